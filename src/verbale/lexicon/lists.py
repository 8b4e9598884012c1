"""Files of plain word lists under a table `[words]`."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

from verbale.lexicon.faults import Faults


def word_lists(
    folders: Sequence[Traversable], file_name: str, allowed: tuple[str, ...], faults: Faults
) -> Mapping[str, frozenset[str]]:
    """The lists of a file; a user's list is added to the shipped one.

    Args:
        folders: the shipped one first.
        file_name: of the TOML file.
        allowed: the names of its lists.
        faults: to which unknown lists and what is no list of words in small letters are added.
    """
    words = dict.fromkeys(allowed, frozenset[str]())
    for folder in folders:
        if not (file := folder / file_name).is_file():
            continue
        try:
            told = tomllib.loads(file.read_text("utf-8")).get("words", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            faults.add(file_name, str(fault))
            continue
        if not isinstance(told, Mapping):
            faults.add(file_name, f"words is {told!r}, expected a table of lists")
            continue
        for name, listed in told.items():
            faults.one_of(file_name, "list", name, allowed)
            if not isinstance(listed, list) or not all(isinstance(w, str) and w == w.lower() for w in listed):
                faults.add(file_name, f"{name} is {listed!r}, expected a list of words in small letters")
            elif name in words:
                words[name] |= frozenset(listed)
    return words
