"""The same meeting told twice in a document: the mention without a date takes the date of the one that has it."""

from collections.abc import Mapping, Sequence
from typing import Any

OTHER = frozenset("first second third seventh next another new previous last future possible annual any such".split())


def same_occasion(events: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Events with the dates of meetings shared among their mentions.

    Args:
        events: of one document, in the export's form and in reading order.

    Returns:
        The same events; a meeting told by a noun alone ("the summit") with the very sides of a dated one of that noun
        has its date.
    """
    out = [dict(e) for e in events]
    dated = [
        e for e in out if e["type"] == "CONSULT" and e["date"] is not None and e["status"] in ("happened", "planned")
    ]
    for event in out:
        if event["type"] != "CONSULT" or event["date"] is not None or event["status"] not in ("happened", "ongoing"):
            continue
        words = event["what"].lower().split()
        if OTHER & set(words) or event["trigger"]["text"].lower().endswith("s"):
            continue
        same = [d for d in dated if _noun(d) == _noun(event) and _sides(d) == _sides(event) and len(_sides(d)) > 1]
        if len({(d["date"]["start"], d["date"]["end"]) for d in same}) == 1:
            event["date"] = same[0]["date"]
            event["status"], event["tense"], event["mood"] = same[0]["status"], same[0]["tense"], same[0]["mood"]
    return out


def _noun(event: Mapping[str, Any]) -> str:
    return str(event["trigger"]["text"]).lower()


def _sides(event: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(code.split(":")[0] for code in (*event["actor"], *event["recipient"]))
