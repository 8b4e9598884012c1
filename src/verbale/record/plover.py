"""Events in PLOVER's coding: the conventions of the lexicon's table applied to what the record tells.

The record keeps the act as told, with its status; PLOVER has one label for both. What is written are JSON Lines, one
coded event each, which other tools of the field read.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from verbale.lexicon.conventions import Conventions, Rule
from verbale.model import RecordError
from verbale.record.store import Store

FILE = "plover.jsonl"
FIELDS = {
    "types": "type",
    "modes": "mode",
    "statuses": "status",
    "tenses": "tense",
    "moods": "mood",
    "entries": "entry",
}


def rule_for(event: Mapping[str, Any], conventions: Conventions) -> Rule | None:
    """The convention that an event falls under, or None where it is coded as it is.

    Args:
        event: in the JSON form of the export.
        conventions: the table.
    """
    for rule in conventions.rules:
        if all(event.get(FIELDS[key]) in values for key, values in rule.tests.items()):
            return rule
    return None


def code_event(event: Mapping[str, Any], conventions: Conventions) -> dict[str, Any] | None:
    """An event in PLOVER's coding.

    Args:
        event: in the JSON form of the export.
        conventions: the table.

    Returns:
        Its type, mode, contexts, class and score, actors and recipients, date and place, with the rule applied and the
        event's own type and status; None where PLOVER codes no event.
    """
    rule = rule_for(event, conventions)
    if rule is not None and rule.drop:
        return None
    kind = (rule and rule.type) or event["type"]
    mode = event.get("mode") if rule is None or rule.type is None else rule.mode
    actor, recipient = list(event.get("actor") or ()), list(event.get("recipient") or ())
    if rule is not None and rule.visit:
        actor, recipient = _visit(event, actor, recipient)
    score = conventions.scores[kind]
    return {
        "type": kind,
        "mode": mode,
        "contexts": list(event.get("contexts") or ()),
        "class": score.quad,
        "score": score.of(mode),
        "actor": actor,
        "recipient": recipient,
        "date": event.get("date"),
        "place": event.get("place"),
        "location": event.get("location"),
        "rule": rule.id if rule is not None else None,
        "conventions": conventions.version,
        "told": {"type": event["type"], "mode": event.get("mode"), "status": event.get("status")},
        "holder": event.get("holder"),
        "confidence": event.get("confidence"),
        "evidence": event.get("evidence"),
    }


def code_events(events: Iterable[Mapping[str, Any]], conventions: Conventions) -> Iterator[dict[str, Any]]:
    """The events of a document in PLOVER's coding, one for each distinct act.

    A threat of which both the threat and the act threatened were recorded is one THREATEN.

    Args:
        events: in the JSON form of the export.
        conventions: the table.
    """
    told: set[tuple[str, str, frozenset[str], str]] = set()
    for event in events:
        coded = code_event(event, conventions)
        if coded is None:
            continue
        day = (coded["date"] or {}).get("start") or ""
        sides = frozenset(code.split(":")[0] for code in (*coded["actor"], *coded["recipient"]))
        key = (coded["type"], str(day), sides, str(event.get("evidence")))
        if coded["rule"] is not None and key in told:
            continue
        told.add(key)
        yield {"id": event.get("id"), **coded}


def _visit(event: Mapping[str, Any], actor: list[str], recipient: list[str]) -> tuple[list[str], list[str]]:
    """Who came and who was host: the side in whose state the meeting was is the host."""
    place = (event.get("location") or {}).get("state")
    if recipient or place is None:
        return actor, recipient
    hosts = [code for code in actor if code.split(":")[0] == place]
    guests = [code for code in actor if code not in hosts]
    return (guests, hosts) if hosts and guests else (actor, recipient)


def export_plover(store: Store, folder: Path, conventions: Conventions, *, document: str | None = None) -> list[Path]:
    """Write the events of a record in PLOVER's coding, one JSON object a line.

    Args:
        store: the record's.
        folder: made if it is not there.
        conventions: the table.
        document: only the document of this name or key.

    Returns:
        The file; none where there are no documents.

    Raises:
        RecordError: if the folder cannot be written.
    """
    found = store.rows(
        "SELECT key, name FROM documents WHERE $document IS NULL OR $document IN (key, name) ORDER BY name, key",
        document=document,
    )
    if not found:
        return []
    lines = []
    for row in found:
        form = store.export(row["key"])
        doc = form["doc"]
        told = {"document": doc["name"], "outlet": doc["outlet"], "published": doc["published"]}
        lines += [{**told, **coded} for coded in code_events(form["events"], conventions)]
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RecordError(f"{error.filename or folder} cannot be written: {error.strerror}.") from None
    return [path]
