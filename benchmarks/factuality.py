"""Status and graded factuality of events against MEANTIME and UDS It-Happened.

    python benchmarks/factuality.py MEANTIME UDS [--folds 10] [--misses CORPUS]

Each is a file or a folder of (gzipped) JSON lines; of MEANTIME's folder, the files named "factuality" are read.
MEANTIME: `sentence`, `s`, `e`, `status`, `dct`, `corpus`. UDS: `text`, `predicates` [{`s`, `e`, `lemma`,
`factuality`}].

MEANTIME: F1 of happened (with ongoing), planned, possible (with called_for and hypothetical) and denied, and their
mean, for each corpus; other statuses of gold are left out. An event without a proposition counts as happened. Rules
were made looking at the corpus on Airbus; the figure to tell is that on Apple. UDS: Pearson's r of the graded value,
learned on the other folds; neighbouring sentences, which come from one document, are in one fold. A predicate without
a proposition counts as the mean of its lemma in the other folds. `rules` is r of the standing's own table. Last comes
one JSON line.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from verbale.findings import Reader
from verbale.findings.graded import Seen, fit, seen_of
from verbale.findings.propositions import analyse
from verbale.intake import from_text
from verbale.language import read

CLASSES = ("happened", "planned", "possible", "denied")
AS_CLASS = {"ongoing": "happened", "called_for": "possible", "hypothetical": "possible"} | {c: c for c in CLASSES}
DEFAULT = "happened"
BLOCK = 20  # neighbouring sentences of UDS that go into one fold


def rows(path: Path, name: str = "") -> Iterator[dict[str, Any]]:
    """The lines of a file, or of a folder's files whose names begin so."""
    files = [path]
    if path.is_dir():
        files = sorted(f for f in path.iterdir() if f.name.startswith(name) and ".jsonl" in f.suffixes)
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def status_at(row: dict[str, Any], propositions: Sequence[dict[str, Any]]) -> str:
    """The class of the first proposition whose predicate shares a character with gold's span."""
    for proposition in propositions:
        predicate = proposition["predicate"]
        if predicate["start"] < row["e"] and row["s"] < predicate["end"]:
            return AS_CLASS[proposition["status"]]
    return DEFAULT


def scores(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    """F1 of each class and their mean, from counts of (gold, found)."""
    told = {}
    for name in CLASSES:
        gold = sum(n for (g, _), n in pairs.items() if g == name)
        found = sum(n for (_, f), n in pairs.items() if f == name)
        told[f"{name}_f1"] = 2 * pairs[name, name] / (gold + found) if gold + found else 0.0
    return {"macro_f1": fmean(told.values()), **told}


def meantime(path: Path, reader: Reader, misses: str | None) -> dict[str, dict[str, float]]:
    """The figures for each corpus of MEANTIME."""
    pairs: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    read_before: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows(path, "factuality"):
        if (gold := AS_CLASS.get(row["status"])) is None:
            continue
        key = (row["sentence"], row["dct"])
        if key not in read_before:
            read_before[key] = reader.propositions(row["sentence"], id="x", date=row["dct"])["propositions"]
        found = status_at(row, read_before[key])
        corpus = row["corpus"].removeprefix("corpus_")
        pairs[corpus][gold, found] += 1
        if misses == corpus and gold != found:
            told = row["sentence"]
            print(f"{gold} | {found} | {told[: row['s']]}[{told[row['s'] : row['e']]}]{told[row['e'] :]}")
    return {corpus: {"events": counts.total(), **scores(counts)} for corpus, counts in sorted(pairs.items())}


def uds(path: Path, reader: Reader, folds: int) -> dict[str, float]:
    """Pearson's r on UDS, cross-validated."""
    seen: list[Seen | None] = []
    gold, rules, lemmas, fold = [], [], [], []
    for number, row in enumerate(rows(path)):
        document = from_text(row["text"], name="x", source="x", lexicon=reader.lexicon, bare=True)
        analysis = analyse(read(document, reader.pipeline, reader.lexicon), reader.lexicon, wide=True)
        clauses = {c.sentence.at(c.predicate): c for c in analysis.clauses}
        for predicate in row["predicates"]:
            clause = clauses.get(predicate["s"])
            seen.append(seen_of(clause) if clause is not None else None)
            gold.append(float(predicate["factuality"]))
            rules.append(clause.stand.factuality if clause is not None else None)
            lemmas.append(predicate["lemma"])
            fold.append(number // BLOCK % folds)
    graded, by_rule = np.zeros(len(gold)), np.zeros(len(gold))
    for held in range(folds):
        rest = [i for i in range(len(gold)) if fold[i] != held]
        of_lemma: dict[str, list[float]] = defaultdict(list)
        for i in rest:
            of_lemma[lemmas[i]].append(gold[i])
        mean = fmean(gold[i] for i in rest)
        known = [(one, gold[i]) for i in rest if (one := seen[i]) is not None]
        model = fit([one for one, _ in known], [value for _, value in known])
        for i in (i for i in range(len(gold)) if fold[i] == held):
            default = fmean(of_lemma[lemmas[i]]) if lemmas[i] in of_lemma else mean
            one, rule = seen[i], rules[i]
            graded[i] = model([one])[0] if one is not None else default
            by_rule[i] = rule if rule is not None else default
    return {
        "predicates": len(gold),
        "propositions": sum(one is not None for one in seen),
        "pearson_r": float(np.corrcoef(graded, gold)[0, 1]),
        "rules": float(np.corrcoef(by_rule, gold)[0, 1]),
    }


def main() -> None:
    """Run the benchmark from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("meantime", type=Path)
    cli.add_argument("uds", type=Path)
    cli.add_argument("--folds", type=int, default=10)
    cli.add_argument("--misses", help="a corpus of MEANTIME: airbus")
    args = cli.parse_args()
    reader = Reader.load()
    tables = {**meantime(args.meantime, reader, args.misses), "uds": uds(args.uds, reader, args.folds)}
    for name, figures in tables.items():
        for key, value in figures.items():
            print(f"{name:8} {key:14} {value:.3f}" if isinstance(value, float) else f"{name:8} {key:14} {value}")
    rounded = {
        name: {k: round(v, 3) if isinstance(v, float) else v for k, v in told.items()} for name, told in tables.items()
    }
    print(json.dumps({"benchmark": "factuality", **rounded}))


if __name__ == "__main__":
    main()
