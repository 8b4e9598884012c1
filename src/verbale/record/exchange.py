"""Export to and import from JSON: one file per document, in the form of `docs/findings.md`.

What Verbale wrote is read back as it was. So are hand-coded files: their ids and unknown fields are kept, their
missing spans are found by their quotes.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.model import KINDS, Block, Document, Findings, InputError, MissingError, RecordError
from verbale.record.checks import check_doc, check_findings
from verbale.record.form import Extra
from verbale.record.quotes import locate
from verbale.record.rows import canonical
from verbale.record.store import Store

_TEXT_FIELDS = ("title", "outlet", "published", "published_basis", "genre", "language")
_LONGEST_NAME = 150  # bytes of a file name, well under what file systems take


@dataclass(frozen=True, slots=True)
class Imported:
    """One file, read.

    Attributes:
        findings, extra: what goes into the record.
        notes: sentences on what is odd about it.
    """

    findings: Findings
    extra: Extra
    notes: tuple[str, ...] = ()


def export_json(store: Store, folder: Path, *, document: str | None = None) -> list[Path]:
    """Write one JSON file per document, named after the document.

    Args:
        folder: made if it is not there; files of the same names are replaced.
        document: only the documents of this name or key.

    Returns:
        The files, in order of the documents' names.

    Raises:
        MissingError: if there is no such document.
        RecordError: if the folder cannot be written.
    """
    found = store.rows(
        "SELECT key, name FROM documents WHERE $document IS NULL OR $document IN (key, name) ORDER BY name, key",
        document=document,
    )
    if document is not None and not found:
        raise MissingError(f"{store.path} holds no document {document!r}: `verbale list documents` names them.")
    taken: set[str] = set()
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for row in found:
            key, name = row["key"], row["name"]
            file = folder / f"{_file_name(name, key, taken)}.json"
            text = json.dumps(store.export(key), ensure_ascii=False, indent=1, allow_nan=False)
            file.write_text(text + "\n", encoding="utf-8")
            files.append(file)
    except OSError as error:
        raise RecordError(f"{error.filename or folder} cannot be written: {error.strerror}.") from None
    return files


def import_json(file: Path, *, texts: Path | None = None) -> Imported:
    """Read one file of the JSON form.

    Args:
        texts: a folder that holds the document's text under the same stem; only looked at where the file's `doc`
            has no `text`.

    Raises:
        InputError: if the file is no such JSON, is missing, or names a text that cannot be read; if a field that
            Verbale knows holds something else than it should, or two findings of a kind share an id.
        DateError: if a date is none.
    """
    form = _load(file)
    doc = form.get("doc")
    if not isinstance(doc, Mapping):
        raise InputError('it has no "doc" object: expected the form that `verbale export --format json` writes.')
    check_doc(doc)
    kinds = {kind: _bodies(form, kind) for kind in KINDS}
    for kind, bodies in kinds.items():
        check_findings(kind, bodies)
    text, sha256 = _text(file, doc, texts)
    document = _document(file, doc, text, sha256)
    notes = []
    if not text and any(kinds.values()):
        notes.append("no text: its quotes have no offsets (name the folder of the texts with --texts).")
    located = {}
    for kind in KINDS:
        located[kind] = tuple(_with_span(body, text) for body in kinds[kind])
        for place, body in enumerate(located[kind]):
            note = _misfit(body, text)
            if note:
                notes.append(f"{kind} {body.get('id') or place + 1}: {note}")
    extra = Extra(
        doc={name: value for name, value in doc.items() if name not in ("text", "blocks")},
        other={name: value for name, value in form.items() if name != "doc" and name not in KINDS} or None,
    )
    return Imported(Findings(document=document, kinds=located), extra, tuple(notes))


def json_files(paths: list[Path]) -> Iterator[Path]:
    """The files named, and of folders the .json files in them, at any depth, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*.json") if file.is_file())
        else:
            yield path


def _load(file: Path) -> dict[str, Any]:
    def no_number(word: str) -> Any:
        raise ValueError(f"{word} is no JSON number")

    content = _bytes(file)
    try:
        form = json.loads(content.decode("utf-8-sig"), parse_constant=no_number)
        canonical(form).encode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"it is no UTF-8: byte {error.start} cannot be read.") from None
    except UnicodeEncodeError:
        raise InputError("it holds half of a surrogate pair, which is no character.") from None
    except RecursionError:
        raise InputError("its JSON is nested too deeply.") from None
    except ValueError as error:
        raise InputError(f"it is no JSON: {str(error).rstrip('.')}.") from None
    if not isinstance(form, dict):
        raise InputError("it is no JSON object: expected the form that `verbale export --format json` writes.")
    return form


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file.") from None
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror}.") from None


def _bodies(form: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    bodies = form.get(kind)
    if bodies is None:
        return []
    if not isinstance(bodies, list) or not all(isinstance(body, Mapping) for body in bodies):
        raise InputError(f'"{kind}" must be a list of objects.')
    return bodies


def _text(file: Path, doc: Mapping[str, Any], texts: Path | None) -> tuple[str, str]:
    given = doc.get("text")
    sha256 = doc.get("sha256") if isinstance(doc.get("sha256"), str) else None
    if isinstance(given, str) and given:
        return given, sha256 or hashlib.sha256(given.encode("utf-8")).hexdigest()
    if texts is not None:
        beside = sorted(path for path in texts.glob("*") if path.stem == file.stem and path.is_file())
        if not beside:
            raise InputError(f"{texts} holds no text of the stem {file.stem!r}.")
        content = _bytes(beside[0])
        try:
            text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            raise InputError(f"its text {beside[0]} is no UTF-8.") from None
        return text, sha256 or hashlib.sha256(content).hexdigest()
    return "", sha256 or hashlib.sha256(canonical(doc).encode("utf-8")).hexdigest()


def _document(file: Path, doc: Mapping[str, Any], text: str, sha256: str) -> Document:
    knowable = doc.get("knowable") or {}
    words = doc.get("words")
    fields: dict[str, Any] = {name: doc[name] for name in _TEXT_FIELDS if doc.get(name)}
    return Document(
        name=str(doc.get("name") or file.stem),
        source=str(doc.get("source") or file),
        text=text,
        blocks=_blocks(doc.get("blocks"), text),
        authors=_texts(doc.get("authors")),
        knowable_earliest=knowable.get("earliest"),
        knowable_latest=knowable.get("latest"),
        sha256=sha256,
        words=words if words is not None else len(text.split()),
        junk=_texts(doc.get("junk")),
        warnings=_texts(doc.get("warnings")),
        **fields,
    )


def _blocks(given: Any, text: str) -> tuple[Block, ...]:
    if given is None:
        return (Block("text", 0, len(text)),) if text else ()
    try:
        blocks = tuple(Block(block["kind"], block["start"], block["end"]) for block in given)
    except (TypeError, KeyError, ValueError):
        raise InputError('"doc.blocks" must be a list of {"kind", "start", "end"}.') from None
    if any(block.end > len(text) for block in blocks):
        raise InputError(f'"doc.blocks" reach beyond the text of {len(text)} characters.')
    return blocks


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _with_span(body: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    quote = body.get("evidence")
    if body.get("span") is None and isinstance(quote, str) and text:
        span = locate(quote, text)
        if span:
            return {**body, "span": list(span)}
    return body


def _misfit(body: Mapping[str, Any], text: str) -> str | None:
    quote, span = body.get("evidence"), body.get("span")
    if not text or not isinstance(quote, str):
        return None
    if span is None:
        return f"its quote does not stand in the text: {quote[:60]!r}."
    if isinstance(span, list) and len(span) == 2 and locate(quote, text) is None:
        return f"its quote does not stand in the text at {span}: {quote[:60]!r}."
    return None


def _file_name(name: str, key: str, taken: set[str]) -> str:
    safe = re.sub(r"[^\w.-]+", "_", name).lstrip(".") or "document"
    safe = safe.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore")
    if safe.lower() in taken:
        safe = f"{safe}-{key}"
    taken.add(safe.lower())
    return safe
