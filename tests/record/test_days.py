import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model import DateError
from verbale.record.days import interval, span_of, spell

DAY = datetime.date


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2023", DAY(2023, 1, 1), DAY(2023, 12, 31)),
        ("2024-02", DAY(2024, 2, 1), DAY(2024, 2, 29)),
        ("2023-02", DAY(2023, 2, 1), DAY(2023, 2, 28)),
        ("2023-09-13", DAY(2023, 9, 13), DAY(2023, 9, 13)),
        ("2023-09-13T02:22", DAY(2023, 9, 13), DAY(2023, 9, 13)),
    ],
)
def test_a_date_is_the_interval_of_its_days(iso: str, first: DAY, last: DAY) -> None:
    assert interval(iso) == (first, last)


@pytest.mark.parametrize("iso", ["", "2023-13", "0000", "23", "yesterday", "2023-9-1", "2023-09-13x"])
def test_what_is_no_date_is_refused_with_what_to_write(iso: str) -> None:
    with pytest.raises(DateError, match="is no date: write YYYY, YYYY-MM or YYYY-MM-DD"):
        interval(iso)


@pytest.mark.parametrize("iso", ["2023-02-30", "2023-13-01", "2023-09-31T10:00"])
def test_a_day_that_the_calendar_lacks_is_refused_as_such(iso: str) -> None:
    with pytest.raises(DateError, match=f"'{iso}' is no day of the calendar"):
        interval(iso)


@given(st.dates())
def test_every_day_lies_in_its_month_and_its_year(day: DAY) -> None:
    iso = day.isoformat()
    for precision in (iso, iso[:7], iso[:4]):
        first, last = interval(precision)
        assert first <= day <= last


def test_a_date_may_be_an_object_a_text_or_nothing() -> None:
    assert spell({"start": "2019", "end": None, "text": "since 2019"}) == ("2019", None, "since 2019")
    assert spell("2023-09") == ("2023-09", "2023-09", None)
    assert spell(None) == (None, None, None)
    with pytest.raises(DateError, match="2023 is no date"):
        spell(2023)
    with pytest.raises(DateError, match="is no date"):
        spell({"start": 2023})


def test_open_sides_stay_open_and_a_date_cannot_end_before_it_starts() -> None:
    assert span_of("2019", None) == (DAY(2019, 1, 1), None)
    assert span_of(None, "2019") == (None, DAY(2019, 12, 31))
    assert span_of(None, None) == (None, None)
    with pytest.raises(DateError, match=r"cannot end \(2018\) before it starts \(2019\)"):
        span_of("2019", "2018")
