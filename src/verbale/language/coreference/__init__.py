"""Coreference: which pronouns, names and noun phrases of a document refer to the same thing.

The parse gives the candidates; two small networks on the encoder's vectors, trained on GUM's chains by
`training/coreference`, tell which of them are mentions and which earlier one each refers back to. Rules alone (names,
then pronouns and nominals by agreement and distance) reached 52 CoNLL F1 where this reaches about 60, and a larger
network over all stretches of text would cost more time than the whole pipeline has.
"""

from verbale.language.coreference.component import PREFIX, WHOLES, Coreference, Found

__all__ = ["PREFIX", "WHOLES", "Coreference", "Found"]
