from typing import Any

import pytest

from verbale.model import KINDS, MissingError
from verbale.record import Record
from verbale.record.rows import document_key, finding_key

from .conftest import EVENT, TEXT, document, findings

KEY = finding_key(document_key(document()), "events", EVENT)


@pytest.fixture
def told(record: Record) -> Record:
    record.store.put(findings(document(title="A title")))
    return record


@pytest.mark.parametrize("named", [KEY, KEY[:4], KEY.upper(), "000:e1", f"{document_key(document())}:e1"])
def test_a_finding_is_shown_by_its_key_its_first_digits_or_its_id(told: Record, named: str) -> None:
    shown = told.show(named)
    assert (shown["key"], shown["kind"], shown["finding"]) == (KEY, "events", EVENT)
    assert (shown["document"]["title"], shown["document"]["source"]) == ("A title", "reports/000.txt")
    assert "text" not in shown["document"]


def test_its_quote_is_shown_in_its_paragraph(told: Record) -> None:
    assert told.show("000:s1")["context"] == {
        "before": "Kim Jong-un met Putin at Vostochny on September 13, 2023. ",
        "quote": "Seoul said that it was worried",
        "after": ".",
    }


def test_a_long_context_is_cut_at_words(record: Record) -> None:
    text = "word " * 200 + "QUOTE" + " word" * 200
    event = EVENT | {"evidence": "QUOTE", "span": [1000, 1005]}
    record.store.put(findings(document(text=text), events=[event]))
    context = record.show("000:e1")["context"]
    assert context["before"].startswith("… word word")
    assert context["after"].endswith("word word …")
    assert len(context["before"]) <= 302


def test_without_offsets_there_is_no_context(record: Record) -> None:
    record.store.put(findings(events=[EVENT | {"span": None}]))
    assert record.show("000:e1")["context"] is None


@pytest.mark.parametrize(
    ("named", "reason"),
    [("000:e9", "holds no finding '000:e9'"), ("ffff0000", "holds no finding"), ("abc", "is too short for an id")],
)
def test_what_is_not_there_is_missed(told: Record, named: str, reason: str) -> None:
    with pytest.raises(MissingError, match=reason):
        told.show(named)


def test_an_id_that_may_be_several_names_them(told: Record) -> None:
    told.store.put(findings(document(source="other/000.json")))
    with pytest.raises(MissingError, match=f"'000:e1' may be any of .*{KEY}.*: give more of it"):
        told.show("000:e1")


def test_relations_give_rows_pandas_polars_and_arrow(told: Record) -> None:
    relation = told.events(type="CONSULT")
    assert relation.df()["what"].tolist() == ["Kim Jong-un meets Putin"]
    assert relation.pl()["actor"].to_list() == [EVENT["actor"]]
    assert relation.to_arrow_table().column("first_day").to_pylist()[0].isoformat() == "2023-09-13"
    assert told.statements().project("speaker, cue").fetchall() == [("KOR:GOV", "said")]


def test_two_relations_can_be_in_use_at_once(told: Record) -> None:
    events, statements = told.events(), told.statements()
    assert (len(events.fetchall()), len(statements.fetchall()), len(events.fetchall())) == (1, 1, 1)


def test_every_kind_has_a_relation_that_names_quote_holder_and_document(told: Record) -> None:
    for kind in KINDS:
        columns = told.findings(kind).columns
        assert columns[:3] == ["key", "document", "local_id"]
        assert {"evidence", "span_start", "holder", "holders", "commitment", "first_day", "status"} <= set(columns)
        assert len(columns) == len(set(columns))


def test_bodies_come_in_the_order_asked_for(told: Record) -> None:
    keys = [key for (key,) in told.statements().project("key").fetchall()] + [KEY]
    assert [body["id"] for body in told.bodies(keys)] == ["s1", "e1"]
    with pytest.raises(MissingError, match="holds no finding nothing"):
        told.bodies(["nothing"])


def test_documents_tell_how_much_was_found(told: Record) -> None:
    row: Any = told.documents().project("document, title, outlet, words, findings").fetchall()
    assert row == [("000", "A title", "The Sample", len(TEXT.split()), 2)]
    with pytest.raises(MissingError, match="holds no document '001'"):
        told.documents(document="001")


def test_keys_are_cut_no_shorter_than_tells_them_apart(told: Record) -> None:
    assert told.key_digits() == 7
