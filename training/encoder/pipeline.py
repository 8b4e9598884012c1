"""The pipeline that is shipped: tokenizer, encoder, lemmas; made here, loaded by `verbale.language.load_pipeline`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language

from lemmas import add_lemmas
from tokens import blank_pipeline
from verbale.language import lemmas
from verbale.language.encoder import FACTORY, LABELS, NAME, VOCABULARY, EncoderPipe
from verbale.language.encoder import labels as inventories
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.reader import Scorer

ABOUT = {
    "name": "verbale_news",
    "version": "2.0.0",
    "license": "CC BY-SA 4.0",
    "author": "The Verbale authors",
    "spacy_version": ">=3.8.7,<3.9.0",
    "description": "English news: tokens, sentences, tags, morphology, lemmas, UD trees and names",
}


def pipeline_of(data: Path) -> Language:
    """Return the pipeline, its encoder without weights, its lemma tables learned from the training treebanks.

    Args:
        data: The folder of the data.
    """
    nlp = blank_pipeline()
    nlp.add_pipe(FACTORY, name=NAME)
    add_lemmas(nlp, data)
    nlp.add_pipe(lemmas.FACTORY)
    nlp.meta.update(ABOUT)
    return nlp


def fit_out(nlp: Language, score: Scorer, labels: Labels, pieces: Iterable[str]) -> Language:
    """Give a pipeline's encoder what it reads with.

    Args:
        nlp: From `pipeline_of`; changed in place.
        score: Scores slices.
        labels: The inventories.
        pieces: The word pieces in the order of their numbers.

    Returns:
        The same pipeline.
    """
    encoder: Any = nlp.get_pipe(NAME)
    assert isinstance(encoder, EncoderPipe)
    encoder.fit_out(score, labels, pieces)
    return nlp


def save(nlp: Language, network: Path, labels: Labels, pieces: Iterable[str], output: Path) -> None:
    """Write the pipeline.

    Args:
        nlp: From `pipeline_of`.
        network: The exported network, which is moved.
        labels: The inventories.
        pieces: The word pieces in the order of their numbers.
        output: Where it is written; what the recipe wrote there before is replaced.
    """
    folder = output / NAME
    for part in (*nlp.pipe_names, "tokenizer", "vocab"):
        shutil.rmtree(output / part, ignore_errors=True)
    nlp.to_disk(output)
    folder.mkdir()
    shutil.move(network, folder / network.name)
    inventories.save(labels, folder / LABELS)
    (folder / VOCABULARY).write_text("\n".join(pieces) + "\n", encoding="utf-8")
    _trim(output, _needed_strings(nlp, labels))


def _needed_strings(nlp: Language, labels: Labels) -> set[str]:
    """Gather the strings that are looked up by their hash: labels, morphology, norms of the tokenizer's rules."""
    names = {tag[2:] for tag in labels.names if tag != "O"}
    strings = {*labels.xpos, *labels.upos, *labels.relations, *labels.feats, *names}
    tokenizer: Any = nlp.tokenizer
    for text, parts in tokenizer.rules.items():
        strings.add(text)
        for part in parts:
            strings.update(value for value in part.values() if isinstance(value, str))
    return strings | {"ROOT", "dep", "SPACE", "_SP"}


def _trim(folder: Path, strings: set[str]) -> None:
    """Drop the copies of the vocabulary and the strings of the training texts."""
    for spare in list(folder.glob("*/vocab")):
        shutil.rmtree(spare)
    kept = json.dumps(sorted(strings), ensure_ascii=False, indent=0)
    (folder / "vocab" / "strings.json").write_text(kept, encoding="utf-8")
