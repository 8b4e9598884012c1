"""The sample record of tests/study and the page made from it."""

from pathlib import Path

import pytest

from study.sample import write_sample
from verbale.desk import write_brief
from verbale.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return write_sample(tmp_path)


@pytest.fixture
def page(record: Record, tmp_path: Path) -> str:
    out = tmp_path / "new" / "brief.html"
    write_brief(record, out, about=("PRK", "RUS"))
    return out.read_text("utf-8")
