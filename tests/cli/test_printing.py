import doctest
from pathlib import Path

import pytest

from verbale.cli import printing
from verbale.cli.printing import everyone, when
from verbale.cli.progress import count_documents, progress_bar


def test_the_examples_run() -> None:
    assert doctest.testmod(printing).failed == 0


def test_groups_and_the_unnamed_are_spelled_for_people() -> None:
    assert everyone(["INTERNATIONAL_COMMUNITY", "KOR:GOV:?"]) == "INTERNATIONAL COMMUNITY, KOR:GOV"
    assert everyone(None) == everyone([]) == "–"


@pytest.mark.parametrize(
    ("date", "spelled"),
    [
        (None, ""),
        ("2023-09", "2023-09"),
        ({"start": "2019-04", "end": "2019-04", "text": "April"}, "2019-04"),
        ({"start": "2019", "end": "2021"}, "2019 – 2021"),
        ({"start": "2019", "end": None}, "2019 –"),
        ({"start": None, "end": "2021"}, "– 2021"),
    ],
)
def test_a_date_is_one_or_from_and_to(date: object, spelled: str) -> None:
    assert when(date) == spelled


def test_documents_are_counted_by_file_and_by_line(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("A")
    (tmp_path / "b.jsonl").write_text("{}\n\n{}\n")
    (tmp_path / "c.png").write_text("")
    assert count_documents([tmp_path]) == 3
    assert count_documents([tmp_path / "gone.jsonl", tmp_path / "gone.txt"]) == 1


def test_where_nobody_looks_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(2, "Reading") as done:
        done("a.txt")
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_there_is_a_bar_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar(2, "Reading") as done:
        done("reports/[odd].txt")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Reading [odd].txt" in printed.err
    assert "1/2" in printed.err
