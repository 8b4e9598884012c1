"""Documents and findings to put into records, made here so that these tests need neither intake nor a reader."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from verbale.model import KINDS, Block, Document, Findings
from verbale.record import Record, Store

TEXT = "Kim Jong-un met Putin at Vostochny on September 13, 2023. Seoul said that it was worried.\n\nNothing else.\n"

EVENT: dict[str, Any] = {
    "id": "e1",
    "evidence": "Kim Jong-un met Putin at Vostochny",
    "span": [0, 34],
    "holders": ["AUTHOR"],
    "holder": "AUTHOR",
    "commitment": ["CT+"],
    "basis": "none_given",
    "confidence": 0.75,
    "entry": "event.meet",
    "type": "CONSULT",
    "mode": "visit",
    "contexts": ["diplomatic"],
    "what": "Kim Jong-un meets Putin",
    "actor": ["PRK:GOV:Kim Jong-un", "RUS:GOV:Vladimir Putin"],
    "recipient": [],
    "date": {"start": "2023-09-13", "end": "2023-09-13", "text": "September 13, 2023"},
    "place": "Vostochny",
    "tense": "past",
    "mood": "asserted",
    "status": "happened",
}
STATEMENT: dict[str, Any] = {
    "id": "s1",
    "evidence": "Seoul said that it was worried",
    "span": [58, 88],
    "holders": ["AUTHOR", "KOR:GOV"],
    "holder": "KOR:GOV",
    "commitment": ["Uu", "CT+"],
    "basis": "official_on_record",
    "confidence": 0.5,
    "entry": "cue.say",
    "speaker": "KOR:GOV",
    "audience": None,
    "cue": "said",
    "mode": "indirect",
    "speech_act": "assert",
    "condition": None,
    "date": {"start": "2023-09", "end": "2023-09", "text": None},
    "channel": None,
    "gist": "it was worried",
}


def document(name: str = "000", text: str = TEXT, **fields: Any) -> Document:
    given: dict[str, Any] = {
        "source": f"reports/{name}.txt",
        "blocks": (Block("text", 0, len(text)),),
        "published": "2023-09-14",
        "published_basis": "stated",
        "outlet": "The Sample",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "words": len(text.split()),
    }
    return Document(name=name, text=text, **(given | fields))


def findings(found: Document | None = None, **kinds: Any) -> Findings:
    told = {kind: tuple(kinds.get(kind, ())) for kind in KINDS}
    if not kinds:
        told |= {"events": (EVENT,), "statements": (STATEMENT,)}
    return Findings(document=found or document(), kinds=told)


@pytest.fixture
def store() -> Any:
    with Store(":memory:", create=True) as opened:
        yield opened


@pytest.fixture
def record() -> Any:
    with Record(":memory:") as opened:
        yield opened


@pytest.fixture
def snapshot() -> Callable[[Store], dict[str, list[Any]]]:
    """All rows of all tables, in an order that does not depend on how they were written."""

    def take(opened: Store) -> dict[str, list[Any]]:
        tables = ("meta", "documents", "findings", "events", "statements", "participants")
        return {table: sorted(map(repr, opened.rows(f"FROM {table}"))) for table in tables}

    return take
