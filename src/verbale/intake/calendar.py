"""Dates written in full ("September 13, 2023", "13 Sept. 2023", "2023. 09. 14."), and the check of ISO dates."""

import re
from collections.abc import Iterator
from datetime import date

from verbale.model import DateError

ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{YEAR}-(?P<m>\d{{2}})-(?P<day>\d{{2}})\b",
        rf"\b{YEAR}\s?[./]\s?(?P<m>\d{{1,2}})\s?[./]\s?(?P<day>\d{{1,2}})\b\.?",
        rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b",
        rf"\b{MONTH},?\s+{YEAR}\b",
    )
)


def month_number(word: str) -> int:
    """The number of a month's name or abbreviation.

    Raises:
        KeyError: if it is none.
    """
    return MONTHS[word.lower().rstrip(".")]


def check_date(value: str) -> str:
    """An ISO date at the precision of year, month or day, if it is one.

    Args:
        value: for example "2023", "2023-09" or "2023-09-13".

    Returns:
        The value, unchanged.

    Raises:
        DateError: if it is no such date or no day of the calendar.
    """
    found = ISO_DATE.fullmatch(value.strip())
    if found is None:
        raise DateError(f"{value!r} is no date: expected YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError as fault:
        raise DateError(f"{value!r} is no day of the calendar ({fault})") from None
    return value.strip()


def find_absolute(text: str) -> Iterator[tuple[int, int, str]]:
    """Dates that a text states in full, in order.

    Args:
        text: any text.

    Yields:
        Start and end offset and the ISO date (day or month precision); impossible dates are left out.
    """
    taken: list[tuple[int, int, str]] = []
    for pattern in _FULL:
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end, _ in taken):
                continue
            parts = found.groupdict()
            month = month_number(parts["month"]) if parts.get("month") else int(parts["m"])
            iso = f"{parts['year']}-{month:02d}"
            if parts.get("day"):
                iso += f"-{int(parts['day']):02d}"
            try:
                taken.append((found.start(), found.end(), check_date(iso)))
            except DateError:
                continue
    yield from sorted(taken)
