"""From scores to clusters: each mention joins the cluster that it refers to most probably, or none.

Mentions are taken in text order. What speaks for a cluster is the sum of the exponentials of its members' scores, so
that three fair antecedents in one cluster outweigh a single better one elsewhere; the training rewards the same sum. A
cluster that the mention cannot belong to is passed over: one of a man where the mention says "she", or one that has
the mention's own whole or part among its members.
"""

from __future__ import annotations

import math

import numpy as np

from verbale.language.coreference.mentions import CLASSES, KIND, Mentions
from verbale.language.coreference.network import Floats
from verbale.language.coreference.pairs import Flags, Pairs
from verbale.language.coreference.wordlists import FEMALE, MALE

DATE = CLASSES.index("DATE")
DISTINCT = (CLASSES.index("PERSON"), CLASSES.index("LOC"))  # classes whose names, if they share no word, differ
LARGEST = 60.0  # of a score, so that its exponential stays a number


def cluster(
    mentions: Mentions, pairs: Pairs, scores: Floats, none: Floats, *, bias: float = 0.0, times: Flags | None = None
) -> list[list[int]]:
    """Gather mentions into clusters.

    Args:
        mentions: The mentions in text order.
        pairs: The pairs, in the order of the later mention.
        scores: The score of each pair.
        none: The score of each mention's referring to nothing.
        bias: Added to the scores of all pairs: more of it links more.
        times: Which mentions name a time; None for none.

    Returns:
        The clusters of two mentions or more, in the order of their first, each in text order.
    """
    genders = mentions.column("gender").tolist()
    names, contents = _named(mentions, times)
    home: list[int] = []  # the cluster of each mention so far
    members: list[list[int]] = []
    told: list[set[int]] = []  # the genders that each cluster's members tell
    called: list[dict[int, int]] = []  # the words of each cluster's names, by class
    earlier, powers = pairs.earlier.tolist(), [math.exp(min(s + bias, LARGEST)) for s in scores.tolist()]
    later, place = pairs.later.tolist(), 0
    for index, nothing in enumerate(none.tolist()):
        sums: dict[int, float] = {}
        while place < len(later) and later[place] == index:
            key = home[earlier[place]]
            sums[key] = sums.get(key, 0.0) + powers[place]
            place += 1
        own = {genders[index]} & {MALE, FEMALE}
        best, chosen = math.exp(min(nothing, LARGEST)), len(members)
        for key, total in sums.items():
            if total <= best or (own and told[key] and not own & told[key]):
                continue
            if names[index] and not contents[index] & called[key].get(names[index], contents[index]):
                continue
            best, chosen = total, key
        if chosen == len(members):
            members.append([])
            told.append(set())
            called.append({})
        members[chosen].append(index)
        told[chosen] |= own
        if names[index]:
            called[chosen][names[index]] = called[chosen].get(names[index], 0) | contents[index]
        home.append(chosen)
    return [found for found in members if len(found) > 1]


def _named(mentions: Mentions, times: Flags | None) -> tuple[list[int], list[int]]:
    """Return the class of each name of a person, place or day, 0 for others, and the bits of its words."""
    classes = mentions.column("class")
    distinct = np.where(np.isin(classes, DISTINCT) & (mentions.column("kind") == KIND["name"]), classes, 0)
    if times is not None:
        distinct = np.where(times, DATE, distinct)
    return distinct.tolist(), mentions.content.tolist()
