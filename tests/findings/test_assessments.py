"""Assessments: how things stand, whose, how sure, and what is none."""

from collections.abc import Callable
from typing import Any

import pytest

from verbale.findings import Reader

Code = Callable[..., dict[str, Any]]
DAY = "2023-06-01"


def found(code: Code, text: str, kind: str | None = None) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = code(text, date=DAY)["assessments"]
    return [a for a in told if kind in (None, a["kind"])]


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("Relations between Turkey and Greece have improved.", "relation", ["TUR", "GRC"]),
        ("The rivalry between Saudi Arabia and Iran shapes the region.", "relation", ["SAU", "IRN"]),
        ("Pakistan remains a close partner of China.", "relation", ["CHN", "PAK"]),
        ("Hungary is increasingly isolated within the European Union.", "relation", ["HUN", "EU"]),
        ("Kenya seeks to expand its exports to China.", "interest", ["KEN", "CHN"]),
        ("Angola is eager to attract investors from Brazil.", "interest", ["AGO", "BRA"]),
        ("China's core interests include Taiwan.", "interest", ["CHN"]),
        ("Ankara sees Armenia as a partner.", "perception", ["TUR", "ARM"]),
        ("Niger lacks aircraft.", "capability", ["NER"]),
        ("The dam threatens the water supply of Sudan.", "threat", ["SDN"]),
    ],
)
def test_a_state_of_affairs_has_its_kind_and_those_whose_it_is(
    code: Code, text: str, kind: str, about: list[str]
) -> None:
    [assessment] = found(code, text, kind)
    assert assessment["about"] == about


def test_every_entry_finds_what_its_example_tells(reader: Reader) -> None:
    missed = {
        entry.id: entry.example
        for entry in reader.lexicon.assessing.entries.values()
        if entry.id not in {a["entry"] for a in reader.code(entry.example, id="t", date=DAY)["assessments"]}
    }
    assert missed == {}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent its foreign minister to Baku.",
        "Norwegian officials met a delegation from Peru.",
        "Talks between Egypt and Ethiopia ended in Cairo on Monday.",
        "The two armies exchanged fire across the border.",
        "Relations are the subject of the next chapter.",
        "The minister has committed two offences.",
    ],
)
def test_what_happens_is_no_assessment(code: Code, text: str) -> None:
    assert found(code, text) == []


def test_what_ought_to_be_is_none(code: Code) -> None:
    assert found(code, "Peru should strengthen its ties with Chile.") == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ties between Oman and Iran are close.", "asserted"),
        ("Ties between Oman and Iran seem close.", "asserted"),
        ("Ties between Oman and Iran are not close.", "negated"),
        ("Ties between Oman and Iran may become closer.", "uncertain"),
        ("If ties between Oman and Iran deteriorate, trade will suffer.", "uncertain"),
        ("Ghana can build drones.", "asserted"),
        ("Ghana could build drones.", "uncertain"),
        ("Tallinn fears that Russia may test the border.", "uncertain"),
        ("It is not difficult for Iran to close the strait.", "asserted"),
        ("The 1975 treaty between Peru and Chile excludes mutual defence.", "negated"),
    ],
)
def test_polarity_is_that_of_the_words(code: Code, text: str, polarity: str) -> None:
    assert [a["polarity"] for a in found(code, text)][:1] == [polarity]


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("The warming ties between Serbia and Hungary irritate Brussels.", "rising"),
        ("The deterioration of relations between Mali and France continued.", "falling"),
        ("India maintains close ties with Russia.", "stable"),
        ("Ties between Oman and Iran are close.", None),
        ("Chad's dwindling reserves of fuel worry the army.", "falling"),
    ],
)
def test_its_trend_is_what_the_words_tell(code: Code, text: str, trend: str | None) -> None:
    assert found(code, text)[0]["trend"] == trend


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The warming ties between Serbia and Hungary irritate Brussels.", "warming ties"),
        ("Pakistan regards Turkey as a reliable friend.", "regards Turkey as a reliable friend"),
        ("Ties between Oman and Iran are close.", "close"),
        ("Kenya seeks to expand its exports to China.", "seeks to expand its exports to China"),
    ],
)
def test_its_level_is_words_of_the_text(code: Code, text: str, level: str) -> None:
    assert found(code, text)[0]["level"] == level


def test_a_level_has_eight_words_at_most(code: Code) -> None:
    text = "Kenya seeks to expand its exports of tea and coffee and flowers to China, India and Japan."
    assert len(found(code, text)[0]["level"].split()) <= 8


def test_with_what_it_is_compared_is_kept(code: Code) -> None:
    [assessment] = found(code, "Relations between Oman and Iraq are warmer than they were in 2003.")
    assert assessment["compared_to"] == "they were in 2003"


def test_its_period_is_the_date_that_the_clause_tells(code: Code) -> None:
    [assessment] = found(code, "Relations between Mali and France deteriorated in 2021.")
    assert assessment["period"]["start"] == "2021"


def test_who_reports_it_vouches(code: Code) -> None:
    [assessment] = found(code, "The Peruvian government said that relations between Bolivia and Chile were strained.")
    assert assessment["holders"] == ["AUTHOR", "PER:GOV"]
    assert assessment["about"] == ["BOL", "CHL"]


def test_who_fears_vouches_for_the_fear(code: Code) -> None:
    assert found(code, "Bahrain fears an attack by Iran.", "threat")[0]["holder"] == "BHR"


def test_who_is_told_to_see_it_so_does_not_vouch(code: Code) -> None:
    assert found(code, "Ankara sees Armenia as a partner.", "perception")[0]["holder"] == "AUTHOR"


def test_a_relation_that_somebody_seeks_is_part_of_the_interest(code: Code) -> None:
    assert [a["kind"] for a in found(code, "Brazil seeks to deepen its close ties with Angola.")] == ["interest"]


def test_both_are_those_named_before_in_the_sentence(code: Code) -> None:
    text = "Envoys of Laos and Nepal spoke of the close ties between the two countries."
    assert found(code, text)[0]["about"] == ["LAO", "NPL"]


def test_a_relative_clause_is_quoted_with_what_it_is_about(code: Code) -> None:
    [assessment] = found(code, "Officials praised Bhutan, which is increasingly isolated.", "relation")
    assert assessment["evidence"].startswith("Bhutan, which")


def test_evidence_is_a_stretch_of_the_text(code: Code) -> None:
    text = "Relations between Turkey and Greece have improved. Athens wants to expand trade with Ankara."
    for assessment in found(code, text):
        start, end = assessment["span"]
        assert text[start:end] == assessment["evidence"]


def test_the_headline_counts(reader: Reader) -> None:
    text = "Estonia fears Russia may test the border\n\nTALLINN, 2 May 2023\n\nThe cabinet met on Tuesday.\n"
    told = reader.code(text, id="t", title="Estonia fears Russia may test the border")["assessments"]
    assert [a["holder"] for a in told] == ["EST"]
