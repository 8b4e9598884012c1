"""What costs seconds to load is loaded once for all tests: the lexicon and the trained pipeline."""

import pytest
from hypothesis import settings

from verbale.findings import Reader
from verbale.lexicon import Lexicon

# The same examples on every machine, and none fails for being slow.
settings.register_profile("verbale", deadline=None, derandomize=True)
settings.load_profile("verbale")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the shipped lexicon and weights."""
    return Reader.load()


@pytest.fixture(scope="session")
def lexicon(reader: Reader) -> Lexicon:
    """The shipped lexicon."""
    return reader.lexicon
