"""Acts of handing over made into records: status, stage, date, evidence, and what was rejected on the way."""

from dataclasses import replace

from verbale.findings.event_records import basis_of
from verbale.findings.goods import Item, condition_of, item_words, quantity_of
from verbale.findings.handing import VERBAL, Act
from verbale.findings.propositions import Analysis
from verbale.findings.quoting import clause_quote, passage, quote, shorten
from verbale.findings.sides import Sides, side_arguments
from verbale.findings.standing import status_of
from verbale.findings.told_before import Told
from verbale.lexicon import Lexicon
from verbale.model import Argument, Passage, Rejected, Transfer, When

WHOLE, HALF = 0.7, 0.5  # confidence with both sides told, and with one inferred or missing


def as_transfer(
    act: Act,
    item: Item,
    sides: Sides,
    pair: tuple[str | None, str | None],
    told: Told,
    lexicon: Lexicon,
    reference: str | None,
) -> Transfer:
    """The record of one item handed over, or not.

    Args:
        act: the handing over.
        item: the goods.
        sides: both sides with their words; `pair` the supplier and the recipient of this record.
        told: for the document.
        lexicon: for the condition of the goods.
        reference: ISO date from which relative dates are resolved, or None.
    """
    supplier, recipient = pair
    clause = act.clause
    denied = act.halted or act.word.direction == "withhold" or _none(item)
    own = clause.commitment[-1]
    open_ = clause.stand.mood in ("supposed", "called_for", "asked")
    stands = "CT-" if denied and not own.endswith("-") and not open_ else own
    commitment = (*clause.commitment[:-1], stands)
    status = status_of(replace(clause.stand, commitment=stands))
    if status in ("happened", "ongoing") and act.word.stage == "sought":
        status = "called_for"
    way = clause.way
    when: When | None = next((w for t in clause.times if (w := t.resolve(reference, way))), None)
    evidence, span = _evidence(act, told.analysis)
    number, unit = quantity_of(item)
    head = passage(clause.sentence, act.head, bare=True)
    return Transfer(
        id="",
        evidence=evidence,
        span=span,
        holders=clause.holders,
        commitment=commitment,
        basis=basis_of(clause),
        confidence=WHOLE if supplier and recipient and sides.direction == "told" else HALF,
        entry=act.entry,
        supplier=supplier,
        recipient=recipient,
        item=shorten(_named(item, lexicon), 12),
        category=item.good.category,
        form=item.good.form,
        stage=_stage(act, status),
        goods_state=condition_of(item, lexicon),
        quantity=number,
        unit=unit,
        date=when,
        status=status,
        direction=sides.direction,
        trigger=Passage(head.text, head.start, head.end),
        participants=(*side_arguments(sides, act), Argument("item", passage(clause.sentence, item.head))),
        rejected=_rejected(act, item),
    )


def _named(item: Item, lexicon: Lexicon) -> str:
    """The words of an item, from its first to its last."""
    words = sorted(item_words(item, lexicon), key=lambda t: t.i)
    doc = item.head.doc
    inside = {t.i for t in words}
    between = [doc[i] for i in range(words[0].i, words[-1].i + 1)]
    near = [t for t in between if t.i in inside or t.dep_ == "case" or t.pos_ in ("PUNCT", "NUM", "PROPN")]
    kept = {t.i for t in near}
    near = [t for t in near if t.text not in ("-", "–") or t.i - 1 in kept]
    return " ".join("".join(t.text_with_ws for t in near).split()).strip(" ,;-–")


def _none(item: Item) -> bool:
    """Whether there is none of the goods: "would supply no more"."""
    return any(
        c.lower_ == "no"
        for t in (item.head, item.core)
        for c in (*t.children, *(g for k in t.children for g in k.children if k.dep_ == "advmod"))
    )


def _rejected(act: Act, item: Item) -> tuple[Rejected, ...]:
    shorter = f"“{act.word.word}” fits more of the words"
    other = f"“{item.good.term}” tells more closely what it is"
    goods = (Rejected(f"good:{term}", other) for term in item.rivals if term != item.good.term)
    return (*(Rejected(entry, shorter) for entry in act.passed), *goods)


def _stage(act: Act, status: str) -> str:
    """How far a transfer has come: what has not happened is agreed where it is planned, else sought or offered."""
    stage = act.word.stage
    if status in ("happened", "ongoing", "denied", "called_for") or stage in ("sought", "offered", "ordered"):
        return stage
    return "agreed" if status == "planned" else "sought"


def _evidence(act: Act, analysis: Analysis) -> tuple[str, tuple[int, int]]:
    """The clause with the verbs that it completes ("has agreed to sell"), and the noun that a relative clause is of."""
    clause = act.clause
    head = act.verb if act.verb.pos_ in VERBAL else act.head
    while head.dep_ == "xcomp" and head.head.pos_ in VERBAL and head.head.i < head.i:
        head = head.head
    text, span = clause_quote(clause.sentence, head, act.head, analysis)
    if head.dep_ != "acl:relcl":
        return text, span
    start = min(span[0], clause.sentence.at(head.head.left_edge))
    return quote(analysis, clause.sentence, start, span[1], around=clause.sentence.at(act.head))
