"""The inventories of labels, fixed by the training data and kept beside the weights."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from conllu import Paragraph

NAMES = ("DATE", "FAC", "LOC", "MISC", "MONEY", "NORP", "ORG", "PERSON", "PRODUCT")
FEWEST = 2  # times that morphology or a relation must occur to be learned


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


def _kept(values: Iterable[str], fewest: int) -> tuple[str, ...]:
    count: dict[str, int] = {}
    for value in values:
        count[value] = count.get(value, 0) + 1
    return tuple(sorted(value for value, times in count.items() if times >= fewest))


def gather(paragraphs: list[Paragraph]) -> Labels:
    """Gather the labels of the training treebanks.

    Args:
        paragraphs: The training paragraphs.

    Returns:
        The inventories, sorted.
    """
    words = [word for paragraph in paragraphs for sentence in paragraph.sentences for word in sentence.words]
    return Labels(
        _kept((w.upos for w in words), 1),
        _kept((w.xpos for w in words), 1),
        _kept((w.feats for w in words), FEWEST),
        _kept((w.deprel for w in words), FEWEST),
    )


def save(labels: Labels, path: Path) -> None:
    """Write the inventories as JSON."""
    path.write_text(json.dumps(asdict(labels), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> Labels:
    """Read inventories written by `save`."""
    return Labels(**{key: tuple(value) for key, value in json.loads(path.read_text(encoding="utf-8")).items()})
