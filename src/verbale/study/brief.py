"""What a brief says: episodes by status, disagreements, who spoke, and what all of it rests on."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.lexicon import Lexicon, load_lexicon
from verbale.record import Record, interval
from verbale.study.sources import Quote, Source, known_by, quote_in, read_sources, rows_of
from verbale.study.speakers import Saying, Speaker, speakers
from verbale.weave import Account, Disagreement, Episode, account_of, disagreements, episodes

SECTIONS = ("happened", "planned", "possible", "called_for", "hypothetical", "denied")
"""The parts of a brief, in order: a status each; what is ongoing stands under "happened"."""

MOST_IN_SECTION = 400
"""Episodes shown of one section. A page with more is slow to open and read by nobody; the rest is counted."""

MOST_SAYINGS = 60
"""Statements shown of one speaker; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The episodes of one status.

    Attributes:
        dated, undated: in order of time; at most `MOST_IN_SECTION` of each.
        total: how many there are in all.
    """

    status: str
    dated: tuple[Episode, ...]
    undated: tuple[Episode, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a brief rests on: documents that tell something of it, their origins and outlets, and findings."""

    documents: int
    in_record: int
    origins: int
    outlets: int
    events: int
    episodes: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The answer to "what does this record hold on these actors, as far as it could be known on that day?".

    Attributes:
        about: the actor codes or names asked for; empty: everything.
        as_of, since, until: the dates asked for, ISO, or None.
        known: the day by which all of the documents could be known, or None where none is dated.
        earliest, latest: the first and last day from which one of the documents could be known.
        sources: by key, the documents that tell something of it, and no others.
        sections: one for each of `SECTIONS`.
        charted: all dated episodes that happened, are planned or possible, in order of time.
        last_happened: the latest dated episodes that happened, those of one day together, by `known`.
        planned: what is planned for a day after `known`, then what is planned without a date.
        disagreements: where accounts oppose each other.
        speakers: who spoke, those with most statements first.
        quotes: by finding key, the quote in its context.
        counts: how much there is.
        doubtful: documents whose date is unknown, inferred or contradicted by their text.
        record: the record's file name.
        digits: how many digits of a finding's key tell it apart.
    """

    about: tuple[str, ...]
    as_of: str | None
    since: str | None
    until: str | None
    known: datetime.date | None
    earliest: datetime.date | None
    latest: datetime.date | None
    sources: Mapping[str, Source]
    sections: tuple[Section, ...]
    charted: tuple[Episode, ...]
    last_happened: tuple[Episode, ...]
    planned: tuple[Episode, ...]
    disagreements: tuple[Disagreement, ...]
    speakers: tuple[Speaker, ...]
    quotes: Mapping[str, Quote]
    counts: Counts
    doubtful: tuple[Source, ...]
    record: str
    digits: int


def brief(
    record: Record,
    *,
    about: tuple[str, ...] = (),
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    lexicon: Lexicon | None = None,
) -> Brief:
    """Put together what a record holds.

    Args:
        about: states, actor codes or names. Two must both take part in an event; of one, or of three and more, any.
            A statement counts if one of them speaks, or if it tells of an event that counts.
        as_of: ISO date: only documents that could be known by its last day.
        since, until: ISO dates: only what is dated between them; what has no date is left out then.
        lexicon: instead of the shipped one.

    Raises:
        DateError: if a date is none.
    """
    lexicon = lexicon or load_lexicon()
    every = read_sources(record, as_of=as_of)
    origins = {key: source.origin for key, source in every.items()}
    dates = {"as_of": as_of, "since": since, "until": until}
    rows = _event_rows(record, about, dates)
    accounts = [account_of(row, origins) for row in rows]
    spoken = _statement_rows(record, about, dates, accounts)

    names = _names(lexicon, accounts)
    found = episodes(accounts, names=names)
    who = speakers(spoken, origins)
    used = {row["document_key"] for row in (*rows, *spoken)}
    sources = {key: source for key, source in every.items() if key in used}
    known = interval(as_of)[1] if as_of else known_by(sources.values())
    dated = [source.known_from for source in sources.values() if source.known_from]
    return Brief(
        about=about,
        as_of=as_of,
        since=since,
        until=until,
        known=known,
        earliest=min(dated, default=None),
        latest=max(dated, default=None),
        sources=sources,
        sections=tuple(_section(status, found) for status in SECTIONS),
        charted=tuple(
            episode for episode in found if episode.first_day and _part(episode) in ("happened", "planned", "possible")
        ),
        last_happened=_last(found, known),
        planned=_planned(found, known),
        disagreements=disagreements(found, names=names),
        speakers=who,
        quotes=_quotes(accounts, who, sources),
        counts=Counts(
            documents=len(sources),
            in_record=len(every),
            origins=len({source.origin for source in sources.values()}),
            outlets=len({source.outlet for source in sources.values() if source.outlet}),
            events=len(accounts),
            episodes=len(found),
            statements=sum(len(speaker.sayings) for speaker in who),
        ),
        doubtful=tuple(source for source in sources.values() if source.warnings or source.known_from is None),
        record=Path(record.store.path).name,
        digits=record.key_digits(),
    )


def _event_rows(record: Record, about: tuple[str, ...], dates: Mapping[str, str | None]) -> list[dict[str, Any]]:
    given: Any = dates
    if not about:
        return rows_of(record.events(**given))
    if len(about) == 2:
        return rows_of(record.events(between=about, **given))
    rows = {row["key"]: row for actor in about for row in rows_of(record.events(actor=actor, **given))}
    return list(rows.values())


def _statement_rows(
    record: Record, about: tuple[str, ...], dates: Mapping[str, str | None], accounts: Iterable[Account]
) -> list[dict[str, Any]]:
    given: Any = dates
    rows = rows_of(record.statements(**given))
    if not about:
        return rows
    speak = {row["key"] for actor in about for row in rows_of(record.statements(actor=actor, **given))}
    told: dict[str, list[tuple[int, int]]] = {}
    for account in accounts:
        if account.span:
            told.setdefault(account.document, []).append(account.span)
    return [row for row in rows if row["key"] in speak or _tells_of(row, told.get(row["document_key"], []))]


def _tells_of(statement: Mapping[str, Any], spans: list[tuple[int, int]]) -> bool:
    start, end = statement["span_start"], statement["span_end"]
    return start is not None and any(first < end and start < last for first, last in spans)


def _names(lexicon: Lexicon, accounts: Iterable[Account]) -> frozenset[str]:
    """Words in lower case that name a state or a person: they tell who, not what."""
    found: set[str] = set()
    codes = {code for account in accounts for code in (*account.actor, *account.recipient)}
    for code in codes:
        found.update(code.lower().replace(":", " ").replace("-", " ").split())
        state = lexicon.states.get(code.partition(":")[0])
        if state:
            for name in (state.name, *state.aliases, *state.adjectives, *state.demonyms, *state.capitals):
                found.update(name.lower().replace("-", " ").split())
    return frozenset(found)


def _part(episode: Episode) -> str:
    return "happened" if episode.status == "ongoing" else episode.status


def _section(status: str, found: Iterable[Episode]) -> Section:
    mine = [episode for episode in found if _part(episode) == status]
    return Section(
        status=status,
        dated=tuple(episode for episode in mine if episode.first_day)[-MOST_IN_SECTION:],
        undated=tuple(episode for episode in mine if not episode.first_day)[:MOST_IN_SECTION],
        total=len(mine),
    )


def _last(found: Iterable[Episode], known: datetime.date | None) -> tuple[Episode, ...]:
    """By the first day that each can mean, so that "in September" does not count as later than "on September 13"."""
    past = [
        episode
        for episode in found
        if episode.status == "happened" and episode.first_day and (known is None or episode.first_day <= known)
    ]
    latest = max((episode.first_day for episode in past if episode.first_day), default=None)
    same_day = [episode for episode in past if episode.first_day == latest]
    return tuple(sorted(same_day, key=lambda episode: (-len(episode.origins), episode.lead.key)))


def _planned(found: Iterable[Episode], known: datetime.date | None) -> tuple[Episode, ...]:
    planned = [episode for episode in found if episode.status == "planned"]
    ahead = [episode for episode in planned if episode.last_day and (known is None or episode.last_day >= known)]
    undated = [episode for episode in planned if episode.first_day is None]
    best_first = sorted(undated, key=lambda episode: (len(episode.origins), episode.lead.vouching), reverse=True)
    return (*ahead, *best_first)


def _quotes(accounts: Iterable[Account], who: Iterable[Speaker], sources: Mapping[str, Source]) -> dict[str, Quote]:
    told: list[Account | Saying] = [*accounts, *(saying for speaker in who for saying in speaker.sayings)]
    return {it.key: quote_in(sources[it.document], it.span, it.evidence) for it in told}
