"""What every command needs to print: consoles, complaints, names of actors and dates for people."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

_PLAIN_WIDTH = 80  # columns of what goes into a file or a pipe, unless COLUMNS says otherwise


def complain(sentence: str) -> None:
    """One sentence on standard error; a report of several faults keeps its lines."""
    sys.stdout.flush()
    sys.stderr.write(f"verbale: {sentence.strip()}\n")
    sys.stderr.flush()


def console(*, stderr: bool = False) -> "Console":
    """A console that takes text as it is: no markup, no guessing at what to colour."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def who(code: str | None) -> str:
    """An actor code for people.

    >>> who("PRK:GOV:Kim Jong-un"), who("RUS:GOV"), who("AUTHOR")
    ('Kim Jong-un (PRK)', 'RUS:GOV', 'the author')
    """
    from verbale.record.rows import code_parts

    if not code:
        return "–"
    if code == "AUTHOR":
        return "the author"
    state, sector, name = code_parts(code)
    state = state.replace("_", " ")
    if name:
        return f"{name} ({state})"
    return f"{state}:{sector}" if sector else state


def everyone(codes: Any) -> str:
    """Actor codes, one or a list of them, for people."""
    if codes is None or codes == []:
        return "–"
    return ", ".join(who(code) for code in ([codes] if isinstance(codes, str) else codes))


def when(date: Any) -> str:
    """A date as a finding carries it, for people: one day, month or year, or "start – end"."""
    if isinstance(date, Mapping):
        start, end = date.get("start"), date.get("end")
    else:
        start = end = date
    if start == end:
        return str(start) if start else ""
    return f"{start or ''} – {end or ''}".strip()


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "document"), count(2000, "document")
    ('1 document', '2,000 documents')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
