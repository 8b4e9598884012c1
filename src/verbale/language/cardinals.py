"""Numbers written in words or figures: "seventy-nine", "two million", "1.5 billion", "300,000".

Written down here rather than taken from a library: texts mix words and figures ("1.5 million"), and what is no exact
number ("hundreds", "several") must stay open.
"""

import re
from collections.abc import Iterable

UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "score": 20.0,
}
SHORT = {"m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3}
FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
WITH_SCALE = re.compile(rf"({FIGURES.pattern})(bn|mn|m|k)?")
PASSED = frozenset(("-", "–", "and", "a", "an", "some", "about", "over"))


def cardinal(words: Iterable[str]) -> float | None:
    """The number that words make together.

    Args:
        words: in order, as written; hyphens, "and" and articles may stand among them.

    Returns:
        The number, or None where one of the words is none ("several", "hundreds").
    """
    total, part, told = 0.0, 0.0, False
    for raw in words:
        word = raw.lower().lstrip("$€£¥")
        if word in PASSED or not word:
            continue
        if word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word in SCALES:
            part = (part or 1.0) * SCALES[word]
            if SCALES[word] >= SCALES["thousand"]:
                total, part = total + part, 0.0
        elif (figures := WITH_SCALE.fullmatch(word)) is not None:
            part += float(figures.group(1).replace(",", "")) * SHORT.get(figures.group(2) or "", 1.0)
        else:
            return None
        told = True
    return total + part if told else None
