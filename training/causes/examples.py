"""The sentences of the Causal News Corpus as the program reads them."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verbale.findings.causation import find_relations
from verbale.findings.claims import grams, sides
from verbale.findings.propositions import analyse
from verbale.intake import from_text
from verbale.language import load_pipeline, read
from verbale.lexicon import load_lexicon

PARTS = ("cause", "effect", "signal")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its label, what the models look at, and which of its words are told to be in which span.

    Attributes:
        causal: whether a cause is claimed.
        vectors: the encoder's, a row for each word.
        grams: of the linear model; `lemmas` and `sides` those of the networks.
        spans: for each word whether it is in a cause, effect or signal; None where a claim has none marked.
    """

    causal: bool
    vectors: NDArray[np.float32]
    grams: frozenset[str]
    lemmas: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    spans: NDArray[np.float32] | None


def examples(path: Path) -> Iterator[Example]:
    """The examples of a part of the corpus.

    Args:
        path: a gzipped file of JSON lines: `text`, `causal`, `relations`.
    """
    lexicon, pipeline = load_lexicon(), load_pipeline()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = from_text(row["text"], name="x", source="x", lexicon=lexicon, bare=True)
            analysis = analyse(read(document, pipeline, lexicon), lexicon)
            tokens = [t for s in analysis.reading.sentences for t in s.span]
            starts = [s.at(t) for s in analysis.reading.sentences for t in s.span]
            spans = np.zeros((len(tokens), len(PARTS)), dtype=np.float32)
            for relation in row["relations"]:
                for part, start, end in relation["spans"]:
                    for i, at in enumerate(starts):
                        if at < end and start < at + len(tokens[i].text):
                            spans[i, PARTS.index(part)] = 1.0
            relations = list(find_relations(analysis, lexicon))
            yield Example(
                causal=bool(row["causal"]),
                vectors=np.stack([t.doc.tensor[t.i] for t in tokens]).astype(np.float32),
                grams=grams(tokens, relations),
                lemmas=tuple(t.lemma_.lower() for t in tokens),
                sides=tuple(sides(tokens, relations)),
                spans=spans if row["relations"] or not row["causal"] else None,
            )
