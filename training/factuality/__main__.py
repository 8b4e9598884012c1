"""Fit the graded factuality of propositions.

    python -m training.factuality UDS.jsonl.gz [--out FILE]

UDS: lines of JSON, gzipped or not: `text`, `predicates` [{`s`, `e`, `factuality`}]. Fits on all of them; the benchmark
`benchmarks/factuality.py` cross-validates.
"""

import argparse
import gzip
import json
import logging
from pathlib import Path

import numpy as np

from verbale.findings.graded import Seen, fit, seen_of
from verbale.findings.propositions import analyse
from verbale.intake import from_text
from verbale.language import load_pipeline, read
from verbale.lexicon import load_lexicon

OUT = Path(__file__).resolve().parents[2] / "src" / "verbale" / "language" / "weights" / "factuality.npz"
log = logging.getLogger("training.factuality")


def examples(path: Path) -> tuple[list[Seen], list[float]]:
    """The told predicates that are propositions.

    Args:
        path: a file of JSON lines.

    Returns:
        What the model sees of each, and its value.
    """
    lexicon, pipeline = load_lexicon(), load_pipeline()
    seen: list[Seen] = []
    told: list[float] = []
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            document = from_text(row["text"], name="x", source="x", lexicon=lexicon, bare=True)
            analysis = analyse(read(document, pipeline, lexicon), lexicon, wide=True)
            clauses = {c.sentence.at(c.predicate): c for c in analysis.clauses}
            for predicate in row["predicates"]:
                if (clause := clauses.get(predicate["s"])) is not None:
                    seen.append(seen_of(clause))
                    told.append(predicate["factuality"])
    return seen, told


def main() -> None:
    """Run the recipe from the command line."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("uds", type=Path)
    cli.add_argument("--out", type=Path, default=OUT)
    args = cli.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    seen, told = examples(args.uds)
    model = fit(seen, told)
    np.savez_compressed(
        args.out, weights=model.weights, keys=model.keys, values=model.values, bias=np.float64(model.bias)
    )
    log.info("fitted on %d predicates, wrote %s (%d KiB)", len(told), args.out, args.out.stat().st_size // 1024)


if __name__ == "__main__":
    main()
