"""`verbale list`, `verbale show` and `verbale export`: what a record holds."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from verbale.cli import options
from verbale.cli.printing import complain, console, count
from verbale.model.errors import VerbaleError
from verbale.model.findings import KINDS


class ListFormat(StrEnum):
    """How `list` prints."""

    table = "table"
    json = "json"
    csv = "csv"
    jsonl = "jsonl"


class ShowFormat(StrEnum):
    """How `show` prints."""

    text = "text"
    json = "json"


class ExportFormat(StrEnum):
    """What `export` writes."""

    json = "json"
    plover = "plover"


class Kind(StrEnum):
    """What `list` lists: `KINDS`, which Typer needs as an enumeration, and the documents."""

    events = "events"
    agreements = "agreements"
    transfers = "transfers"
    forecasts = "forecasts"
    statements = "statements"
    mechanisms = "mechanisms"
    assessments = "assessments"
    advice = "advice"
    documents = "documents"


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("list")(list_)
    app.command("show")(show)
    app.command("export")(export)


def list_(
    kind: Annotated[
        Kind, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}; or documents.", show_choices=False)
    ],
    record: options.Record = options.DEFAULT_RECORD,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="CODE", help="Who takes part: PRK, RUS:GOV, or a name.")
    ] = None,
    between: Annotated[
        str | None, typer.Option("--between", metavar="A,B", help="Both take part, such as PRK,RUS.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Its class, such as CONSULT; may be repeated.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="Such as planned; may be repeated.")
    ] = None,
    holder: Annotated[
        str | None, typer.Option("--holder", metavar="CODE", help="Who vouches for it: AUTHOR, KOR:SPY, a name.")
    ] = None,
    as_of: options.AsOf = None,
    document: options.Document = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")] = None,
    format_: Annotated[
        ListFormat, typer.Option("--format", help="A table to read, or data.", show_choices=True)
    ] = ListFormat.table,
) -> None:
    """List findings of one kind in order of time, or the documents."""
    from verbale.cli.naming import actor_asked_for
    from verbale.cli.tables import print_data, print_documents, print_findings
    from verbale.record import Filters, Record

    filters: dict[str, Any] = {
        "actor": actor,
        "between": between,
        "since": since,
        "until": until,
        "type": type_,
        "status": status,
        "holder": holder,
        "as_of": as_of,
        "document": document,
        "limit": limit,
    }
    filtered = kind.value
    if kind.value == "documents":
        given = [name for name, value in filters.items() if value and name not in ("as_of", "document", "limit")]
        if given:
            raise typer.BadParameter(f"documents cannot be filtered by --{given[0].replace('_', '-')}.")
        filtered = "events"  # some of whose filters documents take
    try:
        Filters(kind=filtered, **filters)
    except VerbaleError as error:
        raise typer.BadParameter(str(error)) from None
    with Record(record, read_only=True) as opened:
        if kind.value == "documents":
            found = opened.documents(as_of=as_of, document=document)
            found = found.limit(limit) if limit else found
        else:
            for name in ("actor", "holder"):
                if filters[name] is not None:
                    filters[name] = actor_asked_for(opened, filters[name], option=f"--{name}")
            if between is not None:
                filters["between"] = [actor_asked_for(opened, side, option="--between") for side in between.split(",")]
            found = opened.findings(kind.value, **filters)
        if format_ is not ListFormat.table:
            print_data(opened, kind.value, found, format_.value)
        elif kind.value == "documents":
            print_documents(found)
        else:
            print_findings(opened, kind.value, found)


def show(
    finding: Annotated[str, typer.Argument(metavar="ID", help="Its id, the start of it, or DOCUMENT:ID.")],
    record: options.Record = options.DEFAULT_RECORD,
    lexicon: options.Lexicon = None,
    format_: Annotated[ShowFormat, typer.Option("--format", help="Text to read, or data.")] = ShowFormat.text,
) -> None:
    """Show a finding: its fields, its quote in context, the lexicon entry that made it, its document."""
    import json

    from verbale.cli.finding import print_finding
    from verbale.record import Record

    with Record(record, read_only=True) as opened:
        shown = opened.show(finding)
    entry_id = shown["finding"].get("entry")
    entry = None
    if entry_id:
        from verbale.lexicon import load_lexicon

        entry = load_lexicon(lexicon).entry(entry_id)
    if format_ is ShowFormat.json:
        shown["entry"] = dict(entry) if entry else None
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1, default=str))
    else:
        print_finding(shown, entry)


def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into; made if missing.")],
    record: options.Record = options.DEFAULT_RECORD,
    format_: Annotated[ExportFormat, typer.Option("--format", help="The form of the files.")] = ExportFormat.json,
    document: options.Document = None,
    lexicon: options.Lexicon = None,
) -> None:
    """Write one JSON file per document, or all events in PLOVER's coding.

    `json` has the document and its findings of all kinds; `plover` is one file of JSON Lines in which PLOVER's coding
    conventions are applied to the events (a visit to come is AGREE, a treaty's conclusion SUPPORT).
    """
    from verbale.record import Record

    with Record(record, read_only=True) as opened:
        if format_ is ExportFormat.plover:
            files = opened.export_plover(out, document=document, lexicon=lexicon)
        else:
            files = opened.export(out, document=document)
    console().print(f"{out}: {count(len(files), 'file')} written", soft_wrap=True)
    if not files:
        complain(f"{record} holds no documents.")
