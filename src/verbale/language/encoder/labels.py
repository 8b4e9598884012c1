"""The inventories of labels, fixed by the training data and kept beside the weights."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAMES = ("DATE", "FAC", "LOC", "MISC", "MONEY", "NORP", "ORG", "PERSON", "PRODUCT")


@dataclass(frozen=True)
class Labels:
    """What each head can answer, in the order of its numbers.

    Attributes:
        upos: Universal parts of speech.
        xpos: Penn tags.
        feats: Whole strings of morphological features.
        relations: Relations with their subtypes.
        names: ``O``, then ``B-`` and ``I-`` of each class.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = ("O", *(f"{mark}-{name}" for name in NAMES for mark in "BI"))


def save(labels: Labels, path: Path) -> None:
    """Write the inventories as JSON."""
    path.write_text(json.dumps(asdict(labels), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> Labels:
    """Read inventories written by `save`."""
    return Labels(**{key: tuple(value) for key, value in json.loads(path.read_text(encoding="utf-8")).items()})
