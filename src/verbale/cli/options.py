"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from verbale.model.errors import DateError

DEFAULT_RECORD = Path("verbale.duckdb")


def _date(value: str | None) -> str | None:
    """A date, checked; of a timestamp its day."""
    from verbale.record.days import interval

    if value is not None:
        try:
            interval(value)
        except DateError as error:
            raise typer.BadParameter(str(error)) from None
        return value.strip().partition("T")[0]
    return value


def not_empty(value: str | None) -> str | None:
    """A callback for options whose value may not be blank."""
    if value is not None and not value.strip():
        raise typer.BadParameter("it must not be empty.")
    return value


Record = Annotated[Path, typer.Option("--record", metavar="R", help="The record file.")]
Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="DIR", help="A folder of your own lexicon, laid over the shipped one."),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Date of documents that do not state one.", callback=_date),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Happened on this day or later.", callback=_date)
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Happened on this day or earlier.", callback=_date)
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what documents known by this day said.", callback=_date),
]
OneDate = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The day on which the phrase was used.", callback=_date)
]
Document = Annotated[
    str | None,
    typer.Option("--document", metavar="NAME", help="Only this document (its name or key).", callback=not_empty),
]
