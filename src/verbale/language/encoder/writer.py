"""Between spaCy's documents and the reader: what words a document has, and a reading written into it."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from verbale.language.encoder.labels import Labels
from verbale.language.encoder.reader import Reading
from verbale.language.encoder.slices import PARAGRAPH, Words, gap_of

ROOT = "root"


def words_of(doc: Doc) -> tuple[Words, list[int]]:
    """Return the words of a tokenized document.

    Args:
        doc: The document; where a token says that no sentence starts with it, none does.

    Returns:
        Its words without white space, and their indices among the tokens.
    """
    kept = [token.i for token in doc if not token.is_space]
    gaps: list[int] = []
    end = 0
    for index in kept:
        gaps.append(gap_of(doc.text[end : doc[index].idx]) if gaps else PARAGRAPH)
        end = doc[index].idx + len(doc[index])
    never = [doc[index].is_sent_start is False for index in kept]
    return Words([doc[index].text for index in kept], gaps, never), kept


class Writer:
    """Writes readings into documents."""

    def __init__(self, vocab: Vocab, labels: Labels) -> None:
        """Look up the labels in the pipeline's vocabulary."""
        strings = vocab.strings
        self.upos = np.array([IDS[label] for label in labels.upos], dtype=np.uint64)
        self.xpos = np.array([strings.add(label) for label in labels.xpos], dtype=np.uint64)
        self.feats = np.array([vocab.morphology.add(label) for label in labels.feats], dtype=np.uint64)
        names = ["ROOT" if label == ROOT else label for label in labels.relations]
        self.relations = np.array([strings.add(name) for name in names], dtype=np.uint64)
        self.space = (strings.add("_SP"), IDS["SPACE"], vocab.morphology.add(""), strings.add("dep"))

    def write(self, doc: Doc, kept: list[int], reading: Reading) -> Doc:
        """Write a reading into its document.

        Args:
            doc: The tokenized document, changed in place.
            kept: The token of each word.
            reading: The reading.

        Returns:
            The same document; its tensor holds the encoder's vector of each token, zeros for white space.
        """
        if not len(doc):
            return doc
        places = np.array(kept, dtype=np.int64)
        table = np.zeros((len(doc), 5), dtype=np.uint64)
        table[:, :4] = np.array(self.space, dtype=np.uint64)
        heads = np.zeros(len(doc), dtype=np.int64)
        if kept:  # white space hangs on the word before it, at the beginning of the text on the first word
            back = np.searchsorted(places, np.arange(len(doc)), side="right") - 1
            heads = places[np.maximum(back, 0)]
            heads[places] = places[reading.heads]
        table[places, 0] = self.xpos[reading.xpos]
        table[places, 1] = self.upos[reading.upos]
        table[places, 2] = self.feats[reading.feats]
        table[places, 3] = self.relations[reading.relations]
        table[:, 4] = (heads - np.arange(len(doc))).view(np.uint64)
        doc.from_array([TAG, POS, MORPH, DEP, HEAD], table)  # type: ignore[arg-type]  # it takes numbers too
        spans = [Span(doc, kept[first], kept[end - 1] + 1, label=name) for first, end, name in reading.names]
        doc.set_ents(spans, default="outside")
        tensor = np.zeros((len(doc), reading.vectors.shape[1]), dtype=np.float32)
        tensor[places] = reading.vectors
        doc.tensor = tensor  # type: ignore[assignment]  # the same
        return doc
