"""The lexicon's TOML files made into typed values: event entries, word classes, page furniture."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from verbale.lexicon.faults import CLAUSES, FATES, FURNITURE, NEEDS, PACT_KINDS, Faults
from verbale.lexicon.tables import ClauseKind, EventEntry, Furniture, Pacts
from verbale.model import PLOVER_TYPES

LISTS = ("contexts", "verbs", "nouns", "object", "actor", "recipient")
STRICTNESS = ("both", "recipient", "actor", "any")
INSTEAD = frozenset(("together", "abroad", "body", "crowd"))


def _toml(file: Traversable, faults: Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        faults.add(file.name, str(fault))
        return {}


def _heads(file: Traversable, key: str) -> list[int]:
    """The lines on which the entries of a file begin, from 1."""
    lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    return [number for number, line in enumerate(lines, start=1) if line.strip() == f"[[{key}]]"]


def _table(told: Mapping[str, Any], key: str, where: str, faults: Faults) -> Mapping[str, Any]:
    if isinstance(found := told.get(key, {}), Mapping):
        return found
    faults.add(where, f"{key} is {found!r}, expected a table [{key}]")
    return {}


def _entries(told: Mapping[str, Any], key: str, where: str, faults: Faults) -> list[Mapping[str, Any]]:
    found = told.get(key, [])
    if isinstance(found, list) and all(isinstance(raw, Mapping) for raw in found):
        return found
    faults.add(where, f"{key} is no list of entries: write each under a line [[{key}]]")
    return []


def _listed(value: Any, where: str, faults: Faults) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
        return tuple(value)
    faults.add(where, f"it is {value!r}, expected a list of words in brackets")
    return ()


def classes(folders: list[Traversable], faults: Faults) -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for folder in folders:
        if (file := folder / "classes.toml").is_file():
            for name, words in _table(_toml(file, faults), "class", file.name, faults).items():
                classes[name] = frozenset(_listed(words, f"classes.toml, class {name}", faults))
    return classes


def words(folders: list[Traversable], faults: Faults) -> dict[str, frozenset[str]]:
    """The lists of grammar.toml; a user's list is added to the shipped one."""
    words = {
        "light_verbs": frozenset[str](),
        "occurrence_verbs": frozenset[str](),
        "lasting_nouns": frozenset[str](),
        "doing_nouns": frozenset[str](),
        "outlet_words": frozenset[str](),
    }
    for folder in folders:
        if (file := folder / "grammar.toml").is_file():
            for name, told in _table(_toml(file, faults), "words", file.name, faults).items():
                faults.one_of("grammar.toml", "list", name, tuple(words))
                listed = _listed(told, f"grammar.toml, list {name}", faults)
                words[name] = words.get(name, frozenset()) | frozenset(listed)
    return words


def events(folders: list[Traversable], classes: Mapping[str, frozenset[str]], faults: Faults) -> dict[str, EventEntry]:
    events: dict[str, EventEntry] = {}
    for folder in folders:
        tables = folder / "events"
        if not tables.is_dir():
            continue
        for file in sorted((f for f in tables.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
            here: set[str] = set()
            told = _entries(_toml(file, faults), "event", file.name, faults)
            for raw, line in zip(told, _heads(file, "event") or [0] * len(told), strict=False):
                where = f"events/{file.name}:{line} ({raw.get('id', 'without id')})"
                if raw.get("id") in here:
                    faults.add(where, "its id is there twice")
                if (entry := _event(raw, where, classes, faults)) is not None:
                    here.add(entry.id)
                    events[entry.id] = entry
    for entry in events.values():
        for side, other in entry.instead.items():
            if other not in events:
                faults.add(entry.where, f"instead, {side}: there is no entry {other}")
    return events


def _event(
    raw: Mapping[str, Any], where: str, classes: Mapping[str, frozenset[str]], faults: Faults
) -> EventEntry | None:
    missing = [key for key in ("id", "type") if not raw.get(key)]
    if missing:
        faults.add(where, f"{' and '.join(missing)} missing")
        return None
    faults.one_of(where, "type", raw["type"], PLOVER_TYPES)
    faults.one_of(where, "needs", raw.get("needs", "any"), NEEDS)
    if not raw.get("verbs") and not raw.get("nouns"):
        faults.add(where, "it has neither verbs nor nouns, so it can never match")
    for side in raw.get("instead", {}):
        faults.one_of(where, "instead", side, INSTEAD)
    words = {key: _listed(raw.get(key, ()), f"{where}, {key}", faults) for key in LISTS}
    objects: set[str] = set()
    for word in words["object"]:
        if word.startswith("@"):
            if word[1:] not in classes:
                faults.add(where, f"the class {word} is not in classes.toml")
            objects |= classes.get(word[1:], frozenset())
        else:
            objects.add(word)
    return EventEntry(
        id=raw["id"],
        type=raw["type"],
        mode=raw.get("mode") or None,
        contexts=words["contexts"],
        verbs=words["verbs"],
        nouns=words["nouns"],
        object=frozenset(objects),
        actor=words["actor"],
        recipient=words["recipient"],
        mutual=bool(raw.get("mutual", False)),
        needs=raw.get("needs", "any"),
        instead=dict(raw.get("instead", {})),
        example=raw.get("example", ""),
        where=where,
    )


def by_word(events: Mapping[str, EventEntry], field: str) -> dict[str, tuple[EventEntry, ...]]:
    """Entries by each of their words, the most specific first: with an object condition, then with stricter needs."""
    found: defaultdict[str, list[EventEntry]] = defaultdict(list)
    for entry in events.values():
        for word in getattr(entry, field):
            found[word].append(entry)
    return {word: tuple(sorted(entries, key=_specific)) for word, entries in found.items()}


def _specific(entry: EventEntry) -> tuple[bool, int]:
    return not entry.object, STRICTNESS.index(entry.needs)


def furniture(folders: list[Traversable], faults: Faults) -> tuple[Furniture, ...]:
    made: dict[str, Furniture] = {}
    for folder in folders:
        if not (file := folder / "furniture.toml").is_file():
            continue
        for position, raw in enumerate(_entries(_toml(file, faults), "furniture", file.name, faults), start=1):
            where = f"furniture.toml, entry {position}"
            if not raw.get("id"):
                faults.add(where, "id missing")
                continue
            try:
                pattern = re.compile(raw["pattern"], re.IGNORECASE)
            except (KeyError, TypeError, re.error) as fault:
                faults.add(where, f"its pattern cannot be used: {fault}")
                continue
            faults.one_of(where, "kind", raw.get("kind", ""), FURNITURE)
            made[raw["id"]] = Furniture(
                id=raw["id"], kind=raw.get("kind", ""), pattern=pattern, example=raw.get("example", "")
            )
    return tuple(made.values())


def pacts(folders: list[Traversable], faults: Faults) -> Pacts:
    """What agreements.toml says; a user's lists are added to the shipped ones."""
    nouns: dict[str, dict[str, str]] = {"words": {}, "capital": {}, "names": {}, "made": {}}
    fates: dict[str, frozenset[str]] = dict.fromkeys(FATES, frozenset[str]())
    clauses: list[ClauseKind] = []
    lists: dict[str, frozenset[str]] = dict.fromkeys(("verbs", "clause_words", "absent", "secret"), frozenset[str]())
    for folder in folders:
        if not (file := folder / "agreements.toml").is_file():
            continue
        told = _toml(file, faults)
        for table, known in nouns.items():
            for noun, kind in told.get(table, {}).items():
                faults.one_of(f"agreements.toml, {table}, {noun}", "kind", kind, PACT_KINDS)
                known[noun] = kind
        for fate, verbs in told.get("fate", {}).items():
            faults.one_of("agreements.toml, fate", "list", fate, FATES)
            fates[fate] = fates.get(fate, frozenset()) | frozenset(verbs)
        for name, listed in told.get("ending", {}).items():
            faults.one_of("agreements.toml, ending", "list", name, tuple(lists))
            lists[name] = lists.get(name, frozenset()) | frozenset(listed)
        for position, raw in enumerate(told.get("clause", []), start=1):
            where = f"agreements.toml, clause {position}"
            try:
                pattern = re.compile(raw["pattern"], re.IGNORECASE)
            except (KeyError, re.error) as fault:
                faults.add(where, f"its pattern cannot be used: {fault}")
                continue
            faults.one_of(where, "kind", raw.get("kind", ""), CLAUSES)
            clauses.append(
                ClauseKind(
                    kind=raw.get("kind", ""),
                    obligation=raw.get("obligation") or None,
                    trigger=raw.get("trigger") or None,
                    automatic=bool(raw.get("automatic")),
                    pattern=pattern,
                )
            )
    return Pacts(
        words=nouns["words"],
        capital=nouns["capital"],
        names=nouns["names"],
        made=nouns["made"],
        fates=fates,
        clauses=tuple(clauses),
        endings=lists["verbs"],
        clause_words=lists["clause_words"],
        absent=lists["absent"],
        secret=lists["secret"],
    )
