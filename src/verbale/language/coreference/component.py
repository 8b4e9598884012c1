"""Coreference as a component of a spaCy pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Span, SpanGroup

from verbale.language.coreference.candidates import candidates
from verbale.language.coreference.clusters import cluster
from verbale.language.coreference.mentions import Ints, Mentions, describe
from verbale.language.coreference.network import CHAINED, MENTION, Floats, Weights, judge, load, score, vectors_of
from verbale.language.coreference.pairs import pair_up
from verbale.language.coreference.parts import wholes
from verbale.language.coreference.sure import names_of_times, sure_links
from verbale.language.coreference.words import words_of

Stretch = tuple[int, int]

PREFIX, WHOLES = "coref_clusters", "coref_wholes"
LEAST = -2.0  # log-odds of belonging to a chain, below which a candidate is dropped: rarely a mention that is missed
SURE = 12.0  # added to the scores of sure links: more than scores differ by
BIAS = 1.0  # chosen on GUM's development part, where links are missed more often than made in error


@dataclass(frozen=True)
class Found:
    """What was found in a document; a mention is its first token and the one behind its last.

    Attributes:
        clusters: Mentions that refer to the same thing, in text order; the clusters in the order of their first.
        alone: Mentions in no cluster.
        wholes: Plurals that name several things told of apart ("the two leaders"), each before its parts.
    """

    clusters: tuple[tuple[Stretch, ...], ...]
    alone: tuple[Stretch, ...]
    wholes: tuple[tuple[Stretch, ...], ...] = ()


def select(mentions: Mentions, odds: Floats, *, least: float = LEAST) -> Ints:
    """Choose the mentions among the candidates: of those around one head the likeliest, and coordinations beside it.

    Args:
        mentions: The candidates.
        odds: Log-odds of belonging to a chain, per candidate.
        least: What is below is dropped.

    Returns:
        The indices of those chosen, in text order.
    """
    best: dict[tuple[int, bool], int] = {}
    for index, span in enumerate(mentions.spans):
        key = (span.head, span.joint)
        if odds[index] > least and (key not in best or odds[index] > odds[best[key]]):
            best[key] = index
    return np.array(sorted(best.values()), dtype=np.int64)


class Coreference:
    """Finds the mentions of a document that refer to the same thing."""

    def __init__(self, weights: Weights) -> None:
        """Make a component.

        Args:
            weights: The weights.
        """
        self.weights = weights

    @classmethod
    def from_disk(cls, path: Path) -> Coreference:
        """Load the component.

        Args:
            path: The npz file of the weights.

        Returns:
            The component.
        """
        return cls(load(path))

    def find(self, doc: Doc) -> Found:
        """Find the mentions and clusters of a document.

        Args:
            doc: The document, with tags, parse, sentences, names and the encoder's tensor.

        Returns:
            What was found.
        """
        words = words_of(doc)
        found = describe(words, candidates(words))
        if not found.spans:
            return Found((), ())
        vectors = vectors_of(found, np.asarray(doc.tensor, dtype=np.float32))
        judged = judge(self.weights, found, vectors)
        kept = select(found, judged[:, CHAINED])
        mentions = found.only(kept)
        pairs = pair_up(mentions)
        scores, none = score(self.weights, mentions, vectors[kept], judged[kept], pairs)
        scores = scores + SURE * sure_links(words, mentions, pairs)
        groups = cluster(mentions, pairs, scores, none, bias=BIAS, times=names_of_times(mentions, judged[kept]))
        grouped = {index for members in groups for index in members}
        stretches = [(span.start, span.end) for span in mentions.spans]
        alone = [
            stretches[index] for index in range(len(kept)) if index not in grouped and judged[kept[index], MENTION] > 0
        ]
        return Found(
            tuple(tuple(stretches[index] for index in members) for members in groups),
            tuple(alone),
            tuple(
                tuple(stretches[index] for index in (whole, *parts)) for whole, parts in wholes(words, mentions, groups)
            ),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Write the clusters into a document.

        Args:
            doc: Changed in place: its spans get ``coref_clusters_1`` and so on, each a cluster's mentions in text
                order, and ``coref_wholes_1`` and so on, each a plural before the parts that it names; those that it
                had are removed.

        Returns:
            The same document.
        """
        found = self.find(doc)
        for key in [key for key in doc.spans if key.startswith((PREFIX, WHOLES))]:
            del doc.spans[key]
        for prefix, groups in ((PREFIX, found.clusters), (WHOLES, found.wholes)):
            for number, members in enumerate(groups, start=1):
                name = f"{prefix}_{number}"
                doc.spans[name] = SpanGroup(doc, name=name, spans=[Span(doc, start, end) for start, end in members])
        return doc
