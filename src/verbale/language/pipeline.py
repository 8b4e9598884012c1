"""The trained pipeline, shipped in `weights/` beside this module; `docs/model-card.md` tells how it was made."""

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from verbale.model import MissingError

if TYPE_CHECKING:
    from spacy.language import Language


def load_pipeline() -> "Language":
    """The shipped pipeline: tokens, sentences, tags, lemmas, UD parse and names.

    Returns:
        A spaCy pipeline; nothing is downloaded.

    Raises:
        MissingError: if the weights are not in the package (a checkout without them: run the recipe in `training/`).
    """
    import spacy

    with as_file(files("verbale.language") / "weights") as path:
        if not (path / "config.cfg").is_file():
            raise MissingError(f"no weights in {path}; train them with training/README.md's command")
        return spacy.load(path)
