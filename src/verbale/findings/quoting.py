"""Quotes: the stretch of the clean text that suffices to see a record."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from verbale.findings.propositions import Analysis
from verbale.findings.syntax import clause_head
from verbale.language import Sentence
from verbale.model import Passage

FEWEST, MOST = 3, 60  # words of evidence
WORD = re.compile(r"\w+")
OWN = frozenset(("parataxis", "advcl", "ccomp", "conj", "acl:relcl"))


def passage(sentence: Sentence, head: Token, *, bare: bool = False) -> Passage:
    """The words of a phrase without the clauses that hang on it.

    Args:
        sentence: where it stands.
        head: its head.
        bare: the head word alone.
    """
    if bare:
        start = sentence.at(head)
        return Passage(head.text, start, start + len(head.text))
    inside = list(_phrase(head))
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    text = head.doc.text[first.idx : last.idx + len(last.text)]
    start = sentence.at(first)
    return Passage(text, start, start + len(text))


def _phrase(head: Token) -> Iterable[Token]:
    yield head
    for child in head.children:
        if child.dep_ in (
            "case",
            "punct",
            "cc",
            "acl",
            "acl:relcl",
            "appos",
            "parataxis",
            "advcl",
            "ccomp",
            "mark",
            "cop",
            "nsubj",
            "aux",
        ):
            continue
        yield from _phrase(child)


def clause_quote(sentence: Sentence, head: Token, predicate: Token, analysis: Analysis) -> tuple[str, tuple[int, int]]:
    """The quote of a clause: its words from first to last, or the sentence where that is too short.

    Args:
        sentence: where it stands.
        head: the verb (or noun) whose clause it is.
        predicate: the predicate itself.
        analysis: for the clean text.

    Returns:
        The quote and its [start, end) offsets.
    """
    verb = head if head.pos_ in ("VERB", "AUX") else clause_head(head)
    tokens = [t for t in _clause(verb) if not t.is_space]
    if predicate.i not in {t.i for t in tokens}:
        tokens.append(predicate)
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    start, end = sentence.at(first), sentence.at(last) + len(last.text)
    return quote(analysis, sentence, start, end, around=sentence.at(predicate))


def quote(analysis: Analysis, sentence: Sentence, start: int, end: int, *, around: int) -> tuple[str, tuple[int, int]]:
    """A stretch of the clean text made fit for evidence: three to sixty words.

    Args:
        analysis: for the clean text.
        sentence: what it grows into where it is too short.
        start, end: the stretch.
        around: an offset that a cut must keep.
    """
    text = analysis.reading.document.text
    if len(WORD.findall(text[start:end])) < FEWEST:
        start, end = min(start, sentence.start), max(end, sentence.end)
    words = [(m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])]
    if len(words) > MOST:
        at = next((i for i, (_, e) in enumerate(words) if e > around), 0)
        first = max(0, min(at - MOST // 2, len(words) - MOST))
        last = first + MOST - 1
        while len(text[words[first][0] : words[last][1]].split()) > MOST and last - first > FEWEST:
            last -= 1  # marks that stand alone ("...") count where words are told by blanks
        start, end = words[first][0], words[last][1]
    return text[start:end], (start, end)


def _clause(verb: Token) -> Iterable[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ in ("parataxis", "discourse", "vocative") or (
            child.dep_ == "punct" and child.text not in "\"”“'’"
        ):
            continue
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            continue
        if child.dep_ == "advcl" and child.i < verb.i and len(list(child.subtree)) > 12:
            continue
        yield from child.subtree


def shorten(text: str, most: int) -> str:
    """The first words of a text.

    Args:
        text: any text.
        most: how many words at most.
    """
    words = text.split()
    return " ".join(words) if len(words) <= most else " ".join(words[:most]).rstrip(",;:") + " …"
