"""Words become pieces, uncased."""

from verbale.language.encoder.wordpiece import WordPieces, simple_parts


def test_case_accents_and_invisible_signs_are_dropped() -> None:
    assert simple_parts("Pyongyang’s") == ["pyongyang", "’", "s"]
    assert simple_parts("Ürümqi\u00ad") == ["urumqi"]


def test_pieces_join_to_the_word(divide: WordPieces) -> None:
    names = {number: piece for piece, number in divide.numbers.items()}
    pieces = [names[number] for number in divide("denuclearization")]
    assert len(pieces) > 1
    assert "".join(piece.removeprefix("##") for piece in pieces) == "denuclearization"


def test_a_word_that_is_too_long_is_unknown(divide: WordPieces) -> None:
    assert divide("x" * 101) == (divide.unknown,)


def test_an_invisible_word_has_a_piece(divide: WordPieces) -> None:
    assert divide("\u200b") == (divide.unknown,)
