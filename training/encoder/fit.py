"""The training loop."""

from __future__ import annotations

import contextlib
import logging
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from encoder import checkpoint
from encoder.checkpoint import Place
from encoder.losses import Batch, allowed_names, gather, loss_of
from encoder.network import Network
from encoder.passes import Passes
from verbale.language.encoder.labels import Labels

LOG = logging.getLogger("training")
HEAD_RATE, ENCODER_RATE = 1.5e-3, 2e-4
BETAS = (0.9, 0.98)
DECAY = 0.01
CLIP = 2.0
WARM_UP = 80  # steps
PASSES = 10
SHOWN = 200  # steps between two lines of the log


@dataclass(frozen=True)
class Plan:
    """How training goes.

    Attributes:
        passes: Passes over the treebanks in the whole schedule; 0 for as many as the checkpoint says.
        seed: The seed of all random choices.
        precision: ``fp32``, or ``bf16`` for the products of matrices, where the processor is fast at it.
        save_every: Seconds between two checkpoints.
        stop_after: Seconds after which this sitting saves and ends; 0 for none.
        steps: Steps after which this sitting saves and ends; 0 for none.
        measure_every: Passes between two measurements, beside the one at the end; 0 for none.
    """

    passes: int = PASSES
    seed: int = 17
    precision: str = "fp32"
    save_every: float = 240.0
    stop_after: float = 0.0
    steps: int = 0
    measure_every: int = 0


def rate_at(step: int, total: int) -> float:
    """Return the share of the full learning rate: a short rise, then a straight fall to zero.

    Args:
        step: Steps done.
        total: Steps of the whole schedule.
    """
    return min((step + 1) / WARM_UP, max(0.0, (total - step) / max(1, total - WARM_UP)))


def optimizer_of(network: Network) -> torch.optim.AdamW:
    """Return AdamW over the trained weights: first the encoder's, then the heads'; biases and norms do not decay.

    Args:
        network: The network.
    """
    encoder = {id(p) for p in network.encoder.parameters()}
    fresh = {id(network.encoder.cases.weight), id(network.encoder.gaps.weight)}
    groups: list[dict[str, object]] = []
    for inside in (True, False):
        for flat in (True, False):
            members = [
                p
                for p in network.parameters()
                if p.requires_grad and (id(p) in encoder - fresh) is inside and (p.dim() < 2) is flat
            ]
            rate = ENCODER_RATE if inside else HEAD_RATE
            groups.append({"params": members, "lr": rate, "top": rate, "weight_decay": 0.0 if flat else DECAY})
    return torch.optim.AdamW(groups, betas=BETAS, eps=1e-6, fused=True)


def seed_everything(seed: int) -> None:
    """Seed the random generators of Python and PyTorch."""
    random.seed(seed)
    torch.manual_seed(seed)


class Sitting:
    """One sitting of training, from a checkpoint or from the start."""

    def __init__(self, network: Network, labels: Labels, passes: Passes, plan: Plan, folder: Path) -> None:
        """Prepare the sitting.

        Args:
            network: The network, filled with the pretrained weights.
            labels: The inventories.
            passes: Makes the batches.
            plan: How training goes.
            folder: Where checkpoints are kept.
        """
        self.network, self.passes, self.plan, self.folder = network, passes, plan, folder
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network.to(self.device)
        self.optimizer = optimizer_of(network)
        self.allowed = allowed_names(labels).to(self.device)
        self.place = Place(passes=plan.passes or PASSES)
        self.sums: defaultdict[str, float] = defaultdict(float)
        self.times: Counter[str] = Counter()
        self.seen, self.spent = 0, 0.0

    def resume(self) -> None:
        """Go on from the checkpoint; a plan with more passes stretches the schedule, and the rate rises accordingly."""
        self.place = checkpoint.load(self.folder, self.network, self.optimizer)
        wanted = self.plan.passes or self.place.passes
        self.place.steps_total = self.place.steps_total * wanted // self.place.passes
        self.place.passes = wanted
        self.network.to(self.device)
        LOG.info("resumed at pass %d, step %d of %d", self.place.number, self.place.steps, self.place.steps_total)

    def save(self) -> None:
        """Write the checkpoint."""
        checkpoint.save(self.folder, self.place, self.network, self.optimizer)

    def run(self, report: Callable[[Network], str] | None = None) -> bool:
        """Train until the schedule, the time or the steps of this sitting are at an end.

        Args:
            report: Measures the network on development data after some passes.

        Returns:
            Whether the whole schedule is done.
        """
        begun = saved = time.monotonic()
        done = 0
        while self.place.number < self.place.passes:
            batches = self.passes.batches(self.place.number)
            self.place.steps_total = self.place.steps_total or len(batches) * self.place.passes
            LOG.info("pass %d: %d batches", self.place.number + 1, len(batches))
            while self.place.batch < len(batches):
                examples = batches[self.place.batch]
                self.step(gather(examples), sum(len(e.slice.pieces) for e in examples))
                done += 1
                now = time.monotonic()
                spent = self.plan.stop_after and now - begun > self.plan.stop_after
                if spent or done == self.plan.steps:
                    self.save()
                    return False
                if now - saved > self.plan.save_every:
                    self.save()
                    saved = time.monotonic()
            self.place.number, self.place.batch = self.place.number + 1, 0
            self.save()
            every, ended = self.plan.measure_every, self.place.number == self.place.passes
            if report and (ended or (every and self.place.number % every == 0)):
                LOG.info("after pass %d:\n%s", self.place.number, report(self.network))
        return True

    def step(self, batch: Batch, pieces: int) -> None:
        """Train on one batch.

        Args:
            batch: The batch.
            pieces: Its pieces, padding not counted.
        """
        begun = time.perf_counter()
        share = rate_at(self.place.steps, self.place.steps_total)
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * share
        self.network.train()
        with precise(self.plan.precision, self.device):
            loss, parts = loss_of(self.network, batch.to(self.device), self.allowed)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimizer.step()
        place = self.place
        place.batch, place.steps, place.pieces = place.batch + 1, place.steps + 1, place.pieces + pieces
        place.seconds += time.perf_counter() - begun
        self._log({name: float(part.detach()) for name, part in parts.items()}, pieces, time.perf_counter() - begun)

    def _log(self, parts: dict[str, float], pieces: int, seconds: float) -> None:
        for name, value in parts.items():
            self.sums[name] += value
            self.times[name] += 1
        self.seen += pieces
        self.spent += seconds
        if self.place.steps % SHOWN == 0:
            shown = " ".join(f"{name} {self.sums[name] / self.times[name]:.3f}" for name in sorted(self.sums))
            step = f"step {self.place.steps}/{self.place.steps_total} pieces {self.place.pieces}"
            LOG.info("%s, %.0f pieces/s, loss %s", step, self.seen / self.spent, shown)
            self.sums.clear()
            self.times.clear()
            self.seen, self.spent = 0, 0.0


def precise(precision: str, device: torch.device) -> contextlib.AbstractContextManager[object]:
    """Return the context in which the network runs: weights and sums stay in 32 bits in any case.

    Args:
        precision: ``fp32`` or ``bf16``.
        device: Where the network is.
    """
    if precision == "bf16":
        return torch.autocast(device.type, dtype=torch.bfloat16)
    return contextlib.nullcontext()
