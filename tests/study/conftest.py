"""A small record made through the import: three reports of one summit, one of them a copy, and an older analysis."""

from collections.abc import Iterator

import pytest

from verbale.record import Record

from .sample import write_sample


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with write_sample(tmp_path_factory.mktemp("sample")) as opened:
        yield opened
