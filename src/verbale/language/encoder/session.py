"""The exported network as a scorer of slices, run by onnxruntime on one thread."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

from verbale.language.encoder.reader import Arrays
from verbale.language.encoder.slices import Slice

INPUTS = ("pieces", "cases", "gaps", "first", "last")


class OnnxScorer:
    """Runs an exported network on one slice at a time."""

    def __init__(self, path: Path) -> None:
        """Load the network.

        Args:
            path: The ONNX file.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the room of the longest slice for ever
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.names = [output.name for output in self.session.get_outputs()]

    def __call__(self, part: Slice) -> Arrays:
        """Score a slice.

        Args:
            part: The slice.

        Returns:
            The arrays by name.
        """
        fed = {name: getattr(part, name)[None] for name in INPUTS}
        found = self.session.run(self.names, fed)
        return {name: array[0] for name, array in zip(self.names, found, strict=True)}
