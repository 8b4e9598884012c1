"""The network of senses: MiniLM-L6-H384 with heads for acts, their sides, and claims of causes."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from encoder.network import WIDTH, Encoder

SIDES = ("actor", "recipient")
SIDE_WIDTH = 128
SIDE_SCALE = SIDE_WIDTH**-0.5
DROPOUT = 0.2
FAR = -1e4


class Scores(NamedTuple):
    """What the network says of some sentences.

    Attributes:
        acts: scores of the types of acts for each word (sentences, words, types).
        actor: for each word, if it is an act, the scores of nobody (first) and of each word to name its actor
            (sentences, words, 1 + words).
        recipient: the same of its recipient.
        claim: score of a sentence to claim a cause; above zero it does (sentences,).
        spans: scores of each word to be in a cause, effect or signal; learned beside, not exported.
    """

    acts: Tensor
    actor: Tensor
    recipient: Tensor
    claim: Tensor
    spans: Tensor


class Senses(nn.Module):
    """The encoder and its heads."""

    def __init__(self, types: int, parts: int) -> None:
        """Make the network.

        Args:
            types: how many types of acts there are, that of no act included.
            parts: how many parts of a causal claim are marked.
        """
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(DROPOUT)
        self.acts = nn.Linear(WIDTH, types)
        self.act_side = nn.ModuleList(nn.Linear(WIDTH, SIDE_WIDTH) for _ in SIDES)
        self.named_side = nn.ModuleList(nn.Linear(WIDTH, SIDE_WIDTH) for _ in SIDES)
        self.nobody = nn.Parameter(torch.randn(len(SIDES), WIDTH) * 0.02)
        self.attention = nn.Linear(WIDTH, 1)
        self.pooled = nn.Linear(2 * WIDTH, WIDTH)
        self.claim = nn.Linear(WIDTH, 1)
        self.spans = nn.Linear(WIDTH, parts)

    def forward(
        self,
        pieces: Tensor,
        cases: Tensor,
        gaps: Tensor,
        first: Tensor,
        last: Tensor,
        mask: Tensor | None = None,
        real: Tensor | None = None,
    ) -> Scores:
        """Score sentences.

        Args:
            pieces: numbers of the pieces (sentences, pieces).
            cases: the case of each.
            gaps: the white space before each.
            first: index of each word's first piece (sentences, words).
            last: index of each word's last piece.
            mask: which pieces are no padding; none when there is no padding.
            real: which words are no padding; none when there is no padding.
        """
        states = self.encoder(pieces, cases, gaps, mask).float()
        sentences, words = first.shape
        wide = (sentences, words, WIDTH)
        front = states.gather(1, first[:, :, None].expand(wide))
        vectors = (front + states.gather(1, last[:, :, None].expand(wide))) * 0.5
        used = self.dropout(vectors)
        sides = [self._side(number, used, real) for number in range(len(SIDES))]
        weight = self.attention(vectors)[..., 0].float()
        if real is not None:
            weight = weight.masked_fill(~real, FAR)
        seen = (weight.softmax(dim=-1)[:, :, None] * vectors).sum(dim=1)
        pooled = self.dropout(torch.tanh(self.pooled(self.dropout(torch.cat((seen, states[:, 0]), dim=-1)))))
        return Scores(
            acts=self.acts(used).float(),
            actor=sides[0],
            recipient=sides[1],
            claim=self.claim(pooled)[:, 0].float(),
            spans=self.spans(used).float(),
        )

    def _side(self, number: int, used: Tensor, real: Tensor | None) -> Tensor:
        named = torch.cat((self.nobody[number].expand(used.shape[0], 1, WIDTH), used), dim=1)
        asks, answers = self.act_side[number](used).float(), self.named_side[number](named).float()
        scores: Tensor = torch.matmul(asks, answers.transpose(1, 2)) * SIDE_SCALE
        if real is not None:
            there = torch.cat((torch.ones_like(real[:, :1]), real), dim=1)
            scores = scores.masked_fill(~there[:, None, :], FAR)
        return scores
