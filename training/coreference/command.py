"""The command line of the recipe: read GUM, train both networks, write the weights, score the development part."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from spacy.tokens import Doc

from coreference.evaluate import against
from coreference.examples import Candidates, candidates_of, ranking_of
from coreference.fit import (
    MentionNetwork,
    PairNetwork,
    Plan,
    arrays_of,
    fit,
    mention_loss,
    pair_loss,
)
from coreference.gold import Marked, read_gum
from coreference.reading import kept_documents
from verbale.language.coreference import Coreference
from verbale.language.coreference.network import Floats, Weights, judge

ENCODER = Path(__file__).resolve().parents[2] / "src" / "verbale" / "language" / "weights" / "encoder"


def train(marked: Sequence[Marked], docs: Sequence[Doc], plan: Plan) -> dict[str, Floats]:
    """Train both networks.

    Args:
        marked: The annotation.
        docs: The documents as read from raw text.
        plan: The settings.

    Returns:
        The arrays of both, by name.
    """
    width = int(docs[0].tensor.shape[1])
    given = [candidates_of(one, doc) for one, doc in zip(marked, docs, strict=True)]
    torch.manual_seed(plan.seed)
    arrays = arrays_of(_mention_network(given, width, plan))
    # the second network learns from what a first network finds in documents that it has not seen
    judged: dict[int, Floats] = {}
    for fold in range(plan.folds):
        others = [one for number, one in enumerate(given) if number % plan.folds != fold]
        weights = Weights(arrays_of(_mention_network(others, width, plan)))
        for number in range(fold, len(given), plan.folds):
            judged[number] = judge(weights, given[number].mentions, given[number].vectors)
    rankings = [ranking_of(one, judged[number]) for number, one in enumerate(given)]
    torch.manual_seed(plan.seed)
    return arrays | arrays_of(fit(PairNetwork(plan, width), pair_loss, rankings, plan.pair_passes, plan))


def _mention_network(given: Sequence[Candidates], width: int, plan: Plan) -> MentionNetwork:
    torch.manual_seed(plan.seed)
    return fit(MentionNetwork(plan, width), mention_loss, given, plan.mention_passes, plan)


def save(arrays: dict[str, Floats], path: Path) -> None:
    """Write weights in half precision.

    Args:
        arrays: The arrays by name.
        path: The npz file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        np.savez_compressed(
            file, allow_pickle=False, **{name: array.astype(np.float16) for name, array in arrays.items()}
        )


def main() -> None:
    """Run the command line."""
    options = argparse.ArgumentParser(prog="python training/coreference", description=(__doc__ or "").split("\n")[0])
    options.add_argument("data", type=Path, help="folder of the data, with treebanks/gum-{train,dev}.conllu.gz")
    options.add_argument("cache", type=Path, help="folder outside the repository in which readings are kept")
    options.add_argument("output", type=Path, help="npz file of the weights that is written")
    options.add_argument("--encoder", type=Path, default=ENCODER, help="folder of the exported encoder")
    options.add_argument("--limit", type=int, help="use only so many documents of each part, to try the recipe")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    parts: dict[str, tuple[list[Marked], list[Doc]]] = {}
    for part in ("train", "dev"):
        marked = read_gum(chosen.data / "treebanks" / f"gum-{part}.conllu.gz")[: chosen.limit]
        parts[part] = marked, list(kept_documents((one.text for one in marked), chosen.encoder, chosen.cache))
    save(train(*parts["train"], Plan()), chosen.output)
    found = against(*parts["dev"], Coreference.from_disk(chosen.output))
    print("gum-dev: " + " ".join(f"{name} {value:.2f}" for name, value in found.items()))
    print(f"{chosen.output}: {chosen.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
