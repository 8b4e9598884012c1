"""The loss: labels that allow several tags, and labels that are lacking."""

import random

import torch

from conllu import Paragraph
from encoder.examples import Numbers, name_examples, tree_examples
from encoder.losses import _names_loss, allowed_names, gather, loss_of
from encoder.network import Network
from names import Marked
from tokens import blank_pipeline
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.wordpiece import WordPieces


def test_a_corpus_of_fewer_classes_teaches_nothing_about_the_others(labels: Labels) -> None:
    allowed = allowed_names(labels)
    unlisted = torch.tensor([len(labels.names)])
    sure_date = torch.zeros(1, len(labels.names))
    sure_date[0, labels.names.index("B-DATE")] = 30.0
    sure_person = torch.zeros(1, len(labels.names))
    sure_person[0, labels.names.index("B-PERSON")] = 30.0
    assert _names_loss(sure_date, unlisted, allowed) < 1e-3
    assert _names_loss(sure_person, unlisted, allowed) > 10


def test_padding_changes_no_score(
    network: Network, paragraphs: list[Paragraph], labels: Labels, divide: WordPieces
) -> None:
    made = tree_examples(paragraphs, {}, Numbers(labels), divide, random.Random(1))
    short, long = sorted(made, key=lambda e: len(e.slice.pieces))[:: len(made) - 1]
    with torch.inference_mode():
        alone = network(**gather([short]).inputs)
        padded = network(**gather([short, long]).inputs)
    words = len(short.slice.first)
    assert torch.allclose(alone.upos[0], padded.upos[0, :words], atol=1e-4)
    assert torch.allclose(alone.arcs[0], padded.arcs[0, :words, : words + 1], atol=1e-4)


def test_names_alone_train_no_tree(network: Network, labels: Labels, divide: WordPieces) -> None:
    article = [Marked("Seoul warned Tokyo.", ((0, 5, "LOC"), (13, 18, "LOC")))]
    made = name_examples(blank_pipeline(), [article], Numbers(labels), divide, random.Random(1))
    _, parts = loss_of(network, gather(made), allowed_names(labels))
    assert "arcs" not in parts
    assert float(parts["upos"].detach()) == 0.0
    assert float(parts["names"].detach()) > 0.0
