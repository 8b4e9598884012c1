"""The documented examples run, and `import verbale` stays light."""

import datetime
import doctest
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import verbale
from verbale.model import KINDS

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted(ROOT.parent.glob("shared/seeds/*.txt"))


def _reader_is_there() -> bool:
    import verbale.findings

    return hasattr(verbale.findings, "Reader")


@pytest.mark.skipif(not _reader_is_there(), reason="needs verbale.findings.Reader")
def test_the_documented_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert tried > 20
    assert failed == 0


@pytest.mark.skipif(not SEEDS, reason="needs ../shared/seeds beside the repository")
@pytest.mark.skipif(not _reader_is_there(), reason="needs verbale.findings.Reader")
def test_every_quote_of_real_documents_stands_at_its_offsets(tmp_path: Path) -> None:
    with verbale.open(":memory:") as record:
        summary = record.read(SEEDS)
        assert (summary.new, summary.refused) == (len(SEEDS), [])
        assert summary.findings["events"] > 0
        assert summary.findings["statements"] > 0
        files = record.export(tmp_path)
        assert record.read(SEEDS).unchanged == len(SEEDS)
    for file in files:
        form = json.loads(file.read_text("utf-8"))
        for kind in KINDS:
            for finding in form[kind]:
                start, end = finding["span"]
                assert form["doc"]["text"][start:end].split() == finding["evidence"].split()


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(verbale) == (0, 2)


def test_importing_verbale_imports_nothing_heavy() -> None:
    code = "import sys, verbale; print(verbale.VerbaleError.__name__, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"duckdb", "pyarrow", "spacy", "numpy"} & set(done.stdout.split())


def test_every_public_name_is_there() -> None:
    assert all(getattr(verbale, name) is not None for name in verbale.__all__)
    assert set(verbale.__all__) <= set(dir(verbale))
    with pytest.raises(AttributeError, match="module 'verbale' has no attribute 'nothing'"):
        verbale.nothing  # noqa: B018


def test_open_makes_a_record_and_closes_it(tmp_path: Path) -> None:
    file = tmp_path / "affairs.duckdb"
    with pytest.raises(verbale.MissingError):
        verbale.open(file, create=False)
    with verbale.open(file) as record:
        assert isinstance(record, verbale.Record)
        assert repr(record) == f"<verbale.Record {file}>"
    with verbale.open(str(file), read_only=True) as again:
        assert again.events().fetchall() == []


def test_what_is_asked_wrongly_is_told_in_a_sentence(tmp_path: Path) -> None:
    record: Any = verbale.open(":memory:")
    for ask, reason in (
        (lambda: record.events(since=2023), "2023 is no date: write it as text"),
        (lambda: record.read("x.txt", published=datetime.date(2023, 1, 1)), "is no date: write it as text"),
        (lambda: record.read(5), "A path is text or a Path, got 5."),
        (lambda: record.events(foo=1), "There is no filter 'foo': choose from actor, between"),
        (lambda: record.show(5), "An id is text, got 5."),
        (lambda: record.events(document="x"), "holds no document 'x'"),
    ):
        with pytest.raises(verbale.VerbaleError) as refusal:
            ask()
        assert reason in str(refusal.value)
    record.close()
    for ask in (record.events, record.documents, lambda: record.show("abcd")):
        with pytest.raises(verbale.VerbaleError, match="is closed: open it again"):
            ask()
