"""Batches, loss and the training loop."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from encoder import pretrained
from encoder.fit import precise
from encoder.network import Encoder, fill
from sense.examples import PARTS, Example
from sense.network import SIDES, Scores, Senses

PASSES, BATCH, RATE, HEAD_RATE, DECAY, CLIP, WARM_UP = 7, 16, 1.5e-4, 1e-3, 0.01, 1.0, 60
SMOOTHING, CLAIM_SMOOTHING = 0.05, 0.05
SIDES_WORTH, CLAIM_WORTH = 0.5, 1.0
SEED = 17
LOG = logging.getLogger("sense")


@dataclass(frozen=True)
class Batch:
    """Examples side by side, filled up to the longest."""

    pieces: Tensor
    cases: Tensor
    gaps: Tensor
    first: Tensor
    last: Tensor
    mask: Tensor
    real: Tensor

    def tensors(self) -> tuple[Tensor, ...]:
        """What the network takes, in its order."""
        return (self.pieces, self.cases, self.gaps, self.first, self.last, self.mask, self.real)


def batch_of(examples: Sequence[Example]) -> Batch:
    """Lay examples side by side."""

    def filled(name: str, length: int) -> Tensor:
        rows = np.zeros((len(examples), length), dtype=np.int64)
        for row, example in zip(rows, examples, strict=True):
            values = getattr(example.part, name)
            row[: len(values)] = values
        return torch.from_numpy(rows)

    pieces, words = (max(len(getattr(e.part, name)) for e in examples) for name in ("pieces", "first"))
    sizes = [torch.tensor([len(getattr(e.part, name)) for e in examples]) for name in ("pieces", "first")]
    return Batch(
        *(filled(name, pieces) for name in ("pieces", "cases", "gaps")),
        *(filled(name, words) for name in ("first", "last")),
        mask=torch.arange(pieces)[None] < sizes[0][:, None],
        real=torch.arange(words)[None] < sizes[1][:, None],
    )


def loss_of(scores: Scores, examples: Sequence[Example], types: Sequence[str]) -> dict[str, Tensor]:
    """The parts of the loss that these examples tell something of.

    Args:
        scores: the network's.
        examples: the batch.
        types: the types of acts, in the order of their numbers.
    """
    parts: dict[str, Tensor] = {}
    told = [(row, act) for row, example in enumerate(examples) for act in example.acts]
    if told:
        rows, words = [row for row, _ in told], [act.word for _, act in told]
        kinds = torch.tensor([types.index(act.kind) for _, act in told])
        worth = torch.tensor([act.worth for _, act in told])
        each = functional.cross_entropy(scores.acts[rows, words], kinds, reduction="none", label_smoothing=SMOOTHING)
        parts["acts"] = (each * worth).mean()
    for number, name in enumerate(SIDES):
        table = getattr(scores, name)
        losses = []
        for row, act in told:
            if (named := act.sides[number]) is not None:
                likely = table[row, act.word].log_softmax(dim=-1)
                losses.append(-likely[[word + 1 for word in named] if named else [0]].logsumexp(dim=0))
        if losses:
            parts[name] = SIDES_WORTH * torch.stack(losses).mean()
    judged = [row for row, example in enumerate(examples) if example.causal is not None]
    if judged:
        truth = torch.tensor([float(bool(examples[row].causal)) for row in judged])
        truth = truth * (1 - 2 * CLAIM_SMOOTHING) + CLAIM_SMOOTHING
        parts["claim"] = CLAIM_WORTH * functional.binary_cross_entropy_with_logits(scores.claim[judged], truth)
    spanned = [(row, torch.from_numpy(e.spans)) for row, e in enumerate(examples) if e.spans is not None]
    if spanned:
        losses = [
            functional.binary_cross_entropy_with_logits(scores.spans[row, : len(spans)], spans)
            for row, spans in spanned
        ]
        parts["spans"] = CLAIM_WORTH * torch.stack(losses).mean()
    return parts


def batches(groups: Sequence[Sequence[Example]], rng: random.Random) -> list[list[Example]]:
    """The batches of a pass: each of one group, of sentences of about one length, in random order."""
    made = []
    for group in groups:
        order = sorted(group, key=lambda e: len(e.part.pieces) + rng.random() * 15)
        made += [list(order[i : i + BATCH]) for i in range(0, len(order), BATCH)]
    rng.shuffle(made)
    return made


def start(types: int) -> Senses:
    """A network with the pretrained encoder and fresh heads."""
    network = Senses(types, len(PARTS))

    class _Holder(nn.Module):
        def __init__(self, encoder: Encoder) -> None:
            super().__init__()
            self.encoder = encoder

    fill(_Holder(network.encoder), pretrained.tensors())  # type: ignore[arg-type]  # only its encoder is filled
    return network


def train(
    groups: Sequence[Sequence[Example]], types: Sequence[str], *, passes: int = PASSES, precision: str = "fp32"
) -> Senses:
    """Train a network.

    Args:
        groups: examples of a kind each; a batch holds those of one.
        types: the types of acts.
        passes: how often all are seen.
        precision: ``fp32``, or ``bf16`` where the processor is fast at it.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    network = start(len(types))
    inside = {id(p) for p in network.encoder.parameters()}
    groups_of = [
        {"params": [p for p in network.parameters() if p.requires_grad and (id(p) in inside) is own], "lr": r, "top": r}
        for own, r in ((True, RATE), (False, HEAD_RATE))
    ]
    optimizer = torch.optim.AdamW(groups_of, weight_decay=DECAY, betas=(0.9, 0.98))
    total = passes * sum(-(-len(group) // BATCH) for group in groups)
    step, begun = 0, time.perf_counter()
    for number in range(passes):
        network.train()
        sums: dict[str, list[float]] = {}
        for examples in batches(groups, rng):
            share = min((step + 1) / WARM_UP, (total - step) / total)
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * share
            with precise(precision, torch.device("cpu")):
                scores = network(*batch_of(examples).tensors())
            parts = loss_of(scores, examples, types)
            loss = torch.stack(list(parts.values())).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            step += 1
            for name, part in parts.items():
                sums.setdefault(name, []).append(float(part.detach()))
        told = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(sums.items()))
        LOG.info("pass %d of %d, %.0f s: %s", number + 1, passes, time.perf_counter() - begun, told)
    return network.eval()
