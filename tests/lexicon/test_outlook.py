"""likelihood.csv, advice.csv and outlook.toml: what their rows must hold, and what faults are told."""

import re
from pathlib import Path

import pytest

from verbale.lexicon import Lexicon, load_lexicon
from verbale.lexicon.load import COLUMNS
from verbale.model import LexiconError

RANGE = re.compile(r"(\d\.\d+)-(\d\.\d+)")
MEDIAN = re.compile(r"survey \(\d+\): median (\d\.\d+)")


def test_a_row_from_published_scales_has_the_widest_of_their_bounds(lexicon: Lexicon) -> None:
    for row in lexicon.likelihood.values():
        told = [(float(a), float(b)) for a, b in RANGE.findall(row.source)]
        if told and "judgement" not in row.source:
            assert (row.low, row.high) == (min(a for a, _ in told), max(b for _, b in told)), row


def test_a_row_from_a_survey_has_its_median(lexicon: Lexicon) -> None:
    for row in lexicon.likelihood.values():
        if (told := MEDIAN.search(row.source)) and row.probability is not None:
            assert row.probability == pytest.approx(float(told[1]), abs=0.02), row


def test_likelier_words_have_higher_numbers(lexicon: Lexicon) -> None:
    order = ("extremely unlikely", "very unlikely", "unlikely", "possible", "likely", "very likely", "almost certain")
    told = [lexicon.likelihood[word, "adj"].probability for word in order]
    assert told == sorted(told, key=lambda p: p or 0.0)


@pytest.mark.parametrize("word", ["may", "might", "could"])
def test_modals_are_wide_priors(lexicon: Lexicon, word: str) -> None:
    row = lexicon.likelihood[word, "aux"]
    assert row.low is not None
    assert row.high is not None
    assert row.high - row.low >= 0.5


@pytest.mark.parametrize("word", ["unclear", "unknown", "remain to be seen"])
def test_words_that_decline_have_no_number(lexicon: Lexicon, word: str) -> None:
    assert lexicon.likelihood[word, "open"].probability is None


def test_every_row_has_a_source_and_an_example(lexicon: Lexicon) -> None:
    assert all(row.source and row.example for row in lexicon.likelihood.values())
    assert all(row.example for row in lexicon.advice.values())


def test_an_entry_can_be_looked_up(lexicon: Lexicon) -> None:
    likely, advised = lexicon.entry("likelihood:likely/adj"), lexicon.entry("advice:should/aux")
    assert likely is not None
    assert likely["probability"] == 0.7
    assert advised is not None
    assert advised["force"] == "should"


@pytest.mark.parametrize(
    ("name", "row", "what"),
    [
        ("likelihood.csv", "mayhap,aux,0.9,0.1,0.7,yes,judgement,x", "is not between low"),
        ("likelihood.csv", "mayhap,aux,0.4,,0.7,yes,judgement,x", "go together"),
        ("likelihood.csv", "mayhap,aux,4,0.1,0.7,yes,judgement,x", "expected a number from 0 to 1"),
        ("likelihood.csv", "mayhap,aux,,,,yes,judgement,x", "have no probability"),
        ("likelihood.csv", "mayhap,aux,0.4,0.1,0.7,yes,,x", "source is empty"),
        ("likelihood.csv", "mayhap,particle,0.4,0.1,0.7,yes,judgement,x", "pos is 'particle'"),
        ("advice.csv", "behoove,verb,shall,plain,x", "force is 'shall'"),
        ("advice.csv", "behoove,verb,should,strong,x", "strength is 'strong'"),
    ],
)
def test_a_wrong_cell_is_told(tmp_path: Path, name: str, row: str, what: str) -> None:
    (tmp_path / name).write_text(f"{COLUMNS[name]}\n{row}\n", "utf-8")
    with pytest.raises(LexiconError, match=re.escape(f"{name}:2")) as caught:
        load_lexicon(tmp_path)
    assert what in str(caught.value)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[words]\nmoods = ["sulk"]\n', "list is 'moods'"),
        ('[words]\nstates = ["Sulk"]\n', "small letters"),
        ("words = 3\n", "expected a table of lists"),
        ("[words\n", "outlook.toml"),
    ],
)
def test_a_wrong_list_is_told(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "outlook.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    assert what in str(caught.value)


def test_a_users_row_replaces_the_shipped_one(tmp_path: Path) -> None:
    row = "may,aux,0.3,0.1,0.5,yes,judgement: ours,It may come."
    (tmp_path / "likelihood.csv").write_text(f"{COLUMNS['likelihood.csv']}\n{row}\n", "utf-8")
    assert load_lexicon(tmp_path).likelihood["may", "aux"].probability == 0.3
