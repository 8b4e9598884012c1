"""The training loop."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

LOG = logging.getLogger("training")
MakeExamples = Callable[[random.Random], list[Example]]


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train.

    Attributes:
        epochs: Passes over the data.
        seed: The seed of all random choices.
        batch: Words in a full batch.
        rate: The highest learning rate.
        dropout: The share of activations dropped.
    """

    epochs: int
    seed: int = 17
    batch: int = 1000
    rate: float = 0.001
    dropout: float = 0.1


def batches(examples: list[Example], size: int) -> Iterator[list[Example]]:
    """Gather examples until they hold enough words.

    Args:
        examples: The examples in order.
        size: Words in a batch.

    Yields:
        Batches of examples.
    """
    batch: list[Example] = []
    words = 0
    for item in examples:
        batch.append(item)
        words += len(item.predicted)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def rate_at(progress: float, top: float) -> float:
    """Return the learning rate: a short rise, then a straight fall.

    Args:
        progress: The share of the training done, from 0 to 1.
        top: The highest rate.

    Returns:
        The rate.
    """
    rise = 0.02
    if progress < rise:
        return top * (0.1 + 0.9 * progress / rise)
    return top * max(0.02, (1.0 - progress) / (1.0 - rise))


def seed_everything(seed: int) -> None:
    """Seed the random generators of Python, numpy and thinc."""
    random.seed(seed)
    numpy.random.seed(seed)
    fix_random_seed(seed)


def train(
    nlp: Language,
    make: MakeExamples,
    plan: Plan,
    report: Callable[[Language], dict[str, float]],
    every: int = 1,
) -> None:
    """Train every component of a pipeline.

    Args:
        nlp: The pipeline, whose components are not yet initialized.
        make: Makes the examples of one pass.
        plan: The schedule.
        report: Measures the pipeline, with averaged weights, on development data, and saves it.
        every: Passes between two measurements.
    """
    seed_everything(plan.seed)
    rng = random.Random(plan.seed)
    first = make(rng)
    optimizer = Adam(learn_rate=plan.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    nlp.initialize(lambda: first, sgd=optimizer)
    begun = time.time()
    steps = 0
    for epoch in range(plan.epochs):
        data = first if epoch == 0 else make(rng)
        total = sum(len(item.predicted) for item in data)
        done = 0
        losses: dict[str, float] = {}
        for batch in batches(data, plan.batch if epoch else plan.batch // 2):
            optimizer.learn_rate = rate_at((epoch + done / total) / plan.epochs, plan.rate)
            nlp.update(batch, sgd=optimizer, drop=plan.dropout, losses=losses)
            done += sum(len(item.predicted) for item in batch)
            steps += 1
        spent = time.time() - begun
        shown = {name: round(loss) for name, loss in losses.items()}
        LOG.info("epoch %d, %d steps, %.0f s, losses %s", epoch + 1, steps, spent, shown)
        if (epoch + 1) % every == 0 or epoch + 1 == plan.epochs:
            with nlp.use_params(optimizer.averages):
                LOG.info("  %s", report(nlp))
