"""The sentences from which the network of senses learns are well formed."""

import json
from pathlib import Path

import pytest

from verbale.model import PLOVER_TYPES

FILES = sorted((Path(__file__).resolve().parent.parent / "training" / "sense" / "examples").glob("*.jsonl"))


def test_there_are_some() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_line_stands_in_its_sentence(file: Path) -> None:
    faults = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        row = json.loads(line)
        text = row["text"]
        start = row["start"] if row.get("start") is not None else text.find(row["event"])
        named = [row[side] for side in ("actor", "recipient") if row.get(side) is not None]
        if text[start : start + len(row["event"])] != row["event"] or start < 0:
            faults.append((number, "event"))
        if row["type"] not in {*PLOVER_TYPES, "NONE"}:
            faults.append((number, "type"))
        if any(phrase.lower() not in text.lower() for phrase in named):
            faults.append((number, "side"))
    assert faults == []
