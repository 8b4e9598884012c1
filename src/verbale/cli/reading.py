"""`verbale read` and `verbale import`: documents and hand-coded findings go into a record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verbale.cli import options
from verbale.cli.lexicon import tell_what_is_odd
from verbale.cli.printing import complain, console, count
from verbale.cli.progress import count_documents, progress_bar

if TYPE_CHECKING:
    from verbale.record import Summary

_MOST_NOTES = 10  # beyond them the terminal is no place to read them


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("read")(read)
    app.command("import")(import_)


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Text files, .jsonl files, or folders.")],
    record: options.Record = options.DEFAULT_RECORD,
    published: options.Published = None,
    outlet: Annotated[
        str | None,
        typer.Option(
            "--outlet", metavar="NAME", help="Outlet of documents that do not state one.", callback=options.not_empty
        ),
    ] = None,
    lexicon: options.Lexicon = None,
) -> None:
    """Read documents into a record. Reading the same again changes nothing."""
    from verbale.record import Record, Summary

    tell_what_is_odd(lexicon)
    summary = Summary()
    try:
        with Record(record, keep_empty=False) as opened, progress_bar(count_documents(paths), "Reading") as done:
            opened.read(
                paths, published=published, outlet=outlet, lexicon=lexicon, progress=done, summary=summary
            )  # fmt: skip
    except KeyboardInterrupt:
        _interrupted(summary)
    _tell(summary, record)


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="JSON files, or folders of them.")],
    record: options.Record = options.DEFAULT_RECORD,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help="Folder of the documents' texts, under the same stems."),
    ] = None,
) -> None:
    """Import findings from JSON, hand-coded or exported; ids and unknown fields are kept."""
    from verbale.record import Record, Summary

    summary = Summary()
    try:
        with Record(record, keep_empty=False) as opened, progress_bar(None, "Importing") as done:
            opened.load(paths, texts=texts, progress=done, summary=summary)
    except KeyboardInterrupt:
        _interrupted(summary)
    _tell(summary, record)


def _interrupted(summary: "Summary") -> None:
    kept = count(summary.documents, "document")
    complain(f"Interrupted: {kept} done and kept whole, the one in hand left out; the same command goes on from there.")
    raise typer.Exit(130)


def _tell(summary: "Summary", record: Path) -> None:
    out = console()
    ways = [
        f"{number:,} {way}"
        for way, number in (
            ("new", summary.new),
            ("replaced", summary.replaced),
            ("unchanged", summary.unchanged),
            ("refused", len(summary.refused)),
        )
        if number
    ]
    done = count(summary.documents, "document")
    out.print(f"{record}: {done}{' (' + ', '.join(ways) + ')' if ways else ''}", soft_wrap=True)
    told = {kind: number for kind, number in summary.findings.items() if number}
    width = max((len(f"{number:,}") for number in told.values()), default=0)
    for kind, number in told.items():
        noun = kind[:-1] if number == 1 and kind.endswith("s") else kind
        out.print(f"  {number:>{width},} {noun}")
    for source, reason in summary.refused:
        complain(f"{source}: {reason}")
    for source, note in summary.notes[:_MOST_NOTES]:
        complain(f"note: {source}: {note}")
    if len(summary.notes) > _MOST_NOTES:
        complain(f"note: and {count(len(summary.notes) - _MOST_NOTES, 'more note')}.")
    if summary.refused:
        raise typer.Exit(1)
