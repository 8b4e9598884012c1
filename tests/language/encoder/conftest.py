"""Small inventories, and the shipped word pieces."""

from importlib.resources import as_file, files

import pytest

from verbale.language.encoder import NAME, VOCABULARY
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.wordpiece import WordPieces, read_vocabulary


@pytest.fixture(scope="session")
def divide() -> WordPieces:
    with as_file(files("verbale.language") / "weights" / NAME / VOCABULARY) as path:
        return WordPieces(read_vocabulary(path))


@pytest.fixture(scope="session")
def labels() -> Labels:
    return Labels(
        upos=("ADV", "NOUN", "PROPN", "PUNCT", "VERB"),
        xpos=(".", "NN", "NNP", "RB", "VBD"),
        feats=("", "Number=Sing"),
        relations=("advmod", "nsubj", "obj", "punct", "root"),
    )
