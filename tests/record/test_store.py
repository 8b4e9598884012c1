import contextlib
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from verbale.model import DateError, MissingError, RecordError
from verbale.record import Record, Store
from verbale.record.form import Extra
from verbale.record.rows import document_key

from .conftest import EVENT, TEXT, document, findings

Snapshot = Callable[[Store], dict[str, list[Any]]]


def test_what_is_put_is_got_back(store: Store) -> None:
    told = findings(
        document(authors=("A. Writer",), warnings=("odd",), junk=("Share",), knowable_earliest="2023-09-13")
    )
    assert store.put(told) == "new"
    assert store.get(document_key(told.document)) == (told, Extra())


def test_putting_the_same_again_changes_nothing(store: Store, snapshot: Snapshot) -> None:
    store.put(findings())
    before = snapshot(store)
    assert store.put(findings(document(source="/elsewhere/000.txt"))) == "unchanged"
    assert snapshot(store) == before


def test_a_document_with_other_settings_replaces_its_own_findings_only(store: Store, snapshot: Snapshot) -> None:
    store.put(findings(document(published=None, published_basis=None)))
    store.put(findings(document("001", text=TEXT + "Another.")))
    dated = findings(document(published="2024", published_basis="given"))
    assert store.put(dated, settings={"published": "2024"}) == "replaced"
    assert store.rows("SELECT name, published, settings FROM documents ORDER BY name") == [
        {"name": "000", "published": "2024", "settings": '{"published":"2024"}'},
        {"name": "001", "published": "2023-09-14", "settings": "{}"},
    ]
    with Store(":memory:", create=True) as fresh:
        fresh.put(findings(document("001", text=TEXT + "Another.")))
        fresh.put(dated, settings={"published": "2024"})
        assert snapshot(store) == snapshot(fresh)


def test_copies_of_a_text_are_documents_of_their_own(store: Store) -> None:
    store.put(findings(document("000")))
    store.put(findings(document("copy")))
    assert len({row["key"] for row in store.rows("SELECT key FROM findings")}) == 4


def test_a_fault_in_one_finding_leaves_the_record_as_it_was(store: Store, snapshot: Snapshot) -> None:
    store.put(findings())
    before = snapshot(store)
    faulty = findings(document("001"), events=[EVENT, EVENT | {"id": "e2", "date": "tomorrow"}])
    with pytest.raises(DateError, match="events e2: 'tomorrow' is no date"):
        store.put(faulty)
    assert snapshot(store) == before


@pytest.mark.parametrize("table", ["documents", "findings", "events", "statements", "participants"])
def test_an_interrupt_while_writing_leaves_whole_documents_only(
    store: Store, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    store.put(findings())
    before = snapshot(store)
    insert = store._insert

    def interrupted(name: str, rows: list[dict[str, Any]]) -> None:
        insert(name, rows)
        if name == table:
            raise KeyboardInterrupt

    monkeypatch.setattr(store, "_insert", interrupted)
    for told in (findings(document("001")), findings(events=[EVENT | {"what": "else"}], statements=[{"speaker": "A"}])):
        with pytest.raises(KeyboardInterrupt):
            store.put(told)
        assert snapshot(store) == before
    monkeypatch.undo()
    assert store.put(findings(document("001"))) == "new"


_KILLED_WHILE_WRITING = """
import os, signal, sys
from verbale.model import Document, Findings
from verbale.record import Store

store = Store(sys.argv[1], create=True)
insert = store._insert

def dying(table, rows):
    insert(table, rows)
    if table == "participants" and rows[0]["code"] == "USA":
        os.kill(os.getpid(), signal.SIGKILL)

store._insert = dying
for name, code in (("000", "PRK"), ("001", "RUS"), ("002", "USA"), ("003", "CHN")):
    document = Document(name=name, source=name + ".txt", text="Text.", blocks=(), sha256=name)
    store.put(Findings(document=document, kinds={"events": ({"id": "e1", "type": "AID", "actor": [code]},)}))
"""


def test_kill_9_in_the_middle_leaves_whole_documents_only(tmp_path: Path) -> None:
    file = tmp_path / "killed.duckdb"
    done = subprocess.run([sys.executable, "-c", _KILLED_WHILE_WRITING, str(file)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Store(file) as opened:
        assert [row["name"] for row in opened.rows("SELECT name FROM documents ORDER BY name")] == ["000", "001"]
        assert [row["code"] for row in opened.rows("SELECT code FROM participants ORDER BY code")] == ["PRK", "RUS"]
        assert opened.put(findings()) == "new"


def test_a_record_is_kept_in_its_file(tmp_path: Path) -> None:
    with Store(tmp_path / "a.duckdb", create=True) as opened:
        opened.put(findings())
    with Store(tmp_path / "a.duckdb", read_only=True) as again:
        assert again.rows("SELECT count(*) AS n FROM findings") == [{"n": 2}]
        assert {row["name"] for row in again.rows("FROM meta")} == {"format", "schema_version", "program_version"}


def test_a_record_that_is_not_there_is_missed_not_made(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"There is no record .*a\.duckdb: make one with `verbale read"):
        Store(tmp_path / "a.duckdb")
    assert not (tmp_path / "a.duckdb").exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"hello " * 2000])
def test_a_file_that_is_no_duckdb_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(RecordError, match=r"notes\.txt is no Verbale record, it is not even a DuckDB file"):
        Store(file, create=True)
    assert file.read_bytes() == content


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("tables", ["CREATE TABLE meta (a INT)", "CREATE TABLE sales (a INT)"])
def test_a_duckdb_file_of_others_is_refused_and_left_alone(tmp_path: Path, tables: str, create: bool) -> None:
    file = tmp_path / "sales.duckdb"
    with duckdb.connect(str(file)) as other:
        other.execute(tables)
    with pytest.raises(RecordError, match=r"sales\.duckdb is a DuckDB file but no Verbale record"):
        Store(file, create=create)
    with duckdb.connect(str(file)) as other:
        assert len(other.execute("FROM duckdb_tables()").fetchall()) == 1


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "new.duckdb"
    Store(file, create=True).close()
    with duckdb.connect(str(file)) as other:
        other.execute("UPDATE meta SET value = '99' WHERE name = 'schema_version'")
    with pytest.raises(RecordError, match=r"new\.duckdb was written by a newer Verbale \(record version 99"):
        Store(file)


def test_a_folder_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder, not a record"):
        Store(tmp_path, create=True)
    with pytest.raises(RecordError, match="cannot be made: its folder does not exist"):
        Store(tmp_path / "none" / "a.duckdb", create=True)


def test_a_record_that_another_program_writes_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "busy.duckdb"
    with Store(file, create=True):
        code = f"from verbale.record import Store\nStore({str(file)!r}, read_only=True)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "Another program has" in done.stderr
        with pytest.raises(RecordError, match="open in another mode already"):
            Store(file, read_only=True)


def test_a_record_open_for_looking_takes_nothing(tmp_path: Path) -> None:
    Store(tmp_path / "a.duckdb", create=True).close()
    with Record(tmp_path / "a.duckdb", read_only=True) as opened, pytest.raises(RecordError, match="for looking only"):
        opened.load([])


def test_a_file_that_lost_its_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cut.duckdb"
    with Store(file, create=True) as opened:
        opened.put(findings())
    file.write_bytes(file.read_bytes()[:20_000])
    with pytest.raises(RecordError, match=r"cut\.duckdb"), Store(file) as opened:
        opened.rows("FROM findings")


def test_what_duckdb_refuses_to_write_is_told_and_undone(
    store: Store, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(store)

    def full(table: str, rows: list[dict[str, Any]]) -> None:
        raise duckdb.IOException("No space left\n on device")

    monkeypatch.setattr(store, "_insert", full)
    with pytest.raises(RecordError, match=r":memory: cannot be written: No space left on device"):
        store.put(findings())
    assert snapshot(store) == before


def test_extensions_are_neither_installed_nor_loaded_by_themselves(store: Store) -> None:
    names = ("autoinstall_known_extensions", "autoload_known_extensions")
    assert store.rows(f"SELECT DISTINCT value FROM duckdb_settings() WHERE name IN {names}") == [{"value": "false"}]


def test_a_record_that_lacks_a_view_is_none(tmp_path: Path) -> None:
    file = tmp_path / "r.duckdb"
    Store(file, create=True).close()
    with duckdb.connect(str(file)) as other:
        other.execute("DROP VIEW events_told")
    with pytest.raises(RecordError, match=r"is no Verbale record, or a damaged one: it lacks events_told"):
        Store(file)


def test_a_file_of_sqlite_is_no_record(tmp_path: Path) -> None:
    file = tmp_path / "s.duckdb"
    with contextlib.closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE t (a)")
    with pytest.raises(RecordError, match="is no Verbale record, it is not even a DuckDB file"):
        Store(file, create=True)


def test_a_name_like_an_extension_s_is_only_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store("md:notes", create=True).close()
    assert (tmp_path / "md:notes").is_file()


def test_a_closed_store_says_so_and_an_empty_one_need_not_stay(tmp_path: Path) -> None:
    file = tmp_path / "r.duckdb"
    opened = Store(file, create=True)
    opened.close(keep_empty=False)
    opened.close()
    assert not file.exists()
    with pytest.raises(RecordError, match="is closed: open it again"):
        opened.rows("SELECT 1")
    with Store(file, create=True) as kept:
        kept.put(findings())
        kept.close(keep_empty=False)
    Store(file).close(keep_empty=False)
    assert file.exists()
