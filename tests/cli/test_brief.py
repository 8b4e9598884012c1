from pathlib import Path
from typing import Any

import pytest

from verbale.record import Record

from .conftest import Run


def test_brief_hands_on_what_it_is_about(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import verbale.desk

    given: dict[str, Any] = {}

    def write_brief(record: Any, out: Path, **options: Any) -> None:
        assert isinstance(record, Record)
        given.update(options, out=out, events=len(record.events().fetchall()))

    monkeypatch.setattr(verbale.desk, "write_brief", write_brief, raising=False)
    ran = run("brief", "--about", "PRK, RUS", "--as-of", "2024", "--since", "2019", "--out", "b.html")
    assert (ran.status, ran.out) == (0, "b.html written\n")
    assert given == {
        "about": ("PRK", "RUS"),
        "as_of": "2024",
        "since": "2019",
        "until": None,
        "out": Path("b.html"),
        "events": 2,
    }
