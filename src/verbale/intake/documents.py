"""Paths become documents, or refusals that name the file and the reason."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.intake.blocks import Line, as_blocks, clean, fold_line, kind_of
from verbale.intake.calendar import check_date
from verbale.intake.decode import check_prose, decode
from verbale.intake.head import head_length, read_head
from verbale.lexicon import Lexicon, load_lexicon
from verbale.model import Document, InputError, VerbaleError
from verbale.model.document import BlockKind, PublishedBasis

SUFFIXES = (".txt", ".text", ".md", ".jsonl")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a line of a .jsonl file, that was not read, and why."""

    source: str
    reason: str


def documents(
    paths: Sequence[Path | str],
    *,
    lexicon: Lexicon | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Document | Refusal]:
    """The documents of files and folders, in order.

    Args:
        paths: text files, .jsonl files (a line per text: `id`, `text` and, where known, `date`, `title`, `outlet`),
            and folders, which are walked for both.
        lexicon: for page furniture and the names of outlets; the shipped one where None.
        published: ISO date for documents that state none.
        outlet: likewise.

    Yields:
        A document, or a refusal, per file or line.

    Raises:
        DateError: if `published` is no date.
    """
    if published is not None:
        check_date(published)
    lexicon = lexicon or load_lexicon()
    for path in paths:
        for file in _files(Path(path)):
            if isinstance(file, Refusal):
                yield file
            elif file.suffix == ".jsonl":
                yield from _json_lines(file, lexicon, published, outlet)
            else:
                yield _one(file, lexicon, published, outlet)


def from_text(
    text: str,
    *,
    name: str,
    source: str,
    lexicon: Lexicon,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    warning: str | None = None,
    sha256: str | None = None,
    bare: bool = False,
) -> Document:
    """A document from a decoded text.

    Args:
        text: the text, with "\\n" line ends.
        name, source: as in `Document`.
        lexicon: for page furniture and the names of outlets.
        published, title, outlet: given from outside; the text's own statements come before `published` and `outlet`.
        warning: one from decoding.
        sha256: of the input; of the text where None.
        bare: whether the text is a sentence or two without head or furniture, to be read whole as it stands.

    Returns:
        The document, its blocks in order.

    Raises:
        DateError: if `published` is no date.
    """
    if published is not None:
        check_date(published)
    clean_text, lines = clean(text, lexicon)
    used: list[BlockKind] = ["text"] * len(lines) if bare else _kinds(lines)
    head = read_head(lines, used, lexicon) if not bare else None
    stated = head.published if head else None
    basis: PublishedBasis | None = "stated" if stated else "given" if published else None
    if title is None and head is not None:
        title = head.title
    return Document(
        name=name,
        source=source,
        text=clean_text,
        blocks=as_blocks(lines, used),
        title=title,
        outlet=(head.outlet if head else None) or outlet,
        authors=head.authors if head else (),
        published=stated or published,
        published_basis=basis,
        genre=head.genre if head else "news",
        sha256=sha256 or hashlib.sha256(text.encode()).hexdigest(),
        words=sum(len(line.text.split()) for line, kind in zip(lines, used, strict=True) if kind != "junk"),
        junk=tuple(line.text for line, kind in zip(lines, used, strict=True) if kind == "junk"),
        warnings=(warning,) if warning else (),
    )


def _kinds(lines: Sequence[Line]) -> list[BlockKind]:
    top = head_length(lines)
    seen: set[str] = set()
    kinds: list[BlockKind] = []
    for i, line in enumerate(lines):
        kinds.append(kind_of(line, head=i < top, seen=seen))
        if kinds[-1] in ("title", "caption", "text"):
            seen.add(fold_line(line.text))
    last = max((i for i, kind in enumerate(kinds) if kind in ("text", "footnote", "caption")), default=-1)
    kinds = ["junk" if kind == "title" and i > last >= 0 else kind for i, kind in enumerate(kinds)]
    if last < 0:  # nothing but headings: they are all there is to read
        return ["text" if kind == "title" else kind for kind in kinds]
    return kinds


def _files(path: Path) -> Iterator[Path | Refusal]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
        if not found:
            yield Refusal(str(path), f"the folder holds no file ending in {', '.join(SUFFIXES)}")
        yield from found
    elif not path.exists():
        yield Refusal(str(path), "there is no such file")
    elif not path.is_file():
        yield Refusal(str(path), "it is no ordinary file")
    else:
        yield path


def _one(file: Path, lexicon: Lexicon, published: str | None, outlet: str | None) -> Document | Refusal:
    try:
        data = file.read_bytes()
        text, warning = decode(data, file.name)
        check_prose(text, file.name)
        return from_text(
            text,
            name=file.stem,
            source=str(file),
            lexicon=lexicon,
            published=published,
            outlet=outlet,
            warning=warning,
            sha256=hashlib.sha256(data).hexdigest(),
        )
    except OSError as fault:
        return Refusal(str(file), f"it cannot be opened ({fault.strerror})")
    except InputError as fault:
        return Refusal(str(file), _reason(fault, file.name))


def _reason(fault: VerbaleError, source: str) -> str:
    return str(fault).removeprefix(f"{source}: ")


def _json_lines(
    file: Path, lexicon: Lexicon, published: str | None, outlet: str | None
) -> Iterator[Document | Refusal]:
    try:
        data = file.read_bytes()
        text, _ = decode(data, file.name)
    except OSError as fault:
        yield Refusal(str(file), f"it cannot be opened ({fault.strerror})")
        return
    except InputError as fault:
        yield Refusal(str(file), _reason(fault, file.name))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _json_line(line, f"{file}:{number}", f"{file.stem}-{number}", lexicon, published, outlet)


def _json_line(
    line: str, source: str, name: str, lexicon: Lexicon, published: str | None, outlet: str | None
) -> Document | Refusal:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            return Refusal(source, 'expected a JSON object with a "text"')
        for field in ("date", "title", "outlet"):
            if row.get(field) is not None and not isinstance(row[field], str):
                return Refusal(source, f"its {field!r} is {row[field]!r}, expected a string")
        row["text"].encode("utf-8")
        body = row["text"].replace("\r\n", "\n").replace("\r", "\n")
        check_prose(body, source)
        return from_text(
            body,
            name=str(row.get("id") or name),
            source=source,
            lexicon=lexicon,
            published=row.get("date") or published,
            title=row.get("title"),
            outlet=row.get("outlet") or outlet,
        )
    except json.JSONDecodeError as fault:
        return Refusal(source, f"the line is no JSON ({fault.msg} at column {fault.colno})")
    except UnicodeEncodeError:
        return Refusal(source, "its text holds half of a surrogate pair, which is no character")
    except (RecursionError, ValueError) as fault:
        told = _reason(fault, source) if isinstance(fault, VerbaleError) else "it is no JSON that can be read"
        return Refusal(source, told)
