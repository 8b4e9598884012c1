"""Pieces are those of BERT's own tokenizer."""

from tokenizers import Tokenizer

from encoder import pretrained
from verbale.language.encoder.wordpiece import MOST, WordPieces

WORDS = (
    "Lavrov Pyongyang denuclearization U.S. 1,200 Jong-un café İstanbul naïve “ ’s don't S-400 中国 ﬁnal KN-23 €5bn "
    "http://example.org/very/long unaffable \u200b Æsir straße TÜRKİYE re-entry ½ 😀 x\u00adray"
).split(" ")


def test_pieces_are_those_of_the_reference_tokenizer(divide: WordPieces) -> None:
    reference = Tokenizer.from_file(str(pretrained.folder() / "tokenizer.json"))
    reference.no_truncation()
    reference.no_padding()
    for word in WORDS:
        expected = reference.encode(word, add_special_tokens=False).ids[:MOST] or [divide.unknown]
        assert list(divide(word)) == expected, word
