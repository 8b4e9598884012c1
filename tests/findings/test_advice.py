"""Advice: who advises whom to do what, with what force, to what end."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]
DAY = "2024-05-01"


@pytest.mark.parametrize(
    ("text", "addressee", "force", "what"),
    [
        ("Poland should reopen the crossing.", "POL", "should", "reopen the crossing"),
        ("Poland must not close the crossing.", "POL", "must_not", "close the crossing"),
        ("Thailand ought to talk to the junta.", "THA", "should", "talk to the junta"),
        ("There is a need for Kenya to inform Somalia.", "KEN", "must", "inform Somalia"),
        ("It would be a mistake for Canada to cut its aid.", "CAN", "should_not", "cut its aid"),
        ("Canada would do well to keep its embassy open.", "CAN", "should", "keep its embassy open"),
        ("Malta is well advised to keep its ports open.", "MLT", "should", "keep its ports open"),
        ("Japan must be wary of gas from Qatar.", "JPN", "must", "be wary of gas from Qatar"),
    ],
)
def test_it_has_an_addressee_a_force_and_an_act(code: Code, text: str, addressee: str, force: str, what: str) -> None:
    [advice] = code(text, date=DAY)["advice"]
    assert (advice["adviser"], advice["addressee"]) == ("AUTHOR", addressee)
    assert (advice["force"], advice["what"]) == (force, what)


@pytest.mark.parametrize(
    "text",
    [
        "Experts said India should share its data with Nepal.",
        "Analysts urged India to share its data with Nepal.",
        "Experts said India needs to share its data with Nepal.",
    ],
)
def test_the_adviser_is_who_says_it(code: Code, text: str) -> None:
    [advice] = code(text, date=DAY)["advice"]
    assert (advice["adviser"], advice["addressee"]) == ("EXPERTS", "IND")
    assert advice["holders"] == ["AUTHOR", "EXPERTS"]


@pytest.mark.parametrize(
    "text",
    [
        "India said Nepal must hand over the fugitives.",
        "A senior Indian official urged Nepal to hand over the fugitives.",
        "The Indian foreign minister said India should buy the frigates.",
    ],
)
def test_a_demand_of_a_government_and_its_own_plans_are_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["advice"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Serbia must have known of the raid.",
        "The convoy should arrive in Goma on Monday.",
        "Should Iran strike first, Oman will close its ports.",
        "Should Peru leave the pact?",
        "It should be noted that Peru has left the pact.",
        "Russia needs to replenish its stocks.",
        "Oman asked whether Qatar should pay.",
    ],
)
def test_guesses_conditions_questions_and_mere_needs_are_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["advice"] == []


def test_coordinated_acts_are_advised_one_by_one(code: Code) -> None:
    found = code("Norway should recall its envoy and freeze the aid to Niger.", date=DAY)["advice"]
    assert [(a["addressee"], a["what"]) for a in found] == [
        ("NOR", "recall its envoy"),
        ("NOR", "freeze the aid to Niger"),
    ]


def test_what_names_nobody_is_asked_of_whom_the_adviser_addresses_elsewhere(code: Code) -> None:
    text = "Norway should recall its envoy. Dialogue with Niger should resume."
    assert [a["addressee"] for a in code(text, date=DAY)["advice"]] == ["NOR", "NOR"]


def test_what_others_should_do_is_asked_of_no_one_known(code: Code) -> None:
    text = "Norway should recall its envoy. Donors should prepare for a longer war in Sudan."
    assert [a["addressee"] for a in code(text, date=DAY)["advice"]] == ["NOR", None]


def test_what_could_be_done_is_advice_beside_what_should_and_no_forecast(code: Code) -> None:
    found = code("The European Union should extend the curbs. It could also fund patrols of Greece.", date=DAY)
    assert [(a["addressee"], a["force"]) for a in found["advice"]] == [("EU", "should"), ("EU", "may")]
    assert found["forecasts"] == []


def test_alone_what_could_be_done_is_a_forecast(code: Code) -> None:
    found = code("The European Union could fund patrols of Greece.", date=DAY)
    assert found["advice"] == []
    assert len(found["forecasts"]) == 1


def test_its_condition_and_aim_are_told_apart_from_the_act(code: Code) -> None:
    text = "If the floods return, India should share its data with Nepal in order to save lives."
    [advice] = code(text, date=DAY)["advice"]
    assert advice["condition"] == "If the floods return"
    assert advice["aim"] == "in order to save lives"
    assert advice["what"] == "share its data with Nepal"


def test_the_headline_counts(code: Code) -> None:
    text = (
        "Ghana should reopen its border with Togo\n\nACCRA, 1 May 2024\n\nThe president of Ghana met his ministers.\n"
    )
    [advice] = code(text, date=DAY)["advice"]
    assert advice["evidence"] == "Ghana should reopen its border with Togo"
