"""The words of a document as plain columns, which candidates and features are computed from.

Asking spaCy's tokens one by one for attributes, children and edges takes longer than all the arithmetic that follows;
so each attribute is taken once, and trees are kept as lists of indices.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True)
class Words:
    """The tokens of a document, column by column; all lists have one entry per token.

    Attributes:
        lower: Forms in small letters.
        tags: Penn tags.
        pos: Universal parts of speech.
        deps: Relations without subtypes.
        full_deps: Relations with subtypes.
        heads: Index of each token's head; a root is its own.
        children: Indices of each token's dependents, in text order.
        left: Index of the first token of each token's subtree.
        right: Index of the last token of each token's subtree.
        sentences: Number of each token's sentence.
        paragraphs: Number of each token's line.
        classes: Class of the name that each token is part of, or "".
        quoted: Whether each token stands between quotation marks.
    """

    lower: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    full_deps: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentences: list[int]
    paragraphs: list[int]
    classes: list[str]
    quoted: list[bool]


OPENING, CLOSING, STRAIGHT = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'
LONGEST_QUOTE = 200  # tokens; a mark that is not closed by then is no quotation


def words_of(doc: Doc) -> Words:
    """Take the columns of a parsed document.

    Args:
        doc: The document, with tags, parse, sentences and names.

    Returns:
        Its words.
    """
    heads = [token.head.i for token in doc]
    full = [token.dep_ for token in doc]
    lower = [token.lower_ for token in doc]
    children: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    left, right = _edges(heads)
    sentences: list[int] = []
    number = -1
    for token in doc:
        number += bool(token.is_sent_start) or not sentences
        sentences.append(number)
    paragraphs: list[int] = []
    line = 0
    for form in lower:
        line += "\n" in form
        paragraphs.append(line)
    return Words(
        lower=lower,
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        deps=[dep.partition(":")[0] for dep in full],
        full_deps=full,
        heads=heads,
        children=children,
        left=left,
        right=right,
        sentences=sentences,
        paragraphs=paragraphs,
        classes=[token.ent_type_ for token in doc],
        quoted=_quoted(lower),
    )


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """Return the first and last token of each subtree, which need not be projective."""
    count = len(heads)
    left, right = list(range(count)), list(range(count))
    waiting = [0] * count
    for index, head in enumerate(heads):
        if head != index:
            waiting[head] += 1
    ready = [index for index in range(count) if not waiting[index]]
    while ready:
        index = ready.pop()
        head = heads[index]
        if head == index:
            continue
        left[head] = min(left[head], left[index])
        right[head] = max(right[head], right[index])
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    return left, right


def _quoted(lower: list[str]) -> list[bool]:
    """Tell which tokens stand between quotation marks."""
    inside = [False] * len(lower)
    begun: int | None = None
    for index, form in enumerate(lower):
        if begun is not None and index - begun > LONGEST_QUOTE:
            begun = None
        if begun is not None and (form in CLOSING or form == STRAIGHT):
            inside[begun + 1 : index] = [True] * (index - begun - 1)
            begun = None
        elif form in OPENING or (form == STRAIGHT and begun is None):
            begun = index
    return inside
