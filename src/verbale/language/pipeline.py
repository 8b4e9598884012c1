"""The trained pipeline, shipped in `weights/` beside this module; `docs/model-card.md` tells how it was made."""

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from verbale.model import MissingError

if TYPE_CHECKING:
    from spacy.language import Language

    from verbale.language.coreference import Coreference


def load_pipeline() -> "Language":
    """The shipped pipeline: tokens, sentences, tags, lemmas, UD parse, names and the encoder's vectors.

    Returns:
        A spaCy pipeline; nothing is downloaded.

    Raises:
        MissingError: if the weights are not in the package (a checkout without them: run the recipe in `training/`).
    """
    import spacy

    import verbale.language.encoder  # makes the components known to spaCy
    import verbale.language.lemmas  # noqa: F401  imported for what it registers

    with as_file(files("verbale.language") / "weights") as path:
        if not (path / "config.cfg").is_file():
            raise MissingError(f"no weights in {path}; train them with the command of training/encoder/README.md")
        return spacy.load(path)


def load_coreference() -> "Coreference":
    """The shipped resolver of coreference, which works on documents of the shipped pipeline.

    Raises:
        MissingError: if its weights are not in the package.
    """
    from verbale.language.coreference import Coreference

    with as_file(files("verbale.language") / "weights" / "coreference.npz") as path:
        if not path.is_file():
            raise MissingError(f"no weights {path}; train them with the command of training/coreference/README.md")
        return Coreference.from_disk(path)
