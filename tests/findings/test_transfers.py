"""Transfers: who to whom, what, how far."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "category", "stage", "status"),
    [
        ("Iran shipped drones to Russia.", "IRN", "RUS", "aircraft", "shipped", "happened"),
        ("India received oil from Russia in May.", "RUS", "IND", "energy", "received", "happened"),
        ("Germany may deliver tanks to Ukraine.", "DEU", "UKR", "conventional_arms", "sought", "possible"),
        ("France sold fighter jets to Egypt in 2021.", "FRA", "EGY", "aircraft", "agreed", "happened"),
        ("Norway gave Moldova a loan.", "NOR", "MDA", "money_debt", "received", "happened"),
        ("China denied that it had sent weapons to Sudan.", "CHN", "SDN", "conventional_arms", "shipped", "denied"),
    ],
)
def test_a_transfer_has_its_sides_goods_and_stage(
    code: Code, text: str, supplier: str, recipient: str, category: str, stage: str, status: str
) -> None:
    [transfer] = code(text, date="2023-06-01")["transfers"]
    assert (transfer["supplier"], transfer["recipient"]) == (supplier, recipient)
    assert (transfer["category"], transfer["stage"], transfer["status"]) == (category, stage, status)


def test_its_quantity_is_read(code: Code) -> None:
    [transfer] = code("Russia supplied 50,000 tons of wheat to Mali.", date="2023-06-01")["transfers"]
    assert (transfer["quantity"], transfer["unit"], transfer["category"]) == (50000.0, "ton", "food")


def test_a_clause_without_goods_is_no_transfer(code: Code) -> None:
    assert code("Turkey sent its foreign minister to Baku.", date="2023-06-01")["transfers"] == []
