"""Names of the lexicon on the words of a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.language import Sentence
from verbale.lexicon import Lexicon, NameMatch, in_time


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names found in one block, by word.

    Attributes:
        by_token: word index in the block's `Doc` to the match that covers it.
    """

    by_token: Mapping[int, NameMatch]

    def of(self, token: Token) -> NameMatch | None:
        """The name that a word is part of, or None."""
        return self.by_token.get(token.i)


def find_mentions(sentence: Sentence, lexicon: Lexicon, day: str | None) -> Mentions:
    """The lexicon's names in a sentence.

    Args:
        sentence: one of a reading.
        lexicon: for its names.
        day: ISO date of the document: "Belgrade" is Yugoslavia's or Serbia's by the day.
    """
    span = sentence.span
    by_token: dict[int, NameMatch] = {}
    base = span.start_char
    for match in lexicon.names.find(span.text):
        shifted = NameMatch(match.start + base, match.end + base, in_time(match.names, day))
        for token in span:
            if shifted.start <= token.idx < shifted.end:
                by_token[token.i] = shifted
    return Mentions(by_token)
