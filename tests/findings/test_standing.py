"""How an act stands: one rule of the climb, or of the tenses, in each sentence."""

import pytest

from verbale.findings import Reader


def status(reader: Reader, text: str, word: str) -> str:
    """The status of the proposition whose predicate is a word."""
    found = reader.propositions(text, id="t")["propositions"]
    [told] = [p["status"] for p in found if p["predicate"]["text"] == word]
    return str(told)


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Chile will send two engineers to Haiti.", "send", "planned"),
        ("The envoy is to be received in Lomé.", "received", "planned"),
        ("Zambia to be compensated for the spill", "compensated", "planned"),
        ("The ferry will sail when the storm passes.", "passes", "planned"),
        ("The bridge will be closed before the leaders arrive.", "arrive", "planned"),
        ("Oslo signed a contract to supply radar sets to Lima.", "supply", "planned"),
        ("The allies are fully committed to defend the island.", "defend", "planned"),
        ("Peru plans to fund a search for the wreck.", "search", "planned"),
        ("Tunis hinted at closing its border.", "closing", "possible"),
        ("Accra should expand trade while keeping its neutrality.", "keeping", "called_for"),
        ("It is expected that the two will sign the accord.", "sign", "possible"),
    ],
)
def test_what_lies_ahead_is_not_told_as_happened(reader: Reader, text: str, word: str, wanted: str) -> None:
    assert status(reader, text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Instead of signing the treaty, Mali left the talks.", "signing"),
        ("The president did not speak, nor did his minister sign the treaty.", "sign"),
        ("Lima has no plans to send a fleet.", "send"),
        ("Dakar failed to send the troops.", "send"),
        ("The army would cease shelling the town.", "shelling"),
        ("The failed attempt to seize the port cost many lives.", "seize"),
    ],
)
def test_what_did_not_or_will_not_take_place_is_denied(reader: Reader, text: str, word: str) -> None:
    assert status(reader, text, word) == "denied"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The council dropped the demand of the islanders.", "demand"),
        ("The president, ousted in July, may return.", "ousted"),
        ("Reports saying that the port was shelled were wrong.", "saying"),
        ("The company said it had sold the ships.", "sold"),
        ("The rebels managed to take the bridge.", "take"),
    ],
)
def test_what_is_only_spoken_of_beside_keeps_its_own_standing(reader: Reader, text: str, word: str) -> None:
    assert status(reader, text, word) == "happened"


def test_an_act_is_graded_higher_told_than_denied(reader: Reader) -> None:
    def graded(text: str) -> float:
        [told] = [
            p["factuality"]
            for p in reader.propositions(text, id="t")["propositions"]
            if p["predicate"]["lemma"] == "send"
        ]
        return float(told)

    sent, may, never = (graded(f"The ministry {words} the letter.") for words in ("sent", "might send", "did not send"))
    assert 3 >= sent > max(may, never) >= -3


def test_what_is_only_asked_is_possible(reader: Reader) -> None:
    found = reader.propositions("Will Peru send weapons to Chile?", id="x")["propositions"]
    assert [p["status"] for p in found if p["predicate"]["text"] == "send"] == ["possible"]
