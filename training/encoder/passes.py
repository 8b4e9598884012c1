"""The passes: every treebank paragraph once, with a share of the names, in batches of about equal work.

A pass is made from its number and the seed alone, so that training which is resumed goes on with the same batches.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from conllu import Paragraph, read_paragraphs
from encoder.examples import Example, Numbers, name_examples, tree_examples
from names import Marked, held_back, read_iob2, read_newswire, read_re3d
from tokens import blank_pipeline
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.wordpiece import WordPieces
from weapons import pools_of, sentences

TREEBANKS = ("ewt", "gum")
BATCH = 400  # pieces in a batch
NAMES_SHARE = 0.45  # of the pieces of a pass, where there are so many: no article comes twice in one
OWN_SENTENCES = 250  # about weapons, beside all articles once
CHARACTERS = 4.56  # of an article for each of its pieces
POOL = 40  # batches whose slices are sorted by length together, so that little is padded


@dataclass
class Sources:
    """What the recipe learns from.

    Attributes:
        paragraphs: The training treebanks.
        known: Names of sentences of the treebanks, by their text.
        articles: Articles with names.
        nlp: The pipeline whose tokenizer reads the articles.
    """

    paragraphs: list[Paragraph]
    known: dict[str, Marked]
    articles: list[list[Marked]]
    nlp: Language


def read_sources(data: Path, *, newswire: bool = True) -> Sources:
    """Read the training data.

    Args:
        data: The folder of the data.
        newswire: Whether the newswire articles are learned from.

    Returns:
        The sources; newswire articles held back are left out.
    """
    paragraphs = [p for name in TREEBANKS for p in read_paragraphs(data / "treebanks" / f"{name}-train.conllu.gz")]
    known = {m.text.strip(): m for m in read_iob2(data / "uner" / "train0.iob2.gz")}
    articles = [[document] for document in read_re3d(data / "re3d")]
    if newswire:
        path = data / "newswire_ner" / "articles.tsv.gz"
        articles += [parts for name, parts in read_newswire(path) if not held_back(name)]
    return Sources(paragraphs, known, articles, blank_pipeline())


class Passes:
    """Makes the batches of each pass."""

    def __init__(self, sources: Sources, labels: Labels, divide: WordPieces, seed: int) -> None:
        """Prepare the passes.

        Args:
            sources: What is learned from.
            labels: The inventories.
            divide: Divides words into pieces.
            seed: The seed of all random choices.
        """
        self.sources, self.divide, self.seed = sources, divide, seed
        self.numbers = Numbers(labels)
        self.pools = pools_of(sources.articles)

    def batches(self, number: int) -> list[list[Example]]:
        """Make the batches of a pass.

        Args:
            number: The pass, from 0.

        Returns:
            The batches in order.
        """
        rng = random.Random(f"{self.seed} pass {number}")
        sources = self.sources
        trees = tree_examples(sources.paragraphs, sources.known, self.numbers, self.divide, rng)
        wanted = int(sum(_size(e) for e in trees) * NAMES_SHARE / (1 - NAMES_SHARE))
        names = self._names(wanted, number, rng)
        return in_batches(trees + names, rng)

    def _names(self, wanted: int, number: int, rng: random.Random) -> list[Example]:
        """Take as many articles as are wanted, going on where the pass before stopped."""
        articles = list(self.sources.articles)
        pieces = [sum(len(part.text) for part in article) / CHARACTERS for article in articles]
        order = random.Random(f"{self.seed} articles").sample(range(len(articles)), len(articles))
        share = min(1.0, wanted / sum(pieces))
        begin = int(number * share * len(order))
        taken = [articles[order[i % len(order)]] for i in range(begin, begin + max(1, int(share * len(order))))]
        taken += sentences(self.pools, int(OWN_SENTENCES * share), rng)
        return name_examples(self.sources.nlp, taken, self.numbers, self.divide, rng)


def _size(example: Example) -> int:
    return len(example.slice.pieces)


def in_batches(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """Mix examples and gather them in batches of `BATCH` pieces, padding counted.

    Args:
        examples: The examples.
        rng: The random generator.

    Returns:
        The batches in random order.
    """
    mixed = list(examples)
    rng.shuffle(mixed)
    result: list[list[Example]] = []
    pool: list[Example] = []
    held = 0
    for number, example in enumerate(mixed):
        pool.append(example)
        held += _size(example)
        if held >= POOL * BATCH or number + 1 == len(mixed):
            result += _by_length(pool)
            pool, held = [], 0
    rng.shuffle(result)
    return result


def _by_length(pool: list[Example]) -> list[list[Example]]:
    result: list[list[Example]] = []
    batch: list[Example] = []
    for example in sorted(pool, key=_size):
        if batch and (len(batch) + 0.5) * _size(example) > BATCH:
            result.append(batch)
            batch = []
        batch.append(example)
    return [*result, batch] if batch else result
