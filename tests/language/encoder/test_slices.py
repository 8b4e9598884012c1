"""Slices: case, white space and limits."""

import pytest

from verbale.language.encoder.slices import CASES, GAPS, PIECES, WORDS, Words, case_of, cut, gap_of, room
from verbale.language.encoder.wordpiece import WordPieces


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("talks", "small"), ("Seoul", "Capital"), ("NATO", "CAPITALS"), ("eBay", "miXed"), ("1,200", "digits"),
        ("S-400", "digits and letters"), ("—", "sign"), ("A", "Capital"),
    ],
)  # fmt: skip
def test_case(word: str, case: str) -> None:
    assert CASES[case_of(word)] == case


@pytest.mark.parametrize(("space", "gap"), [("", "none"), (" ", "space"), ("\n", "line"), (" \n\n", "paragraph")])
def test_gap(space: str, gap: str) -> None:
    assert GAPS[gap_of(space)] == gap


def test_each_word_knows_its_pieces(divide: WordPieces) -> None:
    part = cut(Words(["Denuclearization", "talks"], [4, 2]), 0, 2, divide)
    assert len(part.pieces) == len(part.cases) == len(part.gaps)
    assert part.first.tolist() == [1, part.last[0] + 1]
    assert part.last[0] > 1
    assert part.gaps.tolist() == [0, 4, *[1] * (part.last[0] - 1), 2, 0]


def test_a_slice_holds_no_more_than_its_limits(divide: WordPieces) -> None:
    short = Words(["talks"] * 500, [2] * 500)
    assert room(short, 10, divide) == 10 + WORDS
    long = Words(["http://example.org/a/b/c"] * 500, [2] * 500)
    end = room(long, 0, divide)
    assert len(cut(long, 0, end, divide).pieces) <= PIECES + 2
    assert 0 < end < WORDS
