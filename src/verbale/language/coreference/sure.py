"""What rules know better than the networks, as GUM has few examples of it: sure links, and times that differ.

News calls states by a point of the compass ("North Korea", later "the North") and names again by initials; and it
repeats "the two countries" as "both countries". Names of times look alike to the networks ("Monday", "this year").
"""

from __future__ import annotations

import numpy as np

from verbale.language.coreference.mentions import CLASSES, KIND, Mentions
from verbale.language.coreference.network import ENTITIES, ODDS, Floats
from verbale.language.coreference.pairs import Flags, Pairs
from verbale.language.coreference.wordlists import PLURAL
from verbale.language.coreference.words import Words

OPENERS = frozenset({"the", "both", "these", "those"})
COUNTING = frozenset({"both", "two", "three", "four"})
DATE, TIME = CLASSES.index("DATE"), ENTITIES.index("time")
NAMING_TIME = [KIND[name] for name in ("name", "number", "bare singular", "bare plural", "demonstrative", "quantified")]


def sure_links(words: Words, mentions: Mentions, pairs: Pairs) -> Flags:
    """Tell which pairs corefer for certain.

    Args:
        words: The words of the document.
        mentions: Its mentions.
        pairs: The pairs.

    Returns:
        One value per pair: a name and its short form, or one counted plural twice ("the two sides", "both sides").
    """
    a, b, m = pairs.earlier, pairs.later, mentions
    named = m.column("kind") == KIND["name"]
    short = (m.short[a] == m.text[b]) | (m.short[b] == m.text[a])
    counted = np.array(
        [
            any(words.lower[i] in COUNTING for i in range(span.start, span.head)) and words.lower[span.start] in OPENERS
            for span in m.spans
        ],
        dtype=np.bool_,
    ) & (m.column("number") == PLURAL) & (m.end == m.head + 1)  # fmt: skip
    again = counted[a] & counted[b] & (m.head_form[a] == m.head_form[b])
    return np.asarray((named[a] & named[b] & short) | again)


def names_of_times(mentions: Mentions, judged: Floats) -> Flags:
    """Tell which mentions name a time by words of their own, so that they differ where they share none.

    Args:
        mentions: The mentions.
        judged: What the first network found of them.
    """
    time = (judged[:, ODDS:].argmax(axis=1) == TIME) | (mentions.column("class") == DATE)
    return np.asarray(time & np.isin(mentions.column("kind"), NAMING_TIME))
