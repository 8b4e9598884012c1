"""Time expressions: what the words mean from a reference day."""

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language import find_times

Direction = Literal["past", "future"]
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(("past", "future"))
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NAMES = "January February March April May June July August September October November December".split()

ABSOLUTE = [
    ("September 13, 2023", "2023-09-13", "2023-09-13"),
    ("Sept. 13, 2023", "2023-09-13", "2023-09-13"),
    ("13 September 2023", "2023-09-13", "2023-09-13"),
    ("2023-09-13", "2023-09-13", "2023-09-13"),
    ("September 13-17, 2023", "2023-09-13", "2023-09-17"),
    ("13–17 September 2023", "2023-09-13", "2023-09-17"),
    ("April 2019", "2019-04", "2019-04"),
    ("early March 2022", "2022-03-01", "2022-03-10"),
    ("mid-March 2022", "2022-03-11", "2022-03-20"),
    ("late February 2023", "2023-02-21", "2023-02-28"),
    ("late February 2024", "2024-02-21", "2024-02-29"),
    ("2019", "2019", "2019"),
    ("2019-2021", "2019", "2021"),
    ("2019-21", "2019", "2021"),
    ("1999–2003", "1999", "2003"),
    ("the 1990s", "1990", "1999"),
    ("the first quarter of 2022", "2022-01", "2022-03"),
    ("the fourth quarter of 2022", "2022-10", "2022-12"),
]


@pytest.mark.parametrize(("words", "start", "end"), ABSOLUTE, ids=[words for words, _, _ in ABSOLUTE])
def test_words_that_need_no_reference(words: str, start: str, end: str) -> None:
    [time] = find_times(f"In those days, {words}, they met.")
    when = time.resolve(None)
    assert when is not None
    assert (when.start, when.end, when.text) == (start, end, words)


# words, reference, direction, start, end; 2023-09-14 is a Thursday
RELATIVE: list[tuple[str, str, Direction, str, str]] = [
    ("May 5", "2023-06-01", "past", "2023-05-05", "2023-05-05"),
    ("May 5", "2023-03-01", "past", "2022-05-05", "2022-05-05"),
    ("May 5", "2023-03-01", "future", "2023-05-05", "2023-05-05"),
    ("May 5", "2023-06-01", "future", "2024-05-05", "2024-05-05"),
    ("Sept. 13", "2023-09-20", "past", "2023-09-13", "2023-09-13"),
    ("Dec. 30", "2024-01-02", "past", "2023-12-30", "2023-12-30"),
    ("December", "2024-01-10", "past", "2023-12", "2023-12"),
    ("March", "2024-01-10", "future", "2024-03", "2024-03"),
    ("last December", "2024-12-10", "past", "2023-12", "2023-12"),
    ("next January", "2024-01-10", "future", "2025-01", "2025-01"),
    ("mid-July", "2023-08-01", "past", "2023-07-11", "2023-07-20"),
    ("Wednesday", "2023-09-14", "past", "2023-09-13", "2023-09-13"),
    ("Wednesday", "2023-09-14", "future", "2023-09-20", "2023-09-20"),
    ("Thursday", "2023-09-14", "past", "2023-09-14", "2023-09-14"),
    ("last Thursday", "2023-09-14", "past", "2023-09-07", "2023-09-07"),
    ("next Thursday", "2023-09-14", "future", "2023-09-21", "2023-09-21"),
    ("Monday morning", "2023-09-14", "past", "2023-09-11", "2023-09-11"),
    ("yesterday", "2023-03-01", "past", "2023-02-28", "2023-02-28"),
    ("today", "2023-03-01", "past", "2023-03-01", "2023-03-01"),
    ("tomorrow", "2023-12-31", "future", "2024-01-01", "2024-01-01"),
    ("last week", "2023-09-14", "past", "2023-09-04", "2023-09-10"),
    ("this week", "2023-09-14", "past", "2023-09-11", "2023-09-17"),
    ("next week", "2023-09-14", "future", "2023-09-18", "2023-09-24"),
    ("last weekend", "2023-09-14", "past", "2023-09-09", "2023-09-10"),
    ("last month", "2023-01-14", "past", "2022-12", "2022-12"),
    ("next month", "2023-12-14", "future", "2024-01", "2024-01"),
    ("last year", "2023-01-14", "past", "2022", "2022"),
    ("next year", "2023-01-14", "future", "2024", "2024"),
    ("last summer", "2024-01-14", "past", "2023-06", "2023-08"),
    ("last winter", "2023-05-14", "past", "2022-12", "2023-02"),
    ("three days ago", "2023-03-01", "past", "2023-02-26", "2023-02-26"),
    ("two weeks ago", "2023-03-01", "past", "2023-02-15", "2023-02-15"),
    ("a month ago", "2023-01-01", "past", "2022-12", "2022-12"),
    ("10 years ago", "2023-03-01", "past", "2013", "2013"),
    ("a decade ago", "2023-03-01", "past", "2013", "2013"),
    ("two days later", "2023-02-28", "past", "2023-03-02", "2023-03-02"),
    ("the past five years", "2023-03-01", "past", "2018", "2023"),
    ("the next two weeks", "2023-03-01", "future", "2023-03-01", "2023-03-15"),
    ("the 13th", "2023-09-20", "past", "2023-09-13", "2023-09-13"),
    ("the 25th", "2023-09-20", "past", "2023-08-25", "2023-08-25"),
    ("the 5th", "2023-09-20", "future", "2023-10-05", "2023-10-05"),
]


@pytest.mark.parametrize(
    ("words", "reference", "way", "start", "end"), RELATIVE, ids=[f"{w} from {r} {d}" for w, r, d, _, _ in RELATIVE]
)
def test_words_that_start_from_a_day(words: str, reference: str, way: Direction, start: str, end: str) -> None:
    [time] = find_times(f"They met {words} in Oslo.")
    when = time.resolve(reference, way)
    assert when is not None
    assert (when.start, when.end, when.text) == (start, end, words)


@pytest.mark.parametrize(
    "words", ["on Wednesday", "last month", "three days ago", "on May 5", "in December", "yesterday"]
)
def test_relative_words_without_a_reference_stay_open(words: str) -> None:
    [time] = find_times(f"They met {words} in Oslo.")
    assert time.resolve(None) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since 2019", "2019", None),
        ("since April 2019", "2019-04", None),
        ("after May 5, 2020", "2020-05-05", None),
        ("until March 2024", None, "2024-03"),
        ("by June 2024", None, "2024-06"),
        ("before 2024", None, "2024"),
        ("not since 2019", "2019", "2019"),
    ],
)
def test_since_and_until_leave_one_side_open(text: str, start: str | None, end: str | None) -> None:
    [time] = find_times(f"They have met {text}")
    when = time.resolve("2023-09-14")
    assert when is not None
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("for five days", "DURATION", "P5D"),
        ("a two-week exercise", "DURATION", "P2W"),
        ("a 10-year pact", "DURATION", "P10Y"),
        ("for two hours", "DURATION", "PT2H"),
        ("every year", "SET", "P1Y"),
        ("each month", "SET", "P1M"),
        ("recently", "DATE", "PAST_REF"),
        ("in the 1990s", "DATE", "199"),
        ("the third quarter of 2023", "DATE", "2023-Q3"),
    ],
)
def test_values_that_need_no_reference(text: str, kind: str, value: str) -> None:
    [time] = find_times(text)
    assert (time.type, time.timex(None)) == (kind, value)


def test_a_week_has_the_value_of_its_iso_week() -> None:
    [time] = find_times("last week")
    assert time.timex("2023-09-14") == "2023-W36"


@pytest.mark.parametrize(
    "text", ["They may march on.", "2,019 people", "1990 troops", "$2019", "a march in may", "9/11"]
)
def test_words_and_numbers_that_are_no_times(text: str) -> None:
    assert find_times(text) == []


def test_the_full_stop_is_not_part_of_a_month_in_full() -> None:
    assert [time.text for time in find_times("He will come in June.")] == ["June"]


def test_a_number_with_a_comma_is_not_cut() -> None:
    assert [time.text for time in find_times("They came 5,000 years ago")] != ["000 years ago"]


def test_a_leap_day_in_a_year_that_has_none_is_no_date() -> None:
    [time] = find_times("on Feb. 29")
    assert time.resolve("2023-12-20") is None


def test_from_one_year_to_another_is_one_interval() -> None:
    bounds = [(w.start, w.end) for t in find_times("from 2019 to 2021") if (w := t.resolve(None))]
    assert bounds == [("2019", "2021")]


@given(DAYS)
def test_the_interval_of_a_printed_day_is_that_day(day: date) -> None:
    month, iso = NAMES[day.month - 1], day.isoformat()
    for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", iso):
        [time] = find_times(f"On {text} they met.")
        when = time.resolve(None)
        assert when is not None
        assert (when.start, when.end) == (iso, iso)


@given(DAYS, st.integers(0, 6), DIRECTIONS, st.integers(-60, 60))
def test_weekdays_move_with_the_reference_by_whole_weeks(day: date, weekday: int, way: Direction, weeks: int) -> None:
    [time] = find_times(WEEKDAYS[weekday])
    here, there = time.resolve(day.isoformat(), way), time.resolve((day + timedelta(weeks=weeks)).isoformat(), way)
    assert here is not None
    assert here.start is not None
    assert there is not None
    assert there.start is not None
    assert date.fromisoformat(there.start) - date.fromisoformat(here.start) == timedelta(weeks=weeks)


@given(DAYS, st.integers(0, 6), DIRECTIONS)
def test_a_weekday_is_within_a_week_in_its_direction(day: date, weekday: int, way: Direction) -> None:
    [time] = find_times(WEEKDAYS[weekday])
    when = time.resolve(day.isoformat(), way)
    assert when is not None
    assert when.start is not None
    found = date.fromisoformat(when.start)
    assert found.weekday() == weekday
    assert 0 <= (day - found if way == "past" else found - day).days < 7


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_the_next_or_within_a_year_of_the_reference(day: date, month: int, number: int) -> None:
    [time] = find_times(f"{NAMES[month - 1]} {number}")
    past, future = time.resolve(day.isoformat(), "past"), time.resolve(day.isoformat(), "future")
    assert past is not None
    assert past.start is not None
    assert future is not None
    assert future.start is not None
    assert 0 <= (date.fromisoformat(future.start) - day).days < 366
    assert -31 <= (day - date.fromisoformat(past.start)).days < 366


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [words for words, *_ in ABSOLUTE]
            + [words for words, *_ in RELATIVE]
            + ["since", "until", "the", ",", ".", "in", "every year", "two-week", "-", "31", "2024"]
        ),
        st.text(max_size=6),
    ),
    max_size=10,
).map(" ".join)


@given(PIECES)
def test_times_stand_in_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for time in find_times(text):
        assert last <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        last = time.end


@given(PIECES, DAYS, DIRECTIONS)
def test_no_interval_ends_before_it_starts(text: str, day: date, way: Direction) -> None:
    for time in find_times(text):
        when = time.resolve(day.isoformat(), way)
        if when is not None and when.start and when.end:
            length = min(len(when.start), len(when.end))
            assert when.start[:length] <= when.end[:length]
