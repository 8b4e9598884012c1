"""Accounts made by hand: weave needs no record and no reader."""

from collections.abc import Callable
from typing import Any

import pytest

from verbale.model import When
from verbale.record import interval
from verbale.weave import Account


def make(key: str, date: str | None = "2023-09-13", **fields: Any) -> Account:
    document = fields.pop("document", f"doc-{key}")
    first, last = interval(date) if date else (None, None)
    given: dict[str, Any] = {
        "origin": document,
        "type": "CONSULT",
        "status": "happened",
        "what": "Kim and Putin hold a summit",
        "actor": ("PRK:GOV:Kim Jong-un", "RUS:GOV:Vladimir Putin"),
        "commitment": ("CT+",),
        "when": When(date, date) if date else None,
        "first_day": first,
        "last_day": last,
        "evidence": f"quote {key}",
    }
    return Account(key=key, document=document, **(given | fields))


@pytest.fixture
def account() -> Callable[..., Account]:
    return make
