"""The tables of connectives and themes."""

from pathlib import Path

import pytest

from verbale.lexicon import Lexicon, load_lexicon
from verbale.lexicon.load import COLUMNS
from verbale.model import MECHANISM_KINDS, LexiconError


def test_every_relation_and_kind_has_connectives(lexicon: Lexicon) -> None:
    told = lexicon.connectives.values()
    assert {c.kind for c in told} == set(MECHANISM_KINDS)
    assert {c.relation for c in told} == set(
        "cause condition dependence purpose prevention motive exchange enabling correlation".split()
    )


def test_every_connective_has_an_example_with_its_first_word(lexicon: Lexicon) -> None:
    for entry in lexicon.connectives.values():
        if entry.pos in ("after", "link"):
            assert entry.connective in entry.example.lower().replace("'s", " 's").replace(",", ""), entry.connective


def test_an_entry_is_found_by_its_id(lexicon: Lexicon) -> None:
    told = lexicon.entry("connective:due to/after")
    assert told is not None
    assert (told["relation"], told["file"]) == ("cause", "connectives.csv")


@pytest.mark.parametrize(
    ("name", "row", "fault"),
    [
        ("connectives.csv", "because,before,right,left,cause,causes,+,sure,x", "pos is 'before'"),
        ("connectives.csv", "because,after,right,right,cause,causes,+,sure,x", "both stand at 'right'"),
        ("connectives.csv", "because,after,right,left,cause,causes,*,sure,x", "sign is '*'"),
        ("themes.csv", "embargo,fashion,", "dimension is 'fashion'"),
        ("themes.csv", "embargo,,", "neither dimension nor direction"),
    ],
)
def test_faults_are_told_with_file_and_line(tmp_path: Path, name: str, row: str, fault: str) -> None:
    (tmp_path / name).write_text(f"{COLUMNS[name]}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    assert f"{name}:2" in str(caught.value)
    assert fault in str(caught.value)


def test_a_users_connective_is_added(tmp_path: Path) -> None:
    row = "hot on the heels of,after,right,left,cause,causes,+,sure,It came hot on the heels of the raid."
    (tmp_path / "connectives.csv").write_text(f"{COLUMNS['connectives.csv']}\n{row}\n", encoding="utf-8")
    assert ("hot on the heels of", "after") in load_lexicon(tmp_path).connectives
