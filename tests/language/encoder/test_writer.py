"""Readings become spaCy documents with one tree a sentence."""

import numpy as np
import spacy

from verbale.language.encoder.labels import Labels
from verbale.language.encoder.reader import Reading
from verbale.language.encoder.slices import GAPS
from verbale.language.encoder.writer import Writer, words_of

TEXT = " Seoul warned Tokyo.\n\nTokyo waited."


def test_a_reading_is_written_around_the_white_space(labels: Labels) -> None:
    nlp = spacy.blank("en")
    doc = nlp.make_doc(TEXT)
    words, kept = words_of(doc)
    assert words.texts == ["Seoul", "warned", "Tokyo", ".", "Tokyo", "waited", "."]
    assert [GAPS[gap] for gap in words.gaps] == ["paragraph", "space", "space", "none", "paragraph", "space", "none"]
    relations = [labels.relations.index(name) for name in ("nsubj", "root", "obj", "punct", "nsubj", "root", "punct")]
    tags = [labels.upos.index(name) for name in ("PROPN", "VERB", "PROPN", "PUNCT", "PROPN", "VERB", "PUNCT")]
    reading = Reading(
        upos=np.array(tags),
        xpos=np.array(tags),
        feats=np.array([1, 0, 1, 0, 1, 0, 0]),
        heads=np.array([1, 1, 1, 1, 5, 5, 5]),
        relations=np.array(relations),
        starts=np.array([True, False, False, False, True, False, False]),
        names=[(0, 1, "LOC"), (2, 3, "LOC")],
        vectors=np.arange(14, dtype=np.float32).reshape(7, 2),
    )
    Writer(nlp.vocab, labels).write(doc, kept, reading)
    assert [sentence.text.strip() for sentence in doc.sents] == ["Seoul warned Tokyo.", "Tokyo waited."]
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["warned", "waited"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Seoul", "LOC"), ("Tokyo", "LOC")]
    assert {token.pos_ for token in doc if token.is_space} == {"SPACE"}
    assert str(doc[kept[0]].morph) == "Number=Sing"
    assert doc.tensor[kept].tolist() == reading.vectors.tolist()


def test_a_document_of_white_space_stays_as_it_is(labels: Labels) -> None:
    doc = spacy.blank("en").make_doc(" \n ")
    words, kept = words_of(doc)
    assert not words.texts
    none = np.zeros(0, dtype=np.int64)
    empty = Reading(none, none, none, none, none, none.astype(bool), [], np.zeros((0, 0), dtype=np.float32))
    assert len(Writer(doc.vocab, labels).write(doc, kept, empty)) == len(doc)


def test_where_no_sentence_starts_is_told(labels: Labels) -> None:
    doc = spacy.blank("en").make_doc("Seoul warned. Tokyo waited.")
    doc[3].is_sent_start = False
    words, _ = words_of(doc)
    assert list(words.never) == [False, False, False, True, False, False]
