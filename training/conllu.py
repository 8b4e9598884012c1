"""Reading of CoNLL-U treebanks as running paragraphs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One syntactic word of a treebank.

    Attributes:
        form: The word form of the syntactic word.
        lemma: The lemma.
        upos: The universal part of speech.
        xpos: The part of speech of the Penn tag set.
        feats: The morphological features, empty when there are none.
        head: Index of the head within the sentence, from 1; 0 is the root.
        deprel: The relation to the head, with its subtype.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True)
class Surface:
    """One token of the text, which holds one or several syntactic words.

    Attributes:
        text: The characters of the token.
        first: Index of its first word within the sentence, from 0.
        size: The number of its words.
        space: Whether white space follows.
    """

    text: str
    first: int
    size: int
    space: bool


@dataclass
class Sentence:
    """One sentence: its words and the tokens that hold them."""

    words: list[Word] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)

    def pieces(self) -> list[tuple[str, bool]]:
        """Divide the characters of the tokens among the words.

        Returns:
            The characters of each word and whether white space follows it.
        """
        result: list[tuple[str, bool]] = []
        for surface in self.surfaces:
            forms = [w.form for w in self.words[surface.first : surface.first + surface.size]]
            parts = split_surface(surface.text, forms)
            result.extend((part, False) for part in parts[:-1])
            result.append((parts[-1], surface.space))
        return result


@dataclass
class Paragraph:
    """One paragraph: its sentences and the name of its document."""

    document: str
    sentences: list[Sentence] = field(default_factory=list)

    def text(self) -> str:
        """Return the running text of the paragraph."""
        parts: list[str] = []
        for sentence in self.sentences:
            for surface in sentence.surfaces:
                parts.append(surface.text + (" " if surface.space else ""))
        return "".join(parts).rstrip()


def split_surface(text: str, forms: list[str]) -> list[str]:
    """Divide the characters of a token among its words.

    Args:
        text: The characters of the token.
        forms: The forms of its words.

    Returns:
        As many non-empty pieces as there are words, where the characters suffice.
    """
    if len(forms) == 1:
        return [text]
    pieces: list[str] = []
    rest = text
    for position, form in enumerate(forms[:-1]):
        left = len(forms) - position - 1
        size = max(1, min(len(form), len(rest) - left))
        pieces.append(rest[:size])
        rest = rest[size:]
    pieces.append(rest)
    return pieces


def open_text(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not, without line ends.

    Args:
        path: The file; a name that ends in ``.gz`` is unpacked.

    Yields:
        Each line.
    """
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as packed:
            for line in packed:
                yield line.rstrip("\n")
    else:
        with path.open(encoding="utf-8") as plain:
            for line in plain:
                yield line.rstrip("\n")


def _sentence(rows: list[list[str]]) -> Sentence:
    """Build one sentence from the columns of its lines."""
    sentence = Sentence()
    covered = 0
    for row in rows:
        number, misc = row[0], row[9]
        space = "SpaceAfter=No" not in misc.split("|")
        if "." in number:
            continue
        if "-" in number:
            first, last = (int(part) for part in number.split("-"))
            sentence.surfaces.append(Surface(row[1], first - 1, last - first + 1, space))
            covered = last
            continue
        feats = "" if row[5] == "_" else row[5]
        sentence.words.append(Word(row[1], row[2], row[3], row[4], feats, int(row[6]), row[7]))
        if int(number) > covered:
            sentence.surfaces.append(Surface(row[1], int(number) - 1, 1, space))
    return sentence


def read_paragraphs(path: Path) -> list[Paragraph]:
    """Read a treebank as paragraphs.

    Args:
        path: A CoNLL-U file, gzipped or not.

    Returns:
        The paragraphs in order; a new one begins at ``newpar`` and ``newdoc``.
    """
    paragraphs: list[Paragraph] = []
    document = path.name
    fresh = True
    rows: list[list[str]] = []
    for line in [*open_text(path), ""]:
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip() or document
            fresh = True
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            fresh = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            if fresh or not paragraphs:
                paragraphs.append(Paragraph(document))
                fresh = False
            paragraphs[-1].sentences.append(_sentence(rows))
            rows = []
    return paragraphs
