"""The words of an assessment: its phrase, its level in eight words, what it is compared with."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from verbale.findings.quoting import shorten
from verbale.findings.scene import Scene

LONGEST = 8  # words of a level
COMPARED = 12  # words of what it is compared with
ASIDE = frozenset(("acl:relcl", "appos", "parataxis", "advcl", "ccomp", "csubj", "conj", "cc", "punct", "discourse"))
LOOSE = frozenset(("ADP", "DET", "CCONJ", "PART", "SCONJ", "PUNCT", "AUX"))
THAN = frozenset(("than", "beyond", "unlike"))
OWN = frozenset(("det", "amod", "compound", "flat", "nmod:poss", "nummod", "nmod:desc"))
MARKS = re.compile('["“”]')
BESIDE = frozenset("if because while when although since after before until unless though".split())
OPENING = frozenset(("because", "while", "which", "who", "where", "when", "whereas", "although"))
TELLING = frozenset(("amod", "compound", "nummod"))


def phrase_stretch(noun: Token, also: Iterable[Token] = ()) -> list[Token]:
    """The words of a noun phrase from first to last, without relative clauses and what is coordinated with it.

    Args:
        noun: its head.
        also: words that must be in it.
    """
    inside = {t.i for t in _phrase(noun)} | {t.i for head in also for t in _phrase(head)}
    stretch = [noun.doc[i] for i in range(min(inside), max(inside) + 1)]
    while stretch and stretch[0].is_punct:
        stretch = stretch[1:]
    return stretch


def _phrase(head: Token) -> Iterable[Token]:
    yield head
    for child in head.children:
        nominal = child.dep_ in ("conj", "cc", "punct") and head.pos_ in ("NOUN", "PROPN") and head.dep_ != "obl"
        coordinated = nominal and (child.dep_ != "conj" or child.pos_ in ("NOUN", "PROPN"))
        if child.dep_ in ASIDE and not (coordinated and head.dep_.startswith(("nmod", "conj", "obj"))):
            continue
        yield from _phrase(child)


def left_of(noun: Token) -> Token:
    """The first word of a noun's phrase."""
    before = [t for c in noun.children if c.dep_ in OWN and c.i < noun.i for t in c.subtree]
    return min([noun, *before], key=lambda t: t.i)


def level(scene: Scene, word: Token, verb: Token | None) -> str:
    """How it stands, in at most eight words of the text.

    Args:
        scene: the sentence.
        word: what the assessment hangs on.
        verb: the predicate that says it, or None where it is told in passing.
    """
    if word.pos_ == "NOUN" and (verb is None or verb == word):
        return _cut(_noun_words(scene, word))
    if word.dep_ == "amod" and word.head.pos_ == "NOUN":
        return _cut([word, *_noun_words(scene, word.head)])
    first = verb if verb is not None and word.pos_ == "NOUN" else word
    copula = next((c for c in first.children if c.dep_ == "cop"), None)
    start = copula.i + 1 if copula is not None and first.pos_ != "VERB" else first.i
    aside = {t.i for c in first.children if _is_aside(c) for t in c.subtree}
    told = [t for t in word.doc[start : scene.sentence.span.end] if first == t or first.is_ancestor(t)]
    return _cut([*_negations(first), *(t for t in told if t.i not in aside)])


def _is_aside(clause: Token) -> bool:
    """Whether a clause stands beside what is said: a second one, or one that tells when or why."""
    if clause.dep_ in ("conj", "parataxis"):
        return True
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "case", "advmod")}
    return clause.dep_ == "advcl" and (not marks or bool(marks & BESIDE))


def _negations(word: Token) -> list[Token]:
    before = [c for c in word.children if c.lower_ in ("not", "n't", "never") and c.i < word.i]
    return [c for c in before if c.nbor().lower_ != "only"]


def _noun_words(scene: Scene, noun: Token) -> list[Token]:
    before = [t for c in noun.children if c.dep_ in TELLING and c.i < noun.i for t in c.subtree]
    told = [t for t in before if scene.mentions.of(t) is None]
    behind = [t for c in noun.children if c.dep_ in ("nmod", "acl", "obl") and c.i > noun.i for t in c.subtree]
    if len(told) == 0:
        return [noun, *behind]
    return [*told, noun]


def _cut(tokens: Sequence[Token]) -> str:
    """At most eight words, without loose ends."""
    kept = sorted(dict.fromkeys(tokens), key=lambda t: t.i)
    while kept and kept[0].is_punct:
        kept = kept[1:]
    while len("".join(t.text_with_ws for t in kept).split()) > LONGEST:
        kept = kept[:-1]
    ends = (i for i, t in enumerate(kept) if i > 1 and t.lower_ in OPENING)
    kept = kept[: next(ends, len(kept))]
    while len(kept) > 1 and (kept[-1].pos_ in LOOSE or kept[-1].lower_ == "such"):
        kept = kept[:-1]
    text = " ".join("".join(t.text_with_ws for t in kept).split())
    whole = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return text if whole else " ".join(MARKS.sub(" ", text).split())


def compared(tokens: Sequence[Token]) -> str | None:
    """With what it is compared: "than a year ago", "beyond the level of 1990", "as close as in 1961"."""
    for token in tokens:
        behind = token.head if token.dep_ in ("case", "mark") else None
        if behind is None or behind.i < token.i:
            continue
        equal = token.lower_ == "as" and any(c.lower_ == "as" for c in behind.head.children if c.dep_ == "advmod")
        if token.lower_ in THAN or equal:
            words = [t for t in behind.subtree if t.i > token.i]
            return shorten("".join(t.text_with_ws for t in words).strip(' ,.“”"'), COMPARED) or None
    return None
