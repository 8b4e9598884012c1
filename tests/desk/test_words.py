import pytest

from verbale.desk.words import Words, how_sure, line, sentence, spell_when
from verbale.lexicon import load_lexicon
from verbale.model import When


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(load_lexicon())


@pytest.mark.parametrize(
    ("code", "spelled"),
    [
        ("PRK:GOV:Kim Jong-un", "Kim Jong-un (North Korea)"),
        ("KOR:SPY:National Intelligence Service", "the National Intelligence Service (South Korea)"),
        ("KOR:GOV:Presidential Office of South Korea", "the Presidential Office of South Korea"),
        ("USA", "the United States"),
        ("RUS:GOV", "the government of Russia"),
        ("KOR:GOV:?", "an unnamed official (South Korea)"),
        ("EXPERTS", "experts"),
        ("XYZ", "XYZ"),
    ],
)
def test_actors(words: Words, code: str, spelled: str) -> None:
    assert words.actor(code) == spelled


def test_a_chain_of_holders(words: Words) -> None:
    chain = ["AUTHOR", "KOR:SPY:National Intelligence Service", "RUS:MIL:Sergei Shoigu"]
    expected = "the National Intelligence Service (South Korea), as reported by Yonhap"
    assert words.vouchers(chain[:2], "Yonhap") == expected
    assert words.vouchers(chain, "Yonhap") == f"Sergei Shoigu (Russia), as told by {expected}"
    assert words.vouchers(["AUTHOR"], "Yonhap") == "Yonhap"


@pytest.mark.parametrize(
    ("start", "end", "spelled"),
    [
        ("2023-09-13", "2023-09-13", "13 September 2023"),
        ("2023-09-10", "2023-09-13", "10–13 September 2023"),
        ("2023-09-30", "2023-10-02", "30 September – 2 October 2023"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-04", "2023-06", "April–June 2023"),
        ("2019-04", None, "since April 2019"),
        (None, "2019", "until 2019"),
    ],
)
def test_dates(start: str | None, end: str | None, spelled: str) -> None:
    assert spell_when(When(start, end)) == spelled


def test_how_sure() -> None:
    assert how_sure(["AUTHOR"], ["CT+"]) == "certain"
    assert how_sure(["AUTHOR", "KOR"], ["Uu", "PR+"]) == "probable"
    assert how_sure(["AUTHOR", "KOR"], ["CT-", "CT+"]) == "certain; the author: denied"
    assert how_sure(["AUTHOR"], []) == ""


def test_lines() -> None:
    assert sentence(' , " they met , again') == "They met, again"
    assert sentence("and held a summit") == "Held a summit"
    assert sentence("order and law, or that for it") == "Order and law, or that for it"
    assert line("they met at …", "they met at the port") == "They met at the port"
    assert line("they met", "on Monday they met at the port") == "They met"
