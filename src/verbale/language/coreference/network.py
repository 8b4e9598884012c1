"""The two small networks, computed with numpy: which candidates are mentions, and which pairs corefer.

The first reads a candidate's vectors and columns; it tells whether the candidate belongs to a chain, whether it refers
back, and what kind of entity it names. The second scores a mention against each earlier one and against none at all, as
in K. Lee, L. He, M. Lewis and L. Zettlemoyer, "End-to-end neural coreference resolution" (EMNLP 2017). Its first layer
is a sum, so that what belongs to one mention alone is computed once per mention and not once per pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verbale.language.coreference import mentions as of_mentions
from verbale.language.coreference import pairs as of_pairs
from verbale.language.coreference.mentions import Mentions
from verbale.language.coreference.pairs import Pairs, Small

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

ENTITIES = (
    "person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract",
)  # fmt: skip
CHAINED, REFERRING, MENTION = 0, 1, 2  # outputs of the first network; those of `ENTITIES` follow
ODDS = 3
OUTPUTS = ODDS + len(ENTITIES)
PLACES = 4  # vectors of a mention: first, head, last, mean
SIMILARITIES = 3
CHUNK = 4096  # pairs scored together; their hidden layers then stay in the processor's cache


@dataclass(frozen=True)
class Weights:
    """The arrays of both networks.

    Attributes:
        arrays: By name, as `training/coreference` writes them.
    """

    arrays: dict[str, Floats]

    def __getitem__(self, name: str) -> Floats:
        """Return an array."""
        return self.arrays[name]


def load(path: Path) -> Weights:
    """Read weights.

    Args:
        path: An npz file that `training/coreference` wrote.

    Returns:
        The weights in single precision.

    Raises:
        ValueError: if they were made for other features than this module computes.
    """
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: np.ascontiguousarray(file[name], dtype=np.float32) for name in file.files}
    for name, width in (("mention_columns", of_mentions.WIDTH), ("pair_columns", of_pairs.WIDTH)):
        if arrays[name].shape[0] != width:
            raise ValueError(
                f"{path}: {name} has {arrays[name].shape[0]} rows, {width} were expected: train the weights anew"
            )
    return Weights(arrays)


def spread(columns: Ints | Small, sizes: tuple[tuple[str, int], ...]) -> Floats:
    """Turn columns of numbers into columns of zeros and ones.

    Args:
        columns: One row per mention or pair.
        sizes: Name and size of each column.

    Returns:
        As many columns as the sizes make together.
    """
    widths = np.array([size for _, size in sizes])
    offsets = np.cumsum(widths) - widths
    result = np.zeros((len(columns), int(widths.sum())), dtype=np.float32)
    np.put_along_axis(result, columns + offsets, 1.0, axis=1)
    return result


def vectors_of(mentions: Mentions, tensor: Floats) -> Floats:
    """Return the vectors of mentions: those of the first word, the head, the last word and the mean.

    Args:
        mentions: The mentions.
        tensor: The vector of each token.

    Returns:
        One row per mention.
    """
    size = tensor.shape[1]
    result = np.empty((len(mentions.start), PLACES * size), dtype=np.float32)
    result[:, :size] = tensor[mentions.start]
    result[:, size : 2 * size] = tensor[mentions.head]
    result[:, 2 * size : 3 * size] = tensor[mentions.end - 1]
    for row, (start, end) in enumerate(zip(mentions.start.tolist(), mentions.end.tolist(), strict=True)):
        result[row, 3 * size :] = tensor[start:end].mean(axis=0)
    return result


def judge(weights: Weights, mentions: Mentions, vectors: Floats) -> Floats:
    """Judge candidates by themselves.

    Args:
        weights: The weights.
        mentions: The candidates.
        vectors: Their vectors.

    Returns:
        One row per candidate: log-odds of belonging to a chain, of referring back and of being a mention
        at all, then those of each of `ENTITIES`.
    """
    hidden = (
        vectors @ weights["mention_vectors"]
        + spread(mentions.columns, of_mentions.COLUMNS) @ weights["mention_columns"]
    )
    return _relu(hidden + weights["mention_bias"]) @ weights["mention_out"] + weights["mention_out_bias"]


def softmax(scores: Floats) -> Floats:
    """Return the shares of each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def compared(vectors: Floats, judged: Floats) -> tuple[Floats, ...]:
    """Return what mentions are compared by: the shares of `ENTITIES`, their heads' vectors and their mean vectors.

    Args:
        vectors: The vectors of mentions.
        judged: What `judge` found of them.
    """
    size = vectors.shape[1] // PLACES
    return softmax(judged[:, ODDS:]), _unit(vectors[:, size : 2 * size]), _unit(vectors[:, 3 * size :])


def similarities(by: tuple[Floats, ...], pairs: Pairs) -> Floats:
    """Return how alike the mentions of each pair are, for each of what `compared` returned.

    Args:
        by: What they are compared by.
        pairs: The pairs.
    """
    products = [np.einsum("ij,ij->i", rows[pairs.earlier], rows[pairs.later]) for rows in by]
    return np.stack(products, axis=1, dtype=np.float32)


def own_features(mentions: Mentions, judged: Floats) -> Floats:
    """Return what the second network knows of each mention beside its vectors.

    Args:
        mentions: The mentions.
        judged: What `judge` found of them.
    """
    odds = np.tanh(judged[:, :ODDS] / 4)
    return np.concatenate((spread(mentions.columns, of_mentions.COLUMNS), odds, softmax(judged[:, ODDS:])), axis=1)


def score(weights: Weights, mentions: Mentions, vectors: Floats, judged: Floats, pairs: Pairs) -> tuple[Floats, Floats]:
    """Score pairs.

    Args:
        weights: The weights.
        mentions: The mentions.
        vectors: Their vectors.
        judged: What `judge` found of them.
        pairs: The pairs.

    Returns:
        The score of each pair, and of each mention's referring to none of the earlier ones.
    """
    own = own_features(mentions, judged)
    small = vectors @ weights["project"]
    whole = np.concatenate((small, own), axis=1)
    none = _relu(whole @ weights["none"] + weights["none_bias"]) @ weights["none_out"] + weights["none_out_bias"]
    from_later = whole @ weights["later"] + weights["pair_bias"]
    from_earlier = whole @ weights["earlier"]
    by = compared(vectors, judged)
    scores = np.empty(len(pairs.later), dtype=np.float32)
    # parts of about equal size, none of which divides the pairs of a mention
    begins = np.unique(np.searchsorted(pairs.later, pairs.later[::CHUNK]))
    for begin, end in pairwise([*begins.tolist(), len(scores)]):
        part = slice(begin, end)
        a, b = pairs.earlier[part], pairs.later[part]
        columns = of_pairs.describe_pairs(mentions, Pairs(b, a))
        hidden = spread(columns, of_pairs.COLUMNS) @ weights["pair_columns"]
        hidden += (small[a] * small[b]) @ weights["product"]
        hidden += similarities(by, Pairs(b, a)) @ weights["alike"]
        hidden += from_later[b]
        hidden += from_earlier[a]
        second = _relu(_relu(hidden) @ weights["second"] + weights["second_bias"])
        scores[part] = (second @ weights["pair_out"])[:, 0]
    return scores, none[:, 0]


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0.0, out=values)


def _unit(vectors: Floats) -> Floats:
    """Return vectors of length one; zeros stay zeros."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), dtype=np.float32)
