"""Scores of chains: MUC, B-cubed, entity-based CEAF and their mean, as the CoNLL 2011 and 2012 shared tasks have it.

M. Vilain et al., "A model-theoretic coreference scoring scheme" (MUC-6, 1995); A. Bagga and B. Baldwin, "Algorithms
for scoring coreference chains" (LREC 1998); X. Luo, "On coreference resolution performance metrics" (HLT 2005, φ4).
Counts of all documents are added up before they are divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Chain = Sequence[Hashable]


@dataclass(frozen=True)
class Tally:
    """What was counted: shares of precision and of recall over their totals."""

    hit_p: float = 0.0
    all_p: float = 0.0
    hit_r: float = 0.0
    all_r: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies."""
        return Tally(
            self.hit_p + other.hit_p, self.all_p + other.all_p, self.hit_r + other.hit_r, self.all_r + other.all_r
        )

    def prf(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 in percent."""
        p = self.hit_p / self.all_p if self.all_p else 0.0
        r = self.hit_r / self.all_r if self.all_r else 0.0
        return 100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0


def muc(gold: Sequence[Chain], found: Sequence[Chain]) -> Tally:
    """Count links: how many of those needed to join each chain are there."""
    hit_p, all_p = _links(found, gold)
    hit_r, all_r = _links(gold, found)
    return Tally(hit_p, all_p, hit_r, all_r)


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    of = {mention: number for number, chain in enumerate(others) for mention in chain}
    hit = total = 0
    for chain in chains:
        parts = {of.get(mention, ("alone", mention)) for mention in chain}
        hit += len(chain) - len(parts)
        total += len(chain) - 1
    return hit, total


def b_cubed(gold: Sequence[Chain], found: Sequence[Chain]) -> Tally:
    """Count mentions, each by the share of its chain that is right."""
    hit_p, all_p = _shares(found, gold)
    hit_r, all_r = _shares(gold, found)
    return Tally(hit_p, all_p, hit_r, all_r)


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    of = {mention: number for number, chain in enumerate(others) for mention in chain}
    hit = total = 0.0
    for chain in chains:
        common = Counter(of[mention] for mention in chain if mention in of)
        hit += sum(count * count for count in common.values()) / len(chain)
        total += len(chain)
    return hit, total


def ceaf_e(gold: Sequence[Chain], found: Sequence[Chain]) -> Tally:
    """Count chains, each found one matched to at most one of gold so that they agree best."""
    if not gold or not found:
        return Tally(0.0, len(found), 0.0, len(gold))
    of = {mention: number for number, chain in enumerate(found) for mention in chain}
    alike = np.zeros((len(gold), len(found)))
    for row, chain in enumerate(gold):
        for column, count in Counter(of[mention] for mention in chain if mention in of).items():
            alike[row, column] = 2 * count / (len(chain) + len(found[column]))
    hit = best_matching(alike)
    return Tally(hit, len(found), hit, len(gold))


def best_matching(values: NDArray[np.float64]) -> float:
    """Return the greatest sum of values of which no two share a row or a column.

    The Hungarian method with potentials (H. Kuhn, 1955; in the form of E. Lawler, 1976), row by row.

    Args:
        values: A table of values that are not negative.
    """
    cost = -(values if values.shape[0] <= values.shape[1] else values.T)
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    partner = np.zeros(columns + 1, dtype=np.int64)  # row of each column, from 1; 0 for none
    for row in range(1, rows + 1):
        partner[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        used = np.zeros(columns + 1, dtype=bool)
        back = np.zeros(columns + 1, dtype=np.int64)
        while partner[column]:
            used[column] = True
            here = partner[column]
            slack = cost[here - 1] - row_price[here] - column_price[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better] = slack[better]
            back[1:][better] = column
            free = np.where(used[1:], np.inf, least[1:])
            next_column = int(free.argmin()) + 1
            step = free[next_column - 1]
            row_price[partner[used]] += step
            column_price[used] -= step
            least[1:][~used[1:]] -= step
            column = next_column
        while column:
            partner[column] = partner[back[column]]
            column = int(back[column])
    return float(sum(-cost[partner[c] - 1, c - 1] for c in range(1, columns + 1) if partner[c]))


def found_mentions(gold: Sequence[Chain], found: Sequence[Chain]) -> Tally:
    """Count the mentions of both."""
    one, other = {m for chain in gold for m in chain}, {m for chain in found for m in chain}
    common = len(one & other)
    return Tally(common, len(other), common, len(one))


def measure(documents: Iterable[tuple[Sequence[Chain], Sequence[Chain]]]) -> dict[str, float]:
    """Score documents.

    Args:
        documents: The chains of gold and those found, of each document; mentions of both are the same kind of value.

    Returns:
        Percent: F1 of ``muc``, ``b3``, ``ceafe`` and their mean ``conll``; ``mentions_p``, ``mentions_r`` and
        ``mentions_f``.
    """
    metrics = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e, "mentions": found_mentions}
    sums = {name: Tally() for name in metrics}
    for gold, found in documents:
        for name, metric in metrics.items():
            sums[name] += metric(gold, found)
    result = {name: sums[name].prf()[2] for name in ("muc", "b3", "ceafe")}
    result["conll"] = sum(result.values()) / 3
    result.update(zip(("mentions_p", "mentions_r", "mentions_f"), sums["mentions"].prf(), strict=True))
    return {name: round(value, 2) for name, value in result.items()}
