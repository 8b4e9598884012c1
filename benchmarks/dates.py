"""Time expressions against gold: spans, and TIMEX3 values.

    python benchmarks/dates.py TIMEX.jsonl[.gz] [--misses]

The file has a line per text: `text`, `dct` (its date) and `timex` [{`s`, `e`, `type`, `value`}]. Sentences 0 to 5 of
each text are scored, without the second line, the date line. Prints span F1 and value F1, and last one JSON line.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale.findings import Reader

SENTENCES = 6  # the annotation is complete in the first six only


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file, gzipped or not, or of all such files of a folder."""
    if path.is_dir():
        for each in sorted(path.glob("*.jsonl*")):
            yield from rows(each)
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def scored(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are scored: its first sentences, a line each, without the second, the date line."""
    stretches = []
    at = 0
    for number, line in enumerate(text.split("\n")[:SENTENCES]):
        if number != 1:
            stretches.append((at, at + len(line)))
        at += len(line) + 1
    return stretches


def f1(right: int, gold: int, found: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (gold + found) if gold + found else 0.0


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("path", type=Path)
    cli.add_argument("--misses", action="store_true")
    args = cli.parse_args()
    reader = Reader.load()
    gold_count = found_count = spans = values = 0
    for row in rows(args.path):
        text = row["text"]
        inside = scored(text)

        def counts(at: int, inside: list[tuple[int, int]] = inside) -> bool:
            return any(a <= at < b for a, b in inside)

        gold = {(t["s"], t["e"]): t for t in row["timex"] if counts(t["s"])}
        found = {
            (t["start"], t["end"]): t
            for t in reader.dates(text, id="x", date=row["dct"])["dates"]
            if counts(t["start"])
        }
        gold_count += len(gold)
        found_count += len(found)
        for span, marked in gold.items():
            mine = found.get(span)
            spans += mine is not None
            values += mine is not None and mine["timex"] == marked["value"]
            if args.misses and (mine is None or mine["timex"] != marked["value"]):
                print("gold", text[span[0] : span[1]], marked["value"], "| found", mine and mine["timex"], row["dct"])
        if args.misses:
            for span in found.keys() - gold.keys():
                print("extra", text[span[0] : span[1]], found[span]["timex"], text[max(0, span[0] - 25) : span[1] + 20])
    figures = {
        "benchmark": "dates",
        "gold": gold_count,
        "found": found_count,
        "span_f1": round(f1(spans, gold_count, found_count), 3),
        "value_f1": round(f1(values, gold_count, found_count), 3),
    }
    for name, value in figures.items():
        print(f"{name:10} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
