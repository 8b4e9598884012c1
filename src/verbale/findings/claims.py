"""Is a cause claimed in this sentence: a small classifier over the encoder's vectors, the words and the connectives.

Connectives alone do not tell: half of the causal claims in news have none ("killing three"), and "to", "as" or "with"
seldom tell one. Trained by `training/causes`; at run time numpy is all it needs. The score is the sum of a linear model
over words, word pairs and connectives and of networks that pool the vectors by attention.
"""

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from verbale.findings.causation import Relation
from verbale.language import Sentence
from verbale.language.weights_file import read_arrays

Floats = NDArray[np.float32]
FUNCTION = frozenset(("SCONJ", "ADP", "PART", "ADV", "CCONJ"))
UNHEADED = frozenset(("PUNCT", "DET", "SPACE"))
CLAUSES = frozenset(("advcl", "acl", "xcomp", "acl:relcl", "parataxis", "ccomp"))
WEIGHTS = "causes"


def grams(tokens: Sequence[Token], relations: Iterable[Relation]) -> frozenset[str]:
    """What the linear model looks at: words, lemmas, pairs and triples, how function words hang, connectives.

    Args:
        tokens: of the sentence.
        relations: those found in it.
    """
    found: set[str] = set()
    low = [t.lower_ for t in tokens]
    for i, token in enumerate(tokens):
        found |= {f"w:{low[i]}", f"l:{token.lemma_.lower()}", f"p:{token.dep_}/{token.pos_}"}
        found |= {f"b:{' '.join(low[i : i + 2])}", f"t:{' '.join(low[i : i + 3])}"}
        if token.ent_type_:
            found.add(f"n:{token.ent_type_}")
        if token.pos_ not in UNHEADED and token.head != token:
            found.add(f"h:{token.lemma_.lower()}/{token.dep_}/{token.head.lemma_.lower()}")
            found.add(f"g:{token.dep_}/{token.head.lemma_.lower()}")
        if token.pos_ in FUNCTION:
            found.add(f"d:{low[i]}/{token.dep_}/{token.head.dep_}")
        if token.dep_ in CLAUSES:
            found |= {f"c:{token.dep_}/{token.lemma_.lower()}", f"k:{token.dep_}/{token.tag_}"}
    for relation in relations:
        whole = "both" if relation.cause is not None and relation.effect is not None else "half"
        entry = relation.entry
        found |= {f"e:{entry.id}", f"r:{entry.relation}/{entry.certainty}/{whole}", f"s:{entry.certainty}/{entry.pos}"}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Claims:
    """The trained classifier.

    Attributes:
        arrays: the weights by name, as `training/causes` writes them.
        gram_index, lemma_index, side_index: the place of each feature.
        networks: how many networks are summed.
    """

    arrays: Mapping[str, Floats]
    gram_index: Mapping[int, int]
    lemma_index: Mapping[int, int]
    side_index: Mapping[int, int]
    networks: int

    @classmethod
    def load(cls) -> "Claims":
        """The classifier of the package.

        Raises:
            MissingError: if its weights are not there.
        """
        told = read_arrays(WEIGHTS)
        index = {name: {int(w): i for i, w in enumerate(told.pop(name))} for name in ("grams", "lemmas", "sides")}
        arrays = {name: values.astype(np.float32) for name, values in told.items()}
        return cls(arrays, index["grams"], index["lemmas"], index["sides"], int(arrays["networks"]))

    def probability(self, tokens: Sequence[Token], vectors: Floats, relations: Iterable[Relation]) -> float:
        """How likely it is that a sentence claims a cause.

        Args:
            tokens: its words.
            vectors: the encoder's, a row each.
            relations: the connectives found in it.

        Returns:
            0 to 1; half is where its F1 on held-out folds of the training data was best.
        """
        if not tokens:
            return 0.0
        told = list(relations)
        score = self._linear(grams(tokens, told)) + self._pooled(tokens, vectors.astype(np.float32), told)
        return 1.0 / (1.0 + math.exp(float(self.arrays["threshold"]) - score))

    @staticmethod
    def stacked(vectors: Any) -> Floats:
        """Vectors, or the rows of a tensor, as one array."""
        result: Floats = np.asarray(vectors, dtype=np.float32)
        return result

    def of_sentence(self, sentence: Sentence, relations: Iterable[Relation]) -> float:
        """How likely it is that a sentence of a reading claims a cause.

        Args:
            sentence: the sentence.
            relations: the connectives found in it.
        """
        span = sentence.span
        return self.probability(list(span), self.stacked(span.doc.tensor[span.start : span.end]), relations)

    def _linear(self, found: frozenset[str]) -> float:
        known = sorted(self.gram_index[k] for g in found if (k := key(g)) in self.gram_index)
        raw = float(self.arrays["linear"][known].sum()) / max(len(known), 1) ** 0.5 + float(self.arrays["linear_bias"])
        mean, spread = self.arrays["linear_scale"]
        score: float = (raw - float(mean)) / float(spread)
        return score

    def _pooled(self, tokens: Sequence[Token], vectors: Floats, relations: Sequence[Relation]) -> float:
        lemmas = np.array([self.lemma_index.get(key(t.lemma_.lower()), len(self.lemma_index)) for t in tokens])
        beside = np.zeros((len(tokens), len(self.side_index)), dtype=np.float32)
        for row, names in enumerate(sides(tokens, relations)):
            for name in names:
                if (place := self.side_index.get(key(name))) is not None:
                    beside[row, place] = 1.0
        raw = sum(self._network(n, vectors, beside, lemmas) for n in range(self.networks)) / self.networks
        mean, spread = self.arrays["network_scale"]
        return (float(raw) - float(mean)) / float(spread)

    def _network(self, number: int, vectors: Floats, beside: Floats, lemmas: NDArray[np.int64]) -> float:
        def of(name: str) -> Floats:
            return self.arrays[f"{name}_{number}"]

        hidden = vectors @ of("inp.weight").T + of("inp.bias") + beside @ of("side.weight").T + of("side.bias")
        hidden = gelu(hidden + of("lem.weight")[lemmas])
        kernel = of("conv.weight")
        padded = np.pad(hidden, ((1, 1), (0, 0)))
        turned = sum(padded[k : k + len(hidden)] @ kernel[:, :, k].T for k in range(3))
        hidden = hidden + gelu(turned + of("conv.bias"))
        attention = hidden @ of("att.weight").T + of("att.bias")
        attention = np.exp(attention - attention.max(axis=0))
        attention /= attention.sum(axis=0)
        pooled = np.concatenate([(attention.T @ hidden).ravel(), hidden.max(axis=0)])
        inner = np.maximum(pooled @ of("first.weight").T + of("first.bias"), 0.0)
        score: Floats = inner @ of("last.weight").T + of("last.bias")
        return float(score[0])


def key(feature: str) -> int:
    """The number under which a feature is kept: the weights hold no words of the texts that they were learned from.

    Args:
        feature: its name.
    """
    return zlib.crc32(feature.encode("utf-8"))


def sides(tokens: Sequence[Token], relations: Iterable[Relation]) -> list[tuple[str, ...]]:
    """What is told of each word beside its vector: grammar, and its part in the connectives and ends found.

    Args:
        tokens: of the sentence.
        relations: those found in it.
    """
    parts: dict[tuple[int, int], set[str]] = {}
    for relation in relations:
        entry, doc = relation.entry, id(relation.anchor.doc)
        for i in relation.words:
            told = {f"word:{entry.relation}/{entry.certainty}", f"pos:{entry.pos}/{entry.certainty}"}
            parts.setdefault((doc, i), set()).update(told)
        for name, end in (("cause", relation.cause), ("effect", relation.effect)):
            for i in end.tokens if end is not None and end.head.doc is relation.anchor.doc else ():
                parts.setdefault((doc, i), set()).add(f"{name}:{entry.certainty}")
    return [
        (f"dep:{t.dep_}", f"tag:{t.tag_}", f"ent:{t.ent_type_}", *sorted(parts.get((id(t.doc), t.i), ())))
        for t in tokens
    ]


def gelu(values: Floats) -> Floats:
    """The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016)."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values**3)
    result: Floats = (np.float32(0.5) * values * (np.float32(1.0) + np.tanh(inner))).astype(np.float32)
    return result
