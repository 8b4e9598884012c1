"""Accounts of several documents grouped into dated episodes.

The rule is greedy and plain so that a reader can foresee it: accounts are taken from the most precise date to the
vaguest, and each joins the one episode that it fits, else opens its own. An episode's date is what all of its dated
accounts allow, so that a chain of overlapping dates cannot drag two acts together. What a copy of a text tells in the
same sentence is the same telling: it joins that of the earliest text, whatever date and holders were read in it, and
never speaks for the episode. Clustering by similarity was rejected: it needs thresholds that nobody can defend and
moves old groups when a document is added.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from verbale.model import When
from verbale.weave.accounts import Account
from verbale.weave.likeness import SAME_BY_SIDES, copied, same_act, same_wording, words

_FAMILIES = {"called_for": "called_for", "hypothetical": "hypothetical"}
_RANK = ("happened", "ongoing", "planned", "possible", "called_for", "hypothetical", "denied")

VAGUE_DAYS = 31
"""An account whose date is wider than a month joins an episode only if exactly one fits: "in 2023" may mean any."""

TALKED_OF_DAYS = 92
"""What is planned, rumoured or denied joins what happened only on a date of a quarter year or less."""

NEWS_DAYS = 92
"""A text that names an act without a date means the one of its own time: within a quarter year of the text's day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One event as several documents tell it.

    Attributes:
        accounts: what tells of it, the best vouched-for first; of copies of one text the later ones come last.
        first_day, last_day: the days that all dated accounts allow, but for later copies; both None where none is
            dated.
    """

    accounts: tuple[Account, ...]
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None

    @property
    def lead(self) -> Account:
        """The best vouched-for account: its words stand for the episode."""
        return self.accounts[0]

    @property
    def first_hand(self) -> tuple[Account, ...]:
        """The accounts of the earliest text of each origin that tells of it."""
        return _first_hand(self.accounts)

    @property
    def type(self) -> str:
        """PLOVER's type, the same for all accounts."""
        return self.lead.type

    @property
    def status(self) -> str:
        """The strongest that any account gives it, later copies left out."""
        told = {account.status for account in self.first_hand}
        return next((status for status in _RANK if status in told), self.lead.status)

    @property
    def when(self) -> When | None:
        """The date of the most precise account."""
        dated = [account for account in self.first_hand if account.days and account.when]
        return min(dated, key=_width).when if dated else None

    @property
    def documents(self) -> tuple[str, ...]:
        """Keys of the documents that tell of it."""
        return tuple(dict.fromkeys(account.document for account in self.accounts))

    @property
    def origins(self) -> tuple[str, ...]:
        """Keys of the origins of these documents: copies count once."""
        return tuple(dict.fromkeys(account.origin for account in self.accounts))

    @property
    def disputed(self) -> bool:
        """Whether somebody denies what another tells."""
        told = {account.status for account in self.first_hand}
        return "denied" in told and len(told) > 1


@dataclass(slots=True)
class _Group:
    accounts: list[Account] = field(default_factory=list)
    first: datetime.date | None = None
    last: datetime.date | None = None

    def add(self, account: Account) -> None:
        self.accounts.append(account)
        if account.days:
            first, last = account.days
            self.first = max(self.first, first) if self.first else first
            self.last = min(self.last, last) if self.last else last


def episodes(accounts: Iterable[Account], *, names: frozenset[str] = frozenset()) -> tuple[Episode, ...]:
    """Group accounts into episodes, in order of time; undated ones last, in the order of their accounts.

    Args:
        accounts: in any order; the outcome does not depend on it.
        names: words in lower case that name states or people and therefore tell nothing of the act.
    """
    given = sorted(accounts, key=lambda account: (account.days is None, _width(account), account.key))
    copies = _copies(given)
    groups: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    of_original: dict[str, _Group] = {}
    for account in given:
        if account.key in copies:
            continue
        bucket = groups[account.type, _FAMILIES.get(account.status, "told")]
        fitting = [group for group in bucket if _fits(account, group, names)]
        if fitting and (len(fitting) == 1 or not _vague(account)):
            fitting[0].add(account)
            of_original[account.key] = fitting[0]
        else:
            bucket.append(_new(account))
            of_original[account.key] = bucket[-1]
    for account in given:
        if account.key in copies:
            of_original[copies[account.key]].accounts.append(account)
    return tuple(sorted((_episode(group, names) for bucket in groups.values() for group in bucket), key=_time))


def _age(account: Account) -> tuple[bool, datetime.date, str]:
    """The origin's own text first, then by the day from which each copy could be known."""
    return account.document != account.origin, account.known_from or datetime.date.max, account.document


def _first_hand(accounts: Iterable[Account]) -> tuple[Account, ...]:
    told = tuple(accounts)
    earliest: dict[str, str] = {}
    for account in sorted(told, key=_age):
        earliest.setdefault(account.origin, account.document)
    return tuple(account for account in told if earliest[account.origin] == account.document)


def _copies(given: Iterable[Account]) -> dict[str, str]:
    """Key of an account in a copy to the key of the same telling in the earliest text that has it."""
    by_origin: dict[str, list[Account]] = defaultdict(list)
    for account in given:
        by_origin[account.origin].append(account)
    found: dict[str, str] = {}
    for told in by_origin.values():
        originals: list[Account] = []
        for account in sorted(told, key=lambda account: (_age(account), account.key)):
            same = [original for original in originals if copied(account, original)]
            if same:
                found[account.key] = min(same, key=lambda original: _apart(account, original)).key
            else:
                originals.append(account)
    return found


def _apart(copy: Account, original: Account) -> tuple[bool, bool, bool, bool]:
    """The less two tellings of one sentence differ, the likelier one is the other's copy."""
    return (
        copy.status != original.status,
        copy.what != original.what,
        copy.holders != original.holders,
        copy.when != original.when,
    )


def _fits(account: Account, group: _Group, names: frozenset[str]) -> bool:
    if account.days is None:
        return _fits_undated(account, group, names)
    if group.first is None or group.last is None:
        return False
    first, last = account.days
    if first > group.last or last < group.first:
        return False
    statuses = {other.status for other in group.accounts} | {account.status}
    if len(statuses) > 1 and (last - first).days > TALKED_OF_DAYS:
        return False
    return all(same_act(account, other, names) for other in group.accounts)


def _fits_undated(account: Account, group: _Group, names: frozenset[str]) -> bool:
    """An undated account joins only what its own text names, in the same status, with the same parts."""
    return any(_named_again(account, other, names) for other in group.accounts) and all(
        same_act(account, other, names) for other in group.accounts
    )


def _named_again(account: Account, other: Account, names: frozenset[str]) -> bool:
    if (account.origin, account.status) != (other.origin, other.status):
        return False
    if (account.actor_states, account.recipient_states) != (other.actor_states, other.recipient_states):
        return False
    if other.days and account.known_from and abs((other.days[0] - account.known_from).days) > NEWS_DAYS:
        return False
    obvious = other.days and other.status == "happened" and other.type in SAME_BY_SIDES
    return bool(obvious) or same_wording(account, other, names)


def _vague(account: Account) -> bool:
    return account.days is None or _width(account) > VAGUE_DAYS


def _width(account: Account) -> int:
    return (account.days[1] - account.days[0]).days + 1 if account.days else 0


def _new(account: Account) -> _Group:
    group = _Group()
    group.add(account)
    return group


def _episode(group: _Group, names: frozenset[str]) -> Episode:
    """Best first, later copies last.

    The strongest status, who vouches, the most precise date, then what most of the others tell too.
    """
    first_hand = _first_hand(group.accounts)
    strongest = min((_rank(account.status) for account in first_hand), default=0)
    originals = {account.key for account in first_hand}

    def order(account: Account) -> tuple[bool, bool, tuple[int, ...], bool, int, int, float, str]:
        mine = words(account.what, names)
        shared = sum(len(mine & words(other.what, names)) for other in group.accounts if other is not account)
        vouching = tuple(-part for part in account.vouching)
        weaker = _rank(account.status) != strongest
        later = account.key not in originals
        return later, weaker, vouching, account.days is None, _width(account), -shared, -account.confidence, account.key

    return Episode(accounts=tuple(sorted(group.accounts, key=order)), first_day=group.first, last_day=group.last)


def _rank(status: str) -> int:
    return _RANK.index(status) if status in _RANK else len(_RANK)


def _time(episode: Episode) -> tuple[bool, datetime.date, datetime.date, str, int, str]:
    never = datetime.date.max
    first, last, lead = episode.first_day, episode.last_day, episode.lead
    start = lead.span[0] if lead.span else 0
    return first is None, first or never, last or never, lead.document, start, lead.key
