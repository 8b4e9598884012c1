"""Agreements: parties, dates of their own, clauses, what became of them."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]
DAY = "2023-06-01"


def start(date: dict[str, Any] | None) -> str | None:
    """The first day of a date."""
    return None if date is None else date["start"]


def test_a_treaty_has_its_parties_and_the_date_of_signature(code: Code) -> None:
    [treaty] = code("In 1992, Chad and Niger signed a treaty of friendship.", date=DAY)["agreements"]
    assert set(treaty["parties"]) == {"TCD", "NER"}
    assert treaty["signed"]["start"] == "1992"
    assert [(c["kind"], c["present"]) for c in treaty["clauses"]] == [("friendship", True)]


@pytest.mark.parametrize(
    ("text", "parties", "signed"),
    [
        ("Under a treaty signed in 1985, Jordan supplies Syria with power.", {"JOR", "SYR"}, "1985"),
        ("The treaty of 1936 under which Ghana rents a base from Togo still holds.", {"GHA", "TGO"}, "1936"),
        ("The Treaty of Rarotonga, which New Zealand signed in August 1985, bans the bomb.", {"NZL"}, "1985-08"),
        ("Ghana acceded to the Chemical Weapons Convention in 1997.", {"GHA"}, None),
        ("Denmark and Iceland exchanged notes in April 1941.", {"DNK", "ISL"}, "1941-04"),
        ("Bahrain and Israel signed a memorandum of understanding in October 2020.", {"BHR", "ISR"}, "2020-10"),
    ],
)
def test_parties_stand_in_the_phrase_in_relative_clauses_or_with_the_verb(
    code: Code, text: str, parties: set[str], signed: str | None
) -> None:
    [agreement] = code(text, date=DAY)["agreements"]
    assert set(agreement["parties"]) == parties
    if signed is not None:
        assert start(agreement["signed"]) == signed


def test_a_town_in_a_name_is_no_party(code: Code) -> None:
    [pact] = code("Chad and Niger broke the Madrid Pact of 1988.", date=DAY)["agreements"]
    assert set(pact["parties"]) == {"TCD", "NER"}


def test_a_clause_that_is_not_there_is_absent(code: Code) -> None:
    text = "The Chad-Niger treaty signed in 1992 does not include a clause on mutual defence."
    [treaty] = code(text, date=DAY)["agreements"]
    assert [(c["kind"], c["present"], c["obligation"]) for c in treaty["clauses"]] == [
        ("mutual_defence_automatic", False, "DEFENSE")
    ]


def test_a_clause_told_to_be_absent_goes_before_the_title(code: Code) -> None:
    text = (
        "The Mutual Defence Treaty of 1953 between Chad and Niger binds both; it contains no automatic duty to fight."
    )
    [treaty] = code(text, date=DAY)["agreements"]
    told = {c["kind"]: c["present"] for c in treaty["clauses"]}
    assert told["mutual_defence_automatic"] is False


def test_an_agreement_told_twice_is_one_and_its_end_is_kept(code: Code) -> None:
    text = "In 1992, Chad and Niger signed a treaty on mutual defence. Chad abolished the treaty in 2004."
    [treaty] = code(text, date=DAY)["agreements"]
    assert (treaty["state"], treaty["ended"]["start"]) == ("abolished", "2004")
    assert [(a["act"], a["by"]) for a in treaty["history"]] == [("signed", ["TCD", "NER"]), ("ended", ["TCD"])]


def test_two_treaties_of_the_same_parties_stay_two(code: Code) -> None:
    text = "Chad and Niger signed a treaty in 1992. In 2010 Chad and Niger signed a new treaty on water."
    assert [start(t["signed"]) for t in code(text, date=DAY)["agreements"]] == ["1992", "2010"]


def test_ratified_and_renewed_are_no_signature(code: Code) -> None:
    text = "Kenya ratified the defence agreement with Britain in 2016 and renewed it in 2021."
    [agreement] = code(text, date=DAY)["agreements"]
    assert agreement["signed"] is None
    assert [(a["act"], start(a["date"])) for a in agreement["history"]] == [("ratified", "2016"), ("renewed", "2021")]


def test_who_leaves_a_pact_of_many_does_not_end_it(code: Code) -> None:
    [pact] = code("Albania left the Warsaw Pact in 1968.", date=DAY)["agreements"]
    assert (pact["ended"], [a["act"] for a in pact["history"]]) == (None, ["left"])


def test_an_agreement_names_the_one_that_it_succeeds(code: Code) -> None:
    text = "The 1990 treaty between Poland and Lithuania succeeded the accord of 1926."
    [treaty] = code(text, date=DAY)["agreements"]
    assert treaty["succeeds"] == "accord of 1926"


def test_a_violation_is_a_claim_with_its_holder(code: Code) -> None:
    [treaty] = code("Bolivia broke the 1904 treaty with Chile, Santiago says.", date=DAY)["agreements"]
    [violation] = treaty["violations"]
    assert (violation["by"], violation["holder"].split(":")[0], treaty["state"]) == (["BOL"], "CHL", "in_force")


def test_what_is_bargained_over_is_proposed(code: Code) -> None:
    [treaty] = code("Nepal and India are negotiating a new trade treaty.", date=DAY)["agreements"]
    assert (treaty["state"], treaty["signed"]) == ("proposed", None)


def test_a_secret_agreement_is_alleged(code: Code) -> None:
    [pact] = code("Chad and Niger signed a secret treaty in 1992.", date=DAY)["agreements"]
    assert (pact["kind"], pact["state"]) == ("alleged", "undisclosed")


def test_a_resolution_has_who_adopted_it(code: Code) -> None:
    [resolution] = code("Security Council resolutions ban arms sales to Somalia.", date=DAY)["agreements"]
    assert (resolution["kind"], resolution["adopted_by"]) == ("resolution", ["UNSC"])
    assert [c["kind"] for c in resolution["clauses"]] == ["arms_embargo"]


def test_a_resolution_is_told_by_its_number_dated_and_aimed(code: Code) -> None:
    text = "The Council lifted its arms embargo on Eritrea by Resolution 2444 of November 2018."
    [resolution] = code(text, date=DAY)["agreements"]
    assert (resolution["adopted_by"], resolution["target"]) == (["UNSC"], ["ERI"])
    assert (start(resolution["signed"]), resolution["ended"]) == ("2018-11", None)
    assert [(c["kind"], c["present"]) for c in resolution["clauses"]] == [("arms_embargo", False)]


@pytest.mark.parametrize("text", ["The two countries agreed on closer ties.", "Parliament approved the budget deal."])
def test_what_binds_no_two_states_is_none(code: Code, text: str) -> None:
    assert code(text, date=DAY)["agreements"] == []
