import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

pytestmark = pytest.mark.usefixtures("fake_reader")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "in.jsonl"
    file.write_bytes(
        b'{"id": "1", "text": "One.", "date": "2023-09-13", "title": "T", "outlet": null}\n'
        b"no json\n"
        b'{"id": 3}\n'
        b'["text"]\n'
        b'{"id": "5", "text": "Five.", "date": "someday"}\n'
        b'{"id": "6", "text": "Six: \xff"}\n'
        b'{"id": "7", "text": "Please refuse."}\n'
        b'{"id": "8", "text": "Eight.", "outlet": 8}\n'
        b'{"id": "9", "text": "Nine: \\ud800"}\n'
        b'{"text": "Ten."}\n'
    )
    return file


def output(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_every_line_has_its_answer_or_its_error_in_its_place(run: Run, lines: Path, tmp_path: Path) -> None:
    ran = run("code", "in.jsonl", "--out", "out.jsonl")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "verbale: in.jsonl: 8 lines refused; the reason stands in each one's place in out.jsonl.\n"
    assert output(tmp_path / "out.jsonl") == [
        {"id": "1", "events": ["One."], "meta": ["2023-09-13", "T", None]},
        {"id": None, "error": "in.jsonl line 2: it is no JSON."},
        {"id": 3, "error": 'in.jsonl line 3: it has no "text".'},
        {"id": None, "error": "in.jsonl line 4: it is no JSON object."},
        {
            "id": "5",
            "error": "in.jsonl line 5: 'someday' is no date: write YYYY, YYYY-MM or YYYY-MM-DD.",
        },
        {"id": None, "error": "in.jsonl line 6: it is no UTF-8."},
        {"id": "7", "error": "in.jsonl line 7: it is not in English."},
        {"id": "8", "error": 'in.jsonl line 8: its "outlet" is neither text nor null.'},
        {"id": "9", "error": "in.jsonl line 9: character 6 of its text is half of a surrogate pair."},
        {"id": None, "events": ["Ten."], "meta": [None, None, None]},
    ]


def test_propositions_and_dates_work_the_same_way(run: Run, lines: Path, tmp_path: Path) -> None:
    lines.write_text('{"id": "1", "text": "One.", "date": "2023"}\n')
    assert run("propositions", "in.jsonl", "--out", "sub/p.jsonl").status == 0
    assert output(tmp_path / "sub" / "p.jsonl") == [{"id": "1", "propositions": ["One."]}]
    ran = run("dates", "in.jsonl")
    assert (ran.status, json.loads(ran.out)) == (0, {"id": "1", "dates": ["2023"]})


def test_a_text_too_long_is_refused(run: Run, lines: Path) -> None:
    lines.write_text(json.dumps({"id": "1", "text": "word " * 2_000_000}) + "\n")
    assert "longer than 1,000,000: split it." in run("code", "in.jsonl").out


def test_files_that_cannot_be_read_or_written_are_one_sentence(run: Run, lines: Path, tmp_path: Path) -> None:
    before = lines.read_bytes()
    for arguments, reason in (
        (["code", "gone.jsonl"], "gone.jsonl: there is no such file."),
        (["code", "."], ". cannot be read: Is a directory."),
        (["code", "in.jsonl", "--out", "in.jsonl"], "in.jsonl cannot be both input and output."),
        (["code", "in.jsonl", "--out", "in.jsonl/out"], "in.jsonl/out cannot be written"),
    ):
        ran = run(*arguments)
        assert (ran.status, ran.out) == (1, "")
        assert reason in ran.err
        assert ran.err.count("\n") == 1
    assert lines.read_bytes() == before


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    import verbale.findings
    import verbale.lexicon

    def resolve(lexicon: Any, phrase: str, date: str | None) -> dict[str, Any]:
        return {"country": phrase[:3].upper(), "sector": None, "actor": None, "name": date}

    monkeypatch.setattr(verbale.findings, "resolve_phrase", resolve, raising=False)
    monkeypatch.setattr(verbale.lexicon, "load_lexicon", lambda overlay: None, raising=False)


@pytest.mark.usefixtures("resolver")
def test_actor_tells_one_phrase_or_a_file_of_them(run: Run, lines: Path, tmp_path: Path) -> None:
    ran = run("actor", "prk leader", "--date", "2023")
    assert json.loads(ran.out) == {"country": "PRK", "sector": None, "actor": None, "name": "2023"}
    lines.write_text('{"id": "1", "text": "rus"}\n{"id": "2"}\n')
    assert run("actor", "--jsonl", "in.jsonl", "out.jsonl").status == 1
    assert output(tmp_path / "out.jsonl") == [
        {"id": "1", "country": "RUS", "sector": None, "actor": None, "name": None},
        {"id": "2", "error": 'in.jsonl line 2: it has no "text".'},
    ]


@pytest.mark.usefixtures("resolver")
def test_of_a_timestamp_the_day_is_taken(run: Run, lines: Path) -> None:
    assert json.loads(run("actor", "prk", "--date", "2023-09-13T10:00:00Z").out)["name"] == "2023-09-13"
    lines.write_text('{"id": "1", "text": "One.", "date": "2023-09-13T10:00"}\n')
    assert json.loads(run("code", "in.jsonl").out)["meta"][0] == "2023-09-13"
