"""Batches of examples and their loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from encoder.examples import MISSING, Example
from encoder.network import Network, Scores
from verbale.language.encoder.labels import Labels

WEIGHTS = {"arcs": 1.0, "relations": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.5, "starts": 1.0, "names": 1.0}
FAR = -1e4  # score of a head outside the sentence
MARKED_ON_TREES = ("PERSON", "ORG", "LOC")  # what Universal NER marks


@dataclass(frozen=True)
class Batch:
    """Padded tensors of some examples (examples, pieces or words).

    Attributes:
        inputs: What the network takes.
        labels: The numbers of the labels by task, `MISSING` where there is none.
        sentences: Number of the sentence of each word, -1 for padding.
    """

    inputs: dict[str, Tensor]
    labels: dict[str, Tensor]
    sentences: Tensor

    def to(self, device: torch.device) -> Batch:
        """Return the batch on another device."""
        return Batch(
            {key: value.to(device) for key, value in self.inputs.items()},
            {key: value.to(device) for key, value in self.labels.items()},
            self.sentences.to(device),
        )


def _padded(rows: Sequence[Sequence[int]], width: int, filler: int) -> Tensor:
    result = torch.full((len(rows), width), filler, dtype=torch.long)
    for number, row in enumerate(rows):
        result[number, : len(row)] = torch.tensor(row, dtype=torch.long)
    return result


def gather(examples: Sequence[Example]) -> Batch:
    """Pad examples to one length.

    Args:
        examples: The examples.

    Returns:
        The batch; labels that an example lacks are `MISSING`.
    """
    slices = [example.slice for example in examples]
    pieces = max(len(part.pieces) for part in slices)
    words = max(len(part.first) for part in slices)
    inputs = {
        name: _padded([getattr(part, name).tolist() for part in slices], size, 0)
        for name, size in (("pieces", pieces), ("cases", pieces), ("gaps", pieces), ("first", words), ("last", words))
    }
    inputs["mask"] = _padded([[1] * len(part.pieces) for part in slices], pieces, 0).bool()
    labels = {
        name: _padded([getattr(example, name) for example in examples], words, MISSING)
        for name in ("upos", "xpos", "feats", "starts", "names", "relations")
    }
    labels["arcs"] = _padded([example.heads for example in examples], words, MISSING)
    return Batch(inputs, labels, _padded([example.sentences for example in examples], words, -1))


def allowed_names(labels: Labels) -> Tensor:
    """Tell which tags each number of a name allows.

    Args:
        labels: The inventories.

    Returns:
        A matrix of truth: each tag allows itself; the number behind the last allows every tag but those of
        `MARKED_ON_TREES`, for corpora that mark no other classes.
    """
    size = len(labels.names)
    rows = torch.zeros((size + 1, size), dtype=torch.bool)
    rows[:size].fill_diagonal_(True)
    for number, name in enumerate(labels.names):
        rows[size, number] = name[2:] not in MARKED_ON_TREES
    return rows


def _names_loss(scores: Tensor, labels: Tensor, allowed: Tensor) -> Tensor:
    """Cross entropy in which a label may allow several tags."""
    known = labels != MISSING
    if not known.any():
        return scores.sum() * 0.0
    chosen, masks = scores[known], allowed[labels[known]]
    right = chosen.masked_fill(~masks, FAR).logsumexp(dim=-1)
    return (chosen.logsumexp(dim=-1) - right).mean()


def _cross(scores: Tensor, labels: Tensor) -> Tensor:
    if not (labels != MISSING).any():
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=MISSING)


def losses(scores: Scores, batch: Batch, allowed: Tensor) -> dict[str, Tensor]:
    """Compute the loss of each task.

    Args:
        scores: What the network says.
        batch: The batch with its labels.
        allowed: From `allowed_names`.

    Returns:
        The mean over the labelled words, by task.
    """
    labels = batch.labels
    found = {name: _cross(getattr(scores, name), labels[name]) for name in ("upos", "xpos", "feats")}
    known = labels["starts"] != MISSING
    if known.any():
        target = labels["starts"][known].float()
        found["starts"] = functional.binary_cross_entropy_with_logits(scores.starts[known], target)
    found["names"] = _names_loss(scores.names, labels["names"], allowed)
    rooted = labels["arcs"] != MISSING
    if rooted.any():
        same = batch.sentences[:, :, None] == batch.sentences[:, None, :]
        with_root = torch.cat((torch.ones_like(same[:, :, :1]), same), dim=2)
        found["arcs"] = _cross(scores.arcs.masked_fill(~with_root, FAR), labels["arcs"])
        heads = labels["arcs"].clamp(min=0)[:, :, None].expand(-1, -1, scores.heads.shape[-1])
        chosen = scores.heads.gather(1, heads)
        found["relations"] = _cross(torch.einsum("bwrd,bwd->bwr", scores.relations, chosen), labels["relations"])
    return found


def total(parts: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the losses of the tasks."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum()


def loss_of(network: Network, batch: Batch, allowed: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
    """Run the network over a batch.

    Args:
        network: The network.
        batch: The batch.
        allowed: From `allowed_names`.

    Returns:
        The loss, and its parts by task.
    """
    parts = losses(network(**batch.inputs), batch, allowed)
    return total(parts), parts
