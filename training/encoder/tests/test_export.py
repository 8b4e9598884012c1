"""What is exported reads as the network does."""

from pathlib import Path

import numpy as np
import pytest

from encoder.export import export_all
from encoder.network import Network
from encoder.torch_scorer import TorchScorer
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.reader import Reader
from verbale.language.encoder.session import OnnxScorer
from verbale.language.encoder.slices import Words, cut
from verbale.language.encoder.wordpiece import WordPieces

TEXT = "Seoul said the denuclearization talks in Pyongyang had stalled . Tokyo 's envoy left for the U.S. on Monday ."
WORDS = Words(TEXT.split(), [4, *[2] * (len(TEXT.split()) - 1)])


@pytest.fixture(scope="module")
def folder(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exported")
    export_all(network, made)
    return made


def test_thirty_two_bits_give_the_same_scores(folder: Path, network: Network, divide: WordPieces) -> None:
    scorers = TorchScorer(network), OnnxScorer(folder / "network.fp32.onnx")
    for end in (1, 4, len(WORDS.texts)):
        part = cut(WORDS, 0, end, divide)
        ours, theirs = (score(part) for score in scorers)
        assert ours.keys() == theirs.keys()
        for name, array in ours.items():
            np.testing.assert_allclose(theirs[name], array, atol=2e-4, rtol=1e-3, err_msg=name)


def test_eight_bits_give_near_vectors(folder: Path, network: Network, divide: WordPieces) -> None:
    part = cut(WORDS, 0, len(WORDS.texts), divide)
    ours, theirs = TorchScorer(network)(part)["vectors"], OnnxScorer(folder / "network.onnx")(part)["vectors"]
    alike = (ours * theirs).sum(axis=1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
    assert alike.min() > 0.95


def test_eight_bits_fit_in_the_package(folder: Path) -> None:
    assert (folder / "network.onnx").stat().st_size < 26_000_000


def test_a_text_reads_alike_alone_and_behind_others(folder: Path, labels: Labels, divide: WordPieces) -> None:
    reader = Reader(OnnxScorer(folder / "network.onnx"), divide, labels.names, labels.relations.index("root"))
    alone = reader.read_one(WORDS)
    other = Words(list(reversed(WORDS.texts)) * 30, [2] * len(WORDS.texts) * 30)
    *_, behind = reader.read([other, WORDS, other, WORDS])
    assert (alone.heads == behind.heads).all()
    assert (alone.vectors == behind.vectors).all()
