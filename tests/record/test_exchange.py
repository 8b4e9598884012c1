import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model import KINDS, Block, DateError, InputError, MissingError, RecordError
from verbale.record import Record, Store, export_json, import_json

from .conftest import EVENT, STATEMENT, TEXT, document, findings

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted(SHARED.glob("gold/[0-9]*.json"))


def written(folder: Path, form: Any, name: str = "a.json") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(form if isinstance(form, str) else json.dumps(form), encoding="utf-8")
    return file


def test_export_has_the_document_and_all_eight_kinds(store: Store, tmp_path: Path) -> None:
    store.put(findings(document(title="A title")))
    (file,) = export_json(store, tmp_path / "out")
    assert file == tmp_path / "out" / "000.json"
    form = json.loads(file.read_text("utf-8"))
    assert list(form) == ["doc", *KINDS]
    assert form["events"] == [EVENT]
    assert form["statements"] == [STATEMENT]
    assert form["advice"] == []
    assert form["doc"] | {"sha256": ""} == {
        "name": "000",
        "source": "reports/000.txt",
        "title": "A title",
        "outlet": "The Sample",
        "authors": [],
        "published": "2023-09-14",
        "published_basis": "stated",
        "knowable": {"earliest": None, "latest": None},
        "genre": "news",
        "language": "en",
        "sha256": "",
        "words": 18,
        "junk": [],
        "warnings": [],
        "text": TEXT,
        "blocks": [{"kind": "text", "start": 0, "end": len(TEXT)}],
    }


def test_what_was_exported_is_imported_as_it_was(
    store: Store, tmp_path: Path, snapshot: Callable[[Store], dict[str, list[Any]]]
) -> None:
    store.put(findings())
    before = snapshot(store)
    with Record(":memory:") as other:
        assert other.load(export_json(store, tmp_path)).new == 1
        assert other.export(tmp_path / "again")[0].read_bytes() == (tmp_path / "000.json").read_bytes()
    with Record(":memory:") as own:
        own.store.put(findings())
        summary = own.load(tmp_path / "000.json")
        assert (summary.new, summary.unchanged, summary.replaced) == (0, 1, 0)
        assert snapshot(own.store) == before


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_unknown = st.dictionaries(st.text(min_size=1).map("x_".__add__), _json, max_size=4)


@given(_unknown, _unknown, _unknown)
def test_unknown_fields_are_given_again_exactly(
    tmp_path_factory: pytest.TempPathFactory, doc: dict[str, Any], finding: dict[str, Any], other: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("unknown")
    form = {"doc": {"title": "T", **doc}, "advice": [{"id": "v1", "what": "wait", **finding}], **other}
    with Record(":memory:") as record:
        assert record.load(written(folder, form)).new == 1
        (file,) = record.export(folder / "out")
    again = json.loads(file.read_text("utf-8"))
    assert {name: again["doc"][name] for name in form["doc"]} == form["doc"]
    assert again["advice"] == form["advice"]
    assert {name: again[name] for name in other} == other


@pytest.mark.skipif(not GOLD, reason="needs ../shared/gold beside the repository")
def test_hand_coded_files_come_out_as_they_went_in_with_their_spans_found(tmp_path: Path) -> None:
    with Record(":memory:") as record:
        summary = record.load(GOLD, texts=SHARED / "seeds")
        assert (summary.new, summary.refused, summary.notes) == (len(GOLD), [], [])
        out = {file.name: json.loads(file.read_text("utf-8")) for file in record.export(tmp_path)}
        assert record.load(tmp_path).unchanged == len(GOLD)
    for file in GOLD:
        gold, again = json.loads(file.read_text("utf-8")), out[file.name]
        assert {name: again["doc"][name] for name in gold["doc"]} == gold["doc"]
        for kind in KINDS:
            assert [{name: body[name] for name in body if name != "span"} for body in again[kind]] == gold[kind]
            for body in again[kind]:
                start, end = body["span"]
                assert again["doc"]["text"][start:end].split()[0][-3:] == body["evidence"].split()[0][-3:]


def test_a_text_is_taken_from_the_file_or_from_the_folder_of_texts(tmp_path: Path) -> None:
    bare = {"doc": {"title": "T"}, "events": [{"id": "e1", "evidence": "met Putin"}]}
    texts = tmp_path / "texts"
    written(texts, TEXT.replace("\n", "\r\n"), "a.txt")
    beside = import_json(written(tmp_path, bare), texts=texts)
    assert beside.findings.document.text == TEXT
    assert beside.findings.document.blocks == (Block("text", 0, len(TEXT)),)
    assert beside.findings.kinds["events"][0]["span"] == [12, 21]
    within = import_json(written(tmp_path, bare | {"doc": {"text": "He met Putin."}}), texts=texts)
    assert within.findings.kinds["events"][0]["span"] == [3, 12]
    without = import_json(written(tmp_path, bare))
    assert "span" not in without.findings.kinds["events"][0]
    assert without.notes == ("no text: its quotes have no offsets (name the folder of the texts with --texts).",)


def test_a_quote_that_is_not_in_the_text_is_told(tmp_path: Path) -> None:
    form = {"doc": {"text": TEXT}, "events": [{"id": "e7", "evidence": "never said"}]}
    assert import_json(written(tmp_path, form)).notes == (
        "events e7: its quote does not stand in the text: 'never said'.",
    )


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("", "it is no JSON: "),
        ("{", "it is no JSON: "),
        ("[]", "it is no JSON object"),
        ('{"events": []}', 'it has no "doc" object'),
        ('{"doc": {"x": NaN}}', "it is no JSON: NaN is no JSON number"),
        ('{"doc": {"x": "\\ud800"}}', "half of a surrogate pair"),
        ('{"doc": {"title": 3}}', '"doc.title" must be text or null, got 3'),
        ('{"doc": {"knowable": {"earliest": 3}}}', '"doc.knowable" must hold ISO days'),
        ('{"doc": {"blocks": [{"kind": "text"}]}}', '"doc.blocks" must be a list'),
        ('{"doc": {"text": "a", "blocks": [{"kind": "text", "start": 0, "end": 9}]}}', "reach beyond the text"),
        ('{"doc": {}, "events": {}}', '"events" must be a list of objects'),
        ('{"doc": {}, "events": ["e1"]}', '"events" must be a list of objects'),
        ('{"doc": {"text": 5}}', '"doc.text" must be text or null, got 5'),
        ('{"doc": {"authors": [5]}}', '"doc.authors" must be a list of texts, got [5]'),
        ('{"doc": {"words": "5"}}', '"doc.words" must be a whole number'),
        ('{"doc": {}, "events": [{"id": "e1", "actor": [5, {"a": 1}]}]}', 'events e1: "actor" must be a list of texts'),
        ('{"doc": {}, "events": [{"type": "FOO"}]}', "events 1: \"type\" is 'FOO': choose from AGREE, CONSULT"),
        ('{"doc": {}, "events": [{"status": "bar"}]}', "events 1: \"status\" is 'bar': choose from denied"),
        ('{"doc": {}, "transfers": [{"status": "bar"}]}', "transfers 1: \"status\" is 'bar'"),
        ('{"doc": {}, "events": [{"id": "e1"}, {"id": "e1"}]}', "two events have the id 'e1'"),
        ('{"doc": {}, "statements": [{"id": 5}]}', 'statements 1: "id" must be text or null, got 5'),
        ('{"doc": {}, "events": [{"confidence": true}]}', '"confidence" must be a number from 0 to 1'),
        ('{"doc": {}, "forecasts": [{"probability": 70}]}', '"probability" must be a number from 0 to 1'),
        ('{"doc": {}, "events": [{"span": [0, 99999999999999999999]}]}', "the span"),
        ('{"doc": {}, "agreements": [{"clauses": ["a"]}]}', '"clauses" must be a list of objects'),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_the_reason(tmp_path: Path, form: str, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        import_json(written(tmp_path, form))
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({"doc": {"published": "2023-02-30"}}, "\"doc.published\": '2023-02-30' is no day of the calendar"),
        ({"doc": {}, "agreements": [{"signed": "2023", "in_force": "soon"}]}, "agreements 1: 'soon' is no date"),
        ({"doc": {}, "events": [{"id": "e1", "date": {"start": 5}}]}, "events e1: {'start': 5} is no date"),
    ],
)
def test_a_date_that_is_none_is_refused_with_its_place(tmp_path: Path, form: Any, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        import_json(written(tmp_path, form))
    assert reason in str(refusal.value)


def test_what_is_missing_null_or_of_the_older_codebook_is_taken(tmp_path: Path) -> None:
    events: list[dict[str, Any]] = [{}, {"id": None, "type": None, "actor": None}, {"id": "e3", "type": "YIELD"}]
    form = {"doc": {"text": None}, "events": events, "statements": [{"id": "e3"}]}
    assert len(import_json(written(tmp_path, form)).findings.kinds["events"]) == 3


def test_a_missing_file_a_missing_text_and_bytes_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        import_json(tmp_path / "none.json")
    with pytest.raises(InputError, match="holds no text of the stem 'a'"):
        import_json(written(tmp_path, {"doc": {}}), texts=tmp_path / "texts")
    (tmp_path / "b.json").write_bytes(b'{"doc": "\xff"}')
    with pytest.raises(InputError, match="it is no UTF-8: byte 9"):
        import_json(tmp_path / "b.json")


def test_file_names_are_safe_and_never_the_same(store: Store, tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "...", "a b", "A B", "ж" * 400):
        store.put(findings(document(name)))
    files = export_json(store, tmp_path / "out")
    assert {file.parent for file in files} == {tmp_path / "out"}
    assert len({file.name.lower() for file in files}) == 5
    with Record(":memory:") as record:
        assert record.load(tmp_path / "out").new == 5
        names = {name for (name,) in record.documents().project("document").fetchall()}
    assert names == {"../../etc/passwd", "...", "a b", "A B", "ж" * 400}


def test_one_document_is_exported_alone_and_a_document_that_is_not_there_is_missed(
    store: Store, tmp_path: Path
) -> None:
    store.put(findings())
    store.put(findings(document("001")))
    assert [file.name for file in export_json(store, tmp_path, document="001")] == ["001.json"]
    with pytest.raises(MissingError, match="holds no document '002'"):
        export_json(store, tmp_path, document="002")


def test_a_folder_that_cannot_be_written_is_refused(store: Store, tmp_path: Path) -> None:
    store.put(findings())
    with pytest.raises(RecordError, match=r"a\.json cannot be written|a\.json"):
        export_json(store, written(tmp_path, {}) / "out")
