"""The index of names: longest match over folded words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.lexicon import Lexicon, Name, NameIndex, fold


def found(index: NameIndex, text: str) -> list[tuple[str, str]]:
    """What stands in a text: the words and the code of the first name."""
    return [(text[m.start : m.end], m.names[0].code) for m in index.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korea and Korea", ("South Korea", "KOR")),
        ("the United Arab Emirates", ("United Arab Emirates", "ARE")),
        ("the Democratic Republic of the Congo", ("Democratic Republic of the Congo", "COD")),
        ("Papua New Guinea", ("Papua New Guinea", "PNG")),
        ("South Sudan", ("South Sudan", "SSD")),
        ("New Zealand", ("New Zealand", "NZL")),
    ],
)
def test_the_longest_name_wins(lexicon: Lexicon, text: str, expected: tuple[str, str]) -> None:
    assert found(lexicon.names, text)[0] == expected


@pytest.mark.parametrize("sign", ["-", "–", "‑", "/"])
def test_two_states_joined_by_a_sign_are_two_names(lexicon: Lexicon, sign: str) -> None:
    assert found(lexicon.names, f"the North Korea{sign}Russia summit") == [("North Korea", "PRK"), ("Russia", "RUS")]


@pytest.mark.parametrize("text", ["Kim Jong-un", "Kim Jong Un", "KIM JONG-UN", "Kim Jong‑un", "Kim\nJong-un"])
def test_hyphens_case_and_line_ends_do_not_part_a_name(lexicon: Lexicon, text: str) -> None:
    [match] = lexicon.names.find(text)
    assert (match.start, match.end) == (0, len(text))
    assert any(name.kind == "person" and name.code == "Kim Jong-un" for name in match.names)


@pytest.mark.parametrize(
    ("text", "code"), [("Côte d’Ivoire", "CIV"), ("Cote d'Ivoire", "CIV"), ("Türkiye", "TUR"), ("Turkiye", "TUR")]
)
def test_accents_and_apostrophes_do_not_matter(lexicon: Lexicon, text: str, code: str) -> None:
    assert found(lexicon.names, text) == [(text, code)]


@pytest.mark.parametrize("text", ["US", "U.S.", "USA", "U.S.A."])
def test_the_abbreviation_of_a_state_is_found_in_capitals(lexicon: Lexicon, text: str) -> None:
    [match] = lexicon.names.find(f"a {text} envoy")
    assert match.names[0].code == "USA"


@pytest.mark.parametrize("text", ["he told us", "Us and them", "a turkey and a chad", "who said it", "un homme"])
def test_ordinary_words_are_no_states(lexicon: Lexicon, text: str) -> None:
    assert [m for m in lexicon.names.find(text) if any(n.kind == "state" for n in m.names)] == []


def test_a_possessive_is_not_part_of_the_name(lexicon: Lexicon) -> None:
    assert found(lexicon.names, "Norway's envoy") == [("Norway", "NOR")]


def test_names_do_not_run_across_a_comma() -> None:
    index = NameIndex.build([Name("AAA", "state", "Upper Vale")])
    assert list(index.find("Upper, Vale")) == []


def test_names_of_one_wording_are_all_given_in_order_of_preference() -> None:
    first, second = Name("AAA", "state", "Vale"), Name("B", "surname", "Vale")
    [match] = NameIndex.build([first, second, first]).find("Vale")
    assert match.names == (first, second)


def test_a_name_begun_but_not_finished_falls_back_to_the_shorter() -> None:
    index = NameIndex.build([Name("AAA", "state", "Upper"), Name("BBB", "state", "Upper Vale of Mist")])
    assert found(index, "Upper Vale of Song") == [("Upper", "AAA")]


def test_every_state_is_found_by_its_own_name(lexicon: Lexicon) -> None:
    missed = []
    for state in lexicon.states.values():
        matches = list(lexicon.names.find(state.name))
        if not any(name.code == state.code for match in matches for name in match.names):
            missed.append(state.code)
    assert missed == []


def test_matches_are_ordered_disjoint_and_inside_any_text(lexicon: Lexicon) -> None:
    @given(st.text(max_size=200))
    def holds(text: str) -> None:
        last = 0
        for match in lexicon.names.find(text):
            assert last <= match.start < match.end <= len(text)
            last = match.end

    holds()


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
