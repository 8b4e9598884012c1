"""Which event entries of the lexicon fit a clause, in the order in which they are tried.

The lexicon goes first. Where its entries compete, where none of a word's entries fits the objects, or where it does not
know the word, the network of senses decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.propositions import Clause, is_event_noun
from verbale.findings.syntax import conjuncts, noun_forms, particle_forms
from verbale.language.sense import NONE
from verbale.lexicon import EventEntry, Lexicon
from verbale.model import Rejected

Likely = Mapping[str, float]  # the probability of each type by the network of senses
# What speaks for an entry, beside the probability of its type (0 to 1), and from which probability a type is believed;
# chosen on the sets for development.
FITTING, PLAIN_WORTH, LONGER, LATER, OWN, CARRIER = 1.25, 0.5, 0.4, 0.01, 0.1, 0.3
LOOSE = 0.25  # of an entry whose object is not there
SILENT, STANCE = 0.6, 0.8  # of no entry at all; where the verb says how an act stands or who tells it
VETO = 0.99  # from which what is no act is left to entries with a fitting object
MODEL = "model:sense"
MUTUAL = frozenset(("CONSULT", "COOPERATE"))
MOST_REJECTED = 4
# Verbs that are found in every kind of act: the network alone makes no event of them.
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
        likely: how likely the network of senses finds each type, and none; empty where it was not asked.

    Yields:
        By the sum of what speaks for each: a fitting object, a longer form, its type's probability. The network's own
        type comes among them where it is sure; what it finds to be no act is left to entries with a fitting object.
    """
    verbal = clause.predicate.pos_ in ("VERB", "AUX")
    forms = particle_forms(clause.predicate) if verbal else noun_forms(clause.predicate)
    table = lexicon.verbs if verbal else lexicon.nouns
    things = _things(clause, verbal=verbal)
    words = {w for t in things for w in _thing_words(t)}
    none = likely.get(NONE, 0.0)
    found: list[tuple[float, Candidate]] = []
    resulting = verbal and _resulting(clause.predicate)
    for place, form in enumerate(forms):
        longer = LONGER * (len(form.split()) - 1) - LATER * place
        for entry in table.get(form, ()):
            worth = likely.get(entry.type, 0.0) + longer
            if entry.object & words:
                found.append((worth + FITTING, Candidate(entry, True)))
            elif not entry.object:
                # whoever strikes something is not on strike
                if none < VETO and not resulting and not (entry.type == "PROTEST" and things and verbal):
                    found.append((worth + PLAIN_WORTH, Candidate(entry, False)))
            elif likely.get(entry.type, 0.0) >= LOOSE and (things or not verbal or " " in form):
                found.append((worth, Candidate(entry, False)))  # "stops at a plant" stops nobody
    if not verbal and clause.carrier is not None:  # "declared a ceasefire" is the declaring, as an entry has it
        for form in particle_forms(clause.carrier):
            for entry in lexicon.verbs.get(form, ()):
                if entry.object & set(noun_forms(clause.predicate)):
                    found.append((FITTING + CARRIER + likely.get(entry.type, 0.0), Candidate(entry, True)))
    if likely:
        kind = max(likely, key=lambda label: likely[label])
        stance = verbal and _words_of_stance(clause.predicate, lexicon)
        if (
            kind != NONE
            and not (verbal and _carries(clause, lexicon))
            and likely[kind] >= (STANCE if stance else SILENT)
        ):
            found.append((likely[kind] - OWN, Candidate(_own_entry(kind), False)))
    yield from (candidate for _, candidate in sorted(found, key=lambda told: -told[0]))


def _resulting(verb: Token) -> bool:
    """Whether a verb tells what its object came to be rather than what was done to it: "left thirty-two dead"."""
    return any(c.dep_ == "obj" for c in verb.children) and any(
        c.dep_ == "xcomp" and (c.pos_ == "ADJ" or c.tag_ == "VBN") for c in verb.children
    )


def _carries(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb says of an event noun that it takes place, and is no act of its own: "the visit took place"."""
    if clause.predicate.lemma_.lower() not in lexicon.occurrence_verbs | lexicon.light_verbs:
        return False
    heads = (head for slot in ("subj", "obj") for head in clause.own.get(slot, ()))
    return any(head.pos_ == "NOUN" and is_event_noun(head, lexicon) for head in heads)


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
        instead={},
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
