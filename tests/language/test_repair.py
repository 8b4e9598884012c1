"""Mending the parse: names become units, lists are coordinated, and a sentence stays one tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span, Token

from verbale.findings import Reader
from verbale.intake import from_text
from verbale.language import read


def spans(reader: Reader, text: str) -> list[Span]:
    document = from_text(text, name="a", source="a", lexicon=reader.lexicon, bare=True)
    return [s.span for s in read(document, reader.pipeline, reader.lexicon).sentences]


def is_tree(span: Span) -> bool:
    """Whether every word reaches the one root of its sentence, and without a circle."""
    roots = set()
    for token in span:
        seen = {token.i}
        while token.head.i != token.i:
            token = token.head
            if token.i in seen or not span.start <= token.i < span.end:
                return False
            seen.add(token.i)
        roots.add(token.i)
    return len(roots) == 1


HARD = [
    "Kim Jong-un left Pyongyang, held talks in Vladivostok and traveled home by train.",
    "The North Korea-Russia summit followed the one between Moon Jae-in and Kim Jong-un in Panmunjom.",
    "Security cooperation between South Korea, the U.S. and Japan worries China, Russia and North Korea.",
    "Russian and Chinese officials, as well as those of Belarus, Iran and Cuba, stayed away.",
    "National Security Adviser Chang Ho-jin condemned the treaty that Vladimir Putin and Kim Jong-un had signed.",
    "Paraguay sells electricity to Brazil and Argentina.",
    "Said Foreign Minister Sergei Lavrov of Russia: “No.”",
    "Kim Jong-un, Kim Yo-jong, Choe Son-hui",
    "Vladimir Putin",
    "India, Pakistan, Bangladesh and Sri Lanka and the Maldives, Nepal and Bhutan met.",
    "Among those who came were Emmanuel Macron (France), Olaf Scholz (Germany) and Mark Rutte (Netherlands).",
]


@pytest.mark.parametrize("text", HARD)
def test_a_hard_sentence_stays_one_tree(reader: Reader, text: str) -> None:
    assert all(is_tree(span) for span in spans(reader, text))


WORDS = (
    "Kim Jong-un|Vladimir Putin|North Korea|Russia|the U.S.|Japan|and|,|or|met|visited|of|between|Pyongyang|NATO|"
    "Russian|the United Nations Security Council|Chinese|officials|President|-|who|said|that|by|sanctions|were|to"
)
PARTS = st.lists(st.sampled_from(WORDS.split("|")), min_size=2, max_size=14).map(" ".join)


def test_any_run_of_names_and_words_stays_one_tree(reader: Reader) -> None:
    @settings(max_examples=60)
    @given(PARTS)
    def holds(text: str) -> None:
        assert all(is_tree(span) for span in spans(reader, f"{text}."))

    holds()


def verb(span: Span, form: str) -> Token:
    return next(t for t in span if t.text == form)


def subjects(token: Token) -> list[str]:
    return [c.text for c in token.children if c.dep_ == "nsubj"]


def test_a_name_of_several_words_hangs_together(reader: Reader) -> None:
    [span] = spans(reader, "Kim Jong-un left Pyongyang on Sunday.")
    assert subjects(verb(span, "left")) == ["Kim"]


def test_a_list_of_states_is_one_coordination(reader: Reader) -> None:
    [span] = spans(reader, "Japan, South Korea and the United States held drills.")
    first = verb(span, "Japan")
    assert subjects(verb(span, "held")) == ["Japan"]
    assert {c.text for c in first.children if c.dep_ == "conj"} == {"Korea", "States"}


def test_a_title_hangs_on_the_name_that_it_stands_before(reader: Reader) -> None:
    [span] = spans(reader, "Russian President Vladimir Putin arrived in Beijing.")
    assert subjects(verb(span, "arrived")) == ["Vladimir"]


def test_a_title_with_of_gives_its_place_to_the_person(reader: Reader) -> None:
    [span] = spans(reader, "Secretary of State Marco Rubio met the delegation.")
    assert subjects(verb(span, "met")) == ["Marco"]
    assert verb(span, "Secretary").head.text == "Marco"


def test_what_is_of_a_person_stays_so(reader: Reader) -> None:
    [span] = spans(reader, "The envoy of President Vladimir Putin met the delegation.")
    assert subjects(verb(span, "met")) == ["envoy"]
