"""Agreements: parties, dates, clauses, what became of them."""

from collections.abc import Callable
from typing import Any

Code = Callable[..., dict[str, Any]]


def test_a_treaty_has_its_parties_and_the_date_of_signature(code: Code) -> None:
    [treaty] = code("In 1992, Chad and Niger signed a treaty of friendship.", date="2023-06-01")["agreements"]
    assert set(treaty["parties"]) == {"TCD", "NER"}
    assert treaty["signed"]["start"] == "1992"
    assert [(c["kind"], c["present"]) for c in treaty["clauses"]] == [("friendship", True)]


def test_a_clause_that_is_not_there_is_absent(code: Code) -> None:
    text = "The Chad-Niger treaty signed in 1992 does not include a clause on mutual defence."
    [treaty] = code(text, date="2023-06-01")["agreements"]
    assert [(c["kind"], c["present"], c["obligation"]) for c in treaty["clauses"]] == [
        ("mutual_defence_automatic", False, "DEFENSE")
    ]


def test_an_agreement_told_twice_is_one_and_its_end_is_kept(code: Code) -> None:
    text = "In 1992, Chad and Niger signed a treaty on mutual defence. Chad abolished the treaty in 2004."
    [treaty] = code(text, date="2023-06-01")["agreements"]
    assert (treaty["state"], treaty["ended"]["start"]) == ("abolished", "2004")


def test_a_resolution_has_who_adopted_it(code: Code) -> None:
    [resolution] = code("Security Council resolutions ban arms sales to Somalia.", date="2023-06-01")["agreements"]
    assert (resolution["kind"], resolution["adopted_by"]) == ("resolution", ["UNSC"])
    assert [c["kind"] for c in resolution["clauses"]] == ["arms_embargo"]
