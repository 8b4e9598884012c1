"""What a document says of itself in its head and foot."""

import pytest

from verbale.intake import from_text
from verbale.lexicon import Lexicon
from verbale.model import DateError, Document

BODY = (
    "The ministers of Norway and Iceland met in Bergen on Monday, and they said that the talks about the fisheries had "
    "gone well, that a new round would be held in the autumn, and that both parliaments would be told of the text."
)
HEAD = "Norway and Iceland settle their dispute\n\nBy Ada Example\n\nSample Wire Service\n\nSeptember 14, 2023\n\n"


def read(text: str, lexicon: Lexicon, **given: str) -> Document:
    return from_text(text, name="a", source="a.txt", lexicon=lexicon, **given)  # type: ignore[arg-type]


@pytest.fixture
def headed(lexicon: Lexicon) -> Document:
    return read(f"{HEAD}{BODY}\n", lexicon)


def test_the_title_is_the_first_heading(headed: Document) -> None:
    assert headed.title == "Norway and Iceland settle their dispute"


def test_the_outlet_is_named_in_the_head(headed: Document) -> None:
    assert headed.outlet == "Sample Wire Service"


def test_the_author_is_named_by_the_byline(headed: Document) -> None:
    assert headed.authors == ("Ada Example",)


def test_the_day_stated_in_the_head_is_the_date(headed: Document) -> None:
    assert (headed.published, headed.published_basis) == ("2023-09-14", "stated")


def test_head_matter_is_not_read_as_content(headed: Document) -> None:
    read_blocks = [headed.text[b.start : b.end] for b in headed.blocks if b.kind == "text"]
    assert read_blocks == [BODY]


def test_two_authors_are_told_apart(lexicon: Lexicon) -> None:
    document = read(f"Norway and Iceland settle\n\nBy Ada Example and Ole Sample\n\n{BODY}\n", lexicon)
    assert document.authors == ("Ada Example", "Ole Sample")


def test_a_given_date_yields_to_a_stated_one(lexicon: Lexicon) -> None:
    document = read(f"{HEAD}{BODY}\n", lexicon, published="2001-01-01")
    assert (document.published, document.published_basis) == ("2023-09-14", "stated")


def test_a_given_date_serves_where_none_is_stated(lexicon: Lexicon) -> None:
    document = read(f"{BODY}\n", lexicon, published="2023-09")
    assert (document.published, document.published_basis) == ("2023-09", "given")


def test_a_given_outlet_serves_where_none_is_named(lexicon: Lexicon) -> None:
    assert read(f"{BODY}\n", lexicon, outlet="The Sample").outlet == "The Sample"


def test_a_text_that_states_nothing_has_no_date(lexicon: Lexicon) -> None:
    document = read(f"{BODY}\n", lexicon)
    assert (document.published, document.published_basis) == (None, None)


def test_a_given_date_that_is_none_is_refused(lexicon: Lexicon) -> None:
    with pytest.raises(DateError, match="2023-02-30"):
        read(BODY, lexicon, published="2023-02-30")


def test_a_date_in_the_story_is_not_the_documents(lexicon: Lexicon) -> None:
    document = read(f"Norway and Iceland settle\n\n{BODY} The treaty was signed on May 5, 1998.\n", lexicon)
    assert document.published is None


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Norway and Iceland settle their dispute", "news"),
        ("Joint Statement of Norway and Iceland", "official"),
        ("Opinion: Norway must settle", "commentary"),
        ("Analysis: what the settlement leaves open", "analysis"),
    ],
)
def test_the_genre_is_told_by_the_head(title: str, genre: str, lexicon: Lexicon) -> None:
    assert read(f"{title}\n\n{BODY}\n", lexicon).genre == genre


def test_the_dateline_gives_outlet_and_strips_the_sentence(lexicon: Lexicon) -> None:
    document = read(f"Norway and Iceland settle\n\nBERGEN, Sept. 14 (Reuters) - {BODY}\n", lexicon)
    assert document.outlet == "Reuters"
    assert document.text[document.blocks[-1].start : document.blocks[-1].end] == BODY


def test_a_dateline_with_the_year_dates_a_text_of_one_long_paragraph(lexicon: Lexicon) -> None:
    text = "WASHINGTON, March 4, 2025 - " + "The two ministers met again on the river and agreed on nothing. " * 5
    assert from_text(text, name="a", source="a", lexicon=lexicon).published == "2025-03-04"
