"""Attributions as spans of the text: source, cue and content, each a stretch of characters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.attribution import Attribution
from verbale.findings.cueing import SAYING, SCARE
from verbale.findings.propositions import Analysis
from verbale.findings.syntax import preposition

Span = tuple[int, int]
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NEAR, FAR = 4, 20  # words between a cue, or its source, and what is said; words that a source may have
SHORT = 14  # words of a clause that only says who says it
ASIDE = frozenset(("parataxis", "discourse"))
COMPLEMENT = frozenset(("ccomp", "csubj", "csubj:pass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSpans:
    """Where the parts of an attribution stand, [start, end) in characters of the clean text.

    Attributes:
        source: who says or thinks it; None where nobody is named.
        cue: the words that attribute; None where a colon or the order of sentences does.
        parts: all stretches of what is attributed; `content` is the longest of them, None where there is none.
        together: source and cue as one; the cue alone where its source stands in another clause.
        clausal: whether a clause is attributed by a clause or its like, not a noun with its phrase.
    """

    source: Span | None
    cue: Span | None
    parts: tuple[Span, ...]
    together: Span | None = None
    clausal: bool = False

    @property
    def content(self) -> Span | None:
        """The longest part."""
        return max(self.parts, key=lambda s: s[1] - s[0], default=None)


def cited_spans(analysis: Analysis) -> list[CitedSpans]:
    """The attributions of a document in reading order; what goes on in further sentences is part of the first.

    Args:
        analysis: its attributions.
    """
    grouped: dict[tuple[int, int], list[Attribution]] = {}
    for attribution in analysis.cited:
        if attribution.words and attribution.words[0].doc is not attribution.cue.doc:
            continue  # a block quotation, announced in the paragraph before
        grouped.setdefault((attribution.sentence.paragraph, attribution.cue.i), []).append(attribution)
    return [_spans(group) for group in grouped.values() if any(a.content for a in group)]


def _spans(group: Sequence[Attribution]) -> CitedSpans:
    first = group[0]
    offset = first.sentence.offset
    words = frozenset(i for a in group for i in a.content)
    source = _phrase(first.source, first, words)
    cue = [] if first.cue.is_punct else [*first.words, first.cue]
    near = bool(first.source) and first.source[0].head in (first.cue, first.cue.head, first.cue.head.head)
    return CitedSpans(
        source=_over(source, offset),
        cue=_over(cue, offset),
        parts=tuple(_stretches(words, first, offset)),
        together=_over([*(source if near else []), *cue], offset),
        clausal=is_clausal(group),
    )


def is_clausal(group: Sequence[Attribution]) -> bool:
    """Whether what is attributed is a clause or a quotation with a verb, and the cue no noun with its phrase.

    Args:
        group: the attributions of one cue.
    """
    cue, doc = group[0].cue, group[0].cue.doc
    words = {i for a in group for i in a.content}
    if len(group[0].words) > 1 or cue.lower_ == "according":
        return True
    if group[0].entry.pos in ("adv", "prep"):
        return False
    if cue.pos_ == "NOUN":
        return False
    quoted = any(a.direct for a in group) and len(words) > SCARE and any(doc[i].tag_ in FINITE for i in words)
    if quoted:
        return not (cue.dep_ == "acl" and cue.tag_ == "VBN") and _beside(group, words)
    for i in words:
        token = doc[i]
        if token.head == cue and token.dep_ in COMPLEMENT and _finite(token):
            return True
        if token.head.i not in words and token.head != cue and _finite(token) and group[0].entry.cue in SAYING:
            return True
    return _in_passing(cue, words)


def _in_passing(cue: Token, words: set[int]) -> bool:
    """Whether a cue is set beside what it covers in a few words with a source and no object: "…, he thought, …"."""
    own = [t for t in cue.subtree if t.i not in words]
    roles = {c.dep_ for c in cue.children if c.i not in words}
    if len(own) > SHORT or "obj" in roles or "nsubj" not in roles:
        return False
    beside = [c for c in cue.children if c.dep_ == "parataxis"] + (list(cue.ancestors) if cue.dep_ in ASIDE else [])
    return any(t.i in words and _finite(t) for t in beside)


def _beside(group: Sequence[Attribution], words: set[int]) -> bool:
    """Whether what is said begins or ends beside the cue or its source, not somewhere in the sentence."""
    cue = group[0].cue
    own = [cue.i, *(t.i for h in group[0].source for t in h.subtree if abs(t.i - cue.i) <= FAR and t.i not in words)]
    edges = [i for i in words if i - 1 not in words or i + 1 not in words]
    return any(abs(edge - i) <= NEAR for edge in edges for i in own)


def _finite(token: Token) -> bool:
    """Whether a word heads a finite clause."""
    return token.tag_ in FINITE or any(
        c.tag_ in FINITE and c.dep_ in ("aux", "aux:pass", "cop") for c in token.children
    )


def _phrase(heads: Sequence[Token], attribution: Attribution, content: frozenset[int]) -> list[Token]:
    """The words of a source: without its preposition, relative clauses with the cue, and what is said."""
    kept: list[Token] = []
    for head in heads:
        stack = [head]
        while stack:
            token = stack.pop()
            kept.append(token)
            stack.extend(
                c
                for c in token.children
                if c.i not in content
                and c != attribution.cue
                and not (attribution.cue.is_punct and token == head and preposition(c) == "to")  # "X to Y: …"
                and not (token == head and c.dep_ in ("case", "punct", "cc", "acl:relcl", "parataxis"))
                and c.text != "’s"
                and c.text != "'s"
            )
    return kept


def _over(tokens: Iterable[Token], offset: int) -> Span | None:
    kept = list(tokens)
    if not kept:
        return None
    return offset + min(t.idx for t in kept), offset + max(t.idx + len(t.text) for t in kept)


def _stretches(words: frozenset[int], attribution: Attribution, offset: int) -> list[Span]:
    """The runs of words, each without the blanks and commas at its ends."""
    doc = attribution.cue.doc
    runs: list[list[Token]] = []
    for i in sorted(words):
        if runs and runs[-1][-1].i == i - 1:
            runs[-1].append(doc[i])
        else:
            runs.append([doc[i]])
    made = []
    for run in runs:
        while run and (run[0].text in (",", ";", ":") or run[0].is_space):
            run = run[1:]
        while run and (run[-1].text in (",", ".", ";", ":") or run[-1].is_space):
            run = run[:-1]
        if run and (span := _over(run, offset)):
            made.append(span)
    return made
