"""What the loader lets pass and an analyst should see: names claimed twice, shadowed entries, dead words."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations, product
from pathlib import Path

from verbale.lexicon.clashes import same_years
from verbale.lexicon.faults import Faults
from verbale.lexicon.gazetteer import check_gazetteer, place_key
from verbale.lexicon.load import COLUMNS, load_lexicon, table_rows
from verbale.lexicon.tables import EventEntry, Lexicon
from verbale.model import LexiconError

NAMES = {  # the columns of names, by table; adjectives and demonyms are words that several states may share
    "states.csv": ("name", "aliases", "seats", "nicknames"),
    "organisations.csv": ("name", "aliases"),
    "people.csv": ("name", "aliases"),
    "places.csv": ("name", "aliases"),
}
SHARED = 6  # claimants of one name that are named; beyond them it is a common word, and one line tells that


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        counts: by file the number of entries, shipped and of the user's folder.
        faults: each with file and line; with any, the lexicon cannot be used.
        warnings: what may be meant, and may not.
    """

    counts: Mapping[str, tuple[int, int]]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def check_lexicon(overlay: Path | None = None) -> Report:
    """Load the lexicon and look for what is wrong or odd in it.

    Args:
        overlay: a user's folder, laid over the shipped lexicon; warnings are then only of what it adds.

    Returns:
        The report; with faults its warnings are empty, as nothing could be loaded.

    Raises:
        LexiconError: if `overlay` is no folder.
    """
    shipped = files("verbale.lexicon") / "data"
    if overlay is not None and not overlay.is_dir():
        raise LexiconError(f"{overlay}: expected a folder with lexicon files, found none")
    counts = {name: (_count(shipped, name), _count(overlay, name)) for name in _names(shipped, overlay)}
    faults = Faults()
    check_gazetteer(shipped / "gazetteer.csv", faults)
    try:
        lexicon = load_lexicon(overlay)
    except LexiconError as error:
        return Report(counts, (*str(error).splitlines()[1:], *faults.lines), ())
    folders = [shipped, *([overlay] if overlay is not None else [])]
    own = _own_events(overlay)
    warnings = [
        *_unknown_files(overlay, {*counts} - {"gazetteer.csv"}),
        *_claimed(folders),
        *_shadowed(lexicon, own),
        *_never(lexicon, own),
    ]
    return Report(counts, tuple(faults.lines), tuple(dict.fromkeys(warnings)))


def _names(shipped: Traversable, overlay: Path | None) -> list[str]:
    """The lexicon's files, by name; event tables of either folder."""
    lists = {f.name for f in shipped.iterdir() if f.name.endswith(".toml")}
    events = {f"events/{f.name}" for f in (shipped / "events").iterdir() if f.name.endswith(".toml")}
    if overlay is not None and (overlay / "events").is_dir():
        events |= {f"events/{f.name}" for f in (overlay / "events").glob("*.toml")}
    return [*sorted({*COLUMNS, "gazetteer.csv"}), *sorted(lists), *sorted(events)]


def _count(folder: Traversable | Path | None, name: str) -> int:
    if folder is None:
        return 0
    file: Traversable = folder
    for part in name.split("/"):
        file = file / part
    if not file.is_file():
        return 0
    try:
        text = file.read_text("utf-8-sig")
        if name.endswith(".csv"):
            return max(0, sum(1 for row in csv.reader(text.splitlines()) if row) - 1)
        return sum(len(part) for part in tomllib.loads(text).values() if isinstance(part, list | dict))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return 0  # the loader tells the fault


def _own_events(overlay: Path | None) -> frozenset[str] | None:
    """The ids of a user's event entries, which warnings are to be about; None where all are."""
    if overlay is None:
        return None
    files = [tomllib.loads(f.read_text("utf-8")) for f in (overlay / "events").glob("*.toml")]
    return frozenset(str(entry.get("id")) for told in files for entry in told.get("event", []))


def _unknown_files(overlay: Path | None, known: Set[str]) -> Iterator[str]:
    if overlay is None:
        return
    for file in sorted(overlay.rglob("*")):
        name = file.relative_to(overlay).as_posix()
        if file.is_file() and name not in known:
            yield f"{name}: the lexicon has no file of this name, so it is not read"


def _claimed(folders: Sequence[Traversable]) -> Iterator[str]:
    """Names that stand for two things in the same years; of two folders those that the second one adds."""
    claims: defaultdict[str, dict[str, list[_Claim]]] = defaultdict(lambda: defaultdict(list))
    for table, columns in NAMES.items():
        for where, row in table_rows(folders, table, Faults()):
            years = {"start": row.get("start", ""), "end": row.get("end", "")}
            told = [name.strip() for column in columns for name in row[column].split("|")]
            for name in dict.fromkeys(n for n in told if n):
                claims[place_key(name)][row.get("code") or row["name"]].append(_Claim(name, where, years))
    for claimed in claims.values():
        pairs = [
            (x, y)
            for a, b in combinations(claimed.values(), 2)
            for x, y in product(a, b)
            if same_years(x.years, y.years) and (len(folders) == 1 or not (x.shipped and y.shipped))
        ]
        if not pairs:
            continue
        mine = next((claim for pair in pairs for claim in pair if not claim.shipped), pairs[0][0])
        sides = [f"{code} ({own[0].where})" for code, own in claimed.items() if mine not in own]
        more = f" and {len(sides) - SHARED} more" if len(sides) > SHARED else ""
        yield f"{mine.where}: {mine.name!r} is also a name of {', '.join(sides[:SHARED])}{more}"


@dataclass(frozen=True, slots=True)
class _Claim:
    name: str
    where: str
    years: Mapping[str, str]

    @property
    def shipped(self) -> bool:
        return self.where.startswith("shipped ")


def _shadowed(lexicon: Lexicon, own: frozenset[str] | None) -> Iterator[str]:
    """Event entries that are never reached by a word, because another that asks for no more comes first."""
    taken: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for words in (lexicon.verbs, lexicon.nouns):
        for word, entries in words.items():
            for first, later in combinations(entries, 2):
                if own is not None and not {first.id, later.id} & own:
                    continue
                if first.needs == later.needs and _covers(first, later):
                    taken[later.where, first.id].append(word)
    for (where, first_id), told in taken.items():
        yield f"{where}: {first_id}, which asks for no more, comes first for {', '.join(dict.fromkeys(told))}"


def _covers(first: EventEntry, later: EventEntry) -> bool:
    return not first.object or (bool(later.object) and later.object <= first.object)


def _never(lexicon: Lexicon, own: frozenset[str] | None) -> Iterator[str]:
    """Words and patterns that no text can match."""
    for entry in lexicon.events.values():
        if own is not None and entry.id not in own:
            continue
        for word in (*entry.verbs, *entry.nouns):
            if word != word.lower() or word != " ".join(word.split()):
                yield f"{entry.where}: {word!r} never matches; write it in small letters with single blanks"
        if entry.object == frozenset() and entry.needs == "recipient" and not entry.recipient and not entry.mutual:
            yield f"{entry.where}: it needs a recipient and names no slot for one"
    for pattern in lexicon.furniture:
        if pattern.example and pattern.pattern.match(pattern.example.strip()) is None:
            yield f"furniture.toml, {pattern.id}: its example is not matched by its pattern"
    if own is None:
        for phrase in lexicon.roles:
            if phrase != phrase.lower():
                yield f"roles.csv: {phrase!r} never matches; write it in small letters"
        known = {*lexicon.states, *lexicon.terms, *lexicon.groups}
        known |= {part for body in lexicon.organisations for part in (body.code, body.code.split(":")[0])}
        for mark in lexicon.landmarks:
            for actor in sorted(mark.actors - known):
                yield f"landmarks.csv, {mark.id}: no event carries the actor {actor!r}"
