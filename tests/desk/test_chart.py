import datetime
import random
import re
from typing import Any

import pytest

from verbale.desk.chart import draw
from verbale.weave import Account, Episode


def episode(day: str, **fields: Any) -> Episode:
    date = datetime.date.fromisoformat(day)
    given = {
        "key": day,
        "document": "d",
        "origin": "d",
        "type": "CONSULT",
        "status": "happened",
        "what": "",
        "actor": (),
    }
    return Episode(accounts=(Account(**(given | fields)),), first_day=date, last_day=date)


@pytest.mark.parametrize("number", [1, 10, 300])
def test_few_and_many(number: int) -> None:
    chance = random.Random(number)
    days = [datetime.date(2018, 1, 1) + datetime.timedelta(days=chance.randrange(2000)) for _ in range(number)]
    chart = draw([episode(day.isoformat()) for day in days])
    for svg in (chart.wide, chart.narrow):
        assert svg.startswith("<svg")
        assert "http" not in svg
        assert "currentColor" in svg
    assert f"{number} event" in chart.summary


def test_nothing_to_draw() -> None:
    assert draw([]).wide == ""


def test_what_is_long_past_is_left_out_and_counted() -> None:
    chart = draw([episode("1961-07-06"), *(episode(f"2023-09-{day:02}") for day in range(1, 20))])
    assert (chart.left_out, chart.start, chart.step) == (1, datetime.date(2023, 9, 1), "day")


@pytest.mark.parametrize(("last", "step"), [("2020-02-01", "day"), ("2021-01-01", "week"), ("2024-01-01", "month")])
def test_the_step_follows_the_time_to_show(last: str, step: str) -> None:
    assert draw([episode("2020-01-01"), episode(last)]).step == step


def test_the_same_drawing_each_time() -> None:
    told = [episode("2020-01-01"), episode("2020-12-31", type="ASSAULT", status="possible")]
    assert draw(told) == draw(told)


def test_in_the_narrow_drawing_no_number_stands_on_a_row_s_name() -> None:
    told = [episode("2020-01-01") for _ in range(30)] + [episode("2020-01-01", status="planned")]
    svg = draw([*told, episode("2020-01-20", type="ASSAULT")]).narrow
    placed = re.findall(r'<text[^>]*transform="translate\([\d.-]+,([\d.-]+)\)"[^>]*>([^<]*)</text>', svg)
    lines = {text: float(top) for top, text in placed}
    # Both are placed by their base line; figures of this size are less than 9 high, and letters hang 3 below it.
    assert lines["31"] - 9 > lines["Cooperation in words"] + 3
