"""Finding the lexicon's names in running text: longest match over folded words.

A name is cut into words at blanks, hyphens and apostrophes, so that "Kim Jong-un" and "Kim Jong Un", or the two sides
of "North Korea-Russia", need no entries of their own; accents and the dots of abbreviations do not matter. Case does,
a little: a name must begin with a capital in the text, and an abbreviation of two letters must be capitals there
("US", not "us"). A trie over words was preferred to regular expressions, which take seconds to compile at this size.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
UNMARKED = str.maketrans("ıøØłŁđ", "ioOlLd")  # letters that decompose into no accent
SHORT = 3  # an all-capitals name of at most so many letters must be in capitals in the text too


def fold(word: str) -> str:
    """A word without accents, dots and case.

    Args:
        word: any word.

    Returns:
        The form under which the index keeps it.
    """
    plain = word.replace(".", "").replace("’", "").replace("'", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = plain.translate(UNMARKED)
    return plain.casefold()


@dataclass(frozen=True, slots=True)
class Name:
    """What a name in the lexicon stands for.

    Attributes:
        code: the actor code, or for a place its state ("" where none).
        kind: state, adjective, demonym, capital, seat, nickname, organisation, person, surname, group or place; a
            surname stands for the person only while in office.
        name: the name as written in the lexicon.
        lower: whether it also counts without a capital ("experts").
        start, end: ISO dates between which it stands for that, None where open ("Belgrade" for Yugoslavia, to 1992).
    """

    code: str
    kind: str
    name: str
    lower: bool = False
    start: str | None = None
    end: str | None = None

    def fits(self, day: str | None) -> bool:
        """Whether it stands for that on an ISO date; on an unknown day, whether it still does."""
        if day is None:
            return self.end is None
        after = self.start is None or day[: len(self.start)] >= self.start[: len(day)]
        return after and (self.end is None or day[: len(self.end)] <= self.end[: len(day)])


def in_time(names: tuple[Name, ...], day: str | None) -> tuple[Name, ...]:
    """Names in order of preference on a day: those that fit it first.

    Args:
        names: all that the same words may stand for.
        day: ISO date, or None for now.
    """
    if len(names) == 1:
        return names
    return tuple(sorted(names, key=lambda n: not n.fits(day)))


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a text: its [start, end) character offsets and all that it may stand for."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of the lexicon as a trie of folded words."""

    trie: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def build(cls, names: Iterable[Name]) -> "NameIndex":
        """An index of names; several may share their words.

        Args:
            names: all of them, in order of preference where they share words.
        """
        trie: dict[str, Any] = {}
        for name in names:
            node = trie
            for word in WORD.findall(name.name):
                node = node.setdefault(fold(word), {})
            if name not in node.setdefault("", []):
                node[""].append(name)
        return cls(MappingProxyType(trie))

    def find(self, text: str) -> Iterator[NameMatch]:
        """The names in a text, longest first match from left to right, not overlapping.

        A match gives way to a longer one that begins inside it: "The National Intelligence Service" is no newspaper.

        Args:
            text: any text.

        Yields:
            Each match with its character offsets in `text`.
        """
        words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
        folded = [fold(w) for _, _, w in words]
        i = 0
        while i < len(words):
            best = self._longest(text, words, folded, i)
            if best is None:
                i += 1
                continue
            last, said = best
            for k in range(i + 1, last):
                inner = self._longest(text, words, folded, k)
                if inner is not None and inner[0] > last and inner[0] - k > last - i:
                    i, (last, said) = k, inner
                    break
            yield NameMatch(words[i][0], words[last - 1][1], said)
            i = last

    def _longest(
        self, text: str, words: Sequence[tuple[int, int, str]], folded: Sequence[str], i: int
    ) -> tuple[int, tuple[Name, ...]] | None:
        """The end of the longest name that begins at a word, and who bears it."""
        best: tuple[int, tuple[Name, ...]] | None = None
        node: Mapping[str, Any] | None = self.trie.get(folded[i])
        j = i + 1
        while node is not None:
            if "" in node:
                said = tuple(n for n in node[""] if _case_fits(n, words[i:j]))
                if said:
                    best = (j, said)
            if j >= len(words) or not _joined(text[words[j - 1][1] : words[j][0]]):
                break
            node = node.get(folded[j])
            j += 1
        return best


def _joined(gap: str) -> bool:
    """Whether what stands between two words lets them be one name."""
    return len(gap) <= 2 and (gap == "" or all(c in " -‐‑–’'.&\n\u00a0ʿʻ`/" for c in gap))


def _case_fits(name: Name, words: Sequence[tuple[int, int, str]]) -> bool:
    if name.lower:
        return True
    first = words[0][2]
    letters = name.name.replace(".", "").replace(" ", "")
    if letters.isupper() and len(letters) <= SHORT:
        return all(w.replace(".", "").isupper() for _, _, w in words)
    return first[0].isupper() or (first[0].isdigit()) or not name.name[0].isupper()
