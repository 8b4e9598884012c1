"""The encoder at run time: a small transformer, run by onnxruntime, whose scores become an ordinary spaCy document.

It needs numpy and onnxruntime; PyTorch is for `training/encoder`, which trains and exports what is read here. Importing
this package makes the component's factory known to spaCy.
"""

from verbale.language.encoder.component import FACTORY, LABELS, NAME, NETWORK, VOCABULARY, EncoderPipe

__all__ = ["FACTORY", "LABELS", "NAME", "NETWORK", "VOCABULARY", "EncoderPipe"]
