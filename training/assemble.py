"""Join the trained parts into one small pipeline."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from lemmas import add_lemmas

ABOUT = {
    "name": "verbale_news",
    "version": "1.0.0",
    "license": "CC BY-SA 4.0",
    "author": "The Verbale authors",
    "spacy_version": ">=3.8.7,<3.9.0",
    "description": "English news: tokens, sentences, tags, morphology, lemmas, UD trees and names",
}


def needed_strings(nlp: Language) -> set[str]:
    """Gather the strings that the components look up by their hash.

    Args:
        nlp: The pipeline.

    Returns:
        Labels, morphology, and the norms of the tokenizer's rules.
    """
    strings: set[str] = set()
    for name in nlp.pipe_names:
        pipe: Any = nlp.get_pipe(name)
        strings.update(getattr(pipe, "labels", ()))
    tokenizer: Any = nlp.tokenizer
    for text, parts in tokenizer.rules.items():
        strings.add(text)
        for part in parts:
            strings.update(value for value in part.values() if isinstance(value, str))
    return strings | {"ROOT", "dep", "SPACE", "_SP"}


def trim(folder: Path, strings: set[str]) -> None:
    """Drop the copies of the vocabulary and the strings of the training texts.

    Args:
        folder: The saved pipeline.
        strings: The strings to keep.
    """
    for spare in list(folder.glob("*/vocab")):
        shutil.rmtree(spare)
    (folder / "vocab" / "strings.json").write_text(
        json.dumps(sorted(strings), ensure_ascii=False, indent=0), encoding="utf-8"
    )


def assemble(data: Path, trees: Path, names: Path, output: Path) -> None:
    """Join the parser, the lemma tables and the recogniser of names, and save them.

    Args:
        data: The folder of the data, for the lemma tables.
        trees: The pipeline with tagger, morphologizer and parser.
        names: The pipeline with the recogniser of names.
        output: Where the finished pipeline is written; what was there is replaced.
    """
    nlp = spacy.load(trees, exclude=["senter"])
    add_lemmas(nlp, data)
    nlp.add_pipe("ner", source=spacy.load(names), first=True)
    nlp.meta.update(ABOUT)
    if output.exists():
        shutil.rmtree(output)
    nlp.to_disk(output)
    trim(output, needed_strings(nlp))
