"""Training of the two networks with PyTorch; what comes out are the arrays that `network.py` computes with."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from coreference.examples import Candidates, Ranking
from verbale.language.coreference import mentions as of_mentions
from verbale.language.coreference import pairs as of_pairs
from verbale.language.coreference.network import ENTITIES, ODDS, OUTPUTS, PLACES, SIMILARITIES, Floats

Given = TypeVar("Given")
Network = TypeVar("Network", bound=nn.Module)

OWN = of_mentions.WIDTH + ODDS + len(ENTITIES)


@dataclass(frozen=True)
class Plan:
    """Settings of the training.

    Attributes:
        mention_passes: Passes over the documents for the first network.
        pair_passes: Passes for the second.
        folds: Parts of the training documents, each judged by a first network that the others taught.
        mention_hidden: Width of the first network's hidden layer.
        small: Width to which vectors are brought for products.
        hidden: Width of the pairs' first hidden layer.
        second: Width of their second.
        rate: Highest learning rate.
        drop_vectors: Share of a vector's numbers dropped.
        drop_hidden: Share of hidden numbers dropped.
        drop_own: Share of features of a mention or pair dropped.
        decay: Weight decay.
        miss: Weight of mentions that refer back among those of the second network; others weigh one.
        seed: Of all random numbers.
    """

    mention_passes: int = 8
    pair_passes: int = 14
    folds: int = 4
    mention_hidden: int = 128
    small: int = 96
    hidden: int = 128
    second: int = 48
    rate: float = 1e-3
    drop_vectors: float = 0.3
    drop_hidden: float = 0.3
    drop_own: float = 0.1
    decay: float = 0.02
    miss: float = 1.0
    seed: int = 11


class MentionNetwork(nn.Module):
    """Judges candidates; see `network.judge`."""

    def __init__(self, plan: Plan, width: int) -> None:
        """Make a network for vectors of a width."""
        super().__init__()
        self.plan = plan
        self.mention_vectors = matrix(PLACES * width, plan.mention_hidden)
        self.mention_columns = matrix(of_mentions.WIDTH, plan.mention_hidden, scale=0.1)
        self.mention_bias = nn.Parameter(torch.zeros(plan.mention_hidden))
        self.mention_out = matrix(plan.mention_hidden, OUTPUTS)
        self.mention_out_bias = nn.Parameter(torch.zeros(OUTPUTS))

    def forward(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Return the outputs of each candidate."""
        vectors = functional.dropout(vectors, self.plan.drop_vectors, self.training)
        features = functional.dropout(features, self.plan.drop_own, self.training)
        hidden = torch.relu(vectors @ self.mention_vectors + features @ self.mention_columns + self.mention_bias)
        hidden = functional.dropout(hidden, self.plan.drop_hidden, self.training)
        return hidden @ self.mention_out + self.mention_out_bias


class PairNetwork(nn.Module):
    """Scores pairs; see `network.score`."""

    def __init__(self, plan: Plan, width: int) -> None:
        """Make a network for vectors of a width."""
        super().__init__()
        self.plan = plan
        whole = plan.small + OWN
        self.project = matrix(PLACES * width, plan.small)
        self.none = matrix(whole, plan.second)
        self.none_bias = nn.Parameter(torch.zeros(plan.second))
        self.none_out = matrix(plan.second, 1)
        self.none_out_bias = nn.Parameter(torch.zeros(1))
        self.later = matrix(whole, plan.hidden)
        self.earlier = matrix(whole, plan.hidden)
        self.pair_bias = nn.Parameter(torch.zeros(plan.hidden))
        self.pair_columns = matrix(of_pairs.WIDTH, plan.hidden, scale=0.1)
        self.product = matrix(plan.small, plan.hidden)
        self.alike = matrix(SIMILARITIES, plan.hidden)
        self.second = matrix(plan.hidden, plan.second)
        self.second_bias = nn.Parameter(torch.zeros(plan.second))
        self.pair_out = matrix(plan.second, 1)

    def forward(self, given: Ranking) -> tuple[Tensor, Tensor]:
        """Return the score of each pair and of each mention's referring to nothing."""
        plan, on = self.plan, self.training
        vectors = functional.dropout(torch.from_numpy(given.vectors), plan.drop_vectors, on)
        own = functional.dropout(torch.from_numpy(given.own), plan.drop_own, on)
        small = vectors @ self.project
        whole = torch.cat((small, own), dim=1)
        none = torch.relu(whole @ self.none + self.none_bias)
        nothing = functional.dropout(none, plan.drop_hidden, on) @ self.none_out + self.none_out_bias
        a, b = torch.from_numpy(given.pairs.earlier), torch.from_numpy(given.pairs.later)
        columns = functional.dropout(torch.from_numpy(given.features).float(), plan.drop_own, on)
        hidden = columns @ self.pair_columns + (small[a] * small[b]) @ self.product
        hidden = hidden + torch.from_numpy(given.alike) @ self.alike
        hidden = hidden + (whole @ self.later + self.pair_bias)[b] + (whole @ self.earlier)[a]
        hidden = functional.dropout(torch.relu(hidden), plan.drop_hidden, on)
        hidden = functional.dropout(torch.relu(hidden @ self.second + self.second_bias), plan.drop_hidden, on)
        return (hidden @ self.pair_out)[:, 0], nothing[:, 0]


def matrix(rows: int, columns: int, *, scale: float = 0.0) -> nn.Parameter:
    """Return a matrix of random weights, whose deviation is `scale` or else follows its rows."""
    return nn.Parameter(torch.randn(rows, columns) * (scale or rows**-0.5))


def mention_loss(network: MentionNetwork, given: Candidates) -> Tensor:
    """Return the loss of a document's candidates: of their odds and, where it is known, of their entity."""
    found = network(torch.from_numpy(given.vectors), torch.from_numpy(given.features))
    loss = functional.binary_cross_entropy_with_logits(found[:, :ODDS], torch.from_numpy(given.odds))
    entity = torch.from_numpy(given.entity)
    return ODDS * loss + functional.cross_entropy(found[:, ODDS:], entity, ignore_index=-1)


def pair_loss(network: PairNetwork, given: Ranking) -> Tensor:
    """Return the marginal log-likelihood, negated, of all right antecedents of each mention, or of none."""
    scores, nothing = network(given)
    later, right = torch.from_numpy(given.pairs.later), torch.from_numpy(given.right)
    top = torch.maximum(nothing, torch.zeros_like(nothing)).scatter_reduce(0, later, scores, "amax").detach()
    powers = torch.exp(scores - top[later])
    empty = torch.exp(nothing - top)
    every = empty.scatter_add(0, later, powers)
    hits = torch.zeros_like(empty).scatter_add(0, later, powers * right)
    refers = torch.zeros_like(empty, dtype=torch.bool).index_fill(0, later[right], True)
    wanted = torch.where(refers, hits, empty)
    weight = torch.where(refers, network.plan.miss, 1.0)
    return ((torch.log(every) - torch.log(wanted.clamp_min(1e-30))) * weight).mean()


def fit(
    network: Network, loss: Callable[[Network, Given], Tensor], documents: Sequence[Given], passes: int, plan: Plan
) -> Network:
    """Train a network, one document a step.

    Args:
        network: The network, changed in place.
        loss: The loss of a document.
        documents: The documents.
        passes: How often each is seen.
        plan: The settings.

    Returns:
        The same network.
    """
    steps = passes * len(documents)
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=plan.decay, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / 100, (steps - s) / steps))
    rng = random.Random(plan.seed)
    network.train()
    for _ in range(passes):
        for given in rng.sample(documents, len(documents)):
            optimiser.zero_grad()
            loss(network, given).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
    return network.eval()


def arrays_of(network: nn.Module) -> dict[str, Floats]:
    """Return a network's arrays by name."""
    return {name: np.asarray(value.detach().numpy(), dtype=np.float32) for name, value in network.named_parameters()}
