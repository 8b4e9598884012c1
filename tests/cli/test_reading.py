import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.record import Record

from .conftest import FORM, Run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(
            f"SEOUL — The president of {name} met the minister of the other country and they had talks.\n"
        )
    return folder


@pytest.mark.usefixtures("fake_reader")
def test_read_tells_what_was_read_and_what_was_found(run: Run, reports: Path) -> None:
    command = ("read", "reports", "--record", "r.duckdb", "--published", "2024-01-02", "--outlet", "The Sample")
    ran = run(*command)
    assert (ran.status, ran.out) == (0, "r.duckdb: 2 documents (2 new)\n  2 events\n")
    with Record("r.duckdb", read_only=True) as record:
        assert record.documents().project("document, published, outlet").fetchall() == [
            ("a", "2024-01-02", "The Sample"),
            ("b", "2024-01-02", "The Sample"),
        ]
    assert run(*command).out == "r.duckdb: 2 documents (2 unchanged)\n  2 events\n"
    assert "2 documents (2 replaced)" in run("read", "reports", "--record", "r.duckdb", "--published", "2024-03").out


@pytest.mark.usefixtures("fake_reader")
def test_what_is_refused_is_named_with_the_reason_and_the_rest_is_read(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 20)
    ran = run("read", "reports", "gone.txt")
    assert ran.status == 1
    assert ran.out.startswith("verbale.duckdb: 2 documents (2 new, 3 refused)\n")
    refused = {line.split(": ")[1] for line in ran.err.splitlines() if not line.startswith("verbale: note:")}
    assert refused == {"reports/empty.txt", "reports/binary.txt", "gone.txt"}


@pytest.mark.usefixtures("fake_reader")
def test_an_interrupt_is_a_clean_message_and_whole_documents(run: Run, reports: Path) -> None:
    (reports / "aa.txt").write_text(
        "Here comes the interrupt that the reader knows, and more words in English follow it.\n"
    )
    ran = run("read", "reports")
    assert ran.status == 130
    assert ran.err == (
        "verbale: Interrupted: 1 document done and kept whole, the one in hand left out;"
        " the same command goes on from there.\n"
    )
    with Record("verbale.duckdb", read_only=True) as record:
        assert record.documents().project("document, findings").fetchall() == [("a", 1)]


# A job started in the background inherits that SIGINT is ignored; a program at a terminal does not.
_WAITING = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from verbale.cli import main
from verbale.record import reading

class Waiting:
    def read(self, document):
        print("reading", flush=True)
        time.sleep(60)

reading.load_reader = lambda lexicon: Waiting()
sys.exit(main(["read", "reports"]))
"""


def test_ctrl_c_from_outside_ends_with_130(reports: Path) -> None:
    command = [sys.executable, "-c", _WAITING]
    with subprocess.Popen(
        command, cwd=reports.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "reading\n"
        program.send_signal(signal.SIGINT)
        _, err = program.communicate()
    assert program.returncode == 130
    assert err.startswith("verbale: Interrupted: 0 documents done")
    assert "Traceback" not in err


def test_import_tells_what_came_in_and_what_was_refused(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "hand"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(FORM))
    (folder / "b.json").write_text("{}")
    ran = run("import", "hand")
    assert ran.status == 1
    assert ran.out.splitlines()[:3] == ["verbale.duckdb: 1 document (1 new, 1 refused)", "  2 events", "  1 agreement"]
    assert ran.err.startswith('verbale: hand/b.json: it has no "doc" object')


def test_import_takes_texts_from_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"doc": {}, "events": [{"id": "e1", "evidence": "two  three"}]}))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("One two three.")
    assert "no text: its quotes have no offsets" in run("import", "a.json").err
    assert run("import", "a.json", "--texts", "texts", "--record", "b.duckdb").err == ""
    assert "(characters 4 to 13 of a)" in run("show", "a:e1", "--record", "b.duckdb").out
    ran = run("import", "a.json", "--texts", "nowhere")
    assert ran.status == 1
    assert "nowhere is no folder" in ran.err


def test_a_run_in_which_everything_is_refused_leaves_no_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    assert run("import", "a.json", "gone.json").status == 1
    assert run("read", "gone.txt").status == 1
    assert run("read", "gone.txt", "--lexicon", "nowhere").status == 1
    assert not (tmp_path / "verbale.duckdb").exists()


def test_notes_come_last_and_at_most_ten(run: Run, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.json").write_text(json.dumps({"doc": {"title": str(number)}, "events": [{}]}))
    (tmp_path / "99.json").write_text("{}")
    lines = run("import", ".").err.splitlines()
    assert lines[0].startswith("verbale: 99.json: it has no")
    assert [line.startswith("verbale: note: ") for line in lines] == [False] + [True] * 11
    assert lines[-1] == "verbale: note: and 2 more notes."
