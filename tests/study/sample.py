"""The record that the tests of study and desk read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verbale.record import Record

KIM, PUTIN, NIS = "PRK:GOV:Kim Jong-un", "RUS:GOV:Vladimir Putin", "KOR:SPY:National Intelligence Service"
SUMMIT = "Kim Jong-un met Vladimir Putin at the Vostochny Cosmodrome on Wednesday"
SHELLS = "North Korea had shipped a thousand containers of shells to Russia"
SPY = f"The National Intelligence Service said that {SHELLS}"
VISIT = "Putin will visit Pyongyang next year"
WIRE = (
    f"{SUMMIT}, and the two talked for hours before they parted without a signed document.\n\n"
    f"{SPY}. The shells were counted at the port of Rajin, it said, and taken west by rail.\n\n"
    f"{VISIT}, the Kremlin announced, without naming a day. Nothing was told of prices.\n"
)


def event(text: str, quote: str, **fields: Any) -> dict[str, Any]:
    start = text.index(quote)
    given = {"status": "happened", "recipient": [], "holders": ["AUTHOR"], "commitment": ["CT+"], "entry": "meet"}
    return {**given, "evidence": quote, "span": [start, start + len(quote)], **fields}


def summit(text: str, quote: str = SUMMIT, **fields: Any) -> dict[str, Any]:
    date = {"start": "2023-09-13", "end": "2023-09-13", "text": "Wednesday"}
    given = {"type": "CONSULT", "what": "Kim meets Putin at Vostochny", "actor": [KIM, PUTIN], "date": date}
    return event(text, quote, **(given | fields))


def wire(text: str) -> dict[str, Any]:
    """What each of the two copies tells."""
    shells = event(
        text, SHELLS, type="AID", what="North Korea ships shells to Russia", actor=["PRK"], recipient=["RUS"],
        holders=["AUTHOR", NIS], commitment=["Uu", "CT+"],
    )  # fmt: skip
    visit = event(
        text, VISIT, type="CONSULT", what="Putin visits Pyongyang", actor=[PUTIN], recipient=["PRK"], status="planned",
        date={"start": "2024", "end": "2024", "text": "next year"},
    )  # fmt: skip
    said = event(
        text, SPY, speaker=NIS, cue="said", speech_act="assert", mode="indirect", gist="North Korea had shipped shells",
        holders=["AUTHOR", NIS], commitment=["Uu", "CT+"],
    )  # fmt: skip
    return {"events": [summit(text), shells, visit], "statements": [said]}


def forms() -> Mapping[str, dict[str, Any]]:
    """Documents by name, in the JSON form."""
    copy = "Summit ends without a paper.\n\n" + WIRE
    denial = "Moscow denied that any meeting of Kim and Putin took place on Wednesday.\n"
    hostile = 'A <script>alert("x")</script> was sent by Russia to North Korea & back.\n'
    quote = hostile.strip().rstrip(".")
    refused = summit(
        denial, "any meeting of Kim and Putin took place on Wednesday", status="denied",
        holders=["AUTHOR", "RUS:GOV"], commitment=["Uu", "CT-"],
    )  # fmt: skip
    sent = event(hostile, quote, type="AID", what=quote, actor=["RUS"], recipient=["PRK"])
    china = event(hostile, quote, type="AID", what="gift to China", actor=["JPN"], recipient=["CHN"])
    return {
        "a": {"doc": doc("The Wire", "Summit at a spaceport", "2023-09-14", WIRE), **wire(WIRE)},
        "b": {"doc": doc("The Copy", "Summit ends", "2023-09-14", copy), **wire(copy)},
        "c": {"doc": doc("The Denier", None, "2023-09-15", denial), "events": [refused]},
        "d": {"doc": doc(None, "A <b>bold</b> note", None, hostile), "events": [sent, china]},
    }


def doc(outlet: str | None, title: str | None, published: str | None, text: str) -> dict[str, Any]:
    return {"outlet": outlet, "title": title, "published": published, "text": text}


def write_sample(folder: Path) -> Record:
    """The sample as an open record."""
    files = folder / "json"
    files.mkdir()
    for name, form in forms().items():
        (files / f"{name}.json").write_text(json.dumps(form), "utf-8")
    record = Record(folder / "sample.duckdb")
    summary = record.load(files)
    assert summary.refused == []
    return record
