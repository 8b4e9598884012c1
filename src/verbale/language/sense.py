"""What a sentence means: which of its words are acts, who did them to whom, whether it claims a cause.

A second small network, trained on sentences of our own by `training/sense`. It reads a sentence at a time and knows
words that no table has; what the lexicon knows goes before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from verbale.language.encoder import VOCABULARY
from verbale.language.encoder.session import OnnxScorer
from verbale.language.encoder.slices import LONG_PIECES, LONG_WORDS, NO_GAP, PARAGRAPH, SPACE, Words, cut, room
from verbale.language.encoder.wordpiece import WordPieces, read_vocabulary
from verbale.model import MissingError

Floats = NDArray[np.float32]
NONE = "NONE"  # the label of a word that is no act
FOLDER, NETWORK, LABELS = "sense", "network.onnx", "labels.json"


@dataclass(frozen=True, slots=True)
class Sensed:
    """What the network makes of a sentence.

    Attributes:
        acts: for each word the probability of each PLOVER type, and of `NONE`; no row for words that were not read.
        actor: for each word, if it is an act, the probability of nobody (first) and of each word to name its actor.
        recipient: the same of its recipient.
        claim: the probability that the sentence claims a cause.
        labels: the types, in the order of `acts`.
        rows: the row of each token that was read, by its index in its document.
    """

    acts: Floats
    actor: Floats
    recipient: Floats
    claim: float
    labels: tuple[str, ...]
    rows: Mapping[int, int]

    def act(self, word: Token) -> Mapping[str, float]:
        """The probability of each type for a word.

        Args:
            word: of the sentence.

        Returns:
            A table, empty for a word that was not read.
        """
        row = self.rows.get(word.i)
        return dict(zip(self.labels, self.acts[row].tolist(), strict=True)) if row is not None else {}

    def named(self, role: str, act: Token, words: Sequence[Token]) -> float:
        """How likely some words name the actor or recipient of an act.

        Args:
            role: "actor" or "recipient".
            act: the word that is the act.
            words: those that name somebody; none of them asks for nobody.
        """
        row = self.rows.get(act.i)
        if row is None:
            return 0.0
        table: Floats = getattr(self, role)[row]
        places = [self.rows[w.i] + 1 for w in words if w.i in self.rows] if words else [0]
        return float(table[places].sum())


class Sense:
    """The trained network."""

    def __init__(self, score: OnnxScorer, divide: WordPieces, labels: Sequence[str]) -> None:
        """Take the parts; `load` is the usual way.

        Args:
            score: runs the network.
            divide: divides words into pieces.
            labels: the types of acts in the order of their numbers.
        """
        self._score, self._divide, self._labels = score, divide, tuple(labels)

    @classmethod
    def load(cls) -> Sense:
        """The network of the package.

        Raises:
            MissingError: if its weights are not there.
        """
        place = files("verbale.language") / "weights"
        if not (place / FOLDER / NETWORK).is_file():
            raise MissingError(f"no weights {place / FOLDER}: train them with the command of training/README.md")
        with as_file(place) as path:
            labels = json.loads((path / FOLDER / LABELS).read_text(encoding="utf-8"))["acts"]
            pieces = read_vocabulary(path / "encoder" / VOCABULARY)
            return cls(OnnxScorer(path / FOLDER / NETWORK), WordPieces(pieces), labels)

    def __call__(self, tokens: Iterable[Token]) -> Sensed | None:
        """Read a sentence.

        Args:
            tokens: its words, in order; of a very long one only the first are read.

        Returns:
            What the network makes of it; None where there is no word.
        """
        seen = [token for token in tokens if not token.is_space]
        if not seen:
            return None
        words = words_of(seen)
        end = room(words, 0, self._divide, LONG_WORDS, LONG_PIECES)
        found = self._score(cut(words, 0, end, self._divide))
        return Sensed(
            acts=_likely(found["acts"]),
            actor=_likely(found["actor"]),
            recipient=_likely(found["recipient"]),
            claim=float(1.0 / (1.0 + np.exp(-found["claim"]))),
            labels=self._labels,
            rows={token.i: row for row, token in enumerate(seen[:end])},
        )


def words_of(tokens: Sequence[Token]) -> Words:
    """Some words of a text as the network sees them.

    Args:
        tokens: without white space.
    """
    gaps = [SPACE if before.whitespace_ else NO_GAP for before in tokens[:-1]]
    return Words([token.text for token in tokens], [PARAGRAPH, *gaps][: len(tokens)])


def _likely(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result
