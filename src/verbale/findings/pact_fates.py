"""What is said to have happened to an agreement: signed, ratified, prolonged, denounced, violated, and when.

A verb tells it of the agreement that it governs, or of the one told before that "it" or "the treaty" stands for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.dating import Anchored
from verbale.findings.pact_mentions import VERBAL
from verbale.findings.propositions import Clause
from verbale.findings.standing import status_of
from verbale.findings.syntax import is_passive, particle_forms, preposition, verb_slots
from verbale.findings.told_before import Told, state_of
from verbale.lexicon import Lexicon
from verbale.model import When

BY_SUBJECT = frozenset(("in_force", "lapsed", "content", "succeeded", "built_on", "ended", "suspended", "renewed"))
PARTY = frozenset(  # whose subjects are parties
    "signed ratified renewed suspended ended proposed rejected violated joined left kept".split()
)
TO_OBJECT = PARTY | {"built_on"}
OBLIQUE = frozenset(("joined", "left", "succeeded", "built_on", "in_force"))  # of a phrase with a preposition
INTRANSITIVE = frozenset(("ended", "suspended", "renewed", "lapsed"))  # said of an agreement without an object
ORDER = (
    "violated", "ratified", "in_force", "renewed", "suspended", "joined", "left", "lapsed", "ended", "succeeded",
    "built_on", "signed", "proposed", "rejected", "kept", "content",
)  # fmt: skip
UP = frozenset(("obj", "nsubj:pass", "nsubj", "obl", "nmod", "conj"))


@dataclass(frozen=True, slots=True)
class Fate:
    """Something that happened to an agreement.

    Attributes:
        kind: a list of agreements.toml's fates.
        verb: the word; `clause` its clause.
        status: as of events.
        when: the date, or None.
        by: who did it, actor codes.
    """

    kind: str
    verb: Token
    clause: Clause
    status: str
    when: When | None
    by: tuple[str, ...]


def fates_of(
    noun: Token, clause: Clause, told: Told, lexicon: Lexicon, times: Sequence[Anchored], reference: str | None
) -> Iterator[Fate]:
    """What the verbs around a mention say of it.

    Args:
        noun: the word that stands for the agreement, a pronoun included.
        clause: in which it stands.
        told: what the document says.
        lexicon: for the verbs.
        times: of the sentence, with what they hang on.
        reference: ISO date from which relative dates are resolved, or None.
    """
    clauses = {c.predicate.i: c for c in told.clauses.get(clause.sentence.index, ())}
    clauses |= {c.carrier.i: c for c in clauses.values() if c.carrier is not None}
    for verb, role in _verbs(noun):
        kind = _kind(verb, role, lexicon)
        if kind is None:
            continue
        own = clauses.get(verb.i, clause)
        slots = verb_slots(verb)
        heads = [h for h in slots.get("subj", ()) if h != noun]
        by = tuple(dict.fromkeys(str(state_of(c)) for h in heads for c in told.analysis.phrase(own, h)))
        status = _status(verb, own)
        yield Fate(kind, verb, own, status, _when(verb, own, times, reference), by)


def _status(verb: Token, clause: Clause) -> str:
    """As of events; a bare participle tells what has happened, whatever its sentence says: "the pact signed in May"."""
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):
        return "happened"
    return status_of(clause.stand)


def _verbs(noun: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of which a noun is a participant, each with the side it takes: subject or object."""
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    head = node.head
    if head.pos_ in VERBAL and head != node:
        if node.dep_ == "nsubj":
            for verb in (head, *_joined(head)):
                yield verb, "object" if is_passive(verb) else "subject"
        elif node.dep_ == "obl":
            yield head, "oblique"
        elif node.dep_ in ("obj", "nsubj:pass", "xcomp"):
            for verb in (head, *(_joined(head) if node.dep_ == "nsubj:pass" else ())):
                passive = is_passive(verb) or node.dep_ != "nsubj:pass"
                yield verb, "object" if passive else "subject"
    for child in noun.children:
        if child.dep_.startswith("acl") and child.pos_ in VERBAL:
            for verb in (child, *_joined(child)):
                yield verb, _relative_role(verb, child)


def _joined(verb: Token) -> list[Token]:
    """Verbs coordinated with one that share its subject."""
    out = []
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ in VERBAL
            and not any(c.dep_.startswith("nsubj") for c in child.children)
        ):
            out += [child, *_joined(child)]
    return out


def _relative_role(verb: Token, first: Token) -> str:
    if first.dep_ == "acl:relcl":
        pronoun = next((c for c in first.children if c.lower_ in ("which", "that", "who")), None)
        if pronoun is not None and pronoun.dep_ == "nsubj" and not is_passive(verb):
            return "subject"
        return "object"
    return "subject" if verb.tag_ == "VBG" else "object"


def _kind(verb: Token, role: str, lexicon: Lexicon) -> str | None:
    obliques = [c for c in verb.children if c.dep_ == "obl"]
    into = {f"{verb.lemma_} {preposition(c)} {c.lemma_}".lower() for c in obliques}  # "entered into force"
    forms = {*particle_forms(verb), *into}
    allowed = {"subject": BY_SUBJECT, "object": TO_OBJECT}.get(role, OBLIQUE)
    if role == "subject" and any(c.dep_ == "obj" for c in verb.children):
        allowed = allowed - INTRANSITIVE
        if forms & (lexicon.pacts.fates["ended"] | lexicon.pacts.fates["suspended"] | lexicon.pacts.fates["renewed"]):
            return "content"  # "Resolution 9 ended the embargo"
    return next((k for k in ORDER if k in allowed and forms & lexicon.pacts.fates[k]), None)


def _when(verb: Token, clause: Clause, times: Sequence[Anchored], reference: str | None) -> When | None:
    own = [a.time for a in times if a.anchor.i == verb.i]
    shared = [] if own else list(clause.times if verb in (clause.predicate, clause.carrier) else ())
    return next((w for t in (*own, *shared) if (w := t.resolve(reference, "past"))), None)
