"""Dates as the record compares them: an ISO date at the precision known is the interval of its days.

"2023-09" is neither the first nor the last of September. Filters and columns therefore work on the interval's
first and last day, and the text as it came stays beside them.
"""

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import Any

from verbale.model import DateError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?")

Days = tuple[datetime.date | None, datetime.date | None]


def interval(iso: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of an ISO date.

    Args:
        iso: YYYY, YYYY-MM or YYYY-MM-DD; a time of day after it is left out of account.

    Raises:
        DateError: if it is no such date.

    >>> interval("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if not isinstance(iso, str):
        raise DateError(f'{iso!r} is no date: write it as text, such as "2023", "2023-09" or "2023-09-13".')
    match = _ISO.fullmatch(iso.strip())
    day_given = match is not None and match[3] is not None
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first = datetime.date(year, month or 1, day or 1)
        if day is not None:
            return first, first
        last_month = month or 12
        return first, first.replace(month=last_month, day=calendar.monthrange(year, last_month)[1])
    except ValueError:
        if day_given:
            raise DateError(f"{iso!r} is no day of the calendar.") from None
        raise DateError(f"{iso!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD.") from None


def spell(value: Any) -> tuple[str | None, str | None, str | None]:
    """Start, end and words of a date as a finding carries it.

    Args:
        value: {"start", "end", "text"}, an ISO date alone, or None.

    Raises:
        DateError: if it is none of these.
    """
    if value is None:
        return None, None, None
    if isinstance(value, str):
        return value, value, None
    if isinstance(value, Mapping):
        start, end, text = value.get("start"), value.get("end"), value.get("text")
        if all(part is None or isinstance(part, str) for part in (start, end, text)):
            return start, end, text
    raise DateError(f'{value!r} is no date: expected {{"start": …, "end": …, "text": …}} with ISO dates, or null.')


def span_of(start: str | None, end: str | None) -> Days:
    """First day of `start` and last day of `end`; None on a side that is open.

    Raises:
        DateError: if either is no date, or the end lies before the start.
    """
    first = interval(start)[0] if start else None
    last = interval(end)[1] if end else None
    if first and last and last < first:
        raise DateError(f"a date cannot end ({end}) before it starts ({start}).")
    return first, last
