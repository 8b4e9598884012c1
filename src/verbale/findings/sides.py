"""The two sides of a handing over: who supplies, who receives, and how sure that is.

Which slot is whose follows from the word's direction ("receives" turns it round). A phrase that belongs to one of
several goods is that one's ("jets from Israel and tanks from China"). A side that no phrase names is sought in the text
before; what contradicts itself is left open and said to be so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.goods import Item, item_of, owner_words
from verbale.findings.handing import Act
from verbale.findings.quoting import passage
from verbale.findings.syntax import is_passive, preposition, verb_slots
from verbale.findings.told_before import OWNING, THING, Told, state_of
from verbale.lexicon import Lexicon
from verbale.model import Argument

TO = ("to", "for", "into", "onto")
ARRIVED = ("obj", "to", "in", "into", "at", "near", "for", "on")
FROM = ("from", "of")
RELATIVE = frozenset(("which", "who", "that"))
NO_SIDES = frozenset(("UNSC", "AUTHOR", "UNNAMED", "EXPERTS", "MEDIA"))
LINKING = frozenset("-–/")


@dataclass(frozen=True, slots=True)
class Side:
    """One side.

    Attributes:
        codes: actor codes; empty where it is unknown.
        head: the word that names it, or None where it was inferred.
        how: told, inferred or unclear.
    """

    codes: tuple[str, ...] = ()
    head: Token | None = None
    how: str = "told"

    def __bool__(self) -> bool:
        return bool(self.codes)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides, and what was found wanting in them."""

    supplier: Side
    recipient: Side

    @property
    def direction(self) -> str:
        """How sure it is who gives to whom: told, inferred or unclear."""
        ways = {self.supplier.how, self.recipient.how}
        return next((w for w in ("unclear", "inferred") if w in ways), "told")


def sides_of(act: Act, item: Item, items: Sequence[Item], told: Told, lexicon: Lexicon) -> Sides:
    """Who supplies an item and who receives it.

    Args:
        act: the handing over.
        item: one of its goods; `items` all of them.
        told: what the document says.
        lexicon: for the goods, which are no sides.
    """
    finder = _Finder(act, item, items, told, lexicon)
    supplier, recipient = finder.verbal() if act.verbal else finder.nominal()
    return _settled(supplier, recipient, act, told)


def _settled(supplier: Side, recipient: Side, act: Act, told: Told) -> Sides:
    """Missing sides are filled from the text before, contradictory ones left open."""
    clause = act.clause
    if supplier.codes and recipient.codes:
        mine = {state_of(c) for c in supplier.codes}
        rest = tuple(c for c in recipient.codes if state_of(c) not in mine)
        if not rest:  # "it" resolved to the giver, or a text that contradicts itself
            theirs = {state_of(c) for c in recipient.codes}
            if seat := _seated(recipient, mine, act, told):
                recipient = seat  # "the government in Tripoli"
            elif taker := _pronoun(recipient, mine, act, told):
                recipient = taker
            elif giver := _pronoun(supplier, theirs, act, told):
                supplier = giver
            else:
                recipient = Side((), None, "unclear")
        else:
            recipient = Side(rest, recipient.head, recipient.how)
    for known, missing in ((supplier, recipient), (recipient, supplier)):
        if len({state_of(c) for c in known.codes}) != 1 or missing.codes or missing.how == "unclear":
            continue
        one = str(state_of(known.codes[0]))
        pair = [c for c in clause.pair if state_of(c) != one] if one in {state_of(c) for c in clause.pair} else []
        filled = told.beside(clause, one) or (told.subject(clause, one) if _settled_fact(act) else None)
        filled = filled or (pair[0] if len(pair) == 1 else None)
        if filled is not None:
            side = Side((str(state_of(filled)),), None, "inferred")
            supplier, recipient = (supplier, side) if missing is recipient else (side, recipient)
    return Sides(supplier, recipient)


def _seated(side: Side, without: Iterable[str | None], act: Act, told: Told) -> Side:
    """The state in whose town somebody is told to sit."""
    mentions = told.mentions[act.clause.sentence.index]
    head = side.head
    behind = [] if head is None else [*head.children, *head.doc[head.i + 2 : min(head.i + 3, head.sent.end)]]
    for child in behind:
        match = mentions.of(child)
        if preposition(child) in ("in", "of", "from") and match is not None and match.names[0].kind in OWNING:
            code = match.names[0].code
            return Side((code,), side.head) if state_of(code) not in without else Side()
    return Side()


def _settled_fact(act: Act) -> bool:
    """Whether an act is told as done or agreed: only then may what the text is about stand for a side."""
    return act.word.stage != "sought" and act.clause.stand.commitment in ("CT+", "PR+", "CT-")


def _pronoun(side: Side, without: Iterable[str | None], act: Act, told: Told) -> Side:
    if side.head is None or side.head.lower_ not in THING:
        return Side()
    code = told.meant(side.head, act.clause.sentence, frozenset(w for w in without if w))
    return Side((code,), side.head, "inferred") if code is not None else Side()


def _cases(token: Token) -> list[str]:
    """All its prepositions: "on to Kyiv"."""
    return [c.lower_ for c in token.children if c.dep_ == "case"]


def _apart(one: Side, other: Side) -> bool:
    return {state_of(c) for c in one.codes}.isdisjoint({state_of(c) for c in other.codes})


@dataclass(frozen=True, slots=True)
class _Finder:
    act: Act
    item: Item
    items: Sequence[Item]
    told: Told
    lexicon: Lexicon

    def verbal(self) -> tuple[Side, Side]:
        subject, way = self._subject(), self.act.word.direction
        if way in ("give", "withhold") and not subject and is_passive(self.act.head):
            subject = self._first(("from",)) or self._owner()
        if way == "get" and self.item.core.lemma_.lower() in self.lexicon.handover["paper"]:
            return subject, self._first(("from",)) or self._owner()  # whoever buys bonds lends
        if way == "move":
            return self._first(("from",)) or self._owner(), self._first(ARRIVED) or self._within()
        if way == "get":
            giver = self._first(("from",)) or self._first(("iobj", "of", "with")) or self._deep("from") or self._owner()
            return giver, subject or self._deep("to")
        if way == "ask":
            return self._first(("obj", "iobj", "of", "from", "to")), subject
        if way == "relieve":
            given = self._owner(debt=True) or self._first(("iobj", "to", "obj", "for"))
            subject = subject or self._creditor(given)
        elif way == "swap":
            given = self._first(("with", "to", "iobj")) or self._counter()
        else:
            given = self._first(("iobj", "to", "obj")) or self._within() or self._first(("for", "with"))
            given = given or self._deep("to") or self._asker() or self._meant_for()
            if not given and (source := self._first(("from",))) and _apart(source, subject):
                given = Side((), None, "unclear")  # "will provide the weapons from North Korea": who to whom?
        return subject or self._first(("by", "from")), given

    def nominal(self) -> tuple[Side, Side]:
        above = self._subject(self.act.above)
        beside = {**self.act.above}
        if self.act.word.direction == "get":
            recipient = self._first(("poss", "by")) or above
            if self.act.word.stage == "sought":
                supplier = self._first(("to", "from", "of"), goods=False)
            else:
                supplier = self._first(("from", "with")) or self._first(("from", "with"), beside)
            return supplier or self._owner(), recipient or self._over()
        supplier = self._first(("poss", "from", "by")) or self._first(("from", "by"), beside) or self._owner()
        recipient = self._first(("to", "for")) or self._first(("iobj", "to", "for"), beside) or self._within()
        if self.act.word.direction == "move":
            return supplier or self._owner(), recipient
        if self.act.word.direction == "relieve" and not recipient.codes:
            recipient = self._owner(debt=True)
        if not supplier.codes and {state_of(c) for c in above.codes} != {state_of(c) for c in recipient.codes}:
            supplier = above
        return supplier or self._over(), recipient

    def _creditor(self, debtor: Side) -> Side:
        """To whom a debt is owed: "its debt to Russia was written off"."""
        for token in (c for c in self.item.core.children if preposition(c) == "to"):
            codes = self._codes(token)
            if codes and token != debtor.head:
                return Side(codes, token)
        return Side()

    def _counter(self) -> Side:
        """Whose the goods are that come back: "exchanged oil for Chinese locomotives"."""
        for head in self.act.slots.get("for", ()):
            item = item_of(head, self.lexicon)
            if item is not None and (side := self._owner(words=owner_words(item))):
                return side
        return Side()

    def _meant_for(self) -> Side:
        """Whose that is for which the goods are: "spare parts for Venezuela's fighters"."""
        mentions = self.told.mentions[self.act.clause.sentence.index]
        wholes = [*self.act.slots.get("for", ()), *(c for c in self.item.core.children if preposition(c) == "for")]
        for owner in (c for w in wholes for c in w.children if c.dep_ == "nmod:poss"):
            if (match := mentions.of(owner)) is not None and match.names[0].kind in OWNING:
                return Side((match.names[0].code.split(":")[0],), owner)
        return Side()

    def _asker(self) -> Side:
        """Who asks somebody to give: "asked Berlin to send tanks"."""
        node = self.act.head
        while node.dep_ in ("xcomp", "advcl", "ccomp") and node.head.pos_ in ("VERB", "AUX"):
            node = node.head
            word = self.lexicon.transfers.get((node.lemma_.lower(), "verb"))
            if word is not None and word.direction == "ask":
                return self._first(("subj",), verb_slots(node))
        return Side()

    def _over(self) -> Side:
        """Whose the noun is that an act depends on: "Poland's ban on imports of grain"."""
        node = self.act.head
        while node.dep_ in ("nmod", "conj") and node.head.pos_ in ("NOUN", "PROPN"):
            node = node.head
            for owner in (c for c in node.children if c.dep_ in ("nmod:poss", "amod") or preposition(c) == "by"):
                if codes := self._codes(owner):
                    return Side(codes, owner)
        return Side()

    def _deep(self, name: str) -> Side:
        """A phrase of the clause that the parser hung on something further down: "what it needs from Oslo"."""
        for token in self.act.head.subtree:
            if preposition(token) != name or token.pos_ != "PROPN" or self._is_goods(token):
                continue
            match = self.told.mentions[self.act.clause.sentence.index].of(token)
            if match is not None and match.names[0].kind in OWNING and token.i > self.act.head.i:
                return Side((match.names[0].code,), token)
        return Side()

    def _subject(self, slots: dict[str, list[Token]] | None = None) -> Side:
        verb = self.act.verb
        found = self._first(("subj",), slots)
        shared = verb.dep_ in ("conj", "parataxis", "advcl") and not any(
            c.dep_.startswith("nsubj") or c.dep_ == "mark" for c in verb.children
        )
        if not found and shared and verb.head.pos_ in ("VERB", "AUX") and not is_passive(verb):
            return self._first(("subj",), verb_slots(verb.head))  # "agreed to build one, in 1980 sold another"
        if found.codes or verb.dep_ != "acl:relcl":
            return found
        pronoun = next((c for c in verb.children if c.lower_ in RELATIVE and c.dep_.startswith("nsubj")), None)
        at = (pronoun.i if pronoun is not None else 0) - 1
        while at > verb.sent.start and verb.doc[at].is_punct:
            at -= 1  # "missiles from Russia, which lent it the price": the nearest name, not the head of the phrase
        if at >= verb.sent.start and (match := self.told.mentions[self.act.clause.sentence.index].of(verb.doc[at])):
            if match.names[0].kind in OWNING and match.names[0].kind != "adjective":
                return Side((match.names[0].code,), verb.doc[at])
        return found

    def _first(self, names: Sequence[str], slots: dict[str, list[Token]] | None = None, *, goods: bool = True) -> Side:
        """The first phrase of the slots that names a side, the item's own before those of others."""
        told = self.act.slots if slots is None else slots
        for name in names:
            pool = list(told.get(name, ()))
            if slots is None and name in (*TO, *FROM):
                pool += [c for i in self.items for h in {i.head, i.core} for c in h.children if preposition(c) == name]
                pool += [c for c in self.act.head.children if c.dep_ == "obl" and name in _cases(c)]
            ordered = sorted(set(pool), key=lambda h: (h.i < self.item.head.i, h.i)) if name not in ("subj",) else pool
            for head in ordered:
                if name == "subj" and self._is_means(head):  # "two Egyptian aircraft brought arms"
                    return self._owner(words=[c for c in head.children if c.i < head.i])
                if any(head in (i.head, i.core) for i in self.items) or (goods and self._is_goods(head)):
                    continue
                codes = self._codes(head)
                if codes:
                    return Side(codes, head)
                if head.lower_ in THING:
                    return Side(self._meant(head), head, "inferred")
        return Side()

    def _meant(self, head: Token) -> tuple[str, ...]:
        code = self.told.meant(head, self.act.clause.sentence, frozenset())
        return (code,) if code is not None else ()

    def _codes(self, head: Token) -> tuple[str, ...]:
        clause = self.act.clause
        if head.lower_ in THING and (meant := self._meant(head)):
            return meant
        codes = self.told.analysis.phrase(clause, head)
        if not codes:
            codes = self.told.analysis.resolver.phrase(head, clause.mentions, clause.speaker)
        return tuple(c for c in codes if state_of(c) not in NO_SIDES)

    def _is_goods(self, head: Token) -> bool:
        if head.pos_ == "PRON" or self.told.mentions[self.act.clause.sentence.index].of(head) is not None:
            return False
        item = item_of(head, self.lexicon)
        return item is not None and item.good.form != "people"

    def _is_means(self, head: Token) -> bool:
        return self._is_goods(head) and head.lemma_.lower() in self.lexicon.handover["means"]

    def _owner(self, *, debt: bool = False, words: Sequence[Token] | None = None) -> Side:
        """Whose goods they are: "bought Russian gas", "the debt of Zambia"."""
        mentions = self.told.mentions[self.act.clause.sentence.index]
        if debt and self.item.core.lemma_.lower() not in self.lexicon.handover["debtors"]:
            return Side()
        tokens = owner_words(self.item) if words is None else list(words)
        if debt:
            tokens += [c for c in self.item.core.children if preposition(c) in ("of", "from")]
        for token in tokens:
            match = mentions.of(token)
            if match is not None and match.names[0].kind in OWNING:
                follows = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
                if follows in LINKING:  # "Soviet-made tanks" are not the Soviet Union's to give
                    continue
                return Side((match.names[0].code.split(":")[0],), token)
            if token.dep_ == "nmod:poss" and token.pos_ == "PRON" and (codes := self._codes(token)):
                return Side(codes, token) if debt else Side()
        return Side()

    def _within(self) -> Side:
        """A recipient that the parser hung on the goods: "offered Slovakia helicopters"."""
        mentions = self.told.mentions[self.act.clause.sentence.index]
        for child in self.item.head.children:
            match = mentions.of(child)
            if child.i < self.item.head.i and child.dep_ in ("compound", "nmod", "nmod:unmarked") and match is not None:
                if match.names[0].kind in ("state", "capital") and child.doc[child.i + 1].text not in LINKING:
                    return Side((match.names[0].code,), child)
            if child.i < self.item.head.i and child.dep_ == "compound" and child.pos_ == "NOUN":
                if any(c.dep_ == "det" for c in child.children) and (codes := self._codes(child)):
                    return Side(codes, child)  # "lent the Iraqi air force five jets"
        return Side()


def side_arguments(sides: Sides, act: Act) -> tuple[Argument, ...]:
    """The sides as participants of a record, with their words.

    Args:
        sides: of one item.
        act: the handing over.
    """
    told = (("supplier", sides.supplier), ("recipient", sides.recipient))
    return tuple(
        Argument(role, passage(act.clause.sentence, side.head), side.codes)
        for role, side in told
        if side.head is not None
    )
