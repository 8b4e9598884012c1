"""What each kind of time expression means: rules from a day to an interval, at the precision that the words have.

A grammar of our own was preferred to a date library: those give a day for every expression ("in 1961" becomes a day of
that year), and none tells a point in time from a duration or a set.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from verbale.intake.calendar import month_number
from verbale.language.expression import Direction, Interval, Rule, TimeExpression, TimeType

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri)\.)"
NUMBERS = {
    w: n
    for n, w in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty"
        ).split()
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50}
NUMBER = r"(?<![\d.,])(?P<number>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute|night)s?"
UNIT2 = r"(?P<unit2>week|month|year|decade)s"
UNIT3 = r"(?P<unit3>day|week|month|year|decade)s"
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
TIMEX_SEASONS = {"spring": "SP", "summer": "SU", "winter": "WI"}
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


SOON = 31  # days; a day of the month that lies so little ahead is meant rather than that of a year ago


def _month(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def _same(iso: str) -> Interval:
    return iso, iso


def _shift_month(day: date, by: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + by
    return index // 12, index % 12 + 1


def _safe(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _year_of(month: int, day: int | None, ref: date, direction: Direction) -> int:
    """The year of a month (and day) told without one: the nearest in the direction, the document's own included."""
    if direction == "past":
        ahead = (month, day or 1) > (ref.month, ref.day)
        soon = date(ref.year, month, min(day or 1, 28)) <= ref + timedelta(days=SOON)
        return ref.year - 1 if ahead and not (soon and day) else ref.year
    behind = (month, day or 31) < (ref.month, ref.day)
    return ref.year + 1 if behind else ref.year


def _span(
    match: re.Match[str], kind: TimeType, value: str | None, rule: Rule | None, *, firm: bool = True, grain: int = 4
) -> TimeExpression:
    return TimeExpression(match.start(), match.end(), match.group(), kind, value, rule, None, firm, grain)


# --- the grammar: a pattern and what it means, the most specific first -------------------------------------------


def full(m: re.Match[str]) -> TimeExpression | None:
    month = int(m["m"]) if "m" in m.re.groupindex else month_number(m["month"])
    iso = _safe(int(m["year"]), month, int(m["day"]))
    if iso is None:
        return _span(m, "DATE", None, None)  # kept as written
    last = m["day2"] if "day2" in m.re.groupindex else None
    end = _safe(int(m["year"]), month, int(last)) if last else iso
    return _span(m, "DATE", None, lambda ref, way: (iso, end))


def month_year(m: re.Match[str]) -> TimeExpression:
    iso = _month(int(m["year"]), month_number(m["month"]))
    part = (m["part"] or "").lower().strip("- ") if "part" in m.re.groupindex else ""
    if part in PARTS:
        return _span(m, "DATE", None, lambda ref, way: _part(iso, part))
    return _span(m, "DATE", iso, lambda ref, way: _same(iso))


def _part(iso: str, part: str) -> Interval:
    year, month = (int(p) for p in iso.split("-"))
    first, last = PARTS[part]
    return f"{iso}-{first:02d}", f"{iso}-{min(last, calendar.monthrange(year, month)[1]):02d}"


def month_day(m: re.Match[str]) -> TimeExpression | None:
    month, day = month_number(m["month"]), int(m["day"])
    last = int(m["day2"]) if m.re.groupindex.get("day2") and m["day2"] else day
    if _safe(2024, month, day) is None or _safe(2024, month, last) is None:
        return _span(m, "DATE", None, None) if day > 0 else None  # "April 31": kept as written

    def rule(ref: date | None, way: Direction) -> Interval | None:
        if ref is None:
            return None
        year = _year_of(month, day, ref, way)
        return _safe(year, month, day), _safe(year, month, last)

    return _span(m, "DATE", None, rule, grain=7)


def bare_month(m: re.Match[str]) -> TimeExpression:
    month = month_number(m["month"])
    shift = {"last": "past", "next": "future"}.get((m["which"] or "").lower())
    part = (m["part"] or "").lower().strip("- ")

    def rule(ref: date | None, way: Direction) -> Interval | None:
        if ref is None:
            return None
        towards: Direction = "past" if shift == "past" else "future" if shift == "future" else way
        year = _year_of(month, None, ref, towards)
        if shift == "past" and (year, month) >= (ref.year, ref.month):
            year -= 1
        if shift == "future" and (year, month) <= (ref.year, ref.month):
            year += 1
        iso = _month(year, month)
        return _part(iso, part) if part in PARTS else _same(iso)

    return _span(m, "DATE", None, rule, grain=7)


def year(m: re.Match[str]) -> TimeExpression:
    iso = m["year"]
    return _span(m, "DATE", iso, lambda ref, way: _same(iso))


def years(m: re.Match[str]) -> TimeExpression | None:
    first, last = int(m["year"]), m["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end <= first + 100:
        return None
    return _span(m, "DATE", None, lambda ref, way: (str(first), str(end)))


def decade(m: re.Match[str]) -> TimeExpression:
    first = int(m["decade"])
    return _span(m, "DATE", str(first)[:3], lambda ref, way: (str(first), str(first + 9)))


def quarter(m: re.Match[str]) -> TimeExpression:
    nth, year = ORDINALS[m["nth"].lower()], m["year"]
    bounds = (_month(int(year), 3 * nth - 2), _month(int(year), 3 * nth))
    return _span(m, "DATE", f"{year}-Q{nth}", lambda ref, way: bounds)


def weekday(m: re.Match[str]) -> TimeExpression:
    target = next(i for i, d in enumerate(WEEKDAYS) if d.startswith(m["weekday"].lower().rstrip(".")))
    which = (m["which"] or "").lower()

    def rule(ref: date | None, way: Direction) -> Interval | None:
        if ref is None:
            return None
        if which == "next" or (way == "future" and which != "last"):
            ahead = (target - ref.weekday()) % 7
            return _same((ref + timedelta(days=ahead or (7 if which == "next" else 0))).isoformat())
        behind = (ref.weekday() - target) % 7
        return _same((ref - timedelta(days=behind or (7 if which == "last" else 0))).isoformat())

    made = _span(m, "DATE", None, rule, grain=10)
    return _at(made, m["part"]) if m["part"] else made


def _at(made: TimeExpression, part: str) -> TimeExpression:
    """A part of a day: the day's interval, and a value such as 2010-07-16TMO."""
    return replace(made, type="TIME", suffix=f"T{DAY_PARTS[part.lower()]}")


def deictic_day(m: re.Match[str]) -> TimeExpression:
    word = m.group().lower()
    by = -1 if "yesterday" in word or "last night" in word else 1 if "tomorrow" in word else 0

    def rule(ref: date | None, way: Direction) -> Interval | None:
        return None if ref is None else _same((ref + timedelta(days=by)).isoformat())

    made = _span(m, "DATE", None, rule, grain=10)
    if "same" in word or "that day" in word:
        return replace(made, narrative=True)
    part = next((p for p in DAY_PARTS if p in word), None)
    return _at(made, part) if part else made


def next_day(m: re.Match[str]) -> TimeExpression:
    """ "the next day", "a day earlier than", "the day before": from the day of what was told before."""
    by = -1 if re.search(r"before|previous|earlier", m.group(), re.IGNORECASE) else 1

    def rule(ref: date | None, way: Direction) -> Interval | None:
        return None if ref is None else _same((ref + timedelta(days=by)).isoformat())

    return replace(_span(m, "DATE", None, rule, grain=10), narrative=True)


def clock(m: re.Match[str]) -> TimeExpression | None:
    """A time of day: "18:00 UTC", "6:40 p.m."."""
    hour, minute = int(m["hour"]), int(m["minute"])
    if hour > 23 or minute > 59:
        return None
    if (m["half"] or "").lower().startswith("p") and hour < 12:
        hour += 12
    zone = "Z" if (m["zone"] or "").upper().startswith(("UTC", "GMT")) else ""

    def rule(ref: date | None, way: Direction) -> Interval | None:
        return None if ref is None else _same(ref.isoformat())

    made = _span(m, "TIME", None, rule, grain=10, firm=False)
    return replace(made, suffix=f"T{hour:02d}:{minute:02d}{zone}")


def years_through(m: re.Match[str]) -> TimeExpression | None:
    """ "from 2009 to 2011": a stretch of years."""
    first, last = m["year"], m["last"]
    if last <= first:
        return None
    return _span(m, "DURATION", f"P{int(last) - int(first)}Y", lambda ref, way: (first, last))


def part_of_year(m: re.Match[str]) -> TimeExpression:
    iso = m["year"]
    third = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}[m["part"].lower().strip("- ")]
    return _span(m, "DATE", iso, lambda ref, way: (f"{iso}-{third[0]}", f"{iso}-{third[1]}"))


def some(m: re.Match[str]) -> TimeExpression:
    """ "several years", "for decades": a stretch without a number."""
    unit = (m["unit"] or m["unit2"] or m["unit3"]).lower()
    return _span(m, "DURATION", f"PX{_letter(unit)}", None)


def this_quarter(m: re.Match[str]) -> TimeExpression:
    by = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}[m["which"].lower()]

    def rule(ref: date | None, way: Direction) -> Interval | None:
        if ref is None:
            return None
        index = ref.year * 4 + (ref.month - 1) // 3 + by
        year, quarter = index // 4, index % 4
        return _month(year, 3 * quarter + 1), _month(year, 3 * quarter + 3)

    return _span(m, "DATE", None, rule, grain=7)


def slashed(m: re.Match[str]) -> TimeExpression | None:
    """The American 7/8/07."""
    year = int(m["short"]) if len(m["short"]) == 4 else 2000 + int(m["short"])
    month, day = int(m["m"]), int(m["day"])
    if month > 12:  # 13/12/2023 can only be the thirteenth
        month, day = day, month
    iso = _safe(year, month, day)
    return None if iso is None else _span(m, "DATE", iso, lambda ref, way: _same(iso))


def relative_unit(m: re.Match[str]) -> TimeExpression:
    """last week, this month, next year, last summer."""
    unit = m["unit"].lower()
    by = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[m["which"].lower()]

    def rule(ref: date | None, way: Direction) -> Interval | None:
        if ref is None:
            return None
        if unit == "week":
            monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=by)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        if unit == "weekend":
            saturday = ref - timedelta(days=ref.weekday() - 5) + timedelta(weeks=by)
            return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
        if unit == "month":
            return _same(_month(*_shift_month(ref, by)))
        if unit == "year":
            return _same(str(ref.year + by))
        if unit == "decade":
            first = ref.year // 10 * 10 + 10 * by
            return str(first), str(first + 9)
        first_month, last_month = SEASONS[unit]
        year = ref.year + by if by > 0 or first_month <= ref.month else ref.year - (1 if by < 0 else 0)
        if by < 0 and year == ref.year and last_month >= ref.month:
            year -= 1
        return _month(year, first_month), _month(year + (last_month < first_month), last_month)

    return _span(m, "DATE", None, rule, grain=10 if unit in ("week", "weekend") else 7 if unit == "month" else 4)


def ago(m: re.Match[str]) -> TimeExpression:
    n, unit = _number(m["number"]), m["unit"].lower()
    sign = 1 if m["way"].lower() in ("later", "from now", "hence") else -1

    def rule(ref: date | None, way: Direction) -> Interval | None:
        return None if ref is None else _moved(ref, sign * n, unit)

    day = unit in ("day", "night", "week", "hour", "minute")
    made = _span(m, "DATE", None, rule, grain=10 if day else 7 if unit == "month" else 4)
    return replace(made, narrative=m["way"].lower() in ("earlier", "later"))


def _moved(ref: date, by: int, unit: str) -> Interval | None:
    if unit in ("hour", "minute"):
        return _same(ref.isoformat())
    if unit in ("day", "night"):
        return _same((ref + timedelta(days=by)).isoformat())
    if unit == "week":
        return _same((ref + timedelta(weeks=by)).isoformat())
    if unit == "month":
        return _same(_month(*_shift_month(ref, by)))
    year = ref.year + by * (10 if unit == "decade" else 1)
    return _same(str(year)) if 0 < year < 10000 else None


def past_n(m: re.Match[str]) -> TimeExpression:
    n, unit = _number(m["number"]), m["unit"].lower()
    sign = 1 if m["which"].lower() in ("next", "coming") else -1

    def rule(ref: date | None, way: Direction) -> Interval | None:
        other = None if ref is None else _moved(ref, sign * n, unit)
        if ref is None or other is None or other[0] is None:
            return None
        own = ref.isoformat()[: len(other[0])]
        return (other[0], own) if sign < 0 else (own, other[0])

    return _span(m, "DURATION", f"P{n}{_letter(unit)}", rule)


def _letter(unit: str) -> str:
    return {"decade": "Y", "night": "D", "hour": "H", "minute": "M"}.get(unit, unit[0].upper())


def nth_of_month(m: re.Match[str]) -> TimeExpression:
    day = int(m["day"])

    def rule(ref: date | None, way: Direction) -> Interval | None:
        if ref is None:
            return None
        shift = -1 if way == "past" and day > ref.day else 1 if way == "future" and day < ref.day else 0
        year, month = _shift_month(ref, shift)
        iso = _safe(year, month, day)
        return None if iso is None else _same(iso)

    return _span(m, "DATE", None, rule, grain=7)


def duration(m: re.Match[str]) -> TimeExpression:
    n, unit = _number(m["number"]), m["unit"].lower()
    time = "T" if unit in ("hour", "minute") else ""
    half = ".5" if m["half"] else ""
    if unit == "decade":
        n, unit = 10 * n, "year"
    return _span(m, "DURATION", f"P{time}{n}{half}{_letter(unit)}", None)


def set(m: re.Match[str]) -> TimeExpression:
    word = m.group().lower()
    unit = next((u for u in ("day", "week", "month", "quarter", "year") if u in word), None)
    if unit is None:
        unit = "day" if "dail" in word else "year"
    return _span(m, "SET", f"P1{unit[0].upper()}", None)


def reference(value: str) -> Callable[[re.Match[str]], TimeExpression]:
    return lambda m: _span(m, "DATE", value, None, firm=False)


def quarter_of(m: re.Match[str]) -> TimeExpression:
    """ "Q3 2022", "the first half of 2025", "spring 2023": a part of a year."""
    year = int(m["year"])
    word = m["part"].lower()
    if word.startswith("q"):
        first, last = 3 * int(word[1]) - 2, 3 * int(word[1])
        value = f"{year}-Q{word[1]}"
    elif "half" in word:
        first, last = (1, 6) if word.startswith("first") else (7, 12)
        value = f"{year}-H{1 if first == 1 else 2}"
    else:
        first, last = SEASONS[word]
        value = f"{year}-{TIMEX_SEASONS.get(word, 'FA')}"
    bounds = (_month(year, first), _month(year + (last < first), last))
    return _span(m, "DATE", value, lambda ref, way: bounds)


def every_weekday(m: re.Match[str]) -> TimeExpression:
    """ "every Tuesday": a set."""
    day = next(i for i, d in enumerate(WEEKDAYS) if d.startswith(m["weekday"].lower().rstrip(".")))
    return _span(m, "SET", f"XXXX-WXX-{day + 1}", None)
