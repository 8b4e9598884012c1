"""Phrases to actor codes against gold.

    python benchmarks/actors.py PHRASES.jsonl [--misses]

A line per phrase: `input`, `country`, `sector`, `date` and, where there are, `kind` and `actor`. Prints the share right
per field, the share of nulls kept null, phrases a second, and last one JSON line.
"""

import argparse
import json
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from verbale.findings import resolve_phrase
from verbale.lexicon import load_lexicon


def agrees(row: dict[str, Any], mine: dict[str, Any], field: str) -> bool:
    """Whether a field is right: equal to gold's, or to one of its `alt` readings; names in codes compared loosely."""
    told = [row[field], *row.get("alt", {}).get(field, [])]
    return loose(mine[field]) in {loose(t) for t in told}


def loose(value: str | None) -> str | None:
    """A code without case, accents, hyphens and articles."""
    if value is None:
        return None
    plain = "".join(c for c in unicodedata.normalize("NFKD", value) if not unicodedata.combining(c)).lower()
    return plain.replace("-", " ").replace("the ", "")


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("path", type=Path)
    cli.add_argument("--misses", action="store_true")
    args = cli.parse_args()
    rows = [json.loads(line) for line in args.path.read_text("utf-8").splitlines() if line.strip()]
    lexicon = load_lexicon()
    start = time.perf_counter()
    found = [resolve_phrase(lexicon, row["input"], row.get("date")) for row in rows]
    seconds = time.perf_counter() - start
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    of_kind: Counter[str] = Counter()
    for row, mine in zip(rows, found, strict=True):
        fields = [f for f in ("country", "sector", "actor") if f in row]
        null = all(row[f] is None for f in fields)
        for field in fields:
            if null or (field == "actor" and row[field] is None):
                continue
            asked[field] += 1
            right[field] += agrees(row, mine, field)
        if null:
            asked["null"] += 1
            right["null"] += all(mine[f] is None for f in fields)
        whole = all(agrees(row, mine, f) for f in ("country", "sector") if f in row)
        of_kind[str(row.get("kind"))] += 1
        kinds[str(row.get("kind"))] += whole
        if args.misses and not whole:
            print(
                row.get("kind"),
                "|",
                row["input"],
                row.get("date"),
                "| gold",
                row["country"],
                row["sector"],
                "| found",
                mine,
            )
    for kind, count in of_kind.items():
        print(f"{kind:24} {kinds[kind] / count:.3f}  ({count})")
    figures = {
        "benchmark": "actors",
        "phrases": len(rows),
        **{field: round(right[field] / count, 3) for field, count in asked.items()},
        "phrases_per_s": round(len(rows) / seconds),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
