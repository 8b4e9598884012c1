"""Verbale keeps the record of international affairs: who did what to whom, when, on whose word, quote beside it.

>>> import verbale
>>> with verbale.open(":memory:") as record:
...     record.events(between="PRK,RUS").fetchall()
[]

What is heavy (DuckDB, the language model) is imported when it is first used.
"""

from typing import TYPE_CHECKING, Any

from verbale._version import __version__
from verbale.model.errors import DateError, InputError, LexiconError, MissingError, RecordError, VerbaleError

if TYPE_CHECKING:
    from verbale.api import Filters, Record, Summary, open

__all__ = [
    "DateError",
    "Filters",
    "InputError",
    "LexiconError",
    "MissingError",
    "Record",
    "RecordError",
    "Summary",
    "VerbaleError",
    "__version__",
    "open",
]

_FROM_API = ("Filters", "Record", "Summary", "open")


def __getattr__(name: str) -> Any:
    if name in _FROM_API:
        from verbale import api

        return getattr(api, name)
    raise AttributeError(f"module 'verbale' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
