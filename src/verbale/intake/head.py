"""What a document says of itself in its head and foot: title, outlet, authors, date, genre."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.intake.blocks import Line
from verbale.intake.calendar import MONTH, YEAR, find_absolute, month_number
from verbale.lexicon import Lexicon
from verbale.model.document import BlockKind, Genre

HEAD = 12  # blocks from the top in which head matter is looked for, up to the first paragraph of a good length
FOOT = 8  # blocks from the end in which an outlet's name may stand
PARAGRAPH = 30  # words; the first block so long ends the head
ISSUE_MONTH = re.compile(rf"\({MONTH}\s+{YEAR}\b[^)]*\)")
OFFICIAL = re.compile(
    r"\b(communiqu[eé]|joint statement|joint declaration|press statement|read-?out|press release|official summary"
    r"|note verbale|resolution \d+)\b",
    re.IGNORECASE,
)
ANALYSIS = re.compile(
    r"\b(analysis|assessment|prospects?|outlook|news focus|explainer|policy brief|implications)\b", re.I
)
COMMENTARY = re.compile(r"\b(opinion|commentary|editorial|op-ed|column|changes in|viewpoint)\b", re.IGNORECASE)
FOOTER = re.compile(r"©|copyright|views expressed|all rights", re.IGNORECASE)
THINK_TANK = re.compile(r"\b(institute|cent(?:er|re)|council|foundation|studies)\b", re.IGNORECASE)
ACRONYM = 6  # letters; a longer name in capitals is written in small letters
NAME = re.compile(r"^[A-Z][\w’'-]+(?:[ ,]+[A-Z]?[\w.’'-]+){1,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A document's own account of itself; None where it gives none."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    genre: Genre


def read_head(lines: Sequence[Line], kinds: Sequence[BlockKind], lexicon: Lexicon) -> Head:
    """The head matter of a document.

    Args:
        lines, kinds: its blocks and their uses.
        lexicon: for the names of media and think tanks.

    Returns:
        What it says of itself.
    """
    top = head_length(lines)
    head = lines[:top]
    title = next((line.text for line, kind in zip(head, kinds, strict=False) if kind == "title"), None)
    outlet, think_tank = _outlet(lines, kinds, top, lexicon)
    return Head(
        title=_plain(title),
        outlet=outlet,
        authors=_authors(lines, head, lexicon),
        published=_published(lines, head),
        genre=_genre(title or "", head, think_tank=think_tank),
    )


def head_length(lines: Sequence[Line]) -> int:
    """How many blocks stand before the first paragraph of a good length."""
    for i, line in enumerate(lines[:HEAD]):
        if len(line.text.split()) >= PARAGRAPH:
            return i
    return min(HEAD, max(1, len(lines) - 1))


def _plain(title: str | None) -> str | None:
    return None if title is None else re.sub(r"^Title:\s*", "", title)


def _outlet(lines: Sequence[Line], kinds: Sequence[BlockKind], top: int, lexicon: Lexicon) -> tuple[str | None, bool]:
    """The outlet named by a source line or dateline, else by furniture in head or foot that names a known one."""
    if labelled := _labelled(lines, "source"):
        return _full_name(labelled, lexicon)
    title = next((line for line, kind in zip(lines[:top], kinds, strict=False) if kind == "title"), None)
    edges = [line for line in (*lines[:top], *lines[-FOOT:]) if line is not title]
    for line in edges:
        if found := re.match(r"(?:Outlet|Publisher|Published by):\s*(.+)", line.text):
            return found.group(1).strip(), False
    for line in (*edges, *([title] if title else [])):
        words = re.sub(r"\(.*?\)|[|·].*", "", line.text).split()
        if (
            2 <= len(words) <= 7
            and any(w.strip(".,").lower() in lexicon.outlet_words for w in words)
            and words[0][0].isupper()
        ):
            if not line.text.endswith((".", "?", "!")) and not any(
                w.lower() in ("to", "at", "by", "after") for w in words
            ):
                return _full_name(" ".join(words).strip(" ,-–—"), lexicon, whole=True)
    if labelled := _labelled(lines, "dateline"):
        return _full_name(labelled, lexicon)
    for line in sorted(edges, key=lambda each: len(each.text)):
        if len(line.text.split()) >= PARAGRAPH and not FOOTER.search(line.text):
            continue
        for match in lexicon.names.find(line.text):
            for name in match.names:
                if name.kind == "organisation" and (":JRN:" in name.code or ":EDU:" in name.code):
                    return line.text[match.start : match.end], ":EDU:" in name.code
    return None, False


def _labelled(lines: Sequence[Line], kind: str) -> str | None:
    """The outlet that the first line of a kind of furniture names; of a source line, what stands behind the colon."""
    for line in lines:
        if line.furniture is not None and line.furniture.kind == kind:
            found = line.furniture.pattern.match(line.text)
            name = found.groupdict().get("outlet") if found else None
            if name is None and kind == "source":
                name = line.text.partition(":")[2]
            if name and name.strip():
                return name.strip(" .()")
    return None


def _full_name(name: str, lexicon: Lexicon, *, whole: bool = False) -> tuple[str, bool]:
    for match in lexicon.names.find(name):
        if whole and match.end - match.start < len(name) - 4:
            continue
        for known in match.names:
            if known.kind == "organisation" and ":" in known.code:
                return name[match.start : match.end], ":EDU:" in known.code
    return (name.title() if name.isupper() and len(name) > ACRONYM else name), bool(THINK_TANK.search(name))


def _authors(lines: Sequence[Line], head: Sequence[Line], lexicon: Lexicon) -> tuple[str, ...]:
    for line in lines:
        if line.furniture is not None and line.furniture.kind == "byline":
            text = re.sub(r"\[.*?\]|\(.*?\)|\S+@\S+", "", re.sub(r"^by\s+", "", line.text, flags=re.IGNORECASE))
            names = [n.strip(" .") for n in re.split(r",|\band\b|;", text) if n.strip(" .")]
            return tuple(n.title() if n.isupper() else n for n in names if len(n.split()) <= 5)
    return tuple(
        line.text
        for line in head[1:]
        if NAME.match(line.text)
        and len(line.text.split()) <= 3
        and line.furniture is None
        and _personal(line.text, lexicon)
    )[:2]


def _personal(text: str, lexicon: Lexicon) -> bool:
    """Whether a short line may be a person's name: no role, outlet or place stands in it."""
    words = [w.strip(",.").lower() for w in text.split()]
    if any(w in lexicon.roles or w in lexicon.outlet_words or w.isdigit() for w in words):
        return False
    return not any(n.kind != "person" for m in lexicon.names.find(text) for n in m.names)


def _published(lines: Sequence[Line], head: Sequence[Line]) -> str | None:
    stated = [
        (line.furniture is not None and line.furniture.kind in ("date", "dateline"), iso)
        for line in head
        if len(line.text.split()) < PARAGRAPH
        for _, _, iso in find_absolute(line.text)
    ]
    marked = [iso for is_date, iso in stated if is_date] or _datelined(lines)
    days = [iso for iso in (marked or [iso for _, iso in stated]) if len(iso) == 10]
    if days:
        return days[-1] if marked and any("updated" in line.text.lower() for line in head) else days[0]
    for line in (*head, *lines[-FOOT:]):
        if line.furniture is not None and line.furniture.kind == "date":
            for _, _, iso in find_absolute(line.text):
                return iso
    for line in head:
        if found := ISSUE_MONTH.search(line.text):
            return f"{found['year']}-{month_number(found['month']):02d}"
    months = [iso for _, iso in stated]
    return months[0] if months else None


def _datelined(lines: Sequence[Line]) -> list[str]:
    """The day that a dateline gives in full in front of a paragraph."""
    for line in lines:
        if line.furniture is not None and line.furniture.kind == "dateline":
            found = line.furniture.pattern.match(line.text)
            return [iso for _, _, iso in find_absolute((found.groupdict().get("date") or "") if found else "")]
    return []


def _genre(title: str, head: Sequence[Line], *, think_tank: bool) -> Genre:
    top = " ".join(line.text for line in head if len(line.text.split()) < PARAGRAPH)
    if OFFICIAL.search(top):
        return "official"
    if COMMENTARY.search(top):
        return "commentary"
    if think_tank or ANALYSIS.search(top):
        return "analysis"
    return "news"
