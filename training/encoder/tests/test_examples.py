"""Training examples keep the labels on their words."""

import random

from conllu import Paragraph
from encoder.examples import MISSING, Numbers, tag_words, tree_examples
from names import Marked
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.slices import WORDS
from verbale.language.encoder.wordpiece import WordPieces


def test_heads_stay_within_the_slice_and_the_sentence(
    paragraphs: list[Paragraph], labels: Labels, divide: WordPieces
) -> None:
    for seed in range(20):
        for made in tree_examples(paragraphs, {}, Numbers(labels), divide, random.Random(seed)):
            size = len(made.slice.first)
            assert 0 < size <= WORDS
            assert made.starts[0] == 1
            for index, head in enumerate(made.heads):
                if head > 0:
                    assert made.sentences[head - 1] == made.sentences[index]
                assert head == MISSING or (head == 0) == (made.upos[index] == labels.upos.index("VERB"))


def test_every_word_is_taught_a_head_once(paragraphs: list[Paragraph], labels: Labels, divide: WordPieces) -> None:
    words = sum(len(s.words) for p in paragraphs for s in p.sentences)
    for seed in range(20):
        made = tree_examples(paragraphs, {}, Numbers(labels), divide, random.Random(seed))
        assert sum(head != MISSING for example in made for head in example.heads) == words


def test_names_known_of_a_sentence_are_taught_with_its_tree(
    paragraphs: list[Paragraph], labels: Labels, divide: WordPieces
) -> None:
    numbers = Numbers(labels)
    known = {"Seoul warned Tokyo.": Marked("Seoul warned Tokyo.", ((0, 5, "LOC"), (13, 18, "LOC")))}
    made = tree_examples(paragraphs[:1], known, numbers, divide, random.Random(2))[0]
    place, none = labels.names.index("B-LOC"), numbers.unlisted
    assert made.names[:5] == [place, none, place, none, MISSING]


def test_a_stretch_that_may_hold_a_name_is_not_taught(labels: Labels) -> None:
    numbers = Numbers(labels)
    marked = Marked("in New York City", ((3, 11, "LOC"),), ((12, 16),))
    tags = tag_words(marked, [(0, 2), (3, 6), (7, 11), (12, 16)], numbers, partly=False)
    assert tags == [numbers.names["O"], numbers.names["B-LOC"], numbers.names["I-LOC"], MISSING]
