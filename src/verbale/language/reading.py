"""A document as the pipeline sees it: sentences with their place in the clean text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.language.boundaries import mark_boundaries
from verbale.language.repair import repair
from verbale.lexicon import Lexicon
from verbale.model import Block, Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span, Token

READ = ("text", "caption", "footnote")
LATIN = 0.6  # share of Latin letters under which a block is not read (a footnote in another script)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reading.

    Attributes:
        span: the parsed words; token offsets are relative to the block.
        offset: where the block begins in the clean text.
        block: the block that it stands in; `paragraph` its number among the blocks read.
        index: number of the sentence in the document.
    """

    span: "Span"
    offset: int
    block: Block
    paragraph: int
    index: int

    @property
    def start(self) -> int:
        """Where it begins in the clean text."""
        return self.offset + int(self.span.start_char)

    @property
    def end(self) -> int:
        """Where it ends in the clean text."""
        return self.offset + int(self.span.end_char)

    def at(self, token: "Token") -> int:
        """Where a token of it begins in the clean text."""
        return self.offset + int(token.idx)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its sentences in order."""

    document: Document
    sentences: tuple[Sentence, ...]


def read(document: Document, pipeline: "Language", lexicon: Lexicon) -> Reading:
    """Parse the blocks of a document that are to be read.

    Args:
        document: from intake.
        pipeline: from `load_pipeline`.
        lexicon: for the names by which the parse is mended.

    Returns:
        Its sentences; blank lines always end one.
    """
    blocks = [b for b in document.blocks if b.kind in READ and _latin(document.text[b.start : b.end])]
    # A line end inside a block is a blank to the reader; the length stays, and with it the offsets.
    texts = [document.text[b.start : b.end].replace("\n", " ").replace("\u00a0", " ") for b in blocks]
    sentences: list[Sentence] = []
    verbs = lexicon.verbs.keys() | {word for word, pos in lexicon.cues if pos == "verb"}
    persons = {phrase for phrase, role in lexicon.roles.items() if role.person}
    docs = (mark_boundaries(pipeline.make_doc(text)) for text in texts)
    for paragraph, (block, doc) in enumerate(zip(blocks, pipeline.pipe(docs, batch_size=32), strict=True)):
        for span in doc.sents:
            if any(not t.is_space and not t.is_punct for t in span):
                repair(span, list(lexicon.names.find(span.text)), verbs, persons)
                sentences.append(Sentence(span, block.start, block, paragraph, len(sentences)))
    return Reading(document, tuple(sentences))


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c < "\u0250" for c in letters) >= LATIN * len(letters)
