"""The record as a Python object: reading into it, asking it, showing, exporting and importing."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

import duckdb

from verbale.lexicon.conventions import load_conventions
from verbale.model import InputError, MissingError, RecordError
from verbale.record import reading
from verbale.record.days import interval
from verbale.record.exchange import export_json
from verbale.record.plover import export_plover
from verbale.record.query import NAMED, FilterOptions, Filters, build, documents_query
from verbale.record.reading import DocumentReader, Progress, Summary, import_into, read_into
from verbale.record.store import Store

_CONTEXT = 300  # characters shown at most on each side of a quote, about two sentences
_FEWEST_DIGITS = 4  # of an id that is cut short


class Record:
    """An open record file. A context manager: leaving it closes the file.

    Its relations are DuckDB's: `.df()`, `.pl()`, `.to_arrow_table()`, `.filter(…)`, `.fetchall()`; they live as long
    as the record is open.

    Args:
        path: the file, or ":memory:" for a record that is gone when closed.
        create: make the file if there is none.
        read_only: open it beside other readers; reading and loading into it are refused then.
        keep_empty: False to leave no file where it was made here and holds no document when it is closed.

    Raises:
        RecordError: if the file cannot be opened, is no Verbale record or is of a newer version.
        MissingError: if there is no such file and `create` is not set.
    """

    def __init__(
        self, path: Path | str, *, create: bool = True, read_only: bool = False, keep_empty: bool = True
    ) -> None:
        self.store = Store(path, create=create and not read_only, read_only=read_only)
        self.read_only = read_only
        self._keep_empty = keep_empty
        self._reader: tuple[Path | None, DocumentReader] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<verbale.Record {self.store.path}>"

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        self.store.close(keep_empty=self._keep_empty)

    def read(
        self,
        paths: Sequence[Path | str] | Path | str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        lexicon: Path | None = None,
        reader: DocumentReader | None = None,
        progress: Progress | None = None,
        summary: Summary | None = None,
    ) -> Summary:
        """Read files and folders (.txt, .jsonl) into the record; each document is one transaction.

        Args:
            published: ISO date of documents that do not state one.
            outlet: outlet of documents that do not state one.
            lexicon: a folder of the user's own lexicon, laid over the shipped one.
            reader: instead of Verbale's own.
            progress: called with each document's source when it is done.
            summary: counted up as the run goes; a new one if none is given.

        Returns:
            What was done; a refused file is named there and stops nothing.

        Raises:
            DateError: if `published` is no date.
            InputError: if `outlet` or a path is no text.
            LexiconError: if the lexicon has faults.
        """
        self._must_write()
        given = _list(paths)
        if published is not None:
            interval(published)
        if not isinstance(outlet, str | None):
            raise InputError(f"`outlet` takes text, got {outlet!r}.")
        summary = summary or Summary()
        read_into(
            self.store,
            given,
            published=published,
            outlet=outlet,
            lexicon=lexicon,
            reader=reader or self._load_reader(lexicon),
            summary=summary,
            progress=progress,
        )
        return summary

    def load(
        self,
        paths: Sequence[Path | str] | Path | str,
        *,
        texts: Path | str | None = None,
        progress: Progress | None = None,
        summary: Summary | None = None,
    ) -> Summary:
        """Import files of the JSON form, and the .json files of folders; ids and unknown fields are kept.

        Args:
            texts: a folder with the documents' texts under the same stems, for files that do not hold them.
            progress, summary: as in `read`.

        Raises:
            MissingError: if `texts` is no folder.
        """
        self._must_write()
        folder = Path(texts) if texts is not None else None
        if folder is not None and not folder.is_dir():
            raise MissingError(f"{folder} is no folder: --texts takes the folder of the documents' texts.")
        summary = summary or Summary()
        import_into(self.store, _list(paths), texts=folder, summary=summary, progress=progress)
        return summary

    def documents(self, *, as_of: str | None = None, document: str | None = None) -> duckdb.DuckDBPyRelation:
        """The documents, without their texts, in order of the day from which they can be known.

        Args:
            as_of: only those that could be known by this day.
            document: only those of this name or key.

        Raises:
            DateError: if `as_of` is no date.
            MissingError: if there is no such document.
        """
        if document is not None:
            self._find_document(document)
        query, parameters = documents_query(as_of=as_of, document=document)
        return self.store.relation(query, parameters)

    def events(self, **filters: Unpack[FilterOptions]) -> duckdb.DuckDBPyRelation:
        """Events, in order of time; the filters are those of `Filters`.

        Raises:
            DateError: if a date is none, or `since` lies after `until`.
            MissingError: if there is no such type, status or document.
            InputError: if there is no such filter, `between` does not name two, `limit` is under 1, or a filter is
                empty or of another type.
        """
        return self.findings("events", **filters)

    def statements(self, **filters: Unpack[FilterOptions]) -> duckdb.DuckDBPyRelation:
        """Statements, in order of time; filters and errors as in `events`, `type` being the speech act."""
        return self.findings("statements", **filters)

    def findings(self, kind: str, **filters: Unpack[FilterOptions]) -> duckdb.DuckDBPyRelation:
        """Findings of any kind, in order of time; filters and errors as in `events`.

        Args:
            kind: events, agreements, transfers, forecasts, statements, mechanisms, assessments or advice.
        """
        unknown = [name for name in filters if name not in FilterOptions.__annotations__]
        if unknown:
            known = ", ".join(FilterOptions.__annotations__)
            raise InputError(f"There is no filter {unknown[0]!r}: choose from {known}.")
        asked = Filters(kind=kind, **filters)
        if asked.document is not None:
            self._find_document(asked.document)
        query = build(asked)
        return self.store.relation(query.sql, query.parameters)

    def bodies(self, keys: Sequence[str]) -> list[dict[str, Any]]:
        """The complete findings of the keys, in their order, in the JSON form of the export.

        Raises:
            MissingError: if there is no finding of a key.
        """
        rows = self.store.rows("SELECT key, body FROM findings WHERE list_contains($keys, key)", keys=list(keys))
        found = {row["key"]: row["body"] for row in rows}
        missing = [key for key in keys if key not in found]
        if missing:
            raise MissingError(f"{self.store.path} holds no finding {missing[0]}.")
        return [json.loads(found[key]) for key in keys]

    def key_digits(self) -> int:
        """How many digits of the keys suffice to tell all findings apart, at least 7."""
        for digits in range(7, 16):
            (row,) = self.store.rows(
                "SELECT count(DISTINCT left(key, $digits)) = count(*) AS apart FROM findings", digits=digits
            )
            if row["apart"]:
                return digits
        return 16

    def show(self, finding: str) -> dict[str, Any]:
        """One finding with its quote in context and its document.

        Args:
            finding: its key, the first digits of it that are no other's, or DOCUMENT:ID ("000:e1").

        Returns:
            `key`, `kind`, `finding` (the JSON form), `context` {`before`, `quote`, `after`} from the text (None
            without offsets), and `document` {`key`, `name`, `source`, `title`, `outlet`, `published`, …}.

        Raises:
            MissingError: if there is none, or more than one.
        """
        (row,) = self.store.rows(_SHOW, key=self._find(finding))
        text, start, end = row["text"], row["span_start"], row["span_end"]
        return {
            "key": row["key"],
            "kind": row["kind"],
            "finding": json.loads(row["body"]),
            "context": _context(text, start, end) if text and start is not None else None,
            "document": json.loads(row["document"]),
        }

    def export(self, folder: Path | str, *, document: str | None = None) -> list[Path]:
        """Write one JSON file per document into a folder; see `exchange.export_json` for details and errors.

        Returns:
            The files written.
        """
        return export_json(self.store, Path(folder), document=document)

    def export_plover(
        self, folder: Path | str, *, document: str | None = None, lexicon: Path | None = None
    ) -> list[Path]:
        """Write the events in PLOVER's coding into a folder; see `plover.export_plover` for details and errors.

        Args:
            lexicon: a user's lexicon folder, whose conventions take the place of the shipped ones.

        Returns:
            The file written.
        """
        if document is not None:
            self._find_document(document)
        return export_plover(self.store, Path(folder), load_conventions(lexicon), document=document)

    def names(self, who: str) -> bool:
        """Whether an actor of the record is meant by a code, the start of one, or whole words of a name."""
        return bool(self.store.rows(NAMED, who=who.strip()))

    def _find_document(self, document: str) -> None:
        if not self.store.rows("SELECT 1 FROM documents WHERE $it = name OR lower($it) = key LIMIT 1", it=document):
            raise MissingError(
                f"{self.store.path} holds no document {document!r}: `verbale list documents` names them."
            )

    def _find(self, finding: str) -> str:
        if not isinstance(finding, str):
            raise InputError(f"An id is text, got {finding!r}.")
        name, _, local_id = finding.rpartition(":")
        if name:
            found = self.store.rows(_BY_LOCAL_ID, name=name, local_id=local_id)
        elif len(finding) < _FEWEST_DIGITS:
            raise MissingError(f"{finding!r} is too short for an id: give at least {_FEWEST_DIGITS} digits of it.")
        else:
            found = self.store.rows(_BY_KEY, digits=finding)
        if not found:
            raise MissingError(f"{self.store.path} holds no finding {finding!r}: `verbale list events` names some.")
        if len(found) > 1:
            raise MissingError(f"{finding!r} may be any of {', '.join(row['key'] for row in found)}: give more of it.")
        return str(found[0]["key"])

    def _load_reader(self, lexicon: Path | None) -> DocumentReader:
        if self._reader is None or self._reader[0] != lexicon:
            self._reader = (lexicon, reading.load_reader(lexicon))
        return self._reader[1]

    def _must_write(self) -> None:
        if self.read_only:
            raise RecordError(f"{self.store.path} is open for looking only: open it without read_only to add to it.")


_SHOW = """
WITH told AS (
    SELECT * EXCLUDE (text, blocks, doc, other, fingerprint) FROM documents
)
SELECT f.key, f.kind, f.body, f.span_start, f.span_end, d.text, to_json(told) AS document
FROM findings AS f
JOIN documents AS d ON d.key = f.document
JOIN told ON told.key = f.document
WHERE f.key = $key
"""
_BY_KEY = "SELECT key FROM findings WHERE starts_with(key, lower($digits)) ORDER BY key LIMIT 6"
_BY_LOCAL_ID = """
SELECT key FROM findings_told
WHERE (document = $name OR document_key = $name) AND local_id = $local_id
ORDER BY key
LIMIT 6
"""


def _list(paths: Sequence[Path | str] | Path | str) -> list[Path | str]:
    given = [paths] if isinstance(paths, Path | str) or not isinstance(paths, Iterable) else list(paths)
    wrong = [path for path in given if not isinstance(path, Path | str)]
    if wrong:
        raise InputError(f"A path is text or a Path, got {wrong[0]!r}.")
    return given


def _context(text: str, start: int, end: int) -> dict[str, str]:
    """The quote with what stands before and after it in its paragraph, cut at words."""
    before = text[max(0, start - _CONTEXT) : start]
    before = before.rpartition("\n\n")[2] if "\n\n" in before else _from_word(before, cut=start > _CONTEXT)
    after = text[end : end + _CONTEXT]
    after = after.partition("\n\n")[0] if "\n\n" in after else _to_word(after, cut=end + _CONTEXT < len(text))
    return {"before": before, "quote": text[start:end], "after": after}


def _from_word(text: str, *, cut: bool) -> str:
    return "… " + text.partition(" ")[2] if cut and " " in text else text


def _to_word(text: str, *, cut: bool) -> str:
    return text.rpartition(" ")[0] + " …" if cut and " " in text else text
