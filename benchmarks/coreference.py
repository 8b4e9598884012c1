"""Measure coreference from raw text: ``python benchmarks/coreference.py FILE.conllu... [--meantime FOLDER]``.

Chains of two mentions or more are compared, single mentions left out, as the CoNLL 2012 and CRAC shared tasks do. A
mention is right if its edges are; `--heads` also takes one for right whose head is that of a mention of gold. Of
MEANTIME the first six sentences of each article are scored, in which its annotation of persons, organisations, places
and products is complete; other things are not annotated, and found chains of them count as wrong, unless
`--marked-only` leaves unmarked mentions out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

from spacy.tokens import Doc  # noqa: E402

from coreference.evaluate import Chains, align, chains_of, inside  # noqa: E402
from coreference.gold import Marked, read_gum  # noqa: E402
from coreference.scores import measure  # noqa: E402
from verbale.language.coreference import Coreference  # noqa: E402
from verbale.language.pipeline import load_pipeline  # noqa: E402

WEIGHTS = ROOT / "src" / "verbale" / "language" / "weights" / "coreference.npz"
SENTENCES = 6  # of an article in MEANTIME


def read_meantime(folder: Path) -> Iterator[Marked]:
    """Yield the first sentences' chains of each article of MEANTIME.

    Args:
        folder: The folder with ``docs.jsonl.gz``.

    Yields:
        The article, with the sentences in which it is annotated.
    """
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            chains: dict[str, set[tuple[int, int]]] = {}
            for mention in row["mentions"]:
                if mention["tag"] == "ENTITY_MENTION" and mention["sent"] < SENTENCES:
                    chains.setdefault(mention.get("inst") or mention["id"], set()).add((mention["s"], mention["e"]))
            sentences = tuple((start, end) for _, start, end in row["sents"][:SENTENCES])
            ordered = tuple(sorted(tuple(sorted(chain)) for chain in chains.values()))
            kinds = {span: "" for chain in ordered for span in chain}
            yield Marked(row["doc_id"], row["text"], ordered, sentences, kinds)


class Bench:
    """Reads texts once and compares what is found in several ways."""

    def __init__(self, weights: Path) -> None:
        """Load the pipeline and the weights."""
        self.pipeline = load_pipeline()
        self.resolve = Coreference.from_disk(weights)

    def read(self, marked: list[Marked]) -> tuple[list[Doc], float]:
        """Return the documents, with clusters, and the processor's microseconds a token for coreference."""
        docs = [self.pipeline(one.text) for one in marked]
        begun = time.process_time()
        for doc in docs:
            self.resolve(doc)
        return docs, 1e6 * (time.process_time() - begun) / max(1, sum(map(len, docs)))

    def score(self, marked: list[Marked], docs: list[Doc], chosen: argparse.Namespace) -> dict[str, float]:
        """Score documents as the command line says."""

        def compared() -> Iterator[tuple[Chains, Chains]]:
            for one, doc in zip(marked, docs, strict=True):
                single = chosen.singletons
                gold = [list(chain) for chain in one.chains if single or len(chain) > 1]
                found = inside(chains_of(self.resolve.find(doc), doc, single=single), one.sentences)
                found = align(one.kinds, found, doc) if chosen.heads else found
                if chosen.marked_only:
                    found = [[span for span in chain if span in one.kinds] for chain in found]
                yield gold, [chain for chain in found if len(chain) > (0 if single else 1)]

        return measure(compared())


def main() -> None:
    """Read the command line, measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("files", nargs="*", type=Path, help="CoNLL-U files with GUM's entities, gzipped or not")
    options.add_argument("--meantime", type=Path, help="folder with MEANTIME's docs.jsonl.gz")
    options.add_argument("--weights", type=Path, default=WEIGHTS, help="measure these weights instead")
    options.add_argument("--heads", action="store_true", help="match mentions by their heads")
    options.add_argument("--singletons", action="store_true", help="score single mentions too")
    options.add_argument("--marked-only", action="store_true", help="leave out mentions that gold does not mark")
    chosen = options.parse_args()
    if not chosen.files and not chosen.meantime:
        options.error("name a CoNLL-U file or --meantime FOLDER")
    bench = Bench(chosen.weights)
    parts = {path.name: read_gum(path) for path in chosen.files}
    if chosen.meantime:
        parts["meantime"] = list(read_meantime(chosen.meantime))
    result: dict[str, object] = {}
    for name, marked in parts.items():
        docs, pace = bench.read(marked)
        scores = bench.score(marked, docs, chosen)
        scores["microseconds_a_token"] = round(pace, 1)
        print(f"{name:24}" + "".join(f"  {key} {value:.2f}" for key, value in scores.items()))
        result[name] = scores
    print(json.dumps(next(iter(result.values())) if len(result) == 1 else result))


if __name__ == "__main__":
    main()
