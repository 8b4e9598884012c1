"""What costs seconds to load is loaded once for all tests: the lexicon and the trained pipeline."""

import pytest

from verbale.findings import Reader
from verbale.lexicon import Lexicon


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the shipped lexicon and weights."""
    return Reader.load()


@pytest.fixture(scope="session")
def lexicon(reader: Reader) -> Lexicon:
    """The shipped lexicon."""
    return reader.lexicon
