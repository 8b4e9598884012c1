"""ISO dates checked, and dates written in full."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.intake import check_date, find_absolute
from verbale.model import DateError

NAMES = "January February March April May June July August September October November December".split()
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("value", ["2023", "2023-09", "2023-09-13", "2024-02-29"])
def test_a_date_at_any_precision_passes(value: str) -> None:
    assert check_date(value) == value


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2023-13", "2023-02-29", "2023-9-1", "13/09/2023", "2023-09-13T10:00", "0000-01-01"]
)
def test_a_date_that_is_none_is_refused_with_its_words(value: str) -> None:
    with pytest.raises(DateError) as caught:
        check_date(value)
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("September 13, 2023", "2023-09-13"),
        ("Sept. 13, 2023", "2023-09-13"),
        ("13 September 2023", "2023-09-13"),
        ("13th of September, 2023", "2023-09-13"),
        ("2023. 09. 13.", "2023-09-13"),
        ("2023/9/13", "2023-09-13"),
        ("2023-09-13", "2023-09-13"),
        ("April 2019", "2019-04"),
    ],
)
def test_a_date_in_full_is_found_with_its_words(text: str, iso: str) -> None:
    [(start, end, found)] = find_absolute(f"On {text} they met.")
    assert found == iso
    assert f"On {text} they met."[start:end] == text


def test_an_impossible_day_is_left_out() -> None:
    assert list(find_absolute("February 30, 2023 and 2023-02-31")) == []


@given(DAYS)
def test_a_printed_day_is_found_as_that_day(day: date) -> None:
    month = NAMES[day.month - 1]
    for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        assert [iso for _, _, iso in find_absolute(text)] == [day.isoformat()]


@given(DAYS, st.integers(4, 10))
def test_a_day_of_the_calendar_passes_at_every_precision(day: date, length: int) -> None:
    value = day.isoformat()[: {5: 4, 6: 4, 8: 7, 9: 7}.get(length, length)]
    assert check_date(value) == value
