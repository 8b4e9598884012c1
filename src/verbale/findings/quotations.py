"""Paragraphs and their quotations: a quotation may run over sentences, and one that is not closed to the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.findings.mentions import Mentions
from verbale.language import Sentence

BRACKETS = ("(", "[", "—", "–")
OPEN, CLOSE, STRAIGHT = "“", "”", '"'


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in a paragraph: word indexes [start, end) inside the marks."""

    start: int
    end: int


@dataclass(slots=True)
class Paragraph:
    """The sentences of one block with its names and quotations."""

    sentences: list[Sentence]
    mentions: list[Mentions]
    quotes: list[Quote] = field(default_factory=list)

    def quote_at(self, index: int) -> Quote | None:
        """The quotation that a word stands in, if any."""
        return next((q for q in self.quotes if q.start <= index < q.end), None)


def find_quotes(sentences: Sequence[Sentence]) -> list[Quote]:
    """The quotations of a paragraph; one that is not closed runs to its end.

    Args:
        sentences: of one paragraph.
    """
    quotes: list[Quote] = []
    opened: int | None = None
    for sentence in sentences:
        for token in sentence.span:
            mark = token.text
            side = _side(token) if mark == STRAIGHT else None
            if mark in (OPEN, "``") or (mark == STRAIGHT and opened is None and side != CLOSE) or side == OPEN:
                opened = token.i + 1
            elif mark in (CLOSE, "''") or mark == STRAIGHT:
                if opened is not None:
                    quotes.append(Quote(opened, token.i))
                opened = None
    if opened is not None and sentences:
        quotes.append(Quote(opened, sentences[-1].span.end))
    return [q for q in quotes if q.end > q.start]


def _side(mark: Token) -> str | None:
    """Whether a straight mark opens or closes, by the blanks around it; None where they do not tell."""
    before = mark.i == 0 or bool(mark.nbor(-1).whitespace_) or mark.nbor(-1).text in BRACKETS
    after = mark.i + 1 == len(mark.doc) or bool(mark.whitespace_) or mark.nbor(1).is_punct
    if before == after:
        return None
    return OPEN if before else CLOSE
