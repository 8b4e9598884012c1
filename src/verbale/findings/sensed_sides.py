"""Sides of an act that no phrase of it names by grammar, told by the network of senses.

"Germany, after weeks of pressure from Warsaw, …", "goods from France were boycotted": who did it and to whom stands in
the sentence, but in no slot of the word that is the act.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.findings.propositions import Analysis, Clause
from verbale.findings.quoting import passage
from verbale.findings.syntax import preposition
from verbale.model import Argument

LEAST, NOUN_LEAST = 0.35, 0.5  # probability from which somebody is believed to be a side of a verb, of a bare noun
INSIDE = frozenset(("det", "amod", "compound", "flat", "nmod:poss", "nummod", "conj", "cc", "nmod:desc", "appos"))
NAMING = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PRON"))


def side_of(clause: Clause, role: str, analysis: Analysis, *, without: frozenset[str]) -> Argument | None:
    """The actor or recipient of an act that the network finds likeliest among the actors named in its sentence.

    Args:
        clause: of the act.
        role: "actor" or "recipient".
        analysis: for its actors.
        without: states and bodies that it cannot be.

    Returns:
        The side, or None where nobody named is likely enough or the network was not asked.
    """
    sensed = clause.sentence.sensed
    if sensed is None:
        return None
    least = NOUN_LEAST if clause.predicate.pos_ == "NOUN" and clause.carrier is None else LEAST
    best: tuple[float, Token, tuple[str, ...]] | None = None
    for head in clause.sentence.span:
        if head.pos_ not in NAMING or head == clause.predicate:
            continue
        likely = sensed.named(role, clause.predicate, list(_phrase(head)))
        if likely < least or (best is not None and likely <= best[0]):
            continue
        codes = tuple(c for c in _codes(clause, head, analysis) if c.split(":")[0] not in without)
        if codes:
            best = (likely, head, codes)
    return Argument(role, passage(clause.sentence, best[1]), best[2]) if best is not None else None


def _codes(clause: Clause, head: Token, analysis: Analysis) -> tuple[str, ...]:
    known = analysis.phrase(clause, head)
    if known or head.pos_ == "PRON":
        return known
    return analysis.resolver.phrase(head, clause.mentions, clause.speaker)


def _phrase(head: Token) -> Iterator[Token]:
    """The words of a phrase that name somebody."""
    yield head
    for child in head.children:
        if child.dep_ in INSIDE or (child.dep_ == "nmod" and preposition(child) == "of"):
            yield from _phrase(child)
