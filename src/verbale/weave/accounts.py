"""One document's telling of one event, as weave compares them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbale.model import When

_HAPPENED = ("happened", "ongoing")
_SURE = {"CT+": 6, "PR+": 5, "PS+": 4, "Uu": 3, "PS-": 2, "PR-": 1, "CT-": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One event finding of the record.

    Attributes:
        key: the finding's; `document` is its document's key, `origin` that of the text it was copied from.
        type, mode, status, what, place: as in the finding.
        actor, recipient: actor codes.
        when: the date as told, or None.
        first_day, last_day: the days that this can mean; None where open.
        holders, commitment, basis: who vouches, outermost first, and how sure each is.
        evidence, span: the quote and its offsets in the document's text, or None where unknown.
        entry: the lexicon entry that made it.
        known_from: the day from which the document can be known, or None.
    """

    key: str
    document: str
    origin: str
    type: str
    status: str
    what: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...] = ()
    mode: str | None = None
    place: str | None = None
    when: When | None = None
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    holders: tuple[str, ...] = ("AUTHOR",)
    commitment: tuple[str, ...] = ()
    basis: str = "none_given"
    confidence: float = 0.0
    entry: str = ""
    evidence: str = ""
    span: tuple[int, int] | None = None
    known_from: datetime.date | None = None

    @property
    def actor_states(self) -> frozenset[str]:
        """The states (or organisations) that act."""
        return _states(self.actor)

    @property
    def recipient_states(self) -> frozenset[str]:
        """The states (or organisations) that are acted on."""
        return _states(self.recipient)

    @property
    def states(self) -> frozenset[str]:
        """All states (or organisations) that take part."""
        return self.actor_states | self.recipient_states

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day; of a date that is open on one side ("since April 2019"), the day known, twice."""
        first, last = self.first_day or self.last_day, self.last_day or self.first_day
        return (first, last) if first and last else None

    def persons(self, state: str) -> frozenset[str]:
        """The names that stand in this account for a state's side."""
        parts = [code.split(":") for code in (*self.actor, *self.recipient)]
        return frozenset(part[2] for part in parts if len(part) > 2 and part[0] == state and part[2] != "?")

    @property
    def vouching(self) -> tuple[int, int, int, int]:
        """A rank: the greater, the better somebody vouches for the event.

        What is told as happened goes before what is not, then the document's own certainty, the innermost holder's,
        the shorter chain.
        """
        outer = _SURE.get(self.commitment[0], 0) if self.commitment else 0
        inner = _SURE.get(self.commitment[-1], 0) if self.commitment else 0
        return (int(self.status in _HAPPENED), outer, inner, -len(self.holders))


def account_of(row: Mapping[str, Any], origins: Mapping[str, str]) -> Account:
    """An account from a row of `Record.events`.

    Args:
        row: column to value.
        origins: document key to the key of its origin, as `weave.origins` gives it.
    """
    start, end = row["date_start"], row["date_end"]
    place = (row["span_start"], row["span_end"])
    document = row["document_key"]
    return Account(
        key=row["key"],
        document=document,
        origin=origins.get(document, document),
        type=row["type"] or "",
        mode=row["mode"],
        status=row["status"] or "",
        what=row["what"] or row["evidence"] or "",
        actor=tuple(row["actor"] or ()),
        recipient=tuple(row["recipient"] or ()),
        place=row["place"],
        when=When(start, end, row["date_text"]) if start or end else None,
        first_day=row["first_day"],
        last_day=row["last_day"],
        holders=tuple(row["holders"] or ()),
        commitment=tuple(row["commitment"] or ()),
        basis=row["basis"] or "none_given",
        confidence=row["confidence"] or 0.0,
        entry=row["entry"] or "",
        evidence=row["evidence"] or "",
        span=(place[0], place[1]) if None not in place else None,
        known_from=row["known_from"],
    )


def _states(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.partition(":")[0] for code in codes)
