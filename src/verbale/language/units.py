"""Names as units of a parse, and moving words in a tree without breaking it."""

from dataclasses import dataclass

from spacy.tokens import Token

BEST = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "nmod:poss",
    "obl",
    "obl:agent",
    "nmod",
    "conj",
    "root",
    "ROOT",
    "compound",
    "amod",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A name of the lexicon on the words [first, last] of a sentence; `head` is the word that stands for it."""

    first: int
    last: int
    head: int
    kinds: frozenset[str]


def rank(token: Token) -> int:
    return BEST.index(token.dep_) if token.dep_ in BEST else len(BEST)


def attach(token: Token, head: Token, dep: str) -> bool:
    """Hang a word on another, unless that would close a circle."""
    if token == head or token.is_ancestor(head):
        return False
    token.head = head
    token.dep_ = dep
    return True
