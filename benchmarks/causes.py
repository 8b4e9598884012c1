"""Causal claims against the Causal News Corpus and BECAUSE.

    python benchmarks/causes.py CNC BECAUSE [--misses]

Each is a file or a folder of (gzipped) JSON lines; of a folder with several parts, those named "train" are left out, as
the weights were learned from them. CNC: `text`, `causal`, `relations[].spans` [[cause | effect | signal, start, end]].
BECAUSE: `text`, `relations` [{`type`, `connective`, `attr`}].

Sentence F1 is of "a cause is claimed". A span found matches one of gold of the same part when more than half of the
longer lies in both. In BECAUSE a relation found matches one of gold when their connectives share a word; it is right of
kind when Consequence, Motivation or Purpose agrees too, and of Inhibit when both inhibit. NonCausal connectives are no
gold: finding one costs precision. Prints its tables and last one JSON line.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verbale.findings import Reader
from verbale.findings.causation import Relation, find_relations
from verbale.findings.mechanisms import believed, claim_of
from verbale.findings.propositions import Analysis, analyse
from verbale.findings.put_forward import Context, type_of
from verbale.intake import from_text
from verbale.language import read

KINDS = ("Consequence", "Motivation", "Purpose")
PARTS = ("cause", "effect", "signal")
Span = tuple[int, int]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file, or of a folder's files without those of training."""
    files = [path]
    if path.is_dir():
        every = sorted(f for f in path.iterdir() if f.name.endswith((".jsonl", ".jsonl.gz")))
        files = [f for f in every if not f.name.startswith("train")] or every
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def f1(right: int, found: int, gold: int) -> float:
    """F1 of counts."""
    return 2 * right / (found + gold) if found + gold else 0.0


def analysed(text: str, reader: Reader) -> Analysis:
    """A text as the program reads it."""
    document = from_text(text, name="x", source="x", lexicon=reader.lexicon, bare=True)
    return analyse(read(document, reader.pipeline, reader.lexicon, sense=reader.sense), reader.lexicon)


def sentence_claims(analysis: Analysis) -> bool:
    """Whether a text of one sentence (or what the parser makes of it) claims a cause."""
    return max((claim_of(s) for s in analysis.reading.sentences), default=0.0) >= 0.5


def told_spans(row: dict[str, Any]) -> set[tuple[str, int, int]]:
    """Gold's spans, sought in the sentence where a relation has a text of its own."""
    found = set()
    for relation in row["relations"]:
        own = relation.get("text") or row["text"]
        for part, start, end in relation["spans"]:
            at = start if own == row["text"] else row["text"].find(own[start:end])
            if at >= 0:
                found.add((part, at, at + end - start))
    return found


def found_spans(relations: Iterable[Relation]) -> set[tuple[str, int, int]]:
    """The spans of the relations found: both ends and the connective from its first word to its last."""
    found = set()
    for relation in relations:
        for part, end in (("cause", relation.cause), ("effect", relation.effect)):
            if end is not None:
                found.add((part, *end.span))
        spans = connective_spans(relation)
        found.add(("signal", spans[0][0], spans[-1][1]))
    return found


def connective_spans(relation: Relation) -> list[Span]:
    """Where the words of a connective stand."""
    doc = relation.anchor.doc
    offset = relation.sentence.offset
    return [(offset + doc[i].idx, offset + doc[i].idx + len(doc[i].text)) for i in sorted(relation.words)]


def overlaps(one: Span, two: Span, *, share: float) -> bool:
    """Whether more than a share of the longer span lies in both."""
    inside = min(one[1], two[1]) - max(one[0], two[0])
    return inside > share * max(one[1] - one[0], two[1] - two[0])


def cnc(path: Path, reader: Reader, *, misses: bool) -> dict[str, float]:
    """The figures on the Causal News Corpus."""
    count: Counter[str] = Counter()
    for row in rows(path):
        analysis = analysed(row["text"], reader)
        relations = list(find_relations(analysis, reader.lexicon))
        said = sentence_claims(analysis)
        count["sentences"] += 1
        count["gold"] += row["causal"]
        count["found"] += said
        count["right"] += said and bool(row["causal"])
        if misses and said != bool(row["causal"]):
            print("missed" if row["causal"] else "extra", "|", row["text"])
        gold = told_spans(row)
        kept = believed(relations) if said else []
        mine = found_spans(kept)
        for part in PARTS:
            left = [s for s in sorted(gold) if s[0] == part]
            count[f"gold_{part}"] += len(left)
            for _, start, end in sorted(s for s in mine if s[0] == part):
                count[f"found_{part}"] += 1
                if hit := next((s for s in left if overlaps((s[1], s[2]), (start, end), share=0.5)), None):
                    left.remove(hit)
                    count[f"right_{part}"] += 1
    figures = {"sentence_f1": f1(count["right"], count["found"], count["gold"])}
    figures["sentence_precision"] = count["right"] / max(count["found"], 1)
    figures["sentence_recall"] = count["right"] / max(count["gold"], 1)
    for part in PARTS:
        figures[f"{part}_f1"] = f1(count[f"right_{part}"], count[f"found_{part}"], count[f"gold_{part}"])
    whole = [sum(count[f"{name}_{part}"] for part in PARTS) for name in ("right", "found", "gold")]
    return {"sentences": count["sentences"], **figures, "span_f1": f1(*whole)}


def because(path: Path, reader: Reader, *, misses: bool) -> dict[str, float]:
    """The figures on BECAUSE."""
    count: Counter[str] = Counter()
    for row in rows(path):
        analysis = analysed(row["text"], reader)
        context = Context(analysis, reader.lexicon, {})
        relations = believed(find_relations(analysis, reader.lexicon))
        gold = [r for r in row["relations"] if r["type"] in KINDS and r.get("connective")]
        for relation in gold:
            count["gold"] += 1
            count[f"gold_{relation['type']}"] += 1
            count["gold_Inhibit"] += degree(relation) == "Inhibit"
        left = list(gold)
        for relation in relations:
            spans = connective_spans(relation)
            kind, inhibits = type_of(relation, context), relation.entry.sign == "-"
            count["found"] += 1
            count[f"found_{kind}"] += 1
            count["found_Inhibit"] += inhibits
            hits = [r for r in left if any(overlaps(tuple(g), s, share=0.0) for g in r["connective"] for s in spans)]
            if not hits:
                if misses:
                    print("extra |", kind, "|", relation.entry.id, "|", relation.sentence.span.text)
                continue
            hit = max(hits, key=lambda r: (r["type"] == kind, (degree(r) == "Inhibit") == inhibits))
            left.remove(hit)
            count["right"] += 1
            count[f"right_{kind}"] += hit["type"] == kind
            count["right_Inhibit"] += inhibits and degree(hit) == "Inhibit"
        if misses:
            for relation in left:
                words = " … ".join(row["text"][a:b] for a, b in relation["connective"])
                print("missed |", relation["type"], degree(relation), "|", words)
    figures = {"relation_f1": f1(count["right"], count["found"], count["gold"])}
    for kind in (*KINDS, "Inhibit"):
        figures[f"{kind.lower()}_f1"] = f1(count[f"right_{kind}"], count[f"found_{kind}"], count[f"gold_{kind}"])
    return {"relations": count["gold"], **figures}


def degree(relation: dict[str, Any]) -> str | None:
    """Facilitate, Inhibit or None."""
    told: str | None = (relation.get("attr") or {}).get("Degree")
    return told


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("cnc", type=Path)
    cli.add_argument("because", type=Path)
    cli.add_argument("--misses", action="store_true")
    args = cli.parse_args()
    reader = Reader.load()
    tables = {
        "cnc": cnc(args.cnc, reader, misses=args.misses),
        "because": because(args.because, reader, misses=args.misses),
    }
    for name, figures in tables.items():
        for key, value in figures.items():
            print(f"{name:8} {key:20} {value:.3f}" if isinstance(value, float) else f"{name:8} {key:20} {value}")
    rounded = {
        name: {k: round(v, 3) if isinstance(v, float) else v for k, v in told.items()} for name, told in tables.items()
    }
    print(json.dumps({"benchmark": "causes", **rounded}))


if __name__ == "__main__":
    main()
