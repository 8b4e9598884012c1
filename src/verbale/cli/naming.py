"""What a user calls an actor, as the record's queries take it: a code, a name in the record, or a name in the lexicon.

A name is looked for in the lexicon only where the record does not settle it, so that a query by code stays fast.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from verbale.model.errors import InputError, MissingError

if TYPE_CHECKING:
    from verbale.lexicon import Lexicon
    from verbale.record import Record

_AUTHOR = "AUTHOR"


def actor_asked_for(record: "Record", given: str, *, option: str, lexicon: Path | None = None) -> str:
    """The code or name to ask the record for.

    Args:
        given: "PRK", "RUS:GOV", "Putin", "Saudi Arabia", in any case.
        option: the option that it came with, for the message.
        lexicon: a folder of the user's own lexicon.

    Raises:
        InputError: if it is empty.
        MissingError: if neither record nor lexicon know such an actor.
    """
    wanted = " ".join(given.split())
    if not wanted:
        raise InputError(f"{option} must not be empty: give a code such as PRK, or a name.")
    if wanted.upper() == _AUTHOR or record.store.rows(_AS_CODE, who=wanted):
        return wanted
    from verbale.lexicon import load_lexicon

    known = load_lexicon(lexicon)
    state = wanted.partition(":")[0].upper()
    if state in known.states or state in known.bodies:
        return wanted
    code = _state_named(known, wanted)
    if code is None and not record.names(wanted):
        code = _phrase(known, wanted)
        if code is None:
            raise MissingError(f"There is no such actor {given!r}: give a code (PRK, RUS:GOV) or a name ({option}).")
    return code or wanted


def _spellings(words: str) -> tuple[str, ...]:
    """The lexicon's names want their capitals; who types a query need not."""
    return tuple(dict.fromkeys((words, words.title(), words.upper())))


def _state_named(lexicon: "Lexicon", words: str) -> str | None:
    from verbale.lexicon import in_time

    for spelling in _spellings(words):
        for match in lexicon.names.find(spelling):
            name = in_time(match.names, None)[0]
            if (match.start, match.end) == (0, len(spelling)) and name.kind == "state":
                return name.code
    return None


def _phrase(lexicon: "Lexicon", words: str) -> str | None:
    from verbale.findings import resolve_phrase

    for spelling in _spellings(words):
        code = resolve_phrase(lexicon, spelling)["actor"]
        if code:
            return str(code)
    return None


_AS_CODE = """
SELECT 1 FROM participants
WHERE lower(code) = lower($who) OR starts_with(lower(code), lower($who) || ':')
LIMIT 1
"""
