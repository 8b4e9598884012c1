"""The JSON form of one document and its findings: the one shape that export writes and import reads.

Import keeps whatever it does not know, so that export gives it again: unknown fields of a finding stay in the finding,
those of `doc` and of the file itself in `Extra`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from verbale.model import KINDS, Findings
from verbale.record.rows import canonical


@dataclass(frozen=True, slots=True)
class Extra:
    """What an imported file holds beside the fields that Verbale knows.

    Attributes:
        doc: its `doc` as it came, without text and blocks; None for a document that Verbale read itself.
        other: its fields beside doc and the eight kinds.
    """

    doc: Mapping[str, Any] | None = None
    other: Mapping[str, Any] | None = None


def export_form(findings: Findings, extra: Extra) -> dict[str, Any]:
    """A document and its findings as export writes them: `doc`, then the eight kinds, always all of them.

    A field of `doc` that an import came with is given again as it came; the others are Verbale's own.
    """
    document = findings.document
    doc: dict[str, Any] = {
        "name": document.name,
        "source": document.source,
        "title": document.title,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "published": document.published,
        "published_basis": document.published_basis,
        "knowable": {"earliest": document.knowable_earliest, "latest": document.knowable_latest},
        "genre": document.genre,
        "language": document.language,
        "sha256": document.sha256,
        "words": document.words,
        "junk": list(document.junk),
        "warnings": list(document.warnings),
    }
    doc |= extra.doc or {}
    doc["text"] = document.text
    doc["blocks"] = [{"kind": block.kind, "start": block.start, "end": block.end} for block in document.blocks]
    form: dict[str, Any] = {"doc": doc}
    for kind in KINDS:
        form[kind] = [dict(body) for body in findings.kinds.get(kind, ())]
    return form | dict(extra.other or {})


def fingerprint_of(findings: Findings, extra: Extra) -> str:
    """The SHA-256 of all that export writes, but for the folder that the document lay in."""
    form = export_form(findings, extra)
    form["doc"]["source"] = PurePath(str(form["doc"]["source"])).name
    return hashlib.sha256(canonical(form).encode("utf-8")).hexdigest()
