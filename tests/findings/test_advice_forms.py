"""Forms of advice without a plain modal, its addressees, and what only sounds like it."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]
DAY = "2024-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "Under the Ottawa convention Peru must destroy its mines.",
        "Peru must, under the peace treaty of 1998, keep its troops out of the valley.",
        "As a signatory of the convention Ghana must report its stocks.",
        "The statute binds all parties: they must open their ports.",
    ],
)
def test_a_duty_under_a_law_is_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["advice"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The ferries should reach Malta by Friday.",
        "The Kenyan battalion should be ready by the end of the year.",
        "The bridge should be finished by spring.",
        "The truce should be signed within days.",
        "The Ghanaian judges should rule in June.",
        "The ceasefire should bring Sudan some relief.",
    ],
)
def test_what_is_merely_expected_is_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["advice"] == []


@pytest.mark.parametrize(
    "text",
    ["Norway should ban the imports by 2027.", "The Norwegian government should hold talks with Mali next year."],
)
def test_an_agent_with_a_deadline_is_advised(code: Code, text: str) -> None:
    assert [a["addressee"] for a in code(text, date=DAY)["advice"]] == ["NOR"]


@pytest.mark.parametrize(
    ("text", "advisers", "addressees"),
    [
        ("Kenya, an analyst wrote in the Nation on Monday, should close the camp.", ["EXPERTS"], ["KEN"]),
        (
            "Kenya, argues a Kenyan scholar, should close the camp and should pay the refugees.",
            ["KEN:EDU:?"] * 2,
            ["KEN"] * 2,
        ),
        (
            "The Lowy Institute published a report on Chad. Chad, the report says, must pay its soldiers.",
            ["AUS:EDU:Lowy Institute"],
            ["TCD"],
        ),
        (
            "The Lowy Institute urges Fiji to wait. Tonga, it says, should not wait.",
            ["AUS:EDU:Lowy Institute"] * 2,
            ["FJI", "TON"],
        ),
        ("Ghana should reopen its border, an analyst recommends in a paper.", ["EXPERTS"], ["GHA"]),
    ],
)
def test_who_is_cited_in_passing_is_the_adviser(
    code: Code, text: str, advisers: list[str], addressees: list[str]
) -> None:
    found = code(text, date=DAY)["advice"]
    assert [a["adviser"] for a in found] == advisers
    assert [a["addressee"] for a in found] == addressees


@pytest.mark.parametrize(
    ("text", "addressee", "force", "what"),
    [
        ("Norway had better keep its embassy in Mali open.", "NOR", "should", "keep its embassy in Mali open"),
        ("Experts say Norway had better not close its embassy.", "NOR", "should_not", "close its embassy"),
        ("Kenya would be well served by a visit to Kampala.", "KEN", "should", "visit to Kampala"),
        ("The Lowy Institute suggests that Fiji double its patrols.", "FJI", "should", "double its patrols"),
        ("The Lowy Institute cautions Fiji against selling the port.", "FJI", "should_not", "selling the port"),
        ("Analysts want Ghana to reopen its border.", "GHA", "should", "reopen its border"),
        ("There is no alternative to keeping the border open.", None, "must", "keeping the border open"),
        ("There is a need for patience.", None, "must", "patience"),
        ("Japan is able to help and should.", "JPN", "should", "help"),
        ("Canada must under no circumstances sell the mine.", "CAN", "must_not", "sell the mine"),
        ("Canada should not only sell the mine.", "CAN", "should", "sell the mine"),
        ("A wiser course for Cyprus would be to talk to Turkey.", "CYP", "should", "talk to Turkey"),
        (
            "For Gabon the advice of the Lowy Institute is plain: wait for the vote.",
            "GAB",
            "should",
            "wait for the vote",
        ),
        ('Experts urged Kenya: "Do not close the camp."', "KEN", "must_not", "close the camp"),
        ("It is in the interest of Oman to open the port.", "OMN", "should", "open the port"),
    ],
)
def test_forms_without_a_plain_modal(code: Code, text: str, addressee: str | None, force: str, what: str) -> None:
    [advice] = code(text, date=DAY)["advice"]
    assert (advice["addressee"], advice["force"], advice["what"]) == (addressee, force, what)


@pytest.mark.parametrize(
    "text",
    [
        "The timing suggests that Fiji wants the port.",
        "Ghana wants Togo to reopen its border.",
        "What the scholar did not say is that Peru should attack.",
        "Iran might attack Israel.",
        "Moscow's answer to the ban is to sell its oil to India.",
        "Look at the map.",
        "Let us be clear.",
    ],
)
def test_evidence_wishes_of_states_and_turns_to_the_reader_are_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["advice"] == []


def test_an_imperative_goes_to_whom_the_text_advises(code: Code) -> None:
    found = code("Kenya should open the port. Build roads, not walls.", date=DAY)["advice"]
    assert [(a["addressee"], a["what"]) for a in found] == [("KEN", "open the port"), ("KEN", "Build roads, not walls")]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Chile and Bolivia should share the river.", [["CHL", "BOL"]]),
        ("It is time for Peru and Chile to open the border and to share the water.", [["PER", "CHL"]] * 2),
        ("Chile and Bolivia have met. Neither side should threaten the other.", [["CHL", "BOL"]]),
        ("For Peru the lesson is clear. It should buy no more tanks.", ["PER"]),
        ("If Malta wants peace, it should talk.", ["MLT"]),
        ("Peru should wait. Governments must not mistake this for peace.", ["PER", None]),
    ],
)
def test_addressees(code: Code, text: str, addressees: list[Any]) -> None:
    assert [a["addressee"] for a in code(text, date=DAY)["advice"]] == addressees


def test_a_first_step_that_might_be_taken_is_advice_beside_what_should(code: Code) -> None:
    text = "Estonia should raise its spending. The African Union might ask Kenya for troops."
    assert [a["force"] for a in code(text, date=DAY)["advice"]] == ["should", "may"]


def test_a_clause_of_its_own_is_advice_though_hung_on_one_with_a_limit(code: Code) -> None:
    text = "Ghana should think twice before it spends years on a trial, and had better buy boats with the money."
    assert [a["addressee"] for a in code(text, date=DAY)["advice"]] == ["GHA", "GHA"]


def test_an_aside_may_stand_right_behind_that(code: Code) -> None:
    text = "Peru flew the jets that, two officials told reporters, must stay in Lima."
    assert {s["cue"] for s in code(text, date=DAY)["statements"]} <= {"told"}
