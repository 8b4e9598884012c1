"""Transfers: who to whom, what, how much, how far; exchanges; who denies it."""

from collections.abc import Callable
from typing import Any

import pytest

Code = Callable[..., dict[str, Any]]
DAY = "2023-06-01"


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "category", "stage", "status"),
    [
        ("Iran shipped drones to Russia.", "IRN", "RUS", "aircraft", "shipped", "happened"),
        ("India received oil from Russia in May.", "RUS", "IND", "energy", "received", "happened"),
        ("Germany may deliver tanks to Ukraine.", "DEU", "UKR", "conventional_arms", "sought", "possible"),
        ("France sold fighter jets to Egypt in 2021.", "FRA", "EGY", "aircraft", "agreed", "happened"),
        ("China denied that it had sent weapons to Sudan.", "CHN", "SDN", "conventional_arms", "shipped", "denied"),
    ],
)
def test_a_transfer_has_its_sides_goods_and_stage(
    code: Code, text: str, supplier: str, recipient: str, category: str, stage: str, status: str
) -> None:
    [transfer] = code(text, date=DAY)["transfers"]
    assert (transfer["supplier"], transfer["recipient"]) == (supplier, recipient)
    assert (transfer["category"], transfer["stage"], transfer["status"]) == (category, stage, status)


def states(transfer: dict[str, Any]) -> tuple[str | None, ...]:
    """Supplier and recipient as states or bodies."""
    sides = (transfer["supplier"], transfer["recipient"])
    return tuple(None if side is None else side.split(":")[0] for side in sides)


@pytest.mark.parametrize(
    ("text", "sides", "stage"),
    [
        ("Norway's gift of two patrol boats to Ghana was announced in May.", ("NOR", "GHA"), "received"),
        ("The delivery of Swedish howitzers to Estonia began in May.", ("SWE", "EST"), "received"),
        ("A hundred Polish tanks reached Ukraine in April.", ("POL", "UKR"), "received"),
        ("Peru was promised six helicopters by Spain.", ("ESP", "PER"), "agreed"),
        ("Mali took delivery of eleven planes from Russia.", ("RUS", "MLI"), "received"),
        ("Uganda's purchase of tanks from Russia cost 740 million dollars.", ("RUS", "UGA"), "agreed"),
        ("Jordan asked Japan for a loan of 300 million dollars.", ("JPN", "JOR"), "sought"),
        ("Russia wrote off 90% of Cuba's debt.", ("RUS", "CUB"), "agreed"),
        ("Cuba's debt to Russia was written off in 2014.", ("RUS", "CUB"), "agreed"),
        ("Cuban doctors were sent to Kenya in 2018.", ("CUB", "KEN"), "shipped"),
    ],
)
def test_nouns_passives_and_owners_tell_the_sides(code: Code, text: str, sides: tuple[str, str], stage: str) -> None:
    [transfer] = code(text, date=DAY)["transfers"]
    assert (states(transfer), transfer["stage"]) == (sides, stage)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("An order by Ankara for forty fighters from the United States was cancelled.", ("USA", "TUR")),
        ("Kenya's request to Britain for armoured vehicles was rejected.", ("GBR", "KEN")),
        ("Kazakhstan refused to sell uranium to Iran.", ("KAZ", "IRN")),
        ("Israel stopped deliveries of gas to Egypt.", ("ISR", "EGY")),
        ("Colombia was refused the jets by Washington.", ("USA", "COL")),
        ("Washington froze military aid to Pakistan.", ("USA", "PAK")),
    ],
)
def test_what_is_refused_or_cancelled_is_denied(code: Code, text: str, sides: tuple[str, str]) -> None:
    [transfer] = code(text, date=DAY)["transfers"]
    assert (states(transfer), transfer["status"]) == (sides, "denied")


def test_goods_in_a_row_are_a_transfer_each_with_its_own_giver(code: Code) -> None:
    text = "Morocco bought 24 helicopters from the United States, three frigates from France and drones from Israel."
    found = {(t["item"], t["supplier"], t["recipient"]) for t in code(text, date=DAY)["transfers"]}
    assert found == {
        ("24 helicopters", "USA", "MAR"),
        ("three frigates", "FRA", "MAR"),
        ("drones", "ISR", "MAR"),
    }


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Russia supplied 50,000 tons of wheat to Mali.", 50000.0, "ton"),
        ("Finland ordered sixty-four F-35 fighters from the United States.", 64.0, "fighter"),
        ("Saudi Arabia lent Egypt $2.5 billion.", 2.5e9, "dollar"),
        ("Iran sent hundreds of drones to Sudan.", None, None),
    ],
)
def test_its_quantity_is_read(code: Code, text: str, quantity: float | None, unit: str | None) -> None:
    [transfer] = code(text, date=DAY)["transfers"]
    assert (transfer["quantity"], transfer["unit"]) == (quantity, unit)


@pytest.mark.parametrize(
    ("goods", "category"),
    [
        ("S-400 regiments", "air_defence"),
        ("MiG-29 engines", "aircraft"),
        ("F-16s", "aircraft"),
        ("Leopard tanks", "conventional_arms"),
        ("spare parts for fighters", "aircraft"),
        ("satellite technology", "satellite_space"),
    ],
)
def test_designations_and_makes_tell_the_category(code: Code, goods: str, category: str) -> None:
    [transfer] = code(f"Chad ordered {goods} from Poland.", date=DAY)["transfers"]
    assert transfer["category"] == category


def test_second_hand_goods(code: Code) -> None:
    [transfer] = code("Chad received second-hand armoured vehicles from the Emirates.", date=DAY)["transfers"]
    assert transfer["goods_state"] == "second_hand"


@pytest.mark.parametrize(
    "text",
    [
        "In exchange for wheat, Cuba sent doctors to Algeria.",
        "Romania gave its old fighters to Moldova, which sent wine in return.",
        "Angola exchanged oil for Chinese locomotives.",
    ],
)
def test_the_legs_of_an_exchange_share_a_deal_and_run_both_ways(code: Code, text: str) -> None:
    one, other = code(text, date=DAY)["transfers"]
    assert one["deal"] is not None
    assert one["deal"] == other["deal"]
    assert states(one) == states(other)[::-1]


def test_a_price_in_money_is_no_leg(code: Code) -> None:
    text = "Finland ordered fighters from the United States for 8.4 billion euros."
    [transfer] = code(text, date=DAY)["transfers"]
    assert transfer["deal"] is None


def test_goods_pointed_at_are_those_told_before(code: Code) -> None:
    text = "In 2018 Oman ordered five radars from Italy; the first arrived in 2021."
    ordered, arrived = code(text, date=DAY)["transfers"]
    assert (states(arrived), arrived["category"], arrived["stage"]) == (
        states(ordered),
        ordered["category"],
        "received",
    )


def test_a_claim_and_its_denial_are_two_records(code: Code) -> None:
    text = "Rwanda received missiles from Oman, which Muscat denies."
    claimed, denied = code(text, date=DAY)["transfers"]
    assert (claimed["status"], claimed["holder"]) == ("happened", "AUTHOR")
    assert (denied["status"], denied["holder"].split(":")[0]) == ("denied", "OMN")


def test_a_giver_is_not_its_own_taker(code: Code) -> None:
    text = "Hungary voted for the treaty after Sweden had agreed to sell it four jets."
    [transfer] = code(text, date=DAY)["transfers"]
    assert (states(transfer), transfer["direction"]) == (("SWE", "HUN"), "inferred")


def test_a_direction_that_contradicts_itself_is_left_open(code: Code) -> None:
    [transfer] = code("Poland will provide the weapons from Chad.", date=DAY)["transfers"]
    assert (transfer["recipient"], transfer["direction"]) == (None, "unclear")


def test_it_says_which_words_made_it_and_what_was_rejected(code: Code) -> None:
    text = "Poland handed over ten S-300 air defence systems to Chad."
    [transfer] = code(text, date=DAY)["transfers"]
    assert transfer["trigger"]["text"] == "handed"
    assert {p["role"]: p["text"] for p in transfer["participants"]}["recipient"] == "Chad"
    assert "transfer:hand/verb" in {r["entry"] for r in transfer["rejected"]}
    assert text[slice(*transfer["span"])] == transfer["evidence"]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent its foreign minister to Baku.",
        "Ships built for the Chilean navy lay at anchor.",
        "The soldiers arrived in Chad in October.",
    ],
)
def test_what_hands_over_nothing_is_no_transfer(code: Code, text: str) -> None:
    assert code(text, date=DAY)["transfers"] == []
