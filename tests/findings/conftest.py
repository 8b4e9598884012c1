"""What the tests of findings share: a bare text read and its findings of a kind."""

from collections.abc import Callable
from typing import Any

import pytest

from verbale.findings import Reader

Code = Callable[..., dict[str, Any]]


@pytest.fixture
def code(reader: Reader) -> Code:
    """`Reader.code` of a text on a day."""

    def coded(text: str, date: str | None = None) -> dict[str, Any]:
        return reader.code(text, id="t", date=date)

    return coded
