"""Readings become spaCy documents, with lemmas from the tables and rules of `training/lemmas.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Span

from encoder.labels import Labels
from encoder.reader import Reader, Reading
from encoder.slices import PARAGRAPH, Words, gap_of
from lemmas import add_lemmas
from tokens import blank_pipeline

ROOT = "root"


def lemma_pipeline(data: Path) -> Language:
    """Return the tokenizer with a lemmatizer learned from the training treebanks.

    Args:
        data: The folder of the data.
    """
    nlp = blank_pipeline()
    add_lemmas(nlp, data)
    return nlp


def words_of(doc: Doc) -> tuple[Words, list[int]]:
    """Return the words of a tokenized document.

    Args:
        doc: The document.

    Returns:
        Its words without white space, and their indices among the tokens.
    """
    kept = [token.i for token in doc if not token.is_space]
    gaps: list[int] = []
    end = 0
    for index in kept:
        gaps.append(gap_of(doc.text[end : doc[index].idx]) if gaps else PARAGRAPH)
        end = doc[index].idx + len(doc[index])
    return Words([doc[index].text for index in kept], gaps), kept


class Writer:
    """Writes readings into documents."""

    def __init__(self, nlp: Language, labels: Labels) -> None:
        """Look up the labels in the pipeline's vocabulary."""
        strings = nlp.vocab.strings
        self.upos = np.array([IDS[label] for label in labels.upos], dtype=np.uint64)
        self.xpos = np.array([strings.add(label) for label in labels.xpos], dtype=np.uint64)
        self.feats = np.array([nlp.vocab.morphology.add(label) for label in labels.feats], dtype=np.uint64)
        names = ["ROOT" if label == ROOT else label for label in labels.relations]
        self.relations = np.array([strings.add(name) for name in names], dtype=np.uint64)
        self.space = (strings.add("_SP"), IDS["SPACE"], nlp.vocab.morphology.add(""), strings.add("dep"))

    def write(self, doc: Doc, kept: list[int], reading: Reading) -> Doc:
        """Write a reading into its document.

        Args:
            doc: The tokenized document, changed in place.
            kept: The token of each word.
            reading: The reading.

        Returns:
            The same document.
        """
        if not kept:
            return doc
        places = np.array(kept, dtype=np.int64)
        table = np.zeros((len(doc), 5), dtype=np.uint64)
        table[:, :4] = np.array(self.space, dtype=np.uint64)
        # white space hangs on the word before it, at the beginning of the text on the first word
        back = np.searchsorted(places, np.arange(len(doc)), side="right") - 1
        heads = places[np.maximum(back, 0)]
        heads[places] = places[reading.heads]
        table[places, 0] = self.xpos[reading.xpos]
        table[places, 1] = self.upos[reading.upos]
        table[places, 2] = self.feats[reading.feats]
        table[places, 3] = self.relations[reading.relations]
        table[:, 4] = (heads - np.arange(len(doc))).view(np.uint64)
        doc.from_array([TAG, POS, MORPH, DEP, HEAD], table)  # type: ignore[arg-type]
        spans = [Span(doc, kept[first], kept[end - 1] + 1, label=name) for first, end, name in reading.names]
        doc.set_ents(spans, default="outside")
        tensor = np.zeros((len(doc), reading.vectors.shape[1]), dtype=np.float32)
        tensor[places] = reading.vectors
        doc.tensor = tensor  # type: ignore[assignment]
        return doc


def pipe(nlp: Language, reader: Reader, labels: Labels) -> Callable[[Iterable[str]], Iterator[Doc]]:
    """Return what reads raw texts as `scoring` wants it.

    Args:
        nlp: The pipeline with the tokenizer and the lemmatizer.
        reader: Reads words.
        labels: The inventories.
    """
    writer = Writer(nlp, labels)

    def read(texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            doc = nlp.make_doc(text)
            words, kept = words_of(doc)
            doc = writer.write(doc, kept, reader.read_one(words))
            for _, component in nlp.pipeline:
                doc = component(doc)
            yield doc

    return read
