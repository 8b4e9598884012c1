"""Train the classifier of causal claims.

    python -m training.causes TRAIN.jsonl.gz [--out FILE] [--folds 5]

A linear model and a network are fitted on all but one fold, for each fold. Their scores on the fold left out give the
scale of the two and the threshold; what is written is the mean of the linear models, and all networks.
"""

import argparse
import logging
from pathlib import Path

import numpy as np
import torch
from training.causes.examples import examples
from training.causes.fit import Inventory, Linear, fit_network, gram_names, network_scores

from verbale.findings.claims import key

OUT = Path(__file__).resolve().parents[2] / "src" / "verbale" / "language" / "weights" / "causes.npz"
log = logging.getLogger("training.causes")


def best(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """The best F1 of any threshold, and that threshold."""
    choices = np.quantile(scores, np.linspace(0.15, 0.7, 56))
    return max((f1(scores > t, truth), float(t)) for t in choices)


def f1(predicted: np.ndarray, truth: np.ndarray) -> float:
    """F1 of the causal class."""
    both = float((predicted & truth).sum())
    return 2 * both / max(float(predicted.sum() + truth.sum()), 1.0)


def main() -> None:
    """Run the recipe from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("train", type=Path)
    cli.add_argument("--out", type=Path, default=OUT)
    cli.add_argument("--folds", type=int, default=5)
    args = cli.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    told = list(examples(args.train))
    log.info("%d sentences read", len(told))
    truth = np.array([e.causal for e in told])
    names, inventory = gram_names(told), Inventory(told)
    linear, pooled = np.zeros(len(told)), np.zeros(len(told))
    models, networks = [], []
    for fold in range(args.folds):
        rest = [e for i, e in enumerate(told) if i % args.folds != fold]
        held = [i for i in range(len(told)) if i % args.folds == fold]
        models.append(Linear(rest, names))
        networks.append(fit_network(rest, inventory, fold))
        linear[held] = models[-1].scores([told[i] for i in held])
        pooled[held] = network_scores(networks[-1:], inventory, [told[i] for i in held])
        log.info("fold %d of %d: F1 %.3f", fold + 1, args.folds, best(linear[held] + pooled[held], truth[held])[0])
    scales = [(s.mean(), s.std()) for s in (linear, pooled)]
    summed = sum((s - m) / d for s, (m, d) in zip((linear, pooled), scales, strict=True))
    figures = [best(s, truth)[0] for s in (linear, pooled, summed)]
    log.info("held out: linear %.3f, networks %.3f, both %.3f", *figures)
    arrays = {
        "grams": np.array([key(g) for g in names], dtype=np.uint32),
        "lemmas": np.array([key(w) for w in inventory.lemmas], dtype=np.uint32),
        "sides": np.array([key(s) for s in inventory.sides], dtype=np.uint32),
        "linear": np.mean([m.weight.numpy() for m in models], axis=0).astype(np.float16),
        "linear_bias": np.float32(np.mean([m.bias for m in models])),
        "linear_scale": np.array(scales[0], dtype=np.float32),
        "network_scale": np.array(scales[1], dtype=np.float32),
        "threshold": np.float32(best(summed, truth)[1]),
        "networks": np.float32(len(networks)),
    }
    for number, network in enumerate(networks):
        for name, value in network.state_dict().items():
            if not name.startswith("tok."):
                arrays[f"{name}_{number}"] = value.numpy().astype(np.float16)
    np.savez_compressed(args.out, **arrays)
    log.info("wrote %s (%d KiB)", args.out, args.out.stat().st_size // 1024)


if __name__ == "__main__":
    main()
