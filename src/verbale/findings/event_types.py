"""What kind of act a word tells, judged from the encoder's vectors where the lexicon is silent or of two minds.

The classifier was trained on sentences of our own (`training/events`); it never speaks against an entry that fits in
words and objects.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from verbale.language.head import Head, mean_of

WEIGHTS = "event_types"
NONE = "NONE"
OBJECTS = frozenset(("obj", "nsubj:pass", "compound:prt", "iobj", "xcomp", "obl:arg"))


def vector_of(token: Token) -> NDArray[np.float32]:
    """What the classifier sees of a predicate: its own vector, those of its objects, and its sentence's.

    Args:
        token: a verb or an event noun in a document whose tensor is set.
    """
    tensor: NDArray[np.float32] = token.doc.tensor  # type: ignore[assignment]  # spaCy types it as a list
    objects = [child.i for child in token.children if child.dep_ in OBJECTS]
    sentence = range(token.sent.start, token.sent.end)
    return np.concatenate((tensor[token.i], mean_of(tensor, objects), mean_of(tensor, sentence)))


def judge(head: Head, tokens: Sequence[Token]) -> list[Mapping[str, float]]:
    """The probability of each PLOVER type, and of `NONE`, for some predicates.

    Args:
        head: the classifier.
        tokens: the predicates.

    Returns:
        A table for each, in their order.
    """
    if not tokens:
        return []
    likely = head(np.stack([vector_of(token) for token in tokens]))
    return [dict(zip(head.labels, row.tolist(), strict=True)) for row in likely]
