"""Lists of findings and documents: tables for people, JSON and CSV for programs."""

import csv
import datetime
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from verbale.cli.printing import console, count, everyone, when, who

if TYPE_CHECKING:
    import duckdb
    from rich.table import Table

    from verbale.record import Record

Row = dict[str, Any]
Body = Mapping[str, Any]

_WHEN_WIDTH = 10  # YYYY-MM-DD
_STATUS_WIDTH = 12  # hypothetical
_HOLDER_WIDTH = 18
_HIDDEN = ("position", "document_key", "body")  # columns that are for the program


def rows_of(relation: "duckdb.DuckDBPyRelation") -> Iterator[Row]:
    """A relation's rows as mappings of column to value."""
    names = relation.columns
    for row in relation.fetchall():
        yield dict(zip(names, row, strict=True))


def print_findings(record: "Record", kind: str, relation: "duckdb.DuckDBPyRelation") -> None:
    """A table of findings: id, when, what, status, and on whose word in which document."""
    rows = list(rows_of(relation))
    digits = record.key_digits()
    has_status = any(row.get("status") for row in rows)
    table = _table("Id", "When", "What", *(["Status"] if has_status else []), "Word of")
    table.columns[0].no_wrap = True
    table.columns[0].min_width = digits
    table.columns[1].width = _WHEN_WIDTH
    table.columns[2].ratio = 1
    table.columns[-2].max_width = _STATUS_WIDTH if has_status else None
    table.columns[-1].max_width = _HOLDER_WIDTH
    for row, body in zip(rows, record.bodies([row["key"] for row in rows]), strict=True):
        table.add_row(
            row["key"][:digits],
            _when(kind, body),
            _what(kind, body),
            *([row.get("status") or ""] if has_status else []),
            f"{who(row['holder'])}\nin {row['document']}",
        )
    out = console()
    if rows:
        out.print(table)
    out.print(count(len(rows), *NOUNS[kind]))


def print_documents(relation: "duckdb.DuckDBPyRelation") -> None:
    """A table of documents: name, date, title and outlet, number of findings."""
    rows = list(rows_of(relation))
    table = _table("Name", "Published", "Title", "Findings")
    table.columns[0].max_width = _HOLDER_WIDTH
    table.columns[1].width = _WHEN_WIDTH
    table.columns[2].ratio = 1
    table.columns[3].justify = "right"
    for row in rows:
        title = [row["title"] or "(no title)", " · ".join(part for part in (row["outlet"], row["genre"]) if part)]
        title += [f"! {warning}" for warning in row["warnings"] or ()]
        table.add_row(row["document"], row["published"] or "unknown", "\n".join(title), f"{row['findings']:,}")
    out = console()
    if rows:
        out.print(table)
    out.print(count(len(rows), "document"))


def print_data(record: "Record", kind: str, relation: "duckdb.DuckDBPyRelation", form: str) -> None:
    """Findings or documents as JSON, JSON lines or CSV on standard output.

    Args:
        form: json, jsonl or csv. CSV has the view's columns; the JSON forms have the complete findings.
    """
    if form == "csv":
        names = [name for name in relation.columns if name not in _HIDDEN]
        writer = csv.DictWriter(sys.stdout, names, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in rows_of(relation):
            writer.writerow({name: _cell(row[name]) for name in names})
        return
    rows = list(rows_of(relation))
    if kind == "documents":
        items: list[Row] = rows
    else:
        bodies = record.bodies([row["key"] for row in rows])
        items = [
            {"key": row["key"], "kind": kind, "document": row["document"], "finding": body}
            for row, body in zip(rows, bodies, strict=True)
        ]
    if form == "json":
        sys.stdout.write(json.dumps(items, ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        for item in items:
            sys.stdout.write(json.dumps(item, ensure_ascii=False, default=str) + "\n")


def _table(*headings: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, leading=1)
    for heading in headings:
        table.add_column(heading, overflow="fold", vertical="top")
    return table


def _when(kind: str, body: Body) -> str:
    from verbale.record.rows import dates_of

    start, end = dates_of(kind, body)
    return when({"start": start, "end": end})


def _what(kind: str, body: Body) -> str:
    lines = [line for line in _WHAT[kind](body) if line]
    return "\n".join(lines)


def _event(body: Body) -> list[str]:
    sides = everyone(body.get("actor"))
    if body.get("recipient"):
        sides += f" → {everyone(body.get('recipient'))}"
    kind = "/".join(part for part in (body.get("type"), body.get("mode")) if part)
    return [str(body.get("what") or body.get("evidence")), f"{kind} · {sides}"]


def _statement(body: Body) -> list[str]:
    told = f" (to {everyone(body['audience'])})" if body.get("audience") else ""
    return [
        f"{who(body.get('speaker'))} {body.get('cue') or ''}{told}: {body.get('gist') or body.get('evidence')}",
        " · ".join(part for part in (body.get("speech_act"), body.get("mode")) if part),
    ]


def _agreement(body: Body) -> list[str]:
    return [str(body.get("name")), f"{body.get('kind') or 'agreement'} · {everyone(body.get('parties'))}"]


def _transfer(body: Body) -> list[str]:
    sides = f"{everyone(body.get('supplier'))} → {everyone(body.get('recipient'))}"
    return [f"{sides}: {body.get('item')}", " · ".join(p for p in (body.get("category"), body.get("stage")) if p)]


def _forecast(body: Body) -> list[str]:
    probability = body.get("probability")
    how = f" (probability {probability})" if probability is not None else ""
    return [str(body.get("proposition")), f"“{body['phrase']}”{how}" if body.get("phrase") else ""]


def _mechanism(body: Body) -> list[str]:
    return [f"{body.get('cause')} → {body.get('effect')}", f"{body.get('kind') or ''} ({body.get('sign') or '?'})"]


def _assessment(body: Body) -> list[str]:
    about = f"{body.get('kind') or ''} · {everyone(body.get('about'))}"
    return [str(body.get("level")), f"{about} · {body['trend']}" if body.get("trend") else about]


def _advice(body: Body) -> list[str]:
    sides = f"{everyone(body.get('adviser'))} → {everyone(body.get('addressee'))}"
    return [f"{str(body.get('force') or '').replace('_', ' ')} {body.get('what')}".strip(), sides]


_WHAT: Mapping[str, Callable[[Body], list[str]]] = {
    "events": _event,
    "statements": _statement,
    "agreements": _agreement,
    "transfers": _transfer,
    "forecasts": _forecast,
    "mechanisms": _mechanism,
    "assessments": _assessment,
    "advice": _advice,
}
NOUNS: Mapping[str, tuple[str, str]] = {
    **{kind: (kind[:-1], kind) for kind in _WHAT},
    "advice": ("piece of advice", "pieces of advice"),
}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
