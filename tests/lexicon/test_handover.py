"""Goods, acts of handing over and agreements: what the loader refuses, and that names keep their capitals."""

from pathlib import Path

import pytest

from verbale.lexicon import Lexicon, load_lexicon
from verbale.model import LexiconError


def test_faults_are_told_with_their_file(tmp_path: Path) -> None:
    (tmp_path / "transfers.csv").write_text("word,pos,direction,stage\nyield,verb,sideways,received\n", "utf-8")
    (tmp_path / "transfers.toml").write_text('[words]\nhalted = ["stop"]\nnew = ["New"]\n', "utf-8")
    (tmp_path / "agreements.toml").write_text(
        '[words]\npromise = "oath"\n[fate]\nforgotten = ["forget"]\n[[clause]]\nkind = "other"\npattern = "(open"\n',
        "utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    report = str(caught.value)
    for fault in (
        "transfers.csv:2: direction is 'sideways'",
        "transfers.toml: list is 'halted'",
        "transfers.toml: new is ['New']",
        "agreements.toml, words, promise: kind is 'oath'",
        "agreements.toml, fate: list is 'forgotten'",
        "agreements.toml, clause 1: its pattern cannot be used",
    ):
        assert fault in report


def test_a_name_with_a_capital_is_a_name(lexicon: Lexicon) -> None:
    assert lexicon.goods["leopard"].named
    assert not lexicon.goods["battle tank"].named


def test_an_overlay_adds_to_the_lists(tmp_path: Path, lexicon: Lexicon) -> None:
    (tmp_path / "transfers.toml").write_text('[words]\nhalting = ["zzquench"]\n', "utf-8")
    (tmp_path / "agreements.toml").write_text('[fate]\nsigned = ["zzscribble"]\n', "utf-8")
    mine = load_lexicon(tmp_path)
    assert mine.handover["halting"] == lexicon.handover["halting"] | {"zzquench"}
    assert mine.pacts.fates["signed"] == lexicon.pacts.fates["signed"] | {"zzscribble"}


@pytest.mark.parametrize(
    ("entry", "file"),
    [
        ("transfer:hand over/verb", "transfers.csv"),
        ("good:Leopard", "goods.csv"),
        ("agreement:memorandum of understanding", "agreements.toml"),
    ],
)
def test_entries_can_be_shown(lexicon: Lexicon, entry: str, file: str) -> None:
    shown = lexicon.entry(entry)
    assert shown is not None
    assert shown["file"] == file
