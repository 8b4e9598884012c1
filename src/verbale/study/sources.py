"""The documents that an answer rests on, and quotes in their context."""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from verbale.record import Record
from verbale.weave import origins

CONTEXT = 280  # characters shown at most on each side of a quote: about two sentences


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote and what stands around it in its paragraph, letter for letter; `cut_…` where the paragraph goes on."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document of the record.

    Attributes:
        key, name, title, outlet, authors, published, genre, warnings: as in the record.
        known_from: the day from which it could be known, or None.
        origin: the key of the document that it is a copy of; its own where it is none.
        text: the clean text, "" where the record has none.
    """

    key: str
    name: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    known_from: datetime.date | None
    genre: str | None
    warnings: tuple[str, ...]
    origin: str
    text: str = field(repr=False)


def read_sources(record: Record, *, as_of: str | None) -> dict[str, Source]:
    """All documents that could be known by a day, by key, in the order in which they could be known.

    Raises:
        DateError: if `as_of` is no date.
    """
    told = rows_of(record.documents(as_of=as_of))
    keys = [row["key"] for row in told]
    texts = {row["key"]: row for row in record.store.rows(_TEXTS, keys=keys)}
    origin = origins({key: _read_part(texts[key]) for key in keys})
    return {
        row["key"]: Source(
            key=row["key"],
            name=row["document"],
            title=row["title"],
            outlet=row["outlet"],
            authors=tuple(row["authors"] or ()),
            published=row["published"],
            known_from=row["known_from"],
            genre=row["genre"],
            warnings=tuple(row["warnings"] or ()),
            origin=origin[row["key"]],
            text=texts[row["key"]]["text"],
        )
        for row in told
    }


def quote_in(source: Source, span: tuple[int, int] | None, evidence: str) -> Quote:
    """A finding's quote in its context; without text or offsets, the quote alone.

    Args:
        span: [start, end) offsets in the source's text.
        evidence: the quote as the finding has it.
    """
    if not source.text or span is None:
        return Quote("", evidence, "")
    start, end = span
    text = source.text
    paragraph = text.rfind("\n\n", 0, start)
    first = paragraph + 2 if paragraph >= 0 else 0
    next_paragraph = text.find("\n\n", end)
    last = next_paragraph if next_paragraph >= 0 else len(text)
    shown_from, shown_to = first, last
    if start - first > CONTEXT:
        space = text.find(" ", start - CONTEXT, start)
        shown_from = space + 1 if space >= 0 else start
    if last - end > CONTEXT:
        space = text.rfind(" ", end, end + CONTEXT)
        shown_to = space if space >= 0 else end
    before, after = text[shown_from:start].lstrip(), text[end:shown_to].rstrip()
    return Quote(before, text[start:end], after, shown_from > first, shown_to < last)


def rows_of(relation: Any) -> list[dict[str, Any]]:
    """A relation's rows as mappings of column to value."""
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def known_by(sources: Iterable[Source]) -> datetime.date | None:
    """The day by which all dated documents of these could be known."""
    return max((source.known_from for source in sources if source.known_from), default=None)


_TEXTS = "SELECT key, text, blocks FROM documents WHERE list_contains($keys, key)"


def _read_part(row: Mapping[str, Any]) -> str:
    """What is read of a text: page furniture, which all pages of an outlet share, is left out."""
    text: str = row["text"]
    blocks = json.loads(row["blocks"])
    if not blocks:
        return text
    return "\n".join(text[block["start"] : block["end"]] for block in blocks if block["kind"] != "junk")
