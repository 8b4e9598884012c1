"""Transfers: clauses of handing over, read through the words of transfer and the goods of the lexicon.

The direction is the word's ("receives" turns it round), the item the first phrase of the clause that names goods. A
side that the clause does not name is the other of the two sides told together last, or stays open: it is not guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.findings.event_records import basis_of
from verbale.findings.propositions import Analysis, Clause
from verbale.findings.quoting import clause_quote, passage, shorten
from verbale.findings.standing import status_of
from verbale.findings.syntax import conjuncts, noun_forms, particle_forms, preposition
from verbale.lexicon import Good, Lexicon, TransferWord
from verbale.model import Transfer

SECOND_HAND = frozenset(("second-hand", "secondhand", "used", "old", "aging", "ageing", "surplus", "decommissioned"))
MODERNISED = frozenset(("modernised", "modernized", "upgraded", "refurbished", "repaired", "overhauled"))
NUMBER = re.compile(r"\d[\d,.]*")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "hundred": 100.0}
UNITS = frozenset(
    "ton tonne barrel dollar euro yuan ruble rouble won yen pound percent round unit piece kilogram".split()
)
GIVEN = {"verb": ("obj", "iobj", "with", "of"), "noun": ("of", "poss", "in", "for")}  # where the item stands
TO = ("iobj", "to", "for", "with", "obj")
FROM = ("from", "by", "of")


@dataclass(frozen=True, slots=True)
class Item:
    """What is handed over: the head of its phrase and the goods that it is."""

    head: Token
    good: Good


def find_transfers(analysis: Analysis, lexicon: Lexicon, reference: str | None) -> Iterator[Transfer]:
    """The transfers of a document, in reading order, one per item, supplier and recipient of a sentence.

    Args:
        analysis: its clauses.
        lexicon: for the words of transfer and the goods.
        reference: ISO date from which relative dates are resolved, or None.

    Yields:
        Transfers with ids t1, t2 …
    """
    number = 0
    seen: set[tuple[int, str | None, str | None, str]] = set()
    for clause in analysis.clauses:
        word = _word(clause, lexicon)
        if word is None:
            continue
        for item in _items(clause, lexicon):
            supplier, recipient = _sides(clause, word, item, analysis)
            if supplier is None and recipient is None:
                continue
            key = (clause.sentence.index, _state(supplier), _state(recipient), item.good.category)
            if key in seen:
                continue
            seen.add(key)
            number += 1
            yield _record(clause, word, item, supplier, recipient, f"t{number}", analysis, reference)


def _word(clause: Clause, lexicon: Lexicon) -> TransferWord | None:
    predicate = clause.predicate
    if clause.carrier is not None:  # "gave a loan"
        carried = (lexicon.transfers.get((f, "verb")) for f in particle_forms(clause.carrier))
        if (word := next((w for w in carried if w), None)) is not None:
            return word
    verbal = predicate.pos_ in ("VERB", "AUX")
    forms = particle_forms(predicate) if verbal else noun_forms(predicate)
    return next((w for f in forms if (w := lexicon.transfers.get((f, "verb" if verbal else "noun")))), None)


def _items(clause: Clause, lexicon: Lexicon) -> list[Item]:
    """The goods of a clause: of its object, its "with" phrase, or before and behind an event noun."""
    verbal = clause.predicate.pos_ in ("VERB", "AUX")
    found: list[Item] = []
    if clause.carrier is not None and (given := good_of(clause.predicate, lexicon)) is not None:
        return [Item(clause.predicate, given)]
    for slot in GIVEN["verb" if verbal else "noun"]:
        for head in clause.slots.get(slot, ()):
            for each in conjuncts(head):
                good = good_of(each, lexicon)
                if good is not None and all(i.head.i != each.i for i in found):
                    found.append(Item(each, good))
        if found:
            break
    return found


def good_of(head: Token, lexicon: Lexicon) -> Good | None:
    """The goods that a phrase names: its head, what it is an amount of, or what stands before it.

    Args:
        head: the head of the phrase.
        lexicon: for the goods.
    """
    for form in noun_forms(head):
        if (good := lexicon.goods.get(form)) is not None:
            return _sharper(good, head, lexicon)
    for child in head.children:
        if (
            child.dep_ == "nmod"
            and preposition(child) in ("of", "in")
            and (good := good_of(child, lexicon)) is not None
        ):
            return good
    for child in head.children:
        if child.dep_ in ("compound", "flat") and (good := lexicon.goods.get(child.lower_)) is not None:
            return good
    return None


def _sharper(good: Good, head: Token, lexicon: Lexicon) -> Good:
    """General goods ("technology") take the category of what they are about: "satellite technology"."""
    if good.category != "other":
        return good
    words = [t for c in head.children if c.dep_ in ("compound", "amod", "nmod") for t in c.subtree]
    words += [t for c in head.children if c.dep_.startswith("acl") for t in c.subtree]
    for token in words:
        told = next((g for f in noun_forms(token) if (g := lexicon.goods.get(f)) is not None), None)
        if told is not None and told.category not in ("other", "labour", "money_debt"):
            return replace(good, category=told.category)
    return good


def _sides(clause: Clause, word: TransferWord, item: Item, analysis: Analysis) -> tuple[str | None, str | None]:
    verbal = clause.predicate.pos_ in ("VERB", "AUX") or clause.carrier is not None
    inside = {t.i for t in item.head.subtree}
    subject = _first(clause, ("subj",) if verbal else ("poss", "by", "subj"), analysis, inside if verbal else set())
    if word.direction == "get":
        supplier = _first(clause, FROM, analysis, set()) or _owner(item, clause, analysis)
        recipient = subject
    else:
        supplier = subject or (_first(clause, ("from", "by"), analysis, set()))
        recipient = _first(clause, TO, analysis, set(), without=item.head.i) or _within(item, clause, analysis)
    if not verbal and supplier is None and recipient is None:
        return None, None
    supplier, recipient = _filled(supplier, recipient, clause)
    if supplier is not None and _state(supplier) == _state(recipient):
        recipient = None
    return supplier, recipient


def _within(item: Item, clause: Clause, analysis: Analysis) -> str | None:
    """A recipient that the parser hung on the goods: "tonnes of wheat to Mali", "offered Slovakia helicopters"."""
    for token in item.head.subtree:
        if token.pos_ in ("PROPN", "NOUN") and preposition(token) in ("to", "for"):
            if codes := analysis.resolver.phrase(token, clause.mentions):
                return codes[0]
    for child in item.head.children:
        match = clause.mentions.of(child)
        if child.i < item.head.i and child.dep_ in ("compound", "nmod", "nmod:unmarked") and match is not None:
            if match.names[0].kind in ("state", "capital"):
                return match.names[0].code
    return None


def _owner(item: Item, clause: Clause, analysis: Analysis) -> str | None:
    """Whose goods they are: "bought Russian gas", "wants Seoul's rice"."""
    for child in item.head.children:
        if child.dep_ in ("amod", "nmod:poss", "compound"):
            match = clause.mentions.of(child)
            if match is not None and match.names[0].kind in ("adjective", "state", "capital", "demonym"):
                return match.names[0].code.split(":")[0]
    return None


def _filled(supplier: str | None, recipient: str | None, clause: Clause) -> tuple[str | None, str | None]:
    told = {c.split(":")[0]: c.split(":")[0] for c in clause.pair}
    if supplier is None and recipient is not None and _state(recipient) in told:
        supplier = next((c for c in told if c != _state(recipient)), None)
    elif recipient is None and supplier is not None and _state(supplier) in told:
        recipient = next((c for c in told if c != _state(supplier)), None)
    return supplier, recipient


def _first(
    clause: Clause, slots: Sequence[str], analysis: Analysis, inside: set[int], *, without: int | None = None
) -> str | None:
    for slot in slots:
        for head in clause.slots.get(slot, ()):
            if head.i in inside or head.i == without:
                continue
            codes = analysis.phrase(clause, head)
            if codes:
                return codes[0]
    return None


def _state(code: str | None) -> str | None:
    return None if code is None else code.split(":")[0]


def _record(
    clause: Clause,
    word: TransferWord,
    item: Item,
    supplier: str | None,
    recipient: str | None,
    identity: str,
    analysis: Analysis,
    reference: str | None,
) -> Transfer:
    final = replace(clause.stand, commitment=clause.commitment[-1])
    way = clause.way
    when = next((w for t in clause.times if (w := t.resolve(reference, way))), None)
    evidence, span = clause_quote(clause.sentence, clause.carrier or clause.predicate, clause.predicate, analysis)
    quantity, unit = _quantity(item.head)
    status = status_of(final, scheduled=bool(clause.times))
    words = {t.lower_ for t in item.head.subtree}
    return Transfer(
        id=identity,
        evidence=evidence,
        span=span,
        holders=clause.holders,
        commitment=clause.commitment,
        basis=basis_of(clause),
        confidence=0.7 if supplier and recipient else 0.5,
        entry=f"transfer:{word.word}/{word.pos}",
        supplier=supplier,
        recipient=recipient,
        item=shorten(passage(clause.sentence, item.head).text, 12),
        category=item.good.category,
        form=item.good.form,
        stage=word.stage if status in ("happened", "ongoing", "denied") else _earlier(word.stage, status),
        goods_state="second_hand" if words & SECOND_HAND else "modernised" if words & MODERNISED else None,
        quantity=quantity,
        unit=unit,
        date=when,
        status=status,
    )


def _earlier(stage: str, status: str) -> str:
    """How far a transfer has come that has not happened: what is planned is agreed, the rest sought or offered."""
    if stage in ("sought", "offered", "ordered"):
        return stage
    return "agreed" if status == "planned" else "sought"


def _quantity(head: Token) -> tuple[float | None, str | None]:
    """The number of a phrase and what it counts: "two million barrels of oil", "90% of the debt"."""
    for token in head.subtree:
        if token.pos_ != "NUM" or token.ent_type_ == "DATE":
            continue
        if (found := NUMBER.fullmatch(token.text.rstrip("%"))) is not None:
            value = float(found.group().replace(",", "").rstrip("."))
        elif token.lower_ in SCALES:
            value = 1.0
        else:
            continue
        scale = next((SCALES[t.lower_] for t in (token, *token.children, *_after(token)) if t.lower_ in SCALES), 1.0)
        counted = token.head if token.head != token else head
        unit = "percent" if token.text.endswith("%") or counted.lower_ in ("%", "percent") else counted.lemma_.lower()
        return value * scale, unit if unit in UNITS or counted == head else counted.lemma_.lower()
    return None, None


def _after(token: Token) -> list[Token]:
    return [token.doc[token.i + 1]] if token.i + 1 < len(token.doc) else []
