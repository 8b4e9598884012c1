"""Drafts: what is known of an agreement while a document is read, and which of them a mention is of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.findings.pact_mentions import Mention
from verbale.model import Clause, TreatyAct, Violation, When


@dataclass(slots=True)
class Draft:
    """An agreement while the document is read: its first telling and what later ones add."""

    first: Mention
    kind: str
    name: str
    key: frozenset[str]
    parties: tuple[str, ...]
    last: int
    year: str | None = None
    number: str | None = None
    adopters: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    signed: When | None = None
    dated: When | None = None
    in_force: When | None = None
    ended: When | None = None
    abolished: bool = False
    clause_gone: bool = False
    secret: bool = False
    succeeds: str | None = None
    clauses: tuple[Clause, ...] = ()
    titled: tuple[Clause, ...] = ()
    history: list[TreatyAct] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    named: list[tuple[Mention, Token]] = field(default_factory=list)


def same_agreement(mention: Mention, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the same number, or of the same parties and name, that a mention is of.

    Args:
        mention: a telling of an agreement.
        drafts: those told before.
    """
    for draft in reversed(drafts):
        if (draft.kind == "resolution") != (mention.kind == "resolution"):
            continue
        if mention.number is not None or draft.number is not None:
            if mention.number == draft.number:
                return draft
            continue
        year = year_of(mention)
        told = draft.year or ((draft.signed.start or "")[:4] if draft.signed is not None else None)
        if year is not None and told and year != told:
            continue
        common = mention.key & draft.key
        if mention.proper and draft.first.proper and mention.key == draft.key and _overlap(mention, draft):
            return draft
        if mention.parties and set(mention.parties) == set(draft.parties):
            if not mention.indefinite and (common or not mention.proper or not draft.first.proper):
                return draft
    return None


def _overlap(mention: Mention, draft: Draft) -> bool:
    return not mention.parties or bool(set(mention.parties) & set(draft.parties))


def can_be(draft: Draft, mention: Mention) -> bool:
    """Whether a definite mention without parties of its own can be of a draft.

    Args:
        draft: told before.
        mention: "the treaty", "their pact of 1990".
    """
    if (draft.kind == "resolution") != (mention.kind == "resolution"):
        return False
    told = draft.year or ((draft.signed.start or "")[:4] if draft.signed is not None else None)
    if mention.dated is not None and told and year_of(mention) != told:
        return False
    if mention.kind == "arrangement" and draft.kind != "arrangement":
        return mention.noun.lemma_.lower() == draft.first.noun.lemma_.lower()
    return set(mention.own) <= set(draft.parties)


def year_of(mention: Mention) -> str | None:
    """The year in a mention's own phrase, or None.

    Args:
        mention: a telling of an agreement.
    """
    return (mention.dated.start or "")[:4] or None if mention.dated is not None else None


def stands(draft: Draft) -> bool:
    """Whether enough was told of an agreement to keep it: "a deal" to which nothing is said to have happened is none.

    Args:
        draft: all that was told.
    """
    told = draft.clauses or draft.signed or draft.dated or draft.ended or draft.history or draft.secret
    if draft.first.indefinite and not told:
        return False
    if draft.kind != "arrangement" or len(set(draft.parties)) > 2:
        return True
    return bool(draft.clauses or draft.signed or draft.dated or draft.ended or draft.history)
