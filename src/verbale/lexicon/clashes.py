"""Entries that contradict each other: one name or one term of office told twice for the same years."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from verbale.lexicon.faults import Faults
from verbale.lexicon.names import WORD, fold

Row = tuple[str, dict[str, str]]


def same_years(a: Mapping[str, str], b: Mapping[str, str]) -> bool:
    """Whether two rows with `start` and `end` overlap; the day on which one ends and the other starts is no overlap."""
    start = max(a["start"] or "0", b["start"] or "0")
    ends = [end for end in (a["end"], b["end"]) if end]
    return all(start[: len(end)] < end[: len(start)] for end in ends)


def state_clashes(rows: Sequence[Row], faults: Faults) -> None:
    """A fault for each name that two states have in the same years."""
    claims: defaultdict[str, list[Row]] = defaultdict(list)
    for where, row in rows:
        for name in dict.fromkeys(_key(n) for n in (row["name"], *row["aliases"].split("|"))):
            if name:
                claims[name].append((where, row))
    for claimed in claims.values():
        for (_, a), (where, b) in _pairs(claimed):
            if a["code"] != b["code"] and same_years(a, b):
                faults.add(where, f"{b['code']} has the name of {a['code']} ({a['name']}) in the same years")


def body_clashes(rows: Sequence[Row], faults: Faults) -> None:
    """A fault for each body that is there twice in the same years; bodies of several states may share a name."""
    _clashes(rows, ("code", "name"), faults)


def term_clashes(rows: Sequence[Row], faults: Faults) -> None:
    """A fault for each person who holds one office twice in the same years."""
    _clashes(rows, ("name", "state", "office"), faults)


def superseded(shipped: Mapping[str, str], own: Mapping[str, str]) -> bool:
    """Whether a user's term stands for a shipped one: the same person and office, in the same years."""
    return all(shipped[c] == own[c] for c in ("name", "state", "office")) and same_years(shipped, own)


def _clashes(rows: Sequence[Row], columns: tuple[str, ...], faults: Faults) -> None:
    claims: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for where, row in rows:
        claims[tuple(row[c] for c in columns)].append((where, row))
    for told, claimed in claims.items():
        for (first, a), (where, b) in _pairs(claimed):
            if a["start"] != b["start"] and same_years(a, b):
                faults.add(where, f"{', '.join(told)} is there twice in the same years; see {first}")


def _pairs(claimed: Sequence[Row]) -> list[tuple[Row, Row]]:
    return [(a, b) for i, b in enumerate(claimed) for a in claimed[:i]] if len(claimed) > 1 else []


def _key(name: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(name))
