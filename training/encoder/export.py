"""Export to ONNX in eight bits: opset 17, each channel with its own scale, reduced range.

The reduced range (seven bits) keeps older processors, which add pairs of products in sixteen bits, from overflowing.
The word embeddings get a scale for each piece: one scale for all of them would be set by a few large numbers.
"""

from __future__ import annotations

import logging
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from encoder.network import Network, Scores
from verbale.language.encoder.session import INPUTS

OPSET = 17
EMBEDDINGS = "network.encoder.pieces.weight"
LARGEST = 127


class _Exported(torch.nn.Module):
    """The network without the mask: slices are scored one at a time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        pieces: torch.Tensor,
        cases: torch.Tensor,
        gaps: torch.Tensor,
        first: torch.Tensor,
        last: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        return tuple(self.network(pieces, cases, gaps, first, last))


def export(network: Network, path: Path) -> None:
    """Write the network in 32 bits.

    Args:
        network: The trained network.
        path: The ONNX file.
    """
    sample = (torch.ones(1, 7, dtype=torch.long), *(torch.zeros(1, 7, dtype=torch.long),) * 2)
    words = (torch.tensor([[1, 2, 4]]), torch.tensor([[1, 3, 5]]))
    axes = {name: {1: "pieces"} for name in INPUTS[:3]} | {name: {1: "words"} for name in INPUTS[3:]}
    axes |= {name: {1: "words"} for name in Scores._fields}
    axes["arcs"] = {1: "words", 2: "heads"}
    axes["heads"] = {1: "heads"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter that knows this opset is the older one
        torch.onnx.export(
            _Exported(network.eval()),
            (*sample, *words),
            str(path),
            input_names=list(INPUTS),
            output_names=list(Scores._fields),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantize(source: Path, target: Path) -> None:
    """Write an exported network in eight bits.

    Args:
        source: The network in 32 bits.
        target: The ONNX file to write.
    """
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(target),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    model = onnx.load(str(target))
    _shrink_embeddings(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def _shrink_embeddings(model: onnx.ModelProto) -> None:
    """Keep the word embeddings in eight bits, with a scale for each piece."""
    graph = model.graph
    table = next(t for t in graph.initializer if t.name == EMBEDDINGS)
    values = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(values).max(axis=1, keepdims=True) / LARGEST, 1e-12).astype(np.float32)
    small = np.round(values / scales).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.append(numpy_helper.from_array(small, EMBEDDINGS + ".small"))
    graph.initializer.append(numpy_helper.from_array(scales, EMBEDDINGS + ".scales"))
    place = next(i for i, node in enumerate(graph.node) if node.op_type == "Gather" and node.input[0] == EMBEDDINGS)
    gather = graph.node[place]
    name, index = gather.output[0], gather.input[1]
    new = [
        helper.make_node("Gather", [EMBEDDINGS + ".small", index], [name + ".small"], name="pieces.small"),
        helper.make_node("Cast", [name + ".small"], [name + ".wide"], name="pieces.wide", to=TensorProto.FLOAT),
        helper.make_node("Gather", [EMBEDDINGS + ".scales", index], [name + ".scales"], name="pieces.scales"),
        helper.make_node("Mul", [name + ".wide", name + ".scales"], [name], name="pieces.scaled"),
    ]
    graph.node.remove(gather)
    for node in reversed(new):
        graph.node.insert(place, node)


def export_all(network: Network, folder: Path) -> Path:
    """Write both forms of a network.

    Args:
        network: The trained network.
        folder: Where they are written.

    Returns:
        The file of the network in eight bits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger().setLevel(logging.WARNING)  # the quantizer advises what has been done
    plain, small = folder / "network.fp32.onnx", folder / "network.onnx"
    export(network, plain)
    quantize(plain, small)
    return small
