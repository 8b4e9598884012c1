"""Documents as arrays: candidates with their labels for the first network, mentions and pairs for the second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from coreference.gold import Marked, Span
from verbale.language.coreference.candidates import candidates
from verbale.language.coreference.component import select
from verbale.language.coreference.mentions import COLUMNS, Ints, Mentions, describe
from verbale.language.coreference.network import (
    CHAINED,
    ENTITIES,
    ODDS,
    Floats,
    compared,
    own_features,
    similarities,
    spread,
    vectors_of,
)
from verbale.language.coreference.pairs import COLUMNS as PAIR_COLUMNS
from verbale.language.coreference.pairs import Pairs, describe_pairs, pair_up
from verbale.language.coreference.words import words_of


@dataclass(frozen=True)
class Candidates:
    """The candidates of a document with their labels.

    Attributes:
        mentions: The candidates.
        vectors: Their vectors.
        features: Their columns, spread.
        odds: Whether each is chained, refers back, and is a mention at all.
        entity: Number of the kind of entity, -1 where none is known.
        chain: Number of the chain, -1 where it is in none of two mentions or more.
    """

    mentions: Mentions
    vectors: Floats
    features: Floats
    odds: Floats
    entity: Ints
    chain: Ints


@dataclass(frozen=True)
class Ranking:
    """The mentions and pairs of a document with their labels.

    Attributes:
        mentions: The mentions.
        vectors: Their vectors.
        own: What is known of each mention beside.
        pairs: The pairs.
        features: Columns of the pairs, spread, as bytes.
        alike: Similarities of the pairs.
        right: Whether each pair corefers.
    """

    mentions: Mentions
    vectors: Floats
    own: Floats
    pairs: Pairs
    features: np.ndarray
    alike: Floats
    right: np.ndarray


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Return the characters of a stretch of tokens."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def candidates_of(marked: Marked, doc: Doc) -> Candidates:
    """Find and label the candidates of a document.

    Args:
        marked: The annotation.
        doc: The document as read from its raw text.
    """
    found = describe((words := words_of(doc)), candidates(words))
    chain_of = {span: n for n, chain in enumerate(marked.chains) if len(chain) > 1 for span in chain}
    firsts = {chain[0] for chain in marked.chains}
    spans = [span_of(doc, span.start, span.end) for span in found.spans]
    chain = np.array([chain_of.get(span, -1) for span in spans], dtype=np.int64)
    odds = [[s in chain_of, s in chain_of and s not in firsts, s in marked.kinds] for s in spans]
    kinds = [marked.kinds.get(span, "") for span in spans]
    vectors = vectors_of(found, np.asarray(doc.tensor, dtype=np.float32))
    return Candidates(
        mentions=found,
        vectors=vectors,
        features=spread(found.columns, COLUMNS),
        odds=np.array(odds, dtype=np.float32).reshape(-1, ODDS),
        entity=np.array([ENTITIES.index(kind) if kind in ENTITIES else -1 for kind in kinds], dtype=np.int64),
        chain=chain,
    )


def ranking_of(found: Candidates, judged: Floats) -> Ranking:
    """Choose mentions, pair them and label the pairs.

    Args:
        found: The candidates.
        judged: What a first network that has not seen the document found of them.
    """
    kept = select(found.mentions, judged[:, CHAINED])
    mentions, vectors = found.mentions.only(kept), found.vectors[kept]
    pairs = pair_up(mentions)
    chain = found.chain[kept]
    a, b = chain[pairs.earlier], chain[pairs.later]
    columns = describe_pairs(mentions, pairs)
    return Ranking(
        mentions=mentions,
        vectors=vectors,
        own=own_features(mentions, judged[kept]),
        pairs=pairs,
        features=spread(columns, PAIR_COLUMNS).astype(np.uint8),
        alike=similarities(compared(vectors, judged[kept]), pairs),
        right=(a == b) & (a >= 0),
    )
