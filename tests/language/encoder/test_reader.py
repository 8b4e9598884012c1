"""Whole texts are read from slices, each word once, alike in every company."""

from collections.abc import Callable

import numpy as np
import pytest

from verbale.language.encoder.labels import Labels
from verbale.language.encoder.reader import Arrays, Reader
from verbale.language.encoder.slices import LONG_WORDS, WORDS, Slice, Words
from verbale.language.encoder.wordpiece import WordPieces

STOP = "."


def scorer(labels: Labels, divide: WordPieces) -> Callable[[Slice], Arrays]:
    """Return a scorer that starts a sentence behind each full stop and hangs each word on the one before it."""
    stop = divide(STOP)[0]

    def score(part: Slice) -> Arrays:
        words = len(part.first)
        pieces = part.pieces[part.first]
        arrays: Arrays = {
            name: np.zeros((words, len(getattr(labels, name))), dtype=np.float32) for name in ("upos", "xpos", "feats")
        }
        starts = np.full(words, -1.0, dtype=np.float32)
        starts[1:][pieces[:-1] == stop] = 1.0
        arcs = np.zeros((words, words + 1), dtype=np.float32)
        arcs[np.arange(words), np.arange(words)] = 5.0
        arrays |= {"starts": starts, "arcs": arcs, "names": np.zeros((words, len(labels.names)), dtype=np.float32)}
        arrays["relations"] = np.ones((words, len(labels.relations), 3), dtype=np.float32)
        arrays["heads"] = np.ones((words + 1, 3), dtype=np.float32)
        arrays["vectors"] = pieces[:, None].astype(np.float32)
        return arrays

    return score


@pytest.fixture
def reader(labels: Labels, divide: WordPieces) -> Reader:
    return Reader(scorer(labels, divide), divide, labels.names, labels.relations.index("root"))


def text_of(*sizes: int) -> Words:
    texts = [word for size in sizes for word in [*["talks"] * (size - 1), STOP]]
    return Words(texts, [2] * len(texts))


@pytest.mark.parametrize("sizes", [(1,), (5,), (30, 40, 50, 60), (WORDS, 3), (109, 2, 109), (20,) * 30])
def test_sentences_are_whole_across_slices(reader: Reader, sizes: tuple[int, ...]) -> None:
    reading = reader.read_one(text_of(*sizes))
    begins = np.cumsum([0, *sizes[:-1]])
    assert np.flatnonzero(reading.starts).tolist() == begins.tolist()
    assert np.flatnonzero(reading.heads == np.arange(sum(sizes))).tolist() == begins.tolist()
    assert len(reading.upos) == len(reading.vectors) == sum(sizes)


def test_a_sentence_longer_than_a_slice_has_a_longer_one(reader: Reader) -> None:
    reading = reader.read_one(text_of(2 * WORDS, 5))
    assert np.flatnonzero(reading.starts).tolist() == [0, 2 * WORDS]


def test_a_sentence_longer_than_the_encoder_is_read_in_parts(reader: Reader) -> None:
    reading = reader.read_one(text_of(2 * LONG_WORDS + 1))
    assert np.flatnonzero(reading.starts).tolist() == [0, LONG_WORDS, 2 * LONG_WORDS]


def test_only_roots_are_called_roots(reader: Reader, labels: Labels) -> None:
    reading = reader.read_one(text_of(7, 9))
    is_root = reading.relations == labels.relations.index("root")
    assert (is_root == (reading.heads == np.arange(16))).all()


def test_a_text_without_words(reader: Reader) -> None:
    assert len(reader.read_one(Words([], [])).heads) == 0
