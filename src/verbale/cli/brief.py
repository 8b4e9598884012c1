"""`verbale brief`: one page on what a record holds."""

from pathlib import Path
from typing import Annotated

import typer

from verbale.cli import options
from verbale.cli.printing import console


def add_to(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("brief")(brief)


def brief(
    record: options.Record = options.DEFAULT_RECORD,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")] = Path(
        "build/brief.html"
    ),
    about: Annotated[
        str, typer.Option("--about", metavar="A,B", help="The states or actors it is about, such as PRK,RUS.")
    ] = "",
    as_of: options.AsOf = None,
    since: options.Since = None,
    until: options.Until = None,
) -> None:
    """Write a brief: what happened, who vouches for it, who said what; one HTML page that needs no network."""
    from verbale.record import Record

    sides = tuple(side.strip() for side in about.split(",") if side.strip())
    with Record(record, read_only=True) as opened:
        from verbale.desk import write_brief

        write_brief(opened, out, about=sides, as_of=as_of, since=since, until=until)
    console().print(f"{out} written", soft_wrap=True)
