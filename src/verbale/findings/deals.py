"""Exchanges: what is given for what, so that the legs of a deal can be joined.

A leg is brought in by a phrase ("in exchange for forty bombers", "to be paid for in cotton") or by a clause of its own
("and Cuba sends doctors in return"). A price in money for goods is no leg.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.findings.goods import Item, items_in
from verbale.findings.handing import Act
from verbale.findings.syntax import conjuncts, preposition
from verbale.lexicon import Lexicon
from verbale.model import Transfer

WITH = frozenset(("in", "with", "by"))
NEAR = 1  # sentences between the legs of an exchange
LONGEST = 6  # words of an exchange phrase


@dataclass(frozen=True, slots=True)
class Leg:
    """A transfer with where it was told.

    Attributes:
        transfer: the record; `sentence` the number of its sentence.
        act: its act of handing over, or None of a leg that a phrase brought in.
        answers: whether its clause says that it is given for something else.
        item: the goods, or None of a record made from another one.
    """

    transfer: Transfer
    sentence: int
    act: Act | None = None
    answers: bool = False
    item: Item | None = None


def return_items(act: Act, lexicon: Lexicon) -> list[Item]:
    """The goods that are given in return for those of an act, told in a phrase of its clause.

    Args:
        act: the handing over.
        lexicon: for goods and the phrases of exchange.
    """
    heads: list[Token] = []
    if act.word.direction == "swap":
        heads = [h for h in act.slots.get("for", ()) if h.i > act.head.i]
    for verb in _verbs(act):
        heads += [h for h in _exchanged(verb, lexicon) if h not in heads]
        heads += [h for h in _paid(verb, lexicon) if h not in heads]
    return [i for i in items_in(heads, lexicon) if i.good.form != "money"]


def answers(act: Act, lexicon: Lexicon) -> bool:
    """Whether the clause of an act says that it is given in return for something told elsewhere.

    Args:
        act: the handing over.
        lexicon: for the phrases of exchange.
    """
    return any(_phrases(verb, lexicon) and not list(_exchanged(verb, lexicon)) for verb in _verbs(act))


def _verbs(act: Act) -> Iterator[Token]:
    """The verb of an act and those above it that it completes ("agreed to give")."""
    node = act.verb
    yield node
    while node.dep_ in ("xcomp", "advcl", "ccomp") and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
        yield node


def _phrases(verb: Token, lexicon: Lexicon) -> list[Token]:
    """The heads of the phrases of exchange that hang on a verb, or on its object."""
    near = [c for c in verb.children if c.dep_ in ("obl", "obl:arg", "advmod", "nmod")]
    near += [g for c in verb.children if c.dep_ == "obj" for g in c.children if g.dep_ == "nmod"]
    near += [g for c in verb.children if c.dep_ == "obj" for j in conjuncts(c) for g in j.children if g.dep_ == "nmod"]
    out = []
    for head in near:
        words = " ".join(t.lower_ for t in head.doc[max(head.left_edge.i, head.i - LONGEST) : head.i + 1])
        if any(words.endswith(phrase) for phrase in lexicon.handover["exchange"]):
            out.append(head)
    return out


def _exchanged(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """What stands behind "in exchange for": its phrase, or the one behind it that the parser hung on the verb."""
    for phrase in _phrases(verb, lexicon):
        behind = [c for c in phrase.children if preposition(c) == "for"]
        behind += [c for c in verb.children if preposition(c) == "for" and 0 < c.left_edge.i - phrase.i <= 2]
        yield from behind


def _paid(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The goods with which an act's goods are paid for: "to be paid for in cotton"."""
    for token in verb.subtree:
        if token.pos_ == "VERB" and token.lemma_.lower() in lexicon.handover["payment"] and token != verb:
            yield from (c for c in token.children if preposition(c) in WITH and c.i > token.i)


def joined(legs: Sequence[Leg]) -> list[Transfer]:
    """The transfers with the legs of each exchange under one id.

    Args:
        legs: in order of the text; what a phrase brought in stands behind the act that it answers, under its deal.

    Returns:
        The transfers in the same order; of "in return" the leg before that runs the other way, or the last one to
        whoever now gives, is the other side of the exchange.
    """
    deals: dict[int, str] = {i: leg.transfer.deal for i, leg in enumerate(legs) if leg.transfer.deal}
    number = len(set(deals.values()))
    for at, leg in enumerate(legs):
        if not leg.answers or at in deals:
            continue
        partners = _partners(at, legs)
        if not partners:
            continue
        deal = next((deals[p] for p in partners if p in deals), None)
        if deal is None:
            number += 1
            deal = f"d{number}"
        for partner in (*partners, at):
            deals[partner] = deal
    return [replace(leg.transfer, deal=deals.get(i)) for i, leg in enumerate(legs)]


def _partners(at: int, legs: Sequence[Leg]) -> list[int]:
    """The legs before one that answers: those of the nearest act that gives to whoever gives now, and its fellows."""
    mine = legs[at].transfer
    for back in range(at - 1, -1, -1):
        other = legs[back]
        if legs[at].sentence - other.sentence > NEAR:
            break
        if _fellow(other, legs[at]) or not _runs_back(other.transfer, mine):
            continue
        return [i for i in range(back + 1) if _fellow(legs[i], other)]
    return []


def _runs_back(other: Transfer, mine: Transfer) -> bool:
    giver = _state(mine.supplier)
    return giver is not None and _state(other.recipient) == giver


def _fellow(leg: Leg, other: Leg) -> bool:
    return (
        leg.sentence == other.sentence
        and leg.act is not None
        and other.act is not None
        and (leg.act.head == other.act.head)
    )


def _state(code: str | None) -> str | None:
    return None if code is None else code.split(":")[0]
