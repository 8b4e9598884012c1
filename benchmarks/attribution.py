"""On whose word: sources, cues and contents of attributions.

    python benchmarks/attribution.py LINES.jsonl... [--misses]

Lines of JSON, gzipped or not, in one of two forms. `text`, `attributions` [{`source`, `cue`, `content`}], spans
[start, end) in characters or null: each part is scored by itself, and source and cue as one. GUM's discourse
(with `edus`): `attributions` [{`attr`, `content_head_edu`}], where one span has source and cue; as GUM marks none
but clauses that attribute clauses, nouns with their phrases and adverbs of hearsay are left out there.

A found attribution is paired with the one of gold with which it shares most characters, each once; in a pair, a part is
right when half of the shorter of its two spans lies in both, and `strict` when half of the longer does. A part that is
null on one side counts against the other. Prints its table and last one JSON line.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from verbale.findings import Reader
from verbale.findings.cited import CitedSpans, cited_spans
from verbale.findings.propositions import analyse
from verbale.intake import from_text
from verbale.language import read

Span = tuple[int, int]
Parts = Mapping[str, Span | None]
PARTS = ("source", "cue", "content")
AS_ONE = "source_and_cue"


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file, or of all files of a folder."""
    files = sorted(f for f in path.iterdir() if ".jsonl" in f.suffixes) if path.is_dir() else [path]
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def found(text: str, reader: Reader) -> list[CitedSpans]:
    """The attributions that the program finds in a text."""
    document = from_text(text, name="x", source="x", lexicon=reader.lexicon, bare=True)
    analysis = analyse(read(document, reader.pipeline, reader.lexicon, reader.coreference), reader.lexicon)
    return cited_spans(analysis)


def as_one(source: Span | None, cue: Span | None) -> Span | None:
    """The stretch from the first to the last word of source and cue."""
    spans = [s for s in (source, cue) if s is not None]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def parts_of(row: dict[str, Any]) -> list[Parts]:
    """Gold's parts in the order of the text."""
    made: list[Parts] = []
    for told in row["attributions"]:
        if "attr" in told:
            made.append({AS_ONE: tuple(told["attr"])})
            continue
        parts = {part: tuple(told[part]) if told.get(part) else None for part in PARTS}
        made.append({**parts, AS_ONE: as_one(parts["source"], parts["cue"])})
    return made


def mine_of(spans: Sequence[CitedSpans], *, clauses: bool) -> list[Parts]:
    """The program's parts; of clauses only where gold marks no others, as GUM's."""
    return [
        {
            "source": s.source,
            "cue": s.cue,
            "content": s.content,
            AS_ONE: s.together if clauses else as_one(s.source, s.cue),
        }
        for s in spans
        if s.clausal or not clauses
    ]


def shared(one: Span | None, two: Span | None) -> int:
    """How many characters lie in both."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0])) if one and two else 0


def agree(one: Span | None, two: Span | None, *, strict: bool = False) -> bool:
    """Whether half of the shorter span (strict: of the longer) lies in both."""
    if one is None or two is None:
        return False
    lengths = (one[1] - one[0], two[1] - two[0])
    return shared(one, two) * 2 >= (max if strict else min)(lengths) and shared(one, two) > 0


def paired(gold: Sequence[Parts], mine: Sequence[Parts]) -> list[tuple[int, int]]:
    """Pairs of gold and found, best first, each in one pair; both must share words that attribute, or all else."""
    ranked = []
    for g, told in enumerate(gold):
        for m, here in enumerate(mine):
            cues = shared(told.get("cue"), here.get("cue"))
            share = [agree(told[part], here.get(part)) for part in told]
            if any(share[i] for i, part in enumerate(told) if part != "content" or told[AS_ONE] is None):
                ranked.append((cues > 0, sum(share), shared(told[AS_ONE], here[AS_ONE]), -abs(g - m), g, m))
    pairs: list[tuple[int, int]] = []
    for *_, g, m in sorted(ranked, reverse=True):
        if all(g != a and m != b for a, b in pairs):
            pairs.append((g, m))
    return pairs


def score(count: Counter[str], gold: Sequence[Parts], mine: Sequence[Parts], pairs: Sequence[tuple[int, int]]) -> None:
    """Count what a text has, what was found and what is right."""
    names = list(gold[0]) if gold else [*PARTS, AS_ONE]
    for part in names:
        count[f"gold_{part}"] += sum(g[part] is not None for g in gold)
        count[f"found_{part}"] += sum(m[part] is not None for m in mine)
        count[f"right_{part}"] += sum(agree(gold[g][part], mine[m][part]) for g, m in pairs)
        count[f"strict_{part}"] += sum(agree(gold[g][part], mine[m][part], strict=True) for g, m in pairs)


def show(text: str, gold: Sequence[Parts], mine: Sequence[Parts], pairs: Sequence[tuple[int, int]]) -> None:
    """Print the misses of a text."""

    def words(parts: Parts) -> str:
        return " | ".join(f"{p}: {text[s[0] : s[1]]}" for p, s in parts.items() if s is not None)

    wrong = [(g, m) for g, m in pairs if not all(agree(gold[g][p], mine[m][p]) for p in gold[g] if gold[g][p])]
    lost = [told for g, told in enumerate(gold) if all(g != a for a, _ in pairs)]
    extra = [here for m, here in enumerate(mine) if all(m != b for _, b in pairs)]
    for told in lost:
        print("missed |", words(told))
    for here in extra:
        print("extra  |", words(here))
    for g, m in wrong:
        print("wrong  |", words(gold[g]), "\n    got |", words(mine[m]))


def figures(count: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 per part."""
    made: dict[str, float] = {}
    for part in (*PARTS, AS_ONE):
        gold, mine, right = (count[f"{name}_{part}"] for name in ("gold", "found", "right"))
        if gold:
            made[f"{part}_precision"] = right / max(mine, 1)
            made[f"{part}_recall"] = right / gold
            made[f"{part}_f1"] = 2 * right / (gold + mine)
            made[f"{part}_strict_f1"] = 2 * count[f"strict_{part}"] / (gold + mine)
    return made


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("lines", type=Path, nargs="+")
    cli.add_argument("--misses", action="store_true")
    args = cli.parse_args()
    reader = Reader.load()
    tables = {}
    for path in args.lines:
        count: Counter[str] = Counter()
        for row in rows(path):
            gold, mine = parts_of(row), mine_of(found(row["text"], reader), clauses="edus" in row)
            pairs = paired(gold, mine)
            count["texts"] += 1
            count["attributions"] += len(gold)
            score(count, gold, mine, pairs)
            if args.misses:
                show(row["text"], gold, mine, pairs)
        tables[path.parent.name if path.name.startswith("docs") else path.name.split(".")[0]] = {
            "texts": count["texts"],
            "attributions": count["attributions"],
            **figures(count),
        }
    for name, table in tables.items():
        for key, value in table.items():
            print(f"{name:15} {key:26} {value:.3f}" if isinstance(value, float) else f"{name:15} {key:26} {value}")
    rounded = {n: {k: round(v, 3) for k, v in table.items()} for n, table in tables.items()}
    print(json.dumps({"benchmark": "attribution", **rounded}))


if __name__ == "__main__":
    main()
