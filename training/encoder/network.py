"""The network: MiniLM-L6-H384 with heads for tags, morphology, sentence starts, trees and names.

Trees are scored by biaffine attention (Dozat and Manning 2017). The word embeddings are never trained: few words occur
in the treebanks, and the others would be left behind.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from verbale.language.encoder.labels import Labels
from verbale.language.encoder.slices import CASES, GAPS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
PIECES, POSITIONS = 30522, 512
ARCS, RELATIONS = 192, 96
ENCODER_DROPOUT, HEAD_DROPOUT = 0.1, 0.2
EPSILON = 1e-12
SCALE = (WIDTH // ATTENTION_HEADS) ** -0.5
FAR = -1e4  # affinity to padding


class Scores(NamedTuple):
    """What the network says of the words of each slice (slices, words, …).

    Attributes:
        upos: Scores of the universal parts of speech.
        xpos: Scores of the Penn tags.
        feats: Scores of the strings of features.
        starts: Score of a sentence start; above zero it is one.
        names: Scores of the name tags.
        arcs: Score of each head for each word; the root is the first column.
        relations: Vector of each word for each relation, to be multiplied with the head's.
        heads: Vector of each head, the root first, for its relations.
        vectors: The encoder's vector of each word.
    """

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    starts: Tensor
    names: Tensor
    arcs: Tensor
    relations: Tensor
    heads: Tensor
    vectors: Tensor


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        """Make the layer, to be filled with the pretrained weights."""
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(ENCODER_DROPOUT)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Apply the layer.

        Args:
            states: Vectors of the pieces (slices, pieces, width).
            mask: Which pieces may be attended to (slices, 1, 1, pieces); none when there is no padding.

        Returns:
            New vectors.
        """
        slices, pieces, _ = states.shape

        def split(linear: nn.Module) -> Tensor:
            rows: Tensor = linear(states)
            return rows.view(slices, pieces, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)

        # written out: PyTorch's fused attention is slower on processors, above all backward
        affinity = torch.matmul(split(self.query) * SCALE, split(self.key).transpose(2, 3))
        if mask is not None:
            affinity = affinity.masked_fill(~mask, FAR)
        seen = torch.matmul(affinity.softmax(dim=-1), split(self.value))
        seen = seen.transpose(1, 2).reshape(slices, pieces, WIDTH)
        states = self.norm(states + self.dropout(self.mixed(seen)))
        inner = functional.gelu(self.wide(states))
        result: Tensor = self.last_norm(states + self.dropout(self.narrow(inner)))
        return result


class Encoder(nn.Module):
    """BERT's embeddings and layers, with embeddings of case and white space added."""

    def __init__(self) -> None:
        """Make the encoder, to be filled with the pretrained weights."""
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.pieces.weight.requires_grad = False
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(len(CASES), WIDTH)
        self.gaps = nn.Embedding(len(GAPS), WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(ENCODER_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.cases.weight)  # at first the encoder is the pretrained one
        nn.init.zeros_(self.gaps.weight)

    def forward(self, pieces: Tensor, cases: Tensor, gaps: Tensor, mask: Tensor | None) -> Tensor:
        """Encode pieces.

        Args:
            pieces: Their numbers (slices, pieces).
            cases: The case of each.
            gaps: The white space before each.
            mask: Which pieces are no padding (slices, pieces).

        Returns:
            Their vectors (slices, pieces, width).
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places) + self.cases(cases) + self.gaps(gaps) + self.kind
        states = self.dropout(self.norm(states))
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            states = layer(states, seen)
        result: Tensor = states
        return result


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, labels: Labels) -> None:
        """Make the network.

        Args:
            labels: The inventories.
        """
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(HEAD_DROPOUT)
        self.tags = nn.ModuleDict(
            {
                "upos": nn.Linear(WIDTH, len(labels.upos)),
                "xpos": nn.Linear(WIDTH, len(labels.xpos)),
                "feats": nn.Linear(WIDTH, len(labels.feats)),
                "starts": nn.Linear(WIDTH, 1),
                "names": nn.Linear(WIDTH, len(labels.names)),
            }
        )
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc_word, self.arc_head = nn.Linear(WIDTH, ARCS), nn.Linear(WIDTH, ARCS)
        self.arc = nn.Linear(ARCS, ARCS)
        self.arc_bias = nn.Linear(ARCS, 1, bias=False)
        self.relation_word, self.relation_head = nn.Linear(WIDTH, RELATIONS), nn.Linear(WIDTH, RELATIONS)
        self.relation = nn.Linear(RELATIONS, len(labels.relations) * (RELATIONS + 1))
        nn.init.xavier_uniform_(self.arc.weight, gain=0.5)
        nn.init.xavier_uniform_(self.relation.weight, gain=0.5)

    def forward(
        self, pieces: Tensor, cases: Tensor, gaps: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None
    ) -> Scores:
        """Score the words of slices.

        Args:
            pieces: Numbers of the pieces (slices, pieces).
            cases: The case of each.
            gaps: The white space before each.
            first: Index of each word's first piece (slices, words).
            last: Index of each word's last piece.
            mask: Which pieces are no padding; none when there is no padding.

        Returns:
            The scores.
        """
        states = self.encoder(pieces, cases, gaps, mask).float()
        slices, words = first.shape
        wide = (slices, words, WIDTH)
        front = states.gather(1, first[:, :, None].expand(wide))
        back = states.gather(1, last[:, :, None].expand(wide))
        vectors = (front + back) * 0.5
        used = self.dropout(vectors)
        rooted = torch.cat((self.root.expand(slices, 1, WIDTH), used), dim=1)
        activate = functional.gelu
        arc_word, arc_head = self.dropout(activate(self.arc_word(used))), self.dropout(activate(self.arc_head(rooted)))
        arcs = torch.matmul(self.arc(arc_word).float(), arc_head.float().transpose(1, 2))
        arcs = arcs + self.arc_bias(arc_head).float().transpose(1, 2)
        relation_word = self.dropout(activate(self.relation_word(used)))
        relation_head = self.dropout(activate(self.relation_head(rooted))).float()
        relations = self.relation(relation_word).float().view(slices, words, -1, RELATIONS + 1)
        one = torch.ones_like(relation_head[:, :, :1])
        return Scores(
            upos=self.tags["upos"](used).float(),
            xpos=self.tags["xpos"](used).float(),
            feats=self.tags["feats"](used).float(),
            starts=self.tags["starts"](used).float().squeeze(-1),
            names=self.tags["names"](used).float(),
            arcs=arcs,
            relations=relations,
            heads=torch.cat((relation_head, one), dim=2),
            vectors=vectors,
        )


def fill(network: Network, pretrained: dict[str, Tensor]) -> None:
    """Fill the encoder with pretrained weights.

    Args:
        network: Changed in place.
        pretrained: BERT's tensors by BERT's names.
    """
    encoder = network.encoder
    renamed = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    inside = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mixed": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in inside.items():
            for part in ("weight", "bias"):
                renamed[f"layers.{number}.{ours}.{part}"] = f"encoder.layer.{number}.{theirs}.{part}"
    state = encoder.state_dict()
    with torch.no_grad():
        for ours, theirs in renamed.items():
            state[ours].copy_(pretrained[theirs])
        encoder.kind.copy_(pretrained["embeddings.token_type_embeddings.weight"][0])
