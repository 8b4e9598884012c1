"""Measure the parser and the names: ``python benchmarks/parse.py FILE... [--names FILE]``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from conllu import open_text, read_paragraphs  # noqa: E402
from names import Marked, held_back, join, read_iob2, read_newswire  # noqa: E402
from scoring import score_names, score_trees  # noqa: E402

WEIGHTS = ROOT / "src" / "verbale" / "language" / "weights"
DATES_AND_SUMS = frozenset({"DATE", "MONEY"})
SPEED_WORDS = 30_000


def load() -> Language:
    """Load the pipeline that the package ships."""
    from verbale.language.pipeline import load_pipeline

    pipeline: Language = load_pipeline()
    return pipeline


def parse(pipeline: Language, texts: list[str]) -> Iterable[Doc]:
    """Run the whole pipeline over texts.

    Args:
        pipeline: The pipeline.
        texts: The texts.

    Returns:
        The parsed documents, in order.
    """
    return pipeline.pipe(texts, batch_size=64)


def read_names(path: Path, *, only_held_back: bool) -> tuple[list[Marked], frozenset[str]]:
    """Read annotated names in either format.

    Args:
        path: Articles of token and tag lines, or IOB2 sentences.
        only_held_back: Whether articles that taught the weights are left out.

    Returns:
        The texts, and the classes that the annotation lacks.
    """
    first = next(iter(open_text(path)), "")
    if first.startswith("-DOCSTART-"):
        texts = [
            join(paragraphs, "\n\n")
            for name, paragraphs in read_newswire(path)
            if held_back(name) or not only_held_back
        ]
        return texts, frozenset()
    lacking = frozenset({"FAC", "NORP", "PRODUCT", "MISC", "MONEY", "DATE"})
    return read_iob2(path), lacking


def words_per_second(pipeline: Language, texts: list[str]) -> float:
    """Time the whole pipeline on one core.

    Args:
        pipeline: The pipeline.
        texts: Texts to read, of which the first are used.

    Returns:
        Words, with punctuation, read in a second; the best of three runs.
    """
    taken: list[str] = []
    words = 0
    for text in texts:
        if words > SPEED_WORDS:
            break
        taken.append(text)
        words += len(text.split())
    best = 0.0
    for _ in range(3):
        begun = time.perf_counter()
        read = sum(len(doc) for doc in parse(pipeline, taken))
        best = max(best, read / (time.perf_counter() - begun))
    return round(best)


def size_on_disk(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Read the command line, measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("trees", nargs="*", type=Path, help="CoNLL-U files, gzipped or not")
    options.add_argument("--names", nargs="+", type=Path, default=[], help="token-tag or IOB2 files")
    options.add_argument("--held-back", action="store_true", help="only articles kept from training")
    options.add_argument("--weights", type=Path, help="measure this pipeline instead")
    chosen = options.parse_args()
    if chosen.weights:
        import spacy

        import verbale.language.encoder  # makes the components known
        import verbale.language.lemmas  # noqa: F401

        pipeline = spacy.load(chosen.weights)
    else:
        pipeline = load()
    read = partial(parse, pipeline)
    result: dict[str, object] = {}
    texts: list[str] = []
    for path in chosen.trees:
        paragraphs = read_paragraphs(path)
        scores = score_trees(paragraphs, read)
        result[path.name] = scores
        texts += [paragraph.text() for paragraph in paragraphs]
        print(f"{path.name:28}" + "".join(f"  {key} {value:6.2f}" for key, value in scores.items()))
    for path in chosen.names:
        marked, lacking = read_names(path, only_held_back=chosen.held_back)
        found = score_names(marked, read, lacking)
        plain = score_names(marked, read, lacking | DATES_AND_SUMS)["f1"]
        result[path.name] = {"names": found, "without_dates_and_sums": plain}
        texts += [part.text for part in marked]
        print(f"{path.name:28}" + "".join(f"  {key} {value:5.2f}" for key, value in found.items()))
        print(f"{'':28}  without dates and sums of money {plain:5.2f}")
    if texts:
        result["words_per_second"] = words_per_second(pipeline, texts)
        print(f"{'words a second, one core':28}  {result['words_per_second']}")
    result["bytes"] = size_on_disk(chosen.weights or WEIGHTS)
    print(f"{'bytes on disk':28}  {result['bytes']}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
