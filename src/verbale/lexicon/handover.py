"""Words about handing over that are neither acts nor goods: transfers.toml, read and checked."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

from verbale.lexicon.faults import Faults

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
    words = dict.fromkeys(LISTS, frozenset[str]())
    for folder in folders:
        if not (file := folder / FILE).is_file():
            continue
        try:
            told = tomllib.loads(file.read_text("utf-8")).get("words", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            faults.add(FILE, str(fault))
            continue
        if not isinstance(told, Mapping):
            faults.add(FILE, f"words is {told!r}, expected a table of lists")
            continue
        for name, listed in told.items():
            faults.one_of(FILE, "list", name, LISTS)
            if not isinstance(listed, list) or not all(isinstance(w, str) and w == w.lower() for w in listed):
                faults.add(FILE, f"{name} is {listed!r}, expected a list of words in small letters")
                continue
            words[name] = words.get(name, frozenset()) | frozenset(listed)
    return words
