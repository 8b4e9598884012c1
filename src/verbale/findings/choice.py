"""Which event entries of the lexicon fit a clause, in the order in which they are tried.

The lexicon goes first. Where its entries compete, where none of a word's entries fits the objects, or where it does not
know the verb, a small classifier over the language model's vectors decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.event_types import NONE
from verbale.findings.propositions import Clause
from verbale.findings.syntax import conjuncts, noun_forms, particle_forms
from verbale.lexicon import EventEntry, Lexicon
from verbale.model import Rejected

Likely = Mapping[str, float]  # the classifier's probability of each type
LOOSE = 0.25  # probability from which a verb of the lexicon is believed without a fitting object
SILENT = 0.75  # from which a verb that the lexicon does not know is believed; measured by cross-validation
MODEL = "model:event_types"
MUTUAL = frozenset(("CONSULT", "COOPERATE"))
# Verbs that are found in every kind of act: the classifier alone makes no event of them.
MOST_REJECTED = 4
PLAIN = frozenset("be have do say make take get go come give put let keep want see know think need use show".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be the clause's.

    Attributes:
        entry: the entry.
        fits: whether one of the objects that it asks for is there.
    """

    entry: EventEntry
    fits: bool


def candidates(clause: Clause, lexicon: Lexicon, likely: Likely) -> Iterator[Candidate]:
    """Entries by the words of the predicate, the best first.

    Args:
        clause: a predicate with its participants.
        lexicon: for the entries.
        likely: the classifier's view of the predicate.

    Yields:
        The longest form's first, those with a fitting object before those without; of several types the likelier first;
        then those whose object is not there, and last an entry of the classifier's own, if it is sure.
    """
    verbal = clause.predicate.pos_ in ("VERB", "AUX")
    forms = particle_forms(clause.predicate) if verbal else noun_forms(clause.predicate)
    table = lexicon.verbs if verbal else lexicon.nouns
    things = _things(clause, verbal=verbal)
    words = {w for t in things for w in _thing_words(t)}
    loose: list[EventEntry] = []
    for form in forms:
        entries = table.get(form, ())
        yield from (Candidate(e, True) for e in _ordered([e for e in entries if e.object & words], likely))
        # whoever strikes something is not on strike
        plain = [e for e in entries if not e.object and not (e.type == "PROTEST" and things and verbal)]
        yield from (Candidate(e, False) for e in _ordered(plain, likely))
        if things or not verbal or " " in form:  # "stops at a plant" stops nobody
            loose.extend(e for e in entries if e.object and not e.object & words)
    if not likely:
        return
    for entry in _ordered(loose, likely):
        if likely[entry.type] >= LOOSE:
            yield Candidate(entry, False)
    if verbal and not _words_of_stance(clause.predicate, lexicon):
        kind = max(likely, key=lambda label: likely[label])
        if kind != NONE and likely[kind] >= SILENT:
            yield Candidate(_own_entry(kind), False)


def _words_of_stance(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb says how an act stands or who tells it rather than what was done ("expects", "plans", "does")."""
    lemma = verb.lemma_.lower()
    if lemma in PLAIN or (lemma, "verb") in lexicon.cues:
        return True
    return any((form, "verb") in lexicon.modality for form in (lemma, *particle_forms(verb)))


def rejected(clause: Clause, chosen: EventEntry, lexicon: Lexicon) -> tuple[Rejected, ...]:
    """Entries of the predicate's words that were not chosen, and why.

    Args:
        clause: the clause.
        chosen: the entry that was.
        lexicon: for the entries.

    Returns:
        At most `MOST_REJECTED`, those of other types first.
    """
    verbal = clause.predicate.pos_ in ("VERB", "AUX")
    forms = particle_forms(clause.predicate) if verbal else noun_forms(clause.predicate)
    table = lexicon.verbs if verbal else lexicon.nouns
    words = {w for t in _things(clause, verbal=verbal) for w in _thing_words(t)}
    found = {e.id: (e, form) for form in forms for e in table.get(form, ()) if e.id != chosen.id}
    others = sorted(found.values(), key=lambda told: told[0].type == chosen.type)
    return tuple(Rejected(e.id, _why(e, form, words, chosen)) for e, form in others[:MOST_REJECTED])


def _why(entry: EventEntry, form: str, words: set[str], chosen: EventEntry) -> str:
    if entry.object and not entry.object & words:
        return f"“{form}” is of it only with such an object as “{min(entry.object)}”"
    if chosen.object & words and not entry.object:
        return "the entry taken asks for the object that is here"
    if len(entry.verbs) and chosen.type != entry.type:
        return f"the entry taken comes first or its type, {chosen.type}, is likelier here"
    return "the entry taken comes first: more of its words, or of its participants, are here"


def _ordered(entries: Sequence[EventEntry], likely: Likely) -> list[EventEntry]:
    """Entries of several types, the likelier type first; else as the lexicon has them."""
    if not likely or len({e.type for e in entries}) < 2:
        return list(entries)
    return sorted(entries, key=lambda e: -likely[e.type])


def _own_entry(kind: str) -> EventEntry:
    return EventEntry(
        id=MODEL,
        type=kind,
        mode=None,
        contexts=(),
        verbs=(),
        nouns=(),
        object=frozenset(),
        actor=(),
        recipient=(),
        mutual=kind in MUTUAL,
        needs="both",
        example="",
        where="",
    )


def _things(clause: Clause, *, verbal: bool) -> list[Token]:
    if verbal:
        clausal = (c for c in clause.predicate.children if c.dep_ in ("xcomp", "ccomp"))
        return [*clause.own.get("obj", []), *clausal]
    return [head for slot in ("of", "poss", "on", "in") for head in clause.own.get(slot, [])]


def _thing_words(head: Token) -> Iterator[str]:
    for each in conjuncts(head):
        yield each.lower_
        yield from noun_forms(each)
        for child in each.children:  # "a considerable amount of technology", "various formats of cooperation"
            if child.dep_ == "nmod" and any(c.lower_ == "of" for c in child.children):
                yield from noun_forms(child)
            if child.dep_ in ("compound", "amod"):
                yield child.lemma_.lower()
