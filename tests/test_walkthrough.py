"""The page that walks one sentence from words to record says what the program does."""

import json
import re
from pathlib import Path

import pytest

from verbale.findings import Reader

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "walkthrough.md").read_text("utf-8")
SENTENCE = re.findall(r"```text\n(.*)\n```", PAGE)[0]
RECORDS = [
    json.loads(line) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]
ROWS = re.findall(r"^\| `(\w+)` \| (.*?) \| (\w+)", PAGE, re.MULTILINE)
DAY = "2024-05-16"


@pytest.mark.parametrize("told", RECORDS, ids=lambda r: f"{r['kind']}-{r.get('type', '')}")
def test_each_record_shown_is_found(reader: Reader, told: dict[str, object]) -> None:
    found = reader.code(SENTENCE, id="w", date=DAY)[str(told["kind"])]
    wanted = {key: value for key, value in told.items() if key != "kind"}
    assert any(all(each.get(key) == value for key, value in wanted.items()) for each in found), found


@pytest.mark.parametrize(("predicate", "participants", "status"), ROWS)
def test_each_proposition_shown_is_found(reader: Reader, predicate: str, participants: str, status: str) -> None:
    found = {p["predicate"]["text"]: p for p in reader.propositions(SENTENCE, id="w", date=DAY)["propositions"]}
    assert found[predicate]["status"] == status
    told = {f"{a['role']} {a['text']}" for a in found[predicate]["arguments"]}
    for participant in participants.split("; "):
        assert any(each.startswith(participant) for each in told), told


def test_the_page_shows_propositions_and_records_of_four_kinds() -> None:
    assert len(ROWS) == 6
    assert len({record["kind"] for record in RECORDS}) >= 4
