"""The inventories of labels of the training treebanks."""

from __future__ import annotations

from collections.abc import Iterable

from conllu import Paragraph
from verbale.language.encoder.labels import Labels

FEWEST = 2  # times that morphology or a relation must occur to be learned


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


def _kept(values: Iterable[str], fewest: int) -> tuple[str, ...]:
    count: dict[str, int] = {}
    for value in values:
        count[value] = count.get(value, 0) + 1
    return tuple(sorted(value for value, times in count.items() if times >= fewest))
