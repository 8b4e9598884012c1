"""Which documents are copies of one text.

A wire report printed by five papers is one witness, not five. Copies are found by their wording alone: outlets and
by-lines are often missing or wrong. Different wording is not yet a different witness, so what this module counts is
an upper bound of the independent texts.

Method: word shingles and their Jaccard resemblance, after Broder, "On the resemblance and containment of
documents" (1997). Every pair that shares a shingle is compared exactly; sketches (MinHash) pay off only from tens of
thousands of documents on, and would make the answer a matter of chance.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

SHINGLE_WORDS = 5
"""Long enough that two reporters seldom share one by chance, except in quotes and official titles."""

SAME_ORIGIN = 0.3
"""Resemblance from which two texts count as one origin. A copy with a new lead and a third of its paragraphs cut has
about 0.5; different reports of one event, which share its quotes and titles, were measured under 0.02."""

COMMON = 0.2
"""A shingle that stands in more than this share of the documents (and in more than `FEW`) is a formula or page
furniture: it tells nothing of copying and is not counted."""

FEW = 10

_WORD = re.compile(r"\w+(?:['’]\w+)?")


def origins(texts: Mapping[str, str]) -> dict[str, str]:
    """For every document the one that stands for its origin: the first, in the order given, of those that share it.

    Args:
        texts: document keys and what was read of their texts, the earliest first.

    Returns:
        Document key to the key of its origin, for all keys. An empty text is an origin of its own.
    """
    shingles = {key: _shingles(text) for key, text in texts.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for key, found in shingles.items():
        for shingle in found:
            holders[shingle].append(key)
    most = max(FEW, COMMON * len(texts))
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= most:
            shared.update(combinations(keys, 2))

    origin = {key: key for key in texts}
    place = {key: number for number, key in enumerate(texts)}
    for first, second in sorted(shared, key=lambda pair: (place[pair[0]], place[pair[1]])):
        both = shared[first, second]
        if both / (len(shingles[first]) + len(shingles[second]) - both) >= SAME_ORIGIN:
            _join(origin, place, first, second)
    return {key: _root(origin, key) for key in texts}


def _shingles(text: str) -> set[int]:
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[at : at + SHINGLE_WORDS])) for at in range(len(words) - SHINGLE_WORDS + 1)}


def _root(origin: dict[str, str], key: str) -> str:
    while origin[key] != key:
        key = origin[key]
    return key


def _join(origin: dict[str, str], place: Mapping[str, int], first: str, second: str) -> None:
    earlier, later = sorted((_root(origin, first), _root(origin, second)), key=place.__getitem__)
    origin[later] = earlier
