"""The record as a file: opening, writing one document as one transaction, and reading it back.

One DuckDB file is one record. DuckDB's extensions are neither installed nor loaded by themselves, as both would ask
the network. Rows go in as Arrow tables: `executemany` is slower by orders of magnitude.
"""

import contextlib
import importlib.resources
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import duckdb

from verbale._version import __version__
from verbale.model import KINDS, Block, Document, Findings, MissingError, RecordError
from verbale.record.columns import arrow_table
from verbale.record.form import Extra, export_form, fingerprint_of
from verbale.record.rows import document_key, rows_of

SCHEMA_VERSION = 1
MEMORY = ":memory:"

Outcome = Literal["new", "unchanged", "replaced"]

_FORMAT = "verbale record"
_TABLES = ("documents", "findings", "events", "statements", "participants")
_VIEWS = ("findings_told", *(f"{kind}_told" for kind in KINDS))
_MAGIC = b"DUCK"  # stands in a DuckDB file after a checksum of eight bytes
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class Store:
    """An open record file. A context manager: leaving it closes the file.

    Args:
        path: the file, or ":memory:" for a record that is gone when closed.
        create: make the file if there is none.
        read_only: open it beside other readers; nothing can be put.

    Raises:
        RecordError: if the file cannot be opened, is no Verbale record or is of a newer version.
        MissingError: if there is no such file and `create` is not set.
    """

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        self.path = str(path)
        self.made = self.path != MEMORY and not Path(self.path).exists()
        self._connection: duckdb.DuckDBPyConnection | None = _connect(self.path, create=create, read_only=read_only)
        try:
            self._check(create=create and not read_only)
        except BaseException:
            self.close()
            if self.made:
                Path(self.path).unlink(missing_ok=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB's connection.

        Raises:
            RecordError: if the record has been closed.
        """
        if self._connection is None:
            raise RecordError(f"The record {self.path} is closed: open it again.")
        return self._connection

    def close(self, *, keep_empty: bool = True) -> None:
        """Write what is pending and let go of the file; relations made from it end with it.

        Args:
            keep_empty: False to leave no file where this store made it and it holds no document.
        """
        if self._connection is None:
            return
        unused = False
        if self.made and not keep_empty:
            with contextlib.suppress(RecordError):
                unused = not self.rows("SELECT 1 FROM documents LIMIT 1")
        self._connection.close()
        self._connection = None
        if unused:
            Path(self.path).unlink(missing_ok=True)

    def put(
        self, findings: Findings, *, settings: Mapping[str, Any] | None = None, extra: Extra | None = None
    ) -> Outcome:
        """Write one document with all of its findings, in one transaction.

        A document that is there already (same bytes, same file name, same name) is left alone if everything is the
        same, else replaced.

        Args:
            findings: the document and what it yields.
            settings: what the user gave when reading it (published, outlet).
            extra: of an import, what the document's JSON holds beside the fields that Verbale knows.

        Raises:
            DateError, InputError: if a finding's date or span is none; nothing is written then.
            RecordError: if the file cannot be written, as on a full disk; nothing is written then either.
        """
        document = findings.document
        key = document_key(document)
        extra = extra or Extra()
        fingerprint = fingerprint_of(findings, extra)
        before = self.rows("SELECT fingerprint FROM documents WHERE key = $key", key=key)
        if before == [{"fingerprint": fingerprint}]:
            return "unchanged"
        rows = rows_of(
            document, dict(findings.kinds), fingerprint=fingerprint, settings=settings or {}, doc=extra.doc,
            other=extra.other,
        )  # fmt: skip
        with self._transaction():
            if before:
                self._delete(key)
            for table, content in rows.tables():
                if content:
                    self._insert(table, content)
        return "replaced" if before else "new"

    def get(self, key: str) -> tuple[Findings, Extra]:
        """One document with its findings, as it was put.

        Args:
            key: the document's key, as in `documents`.

        Raises:
            MissingError: if there is no such document.
        """
        found = self.rows(_GET_DOCUMENT, key=key)
        if not found:
            raise MissingError(f"{self.path} holds no document {key}.")
        fields = found[0]
        extra = Extra(
            doc=json.loads(doc) if (doc := fields.pop("doc")) else None,
            other=json.loads(other) if (other := fields.pop("other")) else None,
        )
        fields["blocks"] = tuple(Block(**block) for block in json.loads(fields["blocks"]))
        for name in ("authors", "junk", "warnings"):
            fields[name] = tuple(fields[name] or ())
        kinds: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in KINDS}
        for finding in self.rows(_GET_FINDINGS, key=key):
            kinds[finding["kind"]].append(json.loads(finding["body"]))
        return Findings(document=Document(**fields), kinds={kind: tuple(kinds[kind]) for kind in KINDS}), extra

    def rows(self, sql: str, **parameters: Any) -> list[dict[str, Any]]:
        """All rows of a query as mappings of column to value; `$name` in it stands for a parameter.

        They are always fetched to the end: DuckDB lets a connection do nothing else while a result is half read.

        Raises:
            RecordError: if DuckDB refuses, as it does with a damaged file.
        """
        try:
            cursor = self.connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except duckdb.Error as error:
            raise RecordError(f"{self.path} cannot be read: {_flat(error)}") from None

    def relation(self, sql: str, parameters: Mapping[str, Any]) -> duckdb.DuckDBPyRelation:
        """A query as DuckDB's relation, which lives as long as the store is open.

        Raises:
            RecordError: if DuckDB refuses, as it does with a damaged file, or the record is closed.
        """
        try:
            return self.connection.sql(sql, params=dict(parameters))
        except duckdb.Error as error:
            raise RecordError(f"{self.path} cannot be read: {_flat(error)}") from None

    def export(self, key: str) -> dict[str, Any]:
        """One document in the JSON form of the export.

        Raises:
            MissingError: if there is no such document.
        """
        return export_form(*self.get(key))

    def _check(self, *, create: bool) -> None:
        tables = {row["table_name"] for row in self.rows("SELECT table_name FROM duckdb_tables()")}
        if not tables and create:
            self._create()
            return
        meta: dict[str, str] = {}
        if "meta" in tables:
            with contextlib.suppress(RecordError):
                meta = {row["name"]: row["value"] for row in self.rows("SELECT name, value FROM meta")}
        version = meta.get("schema_version", "")
        if meta.get("format") != _FORMAT or not version.isdecimal():
            raise RecordError(f"{self.path} is a DuckDB file but no Verbale record: name another file with --record.")
        if int(version) > SCHEMA_VERSION:
            raise RecordError(
                f"{self.path} was written by a newer Verbale (record version {version}, this program"
                f" knows {SCHEMA_VERSION}): upgrade Verbale to open it."
            )
        views = {row["view_name"] for row in self.rows("SELECT view_name FROM duckdb_views()")}
        missing = [name for name in _TABLES if name not in tables] + [name for name in _VIEWS if name not in views]
        if missing:
            raise RecordError(
                f"{self.path} is no Verbale record, or a damaged one: it lacks {', '.join(missing)};"
                " read the documents into a new record."
            )

    def _create(self) -> None:
        schema = importlib.resources.files("verbale.record").joinpath("schema.sql").read_text("utf-8")
        with self._transaction():
            self.connection.execute(schema)
            self.connection.execute(
                "INSERT INTO meta VALUES ('format', $format), ('schema_version', $schema), ('program_version', $own)",
                {"format": _FORMAT, "schema": str(SCHEMA_VERSION), "own": __version__},
            )

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        self.connection.register("incoming_rows", arrow_table(rows))
        try:
            self.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows")
        finally:
            self.connection.unregister("incoming_rows")

    def _delete(self, key: str) -> None:
        for table in ("events", "statements", "participants"):
            self.connection.execute(
                f"DELETE FROM {table} WHERE finding IN (SELECT key FROM findings WHERE document = $key)", {"key": key}
            )
        self.connection.execute("DELETE FROM findings WHERE document = $key", {"key": key})
        self.connection.execute("DELETE FROM documents WHERE key = $key", {"key": key})

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.begin()
        try:
            yield
        except BaseException as error:
            with contextlib.suppress(duckdb.Error):
                self.connection.rollback()
            if isinstance(error, duckdb.Error):
                raise RecordError(f"{self.path} cannot be written: {_flat(error)}") from None
            raise
        else:
            self.connection.commit()


_GET_DOCUMENT = """
SELECT
    name, source, text, blocks, title, outlet, authors, published, published_basis, knowable_earliest,
    knowable_latest, genre, language, sha256, words, junk, warnings, doc, other
FROM documents
WHERE key = $key
"""
_GET_FINDINGS = "SELECT kind, body FROM findings WHERE document = $key ORDER BY kind, position"


def _connect(path: str, *, create: bool, read_only: bool) -> duckdb.DuckDBPyConnection:
    if path != MEMORY and not create and not Path(path).exists():
        raise MissingError(f"There is no record {path}: make one with `verbale read PATH --record {path}`.")
    if path != MEMORY and Path(path).is_dir():
        raise RecordError(f"{path} is a folder, not a record: name a file in it, such as {Path(path) / 'a.duckdb'}.")
    if path != MEMORY and not _may_be_duckdb(Path(path)):
        raise RecordError(_refusal(path, "not a valid DuckDB file"))
    # The whole path, as DuckDB takes the start of a name such as "md:notes" for the name of an extension.
    file = path if path == MEMORY else str(Path(path).absolute())
    try:
        return duckdb.connect(file, read_only=read_only and path != MEMORY, config=_CONFIG)
    except duckdb.Error as error:
        raise RecordError(_refusal(path, _flat(error))) from None


def _may_be_duckdb(file: Path) -> bool:
    """Whether DuckDB should be asked at all: of another program's file it would look for an extension."""
    try:
        with file.open("rb") as opened:
            start = opened.read(12)
    except OSError:  # what DuckDB says of it is told then
        return True
    return not start or start[8:] == _MAGIC


def _refusal(path: str, reason: str) -> str:
    if "lock" in reason:
        return f"Another program has {path} open for writing: close it there and try again."
    if "different configuration" in reason:
        return f"This program has {path} open in another mode already: close that one first."
    if "not a valid DuckDB" in reason:
        return f"{path} is no Verbale record, it is not even a DuckDB file: name another file with --record."
    if "newer version of DuckDB" in reason or "version number" in reason:
        return f"{path} was written by a DuckDB version that this one cannot read: upgrade the duckdb package."
    if "does not exist" in reason or "No such file" in reason:
        return f"{path} cannot be made: its folder does not exist."
    return f"{path} cannot be opened: {reason}"


def _flat(error: duckdb.Error) -> str:
    return " ".join(str(error).split())
