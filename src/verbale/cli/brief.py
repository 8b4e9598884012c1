"""`verbale brief`: one page on what a record holds."""

from pathlib import Path
from typing import Annotated

import typer

from verbale.cli import options
from verbale.cli.printing import console
from verbale.model.errors import VerbaleError


def add_to(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("brief")(brief)


def brief(
    record: options.Record = options.DEFAULT_RECORD,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")] = Path(
        "build/brief.html"
    ),
    about: Annotated[
        str | None, typer.Option("--about", metavar="A,B", help="The states or actors it is about, such as PRK,RUS.")
    ] = None,
    as_of: options.AsOf = None,
    since: options.Since = None,
    until: options.Until = None,
) -> None:
    """Write a brief: what happened, who vouches for it, who said what; one HTML page that needs no network."""
    from verbale.cli.naming import actor_asked_for
    from verbale.record import Filters, Record

    try:
        Filters(kind="events", as_of=as_of, since=since, until=until)
    except VerbaleError as error:
        raise typer.BadParameter(str(error)) from None
    with Record(record, read_only=True) as opened:
        from verbale.desk import write_brief

        given = about.split(",") if about is not None else []
        sides = tuple(actor_asked_for(opened, side, option="--about") for side in given)
        write_brief(opened, out, about=sides, as_of=as_of, since=since, until=until)
    console().print(f"{out} written", soft_wrap=True)
