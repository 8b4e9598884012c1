"""The time expressions of a reading, each looking back or forward by the verb that it dates, with TIMEX3 values."""

from typing import Any

from spacy.tokens import Token

from verbale.findings.tenses import tense_of
from verbale.language import Reading, Sentence, find_times
from verbale.language.expression import Direction


def time_forms(reading: Reading, reference: str | None) -> list[dict[str, Any]]:
    """The form of `verbale dates`.

    Args:
        reading: the parsed text.
        reference: ISO date that relative words start from, or None.

    Returns:
        By time expression: text, offsets in the clean text, type, TIMEX3 value, interval.
    """
    out = []
    for sentence in reading.sentences:
        for time in find_times(sentence.span.text):
            way = _direction(sentence, time.start, time.end)
            when = time.resolve(reference, way)
            out.append(
                {
                    "text": time.text,
                    "start": sentence.start + time.start,
                    "end": sentence.start + time.end,
                    "type": time.type,
                    "timex": time.timex(reference, way),
                    "value": None if when is None else {"start": when.start, "end": when.end},
                }
            )
    return out


def _direction(sentence: Sentence, start: int, end: int) -> Direction:
    base = sentence.span.start_char
    inside = [t for t in sentence.span if base + start <= t.idx < base + end]
    if not inside:
        return "past"
    node: Token = inside[0]
    while node.head != node:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            tense, _ = tense_of(node)
            if not tense and any(c.dep_ == "mark" and c.lower_ == "to" for c in node.children):
                return "future"
            if tense:
                return "future" if tense == "future" else "past"
    return "past"
