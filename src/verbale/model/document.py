"""What intake hands on: the clean text of one document, its blocks and what its head says of it."""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "text", "caption", "footnote", "junk"]
Genre = Literal["news", "analysis", "commentary", "official"]
PublishedBasis = Literal["stated", "inferred", "given"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the clean text with one use.

    Attributes:
        kind: title, text, caption and footnote are read; junk (page furniture) is kept but not read.
        start, end: character offsets in `Document.text`, end exclusive.
    """

    kind: BlockKind
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a block must have 0 <= start <= end, got [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document, as read.

    Attributes:
        name: the input file's stem (or the `id` of a JSON line); names the export file.
        source: where it came from, as given on the command line.
        text: the clean text, to which all offsets refer. It is the decoded input with line ends made "\\n" and
            paragraphs that a page break splits rejoined; nothing is deleted.
        blocks: the text's blocks in order of their offsets.
        published: ISO date at the precision known, or None; `published_basis` tells on what ground.
        knowable_earliest, knowable_latest: ISO days between which the document can have come out, or None.
        sha256: of the input bytes (of a JSON line: of its text).
        words: number of words of the blocks that are read.
        junk: quotes of page furniture.
        warnings: sentences for people: what was odd about this document.
    """

    name: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis | None = None
    knowable_earliest: str | None = None
    knowable_latest: str | None = None
    genre: Genre = "news"
    language: str = "en"
    sha256: str = ""
    words: int = 0
    junk: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
