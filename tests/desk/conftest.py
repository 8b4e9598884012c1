"""The sample record of tests/study and the page made from it."""

from collections.abc import Iterator

import pytest

from study.sample import write_sample
from verbale.desk import write_brief
from verbale.record import Record


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with write_sample(tmp_path_factory.mktemp("sample")) as opened:
        yield opened


@pytest.fixture(scope="session")
def page(record: Record, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("page") / "new" / "brief.html"
    write_brief(record, out, about=("PRK", "RUS"))
    return out.read_text("utf-8")
