"""Words become word pieces, uncased, as BERT's tokenizer makes them; pure Python, so that reading needs no library.

A word is divided by itself: the words come from spaCy's tokenizer and each needs to know its own pieces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

UNKNOWN, BEGIN, END, PADDING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
LONGEST = 100  # characters above which BERT's tokenizer gives up on a word
MOST = 6  # pieces kept of one word: addresses of web pages would otherwise fill a window
CACHED = 200_000  # words remembered; when full, the memory starts anew
CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


def _ideograph(char: str) -> bool:
    code = ord(char)
    return any(low <= code <= high for low, high in CJK)


def _punctuation(char: str) -> bool:
    code = ord(char)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(char).startswith("P")


def _control(char: str) -> bool:
    return char not in "\t\n\r" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def simple_parts(word: str) -> list[str]:
    """Lower a word, strip its accents and cut it at punctuation.

    Args:
        word: Characters without white space.

    Returns:
        The parts, none of them empty.
    """
    kept = "".join(c for c in word if c not in "\0\ufffd" and not _control(c))
    plain = "".join(c for c in unicodedata.normalize("NFD", kept.lower()) if unicodedata.category(c) != "Mn")
    parts: list[str] = []
    joined = False
    for char in plain:
        if char.isspace():
            joined = False
        elif _punctuation(char) or _ideograph(char):
            parts.append(char)
            joined = False
        elif joined:
            parts[-1] += char
        else:
            parts.append(char)
            joined = True
    return parts


class WordPieces:
    """Divides words, remembering those it has met."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the vocabulary in the order of its numbers.

        Args:
            vocabulary: The pieces; those that continue a word begin with ``##``.
        """
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.begin, self.end = self.numbers[BEGIN], self.numbers[END]
        self.unknown, self.padding = self.numbers[UNKNOWN], self.numbers[PADDING]
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Divide a word.

        Args:
            word: Characters without white space.

        Returns:
            The numbers of one to `MOST` pieces.
        """
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= CACHED:
                self._known.clear()
            numbers = [number for part in simple_parts(word) for number in self._divide(part)]
            found = self._known[word] = tuple(numbers[:MOST]) or (self.unknown,)
        return found

    def _divide(self, part: str) -> list[int]:
        """Take the longest piece again and again; a part with any unknown stretch is unknown as a whole."""
        if len(part) > LONGEST:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            prefix = "##" if start else ""
            while end > start and prefix + part[start:end] not in self.numbers:
                end -= 1
            if end == start:
                return [self.unknown]
            numbers.append(self.numbers[prefix + part[start:end]])
            start = end
        return numbers


def read_vocabulary(path: Path) -> list[str]:
    """Read a vocabulary of one piece a line.

    Args:
        path: The file.

    Returns:
        The pieces in order.
    """
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
