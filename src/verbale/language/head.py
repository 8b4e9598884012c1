"""A small classifier on top of the frozen encoder's vectors: one hidden layer, numpy only.

Each is trained by a recipe of its own under `training/` and kept as arrays without pickles beside the encoder's
weights, so that one which is trained anew moves no other figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.language.weights_file import read_arrays

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """A trained classifier.

    Attributes:
        labels: what it tells apart, in the order of its scores.
        mean, scale: by which each number of a vector is shifted and divided.
        first, first_bias: the hidden layer; `last`, `last_bias` the scores.
    """

    labels: tuple[str, ...]
    mean: Floats
    scale: Floats
    first: Floats
    first_bias: Floats
    last: Floats
    last_bias: Floats

    @classmethod
    def load(cls, name: str) -> "Head":
        """A classifier of the package.

        Args:
            name: of its file among the weights, without the suffix.

        Raises:
            MissingError: if there is none.
        """
        kept = read_arrays(name)
        labels = tuple(str(label) for label in kept.pop("labels"))
        return cls(labels=labels, **{key: values.astype(np.float32) for key, values in kept.items()})

    def __call__(self, vectors: Floats) -> Floats:
        """Judge some vectors.

        Args:
            vectors: one row each.

        Returns:
            The probability of each label, a row for each vector.
        """
        hidden = ((vectors - self.mean) / self.scale) @ self.first + self.first_bias
        scores = np.maximum(hidden, 0.0) @ self.last + self.last_bias
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        result: Floats = likely / likely.sum(axis=1, keepdims=True)
        return result


def mean_of(tensor: Floats, indexes: Sequence[int]) -> Floats:
    """The mean of some words' vectors, zeros where there are none.

    Args:
        tensor: of a document.
        indexes: of its words.
    """
    if not indexes:
        return np.zeros(tensor.shape[1], dtype=np.float32)
    result: Floats = tensor[list(indexes)].mean(axis=0)
    return result
