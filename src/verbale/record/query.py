"""Questions to the record: filters as named SQL steps, each reading the one before it.

What a user gives reaches SQL as a parameter only. The steps are put together from the fixed texts below, and the
whole query can be read from top to bottom (`Query.sql`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from verbale.model import KINDS, PLOVER_TYPES, STATUSES, DateError, InputError, MissingError
from verbale.record.checks import EVENT_TYPES
from verbale.record.days import interval

# Who may be meant by --actor: whoever does it or has it done to him, not who tells of it or is told.
_NOT_ACTING = "('holder', 'via', 'audience')"
_NOT_TAKING_PART = "('holder', 'via')"


class FilterOptions(TypedDict, total=False):
    """The filters of `Record.events`, `Record.statements` and `Record.findings`; see `Filters`."""

    actor: str | None
    between: str | Sequence[str] | None
    since: str | None
    until: str | None
    type: str | Sequence[str] | None
    status: str | Sequence[str] | None
    holder: str | None
    as_of: str | None
    document: str | None
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a question asks for. All that are given must hold.

    Attributes:
        actor: a state (`PRK`), the start of a code (`RUS:GOV`), a full code, or a name or whole words of it ("Putin"):
            who acts, receives, speaks, or is a party; not who merely vouches.
        between: two such, both of which take part ("PRK,RUS" or a pair).
        since, until: ISO dates; the finding's own interval of days overlaps the days from the first day of `since`
            to the last day of `until`. A finding without a date is left out.
        type: the kind's class, one or several: of events PLOVER's type, of statements the speech act.
        status: of events and transfers the status, of agreements the state; one or several.
        holder: who vouches for it, innermost; written like `actor`.
        as_of: an ISO date: only documents that could be known by its last day.
        document: a document's name or key.
        limit: at most so many, from the earliest.

    Raises:
        DateError: if a date is none, or `since` lies after `until`.
        MissingError: if events are asked for by a type or a status that there is not.
        InputError: if `between` does not name two, `limit` is under 1, or a filter is empty or of another type.
    """

    kind: str
    actor: str | None = None
    between: str | Sequence[str] | None = None
    since: str | None = None
    until: str | None = None
    type: str | Sequence[str] | None = None
    status: str | Sequence[str] | None = None
    holder: str | None = None
    as_of: str | None = None
    document: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise MissingError(f"There is no kind {self.kind!r}: choose one of {', '.join(KINDS)}.")
        for name in ("actor", "holder", "document"):
            value = getattr(self, name)
            if value is not None:
                _one_text(name, value)
        for name in ("type", "status"):
            value = getattr(self, name)
            for one in [value] if isinstance(value, str) else _several(name, value):
                _one_text(name, one)
        for day in (self.since, self.until, self.as_of):
            if day is not None:
                interval(day)
        if self.since and self.until and interval(self.since)[0] > interval(self.until)[1]:
            raise DateError(f"`since` ({self.since}) lies after `until` ({self.until}): no day is between them.")
        if self.between is not None:
            self.sides()
        if self.limit is not None and (type(self.limit) is not int or self.limit < 1):
            raise InputError(f"A limit must be 1 or more, got {self.limit!r}.")
        if self.kind == "events":
            _known("event type", self.types(), EVENT_TYPES, offered=PLOVER_TYPES)
            _known("status", self.statuses(), STATUSES)

    def sides(self) -> tuple[str, str]:
        """The two of `between`."""
        given = self.between.split(",") if isinstance(self.between, str) else _several("between", self.between)
        sides = [side.strip() for side in given if isinstance(side, str)]
        if len(sides) != 2 or not all(sides):
            raise InputError(f"`between` takes two actors, such as PRK,RUS, got {self.between!r}.")
        return sides[0], sides[1]

    def types(self) -> list[str]:
        """The types asked for, in lower case."""
        return _lower(self.type)

    def statuses(self) -> list[str]:
        """The statuses asked for, in lower case."""
        return _lower(self.status)


@dataclass(slots=True)
class Query:
    """A query under construction: steps by name, each a SELECT that may read the step before it."""

    steps: list[tuple[str, str]] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    def step(self, name: str, select: str, **parameters: Any) -> None:
        """Add a step; `{last}` in `select` stands for the step before it."""
        last = self.steps[-1][0] if self.steps else ""
        self.steps.append((name, select.replace("{last}", last)))
        self.parameters |= parameters

    @property
    def sql(self) -> str:
        """The query: all steps as common table expressions, then the last step's rows."""
        named = ",\n".join(f"{name} AS (\n{select.strip()}\n)" for name, select in self.steps)
        most = "LIMIT $most\n" if "most" in self.parameters else ""
        return f"WITH {named}\nFROM {self.steps[-1][0]}{_ORDER}{most}"


_ORDER = "\nORDER BY coalesce(first_day, last_day) NULLS LAST, document, span_start NULLS LAST, position, key\n"

# The code itself, the start of it up to a colon, or whole words of the name, whatever its case, accents and hyphens.
_MEANS = """(
        lower(code) = lower({who})
        OR starts_with(lower(code), lower({who}) || ':')
        OR contains(
            ' ' || replace(strip_accents(lower(name)), '-', ' ') || ' ',
            ' ' || replace(strip_accents(lower({who})), '-', ' ') || ' '
        )
    )"""


NAMED = f"SELECT 1 FROM participants WHERE {_MEANS.replace('{who}', '$who')} LIMIT 1"
"""Whether anybody in the record is meant by `$who`."""


def build(filters: Filters) -> Query:
    """The query for one kind's findings, ordered by the day they are about, then by document and offset."""
    query = Query()
    query.step("told", f"FROM {filters.kind}_told")
    if filters.document:
        query.step(
            "of_document",
            "FROM {last} WHERE document = $document OR document_key = lower($document)",
            document=filters.document,
        )
    if filters.as_of:
        query.step("known_by", "FROM {last} WHERE known_from <= $as_of", as_of=interval(filters.as_of)[1])
    if filters.since or filters.until:
        query.step("dated", "FROM {last} WHERE first_day IS NOT NULL OR last_day IS NOT NULL")
    if filters.since:
        query.step(
            "since", "FROM {last} WHERE last_day IS NULL OR last_day >= $since", since=interval(filters.since)[0]
        )
    if filters.until:
        query.step(
            "until", "FROM {last} WHERE first_day IS NULL OR first_day <= $until", until=interval(filters.until)[1]
        )
    if filters.types():
        query.step("of_type", "FROM {last} WHERE list_contains($types, lower(type))", types=filters.types())
    if filters.statuses():
        select = "FROM {last} WHERE list_contains($statuses, lower(status))"
        query.step("of_status", select, statuses=filters.statuses())
    if filters.actor:
        _taking_part(query, "with_actor", "actor", filters.actor, f"role NOT IN {_NOT_ACTING}")
    if filters.between is not None:
        for name, side in zip(("side_a", "side_b"), filters.sides(), strict=True):
            _taking_part(query, f"with_{name}", name, side, f"role NOT IN {_NOT_TAKING_PART}")
    if filters.holder:
        _taking_part(query, "held_by", "holder", filters.holder, "role = 'holder'")
    if filters.limit:
        query.parameters["most"] = filters.limit
    return query


def _taking_part(query: Query, step: str, parameter: str, who: str, role: str) -> None:
    means = _MEANS.replace("{who}", f"${parameter}")
    query.step(
        step,
        f"FROM {{last}} WHERE key IN (\n    SELECT finding FROM participants WHERE {role} AND {means}\n)",
        **{parameter: who.strip()},
    )


def _lower(given: str | Sequence[str] | None) -> list[str]:
    return [value.strip().lower() for value in ([given] if isinstance(given, str) else given or ())]


def _one_text(name: str, value: Any) -> None:
    if not isinstance(value, str):
        raise InputError(f"`{name}` takes text, got {value!r}.")
    if not value.strip():
        raise InputError(f"`{name}` must not be empty: leave it out to ask for all.")


def _several(name: str, value: Any) -> list[Any]:
    if not isinstance(value, Sequence | None):
        raise InputError(f"`{name}` takes text or a list of texts, got {value!r}.")
    return list(value or ())


def _known(what: str, given: list[str], known: Sequence[str], offered: Sequence[str] | None = None) -> None:
    for value in given:
        if value not in [name.lower() for name in known]:
            raise MissingError(f"There is no {what} {value!r}: choose from {', '.join(offered or known)}.")


def documents_query(*, as_of: str | None, document: str | None) -> tuple[str, dict[str, Any]]:
    """The query for documents, and its parameters.

    Raises:
        DateError: if `as_of` is no date.
    """
    return _DOCUMENTS, {"as_of": interval(as_of)[1] if as_of else None, "document": document}


_DOCUMENTS = """
WITH counted AS (
    SELECT document AS key, count(*) AS findings FROM findings GROUP BY document
)
SELECT
    d.name AS document, d.title, d.outlet, d.published, d.published_basis, d.knowable_earliest, d.knowable_latest,
    d.known_from, d.genre, d.language, d.words, coalesce(c.findings, 0) AS findings, d.authors, d.warnings, d.source,
    d.sha256, d.key
FROM documents AS d
LEFT JOIN counted AS c USING (key)
WHERE ($as_of::DATE IS NULL OR d.known_from <= $as_of::DATE)
  AND ($document::VARCHAR IS NULL OR d.name = $document OR d.key = lower($document))
ORDER BY d.known_from NULLS LAST, d.name, d.key
"""
