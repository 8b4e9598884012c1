"""How far a reader takes an act to have happened, from -3 to 3: a linear model over vectors and standing.

The standing's table knows few degrees ("may" is one half); people who are asked see many, and see them in words that
no table has. The model is a ridge regression over the encoder's vectors of the predicate and of what it hangs together
with, over its standing and over the words of its clause, learned from UDS It-Happened (Rudinger, White and Van Durme
2018) by `training/factuality`. It grades; the status stays the table's.
"""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from verbale.findings.propositions import Clause
from verbale.findings.standing import status_of
from verbale.language.weights_file import read_arrays

Floats = NDArray[np.float32]
WEIGHTS = "factuality"
MODIFIERS = frozenset(("aux", "mark", "advmod", "cop", "cc", "case", "det", "nsubj", "neg"))
ABOVE = frozenset(("aux", "mark", "advmod", "neg"))
SEEN = 5  # examples in which a feature must stand to be learned
RIDGE = 3000.0  # penalty, chosen by cross-validation
# Scale of a feature beside the vectors' numbers, which have unit spread: of words, and of the standing.
WORTH, TOLD = 8.0, 15.0
STANDING = "standing:"
LIMIT = 3.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model sees of a clause: numbers, and features that are there or not."""

    vector: Floats
    features: frozenset[str]


def seen_of(clause: Clause) -> Seen:
    """What the model sees of a clause.

    Args:
        clause: of a document whose tensor is set.
    """
    token = clause.predicate
    tensor = np.asarray(token.doc.tensor, dtype=np.float32)
    children = list(token.children)
    vector = np.concatenate(
        (
            tensor[token.i],
            tensor[token.head.i],
            mean_of(tensor, [c.i for c in children]),
            mean_of(tensor, range(token.sent.start, token.sent.end)),
            mean_of(tensor, [c.i for c in children if _relation(c) in ("aux", "mark", "advmod", "cop")]),
        )
    )
    return Seen(vector.astype(np.float32), frozenset((*_standing(clause), *_words(token))))


def _standing(clause: Clause) -> Iterator[str]:
    stand = clause.stand
    told = {
        "mood": stand.mood,
        "commitment": stand.commitment,
        "polarity": stand.polarity,
        "tense": stand.tense,
        "lasting": stand.lasting,
        "will": stand.will,
        "status": status_of(stand),
        "all": f"{stand.mood}/{stand.commitment}/{stand.tense}",
        "inner": clause.commitment[-1],
        "outer": clause.commitment[0],
    }
    yield from (f"{STANDING}{name}={value}" for name, value in told.items())
    yield from (f"word={word.lower()}" for word in stand.words)
    yield f"chain={len(clause.chain)}"
    if clause.chain:
        yield f"cue={clause.chain[-1].cue.lemma_}"


def _words(token: Token) -> Iterator[str]:
    asked = token.sent.text.rstrip().endswith("?")
    yield from (f"dep={token.dep_}", f"tag={token.tag_}", f"lemma={token.lemma_.lower()}", f"asked={asked}")
    for child in token.children:
        yield f"has={child.dep_}"
        if _relation(child) in MODIFIERS:
            yield f"child={child.dep_}/{child.lower_}"
    head = token.head
    if head is not token:
        yield from (f"head={token.dep_}/{head.lemma_.lower()}", f"headtag={token.dep_}/{head.tag_}")
        yield from (f"above={token.dep_}/{c.lower_}" for c in head.children if _relation(c) in ABOVE)


def _relation(token: Token) -> str:
    return str(token.dep_).split(":")[0]


@dataclass(frozen=True, slots=True)
class Graded:
    """The fitted model.

    Attributes:
        weights: of the vector's numbers; `keys` the features (CRC-32), sorted, `values` their weights.
        bias: what is added.
    """

    weights: Floats
    keys: NDArray[np.uint32]
    values: Floats
    bias: float

    @classmethod
    def load(cls) -> "Graded":
        """The model of the package.

        Raises:
            MissingError: if its weights are not there.
        """
        kept: dict[str, Any] = read_arrays(WEIGHTS)
        return cls(kept["weights"], kept["keys"], kept["values"], float(kept["bias"]))

    def __call__(self, seen: Sequence[Seen]) -> list[float]:
        """The value of some clauses, from -3 to 3.

        Args:
            seen: what the model sees of each.
        """
        table = dict(zip(self.keys.tolist(), self.values.tolist(), strict=True))
        told = (
            float(one.vector @ self.weights) + sum(table.get(k, 0.0) for k in {_key(f) for f in one.features})
            for one in seen
        )
        return [round(float(np.clip(value + self.bias, -LIMIT, LIMIT)), 2) for value in told]


def fit(seen: Sequence[Seen], told: Sequence[float]) -> Graded:
    """Fit the model by ridge regression in its dual form.

    Args:
        seen: what it sees of each example.
        told: the value of each, -3 to 3.
    """
    counts = Counter(k for one in seen for k in {_key(f) for f in one.features})
    keys = np.array(sorted(k for k, n in counts.items() if n >= SEEN), dtype=np.uint32)
    place = {k: i for i, k in enumerate(keys.tolist())}
    standing = {_key(f) for one in seen for f in one.features if f.startswith(STANDING)}
    worth = np.array([TOLD if k in standing else WORTH for k in keys.tolist()], dtype=np.float32)
    vectors = np.stack([one.vector for one in seen])
    spread = vectors.std(axis=0) + 1e-6
    there = np.zeros((len(seen), len(keys)), dtype=np.float32)
    for row, one in enumerate(seen):
        there[row, [place[k] for k in {_key(f) for f in one.features} if k in place]] = 1.0
    inputs = np.hstack((vectors / spread, there * worth))
    mean, level = inputs.mean(axis=0), float(np.mean(told))
    inputs -= mean
    dual = np.linalg.solve(inputs @ inputs.T + RIDGE * np.eye(len(seen)), np.asarray(told) - level)
    slopes = inputs.T @ dual
    width = vectors.shape[1]
    return Graded(
        weights=(slopes[:width] / spread).astype(np.float32),
        keys=keys,
        values=(slopes[width:] * worth).astype(np.float32),
        bias=level - float(mean @ slopes),
    )


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


def _key(feature: str) -> int:
    return zlib.crc32(feature.encode())


__all__ = ["Graded", "Seen", "fit", "seen_of"]
