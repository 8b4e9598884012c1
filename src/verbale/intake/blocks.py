"""A text's blocks: paragraphs, titles, captions, footnotes and page furniture, at their offsets.

The clean text has the length of the decoded one: line wraps become blanks, and a paragraph that a page break splits is
rejoined by moving what stands between (footnotes, page numbers) behind it, so that offsets elsewhere stay as they are.
"""

import re
from dataclasses import dataclass

from verbale.lexicon import Furniture, Lexicon
from verbale.model import Block
from verbale.model.document import BlockKind

ENDED = re.compile(r"[.!?:;…][\"”’')\]\d¹²³⁴⁵⁶⁷⁸⁹⁰]*$|[\"”]$")
FOOTNOTE = re.compile(r"(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\*{1,3})\s*\S")
FOOTNOTE_SIGNS = re.compile(r"https?://|www\.|\bAccessed\b|\bIbid\b|\bpp?\. ?\d|\bVol\. ?\d", re.IGNORECASE)
CREDIT = re.compile(
    r"[\[(](?:[A-Z][\w .&-]*/)?[A-Z][A-Z /.&-]{1,40}[\])]\.?$|\b(?:File )?[Pp]hoto(?:graph)?\b[^.]{0,40}$"
)
WRAP = (45, 125)  # characters of a line that may be one of a wrapped paragraph
LONG = 60  # characters; a shorter block is no half of a paragraph
SHORT = 9  # words; a shorter line without an end mark is a heading, a by-line or furniture
REPEATED = 12  # characters of a line that is furniture when it stands in one before it
BETWEEN = 8  # blocks that may stand between the halves of a paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """A block before its use is known.

    Attributes:
        start, end: offsets of what is to be read; a dateline stands before `start`.
        text: the whole line.
        furniture: the furniture pattern that it matches, if any.
    """

    start: int
    end: int
    text: str
    furniture: Furniture | None


def clean(text: str, lexicon: Lexicon) -> tuple[str, list[Line]]:
    """The clean text and its blocks, with page furniture recognised.

    Args:
        text: the decoded text, with "\\n" line ends.
        lexicon: for its furniture patterns.

    Returns:
        The clean text, of the same length, and its blocks in order.
    """
    clean_text = _unwrap(text)
    lines = _lines(clean_text, lexicon)
    for _ in range(len(lines)):
        split = _first_split(lines)
        if split is None:
            break
        clean_text = _rejoin(clean_text, lines[split[0]], lines[split[1]])
        lines = _lines(clean_text, lexicon)
    return clean_text, lines


def kind_of(line: Line, *, head: bool, seen: set[str]) -> BlockKind:
    """What a block is used for.

    Args:
        line: the block.
        head: whether it stands before the first paragraph.
        seen: folded texts of the blocks before it: a repeated one is furniture.
    """
    if line.furniture is not None and line.furniture.kind in ("junk", "byline", "date", "source"):
        return "junk"
    key = fold_line(line.text)
    if len(key) > REPEATED and any(key in other for other in seen):
        return "junk"
    if (line.furniture is not None and line.furniture.kind == "caption") or (
        CREDIT.search(line.text) and len(line.text) > LONG
    ):
        return "caption"
    if FOOTNOTE.match(line.text) and (FOOTNOTE_SIGNS.search(line.text) or not line.text[0].isdigit()):
        return "footnote"
    words = len(line.text.split())
    if not ENDED.search(line.text) and words <= (25 if head else SHORT):
        return "title" if line.text[:1].isupper() or line.text[:1] in '(["“‘' else "junk"
    return "text"


def fold_line(text: str) -> str:
    """A line's words in small letters, by which repeated lines are recognised."""
    return re.sub(r"\W+", " ", text).strip().lower()


def _unwrap(text: str) -> str:
    """Line ends inside a wrapped paragraph become blanks."""
    out = []
    for chunk in re.split(r"(\n\s*\n)", text):
        lines = chunk.split("\n")
        body = [line for line in lines[:-1] if line.strip()]
        wrapped = (
            len(body) >= 1
            and all(WRAP[0] <= len(line.rstrip()) <= WRAP[1] for line in body)
            and sum(not ENDED.search(line.rstrip()) for line in body) > len(body) / 2
            and max(len(line) for line in body) - min(len(line) for line in body) < 40
            and (len(body) > 1 or lines[-1][:1].islower())
        )
        out.append(" ".join(lines) if wrapped else chunk)
    return "".join(out)


def _lines(text: str, lexicon: Lexicon) -> list[Line]:
    lines = []
    for found in re.finditer(r"[^\n]+", text):
        stripped = found.group().strip(" \t\u00a0\u200b\ufeff\u3000")
        if not stripped:
            continue
        start = found.start() + found.group().index(stripped)
        match = next((f for f in lexicon.furniture if f.pattern.match(stripped)), None)
        end = start + len(stripped)
        if match is not None and match.kind == "dateline":
            told = match.pattern.match(stripped)
            if told is not None and told.groupdict().get("rest"):
                start += told.start("rest")
        lines.append(Line(start, end, stripped, match))
    return lines


def _first_split(lines: list[Line]) -> tuple[int, int] | None:
    """The first paragraph that a page break splits: the indexes of its halves."""
    for i, line in enumerate(lines):
        if len(line.text) < LONG or line.furniture is not None or ENDED.search(line.text):
            continue
        if FOOTNOTE.match(line.text) or not re.search(r"[\w,\-–—]$", line.text):
            continue
        for j in range(i + 1, min(i + 2 + BETWEEN, len(lines))):
            other = lines[j]
            if other.furniture is None and re.match(r"[a-z]", other.text) and len(other.text.split()) > 2:
                return i, j
            small = other.furniture is not None or FOOTNOTE.match(other.text) or len(other.text.split()) < 4
            if not small:
                break
    return None


def _rejoin(text: str, first: Line, second: Line) -> str:
    """The halves joined by a blank, what stood between them behind: the same characters, but for that blank."""
    between = text[first.end : second.start]
    if not between.strip():
        return text[: first.end] + " " + second.text + between[1:] + text[second.end :]
    lead = between[: len(between) - len(between.lstrip())]
    rest = between[len(lead) :]
    # The blank that joins the halves is taken from the blanks in front of what stood between, a line end stays there.
    return text[: first.end] + " " + second.text + "\n" * (len(lead) - 1) + rest + text[second.end :]


def as_blocks(lines: list[Line], kinds: list[BlockKind]) -> tuple[Block, ...]:
    """Blocks of the model from lines and their uses."""
    return tuple(Block(kind, line.start, _end(line, kind)) for line, kind in zip(lines, kinds, strict=True))


def _end(line: Line, kind: BlockKind) -> int:
    """Where the reading of a block ends: of a caption, before its credit ("[AP/YONHAP]")."""
    credit = CREDIT.search(line.text) if kind == "caption" else None
    return line.end if credit is None else line.end - len(line.text) + len(line.text[: credit.start()].rstrip())
