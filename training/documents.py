"""Treebanks as running documents, with varied joins and spelling."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from conllu import Paragraph, Word

JOINS = (("\n\n", 0.55), ("\n", 0.15), (" ", 0.30))


@dataclass(frozen=True)
class Row:
    """One token of an example.

    Attributes:
        text: Its characters.
        space: Whether a space follows.
        word: The annotation.
        head: Index of the head within the example.
        start: Whether a sentence starts here.
    """

    text: str
    space: bool
    word: Word
    head: int
    start: bool


def groups(paragraphs: list[Paragraph], rng: random.Random) -> list[list[Paragraph]]:
    """Gather the paragraphs of each document into examples at random.

    Args:
        paragraphs: The paragraphs in order.
        rng: The random generator.

    Returns:
        Groups of one or several neighbouring paragraphs.
    """
    result: list[list[Paragraph]] = []
    wanted = 1
    for paragraph in paragraphs:
        last = result[-1] if result else None
        if last is not None and last[0].document == paragraph.document and len(last) < wanted:
            last.append(paragraph)
        else:
            result.append([paragraph])
            wanted = 1 if rng.random() < 0.5 else rng.randint(2, 6)
    return result


def change_case(rows: list[Row], rng: random.Random) -> list[Row]:
    """Rewrite a sentence in capitals, in title case or in small letters, rarely.

    Args:
        rows: The tokens of the sentence.
        rng: The random generator.

    Returns:
        The tokens, changed or not.
    """
    chance = rng.random()
    if chance < 0.015:
        return [replace(row, text=same_length(row.text, row.text.upper())) for row in rows]
    if chance < 0.045:
        return [
            replace(row, text=row.text[:1].upper() + row.text[1:])
            if row.word.upos not in {"ADP", "DET", "CCONJ", "PART", "PUNCT"}
            else row
            for row in rows
        ]
    if chance < 0.06:
        return [replace(row, text=same_length(row.text, row.text.lower())) for row in rows]
    return rows


def same_length(text: str, changed: str) -> str:
    """Return ``changed``, or ``text`` where the change alters the length."""
    return changed if len(changed) == len(text) else text


def curl_quotes(rows: list[Row]) -> list[Row]:
    """Replace straight quotes and apostrophes with curly ones.

    Args:
        rows: The tokens of an example.

    Returns:
        The tokens with curly quotes.
    """
    result: list[Row] = []
    opening = True
    spaced = True
    for row in rows:
        text = row.text
        if text == '"':
            text = "“" if opening else "”"
            opening = not opening
        elif text == "'" and spaced and not row.space:
            text = "‘"
        elif "'" in text:
            text = text.replace("'", "’")
        result.append(replace(row, text=text))
        spaced = row.space or row.text.isspace()
    return result


def rows_of(group: list[Paragraph], rng: random.Random, *, vary: bool) -> list[Row]:
    """Lay out the tokens of a group of paragraphs.

    Args:
        group: The paragraphs.
        rng: The random generator.
        vary: Whether case and quotes may be changed.

    Returns:
        The tokens, with tokens of white space at line breaks.
    """
    rows: list[Row] = []
    join = rng.choices([j for j, _ in JOINS], [p for _, p in JOINS])[0]
    for number, paragraph in enumerate(group):
        if number and join == " ":
            rows[-1] = replace(rows[-1], space=True)
        elif number:
            rows[-1] = replace(rows[-1], space=False)
            blank = Word(join, join, "SPACE", "_SP", "", 0, "dep")
            rows.append(Row(join, False, blank, len(rows) - 1, False))
        for sentence in paragraph.sentences:
            offset = len(rows)
            new: list[Row] = []
            for index, (word, piece) in enumerate(zip(sentence.words, sentence.pieces(), strict=True)):
                head = offset + (word.head - 1 if word.head else index)
                new.append(Row(piece[0], piece[1], word, head, index == 0))
            rows.extend(change_case(new, rng) if vary else new)
    if vary and rng.random() < 0.25:
        rows = curl_quotes(rows)
    return rows
