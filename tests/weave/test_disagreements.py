from collections.abc import Callable

from verbale.weave import Account, disagreements, episodes

Make = Callable[..., Account]


def test_happened_against_denied_within_an_episode(account: Make) -> None:
    (found,) = disagreements(episodes([account("a"), account("b", status="denied", commitment=("CT-",))]))
    assert found.about == "status"
    assert [side.status for side in found.sides] == ["happened", "denied"]


def test_happened_against_denied_without_dates(account: Make) -> None:
    deal = {"type": "AID", "actor": ("RUS",), "recipient": ("PRK",), "what": "transfers satellite technology"}
    told = [account("a", None, **deal), account("b", None, status="denied", commitment=("CT-",), **deal)]
    assert [found.about for found in disagreements(episodes(told))] == ["status"]
    assert not disagreements(episodes([told[0], account("c", None, **(deal | {"status": "denied", "what": "food"}))]))


def test_one_meeting_dated_to_two_months(account: Make) -> None:
    place = {"place": "Vladivostok", "actor": ("PRK", "RUS")}
    (found,) = disagreements(episodes([account("a", "2019-04", **place), account("b", "2019-05", **place)]))
    assert found.about == "date"
    assert {side.when.start for side in found.sides if side.when} == {"2019-04", "2019-05"}


def test_two_meetings_in_two_places_do_not_disagree(account: Make) -> None:
    told = [account("a", "2018-04", place="Panmunjom"), account("b", "2018-05", place="Sochi")]
    assert not disagreements(episodes(told))


def test_one_document_does_not_disagree_with_itself(account: Make) -> None:
    told = [account(key, date, place="Seoul", document="d") for key, date in (("a", "2019-04"), ("b", "2019-05"))]
    assert not disagreements(episodes(told))
