"""Who spoke, how often, in which acts of speech."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from verbale.model import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One statement, as one text (and its copies) reports it.

    Attributes:
        key, document: of the finding that stands for it.
        documents: keys of all documents that carry it; more than one only where they are copies of one text.
        audience: actor codes.
        cue, mode, speech_act, gist, condition, when: as in the finding.
        first_day: the first day it can have been said on, or None.
        evidence, span, entry, holders, commitment: as in the finding.
    """

    key: str
    document: str
    documents: tuple[str, ...]
    speaker: str
    audience: tuple[str, ...]
    cue: str
    mode: str
    speech_act: str
    gist: str
    condition: str | None
    when: When | None
    first_day: datetime.date | None
    evidence: str
    span: tuple[int, int] | None
    entry: str
    holders: tuple[str, ...]
    commitment: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker's statements in order of time.

    Attributes:
        code: the actor code.
        acts: acts of speech with their number, the most frequent first.
    """

    code: str
    acts: tuple[tuple[str, int], ...]
    sayings: tuple[Saying, ...]


def speakers(rows: Iterable[Mapping[str, Any]], origins: Mapping[str, str]) -> tuple[Speaker, ...]:
    """Speakers, those with most statements first.

    Args:
        rows: of `Record.statements`.
        origins: document key to the key of its origin; what copies of a text report is one statement.
    """
    told: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        document = row["document_key"]
        words = " ".join((row["evidence"] or row["key"]).split())
        told[row["speaker"] or "UNNAMED", origins.get(document, document), row["speech_act"] or "", words].append(row)
    by_speaker: dict[str, list[Saying]] = defaultdict(list)
    for (speaker, *_), same in told.items():
        by_speaker[speaker].append(_saying(speaker, same))
    found = [_speaker(code, sayings) for code, sayings in by_speaker.items()]
    return tuple(sorted(found, key=lambda speaker: (-len(speaker.sayings), speaker.code)))


def _speaker(code: str, sayings: list[Saying]) -> Speaker:
    acts = Counter(saying.speech_act for saying in sayings if saying.speech_act)
    never = datetime.date.max
    return Speaker(
        code=code,
        acts=tuple(sorted(acts.items(), key=lambda act: (-act[1], act[0]))),
        sayings=tuple(
            sorted(
                sayings, key=lambda it: (it.first_day is None, it.first_day or never, it.document, it.span or (0, 0))
            )
        ),
    )


def _saying(speaker: str, same: list[Mapping[str, Any]]) -> Saying:
    row = same[0]
    start, end = row["date_start"], row["date_end"]
    span = (row["span_start"], row["span_end"])
    return Saying(
        key=row["key"],
        document=row["document_key"],
        documents=tuple(dict.fromkeys(other["document_key"] for other in same)),
        speaker=speaker,
        audience=tuple(row["audience"] or ()),
        cue=row["cue"] or "",
        mode=row["mode"] or "",
        speech_act=row["speech_act"] or "",
        gist=row["gist"] or row["evidence"] or "",
        condition=row["condition"],
        when=When(start, end, row["date_text"]) if start or end else None,
        first_day=row["first_day"] or row["last_day"],
        evidence=row["evidence"] or "",
        span=(span[0], span[1]) if None not in span else None,
        entry=row["entry"] or "",
        holders=tuple(row["holders"] or ()),
        commitment=tuple(row["commitment"] or ()),
    )
