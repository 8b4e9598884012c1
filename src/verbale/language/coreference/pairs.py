"""Pairs of a mention and an earlier one that it may refer back to, and what is known of each pair.

Each mention is paired with those shortly before it and, however far back, with the last ones that share its head, text
or short form: names and repeated nouns are taken up over any distance, pronouns are not. So the number of pairs
grows with the length of the text and not with its square.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.language.coreference.mentions import KIND, Mentions
from verbale.language.coreference.wordlists import PRONOUNS

Ints = NDArray[np.int64]
Small = NDArray[np.int16]
Flags = NDArray[np.bool_]

WINDOW = 40  # mentions before each that are tried
ALIKE = 5  # earlier mentions tried for each form that is shared, besides

SENTENCES, DISTANCES, TOKENS = (0, 1, 2, 3, 5, 9, 19), (1, 2, 4, 8, 16, 32, 64), (1, 3, 8, 20)
COARSE_ROLE = np.array([0, 1, 1, 2, 2, 3, 3, 3, 3, 4, 5, 0, 0])  # by `mentions.ROLES`
COARSE_KIND = np.array([0, 0, 0, 1, 1, 2, 3, 3, 4, 5, 5, 5, 5, 5, 1, 6])  # by `mentions.KINDS`
PEOPLE = len(PRONOUNS)

# name and size of each column, in the order in which `describe_pairs` gives them
COLUMNS = (
    ("sentences", len(SENTENCES) + 1), ("distance", len(DISTANCES) + 1), ("tokens", len(TOKENS) + 1),
    ("kinds", 49), ("numbers", 9), ("genders", 16), ("animacy", 9), ("classes", 5), ("roles", 36), ("quotes", 4),
    ("text", 3), ("head", 7), ("contained", 4), ("contents", 5), ("edges", 4), ("short form", 2), ("nested", 3),
    ("syntax", 6), ("pronouns", 5), ("nearest head", 3), ("nearest agreeing", 4), ("persons", 64), ("taken up", 3),
)  # fmt: skip
WIDTH = sum(size for _, size in COLUMNS)


@dataclass(frozen=True)
class Pairs:
    """Pairs in the order of the later mention; each has at least one entry per mention but the first.

    Attributes:
        later: Index of the mention that may refer back.
        earlier: Index of the mention that it may refer to.
    """

    later: Ints
    earlier: Ints


def pair_up(mentions: Mentions) -> Pairs:
    """Choose the pairs that are scored.

    Args:
        mentions: The mentions in text order.

    Returns:
        The pairs, the later mention's earlier ones in text order.
    """
    last: dict[tuple[str, int], deque[int]] = {}
    later: list[int] = []
    earlier: list[int] = []
    keys = zip(
        mentions.head_form.tolist(),
        mentions.text.tolist(),
        mentions.short.tolist(),
        mentions.column("pronoun").tolist(),
        strict=True,
    )
    for index, (head, text, short, pronoun) in enumerate(keys):
        begin = max(0, index - WINDOW)
        chosen = list(range(begin, index))
        if not pronoun:
            asked = [("head", head), ("text", text), ("short", text), ("text", short)]
            far = {found for key in asked for found in last.get(key, ()) if found < begin}
            chosen = [*sorted(far), *chosen]
            for key in (("head", head), ("text", text), ("short", short)):
                last.setdefault(key, deque(maxlen=ALIKE)).append(index)
        later.extend([index] * len(chosen))
        earlier.extend(chosen)
    return Pairs(np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64))


def describe_pairs(mentions: Mentions, pairs: Pairs) -> Small:
    """Describe pairs.

    Args:
        mentions: The mentions.
        pairs: The pairs.

    Returns:
        The numbers of `COLUMNS`, one row per pair.
    """
    b, a, m = pairs.later, pairs.earlier, mentions
    pronoun, person, quoted = m.column("pronoun"), m.column("person"), m.column("quoted")
    number, gender, animacy = m.column("number"), m.column("gender"), m.column("animacy")
    kind, role = COARSE_KIND[m.column("kind")], COARSE_ROLE[m.column("role")]
    free = (pronoun[a] == 0) & (pronoun[b] == 0)
    same_head, same_text = m.head_form[a] == m.head_form[b], m.text[a] == m.text[b]
    agree = _agree(number[a], number[b]) & _agree(gender[a], gender[b]) & _agree(animacy[a], animacy[b])
    taken_up = free & ((m.taken_up[a] & m.taken_up[b]) != 0)
    columns = [
        np.searchsorted(SENTENCES, m.sentence[b] - m.sentence[a]),
        np.searchsorted(DISTANCES, b - a),
        np.searchsorted(TOKENS, np.abs(m.start[b] - m.end[a])),
        kind[a] * 7 + kind[b],
        number[a] * 3 + number[b],
        gender[a] * 4 + gender[b],
        animacy[a] * 3 + animacy[b],
        _classes(m.column("class"), a, b),
        role[a] * 6 + role[b],
        quoted[a] * 2 + quoted[b],
        np.where(same_text, np.where(free, 2, 1), 0),
        _heads(m, a, b, same_head & free),
        _flag((m.content[a] & m.head_bit[b]) != 0) + 2 * _flag((m.content[b] & m.head_bit[a]) != 0),
        _contents(m, a, b),
        _flag(m.first_form[a] == m.first_form[b]) + 2 * _flag(m.last_form[a] == m.last_form[b]),
        _flag((m.short[a] == m.text[b]) | (m.short[b] == m.text[a])),
        _nesting(m, a, b),
        _syntax(m, a, b),
        np.select([free, pronoun[a] == pronoun[b], pronoun[a] == 0, pronoun[b] == 0], [0, 1, 2, 3], 4),
        np.where(same_head, np.minimum(_rank(b, same_head), 2), 0),
        np.where(agree, np.minimum(_rank(b, agree), 3), 0),
        (person[a] * 4 + person[b]) * 4 + np.minimum(m.paragraph[b] - m.paragraph[a], 3),
        np.where(taken_up, 1 + _flag(number[a] == number[b]), 0),
    ]
    return np.stack([column.astype(np.int16) for column in columns], axis=1)


def _flag(values: Flags) -> Ints:
    """Return ones where something holds, else zeros."""
    return values.astype(np.int64)


def _classes(classes: Ints, a: Ints, b: Ints) -> Ints:
    """Return how the classes of names are related: none, one has none, the other, both the same, they differ."""
    one, other = classes[a], classes[b]
    return np.select([(one == 0) & (other == 0), one == 0, other == 0, one == other], [0, 1, 2, 3], 4)


def _heads(m: Mentions, a: Ints, b: Ints, same: Flags) -> Ints:
    """Return, where heads are the same, how many of the two are names and whether their modifiers differ."""
    kind = m.column("kind")
    names = _flag(kind[a] == KIND["name"]) + _flag(kind[b] == KIND["name"])
    rest_a, rest_b = m.content[a] & ~m.head_bit[a], m.content[b] & ~m.head_bit[b]
    differ = (rest_a != 0) & (rest_b != 0) & ((rest_b & ~m.content[a]) != 0)
    return np.where(same, 1 + names + 3 * differ, 0)


def _contents(m: Mentions, a: Ints, b: Ints) -> Ints:
    """Return how the words of content are related: none shared, some, all of one, all of the other, all of both."""
    one, other = m.content[a], m.content[b]
    shared = one & other
    return np.select([shared == 0, one == other, shared == other, shared == one], [0, 4, 3, 2], 1)


def _nesting(m: Mentions, a: Ints, b: Ints) -> Ints:
    """Return whether the later lies within the earlier, the earlier within the later, or neither."""
    within = (m.start[a] <= m.start[b]) & (m.end[b] <= m.end[a])
    around = (m.start[b] <= m.start[a]) & (m.end[a] <= m.end[b])
    return np.select([within, around], [1, 2], 0)


def _agree(one: Ints, other: Ints) -> Flags:
    """Tell where two properties, 0 for unknown, do not clash."""
    return np.asarray((one == other) | (one == 0) | (other == 0))


def _rank(later: Ints, holds: Flags) -> Ints:
    """Return for each pair the how-manieth, from the mention backwards, it is of those where something holds."""
    if not len(later):
        return later
    total = np.cumsum(holds)
    last = np.searchsorted(later, later, side="right") - 1
    return np.asarray(total[last] - total + holds, dtype=np.int64)


def _syntax(m: Mentions, a: Ints, b: Ints) -> Ints:
    """Return which construction binds a pair: apposition, predicate, arguments of one word, coordination, none."""
    role = m.column("role")
    apposed = ((m.parent[b] == m.head[a]) & (role[b] == 9)) | ((m.parent[a] == m.head[b]) & (role[a] == 9))
    predicate = (m.predicate_of[b] == m.head[a]) | (m.predicate_of[a] == m.head[b])
    joined = ((m.parent[b] == m.head[a]) & (role[b] == 10)) | (m.head[a] == m.head[b])
    siblings = m.parent[a] == m.parent[b]
    governs = (m.parent[b] == m.head[a]) | (m.parent[a] == m.head[b])
    return np.select([apposed, predicate, joined, siblings, governs], [1, 2, 3, 4, 5], 0)
