"""Mentions of agreements: the nouns and names that stand for one, with its parties, number and date as told there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from verbale.findings.dating import Anchored
from verbale.findings.mentions import Mentions
from verbale.findings.propositions import Clause
from verbale.findings.quoting import shorten
from verbale.findings.syntax import noun_forms, noun_slots, particle_forms, preposition, verb_slots
from verbale.findings.told_before import THING, Told
from verbale.intake.calendar import MONTHS
from verbale.language import Sentence
from verbale.lexicon import Lexicon
from verbale.model import When

VERBAL = ("VERB", "AUX")
SIDES = ("poss", "between", "among", "with", "of", "by", "under", "for")
ADOPTERS = frozenset(("UNSC", "UNO", "UNGA"))
AIMED = frozenset(("on", "against", "to", "upon", "from", "with"))
MAKING = tuple("signed ratified renewed suspended ended proposed rejected violated joined left kept".split())
CAPITAL = ("capital", "place", "seat")
POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "both"))
LONGEST = 12  # words of a name
OTHER = frozenset(("new", "another", "further", "similar", "possible", "future", "specific", "second", "separate"))
JOINING = frozenset(("of", "on", "for", "and", ","))
LEADING = re.compile(r"^(?:the|a|an|its|their|his|this|that)\s+", re.IGNORECASE)
COUNTED = {"two": 2, "both": 2, "three": 3, "four": 4}
GENERIC = frozenset("treaty pact agreement accord deal protocol the a of and on between with convention".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an agreement.

    Attributes:
        noun: the word; `sentence` where it stands, `clause` the clause of the nearest predicate.
        kind: as in agreements.toml.
        name: its words; `key` those that tell it from others.
        parties: actor codes, states or bodies, `own` those that its phrase names; `adopters` of a resolution, `bound`
            those whom it obliges, `target` at whom it is aimed.
        number: of a resolution, or None.
        dated: the date in its own phrase ("the treaty of 1947"), or None.
        definite: whether it points to one told before or well known; `indefinite` whether it brings in one.
        proper: whether it has a name of its own.
    """

    noun: Token
    sentence: Sentence
    clause: Clause
    kind: str
    name: str
    key: frozenset[str]
    parties: tuple[str, ...]
    own: tuple[str, ...]
    adopters: tuple[str, ...]
    bound: tuple[str, ...]
    target: tuple[str, ...]
    number: str | None
    dated: When | None
    definite: bool
    indefinite: bool
    proper: bool


def kind_of(token: Token, lexicon: Lexicon) -> str | None:
    """The kind of agreement that a word names, or None.

    Args:
        token: any word.
        lexicon: for what agreements are called.
    """
    pacts = lexicon.pacts
    if token.pos_ not in ("NOUN", "PROPN") or (token.dep_ in ("compound", "flat") and not _numbered(token)):
        return _named_kind(token, lexicon)
    if token.dep_ == "nmod" and preposition(token) == "of" and not any(c.dep_ == "det" for c in token.children):
        if any(f in pacts.words for f in noun_forms(token.head)):
            return None  # the understanding of a memorandum
    if (kind := next((pacts.words[f] for f in noun_forms(token) if f in pacts.words), None)) is not None:
        return kind
    proper = token.text[:1].isupper() and _before(token) is not None
    if proper and (kind := next((pacts.capital[f] for f in noun_forms(token) if f in pacts.capital), None)):
        return kind
    made = f"{token.head.lemma_} {token.lemma_}".lower() if token.dep_ in ("obj", "nsubj:pass") else ""
    return pacts.made.get(made) or _named_kind(token, lexicon)


def _named_kind(token: Token, lexicon: Lexicon) -> str | None:
    names = lexicon.pacts.names
    if token.text in names and token.pos_ in ("PROPN", "NOUN"):
        return names[token.text]
    if token.i + 1 < len(token.doc) and (pair := f"{token.text} {token.doc[token.i + 1].text}") in names:
        return names[pair]
    return None


def _numbered(token: Token) -> bool:
    """Whether a noun is one that a number follows, whatever the parser made of it: "Council Resolution 1929"."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ == "NUM" and token.text[:1].isupper()


def _before(token: Token) -> Token | None:
    """The capitalised word before a noun, if one stands there."""
    if token.i <= token.sent.start:
        return None
    before = token.doc[token.i - 1]
    return (
        before
        if before.text[:1].isupper()
        and before.pos_ in ("PROPN", "ADJ", "NOUN")
        and not (before.i == token.sent.start and before.dep_ == "det")
        else None
    )


def find_mentions_of_pacts(
    told: Told, lexicon: Lexicon, times: Mapping[int, Sequence[Anchored]], reference: str | None
) -> Iterator[Mention]:
    """The mentions of a document's agreements, in reading order.

    Args:
        told: what the document says.
        lexicon: for what agreements are called.
        times: by number of the sentence, its times with what they hang on.
        reference: ISO date from which relative dates are resolved, or None.
    """
    for index, sentence in told.sentences.items():
        clauses = told.clauses.get(index, [])
        for token in sentence.span:
            kind = kind_of(token, lexicon)
            if kind is not None and clauses:
                yield _mention(token, kind, nearest(token, clauses), told, lexicon, times[index], reference)


def nearest(token: Token, clauses: Sequence[Clause]) -> Clause:
    """The clause of the nearest predicate above a word, else the first of the sentence.

    Args:
        token: the word.
        clauses: of its sentence.
    """
    by_head = {c.predicate.i: c for c in clauses} | {c.carrier.i: c for c in clauses if c.carrier is not None}
    node = token
    while node.i not in by_head and node.head != node:
        node = node.head
    return by_head.get(node.i, clauses[0])


def _mention(
    noun: Token,
    kind: str,
    clause: Clause,
    told: Told,
    lexicon: Lexicon,
    times: Sequence[Anchored],
    reference: str | None,
) -> Mention:
    reader = _Parties(noun, clause, told, lexicon)
    own = reader.own()
    parties = reader.parties(own)
    number = _number(noun) if kind == "resolution" else None
    adopters: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    if kind == "resolution":
        world = any(c.lower_ == "international" for c in noun.children)
        default = ("UNSC",) if number or _united_nations(noun) else ("INTERNATIONAL_COMMUNITY",) if world else ()
        adopters = tuple(p for p in parties if p in ADOPTERS) or default
        target = tuple(dict.fromkeys([*reader.targets(), *(p for p in own if p not in ADOPTERS)]))
        parties = (*adopters, *target)
    span = _name_span(noun)
    mentions = told.mentions[clause.sentence.index]
    key = frozenset(
        t.lower_
        for t in span
        if (t.text[:1].isupper() or t.like_num) and not _names_a_side(t, noun, mentions) and t.lower_ not in GENERIC
    )
    dated = next((w for a in times if a.anchor.i == noun.i and (w := _day(a, number, reference))), None)
    determiners = [c for c in noun.children if c.dep_ in ("det", "nmod:poss")]
    return Mention(
        noun=noun,
        sentence=clause.sentence,
        clause=clause,
        kind=kind,
        name=shorten(re.sub(LEADING, "", span.text.strip(" ,")), LONGEST),
        key=key,
        parties=parties,
        own=own,
        adopters=adopters,
        bound=reader.bound() if kind == "resolution" else (),
        target=target,
        number=number,
        dated=dated,
        definite=any(c.lower_ in POINTING for c in determiners),
        indefinite=any(c.dep_ == "det" and c.lower_ not in POINTING for c in determiners)
        or any(c.lower_ in OTHER for c in noun.children),
        proper=bool(key) or number is not None,
    )


def _united_nations(noun: Token) -> bool:
    return any(t.lower_ in ("u.n.", "un", "council", "nations") for t in _name_span(noun))


def _names_a_side(token: Token, noun: Token, mentions: Mentions) -> bool:
    """Whether a word of a name is a state's, so that it tells who it is between and not which one it is."""
    match = mentions.of(token)
    return (
        match is not None
        and match != mentions.of(noun)
        and match.names[0].kind in ("state", "adjective", "demonym", "nickname", "organisation")
    )


def _day(anchored: Anchored, number: str | None, reference: str | None) -> When | None:
    if number is not None and anchored.time.text.strip() == number:
        return None
    return anchored.time.resolve(reference, "past")


def _number(noun: Token) -> str | None:
    for token in noun.doc[noun.i + 1 : min(noun.i + 3, noun.sent.end)]:
        if token.pos_ == "NUM" or token.text.isdigit():
            return str(token.text)
        if token.lower_ not in ("no.", "no", "number"):
            return None
    return None


def _name_span(noun: Token) -> Span:
    """The words of an agreement's name: those before it, "of friendship and cooperation" behind, its number."""
    doc, first, last = noun.doc, noun.i, noun.i
    while first > noun.sent.start:
        token = doc[first - 1]
        listed = token.lower_ in ("and", ",") and noun.text[:1].isupper() and doc[first - 2].text[:1].isupper()
        if not (token.pos_ in ("PROPN", "ADJ", "NOUN", "NUM") or token.text in ("-", "–") or listed):
            break
        if token.pos_ == "NUM" and token.head != noun:
            break
        first -= 1
    while last + 1 < noun.sent.end:
        token, behind = doc[last + 1], doc[last + 2] if last + 2 < noun.sent.end else None
        if last == noun.i and token.pos_ == "NUM":
            last += 1
        elif token.lower_ in JOINING and behind is not None and _title_word(behind, noun, begun=last > noun.i):
            last += 2
        elif last > noun.i and _title_word(token, noun, begun=True):
            last += 1
        else:
            break
    return doc[first : last + 1]


def _title_word(token: Token, noun: Token, *, begun: bool) -> bool:
    """Whether a word behind the noun belongs to the title: capitals as the noun has them, or "of friendship"."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.ent_type_ in ("DATE", "GPE", "NORP", "ORG"):
        return False
    if token.lower_ in MONTHS:
        return False
    return token.text[:1].isupper() if noun.text[:1].isupper() else token.text[:1].islower()


@dataclass(frozen=True, slots=True)
class _Parties:
    """Reads who an agreement is between, or at whom it is aimed."""

    noun: Token
    clause: Clause
    told: Told
    lexicon: Lexicon

    def own(self) -> tuple[str, ...]:
        """Those that its phrase names."""
        return tuple(dict.fromkeys([*self._own(), *self._relative()]))

    def parties(self, own: Sequence[str]) -> tuple[str, ...]:
        """Those, or with those of the verb that governs it; of a treaty made with one, who made it."""
        found = list(own)
        if len(set(found)) < 2:
            found += self._governed(known=found)
        return tuple(dict.fromkeys(found))

    def targets(self) -> tuple[str, ...]:
        """At whom a resolution is aimed: "on Iraq", "forbade Iraq to …", "the embargo that it had laid on Somalia"."""
        verbs = [self.noun.head, *(c for c in self.noun.children if c.dep_.startswith("acl"))]
        heads = [h for slot in ("on", "against", "to") for h in noun_slots(self.noun).get(slot, ())]
        for verb in (v for v in verbs if v.pos_ in VERBAL):
            slots = verb_slots(verb)
            heads += [h for slot in ("obj", "iobj", "on", "against", "to", "upon") for h in slots.get(slot, ())]
            if self.noun not in slots.get("obj", ()):  # "lifted its embargo on Oslo by Resolution 9"
                heads += [c for h in slots.get("obj", ()) for c in h.subtree if preposition(c) in AIMED]
        return tuple(c for c in self._codes(h for h in heads if h != self.noun) if c not in ADOPTERS)

    def bound(self) -> tuple[str, ...]:
        """Whom a resolution obliges or forbids something: "let Iraq sell oil", "required Libya to hand over"."""
        verb = self.noun.head
        if verb.pos_ not in VERBAL or self.noun.dep_ != "nsubj" or not self._acts(verb, ("content",)):
            return ()
        slots = verb_slots(verb)
        to_do = any(c.dep_ in ("xcomp", "advcl", "ccomp") for c in verb.children)
        return tuple(self._codes([*slots.get("obj", ()), *slots.get("iobj", ())])) if to_do else ()

    def _own(self) -> list[str]:
        slots = noun_slots(self.noun)
        heads = [h for slot in SIDES for h in slots.get(slot, ()) if not self._is_place(h, slot)]
        for child in self.noun.children:  # "Treaty of Friendship with the Soviet Union": hung further down
            if child.dep_ in ("nmod", "conj") and child.i > self.noun.i:
                heads += [t for t in child.subtree if preposition(t) in ("with", "between", "to") and t.pos_ == "PROPN"]
        return self._codes(heads)

    def _is_place(self, head: Token, slot: str) -> bool:
        """Whether a town names an agreement that was made there: "the Budapest Memorandum"."""
        mentions = self.told.mentions[self.clause.sentence.index]
        match = mentions.of(head)
        if match is not None and match == mentions.of(self.noun):
            return True  # the name of a body that the agreement made
        if match is None or match.names[0].kind not in CAPITAL:
            return False
        if slot not in ("poss", "of") or head.dep_ == "nmod:poss":
            return False
        near = [t for t in head.doc[max(head.sent.start, head.i - 2) : head.i + 3] if t.text in ("-", "–", "and")]
        return not near

    def _relative(self) -> list[str]:
        """The subjects of relative clauses and participles: "that India and Nepal signed", "signed by the two"."""
        heads: list[Token] = []
        for verb in (c for c in self.noun.children if c.dep_.startswith("acl") and c.pos_ in VERBAL):
            slots = verb_slots(verb)
            if any(c.lower_ in ("which", "whom") and c.dep_ == "obl" for c in verb.children):
                sides = ("subj", "obj", "iobj", "to", "from", "with")  # "under which Ghana rents a base from Togo"
                heads += [h for slot in sides for h in slots.get(slot, ()) if h != self.noun]
                continue
            if not self._acts(verb, MAKING):
                continue  # who brokered it, or is bound by it, is told otherwise
            heads += [h for slot in ("subj", "by", "with", "between") for h in slots.get(slot, ()) if h != self.noun]
        for parenthesis in (c for c in self.noun.children if c.dep_ in ("appos", "parataxis")):
            for verb in (c for c in parenthesis.children if c.dep_.startswith("acl")):
                heads += [h for h in verb_slots(verb).get("subj", ()) if h not in (self.noun, parenthesis)]
        return self._codes(heads)

    def _acts(self, verb: Token, fates: Iterable[str]) -> bool:
        forms = set(particle_forms(verb))
        return any(forms & self.lexicon.pacts.fates[f] for f in fates)

    def _governed(self, known: Sequence[str]) -> list[str]:
        """The participants of the verb that governs the agreement."""
        node = self.noun
        while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
            node = node.head
        verb = node.head
        if verb.pos_ not in VERBAL or node.dep_ not in ("obj", "nsubj:pass", "nsubj", "obl", "ccomp", "xcomp"):
            return []
        slots = verb_slots(verb)
        names: tuple[str, ...]
        if node.dep_ == "nsubj":
            names = ("obj", "with", "between") if self._acts(verb, ("content",)) else ("with", "between")
        elif node.dep_ == "obl":
            case = preposition(node)
            if case not in ("by", "under", "in", "with", "through", "to", "from"):
                return []
            names = ("subj", "obj", "iobj", "to", "with")
        elif self._acts(verb, MAKING) or any(c.lower_ in ("a", "an") for c in self.noun.children):
            names = ("subj", "with", "to", "between")
        else:
            names = ("with", "between")
        heads = [h for slot in names for h in slots.get(slot, ()) if h != node and h != self.noun]
        if preposition(node) == "to":  # "their pact gave way to a treaty with Rome"
            heads += [c for h in slots.get("subj", ()) if kind_of(h, self.lexicon) for c in h.children]
        return [c for c in self._codes(heads) if c not in known]

    def _codes(self, heads: Iterable[Token]) -> list[str]:
        out: list[str] = []
        for head in heads:
            if kind_of(head, self.lexicon) is not None and head.pos_ != "PROPN":
                continue
            out += [c.split(":")[0] for c in self._resolved(head)]
        loose = {"AUTHOR", "UNNAMED", *self.lexicon.groups}
        return [c for c in dict.fromkeys(out) if c not in loose]

    def _resolved(self, head: Token) -> tuple[str, ...]:
        counted = next((COUNTED[t.lower_] for t in (head, *head.children) if t.lower_ in COUNTED), None)
        if counted is not None and (near := self.told.sides_before(head, self.clause.sentence, counted)):
            return near
        if head.lower_ in THING and (one := self.told.meant(head, self.clause.sentence, frozenset())):
            return (one,)
        analysis = self.told.analysis
        return analysis.phrase(self.clause, head) or analysis.resolver.phrase(head, self.clause.mentions)
