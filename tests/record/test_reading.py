from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from verbale.model import KINDS, DateError, Document, Findings, InputError
from verbale.record import Record, Summary, reading

from .conftest import EVENT, document, findings


@dataclass(frozen=True, slots=True)
class Refusal:
    source: str
    reason: str


class Reader:
    """Finds the same in every document, and refuses one of them."""

    def read(self, document: Document) -> Findings:
        if document.name == "bad":
            raise InputError("it cannot be read.")
        return findings(document)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What intake is to find; the tests fill it."""
    content: list[Any] = []

    def find(paths: Any, *, published: str | None, **options: Any) -> Iterator[Any]:
        for item in content:
            if isinstance(item, Document) and published:
                yield document(item.name, published=published, published_basis="given")
            else:
                yield item

    monkeypatch.setattr(reading, "find_documents", find)
    return content


def test_the_summary_tells_what_was_done(record: Record, found: list[Any]) -> None:
    found += [document(), Refusal("gone.txt", "there is no such file."), document("bad"), document("001")]
    done: list[str] = []
    summary = record.read("reports", reader=Reader(), progress=done.append)
    assert (summary.new, summary.unchanged, summary.replaced, summary.documents) == (2, 0, 0, 2)
    assert summary.findings == dict.fromkeys(KINDS, 0) | {"events": 2, "statements": 2}
    assert summary.refused == [("gone.txt", "there is no such file."), ("reports/bad.txt", "it cannot be read.")]
    assert done == ["reports/000.txt", "gone.txt", "reports/bad.txt", "reports/001.txt"]


def test_a_refused_document_leaves_no_trace(record: Record, found: list[Any]) -> None:
    found += [document("bad"), document()]
    record.read("reports", reader=Reader())
    assert record.documents().project("document").fetchall() == [("000",)]


def test_reading_again_changes_nothing_and_with_another_date_replaces(record: Record, found: list[Any]) -> None:
    found += [document(), document("001")]
    record.read("reports", reader=Reader())
    assert record.read(["reports"], reader=Reader()).unchanged == 2
    assert record.read("reports", reader=Reader(), published="2024-01").replaced == 2
    assert set(record.documents().project("published").fetchall()) == {("2024-01",)}


def test_what_is_odd_about_a_document_is_noted(record: Record, found: list[Any]) -> None:
    found.append(document(warnings=("its date is after its events.",)))
    summary = record.read("reports", reader=Reader())
    assert summary.notes == [("reports/000.txt", "its date is after its events.")]


def test_an_interrupted_run_keeps_what_was_done(record: Record, found: list[Any]) -> None:
    class Interrupted(Reader):
        def read(self, document: Document) -> Findings:
            if document.name == "001":
                raise KeyboardInterrupt
            return super().read(document)

    found += [document(), document("001"), document("002")]
    summary = Summary()
    with pytest.raises(KeyboardInterrupt):
        record.read("reports", reader=Interrupted(), summary=summary)
    assert summary.new == 1
    assert record.documents().project("document").fetchall() == [("000",)]


def test_a_date_that_is_none_is_refused_before_anything_is_read(record: Record, found: list[Any]) -> None:
    found.append(document())
    with pytest.raises(DateError, match="'someday' is no date"):
        record.read("reports", published="someday", reader=Reader())
    assert record.documents().fetchall() == []


def test_a_fault_of_the_reader_that_is_no_refusal_is_not_hidden(record: Record, found: list[Any]) -> None:
    class Broken(Reader):
        def read(self, document: Document) -> Findings:
            return findings(document, events=[EVENT | {"confidence": float("nan")}])

    found.append(document())
    with pytest.raises(ValueError, match="JSON"):
        record.read("reports", reader=Broken())
