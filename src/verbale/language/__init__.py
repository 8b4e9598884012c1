"""Documents become readings: sentences, parse, names and times, by our own trained pipeline."""

from verbale.language.expression import TimeExpression
from verbale.language.pipeline import load_coreference, load_pipeline
from verbale.language.reading import Reading, Sentence, read
from verbale.language.sense import Sense, Sensed
from verbale.language.times import find_times

__all__ = [
    "Reading",
    "Sense",
    "Sensed",
    "Sentence",
    "TimeExpression",
    "find_times",
    "load_coreference",
    "load_pipeline",
    "read",
]
