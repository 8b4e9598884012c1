"""Blocks of the clean text: rejoined paragraphs, furniture, captions, footnotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.intake import from_text
from verbale.lexicon import Lexicon
from verbale.model import Document

FIRST = (
    "The treaty of 1961 between the two capitals contained a promise of military help, but it lapsed long ago, "
    "and the treaty that succeeded"
)
SECOND = "it contained no such obligation and provided only for prompt contact in the event of a crisis."
NOTE = "1) Treaty of February 2000, Vol. 3, pp. 12-14."
CAPTION = "The two ministers shake hands before their talks at the ministry in Oslo on Sept. 13, 2023. [AP/YONHAP]"
LAST = "The ministers will meet again in the autumn, when the text of the treaty is to be laid before both parliaments."


def read(text: str, lexicon: Lexicon) -> Document:
    return from_text(text, name="a", source="a.txt", lexicon=lexicon)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    "between",
    ["\n\n", f"\n\n{NOTE}\n\n", "\n\n12\n\n", f"\n\n{NOTE}\n\n2) Accessed in May 2021, https://example.org/a\n\n"],
    ids=["page break", "footnote", "page number", "two footnotes"],
)
def test_a_paragraph_is_rejoined_across(between: str, lexicon: Lexicon) -> None:
    document = read(f"{FIRST}{between}{SECOND}\n\n{LAST}\n", lexicon)
    assert ("text", f"{FIRST} {SECOND}") in kinds(document)
    assert ("text", LAST) in kinds(document)


def test_what_stood_between_the_halves_is_kept_as_a_footnote(lexicon: Lexicon) -> None:
    assert ("footnote", NOTE) in kinds(read(f"{FIRST}\n\n{NOTE}\n\n{SECOND}\n", lexicon))


def test_a_paragraph_that_has_ended_is_not_joined(lexicon: Lexicon) -> None:
    document = read(f"{LAST}\n\n{LAST.replace('autumn', 'spring')}\n", lexicon)
    assert [kind for kind, _ in kinds(document)] == ["text", "text"]


def test_a_hard_wrapped_paragraph_is_one_block(lexicon: Lexicon) -> None:
    lines = [
        "The ministers of Norway and Iceland met in Bergen on Monday, and",
        "they said that the talks about the fisheries had gone well, that",
        "a new round would be held in the autumn, and that both parliaments",
        "would be told of the text before it was signed by the two states.",
    ]
    assert kinds(read("\n".join(lines) + "\n", lexicon)) == [("text", " ".join(lines))]


def test_lines_that_are_paragraphs_stay_apart(lexicon: Lexicon) -> None:
    assert len(read(f"{LAST}\n{LAST.replace('autumn', 'spring')}\n", lexicon).blocks) == 2


def test_a_caption_is_read_once_and_its_repetition_is_furniture(lexicon: Lexicon) -> None:
    document = read(f"Talks in Oslo\n\n{CAPTION}\n\n{CAPTION}\n\n{LAST}\n", lexicon)
    words = CAPTION.removesuffix("[AP/YONHAP]").rstrip()
    assert [kind for kind, text in kinds(document) if text.startswith(words)] == ["caption", "junk"]
    assert document.junk == (CAPTION,)


def test_a_repeated_line_is_furniture(lexicon: Lexicon) -> None:
    line = "Norway and Iceland settle their dispute"
    assert [kind for kind, text in kinds(read(f"{line}\n\n{line}\n\n{LAST}\n", lexicon))][:2] == ["title", "junk"]


@pytest.mark.parametrize(
    "line",
    ["print dictionary print", "Related Article", "Share this article", "Log in to read more", "Home > World > Asia"],
)
def test_page_furniture_is_kept_but_not_read(line: str, lexicon: Lexicon) -> None:
    document = read(f"Talks in Oslo\n\n{LAST}\n\n{line}\n\n{LAST.replace('autumn', 'spring')}\n", lexicon)
    assert line in document.junk
    assert ("junk", line) in kinds(document)


def test_a_dateline_is_not_part_of_the_sentence(lexicon: Lexicon) -> None:
    document = read(f"Talks in Oslo\n\nOSLO, Sept. 14 (Reuters) - {LAST}\n", lexicon)
    assert kinds(document)[-1] == ("text", LAST)


def test_headings_alone_are_read_as_text(lexicon: Lexicon) -> None:
    assert [kind for kind, _ in kinds(read("Norway meets Iceland in Bergen\n", lexicon))] == ["text"]


def test_a_bare_text_is_read_whole(lexicon: Lexicon) -> None:
    document = from_text("print dictionary print", name="a", source="a", lexicon=lexicon, bare=True)
    assert kinds(document) == [("text", "print dictionary print")]


PIECES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [FIRST, SECOND, NOTE, CAPTION, LAST, "", " ", "12", "By Ada Example", "print dictionary print"]
        ),
    ),
    max_size=12,
)
WORDY = PIECES.flatmap(lambda pieces: st.sampled_from(("\n".join(pieces), "\n\n".join(pieces))))


def test_blocks_of_any_text_are_ordered_disjoint_and_inside_it(lexicon: Lexicon) -> None:
    @given(WORDY)
    def holds(text: str) -> None:
        document = read(text, lexicon)
        last = 0
        for block in document.blocks:
            assert last <= block.start <= block.end <= len(document.text)
            last = block.end

    holds()


def test_the_clean_text_has_the_length_of_the_decoded_one(lexicon: Lexicon) -> None:
    @given(WORDY)
    def holds(text: str) -> None:
        assert len(read(text, lexicon).text) == len(text)

    holds()


def signs(text: str) -> list[str]:
    """The signs of a text without its blanks, in no order."""
    return sorted("".join(text.split()))


@pytest.mark.parametrize("between", [f"\n{NOTE}\n", "\n12\n"], ids=["footnote", "page number"])
def test_what_stands_between_single_line_ends_loses_nothing(between: str, lexicon: Lexicon) -> None:
    text = f"{FIRST}{between}{SECOND}\n"
    assert signs(read(text, lexicon).text) == signs(text)


def test_cleaning_moves_signs_but_drops_none(lexicon: Lexicon) -> None:
    @given(PIECES)
    def holds(pieces: list[str]) -> None:
        text = "\n\n".join("".join(piece.split("\n")) for piece in pieces)
        assert signs(read(text, lexicon).text) == signs(text)

    holds()


def test_cleaning_a_clean_text_changes_nothing(lexicon: Lexicon) -> None:
    @given(WORDY)
    def holds(text: str) -> None:
        once = read(text, lexicon).text
        assert read(once, lexicon).text == once

    holds()
