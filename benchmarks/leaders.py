"""The lexicon's heads of states and governments against tables that others made.

    python benchmarks/leaders.py LEADERS_DIR [--misses]

The folder has files of JSON lines, gzipped or not, in three forms: spells of effective leaders (`state`, `name`, `start`,
`end`), office holders with years (`country`, `name`, `start_year`, `end_year`), and present heads with the day since when
(`country`, `head_of_state`, `head_of_state_since` and the same of the government, `snapshot`). A spell since 1990 agrees if a
person of people.csv with that name, spellings apart, heads the state on most of its days. Prints the share that agrees by
source, and last one JSON line.
"""

import argparse
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


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def spells(folder: Path, lexicon: Lexicon) -> Iterator[Spell]:
    """The spells of all files since 1990; those of states that the lexicon does not have are left out."""
    codes = {_plain(n): s.code for s in lexicon.states.values() for n in (s.name, *s.aliases) if s.end is None}
    for file in sorted(f for f in folder.iterdir() if ".jsonl" in f.name):
        for row in rows(file):
            told = row.get("state") or row["country"]
            if told in NAMES and NAMES[told] is None:
                continue
            state = CODES.get(told) or (told if row.get("state") else codes.get(_plain(told.replace("_", " "))))
            if state is None:
                print(f"{file.name}: the lexicon has no state {told}")
                continue
            for name, start, end in _told(row):
                if end >= FIRST and end > start:
                    yield Spell(row.get("src", file.name), state, name, max(start, FIRST), end)


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


def same_person(told: str, term: Term) -> bool:
    """Whether a table's name and a lexicon's term may be of one person: a telling word of each is much alike."""
    words = _words(told)
    return any(
        a == b or (min(len(a), len(b)) > SHORT and SequenceMatcher(None, a, b).ratio() >= ALIKE)
        for name in (term.name, *term.aliases)
        for a in words
        for b in _words(name)
    )


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", fold(name.replace("-", " ")))
    return [w for w in words if len(w) >= SHORT] or words


def share_of_days(spell: Spell, terms: list[Term]) -> float:
    """The share of a spell's days on which a person of its name is in office."""
    days = (spell.end - spell.start).days + 1
    held = [t for t in terms if same_person(spell.name, t)]
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
        share = share_of_days(spell, heads.get(spell.state, []))
        right, total = scored.setdefault(spell.source, [0, 0])
        scored[spell.source] = [right + (share > MOST), total + 1]
        if args.misses and share <= MOST:
            middle = (spell.start + (spell.end - spell.start) / 2).isoformat()
            mine = [f"{t.name} {t.start}..{t.end or ''}" for t in heads.get(spell.state, []) if t.holds_on(middle)]
            print(f"{spell.state} {spell.name} {spell.start}..{spell.end} | {share:.2f} | {'; '.join(mine) or 'nobody'}")
    for source, (right, total) in scored.items():
        print(f"{source:24} {right / total:.3f}  ({right} of {total})")
    right, total = (sum(column) for column in zip(*scored.values(), strict=True))
    print(json.dumps({"benchmark": "leaders", "spells": total, "agree": right, "share": round(right / total, 4)}))


if __name__ == "__main__":
    main()
