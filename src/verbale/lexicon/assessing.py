"""How states of affairs are told: the entries and word lists of assessments.toml, read and checked."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from verbale.lexicon.faults import Faults

FILE = "assessments.toml"
ASSESSMENTS = ("relation", "interest", "perception", "capability", "threat")
TRENDS = ("rising", "falling", "stable")
LISTS = (
    "state",
    "linking",
    "degree",
    "hedges",
    "mutual",
    "able",
    "great",
    "situation",
    "war",
    "peace",
    "posing",
    "failure",
    "breach",
)
WORDS = ("nouns", "verbs", "adjectives")
# What may have to stand with an entry's word, by the part of speech with which it can.
NEEDS: Mapping[str, frozenset[str]] = {
    "owner": frozenset(WORDS),
    "sides": frozenset(WORDS),
    "between": frozenset(("nouns",)),
    "told": frozenset(("nouns",)),
    "unowned": frozenset(("verbs",)),
    "failure": frozenset(("verbs",)),
    "duty": frozenset(("verbs",)),
    "predicate": frozenset(("nouns", "adjectives")),
    "attribute": frozenset(("adjectives",)),
    "state": frozenset(("nouns",)),
    "great": frozenset(("nouns",)),
    "carried": frozenset(("nouns",)),
    "posed": frozenset(("nouns",)),
    "measure": frozenset(("nouns",)),
    "infinitive": frozenset(WORDS),
    "clause": frozenset(WORDS),
    "complement": frozenset(("nouns", "adjectives")),
    "easy": frozenset(("adjectives",)),
    "situation": frozenset(("adjectives",)),
    "object": frozenset(("verbs",)),
    "as": frozenset(("verbs",)),
    "name": frozenset(("verbs",)),
    "verdict": frozenset(("verbs",)),
    "able": frozenset(("verbs",)),
    "ongoing": frozenset(("verbs",)),
    "purpose": frozenset(("verbs",)),
    "body": frozenset(("verbs",)),
    "peace": frozenset(("verbs",)),
    "war": frozenset(("verbs",)),
    "breach": frozenset(("verbs",)),
    "over": frozenset(("nouns",)),
}
KEYS = frozenset(("id", "kind", *WORDS, "needs", "whose", "held", "example"))
OPENING = re.compile(r"^\s*\[\[assessment\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentEntry:
    """Words that tell a state of affairs of one kind.

    Attributes:
        needs: what must stand with the word (`NEEDS`).
        whose: "owner" where the words themselves name whose it is, "speaker" where it is the one who says it.
        held: "owner" where whose it is also vouches for it ("Seoul fears that …"), "person" where it does if it is
            somebody, no state ("an official is sceptical"), else empty.
        where: file, line and id.
    """

    id: str
    kind: str
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    needs: frozenset[str]
    whose: str
    held: str
    example: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessing:
    """The entries by their words, the strictest first, the direction that words tell, and lists of words."""

    entries: Mapping[str, AssessmentEntry]
    nouns: Mapping[str, tuple[AssessmentEntry, ...]]
    verbs: Mapping[str, tuple[AssessmentEntry, ...]]
    adjectives: Mapping[str, tuple[AssessmentEntry, ...]]
    trend: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def assessing(folders: Sequence[Traversable], faults: Faults) -> Assessing:
    """What assessments.toml says; a user's entry replaces the shipped one of its id, lists are added to.

    Args:
        folders: the shipped one first.
        faults: to which unknown kinds, needs and keys, words that can never match and duplicates are added, with
            file and line.
    """
    entries: dict[str, AssessmentEntry] = {}
    trend: dict[str, str] = {}
    words: dict[str, frozenset[str]] = dict.fromkeys(LISTS, frozenset[str]())
    for folder in folders:
        if not (file := folder / FILE).is_file():
            continue
        try:
            text = file.read_text("utf-8")
            told = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            faults.add(FILE, str(fault))
            continue
        own = list(_entries(text, told.get("assessment", []), faults))
        _duplicates(own, faults)
        entries |= {entry.id: entry for entry in own}
        trend |= _trend(text, told.get("trend", {}), faults)
        for name, listed in _lists(text, told.get("words", {}), LISTS, faults):
            words[name] |= frozenset(listed)
    return Assessing(
        entries=entries,
        nouns=_by_word(entries.values(), "nouns"),
        verbs=_by_word(entries.values(), "verbs"),
        adjectives=_by_word(entries.values(), "adjectives"),
        trend=trend,
        words=words,
    )


def _entries(text: str, told: Any, faults: Faults) -> Iterator[AssessmentEntry]:
    if not isinstance(told, list) or not all(isinstance(raw, Mapping) for raw in told):
        faults.add(FILE, "it is no list of entries: write each under a line [[assessment]]")
        return
    lines = [text.count("\n", 0, m.end()) + 1 for m in OPENING.finditer(text)]
    for position, raw in enumerate(told):
        line = lines[position] if position < len(lines) else len(text.splitlines())
        where = f"{FILE}:{line} ({raw.get('id', 'without id')})"
        if (entry := _entry(raw, where, faults)) is not None:
            yield entry


def _entry(raw: Mapping[str, Any], where: str, faults: Faults) -> AssessmentEntry | None:
    if not raw.get("id"):
        faults.add(where, "its id is missing")
        return None
    for key in sorted(raw.keys() - KEYS):
        faults.add(where, f"it has no key {key!r}, expected some of {', '.join(sorted(KEYS))}")
    faults.one_of(where, "kind", raw.get("kind", ""), ASSESSMENTS)
    faults.one_of(where, "whose", raw.get("whose", "owner"), ("owner", "speaker"))
    faults.one_of(where, "held", raw.get("held", ""), ("", "owner", "person"))
    words = {key: _words(raw.get(key, []), f"{where}, {key}", faults) for key in WORDS}
    needs = _listed(raw.get("needs", []), f"{where}, needs", faults)
    if not any(words.values()):
        faults.add(where, "it has neither nouns nor verbs nor adjectives, so it can never match")
    for need in needs:
        faults.one_of(where, "needs", need, tuple(NEEDS))
        for key in WORDS:
            if words[key] and need in NEEDS and key not in NEEDS[need]:
                faults.add(where, f"its {key} can never match: what it needs ({need}) stands with no such word")
    return AssessmentEntry(
        id=raw["id"],
        kind=raw.get("kind", ""),
        nouns=words["nouns"],
        verbs=words["verbs"],
        adjectives=words["adjectives"],
        needs=frozenset(needs),
        whose=raw.get("whose", "owner"),
        held=raw.get("held", ""),
        example=raw.get("example", ""),
        where=where,
    )


def _listed(value: Any, where: str, faults: Faults) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    faults.add(where, f"it is {value!r}, expected a list of words in brackets")
    return ()


def _words(value: Any, where: str, faults: Faults) -> tuple[str, ...]:
    listed = _listed(value, where, faults)
    for word in dict.fromkeys(listed):
        if not word or word != word.lower() or word != " ".join(word.split()):
            faults.add(where, f"{word!r} never matches; write it in small letters with single blanks")
        if listed.count(word) > 1:
            faults.add(where, f"{word!r} is there twice")
    return listed


def _duplicates(entries: Sequence[AssessmentEntry], faults: Faults) -> None:
    """Ids given twice, and words that two entries have with the same needs."""
    ids: dict[str, str] = {}
    seen: dict[tuple[str, str, frozenset[str]], AssessmentEntry] = {}
    for entry in entries:
        if entry.id in ids:
            faults.add(entry.where, f"its id is there twice; see {ids[entry.id]}")
        ids[entry.id] = entry.where
        for key in WORDS:
            for word in getattr(entry, key):
                first = seen.setdefault((key, word, entry.needs), entry)
                if first is not entry:
                    faults.add(entry.where, f"{word!r} is there twice with the same needs; see {first.where}")


def _trend(text: str, told: Any, faults: Faults) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, listed in _lists(text, told, TRENDS, faults):
        for word in listed:
            if found.setdefault(word, name) != name:
                faults.add(f"{FILE}:{_line(text, name)}", f"{word!r} is both {found[word]} and {name}")
    return found


def _lists(text: str, told: Any, known: Sequence[str], faults: Faults) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(told, Mapping):
        faults.add(FILE, f"it is {told!r}, expected a table of lists")
        return
    for name, listed in told.items():
        where = f"{FILE}:{_line(text, name)}"
        faults.one_of(where, "list", name, tuple(known))
        if name in known:
            yield name, _words(listed, f"{where}, {name}", faults)


def _line(text: str, name: str) -> int:
    """The line on which a list begins."""
    found = re.search(rf"^\s*{re.escape(name)}\s*=", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _by_word(entries: Iterable[AssessmentEntry], field: str) -> dict[str, tuple[AssessmentEntry, ...]]:
    found: defaultdict[str, list[AssessmentEntry]] = defaultdict(list)
    for entry in entries:
        for word in getattr(entry, field):
            found[word].append(entry)
    return {word: tuple(sorted(told, key=lambda e: -len(e.needs))) for word, told in found.items()}
