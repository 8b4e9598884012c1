"""Paths become documents, or refusals that name the file and the reason, while the rest is read."""

import hashlib
import json
from pathlib import Path

import pytest

from verbale.intake import Refusal, documents
from verbale.lexicon import Lexicon
from verbale.model import DateError, Document

GOOD = "The ministers of Norway and Iceland met in Bergen, and they said that the talks had gone well.\n"


def read(paths: list[Path], lexicon: Lexicon) -> tuple[list[Document], list[Refusal]]:
    found = list(documents(paths, lexicon=lexicon))
    return [d for d in found if isinstance(d, Document)], [r for r in found if isinstance(r, Refusal)]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "good.txt"


def test_a_document_knows_its_name_source_and_hash(good: Path, lexicon: Lexicon) -> None:
    [document], _ = read([good], lexicon)
    assert (document.name, document.source) == ("good", str(good))
    assert document.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\n \n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("russian.txt", ("Министр заявил, что переговоры прошли успешно. " * 9).encode(), "Latin script"),
        ("french.txt", ("Le ministre a déclaré que les pourparlers étaient utiles. " * 9).encode(), "English"),
        ("german.txt", ("Der Minister erklärte, dass die Gespräche gut verlaufen seien. " * 9).encode(), "English"),
        ("high.txt", bytes(range(0x80, 0x100)) * 9, "no UTF-8"),
        ("long.txt", b"the talks went well and " * 420_000, "line of 10,080,000 characters"),
    ],
)
def test_a_bad_file_is_refused_and_the_rest_is_read(
    name: str, data: bytes, reason: str, good: Path, tmp_path: Path, lexicon: Lexicon
) -> None:
    bad = tmp_path / name
    bad.write_bytes(data)
    read_, [refusal] = read([bad, good], lexicon)
    assert [d.name for d in read_] == ["good"]
    assert refusal.source == str(bad)
    assert reason in refusal.reason


def test_a_missing_file_is_refused_and_the_rest_is_read(good: Path, tmp_path: Path, lexicon: Lexicon) -> None:
    read_, [refusal] = read([tmp_path / "none.txt", good], lexicon)
    assert len(read_) == 1
    assert (refusal.source, refusal.reason) == (str(tmp_path / "none.txt"), "there is no such file")


def test_a_folder_without_texts_is_refused(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    _, [refusal] = read([tmp_path], lexicon)
    assert "holds no file" in refusal.reason


def test_a_folder_is_walked_in_order(tmp_path: Path, lexicon: Lexicon) -> None:
    for name in ("b.txt", "a.md", "sub/c.text"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    read_, refused = read([tmp_path], lexicon)
    assert ([d.name for d in read_], refused) == (["a", "b", "c"], [])


def test_a_published_date_that_is_none_is_refused_before_reading(good: Path, lexicon: Lexicon) -> None:
    with pytest.raises(DateError, match="2023-13-01"):
        list(documents([good], lexicon=lexicon, published="2023-13-01"))


LINES = [
    ('{"id": "a", "text": "Iran met Oman.", "date": "2023-09", "title": "T", "outlet": "O"}', None),
    ("no json", "no JSON"),
    ('{"id": "b"}', '"text"'),
    ("[1, 2]", '"text"'),
    ('{"id": "c", "text": 7}', '"text"'),
    ('{"id": "d", "text": "Iran met Oman.", "date": "2023-02-30"}', "2023-02-30"),
    ('{"id": "e", "text": ""}', "no words"),
    ('{"text": "Iran met Oman."}', None),
]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(line for line, _ in LINES) + "\n", encoding="utf-8")
    return path


def test_good_lines_are_read_and_bad_ones_refused_by_number(lines: Path, lexicon: Lexicon) -> None:
    read_, refused = read([lines], lexicon)
    assert [d.name for d in read_] == ["a", "texts-8"]
    assert [r.source for r in refused] == [f"{lines}:{n}" for n in range(2, 8)]


def test_a_refused_line_says_why(lines: Path, lexicon: Lexicon) -> None:
    _, refused = read([lines], lexicon)
    expected = [reason for _, reason in LINES if reason]
    assert all(part in r.reason for part, r in zip(expected, refused, strict=True))


def test_a_line_carries_date_title_and_outlet(lines: Path, lexicon: Lexicon) -> None:
    document = read([lines], lexicon)[0][0]
    assert (document.published, document.published_basis) == ("2023-09", "given")
    assert (document.title, document.outlet) == ("T", "O")


def test_a_line_whose_date_is_a_number_is_refused(tmp_path: Path, good: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": "Iran met Oman.", "date": 20230203}), encoding="utf-8")
    read_, refused = read([path, good], lexicon)
    assert (len(read_), len(refused)) == (1, 1)
