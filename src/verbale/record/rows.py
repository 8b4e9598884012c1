"""Findings as rows: what each table of the schema holds of one document.

A row is a mapping of column to value; `store` hands them to DuckDB as Arrow tables. Everything is derived from the
finding's JSON form, so that hand-coded findings and the reader's own take the same way.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from verbale.model import KINDS, DateError, Document, InputError
from verbale.record.days import Days, interval, span_of, spell

Row = dict[str, Any]
Body = Mapping[str, Any]

_ID_DIGITS = 16  # 64 bits: among ten million findings a chance collision has odds of about one in 400,000

# Which fields of a kind name participants; a dotted field lies inside an object or inside each of a list of objects.
_ROLES: Mapping[str, Mapping[str, str]] = {
    "events": {"actor": "actor", "recipient": "recipient"},
    "statements": {"speaker": "speaker", "audience": "audience"},
    "agreements": {
        "parties": "party",
        "adopted_by": "adopter",
        "bound": "bound",
        "target": "target",
        "violations.by": "violator",
    },
    "transfers": {"supplier": "supplier", "recipient": "recipient"},
    "forecasts": {"about": "about"},
    "mechanisms": {"cause_node.actors": "cause", "effect_node.actors": "effect"},
    "assessments": {"about": "about"},
    "advice": {"adviser": "adviser", "addressee": "addressee"},
}

# The kind's own class and status, and the dates between which it happened or is to: first of the fields that is told.
_TYPE = {
    "events": "type",
    "statements": "speech_act",
    "agreements": "kind",
    "transfers": "category",
    "mechanisms": "kind",
    "assessments": "kind",
    "advice": "force",
}
_STATUS = {"events": "status", "transfers": "status", "agreements": "state"}
_DATES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "events": (("date",), ("date",)),
    "statements": (("date",), ("date",)),
    "transfers": (("date",), ("date",)),
    "agreements": (("signed", "in_force"), ("ended",)),
    "forecasts": (("horizon",), ("horizon",)),
    "assessments": (("period",), ("period",)),
}

# The columns of the two kinds that have a table of their own, beside dates and mode.
_EVENT_TEXTS: tuple[str, ...] = ("type", "what", "duration", "place", "tense", "mood", "status")
_EVENT_LISTS: tuple[str, ...] = ("contexts", "actor", "recipient")
_STATEMENT_TEXTS: tuple[str, ...] = ("speaker", "cue", "speech_act", "condition", "channel", "gist")
_STATEMENT_LISTS: tuple[str, ...] = ("audience",)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document, by table."""

    documents: list[Row]
    findings: list[Row]
    events: list[Row]
    statements: list[Row]
    participants: list[Row]

    def tables(self) -> Iterator[tuple[str, list[Row]]]:
        """Each table's name and rows, in the order in which they are written."""
        for name in ("documents", "findings", "events", "statements", "participants"):
            yield name, getattr(self, name)


def canonical(value: Any) -> str:
    """A value as JSON in one spelling: the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(*parts: str) -> str:
    """The first 16 hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:_ID_DIGITS]


def document_key(document: Document) -> str:
    """A document's id: its bytes, its file's name (the folder does not count) and its own name."""
    return digest(document.sha256, PurePath(document.source).name, document.name)


def finding_key(document: str, kind: str, body: Body, copy: int = 0) -> str:
    """A finding's id, made of its content and its document's id; the id within the document does not count.

    Args:
        copy: how many of the same document's findings before it have the same content.
    """
    content = {name: value for name, value in body.items() if name not in ("id", "span")}
    span = body.get("span")
    parts = [document, kind, canonical(span), str(body.get("entry") or ""), canonical(content)]
    return digest(*parts, *([str(copy)] if copy else []))


def known_from(document: Document) -> Any:
    """The day from which as-of queries see a document, or None where neither it nor its date is known."""
    day = document.knowable_earliest or document.published
    return interval(day)[0] if day else None


def code_parts(code: str) -> tuple[str, str | None, str | None]:
    """State (or organisation, or group), sector and name of an actor code; "?" is no name.

    >>> code_parts("KOR:SPY:National Intelligence Service")
    ('KOR', 'SPY', 'National Intelligence Service')
    """
    state, _, rest = code.partition(":")
    sector, _, name = rest.partition(":")
    return state, sector or None, None if name in ("", "?") else name


def dates_of(kind: str, body: Body) -> tuple[str | None, str | None]:
    """ISO start and end of when a finding happened or is to, at the precision known.

    Raises:
        DateError: if one of its dates is none.
    """
    firsts, lasts = _DATES.get(kind, ((), ()))
    start = next((s for s in (spell(body.get(name))[0] for name in firsts) if s), None)
    end = next((e for e in (spell(body.get(name))[1] for name in lasts) if e), None)
    return start, end


def rows_of(
    document: Document,
    kinds: Mapping[str, tuple[Body, ...]],
    *,
    fingerprint: str,
    settings: Mapping[str, Any],
    doc: Mapping[str, Any] | None,
    other: Mapping[str, Any] | None,
) -> Rows:
    """All rows of one document.

    Raises:
        DateError: if a finding carries a date that is none; the message names the finding.
        InputError: if a finding's span is not [start, end) within the text.
    """
    key = document_key(document)
    rows = Rows([_document_row(key, document, fingerprint, settings, doc, other)], [], [], [], [])
    seen: dict[str, int] = {}
    for kind in KINDS:
        for position, body in enumerate(kinds.get(kind, ())):
            where = f"{kind} {body.get('id') or position + 1}"
            first = finding_key(key, kind, body)
            copy = seen[first] = seen.get(first, -1) + 1
            own = finding_key(key, kind, body, copy) if copy else first
            try:
                days = span_of(*dates_of(kind, body))
                _add_finding(rows, own, key, kind, position, body, days, document.text)
            except DateError as error:
                raise DateError(f"{where}: {error}") from None
            except InputError as error:
                raise InputError(f"{where}: {error}") from None
    return rows


def _document_row(
    key: str,
    document: Document,
    fingerprint: str,
    settings: Mapping[str, Any],
    doc: Mapping[str, Any] | None,
    other: Mapping[str, Any] | None,
) -> Row:
    return {
        "key": key,
        "name": document.name,
        "source": document.source,
        "sha256": document.sha256,
        "title": document.title,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "published": document.published,
        "published_basis": document.published_basis,
        "knowable_earliest": document.knowable_earliest,
        "knowable_latest": document.knowable_latest,
        "known_from": known_from(document),
        "genre": document.genre,
        "language": document.language,
        "words": document.words,
        "text": document.text,
        "blocks": json.dumps([{"kind": b.kind, "start": b.start, "end": b.end} for b in document.blocks]),
        "junk": list(document.junk),
        "warnings": list(document.warnings),
        "settings": canonical(settings),
        "doc": json.dumps(doc, ensure_ascii=False, allow_nan=False) if doc is not None else None,
        "other": json.dumps(other, ensure_ascii=False, allow_nan=False) if other else None,
        "fingerprint": fingerprint,
    }


def _add_finding(
    rows: Rows, key: str, document: str, kind: str, position: int, body: Body, days: Days, text: str
) -> None:
    start, end = _span(body, text)
    holders = _texts(body.get("holders")) or _texts(body.get("holder"))
    confidence = body.get("confidence")
    rows.findings.append(
        {
            "key": key,
            "document": document,
            "kind": kind,
            "local_id": _text(body.get("id")),
            "position": position,
            "evidence": _text(body.get("evidence")),
            "span_start": start,
            "span_end": end,
            "holder": holders[-1] if holders else None,
            "holders": holders or None,
            "commitment": _texts(body.get("commitment")) or None,
            "basis": _text(body.get("basis")),
            "confidence": float(confidence) if isinstance(confidence, int | float) else None,
            "entry": _text(body.get("entry")),
            "type": _text(body.get(_TYPE.get(kind, ""))),
            "status": _text(body.get(_STATUS.get(kind, ""))),
            "first_day": days[0],
            "last_day": days[1],
            "body": json.dumps(body, ensure_ascii=False, allow_nan=False),
        }
    )
    if kind in ("events", "statements"):
        date = dict(zip(("date_start", "date_end", "date_text"), spell(body.get("date")), strict=True))
        shared = {"finding": key, **date, "first_day": days[0], "last_day": days[1], "mode": _text(body.get("mode"))}
        if kind == "events":
            texts, lists = _EVENT_TEXTS, _EVENT_LISTS
        else:
            texts, lists = _STATEMENT_TEXTS, _STATEMENT_LISTS
        (rows.events if kind == "events" else rows.statements).append(
            shared | {name: _text(body.get(name)) for name in texts} | {name: _texts(body.get(name)) for name in lists}
        )
    for role, codes in _participants(kind, body, holders):
        for place, code in enumerate(codes):
            state, sector, name = code_parts(code)
            rows.participants.append(
                {
                    "finding": key,
                    "role": role,
                    "position": place,
                    "code": code,
                    "state": state,
                    "sector": sector,
                    "name": name,
                }
            )


def _participants(kind: str, body: Body, holders: list[str]) -> Iterator[tuple[str, list[str]]]:
    for path, role in _ROLES[kind].items():
        outer, _, inner = path.partition(".")
        value = body.get(outer)
        if inner:
            parts = value if isinstance(value, list | tuple) else [value]
            codes = [code for part in parts if isinstance(part, Mapping) for code in _texts(part.get(inner))]
        else:
            codes = _texts(value)
        yield role, codes
    yield "via", holders[:-1]
    yield "holder", holders[-1:]


def _span(body: Body, text: str) -> tuple[int | None, int | None]:
    span = body.get("span")
    if span is None:
        return None, None
    if isinstance(span, list | tuple) and len(span) == 2 and all(type(offset) is int for offset in span):
        start, end = span
        if 0 <= start < end and (not text or end <= len(text)):
            return start, end
    raise InputError(f"the span {span!r} is not [start, end) with offsets inside the text of {len(text)} characters.")


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple):
        return [item for item in value if isinstance(item, str)]
    return []
