"""Forecasts: what is to come, how likely, by whose word, on what condition."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]
DAY = "2024-05-01"


def one(code: Code, text: str) -> dict[str, Any]:
    [forecast] = code(text, date=DAY)["forecasts"]
    return dict(forecast)


@pytest.mark.parametrize(
    ("text", "proposition", "phrase", "probability"),
    [
        ("Chile is likely to recall its envoy.", "Chile will recall its envoy", "likely", 0.7),
        ("Quito is expected to join the pact.", "Quito will join the pact", "expected", 0.8),
        ("Brazil is not expected to join the pact.", "Brazil will join the pact", "not expected", 0.2),
        ("Vietnam will probably stay away.", "Vietnam will stay away", "will probably", 0.75),
        ("Hanoi may close the strait.", "Hanoi will close the strait", "may", 0.4),
        ("The Security Council is to vote on Mali.", "The Security Council will vote on Mali", "is to", 0.9),
        ("It is believed that Oman will not attend.", "Oman will not attend", "believed … will", 0.7),
        ("Analysts expect Kenya to reopen the border.", "Kenya will reopen the border", "expect", 0.8),
        ("A raid on Yemen by Israel cannot be ruled out.", "A raid on Yemen by Israel", "not … ruled out", 0.15),
    ],
)
def test_it_is_put_as_a_plain_clause_with_the_words_of_likelihood(
    code: Code, text: str, proposition: str, phrase: str, probability: float
) -> None:
    forecast = one(code, text)
    assert (forecast["proposition"], forecast["phrase"]) == (proposition, phrase)
    assert forecast["probability"] == probability
    assert forecast["low"] <= probability <= forecast["high"]


@pytest.mark.parametrize(
    "text", ["It is unclear whether Bern will join the pact.", "It remains to be seen whether Bern joins the pact."]
)
def test_where_the_text_declines_to_say_there_is_no_probability(code: Code, text: str) -> None:
    forecast = one(code, text)
    assert (forecast["probability"], forecast["low"], forecast["high"]) == (None, None, None)
    assert forecast["commitment"] == ["Uu"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana is likely assisting the rebels in Togo.",
        "Ghana may have shipped rifles to Togo.",
        "Ghana may be helping the rebels in Togo.",
        "Ghana seems to know the rebels in Togo.",
    ],
)
def test_a_guess_about_what_is_or_was_is_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["forecasts"] == []


def test_an_if_clause_holds_none(code: Code) -> None:
    assert one(code, "Norway will pay only if Sweden will pay.")["proposition"].startswith("Norway will pay")


def test_a_restrictive_relative_clause_holds_none(code: Code) -> None:
    assert code("Oslo warned of steps that might inflame the dispute with Lima.", date=DAY)["forecasts"] == []


def test_a_question_is_none(code: Code) -> None:
    assert code("Will Norway pay Sweden?", date=DAY)["forecasts"] == []


def test_several_words_over_one_clause_make_one_forecast_and_the_weakest_counts(code: Code) -> None:
    forecast = one(code, "Bern is doubtful about the possibility of a transfer of tanks to Kyiv.")
    assert forecast["phrase"] == "doubtful … possibility"
    assert forecast["probability"] == 0.2


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If Cuba closes the bay, Jamaica might protest.", "If Cuba closes the bay"),
        ("Should Iran strike first, Oman will close its ports.", "Should Iran strike first"),
        ("Jamaica will protest unless Cuba opens the bay.", "unless Cuba opens the bay"),
    ],
)
def test_its_condition_is_the_if_clause_in_the_words_of_the_text(code: Code, text: str, condition: str) -> None:
    forecast = one(code, text)
    assert forecast["condition"] == condition
    assert condition not in forecast["proposition"]


def test_the_condition_tells_whom_it_is_about_too(code: Code) -> None:
    assert one(code, "If Cuba closes the bay, Jamaica might protest.")["about"] == ["CUB", "JAM"]


def test_the_forecaster_is_the_innermost_holder(code: Code) -> None:
    forecast = one(code, "Experts said Peru may leave the pact.")
    assert forecast["holders"] == ["AUTHOR", "EXPERTS"]
    assert forecast["basis"] == "expert"


def test_what_somebody_is_told_to_note_is_no_word_of_his(code: Code) -> None:
    forecast = one(code, "Chile should note that Peru will leave the pact.")
    assert forecast["holder"] == "AUTHOR"


def test_a_promise_is_a_forecast_of_who_makes_it(code: Code) -> None:
    forecast = one(code, "France vowed on Monday to withdraw its troops from Chad.")
    assert (forecast["holder"], forecast["proposition"]) == ("FRA", "France will withdraw its troops from Chad")
    assert forecast["horizon"] is None


def test_with_an_act_and_a_time_it_can_be_settled(code: Code) -> None:
    forecast = one(code, "Kenya and Uganda will sign the accord next month.")
    assert forecast["horizon"]["end"] == "2024-06"
    assert forecast["resolvable"]
    assert "after 2024-06" in forecast["criterion"]


def test_without_a_time_it_cannot(code: Code) -> None:
    forecast = one(code, "Kenya and Uganda will sign the accord.")
    assert (forecast["resolvable"], forecast["criterion"]) == (False, None)


def test_the_headline_counts(code: Code) -> None:
    text = "Ghana may expel the envoy of Togo\n\nACCRA, 1 May 2024\n\nThe president met his ministers on Monday.\n"
    [forecast] = code(text, date=DAY)["forecasts"]
    assert forecast["evidence"] == "Ghana may expel the envoy of Togo"
    assert text[slice(*forecast["span"])] == forecast["evidence"]


def test_what_concerns_no_actor_is_none(code: Code) -> None:
    assert code("The weather will be fine.", date=DAY)["forecasts"] == []
