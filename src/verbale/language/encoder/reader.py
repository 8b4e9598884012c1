"""Reading: the scores of slices become sentences, tags, trees and names of whole texts; numpy only.

Slices are scored one at a time. In eight bits the scale of the numbers is chosen anew for each run, so that slices
scored together would change each other's answers; alone, a text reads the same in every batch, and no padding is
computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from verbale.language.encoder.chains import Chains
from verbale.language.encoder.slices import LONG_PIECES, LONG_WORDS, Slice, Words, cut, room
from verbale.language.encoder.spanning import best_trees
from verbale.language.encoder.wordpiece import WordPieces

Ints = NDArray[np.int64]
Arrays = dict[str, NDArray[np.float32]]


class Scorer(Protocol):
    """Scores a slice: PyTorch's network or what was exported from it."""

    def __call__(self, part: Slice, /) -> Arrays:
        """Return the arrays of `training/encoder/network.Scores` by name, without the dimension of slices."""


@dataclass(frozen=True)
class Reading:
    """What was read of a text, word by word.

    Attributes:
        upos: Numbers of the universal parts of speech.
        xpos: Numbers of the Penn tags.
        feats: Numbers of the strings of features.
        heads: Index of each word's head; a root is its own.
        relations: Numbers of the relations.
        starts: Whether a sentence starts.
        names: First word, word behind the last, and class.
        vectors: The encoder's vector of each word.
    """

    upos: Ints
    xpos: Ints
    feats: Ints
    heads: Ints
    relations: Ints
    starts: NDArray[np.bool_]
    names: list[tuple[int, int, str]]
    vectors: NDArray[np.float32]


@dataclass(frozen=True)
class _Part:
    """The whole sentences of a slice, with heads that count from its first word."""

    upos: Ints
    xpos: Ints
    feats: Ints
    heads: Ints
    relations: Ints
    starts: NDArray[np.bool_]
    names: NDArray[np.float32]
    vectors: NDArray[np.float32]


class Reader:
    """Reads texts."""

    def __init__(self, score: Scorer, divide: WordPieces, name_tags: tuple[str, ...], root: int) -> None:
        """Prepare to read.

        Args:
            score: Scores slices.
            divide: Divides words into pieces.
            name_tags: The tags of names in the order of their numbers.
            root: The number of the relation of roots, which no other word has.
        """
        self.score, self.divide, self.root = score, divide, root
        self.chains = Chains(name_tags)

    def read(self, texts: Iterable[Words]) -> Iterator[Reading]:
        """Read texts.

        Args:
            texts: The words of each.

        Yields:
            The reading of each, in order.
        """
        for words in texts:
            yield self.read_one(words)

    def read_one(self, words: Words) -> Reading:
        """Read a text, slice by slice: a sentence that a slice does not end is read again with what follows.

        Args:
            words: Its words.

        Returns:
            The reading.
        """
        parts: list[_Part] = []
        begins: list[int] = []
        start, count = 0, len(words.texts)
        never = np.array(words.never, dtype=bool)
        while start < count:
            end, found, starts = self._slice(words, start, room(words, start, self.divide), never)
            if end < count and not starts[1:].any():  # one long sentence, as preambles are
                longest = room(words, start, self.divide, LONG_WORDS, LONG_PIECES)
                end, found, starts = self._slice(words, start, longest, never)
            last = int(np.flatnonzero(starts)[-1])
            kept = last if end < count and last else end - start
            parts.append(self._part(found, starts[:kept]))
            begins.append(start)
            start += kept
        return self._join(parts, begins)

    def _slice(
        self, words: Words, start: int, end: int, never: NDArray[np.bool_]
    ) -> tuple[int, Arrays, NDArray[np.bool_]]:
        """Score a slice: where it ends, its scores, and where sentences start in it."""
        found = self.score(cut(words, start, end, self.divide))
        starts = found["starts"] > 0
        if len(never):
            starts &= ~never[start:end]
        starts[0] = True
        return end, found, starts

    def _part(self, found: Arrays, starts: NDArray[np.bool_]) -> _Part:
        """Decode the first words of a slice, as many as `starts` has."""
        kept = len(starts)
        edges = [*np.flatnonzero(starts).tolist(), kept]
        spans = list(pairwise(edges))
        arcs = found["arcs"]
        tables = [np.concatenate((arcs[b:e, :1], arcs[b:e, b + 1 : e + 1]), axis=1) for b, e in spans]
        heads = np.concatenate(
            [np.where(tree > 0, tree + begin, 0) for tree, (begin, _) in zip(best_trees(tables), spans, strict=True)]
        )
        likely = np.einsum("wrd,wd->wr", found["relations"][:kept], found["heads"][heads])
        is_root = heads == 0
        likely[~is_root, self.root] = -np.inf
        relations = np.where(is_root, self.root, likely.argmax(axis=1))
        return _Part(
            upos=found["upos"][:kept].argmax(axis=1),
            xpos=found["xpos"][:kept].argmax(axis=1),
            feats=found["feats"][:kept].argmax(axis=1),
            heads=np.where(is_root, np.arange(kept), heads - 1),
            relations=relations,
            starts=starts,
            names=found["names"][:kept],
            vectors=found["vectors"][:kept],
        )

    def _join(self, parts: list[_Part], begins: list[int]) -> Reading:
        if not parts:
            none = np.zeros(0, dtype=np.int64)
            return Reading(none, none, none, none, none, none.astype(bool), [], np.zeros((0, 0), dtype=np.float32))
        return Reading(
            upos=np.concatenate([part.upos for part in parts]),
            xpos=np.concatenate([part.xpos for part in parts]),
            feats=np.concatenate([part.feats for part in parts]),
            heads=np.concatenate([part.heads + begin for part, begin in zip(parts, begins, strict=True)]),
            relations=np.concatenate([part.relations for part in parts]),
            starts=np.concatenate([part.starts for part in parts]),
            names=self.chains.spans(self.chains.best(np.concatenate([part.names for part in parts]))),
            vectors=np.concatenate([part.vectors for part in parts]),
        )
