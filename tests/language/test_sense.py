"""The network of senses: acts, their sides, claims of causes."""

import numpy as np
import pytest
from spacy.tokens import Span, Token

from verbale.findings import Reader
from verbale.language import Sensed
from verbale.language.sense import NONE, words_of
from verbale.model import PLOVER_TYPES


def sensed(text: str, reader: Reader) -> tuple[Span, Sensed]:
    """A sentence as the network takes it."""
    assert reader.sense is not None
    span = reader.pipeline(text)[:]
    found = reader.sense(span)
    assert found is not None
    return span, found


def word(span: Span, text: str) -> Token:
    """The token of a sentence that has these letters."""
    return next(token for token in span if token.text == text)


@pytest.mark.parametrize(
    ("text", "act", "kind"),
    [
        ("Algeria ferried blankets and flour to the flooded towns of Libya.", "ferried", "AID"),
        ("Gunmen mowed down eleven farmers in a village in Nigeria.", "mowed", "ASSAULT"),
        ("Lima lambasted Quito over the killing of two fishermen.", "lambasted", "ACCUSE"),
        ("The museum displays three hundred coins from the reign of Augustus.", "displays", NONE),
    ],
)
def test_a_word_has_its_type(text: str, act: str, kind: str, reader: Reader) -> None:
    span, found = sensed(text, reader)
    likely = found.act(word(span, act))
    assert max(likely, key=lambda label: likely[label]) == kind
    assert sum(likely.values()) == pytest.approx(1.0, abs=1e-4)


def test_the_sides_are_the_likeliest_words(reader: Reader) -> None:
    span, found = sensed("Goods from Denmark were boycotted by shoppers in Kuwait.", reader)
    act = word(span, "boycotted")
    assert found.named("actor", act, [word(span, "shoppers")]) > found.named("actor", act, [word(span, "Denmark")])
    assert found.named("recipient", act, [word(span, "Denmark")]) > found.named(
        "recipient", act, [word(span, "Kuwait")]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of teachers marched in Lima to demand higher pay.",
        "The clashes left three people dead and forced shops to close.",
        "Miners walked out in protest over unpaid wages.",
    ],
)
def test_claims_are_told(text: str, reader: Reader) -> None:
    assert sensed(text, reader)[1].claim > 0.5


@pytest.mark.parametrize("text", ["The minister met his colleague on Tuesday.", "Some 500 people live there."])
def test_plain_reports_are_no_claims(text: str, reader: Reader) -> None:
    assert sensed(text, reader)[1].claim < 0.5


def test_a_sentence_without_words_has_no_senses(reader: Reader) -> None:
    assert reader.sense is not None
    assert reader.sense(()) is None


def test_of_a_very_long_sentence_the_first_words_are_read(reader: Reader) -> None:
    span, found = sensed("ore, " * 700 + "Kenya bombed it.", reader)
    assert 0 < len(found.acts) < len(span)
    assert found.act(span[len(span) - 1]) == {}
    assert found.named("actor", span[len(span) - 1], [span[0]]) == 0.0


def test_every_plover_type_is_a_label(reader: Reader) -> None:
    assert set(sensed("Peru left.", reader)[1].labels) == {*PLOVER_TYPES, NONE}


def test_words_keep_what_stands_between_them(reader: Reader) -> None:
    words = words_of(list(reader.pipeline("Kyiv's no.")))
    assert list(words.texts) == ["Kyiv", "'s", "no", "."]
    assert np.diff(words.gaps).tolist() != [0, 0, 0]
