"""A small record made through the import: three reports of one summit, one of them a copy, and an older analysis."""

from pathlib import Path

import pytest

from .sample import write_sample
from verbale.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return write_sample(tmp_path)
