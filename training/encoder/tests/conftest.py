"""What the tests share: the recipe's folder on the path, one thread, a small treebank and a network of random heads."""

import sys
from pathlib import Path

import pytest
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from conllu import Paragraph, Sentence, Surface, Word
from encoder import pretrained
from encoder.network import Network, fill
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.wordpiece import WordPieces

torch.set_num_threads(1)
LABELS = Labels(
    upos=("ADV", "NOUN", "PROPN", "PUNCT", "VERB"),
    xpos=(".", "NN", "NNP", "RB", "VBD"),
    feats=("", "Number=Sing"),
    relations=("advmod", "nsubj", "obj", "punct", "root"),
)


def sentence(*rows: tuple[str, str, int, str]) -> Sentence:
    """Make a sentence of form, part of speech, head and relation, each word but the last before a space."""
    made = Sentence()
    for index, (form, upos, head, relation) in enumerate(rows):
        made.words.append(Word(form, form.lower(), upos, "NN", "", head, relation))
        made.surfaces.append(Surface(form, index, 1, index + 2 != len(rows)))
    return made


@pytest.fixture(scope="session")
def divide() -> WordPieces:
    return WordPieces(pretrained.vocabulary())


@pytest.fixture(scope="session")
def labels() -> Labels:
    return LABELS


@pytest.fixture(scope="session")
def network() -> Network:
    torch.manual_seed(1)
    made = Network(LABELS)
    fill(made, pretrained.tensors())
    return made.eval()


@pytest.fixture
def paragraphs() -> list[Paragraph]:
    first = sentence(
        ("Seoul", "PROPN", 2, "nsubj"),
        ("warned", "VERB", 0, "root"),
        ("Tokyo", "PROPN", 2, "obj"),
        (".", "PUNCT", 2, "punct"),
    )
    second = sentence(
        ("Tokyo", "PROPN", 2, "nsubj"),
        ("waited", "VERB", 0, "root"),
        ("quietly", "ADV", 2, "advmod"),
        (".", "PUNCT", 2, "punct"),
    )
    return [Paragraph("one", [first, second] * 20), Paragraph("one", [second])]
