import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from verbale.cli.finding import print_finding
from verbale.cli.looking import Kind
from verbale.model import KINDS
from verbale.record import Record

from .conftest import FORM, Run

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon of one entry."""

    class Lexicon:
        def entry(self, entry_id: str) -> dict[str, Any] | None:
            return {"type": "CONSULT", "words": ["summit", "talks"]} if entry_id == "event.summit" else None

    import verbale.lexicon

    monkeypatch.setattr(verbale.lexicon, "load_lexicon", lambda overlay: Lexicon(), raising=False)


def test_list_knows_every_kind() -> None:
    assert [kind.value for kind in Kind] == [*KINDS, "documents"]


@pytest.mark.parametrize("kind", [*KINDS, "documents"])
def test_every_list_reads_well_at_eighty_columns(run: Run, kind: str) -> None:
    ran = run("list", kind)
    assert (ran.status, ran.err) == (0, "")
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert "…" not in ran.out
    assert ran.out.splitlines()[-1].startswith(("1 ", "2 events"))


def test_a_list_names_id_day_act_sides_status_and_on_whose_word(run: Run) -> None:
    out = run("list", "events").out
    with Record("verbale.duckdb", read_only=True) as record:
        keys = [key for (key,) in record.events().project("key").fetchall()]
    assert all(key[:7] in out for key in keys)
    words = " ".join(out.split())
    for part in ("2023-09-13", "happened", "CONSULT · Kim Jong-un (PRK),", "the author", "in 000", "AID · PRK → RUS"):
        assert part in words


def test_filters_reach_the_record(run: Run) -> None:
    def found(*options: str) -> list[str]:
        ran = run("list", "events", "--format", "jsonl", *options)
        assert ran.status == 0
        return [json.loads(line)["finding"]["id"] for line in ran.out.splitlines()]

    assert found() == ["e1", "e2"]
    assert found("--actor", "Putin") == ["e1"]
    assert found("--between", "PRK,RUS") == ["e1", "e2"]
    assert found("--since", "2023-09-13", "--until", "2023") == ["e1"]
    assert found("--type", "AID", "--type", "sanction") == ["e2"]
    assert found("--status", "possible") == ["e2"]
    assert found("--holder", "KOR:SPY") == ["e2"]
    assert found("--as-of", "2023-09-13") == []
    assert found("--document", "000", "--limit", "1") == ["e1"]


def test_nothing_found_is_said_and_is_no_error(run: Run) -> None:
    assert run("list", "events", "--actor", "FRA").out == "0 events\n"
    assert run("list", "events", "--actor", "FRA", "--format", "json").out == "[]\n"


def test_json_has_the_complete_findings(run: Run) -> None:
    (first, second) = json.loads(run("list", "events", "--format", "json").out)
    assert (first["kind"], first["document"]) == ("events", "000")
    assert {name: first["finding"][name] for name in FORM["events"][0]} == FORM["events"][0]
    assert second["finding"]["span"] is not None


def test_csv_has_a_row_per_finding(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "events", "--format", "csv").out)))
    assert [row["type"] for row in rows] == ["CONSULT", "AID"]
    assert rows[0]["actor"] == "PRK:GOV:Kim Jong-un; RUS:GOV:Vladimir Putin"
    assert (rows[0]["first_day"], rows[1]["first_day"]) == ("2023-09-13", "")


def test_documents_are_listed_as_data_too(run: Run) -> None:
    (document,) = json.loads(run("list", "documents", "--format", "json").out)
    assert (document["document"], document["published"], document["findings"]) == ("000", "2023-09-14", 9)
    assert run("list", "documents", "--as-of", "2023-09-13").out == "0 documents\n"


@pytest.mark.usefixtures("lexicon")
def test_show_has_the_finding_its_quote_its_entry_and_its_document(run: Run) -> None:
    ran = run("show", "000:e1")
    assert (ran.status, ran.err) == (0, "")
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    words = " ".join(ran.out.split())
    for part in (
        "(000:e1)",
        "on the word of the author (CT+)",
        "date 2023-09-13 (“September 13, 2023”)",
        "Kim Jong-un »held a summit with Russian President Vladimir Putin« at the Vostochny",
        "entry event.summit",
        "words summit, talks",
        "outlet The Sample",
    ):
        assert part in words


def test_show_tells_whose_word_it_is_from_the_innermost_on(run: Run) -> None:
    out = " ".join(run("show", "000:e2").out.split())
    assert "on the word of National Intelligence Service (KOR) (CT+) < the author (Uu)" in out
    assert "no lexicon entry: written by hand or imported" in out


@pytest.mark.usefixtures("lexicon")
def test_show_as_data(run: Run) -> None:
    shown = json.loads(run("show", "000:e1", "--format", "json").out)
    assert shown["entry"] == {"type": "CONSULT", "words": ["summit", "talks"]}
    assert shown["context"]["quote"] == FORM["events"][0]["evidence"]


def test_a_finding_that_is_not_there_is_one_sentence(run: Run) -> None:
    ran = run("show", "000:e9")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "verbale: verbale.duckdb holds no finding '000:e9': `verbale list events` names some.\n"


def test_export_writes_a_file_per_document(run: Run, tmp_path: Path) -> None:
    ran = run("export", "--format", "json", "--out", "out")
    assert (ran.status, ran.out) == (0, "out: 1 file written\n")
    form = json.loads((tmp_path / "out" / "000.json").read_text("utf-8"))
    assert [body["id"] for body in form["events"]] == ["e1", "e2"]
    assert run("export", "--out", "out", "--document", "001").status == 1


def test_an_actor_may_be_named_as_people_do(run: Run) -> None:
    def found(*options: str) -> list[str]:
        ran = run("list", "events", "--format", "jsonl", *options)
        assert (ran.status, ran.err) == (0, "")
        return [json.loads(line)["finding"]["id"] for line in ran.out.splitlines()]

    assert found("--actor", "north korea") == found("--between", "North Korea,russia") == ["e1", "e2"]
    assert found("--actor", "Saudi Arabia") == found("--actor", "nato") == []
    assert found("--holder", "author") == ["e1"]


def test_what_nobody_is_called_and_what_is_empty_is_refused(run: Run) -> None:
    for arguments, status, reason in (
        (["--actor", "atlantis"], 1, "There is no such actor 'atlantis': give a code (PRK, RUS:GOV) or a name"),
        (["--between", "PRK,atlantis"], 1, "There is no such actor 'atlantis'"),
        (["--actor", ""], 2, "`actor` must not be empty"),
        (["--document", ""], 2, "must not be empty"),
        (["--document", "nosuch"], 1, "holds no document 'nosuch'"),
        (["--since", "2024", "--until", "2023"], 2, "`since` (2024) lies after `until` (2023)"),
    ):
        ran = run("list", "events", *arguments)
        assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
        assert reason in ran.err
    assert "no such actor 'atlantis'" in run("brief", "--about", "atlantis").err
    assert "must not be empty" in run("brief", "--about", "PRK,").err
    assert "YIELD" not in run("list", "events", "--type", "MEET").err


def test_show_explains_words_history_clauses_and_what_was_rejected(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    finding = {
        "id": "a1",
        "entry": "agreement:treaty",
        "evidence": "Chad and Niger signed a treaty",
        "clauses": [{"kind": "mutual_defence_automatic", "present": False, "obligation": "DEFENSE", "text": "no duty"}],
        "history": [
            {
                "act": "signed",
                "by": ["TCD"],
                "date": {"start": "1992", "end": "1992"},
                "status": "happened",
                "text": "signed",
            },
            {"act": "renewed", "by": [], "date": None, "status": "planned", "text": "prolong"},
        ],
        "participants": [{"role": "party", "actor": ["TCD", "NER"], "text": "Chad and Niger", "start": 0, "end": 14}],
        "rejected": [{"entry": "agreement:pact", "why": "a longer form fits more of the words"}],
    }
    shown = {"kind": "agreements", "key": "k", "finding": finding, "context": None, "document": {"name": "x"}}
    print_finding(shown, None)
    words = " ".join(capsys.readouterr().out.split())
    for part in (
        "mutual_defence_automatic, absent, DEFENSE: “no duty”",
        "signed by TCD, 1992: “signed”",
        "renewed (planned): “prolong”",
        "party “Chad and Niger” = TCD, NER",
        "agreement:pact: a longer form fits more of the words",
    ):
        assert part in words
