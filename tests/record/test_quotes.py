from hypothesis import given
from hypothesis import strategies as st

from verbale.record.quotes import locate

TEXT = "He said, “We will\nnot cross – certain lines.” Nobody else said it."


def test_a_quote_is_found_where_it_first_stands() -> None:
    assert locate("said", TEXT) == (3, 7)


def test_spaces_quotation_marks_and_dashes_may_differ() -> None:
    span = locate('said, "We will not cross - certain lines."', TEXT)
    assert span is not None
    assert TEXT[slice(*span)] == "said, “We will\nnot cross – certain lines.”"


def test_words_may_not_differ() -> None:
    assert locate("We shall not cross", TEXT) is None
    assert locate("  ", TEXT) is None


def test_of_a_sentence_that_a_page_break_splits_the_whole_stretch_is_found() -> None:
    text = "One two three four five six seven\n\nPage 3 of 9\n\neight nine ten eleven twelve thirteen fourteen."
    quote = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen."
    assert locate(quote, text) == (0, len(text))


@given(st.text(min_size=1), st.data())
def test_any_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    span = locate(quote, text)
    if quote.strip():
        assert span is not None
        assert text[slice(*span)] == quote
