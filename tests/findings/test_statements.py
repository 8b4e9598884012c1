"""Golden sentences: who said what, to whom, in which act of speech, and on whose word."""

from typing import Any

import pytest

from .conftest import Code

DAY = "2023-10-10"


def said(coded: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Speaker, mode and act of speech of the statements."""
    return [(s["speaker"], s["mode"], s["speech_act"]) for s in coded["statements"]]


def broken(reason: str, *case: Any) -> Any:
    """A golden case that the program does not yet get right."""
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason))


STATEMENTS = [
    ("Sergei Lavrov said that the talks had failed.", "RUS:GOV:Sergei Lavrov", "indirect", "assert"),
    ('"The talks have failed," Sergei Lavrov said.', "RUS:GOV:Sergei Lavrov", "direct", "assert"),
    ("“The talks have failed,” said Sergei Lavrov.", "RUS:GOV:Sergei Lavrov", "direct", "assert"),
    ('Antony Blinken said Iran "poses a grave threat" to Israel.', "USA:GOV:Antony Blinken", "mixed", "assert"),
    ("Turkey accused Greece of arming the islands.", "TUR", "indirect", "accuse"),
    ("The Kremlin denied that Russia had interfered.", "RUS:GOV", "indirect", "deny"),
    ("India promised to send wheat to Afghanistan.", "IND", "indirect", "promise"),
    ("China urged Israel to stop the strikes.", "CHN", "indirect", "request"),
    ("Kim Yo-jong warned that the drills would end badly.", "PRK:GOV:Kim Yo-jong", "indirect", "warn"),
    ("North Korea threatened to attack South Korea.", "PRK", "indirect", "threaten"),
    ("Hungary asked whether Sweden would apologise.", "HUN", "indirect", "ask"),
    ("Antony Blinken thanked Qatar for its help.", "USA:GOV:Antony Blinken", "indirect", "praise"),
    ("Moscow announced that it would withdraw from the treaty.", "RUS:GOV", "indirect", "announce"),
    ("Analysts say Iran could build a bomb.", "EXPERTS", "indirect", "predict"),
    ("A senior Ukrainian official said Russia had lost the town.", "UKR:GOV:?", "indirect", "assert"),
    ("Sources said Iran would attend the talks.", "UNNAMED", "indirect", "predict"),
    ("It was reported that the deal had failed.", "UNNAMED", "indirect", "assert"),
    ("Japan's prime minister said that he was worried.", "JPN:GOV:Fumio Kishida", "indirect", "assert"),
    (
        '"The talks failed," said Josep Borrell, the EU foreign policy chief.',
        "EU:IGO:Josep Borrell",
        "direct",
        "assert",
    ),
    (
        "According to the Pentagon, Russia deployed troops in Syria.",
        "USA:MIL:Department of Defense",
        "indirect",
        "assert",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "mode", "act"), STATEMENTS)
def test_a_statement_has_speaker_mode_and_act(code: Code, text: str, speaker: str, mode: str, act: str) -> None:
    assert (speaker, mode, act) in said(code(text, DAY))


AUDIENCES = [
    ("The Polish president told the German chancellor that Ukraine needed tanks.", "DEU:GOV:Olaf Scholz"),
    ("Poland asked Germany for missiles.", "DEU"),
    ("Beijing was urged by Washington to show restraint.", "CHN:GOV"),
    ("Sergei Lavrov said that the talks had failed.", None),
]


@pytest.mark.parametrize(("text", "audience"), AUDIENCES)
def test_the_audience_is_whom_it_was_said_to(code: Code, text: str, audience: str | None) -> None:
    assert code(text, DAY)["statements"][0]["audience"] == audience


CONDITIONS = [
    ("Kim Yo-jong warned that the North would respond if drills were held.", "if drills were held"),
    ('"If the West sends missiles, we will strike," Vladimir Putin warned.', "If the West sends missiles"),
    ("Sergei Lavrov said that the talks had failed.", None),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_the_condition_is_the_if_clause(code: Code, text: str, condition: str | None) -> None:
    assert code(text, DAY)["statements"][0]["condition"] == condition


def test_the_day_of_the_word_is_that_of_the_cue(code: Code) -> None:
    [statement] = code("Sergei Lavrov said on Tuesday that Russia would leave.", "2023-04-07")["statements"]
    assert statement["date"]["start"] == "2023-04-04"


def test_a_quotation_goes_on_in_the_next_sentence(code: Code) -> None:
    text = "“The border is closed,” Finland's interior minister said. “It will stay closed.”"
    found = code(text, DAY)["statements"]
    assert [(s["speaker"], s["mode"]) for s in found] == [("FIN:GOV:?", "direct")] * 2


def test_he_who_adds_is_he_who_said(code: Code) -> None:
    text = "Dmitry Peskov said no agreements had been signed. He added that more talks were planned."
    assert {s["speaker"] for s in code(text, DAY)["statements"]} == {"RUS:GOV:Dmitry Peskov"}


def test_a_speaker_who_is_not_named_is_left_out(code: Code) -> None:
    assert code("He said that it was over.", DAY)["statements"] == []


def test_a_word_within_a_word_has_both_holders(code: Code) -> None:
    text = "Polish officials said that Belarus had told Lithuania that Minsk would close the border."
    assert ["AUTHOR", "POL:GOV:?", "BLR"] in [s["holders"] for s in code(text, DAY)["statements"]]


HOLDERS = [
    ("Russia attacked Ukraine.", ["AUTHOR"], ["CT+"]),
    ("Kyiv said that Russia had attacked Poland.", ["AUTHOR", "UKR:GOV"], ["Uu", "CT+"]),
    ("The Kremlin denied that Russia had attacked Georgia.", ["AUTHOR", "RUS:GOV"], ["Uu", "CT-"]),
    ("Analysts believe Russia may attack Kharkiv.", ["AUTHOR", "EXPERTS"], ["Uu", "PS+"]),
    (
        "South Korea's spy agency said that Sergei Shoigu had told Kim Jong-un that Russia would attack Ukraine.",
        ["AUTHOR", "KOR:SPY:National Intelligence Service", "RUS:GOV:Sergei Shoigu"],
        ["Uu", "Uu", "PR+"],
    ),
    ("According to Seoul, North Korea attacked a Japanese ship.", ["AUTHOR", "KOR:GOV"], ["Uu", "CT+"]),
    ("Tehran, according to Israeli officials, attacked a Greek tanker.", ["AUTHOR", "ISR:GOV:?"], ["Uu", "CT+"]),
    ("It was reported that Russia had attacked a Polish convoy.", ["AUTHOR", "UNNAMED"], ["Uu", "CT+"]),
]


@pytest.mark.parametrize(("text", "holders", "commitment"), HOLDERS)
def test_an_event_stands_on_the_word_of_its_holders(
    code: Code, text: str, holders: list[str], commitment: list[str]
) -> None:
    found = [(e["holders"], e["commitment"]) for e in code(text, DAY)["events"] if e["type"] == "ASSAULT"]
    assert found == [(holders, commitment)]


BASES = [
    ("Russia attacked Ukraine.", "none_given"),
    ("Kyiv said that Russia had attacked Poland.", "official_on_record"),
    ("Analysts said that Russia had attacked Poland.", "expert"),
    ("Sources said that Russia had attacked Poland.", "unnamed_official"),
    ("A senior Ukrainian official said that Russia had attacked Poland.", "unnamed_official"),
    ("KCNA reported that Russia had attacked Poland.", "other_medium"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_the_basis_is_what_the_word_rests_on(code: Code, text: str, basis: str) -> None:
    assert [e["basis"] for e in code(text, DAY)["events"] if e["type"] == "ASSAULT"] == [basis]
