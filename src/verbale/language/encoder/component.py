"""The encoder as a component of a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from verbale.language.encoder import labels as inventories
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.reader import Reader, Scorer
from verbale.language.encoder.session import OnnxScorer
from verbale.language.encoder.wordpiece import WordPieces, read_vocabulary
from verbale.language.encoder.writer import ROOT, Writer, words_of

FACTORY, NAME = "verbale_encoder", "encoder"
NETWORK, LABELS, VOCABULARY = "network.onnx", "labels.json", "vocab.txt"


class EncoderPipe:
    """Sets tags, morphology, sentences, trees, names and the tensor of a document.

    It has no `to_disk`: the files that it reads are written by the recipe in `training/encoder`.
    """

    def __init__(self, vocab: Vocab) -> None:
        """Make a component that has read no weights yet.

        Args:
            vocab: The pipeline's vocabulary.
        """
        self.vocab = vocab
        self._reader: Reader | None = None
        self._writer: Writer | None = None

    def fit_out(self, score: Scorer, labels: Labels, pieces: Iterable[str]) -> EncoderPipe:
        """Give the component what it reads with.

        Args:
            score: Scores slices.
            labels: The inventories.
            pieces: The word pieces in the order of their numbers.

        Returns:
            The same component.
        """
        self._reader = Reader(score, WordPieces(pieces), labels.names, labels.relations.index(ROOT))
        self._writer = Writer(self.vocab, labels)
        return self

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> EncoderPipe:
        """Load the weights, as spaCy asks when a pipeline is loaded.

        Args:
            path: The folder with `NETWORK`, `LABELS` and `VOCABULARY`.
            exclude: Nothing can be left out.

        Returns:
            The same component.
        """
        path = Path(path)
        vocabulary = read_vocabulary(path / VOCABULARY)
        return self.fit_out(OnnxScorer(path / NETWORK), inventories.load(path / LABELS), vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Read a tokenized document.

        Args:
            doc: Changed in place.

        Returns:
            The same document.

        Raises:
            ValueError: if the component has no weights.
        """
        if self._reader is None or self._writer is None:
            raise ValueError(f"the component {FACTORY} has no weights: load them with from_disk")
        words, kept = words_of(doc)
        return self._writer.write(doc, kept, self._reader.read_one(words))


@Language.factory(FACTORY, assigns=["token.tag", "token.pos", "token.morph", "token.dep", "token.head", "doc.ents"])
def make_encoder(nlp: Language, name: str) -> EncoderPipe:
    """Make the component for a pipeline.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    return EncoderPipe(nlp.vocab)
