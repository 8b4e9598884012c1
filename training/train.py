"""Train the pipeline: ``python train.py DATA OUTPUT``; see README.md."""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

import documents
import names_examples
from assemble import assemble
from config import NAMES_WIDTH, WIDTH, encoder, listener, tagger, transitions
from conllu import read_paragraphs
from fit import Plan, train
from names import Marked, held_back, join, read_iob2, read_newswire, read_re3d
from scoring import score_names, score_trees
from tokens import blank_pipeline
from weapons import pools_of, sentences

SENTENCES = 250
LOG = logging.getLogger("training")


def train_trees(data: Path, output: Path, plan: Plan) -> None:
    """Train tags, morphology and trees.

    Args:
        data: The folder of the data.
        output: Where the pipeline is saved.
        plan: The schedule.
    """
    folder = data / "treebanks"
    paragraphs = [p for name in ("ewt", "gum") for p in read_paragraphs(folder / f"{name}-train.conllu.gz")]
    dev = {name: read_paragraphs(folder / f"{name}-dev.conllu.gz") for name in ("ewt", "gum")}
    nlp = blank_pipeline()
    nlp.add_pipe("tok2vec", config={"model": encoder(WIDTH, (6000, 1500, 3000, 1500))})
    nlp.add_pipe("tagger", config=tagger(WIDTH))
    nlp.add_pipe("morphologizer", config=tagger(WIDTH))
    parser = transitions("parser", listener(WIDTH), 128, extra=False)
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 15})
    # helps the shared encoder to learn sentence starts; left out when the parts are joined
    nlp.add_pipe("senter", config={"model": tagger(WIDTH)["model"] | {"normalize": False}})

    def report(pipeline: Language) -> dict[str, float]:
        """Save, and measure on the development parts."""
        scores: dict[str, float] = {}
        for name, part in dev.items():
            found = score_trees(part, lambda texts: pipeline.pipe(texts, batch_size=64))
            scores |= {f"{name} {key}": value for key, value in found.items()}
        pipeline.to_disk(output)
        return scores

    train(nlp, lambda rng: documents.examples(nlp, paragraphs, rng), plan, report, every=3)


def name_articles(data: Path, sources: Iterable[str]) -> list[list[Marked]]:
    """Gather the articles that teach names.

    Args:
        data: The folder of the data.
        sources: Any of ``newswire``, ``re3d`` and ``uner``.

    Returns:
        The paragraphs of each article.
    """
    articles: list[list[Marked]] = []
    for source in sources:
        if source == "newswire":
            path = data / "newswire_ner" / "articles.tsv.gz"
            articles += [parts for name, parts in read_newswire(path) if not held_back(name)]
        elif source == "re3d":
            articles += [[document] for document in read_re3d(data / "re3d")]
        else:
            articles += [[part] for part in read_iob2(data / "uner" / "train0.iob2.gz")]
    return articles


def train_names(data: Path, output: Path, plan: Plan, sources: list[str]) -> None:
    """Train the recogniser of names.

    Args:
        data: The folder of the data.
        output: Where the pipeline is saved.
        plan: The schedule.
        sources: The corpora to learn from.
    """
    articles = name_articles(data, sources)
    path = data / "newswire_ner" / "articles.tsv.gz"
    dev = [join(parts, "\n\n") for name, parts in read_newswire(path) if held_back(name)]
    nlp = blank_pipeline()
    own = encoder(NAMES_WIDTH, (6000, 1000, 3000, 1500))
    nlp.add_pipe("ner", config={"model": transitions("ner", own, 64, extra=False)})

    def report(pipeline: Language) -> dict[str, float]:
        """Save, and measure on the articles held back."""
        pipeline.to_disk(output)
        return score_names(dev, lambda texts: pipeline.pipe(texts, batch_size=16))

    pools = pools_of(articles)

    def make(rng: random.Random) -> list[Example]:
        """Make the examples of one pass, with fresh sentences about weapons."""
        return names_examples.examples(nlp, articles + sentences(pools, SENTENCES, rng), rng)

    train(nlp, make, plan, report, every=3)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the data")
    parser.add_argument("output", type=Path, help="where the finished pipeline is written")
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "checkpoints")
    parser.add_argument("--part", choices=("trees", "names", "assemble", "all"), default="all")
    parser.add_argument("--tree-epochs", type=int, default=12)
    parser.add_argument("--name-epochs", type=int, default=8)
    parser.add_argument("--sources", nargs="+", default=["newswire", "re3d"])
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--batch", type=int, default=600, help="words in a batch")
    parser.add_argument("--tree-dropout", type=float, default=0.15)
    parser.add_argument("--name-dropout", type=float, default=0.2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    trees, names = options.work / "trees", options.work / "names"
    shared = {"seed": options.seed, "batch": options.batch}
    if options.part in {"trees", "all"}:
        train_trees(options.data, trees, Plan(epochs=options.tree_epochs, dropout=options.tree_dropout, **shared))
    if options.part in {"names", "all"}:
        plan = Plan(epochs=options.name_epochs, dropout=options.name_dropout, **shared)
        train_names(options.data, names, plan, options.sources)
    if options.part in {"assemble", "all"}:
        assemble(options.data, trees, names, options.output)


if __name__ == "__main__":
    main()
