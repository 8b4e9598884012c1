"""Reading of the arrays that the small recipes under `training/` keep beside the encoder's weights."""

from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from verbale.model import MissingError


def read_arrays(name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of a file of weights, read without pickles.

    Args:
        name: of the file, without the suffix.

    Raises:
        MissingError: if it is not in the package.
    """
    place = files("verbale.language") / "weights" / f"{name}.npz"
    if not place.is_file():
        raise MissingError(f"no weights {place}: train them with the command of training/README.md")
    with as_file(place) as path, np.load(path, allow_pickle=False) as kept:
        return {key: kept[key] for key in kept.files}
