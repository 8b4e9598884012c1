"""A slice of text as the encoder sees it: pieces, the case of each word and the white space before it.

The pieces are uncased; case and layout come in as two small embeddings beside them, so that names and headlines can be
told apart without a cased vocabulary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.language.encoder.wordpiece import WordPieces

Ints = NDArray[np.int64]
WORDS = 110  # words in a slice; several sentences
PIECES = 300  # pieces in a slice, its two marks not counted
LONG_WORDS, LONG_PIECES = 250, 500  # of a slice that has to hold one long sentence; the encoder has 512 positions
CASES = ("mark", "small", "Capital", "CAPITALS", "miXed", "digits", "digits and letters", "sign")
MARK, SMALL, FIRST, ALL, MIXED, DIGITS, DIGITS_LETTERS, SIGN = range(len(CASES))
GAPS = ("mark", "none", "space", "line", "paragraph")
NO_GAP, SPACE, LINE, PARAGRAPH = 1, 2, 3, 4


def case_of(word: str) -> int:
    """Return the number of a word's case, by `CASES`."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return DIGITS_LETTERS if letters else DIGITS
    if not letters:
        return SIGN
    if word == word.lower():
        return SMALL
    if word[0].isupper() and word[1:] == word[1:].lower():
        return FIRST
    return ALL if word == word.upper() else MIXED


def gap_of(space: str) -> int:
    """Return the number of the white space before a word, by `GAPS`.

    Args:
        space: The characters between the word and the one before it.
    """
    lines = space.count("\n")
    if lines:
        return PARAGRAPH if lines > 1 else LINE
    return SPACE if space else NO_GAP


@dataclass(frozen=True)
class Words:
    """The words of a text, white space left out.

    Attributes:
        texts: Their characters.
        gaps: The white space before each, by `GAPS`; before the first it is a paragraph's.
        never: Whether it is known that no sentence starts there; empty when nothing is known.
    """

    texts: Sequence[str]
    gaps: Sequence[int]
    never: Sequence[bool] = ()


@dataclass(frozen=True)
class Slice:
    """What goes into the encoder for some neighbouring words.

    Attributes:
        pieces: Numbers of the pieces, between the two marks.
        cases: The case of each piece's word.
        gaps: The white space before each piece's word; inside a word there is none.
        first: Index of the first piece of each word.
        last: Index of its last piece.
    """

    pieces: Ints
    cases: Ints
    gaps: Ints
    first: Ints
    last: Ints


def room(words: Words, start: int, divide: WordPieces, limit: int = WORDS, most: int = PIECES) -> int:
    """Tell where a slice ends that begins at a word.

    Args:
        words: The words of the text.
        start: The first word.
        divide: Divides words into pieces.
        limit: The most words.
        most: The most pieces.

    Returns:
        The word behind the slice: the slice has at least one word and fits `limit` and `most`.
    """
    end, pieces = start, 0
    while end < len(words.texts) and end - start < limit:
        pieces += len(divide(words.texts[end]))
        if pieces > most and end > start:
            break
        end += 1
    return end


def cut(words: Words, start: int, end: int, divide: WordPieces) -> Slice:
    """Lay out a slice.

    Args:
        words: The words of the text.
        start: The first word.
        end: The word behind the last.
        divide: Divides words into pieces.

    Returns:
        The slice.
    """
    pieces, cases, gaps = [divide.begin], [MARK], [MARK]
    first: list[int] = []
    last: list[int] = []
    for index in range(start, end):
        numbers = divide(words.texts[index])
        first.append(len(pieces))
        pieces += numbers
        cases += [case_of(words.texts[index])] * len(numbers)
        gaps += [words.gaps[index], *[NO_GAP] * (len(numbers) - 1)]
        last.append(len(pieces) - 1)
    pieces.append(divide.end)
    arrays = [np.array(row, dtype=np.int64) for row in (pieces, [*cases, MARK], [*gaps, MARK], first, last)]
    return Slice(*arrays)
