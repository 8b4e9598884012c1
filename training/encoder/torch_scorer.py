"""The trained network as a scorer of slices."""

from __future__ import annotations

import torch

from encoder.network import Network
from verbale.language.encoder.reader import Arrays
from verbale.language.encoder.slices import Slice


class TorchScorer:
    """Runs the network of PyTorch on one slice at a time."""

    def __init__(self, network: Network) -> None:
        """Take the network, which is left in evaluation mode."""
        self.network = network.eval()

    def __call__(self, part: Slice) -> Arrays:
        """Score a slice.

        Args:
            part: The slice.

        Returns:
            The arrays by name.
        """
        device = self.network.root.device
        arrays = (part.pieces, part.cases, part.gaps, part.first, part.last)
        with torch.inference_mode():
            scores = self.network(*(torch.from_numpy(array)[None].to(device) for array in arrays))
        return {name: tensor[0].cpu().numpy() for name, tensor in scores._asdict().items()}
