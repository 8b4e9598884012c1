"""Mending the parse with what the lexicon knows: names are units, lists of names are coordinated.

A statistical parser that has seen few reports of this kind takes names apart ("Kim Jong-un left": "un" the subject)
and lists too ("security cooperation between South Korea, the U.S. and Japan"). The lexicon knows where the names are,
so the heads are set right before anybody reads them. Masking names before the parse was the alternative; it makes
two texts out of one and its offsets must be kept apart everywhere.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from verbale.lexicon import NameMatch, verb_lemmas

BEST = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "nmod:poss",
    "obl",
    "obl:agent",
    "nmod",
    "conj",
    "root",
    "ROOT",
    "compound",
    "amod",
)
LISTED = frozenset(("state", "person", "organisation", "capital", "demonym", "adjective", "nickname"))
TITLE = frozenset(("NOUN", "PROPN", "ADJ"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A name of the lexicon on the words [first, last] of a sentence; `head` is the word that stands for it."""

    first: int
    last: int
    head: int
    kinds: frozenset[str]


def repair(sentence: Span, matches: Sequence[NameMatch], verbs: Container[str] = ()) -> None:
    """Set the heads of names and of lists of names in a parsed sentence.

    Args:
        sentence: changed in place; it stays one tree.
        matches: the lexicon's names in it, at offsets of the sentence's text.
        verbs: dictionary forms of verbs, by which a sentence without any finite verb is given one.
    """
    units = [unit for match in matches if (unit := _unit(sentence, match)) is not None]
    _verb(sentence, units, verbs)
    for unit in units:
        _join(sentence, unit)
    for unit in units:
        _subject(sentence, unit)
    _coordinate(sentence, units)


def _verb(sentence: Span, units: Sequence[Unit], verbs: Container[str]) -> None:
    """Give a sentence that has no verb the one that follows its first name: "Paraguay sells electricity"."""
    if not units or len(sentence) < 4:
        return
    named = {i for u in units for i in range(u.first, u.last + 1)}
    root = sentence.root
    if root.pos_ == "NOUN" and root.i - 1 in named and root.dep_ == "ROOT" and root.text[0].islower():
        following = sentence.doc[root.i + 1] if root.i + 1 < sentence.end else None
        if following is not None and following.pos_ in ("DET", "PRON", "SCONJ", "PROPN", "NUM", "ADJ"):
            form = next((f for f in verb_lemmas(root.lower_)[:-1] if f in verbs), None)
            if form is not None and root.lower_.endswith(("s", "ed")):  # "Baku denies that …", "Paris backs the plan"
                root.pos_, root.tag_, root.lemma_ = "VERB", "VBD" if root.lower_.endswith("ed") else "VBZ", form
                for child in root.children:
                    if child.i < root.i and child.dep_ in ("compound", "nmod", "amod", "nmod:poss"):
                        child.dep_ = "nsubj"
                    elif child.i > root.i and child.dep_ in ("acl:relcl", "acl"):
                        child.dep_ = "ccomp"
                    elif child.i > root.i and child.dep_ in ("appos", "nmod:unmarked", "flat", "conj", "compound"):
                        child.dep_ = "obj"
                return
    if any(t.pos_ in ("VERB", "AUX") for t in sentence):
        return
    for token in list(sentence)[1:-1]:
        if token.i in named or (token.i - 1 in named and token.lower_.endswith("'s")):
            continue
        past, present = token.lower_.endswith("ed"), token.lower_.endswith("s")
        if (
            not (past or present)
            or token.text[0].isupper()
            or not any(f in verbs for f in verb_lemmas(token.lower_)[:-1])
        ):
            continue
        if present and (token.i - 1 not in named or sentence.doc[token.i + 1].is_punct):
            continue
        if root != token:
            token.head = token
            token.dep_ = "ROOT"
            root.head = token
        token.pos_, token.tag_ = "VERB", "VBD" if past else "VBZ"
        token.lemma_ = next(f for f in verb_lemmas(token.lower_) if f in verbs)
        before = [
            t for t in sentence if t.i < token.i and (t == root or t.head.i >= token.i) and t.pos_ in ("PROPN", "NOUN")
        ]
        after = [
            t for t in sentence if t.i > token.i and (t == root or t.head.i <= token.i) and t.pos_ in ("PROPN", "NOUN")
        ]
        subject = next((t for t in reversed(before) if t.dep_ not in ("nmod", "obl")), None)
        thing = next(iter(after), None)
        for found, dep in ((subject, "nsubj"), (thing, "obj")):
            if found is not None:
                _attach(found, token, dep)
        return


def _unit(sentence: Span, match: NameMatch) -> Unit | None:
    base = sentence.start_char
    inside = [t.i for t in sentence if match.start + base <= t.idx < match.end + base]
    if not inside:
        return None
    kinds = frozenset(n.kind for n in match.names)
    head = inside[0] if "person" in kinds else inside[-1]
    return Unit(inside[0], inside[-1], head, kinds)


def _rank(token: Token) -> int:
    return BEST.index(token.dep_) if token.dep_ in BEST else len(BEST)


def _attach(token: Token, head: Token, dep: str) -> bool:
    """Hang a word on another, unless that would close a circle."""
    if token == head or token.is_ancestor(head):
        return False
    token.head = head
    token.dep_ = dep
    return True


def _join(sentence: Span, unit: Unit) -> None:
    """Make a name of several words one node, on the best of the places where the parser put its words."""
    doc = sentence.doc
    words = [doc[i] for i in range(unit.first, unit.last + 1)]
    head = doc[unit.head]
    if len(words) > 1:
        outside = sorted((w for w in words if not unit.first <= w.head.i <= unit.last or w.head == w), key=_rank)
        if outside and outside[0] != head:
            best = outside[0]
            place, dep = best.head, best.dep_
            if best.head == best:  # the name held the sentence's root
                head.head = head
                head.dep_ = "ROOT"
                for w in words:
                    if w != head:
                        w.head = head
                        w.dep_ = "flat"
                return
            if head.head == head or not _attach(head, place, dep):
                return
        for w in words:
            if w == head:
                continue
            for child in list(w.children):
                if not unit.first <= child.i <= unit.last:
                    _attach(child, head, child.dep_)
            _attach(w, head, "flat" if w.dep_ != "punct" else "punct")
    if "person" in unit.kinds and unit.first > sentence.start:
        title = doc[unit.first - 1]
        if (
            head.head == title
            and title.pos_ in ("NOUN", "PROPN")
            and head.dep_ in ("appos", "flat", "nmod:desc", "nmod", "dep")
        ):
            place, dep = title.head, title.dep_
            if place == title:
                return
            if _attach(head, place, dep):
                for child in list(title.children):
                    if child.dep_ in ("case", "conj", "cc", "acl:relcl") and child != head:
                        _attach(child, head, child.dep_)
                _attach(title, head, "nmod:desc")


def _subject(sentence: Span, unit: Unit) -> None:
    """A finite verb without a subject right behind a name has the name for its subject."""
    doc = sentence.doc
    after = unit.last + 1
    while (
        after < sentence.end
        and doc[after].pos_ in ("ADV", "PUNCT")
        and doc[after].text != "."
        and after < unit.last + 3
    ):
        if doc[after].pos_ == "PUNCT":
            return
        after += 1
    if after >= sentence.end:
        return
    verb = doc[after]
    if verb.pos_ == "AUX" and verb.dep_.startswith("aux"):
        verb = verb.head
    finite = verb.tag_ in FINITE or any(c.tag_ in (*FINITE, "MD") for c in verb.children if c.dep_.startswith("aux"))
    if verb.pos_ not in ("VERB", "AUX") or not finite or not verb.i >= after:
        return
    if any(c.dep_.startswith(("nsubj", "csubj", "expl")) for c in verb.children):
        return
    head = doc[unit.head]
    if head.dep_ in BEST[:8] and head.dep_ != "conj" and _rank(head) < BEST.index("obl"):
        return
    if any(c.dep_ == "case" and c.lower_ not in ("'s", "’s") for c in head.children) or head.dep_.startswith("nsubj"):
        return
    if verb.dep_ == "acl:relcl" or (verb.dep_ == "acl" and verb.tag_ != "VBD"):
        return
    if not _attach(head, verb, "nsubj") and head.is_ancestor(verb):
        place, dep = head.head, head.dep_
        if place == head:
            verb.head = verb
            verb.dep_ = "ROOT"
        elif not _attach(verb, place, dep):
            return
        _attach(head, verb, "nsubj")


def _coordinate(sentence: Span, units: Sequence[Unit]) -> None:
    """Names set side by side with commas and "and" hang on the first of them."""
    doc = sentence.doc
    listed = [u for u in units if u.kinds & LISTED and not _modifies(doc, u)]
    i = 0
    while i < len(listed):
        run = [listed[i]]
        while i + 1 < len(listed) and _linked(doc, run[-1], listed[i + 1]):
            i += 1
            run.append(listed[i])
        i += 1
        if len(run) < 2 or not _ends_with_and(doc, run):
            continue
        first = doc[run[0].head]
        for unit in run[1:]:
            other = doc[unit.head]
            if other.dep_ in ("amod", "compound") and other.head.i > unit.last:
                continue  # "Russian and Chinese officials": an adjective of its own noun
            if len(run) == 2 and other.dep_.startswith("nsubj") and first.dep_ not in ("nsubj", "nsubj:pass", "conj"):
                if _rank(first) < len(BEST):
                    continue
            if first.is_ancestor(other) or not other.is_ancestor(first):
                _attach(other, first, "conj")
            else:
                place, dep = other.head, other.dep_
                if place != other and _attach(first, place, dep):
                    _attach(other, first, "conj")


def _modifies(doc: Doc, unit: Unit) -> bool:
    """Whether a name is but an adjective of what follows: the "Russian" of "Kim and Russian President Putin"."""
    head = doc[unit.head]
    if not unit.kinds & {"adjective", "demonym"} or "state" in unit.kinds:
        return False
    return head.dep_ in ("amod", "compound", "nmod:desc") and head.head.i > unit.last


def _linked(doc: Doc, one: Unit, two: Unit) -> bool:
    between = [doc[i] for i in range(one.last + 1, two.first)]
    if not between or len(between) > 7:
        return False
    if not any(t.text in (",", "and", "or", "&") for t in between[:2]):
        return False
    return all(
        t.text in (",", "and", "or", "&", "the", "as", "well")
        or (t.pos_ in TITLE and t.text[0].isupper())
        or t.pos_ == "ADJ"
        or ("person" in two.kinds and t.pos_ in ("NOUN", "PROPN"))
        for t in between
    )


def _ends_with_and(doc: Doc, run: Sequence[Unit]) -> bool:
    before = [doc[i].lower_ for i in range(run[-2].last + 1, run[-1].first)]
    return "and" in before or "or" in before or "&" in before
