"""The best chain of name tags: an ``I-`` only behind its own class (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NEVER = -1e9


class Chains:
    """Finds the best chain of tags, among those that are well formed."""

    def __init__(self, tags: Sequence[str]) -> None:
        """Work out which tag may follow which.

        Args:
            tags: ``O``, ``B-`` and ``I-`` tags, in the order of their numbers.
        """
        self.tags = tuple(tags)
        size = len(tags)
        self.may_follow = np.ones((size, size), dtype=bool)
        self.may_begin = np.array([not tag.startswith("I-") for tag in tags])
        for before, left in enumerate(tags):
            for after, right in enumerate(tags):
                if right.startswith("I-"):
                    self.may_follow[before, after] = left[2:] == right[2:]
        self._cost = np.where(self.may_follow, 0.0, NEVER)

    def best(self, scores: NDArray[np.floating]) -> NDArray[np.int64]:
        """Find the best chain.

        Args:
            scores: The score of each tag for each word; a chain's score is the sum.

        Returns:
            The number of each word's tag.
        """
        found: NDArray[np.int64] = scores.argmax(axis=1)
        if not len(found) or (self.may_begin[found[0]] and self.may_follow[found[:-1], found[1:]].all()):
            return found
        best = np.where(self.may_begin, scores[0].astype(np.float64), NEVER)
        back = np.zeros(scores.shape, dtype=np.int64)
        for word in range(1, len(scores)):
            ways = best[:, None] + self._cost
            back[word] = ways.argmax(axis=0)
            best = ways.max(axis=0) + scores[word]
        found[-1] = best.argmax()
        for word in range(len(scores) - 1, 0, -1):
            found[word - 1] = back[word, found[word]]
        return found

    def spans(self, numbers: Sequence[int] | NDArray[np.int64]) -> list[tuple[int, int, str]]:
        """Gather the names of a chain.

        Args:
            numbers: The number of each word's tag.

        Returns:
            First word, word behind the last, and class of each name.
        """
        result: list[tuple[int, int, str]] = []
        for index, number in enumerate(numbers):
            tag = self.tags[int(number)]
            if tag.startswith("B-"):
                result.append((index, index + 1, tag[2:]))
            elif tag.startswith("I-") and result and result[-1][1] == index:
                result[-1] = (result[-1][0], index + 1, result[-1][2])
        return result
