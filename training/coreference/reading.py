"""Raw texts become the documents that coreference reads; the one place that knows the pipeline before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from spacy.tokens import Doc

from tokens import blank_pipeline
from verbale.language.encoder import NETWORK, EncoderPipe


def documents(texts: Iterable[str], encoder: Path) -> Iterator[Doc]:
    """Read texts with the exported encoder.

    Args:
        texts: Raw texts.
        encoder: The folder of the exported encoder.

    Yields:
        Each document, with tags, parse, sentences, names and tensor.
    """
    nlp = blank_pipeline()
    read = EncoderPipe(nlp.vocab).from_disk(encoder)
    for text in texts:
        yield read(nlp.make_doc(text))


def kept_documents(texts: Iterable[str], encoder: Path, cache: Path) -> Iterator[Doc]:
    """Read texts, each only once per encoder.

    Args:
        texts: Raw texts.
        encoder: The folder of the exported encoder.
        cache: The folder in which readings are kept, by the hash of network and text.

    Yields:
        Each document.
    """
    nlp = blank_pipeline()
    read = EncoderPipe(nlp.vocab).from_disk(encoder)
    network = sha256((encoder / NETWORK).read_bytes()).hexdigest()
    cache.mkdir(parents=True, exist_ok=True)
    for text in texts:
        path = cache / (sha256((network + text).encode()).hexdigest()[:32] + ".doc")
        if path.exists():
            yield Doc(nlp.vocab).from_bytes(path.read_bytes())
            continue
        doc = read(nlp.make_doc(text))
        path.write_bytes(doc.to_bytes())
        yield doc
