"""Goods that are only pointed at: "the first arrived in May", "refused to deliver them", "the missiles came"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from verbale.findings.goods import Item, item_of
from verbale.findings.handing import Act
from verbale.findings.sides import Side, Sides
from verbale.lexicon import Lexicon
from verbale.model import Transfer

Given = tuple[int, Item, Transfer]  # number of the sentence, goods, record
OPEN = ("sought", "offered")  # stages at which nothing has been handed over
POINTING = frozenset(("it", "them", "they", "these", "those"))


def pointed_at(act: Act, given: Sequence[Given], lexicon: Lexicon) -> list[Item]:
    """Goods told before that a pronoun or a bare portion stands for.

    Args:
        act: the handing over.
        given: what was handed over before.
        lexicon: for the goods and the words that stand for some of them.
    """
    way = act.word.direction
    if not act.verbal or way not in ("give", "get", "move", "withhold") or act.word.stage in OPEN:
        return []
    for head in act.slots.get("subj" if way == "move" else "obj", ()):
        pronoun = head.lower_ in POINTING
        before = _measured(head, lexicon) or _goods_before(head, act, given, lexicon)
        if not pronoun and not _measured(head, lexicon) and not _portion(head, lexicon):
            continue
        if before is not None:
            return [Item(head, head, before.good, stands_for=before)]
    return []


def _measured(head: Token, lexicon: Lexicon) -> Item | None:
    """The goods of a measure told before in the sentence: "25,000 tonnes", after "50,000 tonnes of wheat"."""
    if head.pos_ != "NOUN" or not any(c.dep_ == "nummod" for c in head.children):
        return None
    for token in head.doc[head.sent.start : head.i]:
        item = item_of(token, lexicon) if token.lemma_ == head.lemma_ else None
        if item is not None and item.core != token:
            return item
    return None


def is_portion(item: Item, lexicon: Lexicon) -> bool:
    """Whether goods are named only as part of something: "the first components".

    Args:
        item: the goods.
        lexicon: for the words that stand for some of them.
    """
    core = item.core
    bare = not any(c.dep_ in ("compound", "nmod", "nmod:poss") for c in core.children)
    return bare and item.head == core and item.good.category == "other" and _portion(core, lexicon)


def _portion(head: Token, lexicon: Lexicon) -> bool:
    definite = head.pos_ in ("NUM", "ADJ") or any(c.dep_ in ("det", "amod", "nummod") for c in head.children)
    return definite and (head.pos_ == "NUM" or head.lemma_.lower() in lexicon.handover["portion"])


def _goods_before(head: Token, act: Act, given: Sequence[Given], lexicon: Lexicon) -> Item | None:
    """The goods named last before a word, in its sentence or handed over in the one before."""
    sentence = act.clause.sentence
    for token in reversed([t for t in sentence.span if t.i < head.i]):
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "flat", "nmod:poss"):
            continue
        item = item_of(token, lexicon)
        if item is not None and item.good.form in ("goods", "technology"):
            return item
    for index, item, _ in reversed(given):
        if sentence.index - index <= 1 and item.good.form in ("goods", "technology"):
            return item
    return None


def told_already(item: Item, sentence: int, given: Sequence[Given]) -> Item:
    """Definite goods without sides are those handed over before of the same name or kind: "the missiles arrived".

    Args:
        item: the goods.
        sentence: the number of their sentence.
        given: what was handed over before.
    """
    if not any(c.lower_ in ("the", "these", "those") for c in item.core.children if c.dep_ == "det"):
        return item
    before = [(n, o) for n, o, _ in reversed(given)]
    named = (o for _, o in before if o.core.lemma_ == item.core.lemma_)
    akin = (o for _, o in before if o.good.category == item.good.category)
    near = (o for n, o in before if n == sentence and o.good.form == item.good.form)
    other = next(named, None) or next(akin, None) or next(near, None)
    return item if other is None else replace(item, stands_for=other)


def as_before(sides: Sides, item: Item, given: Sequence[Given]) -> Sides:
    """The sides of goods told before are those of their first telling, where this one does not name them.

    Args:
        sides: as this telling has them.
        item: goods that stand for others.
        given: what was handed over before.
    """
    stood = item.stands_for
    for _, other, transfer in reversed(given):
        if stood is None or other.core.i != stood.core.i or other.core.doc is not stood.core.doc:
            continue
        supplier, recipient = sides.supplier, sides.recipient
        if supplier.head is None and transfer.supplier and transfer.supplier not in recipient.codes:
            supplier = Side((transfer.supplier,), None, "inferred")
        if recipient.head is None and transfer.recipient and transfer.recipient not in supplier.codes:
            recipient = Side((transfer.recipient,), None, "inferred")
        return Sides(supplier, recipient)
    return sides
