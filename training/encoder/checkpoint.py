"""Checkpoints: everything that training needs to go on as if it had not stopped."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

NAME = "training.pt"


@dataclass
class Place:
    """How far training has come.

    Attributes:
        number: The pass, from 0.
        batch: The next batch of that pass.
        steps: Steps done.
        pieces: Pieces seen.
        seconds: Time spent on steps.
        steps_total: Steps of the whole schedule.
        passes: Passes of the whole schedule.
    """

    number: int = 0
    batch: int = 0
    steps: int = 0
    pieces: int = 0
    seconds: float = 0.0
    steps_total: int = 0
    passes: int = 10


def save(folder: Path, place: Place, network: torch.nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Write a checkpoint beside the old one and put it in its place at once.

    Args:
        folder: The folder of the checkpoints.
        place: How far training has come.
        network: The network.
        optimizer: Its optimizer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    fresh = path.with_suffix(".new")
    state = {
        "place": asdict(place),
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "random": torch.get_rng_state(),
        "random_cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
    }
    with fresh.open("wb") as stream:
        torch.save(state, stream)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


def load(folder: Path, network: torch.nn.Module, optimizer: torch.optim.Optimizer | None = None) -> Place:
    """Read a checkpoint.

    Args:
        folder: The folder of the checkpoints.
        network: Filled in place.
        optimizer: Filled in place, with the state of the random generator; none when only reading is wanted.

    Returns:
        How far training had come.
    """
    # weights_only: no code in the file is run
    state: dict[str, Any] = torch.load(folder / NAME, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        if torch.cuda.is_available() and state.get("random_cuda"):
            torch.cuda.set_rng_state_all(state["random_cuda"])
    return Place(**state["place"])
