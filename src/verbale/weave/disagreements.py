"""Where sources disagree: one tells as happened what another denies, or they date one act differently.

Both sides are shown; nothing here decides. Two acts that merely look alike can be listed by mistake, which costs a
reader a glance; a contradiction that is hidden costs more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verbale.model import When
from verbale.weave.accounts import Account
from verbale.weave.episodes import Episode
from verbale.weave.likeness import same_act, words

NEAR_DAYS = 62
"""Dates of one act that are further apart than two months are two acts, unless the text says otherwise."""

ALIKE_WORDS = 2
"""Of undated acts, how many words that tell what it was must agree before a denial counts as one of the other."""

_HAPPENED = ("happened", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the opposed tellings: its status, its date and the accounts that hold it."""

    status: str
    when: When | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two tellings of what seems to be one act.

    Attributes:
        about: "status" (happened or not) or "date".
        sides: the opposed tellings, the better vouched-for first.
    """

    about: Literal["status", "date"]
    sides: tuple[Side, Side]


def disagreements(episodes: Sequence[Episode], *, names: frozenset[str] = frozenset()) -> tuple[Disagreement, ...]:
    """All disagreements among episodes, about status first.

    Args:
        episodes: as `weave.episodes` gives them.
        names: words in lower case that name states or people, as for `weave.episodes`.
    """
    within = [_within(episode) for episode in episodes if episode.disputed]
    across: list[Disagreement] = []
    dates: list[Disagreement] = []
    for number, one in enumerate(episodes):
        for other in episodes[number + 1 :]:
            if one.type != other.type or set(one.origins) & set(other.origins):
                continue
            if _opposed(one, other, names):
                across.append(Disagreement(about="status", sides=_sides(one, other)))
            elif _dated_apart(one, other, names):
                dates.append(Disagreement(about="date", sides=_sides(one, other)))
    return (*(found for found in within if found), *across, *dates)


def _within(episode: Episode) -> Disagreement | None:
    denied = tuple(account for account in episode.accounts if account.status == "denied")
    told = tuple(account for account in episode.accounts if account.status == episode.status)
    if not denied or not told or episode.status == "denied":
        return None
    holding = Side(status=episode.status, when=episode.when, accounts=told)
    return Disagreement(about="status", sides=(holding, Side(status="denied", when=None, accounts=denied)))


def _opposed(one: Episode, other: Episode, names: frozenset[str]) -> bool:
    statuses = {one.status, other.status}
    if "denied" not in statuses or not statuses & set(_HAPPENED):
        return False
    if one.first_day and other.first_day:  # with dates that overlap they would be one episode
        return False
    a, b = one.lead, other.lead
    return (
        a.states == b.states
        and same_act(a, b, names)
        and len(words(a.what, names) & words(b.what, names)) >= ALIKE_WORDS
    )


def _dated_apart(one: Episode, other: Episode, names: frozenset[str]) -> bool:
    if not (one.first_day and one.last_day and other.first_day and other.last_day):
        return False
    if one.status not in _HAPPENED or other.status not in _HAPPENED:
        return False
    gap = max((other.first_day - one.last_day).days, (one.first_day - other.last_day).days)
    if not 0 < gap <= NEAR_DAYS:
        return False
    a, b = one.lead, other.lead
    same_place = bool(_place(a, names) & _place(b, names))
    return same_place and a.states == b.states and len(a.states) > 1 and same_act(a, b, names)


def _place(account: Account, names: frozenset[str]) -> frozenset[str]:
    return words(account.place or "", names)


def _sides(one: Episode, other: Episode) -> tuple[Side, Side]:
    first, second = sorted((one, other), key=lambda episode: episode.lead.vouching, reverse=True)
    return _side(first), _side(second)


def _side(episode: Episode) -> Side:
    return Side(status=episode.status, when=episode.when, accounts=episode.accounts)
