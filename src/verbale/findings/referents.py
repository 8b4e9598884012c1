"""Whom pronouns and descriptions stand for: the actors of the chains in which they stand."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from verbale.findings.actors import Resolver
from verbale.findings.mentions import Mentions
from verbale.language import Reading


def find_referents(
    reading: Reading, mentions: Sequence[Mentions], resolver: Resolver
) -> Mapping[Token, tuple[str, ...]]:
    """The actors of the words of each chain that names an actor.

    Args:
        reading: the parsed document with its chains.
        mentions: the names of each of its sentences.
        resolver: that knows its cast, without referents of its own.

    Returns:
        The head of each mention that is no name, to the actors that the chain's names mostly stand for.
    """
    of: dict[Token, Mentions] = {
        token: found
        for sentence, found in zip(reading.sentences, mentions, strict=True)
        for token in sentence.span
        if found.of(token) is not None
    }
    result: dict[Token, tuple[str, ...]] = {}
    for chain in reading.chains:
        names = [head for head in chain if head in of or head.pos_ == "PROPN"]
        told = [codes for head in names if (codes := resolver.phrase(head, of.get(head, Mentions({}))))]
        if not told:
            continue
        best = max(told, key=lambda codes: (told.count(codes), -told.index(codes)))
        result.update((head, best) for head in chain if head.pos_ != "PROPN" and head not in of)
    return result
