"""The two models of the classifier: a linear one over words, and networks that pool vectors by attention."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from training.causes.examples import Example

SEEN, LEMMAS = 2, 8  # sentences in which a feature, and words in which a lemma, must stand
BATCH, PASSES, RATE, DECAY = 32, 8, 1e-3, 0.05
SPANS = 0.3  # weight of the words' labels, which are learned beside the sentence's
WIDTH, HEADS, DROP, WORD_DROP = 96, 4, 0.5, 0.1
RIDGE = 6e-5


class Linear:
    """Logistic regression over features that are there or not, scaled by the root of their number.

    Each feature is weighed beforehand by the logarithm of how much oftener it stands in one class (Wang and Manning
    2012, "Baselines and Bigrams").
    """

    def __init__(self, told: Sequence[Example], names: Sequence[str]) -> None:
        self.index = {g: i for i, g in enumerate(names)}
        self.scale = self._ratios(told)
        x, y = self._matrix(told), torch.tensor([float(e.causal) for e in told])
        weight = torch.zeros(len(names), requires_grad=True)
        bias = torch.zeros(1, requires_grad=True)
        solver = torch.optim.LBFGS([weight, bias], max_iter=120, line_search_fn="strong_wolfe")

        def loss() -> Tensor:
            solver.zero_grad()
            scores = torch.sparse.mm(x, (weight * self.scale)[:, None])[:, 0] + bias
            value = functional.binary_cross_entropy_with_logits(scores, y) + RIDGE * (weight**2).sum()
            value.backward()
            return value

        solver.step(loss)
        self.weight, self.bias = (weight * self.scale).detach(), float(bias.item())

    def _ratios(self, told: Sequence[Example]) -> Tensor:
        counts = torch.ones(2, len(self.index))
        for example in told:
            for gram in example.grams & self.index.keys():
                counts[int(example.causal), self.index[gram]] += 1
        causal = sum(e.causal for e in told)
        return ((counts[1] / causal) / (counts[0] / (len(told) - causal))).log().abs()

    def _matrix(self, told: Sequence[Example]) -> Tensor:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, example in enumerate(told):
            known = sorted(self.index[g] for g in example.grams if g in self.index)
            rows += [row] * len(known)
            columns += known
            values += [1.0 / max(len(known), 1) ** 0.5] * len(known)
        shape = (len(told), len(self.index))
        return torch.sparse_coo_tensor(
            torch.tensor([rows, columns]), torch.tensor(values), shape, check_invariants=True
        ).coalesce()

    def scores(self, told: Sequence[Example]) -> np.ndarray:
        """A score for each example."""
        return (torch.sparse.mm(self._matrix(told), self.weight[:, None])[:, 0] + self.bias).numpy()


def gram_names(told: Sequence[Example]) -> list[str]:
    """The features of the linear model: those of at least `SEEN` sentences."""
    counts = Counter(g for e in told for g in e.grams)
    return sorted(g for g, n in counts.items() if n >= SEEN)


class Inventory:
    """The lemmas and side features that the networks know."""

    def __init__(self, told: Sequence[Example]) -> None:
        lemmas = Counter(w for e in told for w in e.lemmas)
        self.lemmas = sorted(w for w, n in lemmas.items() if n >= LEMMAS)
        self.sides = sorted({s for e in told for word in e.sides for s in word})
        self.lemma_index = {w: i for i, w in enumerate(self.lemmas)}
        self.side_index = {s: i for i, s in enumerate(self.sides)}

    def batch(self, told: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Vectors, side features, lemmas and mask of some examples."""
        longest = max(len(e.lemmas) for e in told)
        vectors = torch.zeros(len(told), longest, told[0].vectors.shape[1])
        sides = torch.zeros(len(told), longest, len(self.sides))
        lemmas = torch.full((len(told), longest), len(self.lemmas))
        mask = torch.zeros(len(told), longest, dtype=torch.bool)
        for row, example in enumerate(told):
            size = len(example.lemmas)
            vectors[row, :size] = torch.from_numpy(example.vectors)
            mask[row, :size] = True
            for i, word in enumerate(example.lemmas):
                lemmas[row, i] = self.lemma_index.get(word, len(self.lemmas))
                for side in example.sides[i]:
                    if side in self.side_index:
                        sides[row, i, self.side_index[side]] = 1.0
        return vectors, sides, lemmas, mask


class Network(nn.Module):
    """Vectors, lemmas and side features, seen with both neighbours, pooled by attention and by maximum."""

    def __init__(self, width: int, inventory: Inventory) -> None:
        super().__init__()
        self.inp = nn.Linear(width, WIDTH)
        self.side = nn.Linear(len(inventory.sides), WIDTH)
        self.lem = nn.Embedding(len(inventory.lemmas) + 1, WIDTH)
        nn.init.normal_(self.lem.weight, std=0.1)
        self.conv = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.att = nn.Linear(WIDTH, HEADS)
        self.tok = nn.Linear(WIDTH, 3)
        self.first = nn.Linear(WIDTH * (HEADS + 1), WIDTH)
        self.last = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, vectors: Tensor, sides: Tensor, lemmas: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """A score for each sentence, and three for each word."""
        hidden = self.inp(self.drop(vectors)) + self.side(self.drop(sides)) + self.drop(self.lem(lemmas))
        hidden = functional.gelu(hidden, approximate="tanh") * mask[..., None]
        if self.training:
            hidden = hidden * (torch.rand(hidden.shape[:2]) > WORD_DROP)[..., None]
        turned = self.conv(hidden.transpose(1, 2)).transpose(1, 2)
        hidden = self.drop(hidden + functional.gelu(turned, approximate="tanh"))
        attention = self.att(hidden).masked_fill(~mask[..., None], -1e9).softmax(1)
        pooled = torch.einsum("bth,btk->bkh", hidden, attention).flatten(1)
        highest = hidden.masked_fill(~mask[..., None], -1e9).max(1).values
        inner = self.drop(functional.relu(self.first(torch.cat([pooled, highest], 1))))
        return self.last(inner)[:, 0], self.tok(hidden)


def fit_network(told: Sequence[Example], inventory: Inventory, seed: int) -> Network:
    """Train one network.

    Args:
        told: the examples.
        inventory: what it knows.
        seed: of its beginning.
    """
    torch.manual_seed(seed)
    network = Network(told[0].vectors.shape[1], inventory)
    solver = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = PASSES * (len(told) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(solver, RATE, total_steps=steps)
    for _ in range(PASSES):
        network.train()
        order = torch.randperm(len(told)).tolist()
        for start in range(0, len(order), BATCH):
            chosen = [told[i] for i in order[start : start + BATCH]]
            scores, words = network(*inventory.batch(chosen))
            loss = functional.binary_cross_entropy_with_logits(scores, torch.tensor([float(e.causal) for e in chosen]))
            loss = loss + SPANS * _spans_loss(words, chosen)
            solver.zero_grad()
            loss.backward()
            solver.step()
            schedule.step()
    return network.eval()


def _spans_loss(words: Tensor, chosen: Sequence[Example]) -> Tensor:
    labels, weight = torch.zeros_like(words), torch.zeros(words.shape[:2])
    for row, example in enumerate(chosen):
        if example.spans is not None:
            labels[row, : len(example.spans)] = torch.from_numpy(example.spans)
            weight[row, : len(example.spans)] = 1.0
    each = functional.binary_cross_entropy_with_logits(words, labels, reduction="none").mean(-1)
    return (each * weight).sum() / weight.sum().clamp(min=1.0)


def network_scores(networks: Sequence[Network], inventory: Inventory, told: Sequence[Example]) -> np.ndarray:
    """The sum of the networks' scores for each example."""
    total = np.zeros(len(told), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(told), 64):
            batch = inventory.batch(told[start : start + 64])
            total[start : start + 64] = sum(network(*batch)[0] for network in networks).numpy()
    return total
