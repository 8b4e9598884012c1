"""`verbale lexicon check` and `verbale lexicon import`: what an analyst's own folder of knowledge needs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verbale.cli import options
from verbale.cli.printing import complain, console, count

_MOST_ON_LOAD = 10
_MOST_WARNINGS = 200  # beyond them nobody reads on; a first folder of one's own has a handful


class Table(StrEnum):
    """What `import` takes a table as: `bringing.KINDS_OF_TABLE`, which Typer needs as an enumeration."""

    people = "people"
    organisations = "organisations"
    places = "places"
    states = "states"


lexicon = typer.Typer(help="Check the lexicon, or bring a table into your own.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(lexicon, name="lexicon")


@lexicon.command("check")
def check(lexicon: options.Lexicon = None) -> None:
    """Load the lexicon and tell its entries by file, all faults, and what is odd."""
    from verbale.lexicon.check import check_lexicon

    report = check_lexicon(lexicon)
    out = console()
    width = max(len(name) for name in report.counts)
    digits = len(f"{max(shipped for shipped, _ in report.counts.values()):,}")
    for name, (shipped, own) in report.counts.items():
        out.print(f"{name:{width}}  {shipped:>{digits},}{f'  + {own:,} of {lexicon}' if own else ''}", soft_wrap=True)
    for line in report.warnings[:_MOST_WARNINGS]:
        out.print(f"warning: {line}", soft_wrap=True)
    if len(report.warnings) > _MOST_WARNINGS:
        out.print(f"warning: and {len(report.warnings) - _MOST_WARNINGS:,} more")
    out.print(f"{count(len(report.faults), 'fault')}, {count(len(report.warnings), 'warning')}")
    if report.faults:
        complain("\n".join([f"the lexicon has {count(len(report.faults), 'fault')}:", *report.faults]))
        raise typer.Exit(1)


def tell_what_is_odd(folder: Path | None) -> None:
    """Say on load what is odd about a user's lexicon: entries that shadow others, words that never match.

    Args:
        folder: the user's, or None.
    """
    if folder is None:
        return
    from verbale.lexicon.check import check_lexicon

    warnings = check_lexicon(folder).warnings
    for line in warnings[:_MOST_ON_LOAD]:
        complain(f"warning: {line}")
    if len(warnings) > _MOST_ON_LOAD:
        complain(f"warning: and {len(warnings) - _MOST_ON_LOAD:,} more; `verbale lexicon check` tells them all.")


@lexicon.command("import")
def import_(
    table: Annotated[Path, typer.Argument(metavar="TABLE.csv", help="A CSV file with a line of headings.")],
    kind: Annotated[Table, typer.Option("--as", help="What its rows are.")],
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder of your own lexicon; made if missing.")
    ],
) -> None:
    """Check a table and write it into a lexicon folder, for --lexicon; with any fault nothing is written."""
    from verbale.lexicon.bringing import bring

    done = bring(table, kind.value, into)
    replaced = f", {done.replaced:,} of them replaced" if done.replaced else ""
    console().print(f"{done.file}: {count(done.rows, 'row')} of {table}{replaced}", soft_wrap=True)
    if done.unused:
        complain(f"note: {table.name}: no column of the lexicon for {', '.join(done.unused)}.")
