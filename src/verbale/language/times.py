"""Finding the time expressions of a text."""

import re
from dataclasses import replace

from verbale.language.expression import TimeExpression
from verbale.language.grammar import GRAMMAR

OTHER_BEFORE = re.compile(r"(?:fiscal|financial|school|academic|budget|crop|marketing)(?: year)?(?: of)?\s*$|\bfy\s?$")
OTHER_BEHIND = re.compile(
    r"\s*(?:[-/–]\s?\d{2,4}\s+)?(?:fiscal|financial|school|academic|budget|marketing|crop) (?:year|budget)"
)


def find_times(text: str) -> list[TimeExpression]:
    """The time expressions of a text, in order, the longest where two overlap.

    Args:
        text: any text.
    """
    found: list[TimeExpression] = []
    for pattern, build in GRAMMAR:
        for match in pattern.finditer(text):
            if any(match.start() < f.end and f.start < match.end() for f in found):
                continue
            made = build(match)
            if made is not None and not _other_year(text, match):
                found.append(_with_relation(made, text))
    return sorted(found, key=lambda f: f.start)


def _other_year(text: str, match: re.Match[str]) -> bool:
    """Whether a year is one of accounts or of school, whose days the words do not tell: left alone."""
    before, behind = (
        text[max(0, match.start() - 22) : match.start()].lower(),
        text[match.end() : match.end() + 16].lower(),
    )
    return bool(OTHER_BEFORE.search(before) or OTHER_BEHIND.match(behind))


def _with_relation(found: TimeExpression, text: str) -> TimeExpression:
    before = text[max(0, found.start - 12) : found.start].lower()
    relation = None
    if re.search(r"\b(?:since|from|after)\s+(?:the\s+)?$", before) and not re.search(r"\bnot\s+since", before):
        relation = "after"
    elif re.search(r"\b(?:until|till|by|before)\s+(?:the\s+)?$", before):
        relation = "before"
    if relation is None or found.rule is None:
        return found
    return replace(found, relation=relation)
