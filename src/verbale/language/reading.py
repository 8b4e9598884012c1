"""A document as the pipeline sees it: sentences with their place in the clean text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from verbale.language.boundaries import mark_boundaries
from verbale.language.coreference import Coreference
from verbale.language.repair import repair
from verbale.language.sense import Sense, Sensed
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
        sensed: what the network of senses makes of it, where that was asked.
    """

    span: "Span"
    offset: int
    block: Block
    paragraph: int
    index: int
    sensed: Sensed | None = None

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
    """A document with its sentences in order.

    Attributes:
        document: the document.
        sentences: of the blocks that were read.
        chains: for each thing that is told of more than once, the heads of its mentions in order of the text.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    chains: tuple[tuple["Token", ...], ...] = ()


def read(
    document: Document,
    pipeline: "Language",
    lexicon: Lexicon,
    coreference: Coreference | None = None,
    sense: Sense | None = None,
) -> Reading:
    """Parse the blocks of a document that are to be read.

    Args:
        document: from intake.
        pipeline: from `load_pipeline`.
        lexicon: for the names by which the parse is mended.
        coreference: from `load_coreference`; without it there are no chains.
        sense: from `Sense.load`; without it no sentence has what it makes of it.

    Returns:
        Its sentences; blank lines always end one.
    """
    blocks = [b for b in document.blocks if b.kind in READ and _latin(document.text[b.start : b.end])]
    # A line end inside a block is a blank to the reader; the length stays, and with it the offsets.
    texts = [document.text[b.start : b.end].replace("\n", " ").replace("\u00a0", " ") for b in blocks]
    sentences: list[Sentence] = []
    verbs = lexicon.verbs.keys() | {word for word, pos in lexicon.cues if pos == "verb"}
    persons = {phrase for phrase, role in lexicon.roles.items() if role.person}
    marked = (mark_boundaries(pipeline.make_doc(text)) for text in texts)
    docs = list(pipeline.pipe(marked, batch_size=32))
    for paragraph, (block, doc) in enumerate(zip(blocks, docs, strict=True)):
        for span in doc.sents:
            if any(not t.is_space and not t.is_punct for t in span):
                repair(span, list(lexicon.names.find(span.text)), verbs, persons)
                sensed = sense(span) if sense is not None else None
                sentences.append(Sentence(span, block.start, block, paragraph, len(sentences), sensed))
    return Reading(document, tuple(sentences), _chains(docs, coreference) if coreference is not None else ())


def _chains(docs: Sequence[Doc], coreference: Coreference) -> tuple[tuple["Token", ...], ...]:
    """The chains across the blocks of a document: they are put together for this, and its words found again."""
    kept = [doc for doc in docs if len(doc)]
    if not kept:
        return ()
    tokens = [token for doc in kept for token in doc]
    whole = Doc.from_docs(kept)
    assert whole is not None
    return tuple(
        tuple(tokens[whole[start:end].root.i] for start, end in members) for members in coreference.find(whole).clusters
    )


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c < "\u0250" for c in letters) >= LATIN * len(letters)
