"""Reading and checking the lexicon's files: every fault of every file in one report, or a whole lexicon."""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from verbale.lexicon.names import Name, NameIndex
from verbale.lexicon.tables import (
    Cue,
    EventEntry,
    Furniture,
    Landmark,
    Lexicon,
    Modality,
    Organisation,
    Place,
    Role,
    State,
    Term,
)
from verbale.model import COMMITMENTS, PLOVER_TYPES, LexiconError

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SECTORS = frozenset(
    "GOV LEG JUD MIL SPY COP PRM PTY OPP REB UAF BUS LAB AGR EDU JRN MED REL CVL SOC REF ELI CRM PRE UNK IGO NGO ISM "
    "IMG MNC".split()
)
ACTS = frozenset("assert deny promise threaten warn request praise accuse ask announce predict".split())
MOODS = frozenset("planned called_for threatened promised asked supposed possible denied asserted".split())
NEEDS = frozenset("any actor recipient both".split())
FURNITURE = frozenset("junk byline dateline date source caption".split())
COLUMNS = {
    "states.csv": "code,name,aliases,adjectives,demonyms,capitals,seats,nicknames,led_by,start,end",
    "organisations.csv": "code,name,aliases,kind,start,end",
    "groups.csv": "code,phrases",
    "roles.csv": "phrase,sector,person",
    "places.csv": "name,aliases,state,kind",
    "people.csv": "name,aliases,state,sector,office,titles,start,end",
    "cues.csv": "cue,pos,act,commitment,author,audience,example",
    "modality.csv": "word,pos,mood,commitment,tense,example",
    "landmarks.csv": "id,actors,type,places,start,end",
}


SURNAME = 4  # letters; shorter surnames ("Kim", "Li") are too often somebody else's
LEADERS = frozenset(("supreme_leader", "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "body_head"))


class _Faults:
    """Faults gathered while the files are read, each with its file and line."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, what: str) -> None:
        self.lines.append(f"{where}: {what}")

    def one_of(self, where: str, column: str, value: str, allowed: frozenset[str] | tuple[str, ...]) -> None:
        if value not in allowed:
            self.add(where, f"{column} is {value!r}, expected one of {', '.join(sorted(allowed))}")

    def dates(self, where: str, start: str | None, end: str | None) -> None:
        for column, value in (("start", start), ("end", end)):
            if value and not DATE.fullmatch(value):
                self.add(where, f"{column} is {value!r}, expected YYYY, YYYY-MM or YYYY-MM-DD")
        if start and end and start[: len(end)] > end[: len(start)]:
            self.add(where, f"it ends ({end}) before it starts ({start})")


def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """The shipped lexicon, with a user's folder laid over it.

    Args:
        overlay: a folder of files with the names of the shipped ones; a row whose key is that of a shipped row
            replaces it, others are added.

    Returns:
        The lexicon, checked.

    Raises:
        LexiconError: with every fault of every file, one a line, by file and line.
    """
    shipped = files("verbale.lexicon") / "data"
    if overlay is not None and not overlay.is_dir():
        raise LexiconError(f"{overlay}: expected a folder with lexicon files, found none")
    folders: list[Traversable] = [shipped, *([overlay] if overlay is not None else [])]
    faults = _Faults()
    rows = {name: list(_rows(folders, name, faults)) for name in COLUMNS}
    states = _states(rows["states.csv"], faults)
    organisations = _organisations(rows["organisations.csv"], faults)
    groups = {r["code"]: _several(r["phrases"]) for _, r in rows["groups.csv"]}
    roles = _roles(rows["roles.csv"], faults)
    places = _places(rows["places.csv"], states, faults)
    terms = _terms(rows["people.csv"], faults)
    classes = _classes(folders, faults)
    events = _events(folders, classes, faults)
    words = _words(folders, faults)
    cues = _cues(rows["cues.csv"], faults)
    modality = _modality(rows["modality.csv"], faults)
    furniture = _furniture(folders, faults)
    landmarks = _landmarks(rows["landmarks.csv"], faults)
    if faults.lines:
        count = len(faults.lines)
        raise LexiconError(f"the lexicon has {count} fault{'s' if count > 1 else ''}:\n" + "\n".join(faults.lines))
    return Lexicon(
        states=states,
        organisations=organisations,
        groups=groups,
        roles=roles,
        places=places,
        terms=terms,
        events=events,
        verbs=_by_word(events, "verbs"),
        nouns=_by_word(events, "nouns"),
        light_verbs=words["light_verbs"],
        occurrence_verbs=words["occurrence_verbs"],
        lasting_nouns=words["lasting_nouns"],
        outlet_words=words["outlet_words"],
        cues=cues,
        modality=modality,
        furniture=furniture,
        landmarks=landmarks,
        names=NameIndex.build(_names(states, organisations, groups, places, terms)),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _rows(folders: list[Traversable], name: str, faults: _Faults) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table over all folders, each with "file:line"; later folders replace rows of equal key."""
    keyed: dict[tuple[str, ...], tuple[str, dict[str, str]]] = {}
    expected = COLUMNS[name].split(",")
    for depth, folder in enumerate(folders):
        file = folder / name
        if not file.is_file():
            if depth == 0:
                faults.add(name, "the file is missing")
            continue
        with file.open("r", encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            if reader.fieldnames is None or list(reader.fieldnames) != expected:
                faults.add(f"{file.name}:1", f"columns are {reader.fieldnames}, expected {expected}")
                continue
            seen: set[tuple[str, ...]] = set()
            for row in reader:
                where = f"{name}:{reader.line_num}"
                if None in row or None in row.values():
                    faults.add(where, f"expected {len(expected)} cells")
                    continue
                key = _key(name, row)
                if key in seen:
                    faults.add(where, f"{' '.join(key)} is there twice")
                seen.add(key)
                keyed[key] = (where, row)
    yield from keyed.values()


def _key(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    match name:
        case "people.csv":
            return (row["name"], row["state"], row["office"], row["start"])
        case "cues.csv":
            return (row["cue"], row["pos"])
        case "modality.csv":
            return (row["word"], row["pos"])
        case "organisations.csv":
            return (row["code"], row["name"], row["start"])
        case _:
            return (next(iter(row.values())),)


Rows = list[tuple[str, dict[str, str]]]


def _states(rows: Rows, faults: _Faults) -> dict[str, State]:
    states = {}
    for where, r in rows:
        if not re.fullmatch(r"[A-Z]{3}", r["code"]):
            faults.add(where, f"code is {r['code']!r}, expected three capitals")
        faults.dates(where, r["start"], r["end"])
        faults.one_of(where, "led_by", r["led_by"], ("", "head_of_state", "head_of_government"))
        states[r["code"]] = State(
            code=r["code"],
            name=r["name"],
            aliases=_several(r["aliases"]),
            adjectives=_several(r["adjectives"]),
            demonyms=_several(r["demonyms"]),
            capitals=_several(r["capitals"]),
            seats=_several(r["seats"]),
            nicknames=_several(r["nicknames"]),
            led_by=r["led_by"] or None,
            start=r["start"] or None,
            end=r["end"] or None,
        )
    return states


def _organisations(rows: Rows, faults: _Faults) -> tuple[Organisation, ...]:
    made = []
    for where, r in rows:
        parts = r["code"].split(":")
        if len(parts) > 1 and parts[0] not in SECTORS:  # of bodies beyond states the sector comes first: IMG:Al-Qaeda
            faults.one_of(where, "sector", parts[1], SECTORS)
        faults.dates(where, r["start"], r["end"])
        made.append(
            Organisation(
                code=r["code"],
                name=r["name"],
                aliases=_several(r["aliases"]),
                kind=r["kind"],
                start=r["start"] or None,
                end=r["end"] or None,
            )
        )
    return tuple(made)


def _roles(rows: Rows, faults: _Faults) -> dict[str, Role]:
    for where, r in rows:
        faults.one_of(where, "sector", r["sector"], SECTORS)
        faults.one_of(where, "person", r["person"], ("yes", "no"))
    return {r["phrase"]: Role(phrase=r["phrase"], sector=r["sector"], person=r["person"] == "yes") for _, r in rows}


def _places(rows: Rows, states: Mapping[str, State], faults: _Faults) -> tuple[Place, ...]:
    for where, r in rows:
        if r["state"] and r["state"] not in states:
            faults.add(where, f"state is {r['state']!r}, which states.csv does not have")
    return tuple(
        Place(name=r["name"], aliases=_several(r["aliases"]), state=r["state"] or None, kind=r["kind"]) for _, r in rows
    )


def _terms(rows: Rows, faults: _Faults) -> dict[str, tuple[Term, ...]]:
    people: defaultdict[str, list[Term]] = defaultdict(list)
    for where, r in rows:
        faults.one_of(where, "sector", r["sector"], SECTORS)
        faults.dates(where, r["start"], r["end"])
        people[r["name"]].append(
            Term(
                name=r["name"],
                aliases=_several(r["aliases"]),
                state=r["state"],
                sector=r["sector"],
                office=r["office"],
                titles=_several(r["titles"]),
                start=r["start"] or None,
                end=r["end"] or None,
            )
        )
    return {name: tuple(terms) for name, terms in people.items()}


def _cues(rows: Rows, faults: _Faults) -> dict[tuple[str, str], Cue]:
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], ("verb", "noun", "adj", "prep"))
        faults.one_of(where, "act", r["act"], ACTS)
        faults.one_of(where, "commitment", r["commitment"], COMMITMENTS)
        faults.one_of(where, "author", r["author"], COMMITMENTS)
    return {(r["cue"], r["pos"]): Cue(**{**r, "audience": r["audience"] or None}) for _, r in rows}  # type: ignore[arg-type]


def _modality(rows: Rows, faults: _Faults) -> dict[tuple[str, str], Modality]:
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], ("aux", "verb", "adj", "adv", "noun"))
        faults.one_of(where, "mood", r["mood"], MOODS)
        faults.one_of(where, "commitment", r["commitment"], ("", *COMMITMENTS))
        faults.one_of(where, "tense", r["tense"], ("", "future", "present", "past"))
    return {
        (r["word"], r["pos"]): Modality(
            word=r["word"],
            pos=r["pos"],
            mood=r["mood"],
            commitment=r["commitment"] or None,
            tense=r["tense"] or None,
            example=r["example"],
        )
        for _, r in rows
    }


def _landmarks(rows: Rows, faults: _Faults) -> tuple[Landmark, ...]:
    for where, r in rows:
        faults.one_of(where, "type", r["type"], PLOVER_TYPES)
        faults.dates(where, r["start"], r["end"])
    return tuple(
        Landmark(
            id=r["id"],
            actors=frozenset(_several(r["actors"])),
            type=r["type"],
            places=_several(r["places"]),
            start=r["start"],
            end=r["end"],
        )
        for _, r in rows
    )


def _toml(file: Traversable, faults: _Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        faults.add(file.name, str(fault))
        return {}


def _classes(folders: list[Traversable], faults: _Faults) -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for folder in folders:
        if (file := folder / "classes.toml").is_file():
            for name, words in _toml(file, faults).get("class", {}).items():
                classes[name] = frozenset(words)
    return classes


def _words(folders: list[Traversable], faults: _Faults) -> dict[str, frozenset[str]]:
    """The lists of grammar.toml; a user's list is added to the shipped one."""
    words = {"light_verbs": frozenset[str](), "occurrence_verbs": frozenset[str](), "lasting_nouns": frozenset[str](), "outlet_words": frozenset[str]()}
    for folder in folders:
        if (file := folder / "grammar.toml").is_file():
            for name, listed in _toml(file, faults).get("words", {}).items():
                faults.one_of("grammar.toml", "list", name, tuple(words))
                words[name] = words.get(name, frozenset()) | frozenset(listed)
    return words


def _events(folders: list[Traversable], classes: Mapping[str, frozenset[str]], faults: _Faults) -> dict[str, EventEntry]:
    events: dict[str, EventEntry] = {}
    for folder in folders:
        tables = folder / "events"
        if not tables.is_dir():
            continue
        for file in sorted((f for f in tables.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
            here: set[str] = set()
            for position, raw in enumerate(_toml(file, faults).get("event", []), start=1):
                where = f"events/{file.name}, entry {position} ({raw.get('id', 'without id')})"
                if raw.get("id") in here:
                    faults.add(where, "its id is there twice")
                if (entry := _event(raw, where, classes, faults)) is not None:
                    here.add(entry.id)
                    events[entry.id] = entry
    return events


def _event(
    raw: Mapping[str, Any], where: str, classes: Mapping[str, frozenset[str]], faults: _Faults
) -> EventEntry | None:
    missing = [key for key in ("id", "type") if not raw.get(key)]
    if missing:
        faults.add(where, f"{' and '.join(missing)} missing")
        return None
    faults.one_of(where, "type", raw["type"], PLOVER_TYPES)
    faults.one_of(where, "needs", raw.get("needs", "any"), NEEDS)
    if not raw.get("verbs") and not raw.get("nouns"):
        faults.add(where, "it has neither verbs nor nouns, so it can never match")
    objects: set[str] = set()
    for word in raw.get("object", ()):
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
        contexts=tuple(raw.get("contexts", ())),
        verbs=tuple(raw.get("verbs", ())),
        nouns=tuple(raw.get("nouns", ())),
        object=frozenset(objects),
        actor=tuple(raw.get("actor", ())),
        recipient=tuple(raw.get("recipient", ())),
        mutual=bool(raw.get("mutual", False)),
        needs=raw.get("needs", "any"),
        example=raw.get("example", ""),
        where=where,
    )


def _by_word(events: Mapping[str, EventEntry], field: str) -> dict[str, tuple[EventEntry, ...]]:
    """Entries by each of their words, those with an object condition first: the most specific wins."""
    found: defaultdict[str, list[EventEntry]] = defaultdict(list)
    for entry in events.values():
        for word in getattr(entry, field):
            found[word].append(entry)
    return {word: tuple(sorted(entries, key=lambda e: not e.object)) for word, entries in found.items()}


def _furniture(folders: list[Traversable], faults: _Faults) -> tuple[Furniture, ...]:
    made: dict[str, Furniture] = {}
    for folder in folders:
        if not (file := folder / "furniture.toml").is_file():
            continue
        for position, raw in enumerate(_toml(file, faults).get("furniture", []), start=1):
            where = f"furniture.toml, entry {position}"
            try:
                pattern = re.compile(raw["pattern"], re.IGNORECASE)
            except (KeyError, re.error) as fault:
                faults.add(where, f"its pattern cannot be used: {fault}")
                continue
            faults.one_of(where, "kind", raw.get("kind", ""), FURNITURE)
            made[raw["id"]] = Furniture(
                id=raw["id"], kind=raw.get("kind", ""), pattern=pattern, example=raw.get("example", "")
            )
    return tuple(made.values())


def _names(
    states: Mapping[str, State],
    organisations: tuple[Organisation, ...],
    groups: Mapping[str, tuple[str, ...]],
    places: tuple[Place, ...],
    terms: Mapping[str, tuple[Term, ...]],
) -> Iterator[Name]:
    for state in states.values():
        for name in (state.name, *state.aliases):
            yield Name(state.code, "state", name)
        for kind, words in (("adjective", state.adjectives), ("demonym", state.demonyms)):
            for word in words:
                yield Name(state.code, kind, word)
        for kind, words in (("capital", state.capitals), ("seat", state.seats)):
            for word in words:
                yield Name(f"{state.code}:GOV", kind, word)
        for word in state.nicknames:
            yield Name(state.code, "nickname", word)
    for body in organisations:
        for name in (body.name, *body.aliases):
            yield Name(body.code, "organisation", name)
    for person, held in terms.items():
        for name in (person, *held[0].aliases):
            yield Name(person, "person", name)
    for code, phrases in groups.items():
        for phrase in phrases:
            yield Name(code, "group", phrase, lower=phrase.islower())
    for place in places:
        for name in (place.name, *place.aliases):
            yield Name(place.state or "", "place", name)
    for person, held in terms.items():
        surname = person.split()[-1]
        if len(surname) >= SURNAME and surname[0].isupper() and any(t.office in LEADERS for t in held):
            yield Name(person, "surname", surname)

