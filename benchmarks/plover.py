"""Who did what to whom, sentence by sentence, against gold.

    python benchmarks/plover.py SENTENCES.jsonl [--misses]

A line per sentence: `id`, `text`, `date`, `type` (null where it holds no event), `source` and `target` [{`text`,
`code`, `sector`}]. Prints the accuracy and macro-F1 of the type given the two actors (the event whose participants
overlap them most), the share with type and both countries right in one event with nothing given, the share of
sentences with any event, and of the empty ones that were coded. Types are those of PLOVER's conventions, as in
`verbale export --format plover`; an act that these leave out (denied, called for) counts as told. The last line is
JSON.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from verbale.findings import Reader
from verbale.lexicon.conventions import load_conventions
from verbale.model import PLOVER_TYPES
from verbale.record.plover import code_event


def states(codes: list[Any]) -> set[str]:
    """The states or bodies of actor codes."""
    return {str(c).split(":")[0] for c in codes}


def gold_states(row: dict[str, Any], role: str) -> set[str]:
    """The countries of a gold role."""
    return {str(p["code"]).split(":")[0] for p in row.get(role) or [] if p.get("code")}


def nearest(row: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The event whose participants overlap gold's most; the surer where two do alike."""
    sides = gold_states(row, "source") | gold_states(row, "target")
    scored = [
        (len(sides & states([*e["actor"], *e["recipient"]])), e["confidence"], -i, e) for i, e in enumerate(events)
    ]
    best = max(scored, default=None, key=lambda s: s[:3])
    return best[3] if best is not None and best[0] > 0 else None


def macro_f1(pairs: list[tuple[str, str | None]]) -> float:
    """Macro-F1 over PLOVER's types of (gold, found) pairs."""
    scores = []
    for kind in PLOVER_TYPES:
        right = sum(g == p == kind for g, p in pairs)
        gold = sum(g == kind for g, _ in pairs)
        found = sum(p == kind for _, p in pairs)
        if gold:
            scores.append(2 * right / (gold + found))
    return sum(scores) / len(scores) if scores else 0.0


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("path", type=Path)
    cli.add_argument("--misses", action="store_true")
    cli.add_argument("--told", action="store_true", help="the acts as told, without PLOVER's coding conventions")
    args = cli.parse_args()
    rows = [json.loads(line) for line in args.path.read_text("utf-8").splitlines() if line.strip()]
    reader = Reader.load()
    conventions = load_conventions()
    pairs: list[tuple[str, str | None]] = []
    whole = 0
    empty: Counter[str] = Counter()
    coded = 0
    for row in rows:
        told = reader.code(row["text"], id=str(row["id"]), date=row.get("date"))["events"]
        events = told if args.told else [code_event(e, conventions) or e for e in told]
        if row["type"] is None:
            empty["all"] += 1
            empty["coded"] += bool(events)
            continue
        coded += bool(events)
        given = nearest(row, events)
        pairs.append((row["type"], given["type"] if given else None))
        source, target = gold_states(row, "source"), gold_states(row, "target")
        hit = any(
            e["type"] == row["type"]
            and source <= states(e["actor"])
            and target <= states([*e["recipient"], *e["actor"]])
            for e in events
        )
        whole += hit
        if args.misses and not hit:
            found = [(e["type"], e["actor"], e["recipient"], e["evidence"]) for e in events]
            print(row["type"], sorted(source), sorted(target), "|", row["text"], "|", found)
    figures = {
        "benchmark": "plover",
        "sentences": len(rows),
        "type_accuracy": round(sum(g == p for g, p in pairs) / len(pairs), 3) if pairs else None,
        "type_macro_f1": round(macro_f1(pairs), 3),
        "type_and_countries": round(whole / len(pairs), 3) if pairs else None,
        "with_event": round(coded / len(pairs), 3) if pairs else None,
        "empty_coded": round(empty["coded"] / empty["all"], 3) if empty["all"] else None,
    }
    for name, value in figures.items():
        print(f"{name:20} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
