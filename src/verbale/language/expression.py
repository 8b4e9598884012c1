"""Words that tell a time, and what they mean from a given day on.

Finding and resolving are two steps, because the same words point back or forward by the tense of their verb
("on Wednesday": held, or to be held), which only the parse knows. Values follow TIMEX3 (Pustejovsky et al. 2003).
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from verbale.model import When

Direction = Literal["past", "future"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Interval = tuple[str | None, str | None]
Rule = Callable[[date | None, Direction], Interval | None]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time.

    Attributes:
        start, end: offsets in the text searched.
        text: the words.
        type: TIMEX3 type.
        value: a TIMEX3 value that needs no reference (durations, sets, PAST_REF …), or None.
        rule: from a reference day and a direction to ISO bounds; None where it is no point in time.
        relation: before (open start: "until", "by"), after (open end: "since", "after"), or None.
        narrative: whether the words start from the event told before ("a day later"), not from the document's day.
        suffix: what a TIMEX3 value has behind the day ("TMO" for a morning).
        grain: length of the ISO reference that the words need: 10 for a day ("Wednesday"), 7 for a month, 4 for a year.
        firm: whether the words are a point in time of their own ("now" and "recently" are not).
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    rule: Rule | None
    relation: str | None = None
    firm: bool = True
    grain: int = 4
    suffix: str = ""
    narrative: bool = False

    @property
    def impossible(self) -> bool:
        """Whether the words write a date that is no day of the calendar ("February 30, 2023")."""
        return self.type == "DATE" and self.rule is None and self.value is None

    def resolve(self, reference: str | None, direction: Direction = "past") -> When | None:
        """The interval that the words mean.

        Args:
            reference: ISO date of the document (or event) that relative words start from, or None.
            direction: whether the verb looks back or forward.

        Returns:
            ISO bounds, or None where neither the words nor the reference give any.
        """
        if self.rule is None:
            return None
        if reference is not None and len(reference) < self.grain:
            reference = None
        bounds = self.rule(_day(reference, direction), direction)
        if bounds is None:
            return None
        start, end = bounds
        if start is None and end is None:
            return None
        if self.relation == "before":
            return When(None, end, self.text)
        if self.relation == "after":
            return When(start, None, self.text)
        return When(start, end, self.text)

    def timex(self, reference: str | None, direction: Direction = "past") -> str | None:
        """The TIMEX3 value of the words, or None where it cannot be told."""
        if self.value is not None:
            return self.value
        when = self.resolve(reference, direction)
        if when is None:
            return None
        start, end = when.start, when.end
        if start == end or start is None or end is None:
            return f"{start or end}{self.suffix}"
        if len(start) == 10 and _is_weekend(start, end):
            year, week, _ = date.fromisoformat(start).isocalendar()
            return f"{year}-W{week:02d}-WE"
        if len(start) == 7 and _is_quarter(start, end):
            return f"{start[:4]}-Q{(int(start[5:]) + 2) // 3}"
        if len(start) == 10 and _is_week(start, end):
            year, week, _ = date.fromisoformat(start).isocalendar()
            return f"{year}-W{week:02d}"
        return start


def _day(reference: str | None, direction: Direction) -> date | None:
    """A day to reckon from: a month or year without a day stands for its last or first day, by direction."""
    if reference is None:
        return None
    parts = [int(p) for p in reference.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return date(parts[0], parts[1], last if direction == "past" else 1)
    return date(parts[0], 12, 31) if direction == "past" else date(parts[0], 1, 1)


def _is_weekend(start: str, end: str) -> bool:
    a, b = date.fromisoformat(start), date.fromisoformat(end)
    return a.weekday() == 5 and (b - a).days == 1


def _is_quarter(start: str, end: str) -> bool:
    return start[:4] == end[:4] and int(start[5:]) % 3 == 1 and int(end[5:]) == int(start[5:]) + 2


def _is_week(start: str, end: str) -> bool:
    a, b = date.fromisoformat(start), date.fromisoformat(end)
    return a.weekday() == 0 and (b - a).days == 6
