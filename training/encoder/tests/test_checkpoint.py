"""Training that is stopped and resumed ends where training in one go ends."""

import copy
import random
from pathlib import Path

import torch

from conllu import Paragraph
from encoder import checkpoint
from encoder.examples import Example, Numbers, tree_examples
from encoder.fit import Plan, Sitting, rate_at, seed_everything
from encoder.network import Network
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.wordpiece import WordPieces


class Same:
    """Two passes of the same batches."""

    def __init__(self, examples: list[Example]) -> None:
        self.examples = examples

    def batches(self, number: int) -> list[list[Example]]:
        return [[example] for example in self.examples[:2]]


def test_resumed_training_ends_alike(
    tmp_path: Path, network: Network, paragraphs: list[Paragraph], labels: Labels, divide: WordPieces
) -> None:
    made = Same(tree_examples(paragraphs, {}, Numbers(labels), divide, random.Random(1)))

    def sitting(folder: str, steps: int) -> Sitting:
        return Sitting(copy.deepcopy(network), labels, made, Plan(passes=2, steps=steps), tmp_path / folder)  # type: ignore[arg-type]

    seed_everything(5)
    whole = sitting("whole", 0)
    assert whole.run()
    seed_everything(5)
    assert not sitting("parts", 3).run()
    seed_everything(99)
    rest = sitting("parts", 0)
    rest.resume()
    assert rest.place.steps == 3
    assert rest.run()
    for one, two in zip(whole.network.parameters(), rest.network.parameters(), strict=True):
        assert torch.equal(one, two)


def test_a_schedule_can_be_stretched(
    tmp_path: Path, network: Network, paragraphs: list[Paragraph], labels: Labels, divide: WordPieces
) -> None:
    made = Same(tree_examples(paragraphs, {}, Numbers(labels), divide, random.Random(1)))
    assert Sitting(copy.deepcopy(network), labels, made, Plan(passes=1), tmp_path).run()  # type: ignore[arg-type]
    longer = Sitting(copy.deepcopy(network), labels, made, Plan(passes=3, steps=1), tmp_path)  # type: ignore[arg-type]
    longer.resume()
    assert (longer.place.steps, longer.place.steps_total) == (2, 6)
    same = Sitting(copy.deepcopy(network), labels, made, Plan(passes=0), tmp_path)  # type: ignore[arg-type]
    same.resume()
    assert (same.place.passes, same.place.steps_total) == (1, 2)


def test_the_word_embeddings_stay_as_they_were(
    tmp_path: Path, network: Network, paragraphs: list[Paragraph], labels: Labels, divide: WordPieces
) -> None:
    made = Same(tree_examples(paragraphs, {}, Numbers(labels), divide, random.Random(1)))
    trained = Sitting(copy.deepcopy(network), labels, made, Plan(passes=1), tmp_path)  # type: ignore[arg-type]
    trained.run()
    assert torch.equal(trained.network.encoder.pieces.weight, network.encoder.pieces.weight)
    assert not torch.equal(trained.network.encoder.cases.weight, network.encoder.cases.weight)


def test_an_interrupted_write_leaves_the_old_checkpoint(tmp_path: Path, network: Network) -> None:
    optimizer = torch.optim.AdamW(network.tags.parameters())
    checkpoint.save(tmp_path, checkpoint.Place(steps=7), network, optimizer)
    (tmp_path / checkpoint.NAME).with_suffix(".new").write_bytes(b"half")
    assert checkpoint.load(tmp_path, network).steps == 7


def test_the_rate_rises_and_falls_to_nothing() -> None:
    assert rate_at(0, 1000) < rate_at(50, 1000) < rate_at(80, 1000) == 1.0
    assert rate_at(1000, 1000) == 0.0
