"""Reading of the corpora of names into one inventory of classes."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conllu import open_text
from spacing import spaced

NEWSWIRE = {
    "Person": "PERSON", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP",
    "Product": "PRODUCT", "Misc": "MISC", "Money": "MONEY", "Date": "DATE",
}  # fmt: skip
UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
RE3D = {
    "Organisation": "ORG", "Person": "PERSON", "Location": "LOC", "Nationality": "NORP",
    "Weapon": "PRODUCT", "MilitaryPlatform": "PRODUCT", "Money": "MONEY", "Temporal": "DATE",
}  # fmt: skip
LEADING = re.compile(r"^(?:the|a|an|our|their|its|his|this|these|that)\s+", re.IGNORECASE)
PRONOUNS = frozenset(
    (
        "we",
        "i",
        "he",
        "she",
        "it",
        "they",
        "you",
        "them",
        "him",
        "her",
        "us",
        "our",
        "his",
        "their",
        "who",
        "my",
        "hope",
    )
)


@dataclass(frozen=True)
class Marked:
    """A text with its names.

    Attributes:
        text: The running text.
        spans: Start, end and class of each name.
        unsure: Stretches where a name may be unmarked.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    unsure: tuple[tuple[int, int], ...] = ()


def held_back(article: str) -> bool:
    """Tell whether an article is kept out of training, by a hash of its name.

    Args:
        article: The name of the article.

    Returns:
        True for about one article in ten.
    """
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 10 == 0


def lay_out(rows: list[tuple[str, str]], classes: dict[str, str]) -> Marked:
    """Write tokens as running text.

    Args:
        rows: Tokens and their BIO tags.
        classes: The names of the classes in this inventory; others are left out.

    Returns:
        The text and its names.
    """
    text = ""
    spans: list[tuple[int, int, str]] = []
    current: tuple[int, str] | None = None
    for (token, tag), space in zip(rows, spaced([token for token, _ in rows]), strict=True):
        text += " " if space else ""
        start = len(text)
        text += token
        if tag.startswith("I-") and current is not None:
            spans[-1] = (current[0], len(text), current[1])
            continue
        current = None
        name = classes.get(tag[2:])
        if name is not None:
            spans.append((start, len(text), name))
            current = (start, name)
    return Marked(text, tuple(spans))


def join(parts: list[Marked], joiner: str) -> Marked:
    """Join several marked texts.

    Args:
        parts: The texts.
        joiner: What stands between them.

    Returns:
        One text with all names.
    """
    text = ""
    spans: list[tuple[int, int, str]] = []
    unsure: list[tuple[int, int]] = []
    for part in parts:
        if text:
            text += joiner
        offset = len(text)
        text += part.text
        spans += [(s + offset, e + offset, n) for s, e, n in part.spans]
        unsure += [(s + offset, e + offset) for s, e in part.unsure]
    return Marked(text, tuple(spans), tuple(unsure))


def read_newswire(path: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Read articles of token and tag lines.

    Args:
        path: The file.

    Yields:
        The name of each article and its paragraphs.
    """
    name = ""
    blocks: list[list[tuple[str, str]]] = [[]]
    for line in [*open_text(path), "-DOCSTART- end"]:
        if line.startswith("-DOCSTART-"):
            paragraphs = [lay_out(block, NEWSWIRE) for block in blocks if block]
            if name and paragraphs:
                yield name, paragraphs
            name = line.partition(" ")[2].strip()
            blocks = [[]]
        elif line.strip():
            # further columns hold names within names; a few lines are divided by spaces
            token, tag = (line.split("\t") if "\t" in line else line.split())[:2]
            blocks[-1].append((token, tag))
        elif blocks[-1]:
            blocks.append([])


def read_iob2(path: Path) -> list[Marked]:
    """Read sentences of index, token and tag lines, with their ``# text``.

    Args:
        path: The file.

    Returns:
        The sentences; what their first version called other names is none of these three classes.
    """
    sentences: list[Marked] = []
    text = ""
    rows: list[tuple[str, str]] = []
    for line in [*open_text(path), ""]:
        if line.startswith("# text = "):
            text = line[len("# text = ") :]
        elif line.startswith("#"):
            continue
        elif line:
            columns = line.split("\t")
            rows.append((columns[1], columns[2] if len(columns) > 2 else "O"))
        elif rows:
            sentences.append(_place(text, rows))
            rows = []
    return sentences


def _place(text: str, rows: list[tuple[str, str]]) -> Marked:
    """Find the tokens of a sentence in its text and gather the names."""
    spans: list[tuple[int, int, str]] = []
    position = 0
    for token, tag in rows:
        start = text.find(token, position)
        if start < 0:
            return Marked(text, ())
        end = position = start + len(token)
        name = UNER.get(tag[2:])
        if name and tag.startswith("I-") and spans and spans[-1][2] == name:
            spans[-1] = (spans[-1][0], end, name)
        elif name:
            spans.append((start, end, name))
    return Marked(text, tuple(spans))


def read_re3d(folder: Path) -> list[Marked]:
    """Read documents and their entities; mentions that are no names are dropped.

    Args:
        folder: The folder with ``documents.jsonl.gz`` and ``entities.jsonl.gz``.

    Returns:
        The documents.
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    places: set[str] = set()
    entries = [json.loads(line) for line in _lines(folder / "entities.jsonl.gz")]
    for entry in entries:
        if entry["type"] == "Location":
            places.add(LEADING.sub("", entry["value"]).lower())
    for entry in entries:
        name = RE3D.get(entry["type"])
        if name is None:
            continue
        found.setdefault(entry["documentId"], []).append((entry["begin"], entry["end"], name))
    result: list[Marked] = []
    for line in _lines(folder / "documents.jsonl.gz"):
        document = json.loads(line)
        result.append(_names_of(document["text"], found.get(document["_id"], []), places))
    return result


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a gzipped file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from stream


def _names_of(text: str, spans: list[tuple[int, int, str]], places: set[str]) -> Marked:
    """Keep the longest proper names among overlapping mentions."""
    kept: list[tuple[int, int, str]] = []
    unsure: list[tuple[int, int]] = []
    for start, end, name in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        value = text[start:end]
        leading = LEADING.match(value)
        if leading:
            start, value = start + leading.end(), value[leading.end() :]
        whole = (start == 0 or not text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
        if not whole or value.lower() in PRONOUNS or not value.strip():
            continue
        if any(start < e and s < end for s, e, _ in kept):
            continue
        if name in {"MONEY", "DATE"}:
            unsure.append((start, end))
        elif value[:1].isupper() and len(value.split()) <= 7:
            plain = name == "ORG" and value.lower() in places
            kept.append((start, end, "LOC" if plain else name))
        else:
            unsure.append((start, end))
    return Marked(text, tuple(sorted(kept)), tuple(unsure))
