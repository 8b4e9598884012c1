"""The best tree with one root for each sentence, many sentences at once.

Most sentences have a tree in the heads that score best, and then that is the best tree: this is checked for all of them
together. The others are solved by Chu and Liu's and Edmonds' algorithm, with the root's arcs lowered so far that more
than one never pays (Stanojević and Cohen 2021).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NEVER = -1e9


def best_trees(tables: Sequence[NDArray[np.floating]]) -> list[Ints]:
    """Find the best tree of each sentence.

    Args:
        tables: For each sentence the score of each head for each word (words, words + 1); the root is the first column.

    Returns:
        The head of each word, from 1; 0 is the root, which one word of each sentence has.
    """
    if not tables:
        return []
    longest = max(len(table) for table in tables)
    scores = np.full((len(tables), longest, longest + 1), NEVER)
    real = np.zeros((len(tables), longest), dtype=bool)
    for number, table in enumerate(tables):
        words = len(table)
        scores[number, :words, : words + 1] = table
        scores[number, np.arange(words), np.arange(1, words + 1)] = NEVER
        real[number, :words] = True
    scores[~real, 0] = 0.0
    heads = scores.argmax(axis=2)
    ups = np.concatenate((np.zeros((len(tables), 1), dtype=np.int64), heads), axis=1)
    for _ in range(int(longest).bit_length()):
        ups = np.take_along_axis(ups, ups, axis=1)
    sound = (ups == 0).all(axis=1) & (((heads == 0) & real).sum(axis=1) == 1)
    return [
        heads[number, : len(table)] if sound[number] else _solve(scores[number, : len(table), : len(table) + 1])
        for number, table in enumerate(tables)
    ]


def _solve(scores: Floats) -> Ints:
    """Find the best tree of one sentence."""
    words = len(scores)
    square = np.full((words + 1, words + 1), NEVER)  # word, head
    square[1:] = scores
    inside = scores[scores > NEVER / 2]
    square[1:, 0] -= (inside.max() - inside.min() + 1.0) * (words + 1)
    tree: Ints = _edmonds(square)[1:]
    return tree


def _edmonds(scores: Floats) -> Ints:
    """Find the best tree with node 0 as its root.

    Args:
        scores: The score of each head for each node; the first row is not used.

    Returns:
        The head of each node; that of the root is 0.
    """
    size = len(scores)
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    joint = len(outside)  # the number of the circle as one node
    small = np.full((joint + 1, joint + 1), NEVER)
    small[:joint, :joint] = scores[np.ix_(outside, outside)]
    # a circle as head: by its best node; a head for the circle: where breaking it costs least
    from_circle = scores[np.ix_(outside, circle)]
    small[:joint, joint] = from_circle.max(axis=1)
    breaking = scores[np.ix_(circle, outside)] - scores[circle, heads[circle]][:, None]
    small[joint, :joint] = breaking.max(axis=0)
    found = _edmonds(small)
    result: Ints = heads.copy()
    for node in range(1, joint):
        head = found[node]
        result[outside[node]] = circle[from_circle[node].argmax()] if head == joint else outside[head]
    entry = found[joint]
    result[circle[breaking[:, entry].argmax()]] = outside[entry]
    return result


def _circle(heads: Ints) -> Ints | None:
    """Return the nodes of a circle, or none."""
    state = [0] * len(heads)
    state[0] = 2
    for begin in range(1, len(heads)):
        path: list[int] = []
        node = begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :], dtype=np.int64)
        for passed in path:
            state[passed] = 2
    return None
