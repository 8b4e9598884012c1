"""Where the places of the world lie: the lexicon's own places, states and capitals, and the towns of GeoNames.

`places.csv` and `states.csv` say what news calls a place; `gazetteer.csv` adds coordinates, populations and the
namesakes among which `verbale.findings` has to choose. Its 34,000 rows are read when the first place is looked up (a
fifth of a second), so that a program that resolves none does not wait for them.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from verbale.lexicon.faults import Faults
from verbale.lexicon.names import WORD, fold

if TYPE_CHECKING:
    from verbale.lexicon.tables import Place, State

GAZETTEER_COLUMNS = "name,aliases,state,kind,latitude,longitude,population"
GAZETTEER_KINDS = ("state", "region", "city")
LISTED = 1_000_000  # inhabitants that a place of places.csv counts for: somebody found it worth its row
CAPITAL = 10  # a capital counts for so many times its inhabitants: what states do, they do there


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map.

    Attributes:
        state: the code of the state, None for seas and shared features.
        kind: state, region, city, facility, feature, sea or border.
        latitude, longitude: degrees, of a state or region its middle; None where the lexicon does not know them.
        weight: inhabitants, or what stands for them.
        capital: whether it is a capital of its state.
    """

    name: str
    state: str | None
    kind: str
    latitude: float | None
    longitude: float | None
    weight: int
    capital: bool = False

    @property
    def prominence(self) -> float:
        """How likely the bare name means this one, beside its namesakes; a state comes before all of them."""
        if self.kind == "state":
            return float("inf")
        return self.weight * (CAPITAL if self.capital else 1)


class Gazetteer:
    """The places of a lexicon by name."""

    def __init__(self, places: "Sequence[Place]", states: "Mapping[str, State]", table: Traversable) -> None:
        """A gazetteer; nothing is read yet.

        Args:
            places: of `places.csv`, a user's included.
            states: by code.
            table: the file `gazetteer.csv`.
        """
        self._places = places
        self._states = states
        self._file = table

    def named(self, name: str) -> tuple[Spot, ...]:
        """All places of a name, the most prominent first, one of each kind in each state.

        Args:
            name: in any spelling that the lexicon or GeoNames has; case, accents and hyphens do not matter.
        """
        key = place_key(name)
        found = [self._state(state) for state in self._state_names.get(key, ())]
        found += [self._listed(place, key) for place in self._place_names.get(key, ())]
        found += [self._capital(code, key) for code in self._capitals.get(key, ())]
        found += [self._town(row, key) for row in self._rows.get(key, ())]
        kept: dict[tuple[str | None, bool], Spot] = {}
        for spot in found:
            kept.setdefault((spot.state, spot.kind == "state"), spot)
        return tuple(sorted(kept.values(), key=lambda s: -s.prominence))

    def state(self, code: str) -> Spot | None:
        """A state by its code, or None where the lexicon does not have it."""
        return self._state(self._states[code]) if code in self._states else None

    @cached_property
    def _table(self) -> list[list[str]]:
        rows = csv.reader(self._file.read_text("utf-8").splitlines())
        next(rows, None)
        return [row for row in rows if len(row) == 7]

    @cached_property
    def _rows(self) -> dict[str, list[list[str]]]:
        """Regions and cities by each of their names; the file has the most populous first."""
        found: defaultdict[str, list[list[str]]] = defaultdict(list)
        for row in self._table:
            if row[3] != "state":
                found[place_key(row[0])].append(row)
        for row in self._table:  # a name comes before an alias
            if row[1]:
                for alias in row[1].split("|"):
                    found[place_key(alias)].append(row)
        return dict(found)

    @cached_property
    def _middles(self) -> dict[str, list[str]]:
        return {row[2]: row for row in self._table if row[3] == "state"}

    @cached_property
    def _state_names(self) -> "dict[str, list[State]]":
        found: defaultdict[str, list[State]] = defaultdict(list)
        for state in sorted(self._states.values(), key=lambda s: s.end is not None):
            for name in dict.fromkeys(place_key(n) for n in (state.name, *state.aliases)):
                found[name].append(state)
        return dict(found)

    @cached_property
    def _place_names(self) -> "dict[str, list[Place]]":
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self._places:
            for name in dict.fromkeys(place_key(n) for n in (place.name, *place.aliases)):
                found[name].append(place)
        return dict(found)

    @cached_property
    def _capitals(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for state in sorted(self._states.values(), key=lambda s: s.end is not None):
            for name in dict.fromkeys(place_key(n) for n in state.capitals):
                found[name].append(state.code)
        return dict(found)

    def _state(self, state: "State") -> Spot:
        row = self._middles.get(state.code)
        where = (float(row[4]), float(row[5])) if row else (None, None)
        return Spot(
            name=state.name,
            state=state.code,
            kind="state",
            latitude=where[0],
            longitude=where[1],
            weight=int(row[6]) if row else LISTED,
        )

    def _listed(self, place: "Place", key: str) -> Spot:
        row = self._row(key, place.state) or self._row(place_key(place.name), place.state)
        if place.latitude is not None or place.kind not in ("city", "region") or (row and row[3] != place.kind):
            where = (place.latitude, place.longitude)
        else:
            where = (float(row[4]), float(row[5])) if row else (None, None)
        return Spot(
            name=place.name,
            state=place.state,
            kind=place.kind,
            latitude=where[0],
            longitude=where[1],
            weight=max(LISTED, int(row[6]) if row else 0),
        )

    def _capital(self, code: str, key: str) -> Spot:
        names = (key, *(place_key(n) for n in self._states[code].capitals))
        row = next((found for n in names if (found := self._row(n, code, kind="city"))), None)
        if row is not None:
            return self._town(row, key)
        name = next(n for n in self._states[code].capitals if place_key(n) == key)
        abroad = next((self._town(r, key) for r in self._rows.get(key, ()) if r[3] == "city"), None)
        same = abroad is not None and self._states[code].end is not None  # Moscow was the Soviet Union's capital
        return Spot(
            name=name,
            state=code,
            kind="city",
            latitude=abroad.latitude if same and abroad else None,
            longitude=abroad.longitude if same and abroad else None,
            weight=LISTED // CAPITAL if self._states[code].end else LISTED,
            capital=self._states[code].end is None,
        )

    def _town(self, row: list[str], key: str) -> Spot:
        code = row[2]
        capital = code in self._states and row[3] == "city" and self._is_capital(row, code, key)
        return Spot(
            name=row[0],
            state=code,
            kind=row[3],
            latitude=float(row[4]),
            longitude=float(row[5]),
            weight=int(row[6]),
            capital=capital,
        )

    def _is_capital(self, row: list[str], code: str, key: str) -> bool:
        names = {place_key(row[0]), *(place_key(a) for a in row[1].split("|") if a), key}
        own = {place_key(n) for n in self._states[code].capitals}
        return bool(names & own) and row == next(
            (found for n in names & own if (found := self._row(n, code, kind="city"))), None
        )

    def _row(self, key: str, state: str | None, *, kind: str = "") -> list[str] | None:
        """The most populous place of a name in a state."""
        return next((r for r in self._rows.get(key, ()) if r[2] == state and kind in ("", r[3])), None)


def place_key(name: str) -> str:
    """The form under which names of places are compared: folded words with one space between."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(name.casefold().split())
    return " ".join(fold(word) for word in WORD.findall(name))


def coordinate(where: str, column: str, value: str, faults: Faults) -> float | None:
    """A latitude or longitude of a table, checked; None where it is empty or a fault."""
    if not value:
        return None
    most = 90 if column == "latitude" else 180
    try:
        degrees = float(value)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        faults.add(where, f"{column} is {value!r}, expected degrees between -{most} and {most}")
        return None
    return degrees


def check_gazetteer(table: Traversable, faults: Faults) -> int:
    """Check every row of `gazetteer.csv`.

    Args:
        table: the file.
        faults: to which what is wrong is added.

    Returns:
        The number of rows.
    """
    rows = csv.reader(table.read_text("utf-8").splitlines())
    header = next(rows, [])
    if ",".join(header) != GAZETTEER_COLUMNS:
        faults.add(f"{table.name}:1", f"columns are {header}, expected {GAZETTEER_COLUMNS.split(',')}")
        return 0
    count = 0
    for count, row in enumerate(rows, start=1):
        where = f"{table.name}:{count + 1}"
        if len(row) != len(header):
            faults.add(where, f"expected {len(header)} cells")
            continue
        faults.one_of(where, "kind", row[3], GAZETTEER_KINDS)
        coordinate(where, "latitude", row[4], faults)
        coordinate(where, "longitude", row[5], faults)
        if not row[6].isdecimal():
            faults.add(where, f"population is {row[6]!r}, expected a whole number")
    return count
