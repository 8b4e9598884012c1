"""Scores on the development parts, from raw text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from conllu import read_paragraphs
from names import held_back, join, read_iob2, read_newswire
from scoring import score_names, score_trees

ONLY_UNER = frozenset({"FAC", "NORP", "PRODUCT", "MISC", "MONEY", "DATE"})


def one_by_one(nlp: Language) -> Callable[[Iterable[str]], Iterator[Doc]]:
    """Return what reads raw texts as `scoring` wants it."""
    return lambda texts: nlp.pipe(texts, batch_size=64)


def measure(data: Path, nlp: Language, *, limit: int = 0, part: str = "dev") -> str:
    """Measure a pipeline.

    Args:
        data: The folder of the data.
        nlp: The pipeline.
        limit: Paragraphs, sentences and articles of each part; 0 for all.
        part: ``dev``, or ``test`` once at the end.

    Returns:
        Lines of scores.
    """
    read = one_by_one(nlp)
    lines: list[str] = []
    size = limit or None
    words, begun = 0, time.perf_counter()
    for name in ("ewt", "gum"):
        paragraphs = read_paragraphs(data / "treebanks" / f"{name}-{part}.conllu.gz")[:size]
        words += sum(len(sentence.words) for paragraph in paragraphs for sentence in paragraph.sentences)
        found = score_trees(paragraphs, read)
        lines.append(f"{name}-{part}: " + " ".join(f"{key} {value:.2f}" for key, value in found.items()))
    lines.append(f"words a second, scoring included: {words / (time.perf_counter() - begun):.0f}")
    articles = [
        join(ps, "\n\n") for name, ps in read_newswire(data / "newswire_ner" / "articles.tsv.gz") if held_back(name)
    ]
    uner = read_iob2(data / "uner" / f"en_ewt-ud-{part}.iob2.gz")
    for name, marked, absent in (("newswire", articles, frozenset()), ("uner", uner, ONLY_UNER)):
        found = score_names(marked[:size], read, absent)
        lines.append(f"{name}: " + " ".join(f"{key} {value:.2f}" for key, value in found.items()))
    return "\n".join(lines)
