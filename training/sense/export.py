"""Export to ONNX in eight bits, as the encoder is."""

from __future__ import annotations

import logging
import tempfile
import warnings
from pathlib import Path

import torch

from encoder.export import OPSET, quantize
from sense.network import Scores, Senses
from verbale.language.encoder.session import INPUTS
from verbale.language.sense import NETWORK

OUTPUTS = tuple(name for name in Scores._fields if name != "spans")


class _Exported(torch.nn.Module):
    """The network without masks and without what is only learned beside: sentences are scored one at a time."""

    def __init__(self, network: Senses) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: torch.Tensor, cases: torch.Tensor, gaps: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        scores = self.network(pieces, cases, gaps, first, last)
        return tuple(getattr(scores, name) for name in OUTPUTS)


def export_all(network: Senses, folder: Path) -> Path:
    """Write a network.

    Args:
        network: the trained network.
        folder: where it is written.

    Returns:
        The file of the network in eight bits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger().setLevel(logging.WARNING)  # the quantizer advises what has been done
    small = folder / NETWORK
    sample = (torch.ones(1, 7, dtype=torch.long), *(torch.zeros(1, 7, dtype=torch.long),) * 2)
    words = (torch.tensor([[1, 2, 4]]), torch.tensor([[1, 3, 5]]))
    axes = {name: {1: "pieces"} for name in INPUTS[:3]} | {name: {1: "words"} for name in INPUTS[3:]}
    axes |= {"acts": {1: "words"}, "actor": {1: "words", 2: "named"}, "recipient": {1: "words", 2: "named"}}
    with tempfile.TemporaryDirectory() as room, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter that knows this opset is the older one
        plain = Path(room) / "network.fp32.onnx"
        torch.onnx.export(
            _Exported(network.eval()),
            (*sample, *words),
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quantize(plain, small)
    logging.getLogger().setLevel(logging.INFO)
    return small
