"""The shipped pipeline: the same output in every batch, well-formed trees, the encoder's vectors."""

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from verbale.language import load_pipeline

TEXTS = (
    "The foreign ministers of Chile and Peru met in Lima on Tuesday. They signed nothing.",
    "“We have asked for grain,” said the minister,1 who left at 6 p.m. for Geneva.\n\nTalks go on.",
    "Talks fail",
    "",
    " \n\n ",
    "Mr. Guterres, the U.N. chief, said: “No.” He left.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.pos_, t.tag_, t.lemma_, t.dep_, t.head.i, t.ent_type_, t.is_sent_start) for t in doc]


def test_a_text_reads_the_same_in_every_batch(nlp: Language) -> None:
    alone = [nlp(text) for text in TEXTS]
    for size in (1, 2, 50):
        for one, other in zip(alone, nlp.pipe(TEXTS, batch_size=size), strict=True):
            assert told(one) == told(other)
            assert np.array_equal(one.tensor, other.tensor)


def test_each_sentence_has_one_root(nlp: Language) -> None:
    for doc in nlp.pipe(TEXTS):
        for sentence in doc.sents:
            assert sum(token.head == token for token in sentence) == 1


def test_sentences_end_where_they_should(nlp: Language) -> None:
    doc = nlp("Mr. Guterres, the U.N. chief, arrived on Sept. 3. He met Gen. Dagalo at 6 p.m. in Geneva.")
    assert [s.text.split()[0] for s in doc.sents] == ["Mr.", "He"]


def test_each_word_has_a_vector(nlp: Language) -> None:
    doc = nlp("Chile \n\n waited.")
    assert doc.tensor.shape[0] == len(doc)
    assert [bool(np.any(row)) for row in doc.tensor] == [not token.is_space for token in doc]
