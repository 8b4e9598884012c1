"""Words about handing over that are neither acts nor goods: transfers.toml, read and checked."""

from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

from verbale.lexicon.faults import Faults
from verbale.lexicon.lists import word_lists

FILE = "transfers.toml"
LISTS = (
    "halting",
    "halts",
    "exchange",
    "payment",
    "second_hand",
    "modernised",
    "new",
    "portion",
    "debtors",
    "paper",
    "means",
    "flat",
)


def handover(folders: Sequence[Traversable], faults: Faults) -> Mapping[str, frozenset[str]]:
    """The lists of transfers.toml; a user's list is added to the shipped one.

    Args:
        folders: the shipped one first.
        faults: to which unknown lists and what is no list of words in small letters are added.
    """
    return word_lists(folders, FILE, LISTS, faults)
