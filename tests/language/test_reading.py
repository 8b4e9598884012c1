"""Documents become sentences at their place in the clean text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.findings import Reader
from verbale.intake import from_text
from verbale.language import Reading, read


def sentences(reader: Reader, text: str, *, bare: bool = True) -> list[str]:
    return [s.span.text.strip() for s in reading(reader, text, bare=bare).sentences]


def reading(reader: Reader, text: str, *, bare: bool = True) -> Reading:
    document = from_text(text, name="a", source="a", lexicon=reader.lexicon, bare=bare)
    return read(document, reader.pipeline, reader.lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met on Sept. 13 at the cosmodrome.",
        "The offer was made by Gen. Mark Milley in Washington.",
        "The envoy met Lt. Gen. Kim Yong-chol in New York.",
        "The U.S. Navy and the U.K. Foreign Office issued warnings.",
        "“We shall see,” said Prof. Andrei Lankov of Kookmin University.",
        "Under Resolution No. 1718 the sale of arms is forbidden.",
        "The minister said that the “special operation” would go on.",
    ],
)
def test_one_sentence_is_not_broken(reader: Reader, text: str) -> None:
    assert sentences(reader, text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“The talks went well,” the envoy said.", "She left for Vienna on Monday."),
        ("Norway sent an envoy to Oslo.", "Iceland sent nobody."),
        ("He said: “We want peace.”", "The other side did not reply."),
        ("The treaty was signed in 2000.", "It replaced the one of 1961."),
    ],
)
def test_two_sentences_are_told_apart(reader: Reader, first: str, second: str) -> None:
    assert sentences(reader, f"{first} {second}") == [first, second]


def test_a_closing_quote_stays_with_its_sentence(reader: Reader) -> None:
    found = sentences(reader, "“We want peace.” The minister then left the room.")
    assert found[0].endswith("”")


def test_a_blank_line_ends_a_sentence(reader: Reader) -> None:
    text = "The ministers of Norway and Iceland met in Bergen\n\nThe talks on the fisheries went well, they said.\n"
    found = sentences(reader, text, bare=False)
    assert not any("Bergen" in s and "talks" in s for s in found)


def test_junk_is_not_read(reader: Reader) -> None:
    text = "Talks in Oslo\n\nThe ministers met in Oslo on Monday, and the talks went well.\n\nRelated Article\n"
    assert not any("Related" in s for s in sentences(reader, text, bare=False))


def test_a_block_in_another_script_is_not_read(reader: Reader) -> None:
    text = (
        "The ministers met in Oslo on Monday, and the talks went well.\n\nМинистры встретились в Осло в понедельник.\n"
    )
    assert sentences(reader, text, bare=False) == ["The ministers met in Oslo on Monday, and the talks went well."]


PROSE = st.lists(
    st.one_of(
        st.sampled_from(
            ["Norway met Iceland.", "“Go,” he said.", "On Sept. 13", "Gen. Ole Sample", "\n\n", "(see p. 3)", "¹ Note."]
        ),
        st.text(max_size=20),
    ),
    max_size=8,
).map(" ".join)


def test_sentences_of_any_text_are_ordered_disjoint_and_at_their_offsets(reader: Reader) -> None:
    @settings(max_examples=40)
    @given(PROSE)
    def holds(text: str) -> None:
        found = reading(reader, text, bare=False)
        last = 0
        for sentence in found.sentences:
            assert last <= sentence.start < sentence.end <= len(found.document.text)
            last = sentence.end
            stands = found.document.text[sentence.start : sentence.end].replace("\n", " ").replace("\u00a0", " ")
            assert stands == sentence.span.text

    holds()
