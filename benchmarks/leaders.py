"""The lexicon's heads of states and governments against tables that others made.

    python benchmarks/leaders.py LEADERS_DIR [--misses]

The folder has files of JSON lines, gzipped or not, in three forms: spells of effective leaders (`state`, `name`,
`start`, `end`), office holders with years (`country`, `name`, `start_year`, `end_year`), and present heads with the day
since when (`country`, `head_of_state`, `head_of_state_since` and the same of the government, `snapshot`). A spell since
1990 agrees if the person of people.csv whose name is the most like its own heads the state on most of its days; of a
year told alone, on any.
Prints the share that agrees by source, and last one JSON line.
"""

import argparse
import functools
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from verbale.lexicon import Lexicon, Term, fold, load_lexicon

FIRST = date(1990, 1, 1)
UNNAMED = re.compile(r"Q\d+")  # an identifier where the name should be
COLLECTIVE = re.compile(r"member|captain regent|co-prince|governor", re.IGNORECASE)  # no head of a state alone
MONARCHS = ("Elizabeth II", "Charles III")  # people.csv has them for the United Kingdom, not for their other realms
PARTS = {"CZE": ("CSK",), "SUN": ("RUS",), "YUG": ("SCG", "SRB")}  # sources go on under the old or the new code
HEADS = ("supreme_leader", "head_of_state", "head_of_government", "body_head")
MOST = 0.5  # of the days of a spell
ALIKE = 0.75  # of the letters of a word, in their order: transliterations differ (Lucinschi, Lucinski)
SHORT = 3  # letters; shorter words ("Al", "Ould", "da") tell nobody apart
CODES = {"340": "SRB", "uk": "GBR", "european_union": "EU", "african_union": "AU", "usa": "USA"}
NAMES = {
    "Republic of Artsakh": None,  # not states in people.csv; what is None is not scored
    "Republic of Abkhazia": None,
    "Republika Srpska": None,
    "Sahrawi Arab Democratic Republic": "ESH",
    "Somaliland": None,
    "South Ossetia": None,
    "Transnistria": None,
    "Turkish Republic of Northern Cyprus": None,
}


@dataclass(frozen=True, slots=True)
class Spell:
    """Who led a state from one day to another, by a table of others."""

    source: str
    state: str
    name: str
    start: date
    end: date
    whole: bool = True


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def spells(folder: Path, lexicon: Lexicon) -> Iterator[Spell]:
    """The spells of all files since 1990; those of states that the lexicon does not have are left out."""
    states = [s for s in lexicon.states.values() if s.end is None]
    codes = {_plain(n): s.code for s in states for n in s.aliases} | {_plain(s.name): s.code for s in states}
    for file in sorted(f for f in folder.iterdir() if ".jsonl" in f.name):
        for row in rows(file):
            told = row.get("state") or row["country"]
            if told in NAMES and NAMES[told] is None:
                continue
            state = CODES.get(told) or (told if row.get("state") else codes.get(_plain(told.replace("_", " "))))
            if state is None:
                print(f"{file.name}: the lexicon has no state {told}")
                continue
            if COLLECTIVE.search(row.get("position", "")):
                continue
            whole = row.get("start_year", "") != (row.get("end_year", "") or "2022")
            for name, start, end in _told(row):
                if UNNAMED.fullmatch(name) or (name in MONARCHS and state != "GBR"):
                    continue
                if end >= FIRST and end > start:
                    yield Spell(row.get("src", file.name), state, name, max(start, FIRST), end, whole)


def _told(row: dict[str, Any]) -> Iterator[tuple[str, date, date]]:
    if "snapshot" in row:
        for office in ("head_of_state", "head_of_government"):
            if row.get(office) and row.get(f"{office}_since"):
                since, until = date.fromisoformat(row[f"{office}_since"]), date.fromisoformat(row["snapshot"])
                yield row[office], since, until
    elif "start_year" in row:  # with years alone, the days are those that are sure
        first, last = int(row["start_year"]), int(row["end_year"] or 2022)
        if last - first > 1:
            yield row["name"], date(first + 1, 1, 1), date(last - 1, 12, 31)
        elif last == first:
            yield row["name"], date(first, 1, 1), date(first, 12, 31)
        else:
            yield row["name"], date(first, 12, 25), date(last, 1, 7)
    else:
        yield row["name"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"])


def _plain(name: str) -> str:
    name = re.sub(r"^(the|kingdom of the|kingdom of|republic of|state of) ", "", fold(name))
    return " ".join(re.findall(r"\w+", name))


def likeness(told: str, term: Term) -> float:
    """How much of a table's name a lexicon's name has: the sum, over its words, of how alike the nearest one is."""
    return max(_alike(_words(told), _words(name)) for name in (term.name, *term.aliases))


def _alike(told: list[str], mine: list[str]) -> float:
    return sum(max((_ratio(a, b) for b in mine), default=0.0) for a in told)


@functools.cache
def _ratio(a: str, b: str) -> float:
    if a == b:
        return 1.0
    near = SequenceMatcher(None, a, b).ratio() if min(len(a), len(b)) > SHORT else 0.0
    return near if near >= ALIKE else 0.0


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", fold(re.sub(r" of .*", "", name).replace("-", " ")))  # "Salman of Saudi Arabia"
    return [w for w in words if len(w) >= SHORT] or words


def share_of_days(spell: Spell, terms: list[Term]) -> float:
    """The share of a spell's days on which the person whose name is the most like its own is in office."""
    days = (spell.end - spell.start).days + 1
    alike = {id(t): likeness(spell.name, t) for t in terms}
    best = max(alike.values(), default=0.0)
    held = [t for t in terms if best > 0 and alike[id(t)] >= best - 0.01]
    step = max(1, days // 200)
    asked = [(spell.start + timedelta(days=n)).isoformat() for n in range(0, days, step)]
    return sum(any(t.holds_on(day) for t in held) for day in asked) / len(asked)


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("path", type=Path)
    cli.add_argument("--misses", action="store_true")
    args = cli.parse_args()
    lexicon = load_lexicon()
    heads: dict[str, list[Term]] = {}
    for (state, office), held in lexicon.offices.items():
        if office in HEADS:
            heads.setdefault(state, []).extend(held)
    scored: dict[str, list[int]] = {}
    for spell in spells(args.path, lexicon):
        terms = [t for state in (spell.state, *PARTS.get(spell.state, ())) for t in heads.get(state, [])]
        share = share_of_days(spell, terms)
        right, total = scored.setdefault(spell.source, [0, 0])
        agrees = share > MOST if spell.whole else share > 0
        scored[spell.source] = [right + agrees, total + 1]
        if args.misses and not agrees:
            middle = (spell.start + (spell.end - spell.start) / 2).isoformat()
            mine = [f"{t.name} {t.start}..{t.end or ''}" for t in terms if t.holds_on(middle)]
            told = f"{spell.state} {spell.name} {spell.start}..{spell.end}"
            print(f"{told} | {share:.2f} | {'; '.join(mine) or 'nobody'}")
    for source, (right, total) in scored.items():
        print(f"{source:24} {right / total:.3f}  ({right} of {total})")
    right, total = (sum(column) for column in zip(*scored.values(), strict=True))
    print(json.dumps({"benchmark": "leaders", "spells": total, "agree": right, "share": round(right / total, 4)}))


if __name__ == "__main__":
    main()
