"""Transfers: clauses of handing over, read through the words of transfer and the goods of the lexicon.

One record for each item, supplier and recipient. Goods that are only pointed at ("the first arrived in May") are those
told before. What is given in return is a record of its own under the same deal; a claim and its denial are two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from verbale.findings.deals import Leg, answers, joined, return_items
from verbale.findings.disputes import deniers
from verbale.findings.goods import MONEY, Item, item_of, items_in
from verbale.findings.handing import VERBAL, Act, find_acts
from verbale.findings.pointing import OPEN, Given, as_before, is_portion, pointed_at, told_already
from verbale.findings.propositions import Analysis
from verbale.findings.sides import Side, Sides, sides_of
from verbale.findings.syntax import is_passive, preposition
from verbale.findings.told_before import Told, state_of
from verbale.findings.transfer_records import as_transfer
from verbale.lexicon import Good, Lexicon
from verbale.model import Transfer

MOST = 4  # records of one item, where several give or receive it
ARMS = Good(term="equipment", category="conventional_arms", form="goods")


@dataclass(slots=True)
class _Reader:
    """What one document's transfers need; it lives for one document."""

    told: Told
    lexicon: Lexicon
    reference: str | None
    legs: list[Leg] = field(default_factory=list)
    last: list[Given] = field(default_factory=list)
    seen: set[tuple[object, ...]] = field(default_factory=set)
    deals: int = 0


def find_transfers(analysis: Analysis, lexicon: Lexicon, reference: str | None) -> Iterator[Transfer]:
    """The transfers of a document, in reading order, one per item, supplier and recipient of a sentence.

    Args:
        analysis: its clauses.
        lexicon: for the words of transfer and the goods.
        reference: ISO date from which relative dates are resolved, or None.

    Yields:
        Transfers with ids t1, t2 …; the legs of an exchange share a deal (d1, d2 …).
    """
    reader = _Reader(Told.of(analysis), lexicon, reference)
    for act in find_acts(reader.told, lexicon):
        _read(act, reader)
    for number, transfer in enumerate(joined(reader.legs), start=1):
        yield replace(transfer, id=f"t{number}")


def _read(act: Act, reader: _Reader) -> None:
    """Add the transfers that one act of handing over makes."""
    if not act.verbal and _carried(act, reader):
        return
    items = _items(act, reader.lexicon)
    if act.word.direction == "swap" and not return_items(act, reader.lexicon):
        return
    if act.word.direction not in ("pay", "relieve") and any(i.good != MONEY for i in items):
        items = [i for i in items if i.good != MONEY]  # "bonds worth $3 billion"
    if not items or all(is_portion(i, reader.lexicon) for i in items):
        items = pointed_at(act, reader.last, reader.lexicon) or items
    back = return_items(act, reader.lexicon) if items else []
    main: Leg | None = None
    for item in items:
        sides = sides_of(act, item, items, reader.told, reader.lexicon)
        if item.stands_for is None and sides.supplier.head is None and sides.recipient.head is None:
            item = told_already(item, act.clause.sentence.index, reader.last)
        if item.stands_for is not None:
            sides = as_before(sides, item, reader.last)
        for supplier, recipient in _pairs(sides):
            leg = _add(act, item, sides, supplier, recipient, reader)
            main = main or leg
    if main is not None and back:
        _add_return(act, back, main, items, reader)


def _carried(act: Act, reader: _Reader) -> bool:
    """Whether a noun is the object of a verb that hands it over itself: "sent a shipment of arms"."""
    verb = act.verb
    if verb == act.head or verb.pos_ not in VERBAL:
        return False
    under = act.head.dep_ in ("obj", "nsubj:pass") or act.head.dep_ == "conj"
    told = [leg for leg in reader.legs if leg.act is not None and leg.act.head == verb]
    return bool(told) and (under or any(leg.item is not None and leg.item.head == act.head for leg in told))


def _items(act: Act, lexicon: Lexicon) -> list[Item]:
    way = act.word.direction
    if not act.verbal:
        names: tuple[str, ...] = ("of", "for", "in", "poss") if way == "get" else ("of", "poss", "in")
    elif way == "move":
        names = ("subj",)
    elif way == "ask" or act.word.word.endswith(" for"):
        names = ("for",)
    else:
        names = ("obj", "with", "iobj", act.word.word.split()[-1])
    for name in names:
        heads = list(act.slots.get(name, ()))
        if name == "obj":  # a second object that the parser took for what the first one is
            heads += [c for c in act.head.children if c.dep_ == "xcomp" and c.pos_ in ("NOUN", "PROPN")]
        if not act.verbal and name in ("of", "for"):  # "dropped its order for boats"
            heads += [h for h in act.above.get(name, ()) if h.i > act.head.i]
        found = items_in(heads, lexicon)
        if found and act.verbal:
            found += [i for i in items_in(_beyond(act), lexicon) if all(i.core != f.core for f in found)]
        found = [i for i in found if i.head != act.head and _fits(i, act, lexicon)]
        if found:
            return found
    if not act.verbal:  # "the sale to Ankara of fighters", wherever the parser hung the goods
        behind = (t for t in act.head.subtree if t.i > act.head.i and preposition(t) == "of" and t.dep_ == "nmod")
        for token in behind:
            if found := [i for i in items_in((token,), lexicon) if _fits(i, act, lexicon)]:
                return found
    if way == "arm" and act.slots.get("obj"):  # "armed the rebels"
        return [Item(act.head, act.head, ARMS)]
    if not act.verbal and (own := item_of(act.head, lexicon)) is not None and own.good.form == "money":
        return [own] if act.word.word in ("loan", "credit", "grant", "refund") and _fits(own, act, lexicon) else []
    return []


def _beyond(act: Act) -> list[Token]:
    """Further goods with a giver of their own, hung on that of the first: "jets from Oslo and tanks from Rome"."""
    sides = [h for side in ("from", "to") for h in act.slots.get(side, ())]
    near = [c for h in sides for c in h.children if c.dep_ in ("conj", "appos")]
    near += [c for c in act.head.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    return [c for c in near if any(preposition(k) in ("from", "to") for k in c.children)]


def _fits(item: Item, act: Act, lexicon: Lexicon) -> bool:
    """Whether goods are such as the word hands over."""
    way, money = act.word.direction, item.good.category == "money_debt"
    if way == "relieve":
        return money
    if way == "make" and (is_passive(act.head) or act.head.dep_ == "acl"):
        return False  # "ships built for the navy" are not said to be given
    if way == "pay":
        return money and not [i for i in items_in(act.slots.get("for", ()), lexicon) if i.good.form != "money"]
    if way == "move":
        return item.good.term not in lexicon.handover["flat"] and item.good.form in ("goods", "technology", "money")
    return item.good.term not in ("part",) or act.word.stage in ("shipped", "received", "agreed", "ordered")


def _pairs(sides: Sides) -> list[tuple[str | None, str | None]]:
    givers: Sequence[str | None] = sides.supplier.codes or (None,)
    takers: Sequence[str | None] = sides.recipient.codes or (None,)
    return [(g, t) for g in givers for t in takers if g != t or g is None][:MOST]


def _add(
    act: Act, item: Item, sides: Sides, supplier: str | None, recipient: str | None, reader: _Reader
) -> Leg | None:
    if supplier is None and recipient is None:
        return None
    if act.word.direction == "make" and (supplier is None or sides.recipient.head is None):
        return None  # who builds something gives it only to whom it is told to be built for
    if sides.direction == "inferred" and item.good.form in ("licence", "service"):
        return None  # whom a state licenses is not told by what else the text is about
    if (supplier is None or recipient is None) and (
        act.word.stage in OPEN
        or act.word.direction in ("relieve", "pay", "arm", "withhold")
        or item.good.form == "people"
        or item.stands_for is not None
        or item.good.term in reader.lexicon.handover["flat"]
        or act.halted
        or act.clause.stand.mood not in ("asserted", "planned", "promised")
        or (act.clause.stand.commitment not in ("CT+", "PR+") and sides.direction != "unclear")
    ):
        return None
    sentence = act.clause.sentence.index
    key = (sentence, item.core.i, state_of(supplier), state_of(recipient))
    if key in reader.seen:
        return None
    before = next((n for n, leg in enumerate(reader.legs) if _same_goods(leg, sentence, item)), None)
    if before is not None and sides.direction == "inferred":
        return None
    reader.seen.add(key)
    if before is not None and reader.legs[before].transfer.direction == "inferred":
        del reader.legs[before]  # what a clause tells itself goes before what was inferred for another one
    transfer = _record(act, item, sides, (supplier, recipient), reader)
    leg = Leg(transfer, sentence, act, answers(act, reader.lexicon), item)
    reader.legs.append(leg)
    reader.last.append((sentence, item, transfer))
    for who in deniers(act.verb, act.clause, reader.told, reader.lexicon):
        denied = replace(transfer, holders=("AUTHOR", who), commitment=("Uu", "CT-"), status="denied")
        reader.legs.append(Leg(denied, sentence))
    return leg


def _same_goods(leg: Leg, sentence: int, item: Item) -> bool:
    return (
        leg.act is not None and leg.sentence == sentence and (leg.item is not None and leg.item.core.i == item.core.i)
    )


def _add_return(act: Act, back: Sequence[Item], main: Leg, items: Sequence[Item], reader: _Reader) -> None:
    """The other leg of an exchange that a phrase of the clause tells."""
    giver, taker = main.transfer.recipient, main.transfer.supplier
    reader.deals += 1
    deal = f"d{reader.deals}"
    for item in back:
        if any(item.core == i.core for i in items):
            continue
        whose = sides_of(act, item, back, reader.told, reader.lexicon)
        supplier = giver or next((c for c in whose.supplier.codes if c != taker), None)
        key = (main.sentence, item.core.i, state_of(supplier), state_of(taker))
        if key in reader.seen or (supplier is None and taker is None):
            continue
        reader.seen.add(key)
        sides = Sides(Side((supplier,) if supplier else (), None, "inferred"), Side((taker,) if taker else ()))
        transfer = replace(_record(act, item, sides, (supplier, taker), reader), deal=deal)
        reader.legs.append(Leg(transfer, main.sentence))
    if any(leg.transfer.deal == deal for leg in reader.legs):
        reader.legs[:] = [
            replace(leg, transfer=replace(leg.transfer, deal=deal)) if leg.act == act else leg for leg in reader.legs
        ]


def _record(act: Act, item: Item, sides: Sides, pair: tuple[str | None, str | None], reader: _Reader) -> Transfer:
    return as_transfer(act, item, sides, pair, reader.told, reader.lexicon, reader.reference)
