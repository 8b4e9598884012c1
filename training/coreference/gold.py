"""GUM's chains: whole documents as raw text with their mentions by character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from conllu import Paragraph, open_text, read_paragraphs

BETWEEN_PARAGRAPHS = "\n\n"
BRACKETS = re.compile(r"\([^()]*\)?|[^()]+\)")

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """A document with its chains.

    Attributes:
        name: Its name.
        text: Its raw text.
        chains: Mentions that corefer, each as its first character and the one behind its last; single mentions too.
        sentences: First character of each sentence and the one behind its last.
        kinds: GUM's kind of entity (person, place, abstract …) of each mention.
    """

    name: str
    text: str
    chains: tuple[tuple[Span, ...], ...]
    sentences: tuple[Span, ...]
    kinds: Mapping[Span, str]


def read_gum(path: Path) -> list[Marked]:
    """Read a part of GUM.

    Args:
        path: A CoNLL-U file with ``Entity`` in its last column, gzipped or not.

    Returns:
        Its documents in order.
    """
    brackets = _brackets(path)
    whole = groupby(read_paragraphs(path), key=lambda paragraph: paragraph.document)
    return [_document(name, list(paragraphs), brackets) for name, paragraphs in whole]


def _brackets(path: Path) -> Iterator[str]:
    """Yield what each word opens and closes, "" for most."""
    for line in open_text(path):
        if line[:1].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                marks = [part[7:] for part in columns[9].split("|") if part.startswith("Entity=")]
                yield marks[0] if marks else ""


def _document(name: str, paragraphs: list[Paragraph], brackets: Iterator[str]) -> Marked:
    chains: dict[str, list[Span]] = {}
    kinds: dict[Span, str] = {}
    texts: list[str] = []
    sentences: list[Span] = []
    begun = 0
    for paragraph in paragraphs:
        place = begun
        for sentence in paragraph.sentences:
            opened: list[tuple[str, int, str]] = []
            begin = place
            for piece, space in sentence.pieces():
                for mark in BRACKETS.findall(next(brackets)):
                    group, _, rest = mark.strip("()").partition("-")
                    if mark.startswith("("):
                        opened.append((group, place, rest.partition("-")[0]))
                    if mark.endswith(")"):
                        at = max(number for number, entry in enumerate(opened) if entry[0] == group)
                        _, first, kind = opened.pop(at)
                        chains.setdefault(group, []).append((first, place + len(piece)))
                        kinds[first, place + len(piece)] = kind
                place += len(piece) + space
            sentences.append((begin, place))
        texts.append(paragraph.text())
        begun += len(texts[-1]) + len(BETWEEN_PARAGRAPHS)
    ordered = sorted(tuple(sorted(set(spans))) for spans in chains.values())
    return Marked(name, BETWEEN_PARAGRAPHS.join(texts), tuple(ordered), tuple(sentences), kinds)
