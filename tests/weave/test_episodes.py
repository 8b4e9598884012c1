import datetime
import itertools
from collections.abc import Callable

from verbale.weave import Account, Episode, episodes

Make = Callable[..., Account]


def keys(found: tuple[Episode, ...]) -> list[set[str]]:
    return [{account.key for account in episode.accounts} for episode in found]


def test_a_summit_told_by_three_documents_is_one_episode(account: Make) -> None:
    told = [account("a"), account("b", what="The leaders meet"), account("c", "2023-09")]
    (episode,) = episodes(told)
    assert episode.documents == ("doc-a", "doc-b", "doc-c")
    assert episode.first_day == episode.last_day == datetime.date(2023, 9, 13)


def test_the_order_of_accounts_does_not_matter(account: Make) -> None:
    told = [account("a"), account("b", "2023-09"), account("c", "2019-04-25"), account("d", None), account("e", "2023")]
    expected = episodes(told)
    assert all(episodes(order) == expected for order in itertools.permutations(told))


def test_other_days_and_other_people_stay_apart(account: Make) -> None:
    told = [
        account("a"),
        account("b", "2023-09-20"),
        account("c", actor=("PRK:GOV:Choe Son-hui", "RUS:GOV:Sergei Lavrov")),
        account("d", actor=("PRK", "CHN")),
    ]
    assert len(episodes(told)) == 4


def test_who_does_it_to_whom_matters_unless_the_act_is_mutual(account: Make) -> None:
    visit = {"actor": ("RUS",), "recipient": ("PRK",)}
    back = {"actor": ("PRK",), "recipient": ("RUS",)}
    assert len(episodes([account("a", **visit), account("b", **back)])) == 1
    blame = {"type": "ACCUSE", "what": "blames the launch"}
    assert len(episodes([account("a", **visit, **blame), account("b", **back, **blame)])) == 2


def test_acts_of_one_day_are_told_apart_by_their_wording(account: Make) -> None:
    sides = {"actor": ("PRK",), "recipient": ("RUS",), "type": "AID"}
    shells = account("a", what="ships artillery shells", **sides)
    food = account("b", what="sends dried fish", **sides)
    again = account("c", what="shells are shipped", **sides)
    assert keys(episodes([shells, food, again])) == [{"a", "c"}, {"b"}]


def test_a_vague_date_joins_only_where_it_can_mean_one_episode(account: Make) -> None:
    assert keys(episodes([account("a"), account("y", "2023")])) == [{"a", "y"}]
    assert keys(episodes([account("a"), account("b", "2023-05-01"), account("y", "2023")])) == [{"y"}, {"b"}, {"a"}]


def test_overlapping_dates_do_not_chain(account: Make) -> None:
    told = [account("a", "2023-09-10"), account("m", "2023-09"), account("b", "2023-09-20")]
    assert keys(episodes(told)) == [{"a", "m"}, {"b"}]


def test_undated_accounts_of_two_documents_stay_apart(account: Make) -> None:
    assert len(episodes([account("a", None), account("b", None)])) == 2


def test_an_undated_account_joins_what_its_own_text_dates(account: Make) -> None:
    first = account("a", document="d", known_from=datetime.date(2023, 9, 14))
    again = account("b", None, document="d", known_from=datetime.date(2023, 9, 14), what="the summit")
    assert keys(episodes([first, again, account("c", None)])) == [{"a", "b"}, {"c"}]


def test_an_undated_account_does_not_join_what_is_long_past(account: Make) -> None:
    known = datetime.date(2023, 9, 14)
    past = account("a", "2019-04-25", document="d", known_from=known)
    assert len(episodes([past, account("b", None, document="d", known_from=known)])) == 2


def test_what_is_called_for_or_supposed_is_never_what_happened(account: Make) -> None:
    told = [account("a"), account("b", status="called_for"), account("c", status="hypothetical")]
    assert [episode.status for episode in episodes(told)] == ["happened", "called_for", "hypothetical"]


def test_a_plan_that_came_true_is_one_episode_that_happened(account: Make) -> None:
    (episode,) = episodes([account("a", status="planned", document="d"), account("b")])
    assert (episode.status, episode.lead.key, episode.disputed) == ("happened", "b", False)


def test_a_denial_by_another_makes_it_disputed_and_by_the_same_voice_another_act(account: Make) -> None:
    denied = {"status": "denied", "commitment": ("CT-",)}
    (episode,) = episodes([account("a"), account("b", **denied)])
    assert episode.disputed
    assert len(episodes([account("a", document="d"), account("b", document="d", **denied)])) == 2


def test_the_author_who_is_certain_leads(account: Make) -> None:
    hearsay = account("a", holders=("AUTHOR", "KOR:SPY"), commitment=("Uu", "CT+"))
    assert episodes([hearsay, account("b")])[0].lead.key == "b"


def test_copies_are_one_origin(account: Make) -> None:
    (episode,) = episodes([account("a"), account("b", origin="doc-a"), account("c")])
    assert (len(episode.documents), len(episode.origins)) == (3, 2)


COPIED = {
    "type": "AID",
    "what": "hands over missiles",
    "evidence": "missiles had been handed over to Russia at a port",
    "actor": ("PRK",),
    "recipient": ("RUS",),
    "origin": "d1",
}


def test_the_earliest_of_copies_vouches_even_if_a_later_one_drops_whose_word_it_is(account: Make) -> None:
    first = account("b", document="d1", holders=("AUTHOR", "KOR:SPY"), commitment=("Uu", "CT+"), **COPIED)
    (episode,) = episodes([first, account("a", document="d2", **COPIED)])
    assert (episode.lead.key, episode.documents, episode.origins) == ("b", ("d1", "d2"), ("d1",))


def test_copies_merge_whatever_status_holders_or_date_were_read_in_them(account: Make) -> None:
    first = account("c", document="d1", status="possible", holders=("AUTHOR", "KOR:SPY"), **COPIED)
    again = account("a", "2023-10-02", document="d2", **COPIED)
    undated = account("b", None, document="d3", holders=("AUTHOR", "JPN"), **COPIED)
    for order in itertools.permutations([first, again, undated]):
        (episode,) = episodes(order)
        assert (episode.lead.key, episode.status, episode.disputed) == ("c", "possible", False)
        assert episode.first_day == episode.last_day == datetime.date(2023, 9, 13)
