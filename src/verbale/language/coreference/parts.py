"""Plurals that name several things told of apart: "Kim ... Putin ... the two leaders".

Such a phrase is in no cluster of its parts, for it is neither of them; so it is found by rules, after the clusters, as
a whole with its parts. Only phrases that say how many, or whose noun news uses so ("the countries", "the presidents"),
are tried, and only names that are close and of the right class are taken. GUM marks these as split antecedents, too few
to learn from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.language.coreference.mentions import CLASSES, KIND, ROLES, Mentions
from verbale.language.coreference.wordlists import PLURAL
from verbale.language.coreference.words import Words

NUMBERS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
PEOPLE = frozenset(
    "leaders presidents ministers men women chancellors premiers diplomats politicians generals rulers".split()
)
STATES = frozenset("countries nations states neighbours neighbors governments powers capitals republics".split())
SIDES = frozenset("sides parties rivals allies partners foes enemies".split())
OPENERS = frozenset({"the", "both", "these", "those"})
SENTENCES = 4  # back from the phrase
ACTING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod:poss", "conj"})

Whole = tuple[int, tuple[int, ...]]


def wholes(words: Words, mentions: Mentions, clusters: Sequence[Sequence[int]]) -> Iterator[Whole]:
    """Find phrases that name several things told of apart.

    Args:
        words: The words of the document.
        mentions: Its mentions.
        clusters: Its clusters, as indices of mentions.

    Yields:
        The mention, and the last mention before it of each of its parts, in text order.
    """
    home = {index: number for number, members in enumerate(clusters) for index in members}
    first = {number: members[0] for number, members in enumerate(clusters)}
    classes, kinds = mentions.column("class").tolist(), mentions.column("kind").tolist()
    roles = [ROLES[role] in ACTING for role in mentions.column("role").tolist()]
    plural = (mentions.column("number") == PLURAL).tolist()
    sentences = mentions.sentence.tolist()
    for index, span in enumerate(mentions.spans):
        if not plural[index] or kinds[index] == KIND["joint"] or first.get(home.get(index, -1), index) != index:
            continue
        asked = _asked(words, span.start, span.end, span.head)
        if asked is None:
            continue
        count, wanted = asked
        near = [
            earlier
            for earlier in range(index - 1, -1, -1)
            if sentences[index] - sentences[earlier] < SENTENCES
            and kinds[earlier] == KIND["name"]
            and not plural[earlier]
            and CLASSES[classes[earlier]] in wanted
        ]
        near.sort(key=lambda earlier: (not roles[earlier], -earlier))
        found: dict[tuple[str, int], int] = {}
        for earlier in near:
            cluster = home.get(earlier)
            key = ("text", int(mentions.text[earlier])) if cluster is None else ("cluster", cluster)
            if len(found) < count:
                found.setdefault(key, earlier)
        if len(found) == count:
            yield index, tuple(sorted(found.values()))


def _asked(words: Words, start: int, end: int, head: int) -> tuple[int, frozenset[str]] | None:
    """Return how many things a phrase names and which classes their names have; None for other phrases."""
    form = words.lower[head]
    if words.lower[start] not in OPENERS or end != head + 1:
        return None
    if form in PEOPLE:
        wanted = frozenset({"PERSON"})
    elif form in STATES:
        wanted = frozenset({"LOC"})
    elif form in SIDES:
        wanted = frozenset({"LOC", "ORG"})
    else:
        return None
    told = [NUMBERS[words.lower[i]] for i in range(start, head) if words.lower[i] in NUMBERS]
    return (told[0] if told else 2), wanted
