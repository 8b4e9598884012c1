"""Agreements: what a document says, in one place or several, of a treaty, resolution, pact or arrangement.

Each noun that names an agreement is one telling of it; tellings of the same parties and kind are gathered, and "the
treaty" without parties is the one told last. Clauses are recognised by patterns of the lexicon in the sentences that
tell of it, and are absent where the sentence says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from verbale.findings.event_records import basis_of
from verbale.findings.propositions import Analysis
from verbale.findings.propositions import Clause as Reading
from verbale.findings.quoting import passage, quote, shorten
from verbale.findings.standing import status_of
from verbale.findings.syntax import conjuncts, noun_forms, noun_slots, particle_forms
from verbale.lexicon import Lexicon
from verbale.model import Agreement, Clause, When

SIDES = ("poss", "between", "among", "with", "of", "subj", "by")
SIGNING = frozenset("sign conclude reach make strike ink agree initial adopt ratify seal clinch".split())
ADOPTERS = frozenset(("UNSC", "UNO", "UNGA"))


@dataclass(slots=True)
class Draft:
    """An agreement while the document is read: the first telling and what later ones add."""

    first: Reading
    kind: str
    name: str
    parties: tuple[str, ...]
    target: tuple[str, ...]
    signed: When | None = None
    ended: When | None = None
    state: str = "in_force"
    clauses: dict[str, Clause] = field(default_factory=dict)


def find_agreements(analysis: Analysis, lexicon: Lexicon, reference: str | None) -> Iterator[Agreement]:
    """The agreements of a document, in the order in which they are first told.

    Args:
        analysis: its clauses.
        lexicon: for what agreements and their clauses are called.
        reference: ISO date from which relative dates are resolved, or None.

    Yields:
        Agreements with ids a1, a2 …
    """
    drafts: list[Draft] = []
    for reading in analysis.clauses:
        if reading.predicate.pos_ not in ("NOUN", "PROPN"):
            _ended(reading, drafts, lexicon, reference)
        for noun in _named(reading, lexicon):
            kind = next(lexicon.pacts.words[f] for f in noun_forms(noun) if f in lexicon.pacts.words)
            draft = _draft(reading, noun, kind, drafts, analysis)
            if draft is None:
                continue
            _tell(draft, reading, lexicon, reference)
            if draft not in drafts:
                drafts.append(draft)
    kept = (d for d in drafts if d.clauses or d.signed or d.ended or d.kind != "arrangement" or len(d.parties) > 2)
    for number, draft in enumerate(kept, start=1):
        yield _record(draft, f"a{number}", analysis)


def _named(reading: Reading, lexicon: Lexicon) -> Iterator[Token]:
    """The nouns of a clause that name agreements: its predicate, or what it is done to or by."""
    heads = [reading.predicate]
    if reading.predicate.pos_ in ("VERB", "AUX"):
        heads = [
            t for slot in ("obj", "subj", "of", "from", "in") for h in reading.slots.get(slot, ()) for t in conjuncts(h)
        ]
    for head in heads:
        if head.pos_ in ("NOUN", "PROPN") and any(f in lexicon.pacts.words for f in noun_forms(head)):
            yield head


def _draft(reading: Reading, noun: Token, kind: str, drafts: Sequence[Draft], analysis: Analysis) -> Draft | None:
    slots = dict(reading.slots) if noun == reading.predicate else noun_slots(noun)
    if noun != reading.predicate and noun in reading.slots.get("obj", ()):
        slots = {
            **slots,
            "subj": reading.slots.get("subj", []),
            "with": [*slots.get("with", []), *reading.slots.get("with", [])],
        }
    codes = [c for slot in SIDES for c in _states(slots.get(slot, ()), reading, analysis)]
    against = [c for slot in ("on", "against") for c in _states(slots.get(slot, ()), reading, analysis)]
    parties = tuple(dict.fromkeys([*codes, *(against if kind == "resolution" else [])]))
    same = next((d for d in reversed(drafts) if d.kind == kind and parties and set(parties) == set(d.parties)), None)
    if same is not None:
        return same
    if len(parties) < 2 and kind != "resolution":
        definite = any(c.lower_ in ("the", "this", "that", "its", "their") for c in noun.children)
        told = next((d for d in reversed(drafts) if d.kind == kind and set(parties) <= set(d.parties)), None)
        return told if definite else None
    if not parties:
        return None
    return Draft(
        reading, kind, shorten(passage(reading.sentence, noun).text, 12), parties, tuple(dict.fromkeys(against))
    )


def _states(heads: Sequence[Token], reading: Reading, analysis: Analysis) -> list[str]:
    return [c.split(":")[0] for h in heads for c in analysis.resolver.phrase(h, reading.mentions)]


def _tell(draft: Draft, reading: Reading, lexicon: Lexicon, reference: str | None) -> None:
    """Add what one telling says: when signed, in what state, with which clauses."""
    final = replace(reading.stand, commitment=reading.commitment[-1])
    status = status_of(final, scheduled=bool(reading.times))
    when = _when(reading, reference)
    carrier = reading.carrier
    if when is not None and draft.signed is None and status in ("happened", "ongoing"):
        draft.signed = when
    if status in ("planned", "possible", "hypothetical", "called_for"):
        draft.state = "proposed" if draft.signed is None else draft.state
    elif status == "denied":
        draft.state = "rejected" if draft.signed is None else draft.state
    elif carrier is not None and carrier.lemma_.lower() in SIGNING and draft.state == "in_force":
        draft.state = (
            "signed" if carrier.lemma_.lower() in ("sign", "initial") and _recent(when, reference) else "in_force"
        )
    text = reading.sentence.span.text
    if any(w in text.lower().split() for w in lexicon.pacts.secret) and draft.kind == "treaty":
        draft.state = "undisclosed" if draft.state == "in_force" else draft.state
    for told in lexicon.pacts.clauses:
        found = told.pattern.search(text)
        if found is None or (told.kind == "mutual_defence_automatic" and told.kind in draft.clauses):
            continue
        before = text[: found.start()].lower().replace("n't", " not").split()[-8:]
        present = not any(w.strip(",.") in lexicon.pacts.absent for w in before)
        draft.clauses[f"{told.kind}{told.obligation or ''}"] = Clause(
            told.kind, present, found.group(), told.obligation, told.trigger, told.automatic
        )
    if draft.kind == "arrangement" and len(draft.parties) == 3 and "security" in text.lower():
        draft.clauses["trilateral_security"] = Clause("trilateral_security", True, draft.name)


def _ended(reading: Reading, drafts: Sequence[Draft], lexicon: Lexicon, reference: str | None) -> None:
    """A verb of ending whose object is an agreement (or its clause) told before."""
    if not drafts or not any(f in lexicon.pacts.endings for f in particle_forms(reading.predicate)):
        return
    if reading.stand.commitment != "CT+" or reading.stand.mood != "asserted":
        return
    for slot in ("obj", "from", "of", "subj"):
        for head in reading.slots.get(slot, ()):
            forms = noun_forms(head)
            clause = bool(set(forms) & lexicon.pacts.clause_words)
            kind = next((lexicon.pacts.words[f] for f in forms if f in lexicon.pacts.words), None)
            if not clause and kind is None:
                continue
            draft = next((d for d in reversed(drafts) if clause or d.kind == kind), None)
            if draft is not None:
                draft.ended = draft.ended or _when(reading, reference)
                draft.state = "clause_abolished" if clause else "abolished"
            return


def _when(reading: Reading, reference: str | None) -> When | None:
    way = reading.way
    return next((w for t in reading.times if (w := t.resolve(reference, way))), None)


def _recent(when: When | None, reference: str | None) -> bool:
    return when is not None and reference is not None and (when.start or "")[:7] == reference[:7]


def _record(draft: Draft, identity: str, analysis: Analysis) -> Agreement:
    reading = draft.first
    sentence = reading.sentence
    head: Token = reading.carrier or reading.predicate
    evidence, span = quote(analysis, sentence, sentence.start, sentence.end, around=sentence.at(head))
    adopters = tuple(p for p in draft.parties if p in ADOPTERS)
    return Agreement(
        id=identity,
        evidence=evidence,
        span=span,
        holders=reading.holders,
        commitment=reading.commitment,
        basis=basis_of(reading),
        confidence=0.6,
        entry=f"agreement:{reading.predicate.lemma_.lower()}",
        name=draft.name,
        kind="alleged" if draft.state == "undisclosed" else draft.kind,
        parties=draft.parties,
        state=draft.state,
        adopted_by=adopters if draft.kind == "resolution" else (),
        target=tuple(p for p in draft.parties if p not in adopters) if draft.kind == "resolution" else (),
        signed=draft.signed,
        ended=draft.ended,
        clauses=tuple(draft.clauses.values()) or (Clause("other", True, draft.name),),
    )
