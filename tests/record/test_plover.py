"""PLOVER's coding conventions: each row of the table on two sentences of its own, and what is written."""

import json
from pathlib import Path

import pytest

from verbale.findings import Reader
from verbale.lexicon.conventions import Conventions, load_conventions
from verbale.model import PLOVER_TYPES, LexiconError
from verbale.record import Record
from verbale.record.plover import code_event, code_events, rule_for

TABLE = load_conventions()
DAY = "2024-05-01"


@pytest.fixture(scope="module")
def conventions() -> Conventions:
    return TABLE


@pytest.mark.parametrize(
    ("rule", "sentence"), [(rule.id, example) for rule in TABLE.rules for example in rule.examples]
)
def test_each_row_applies_to_its_examples(reader: Reader, conventions: Conventions, rule: str, sentence: str) -> None:
    events = reader.code(sentence, id="x", date=DAY)["events"]
    applied = [found.id for event in events if (found := rule_for(event, conventions))]
    assert rule in applied, events


@pytest.mark.parametrize("kind", PLOVER_TYPES)
def test_each_type_has_a_class_and_a_score(conventions: Conventions, kind: str) -> None:
    score = conventions.scores[kind]
    assert score.quad in ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    assert (score.of(None) >= 0) == ("cooperation" in score.quad) or kind == "REQUEST"


def event(**told: object) -> dict[str, object]:
    return {
        "type": "CONSULT", "mode": None, "status": "happened", "tense": "past", "mood": "asserted", "entry": "x",
        "actor": ["FRA"], "recipient": ["POL"], "date": None, "evidence": "they met", **told,
    }  # fmt: skip


def test_what_no_rule_fits_is_coded_as_it_is(conventions: Conventions) -> None:
    coded = code_event(event(), conventions)
    assert coded is not None
    assert (coded["type"], coded["rule"], coded["score"]) == ("CONSULT", None, 2.5)


def test_the_host_of_a_visit_told_as_mutual_is_the_recipient(conventions: Conventions) -> None:
    told = event(mode="visit", actor=["CHN", "RUS"], recipient=[], location={"state": "RUS"})
    coded = code_event(told, conventions)
    assert coded is not None
    assert (coded["actor"], coded["recipient"]) == (["CHN"], ["RUS"])


def test_a_threat_and_the_act_threatened_are_one(conventions: Conventions) -> None:
    threat = event(type="THREATEN", mode="violence")
    act = event(type="ASSAULT", mood="threatened", status="planned")
    assert [coded["type"] for coded in code_events([threat, act], conventions)] == ["THREATEN"]


def test_the_export_is_an_event_a_line(reader: Reader, tmp_path: Path) -> None:
    text = tmp_path / "visit.txt"
    text.write_text("Emmanuel Macron visited Poland on Monday. Chile and Peru signed a treaty.\n", "utf-8")
    with Record(tmp_path / "r.duckdb") as record:
        record.read([text], reader=reader)
        files = record.export_plover(tmp_path / "out")
    lines = [json.loads(line) for line in files[0].read_text("utf-8").splitlines()]
    assert [(line["type"], line["document"]) for line in lines] == [("CONSULT", "visit"), ("SUPPORT", "visit")]
    assert all(line["conventions"] == TABLE.version for line in lines)


def test_faults_of_the_table_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "plover.toml").write_text('[[rule]]\nid = "x"\ntypes = ["MEET"]\nwhy = "?"\nwhat = 1\n', "utf-8")
    with pytest.raises(LexiconError) as told:
        load_conventions(tmp_path)
    for part in ("rule 1 (x)", "'MEET'", "key is 'what'", "it does nothing", "two examples", "no [[score]]"):
        assert part in str(told.value)
