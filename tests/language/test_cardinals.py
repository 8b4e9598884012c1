"""Numbers in words and figures."""

import pytest

from verbale.language.cardinals import cardinal


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["twelve"], 12.0),
        (["seventy", "-", "nine"], 79.0),
        (["two", "hundred", "and", "six"], 206.0),
        (["1.5", "billion"], 1.5e9),
        (["two", "million"], 2e6),
        (["300,000"], 3e5),
        (["three", "hundred", "thousand"], 3e5),
        (["a", "dozen"], 12.0),
        (["$64bn"], 6.4e10),
    ],
)
def test_a_number_is_read(words: list[str], value: float) -> None:
    assert cardinal(words) == value


@pytest.mark.parametrize("words", [["hundreds"], ["several", "thousand"], [], ["a"]])
def test_what_is_no_exact_number_stays_open(words: list[str]) -> None:
    assert cardinal(words) is None
