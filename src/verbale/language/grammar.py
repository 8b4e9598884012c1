"""The interval grammar: patterns of time expressions with the rule of each, the most specific first."""

import re
from collections.abc import Callable

from verbale.intake.calendar import MONTH, YEAR
from verbale.language.expression import TimeExpression
from verbale.language.rules import (
    NUMBER,
    UNIT,
    UNIT2,
    UNIT3,
    WEEKDAY,
    ago,
    bare_month,
    clock,
    decade,
    deictic_day,
    duration,
    every_weekday,
    full,
    month_day,
    month_year,
    next_day,
    nth_of_month,
    part_of_year,
    past_n,
    quarter,
    quarter_of,
    reference,
    relative_unit,
    set,
    slashed,
    some,
    this_quarter,
    weekday,
    year,
    years,
    years_through,
)


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DAY2 = r"(?:\s?(?:[-–]|to|and)\s?(?P<day2>\d{1,2})(?:st|nd|rd|th)?)?"
CASED_MONTH = MONTH  # months must be written with a capital: "may" and "march" are verbs
GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], TimeExpression | None]], ...] = (
    (re.compile(rf"\b{YEAR}-(?P<m>\d{{2}})-(?P<day>\d{{2}})\b"), full),
    (re.compile(rf"\b{CASED_MONTH}\s+{DAY}{DAY2},?\s+{YEAR}\b"), full),
    (re.compile(rf"\b{DAY}{DAY2}\s+(?:of\s+)?{CASED_MONTH},?\s+{YEAR}\b"), full),
    (re.compile(rf"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ])?{CASED_MONTH},?\s+(?:of\s+)?{YEAR}\b"), month_year),
    (re.compile(rf"\b{CASED_MONTH}\s+{DAY}{DAY2}\b(?!\s*(?:percent|%))"), month_day),
    (re.compile(rf"\b{DAY}{DAY2}\s+(?:of\s+)?{CASED_MONTH}\b"), month_day),
    (_re(rf"\b(?:every|each)\s+{WEEKDAY}(?!\w)"), every_weekday),
    (
        _re(
            r"\b(?:the\s+)?(?P<part>Q[1-4]|(?:first|second) half|spring|summer|autumn|fall|winter)"
            rf"(?:\s+(?:of|in))?\s+{YEAR}\b"
        ),
        quarter_of,
    ),
    (_re(rf"\b(?:from|between)\s+{YEAR}\s+(?:to|and|until)\s+(?P<last>(?:19|20)\d\d)\b"), years_through),
    (_re(rf"\b(?P<part>early|mid|late)[- ](?:in\s+)?{YEAR}\b"), part_of_year),
    (_re(r"\b(?:the\s+)?(?P<which>last|previous|this|current|next)\s+quarter\b"), this_quarter),
    (re.compile(r"\b(?P<m>\d{1,2})/(?P<day>\d{1,2})/(?P<short>\d{4}|\d{2})\b"), slashed),
    (
        re.compile(
            r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})\b(?:\s*(?P<half>[ap]\.?m\b\.?))?"
            r"(?:\s*\(?(?P<zone>UTC|GMT|CET|EST|local time)(?:\s*[+-]\s*\d+)?\)?)?"
        ),
        clock,
    ),
    (_re(rf"\bthe (?P<nth>first|second|third|fourth) quarter of {YEAR}\b"), quarter),
    (re.compile(rf"\b{YEAR}\s?[-–]\s?(?P<last>(?:19|20)?\d\d)\b"), years),
    (_re(r"\b(?:the\s+)?(?:(?:early|mid|late)[- ])?(?P<decade>(?:19|20)\d0)s\b"), decade),
    (
        _re(
            rf"\b(?:(?:about|some|around|nearly|almost|more than)\s+)?{NUMBER}\s+{UNIT}\s+"
            r"(?P<way>ago|earlier|later|from now|hence)\b"
        ),
        ago,
    ),
    (_re(rf"\b(?:the\s+)?(?P<which>past|last|next|coming)\s+{NUMBER}\s+{UNIT}\b"), past_n),
    (
        _re(rf"\b(?:(?P<which>last|next|this)\s+)?{WEEKDAY}(?:\s+(?P<part>morning|afternoon|evening|night))?(?!\w)"),
        weekday,
    ),
    (
        _re(
            r"\b(?:(?:later|earlier|(?:the )?(?:beginning|start|end|middle) of)\s+)?(?:the (?=past|coming))?"
            r"(?P<which>last|past|previous|this|current|next|coming)\s+"
            r"(?P<unit>week|weekend|month|year|decade|spring|summer|autumn|fall|winter)\b"
        ),
        relative_unit,
    ),
    (
        re.compile(
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ])?{CASED_MONTH}"
            r"(?=[\s,.;:)”\"]|$)(?!\s+(?:Day|[A-Z][a-z]+ (?:said|told)))"
        ),
        bare_month,
    ),
    (re.compile(rf"(?<![\d,.$€£-])\b{YEAR}\b(?![-,.]?\d|%)(?!\s+(?:people|troops|soldiers|tons))"), year),
    (
        _re(r"\b(?:the (?:next|following|previous) day|(?:the|a|one) day (?:after|before|earlier|later)(?!wards))\b"),
        next_day,
    ),
    (
        _re(
            r"\b(?:yesterday|today|tonight|tomorrow|last night|the same day|that day"
            r"|this (?:morning|afternoon|evening))\b"
        ),
        deictic_day,
    ),
    (
        re.compile(
            r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
            r"(?!\s+(?:century|anniversary|round|time|[A-Z]|session|meeting|package|year))"
        ),
        nth_of_month,
    ),
    (
        _re(r"\b(?:every|each)\s+(?:day|week|month|quarter|year)\b"),
        set,
    ),
    (
        _re(
            r"\b(?:(?:about|almost|nearly|around|more than|less than|at least|over|some)\s+)?"
            rf"{NUMBER}(?P<half>\s+and\s+a\s+half)?[- ]{UNIT}\b"
        ),
        duration,
    ),
    (_re(rf"\b(?:several|many|a few|few|recent)\s+{UNIT}\b|\bover the {UNIT2}\b|\b(?<=for ){UNIT3}\b"), some),
    (_re(r"\b(?:more recently|recently|in the past)\b"), reference("PAST_REF")),
    (
        _re(r"\b(?:in the (?:near )?future|over the long (?:term|haul)|in the coming (?:days|weeks|months))\b"),
        reference("FUTURE_REF"),
    ),
)
