"""Chains found in raw text against those of the annotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from coreference.gold import Marked, Span
from coreference.scores import measure
from verbale.language.coreference import Coreference, Found

Chains = list[list[Span]]


def chains_of(found: Found, doc: Doc, *, single: bool = False) -> Chains:
    """Return what was found in a document by character.

    Args:
        found: What was found.
        doc: The document.
        single: Whether mentions in no cluster are returned too, each as a chain.
    """
    alone = [[span] for span in found.alone] if single else []
    return [
        [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in members]
        for members in [*found.clusters, *alone]
    ]


def inside(chains: Chains, stretches: Sequence[Span]) -> Chains:
    """Return chains without the mentions that are not within one of some stretches of text."""
    return [[span for span in chain if any(s <= span[0] and span[1] <= e for s, e in stretches)] for chain in chains]


def align(gold: Iterable[Span], found: Chains, doc: Doc) -> Chains:
    """Give found mentions the edges of the mentions of gold that have the same head.

    Args:
        gold: The mentions of gold; each is taken by at most one found mention, by one with its edges first.
        found: The chains.
        doc: The document, whose parse tells heads.

    Returns:
        The chains.
    """
    exact = {span for chain in found for span in chain}
    free: dict[int, list[Span]] = {}
    for span in sorted(set(gold) - exact):
        free.setdefault(head_of(span, doc), []).append(span)
    marked = set(gold)
    result: Chains = []
    for chain in found:
        moved = []
        for span in chain:
            candidates = [] if span in marked else free.get(head_of(span, doc), [])
            moved.append(candidates.pop(0) if candidates else span)
        result.append(moved)
    return result


def head_of(span: Span, doc: Doc) -> int:
    """Return the head of a stretch of characters: its first token that depends on none within."""
    found = doc.char_span(*span, alignment_mode="expand")
    return found.root.i if found is not None else -1


def against(marked: Iterable[Marked], docs: Iterable[Doc], resolve: Coreference) -> dict[str, float]:
    """Score documents by exact spans, single mentions left out.

    Args:
        marked: The annotation.
        docs: The documents as read.
        resolve: What finds clusters.

    Returns:
        What `scores.measure` gives.
    """

    def compared() -> Iterator[tuple[Chains, Chains]]:
        for one, doc in zip(marked, docs, strict=True):
            yield [list(chain) for chain in one.chains if len(chain) > 1], chains_of(resolve.find(doc), doc)

    return measure(compared())
