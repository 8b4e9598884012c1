"""The program run in this process, on hand-coded findings and with a reader that needs no language model."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from verbale.cli import main
from verbale.model import Document, Findings, InputError
from verbale.record import reading

TEXT = (
    "North Korean leader Kim Jong-un held a summit with Russian President Vladimir Putin at the Vostochny Cosmodrome"
    " on September 13, 2023. Seoul's National Intelligence Service said that shells had been shipped to Russia.\n"
)
FORM: dict[str, Any] = {
    "doc": {
        "title": "A summit at a cosmodrome far away in the east, as told by a sample agency for these tests",
        "outlet": "The Sample",
        "published": "2023-09-14",
        "genre": "news",
        "text": TEXT,
    },
    "events": [
        {
            "id": "e1",
            "type": "CONSULT",
            "what": "Kim Jong-un and Vladimir Putin hold a summit at the Vostochny Cosmodrome",
            "actor": ["PRK:GOV:Kim Jong-un", "RUS:GOV:Vladimir Putin"],
            "recipient": [],
            "date": {"start": "2023-09-13", "end": "2023-09-13", "text": "September 13, 2023"},
            "place": "Vostochny Cosmodrome",
            "status": "happened",
            "holders": ["AUTHOR"],
            "commitment": ["CT+"],
            "evidence": "held a summit with Russian President Vladimir Putin",
            "entry": "event.summit",
        },
        {
            "id": "e2",
            "type": "AID",
            "what": "North Korea ships shells to Russia",
            "actor": ["PRK"],
            "recipient": ["RUS"],
            "date": None,
            "status": "possible",
            "holders": ["AUTHOR", "KOR:SPY:National Intelligence Service"],
            "commitment": ["Uu", "CT+"],
            "evidence": "shells had been shipped to Russia",
        },
    ],
    "statements": [
        {
            "id": "s1",
            "speaker": "KOR:SPY:National Intelligence Service",
            "cue": "said",
            "mode": "indirect",
            "speech_act": "assert",
            "gist": "shells had been shipped to Russia",
            "holders": ["AUTHOR", "KOR:SPY:National Intelligence Service"],
            "evidence": "Seoul's National Intelligence Service said that shells had been shipped to Russia",
        }
    ],
    "agreements": [{"id": "a1", "name": "A treaty", "kind": "treaty", "parties": ["PRK", "RUS"], "state": "in_force"}],
    "transfers": [{"id": "t1", "supplier": "PRK", "recipient": "RUS", "item": "shells", "status": "possible"}],
    "forecasts": [{"id": "f1", "proposition": "they will meet again", "phrase": "likely", "probability": 0.7}],
    "mechanisms": [{"id": "m1", "cause": "war", "effect": "trade", "sign": "+", "kind": "motivates"}],
    "assessments": [{"id": "x1", "kind": "relation", "about": ["PRK", "RUS"], "level": "close", "trend": "rising"}],
    "advice": [{"id": "v1", "adviser": "AUTHOR", "addressee": "KOR", "force": "must_not", "what": "wait"}],
}


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit status and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


class FakeReader:
    """A reader whose findings are two words of the text."""

    def read(self, document: Document) -> Findings:
        if "interrupt" in document.text:
            raise KeyboardInterrupt
        event = {"id": "e1", "type": "CONSULT", "what": document.text[:10], "evidence": document.text[:10]}
        return Findings(document=document, kinds={"events": (event | {"span": [0, 10]},)})

    def code(self, text: str, **meta: Any) -> dict[str, Any]:
        if "refuse" in text:
            raise InputError("it is not in English.")
        return {"id": meta["id"], "events": [text], "meta": [meta["date"], meta["title"], meta["outlet"]]}

    def propositions(self, text: str, **meta: Any) -> dict[str, Any]:
        return {"id": meta["id"], "propositions": [text]}

    def dates(self, text: str, *, id: Any, date: str | None) -> dict[str, Any]:
        return {"id": id, "dates": [date]}


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> Ran:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return command


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "load_reader", lambda lexicon: FakeReader())


@pytest.fixture
def record(run: Run, tmp_path: Path) -> Path:
    """A record of one hand-coded document, `000`."""
    file = tmp_path / "000.json"
    file.write_text(json.dumps(FORM), encoding="utf-8")
    assert run("import", str(file)).status == 0
    return tmp_path / "verbale.duckdb"
