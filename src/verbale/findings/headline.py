"""The headline read as a sentence, for the kinds that count it: what it forecasts or advises stands in the document.

It is read apart from the text, so that no act is told twice by a headline and its lead.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.findings.propositions import Analysis, analyse
from verbale.language import Sense, read
from verbale.lexicon import Lexicon
from verbale.model import Document

if TYPE_CHECKING:
    from spacy.language import Language


def headline(document: Document, pipeline: "Language", lexicon: Lexicon, sense: Sense | None = None) -> Analysis | None:
    """The analysis of a document's headline.

    Args:
        document: from intake, dated.
        pipeline: from `load_pipeline`.
        lexicon: the knowledge.
        sense: the network of senses, where it is to be asked.

    Returns:
        The analysis, with offsets in the document's clean text; None where no title block is the title.
    """
    title = document.title
    blocks = [b for b in document.blocks if b.kind == "title" and document.text[b.start : b.end].strip() == title]
    if title is None or not blocks:
        return None
    alone = replace(document, blocks=(replace(blocks[0], kind="text"),))
    return analyse(read(alone, pipeline, lexicon, sense=sense), lexicon)
