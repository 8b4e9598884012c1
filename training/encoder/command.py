"""The command line of the recipe: ``train``, ``measure`` and ``export``."""

from __future__ import annotations

import argparse
import logging
import tempfile
from pathlib import Path

import torch

from encoder import checkpoint, pretrained
from encoder.export import export_all
from encoder.fit import Plan, Sitting, seed_everything
from encoder.inventory import gather
from encoder.measure import measure
from encoder.network import Network, fill
from encoder.passes import Passes, read_sources
from encoder.pipeline import fit_out, pipeline_of, save
from encoder.torch_scorer import TorchScorer
from verbale.language.encoder import LABELS, labels
from verbale.language.encoder.reader import Scorer
from verbale.language.encoder.session import OnnxScorer
from verbale.language.encoder.wordpiece import WordPieces

LOG = logging.getLogger("training")


def load_network(folder: Path) -> tuple[Network, labels.Labels]:
    """Load the network of a checkpoint.

    Args:
        folder: The folder of the checkpoints.

    Returns:
        The network and its inventories.
    """
    inventories = labels.load(folder / LABELS)
    network = Network(inventories)
    place = checkpoint.load(folder, network)
    LOG.info("weights of step %d of %d, pass %d", place.steps, place.steps_total, place.number + 1)
    return network.eval(), inventories


def train(options: argparse.Namespace) -> None:
    """Train, from the start or from the last checkpoint."""
    if (options.checkpoints / checkpoint.NAME).exists() and not options.resume:
        raise SystemExit(f"{options.checkpoints} holds a checkpoint: go on with --resume, or name another folder")
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    seed_everything(options.seed)
    sources = read_sources(options.data, newswire=not options.without_newswire)
    inventories = gather(sources.paragraphs)
    labels.save(inventories, options.checkpoints / LABELS)
    passes = Passes(sources, inventories, WordPieces(pretrained.vocabulary()), options.seed)
    network = Network(inventories)
    fill(network, pretrained.tensors())
    plan = Plan(
        passes=options.passes,
        seed=options.seed,
        precision=options.precision,
        stop_after=options.minutes * 60,
        save_every=options.save_minutes * 60,
        steps=options.steps,
        measure_every=options.measure_every,
    )
    sitting = Sitting(network, inventories, passes, plan, options.checkpoints)
    if options.resume:
        sitting.resume()

    nlp = pipeline_of(options.data)

    def scores(trained: Network) -> str:
        return measure(options.data, fit_out(nlp, TorchScorer(trained), inventories, pretrained.vocabulary()))

    LOG.info("the schedule is at an end" if sitting.run(scores) else "stopped; go on with --resume")


def report(options: argparse.Namespace) -> None:
    """Print the scores of the last checkpoint, or of an exported network."""
    inventories = labels.load(options.checkpoints / LABELS)
    score: Scorer = OnnxScorer(options.onnx) if options.onnx else TorchScorer(load_network(options.checkpoints)[0])
    nlp = fit_out(pipeline_of(options.data), score, inventories, pretrained.vocabulary())
    print(measure(options.data, nlp, limit=options.limit, part=options.part))


def write(options: argparse.Namespace) -> None:
    """Export the last checkpoint as a pipeline."""
    network, inventories = load_network(options.checkpoints)
    with tempfile.TemporaryDirectory() as folder:
        path = export_all(network, Path(folder))
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        save(pipeline_of(options.data), path, inventories, pretrained.vocabulary(), options.output)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    result = argparse.ArgumentParser(prog="training/encoder", description=__doc__)
    commands = result.add_subparsers(required=True)
    fitting = commands.add_parser("train", help="train, or go on with --resume")
    fitting.add_argument("data", type=Path, help="the folder of the data")
    fitting.add_argument("checkpoints", type=Path, help="where checkpoints are kept, outside the repository")
    fitting.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    fitting.add_argument("--passes", type=int, default=0, help="passes of the whole schedule: 10, or the checkpoint's")
    fitting.add_argument("--measure-every", type=int, default=0, help="passes between two measurements")
    fitting.add_argument("--minutes", type=float, default=0, help="stop this sitting after so many minutes")
    fitting.add_argument("--steps", type=int, default=0, help="stop this sitting after so many steps")
    fitting.add_argument("--save-minutes", type=float, default=4, help="minutes between two checkpoints")
    fitting.add_argument("--precision", choices=("fp32", "bf16"), default="fp32")
    fitting.add_argument("--without-newswire", action="store_true", help="the variant without newswire_ner")
    fitting.add_argument("--seed", type=int, default=17)
    fitting.set_defaults(run=train)
    measuring = commands.add_parser("measure", help="score the last checkpoint or an exported network")
    measuring.add_argument("data", type=Path, help="the folder of the data")
    measuring.add_argument("checkpoints", type=Path, help="the folder of the checkpoints")
    measuring.add_argument("--onnx", type=Path, help="score this exported network instead")
    measuring.add_argument("--limit", type=int, default=0, help="paragraphs, sentences and articles of each part")
    measuring.add_argument("--part", choices=("dev", "test"), default="dev")
    measuring.set_defaults(run=report)
    exporting = commands.add_parser("export", help="write the last checkpoint as a pipeline, its network in eight bits")
    exporting.add_argument("data", type=Path, help="the folder of the data")
    exporting.add_argument("checkpoints", type=Path, help="the folder of the checkpoints")
    exporting.add_argument("output", type=Path, help="the folder of the pipeline")
    exporting.set_defaults(run=write)
    return result


def main() -> None:
    """Read the command line and run a command."""
    options = parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    options.run(options)
