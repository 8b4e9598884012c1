"""Answers from a record, as plain values: what a brief says, before anybody words or draws it."""

from verbale.study.brief import MOST_SAYINGS, Brief, Counts, Section, brief
from verbale.study.sources import Quote, Source
from verbale.study.speakers import Saying, Speaker

__all__ = ["MOST_SAYINGS", "Brief", "Counts", "Quote", "Saying", "Section", "Source", "Speaker", "brief"]
