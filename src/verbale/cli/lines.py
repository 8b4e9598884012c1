"""Commands that turn lines of JSON into lines of JSON, with no record kept: `code`, `propositions`, `dates`, `actor`.

Each input line has one output line, in order. A line that cannot be done gives `{"id", "error"}` in its place.
"""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from verbale.cli import options
from verbale.cli.lexicon import tell_what_is_odd
from verbale.cli.printing import complain, count
from verbale.cli.progress import count_documents, progress_bar
from verbale.model.errors import InputError, VerbaleError

Line = dict[str, Any]

STANDARD_OUTPUT = Path("-")
LONGEST_TEXT = 1_000_000  # characters: a book of 170,000 words; the parser's memory grows with the text
_META = ("date", "title", "outlet")

In = Annotated[Path, typer.Argument(metavar="IN.jsonl", help='Lines of JSON with "id" and "text", perhaps "date".')]
Out = Annotated[Path, typer.Option("--out", metavar="OUT.jsonl", help="The file to write; - is standard output.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("code")(code)
    app.command("propositions")(propositions)
    app.command("dates")(dates)
    app.command("actor")(actor)


def code(lines: In, out: Out = STANDARD_OUTPUT, lexicon: options.Lexicon = None) -> None:
    """Code texts: a line of findings per line of text. No record is kept."""
    reader = _reader(lexicon)
    _convert(lines, out, lambda line: dict(reader.code(line["text"], id=line["id"], **_meta(line))))


def propositions(lines: In, out: Out = STANDARD_OUTPUT, lexicon: options.Lexicon = None) -> None:
    """Write the propositions of texts: predicate, arguments, source, how sure. No record is kept."""
    reader = _reader(lexicon)
    _convert(lines, out, lambda line: dict(reader.propositions(line["text"], id=line["id"], **_meta(line))))


def dates(lines: In, out: Out = STANDARD_OUTPUT, lexicon: options.Lexicon = None) -> None:
    """Write the time expressions of texts and what they come to. No record is kept."""
    reader = _reader(lexicon)
    _convert(lines, out, lambda line: dict(reader.dates(line["text"], id=line["id"], date=line["date"])))


def actor(
    phrase: Annotated[str | None, typer.Argument(metavar="PHRASE", help="Words that may name an actor.")] = None,
    date: options.OneDate = None,
    jsonl: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--jsonl", metavar="IN OUT", help='Instead of a phrase: lines with "id", "text", "date".'),
    ] = None,
    lexicon: options.Lexicon = None,
) -> None:
    """Tell which actor a phrase names: country, sector, code and name."""
    if (phrase is None) == (jsonl is None):
        raise typer.BadParameter("Give either a PHRASE or --jsonl IN OUT.")
    from verbale.findings import resolve_phrase
    from verbale.lexicon import load_lexicon

    known = load_lexicon(lexicon)
    if jsonl is not None:
        source, out = jsonl
        _convert(source, out, lambda line: {"id": line["id"]} | resolve_phrase(known, line["text"], line["date"]))
    elif phrase is not None:
        typer.echo(json.dumps(resolve_phrase(known, phrase, date), ensure_ascii=False))


def _reader(lexicon: Path | None) -> Any:
    from verbale.record.reading import load_reader

    tell_what_is_odd(lexicon)
    return load_reader(lexicon)


def _meta(line: Line) -> Line:
    return {name: line[name] for name in _META}


def _convert(source: Path, out: Path, convert: Callable[[Line], Line]) -> None:
    """Convert a file of JSON lines.

    Raises:
        InputError: if the input cannot be read or the output cannot be written.
        typer.Exit: with status 1 if any line was refused.
    """
    if out != STANDARD_OUTPUT and out.exists() and source.exists() and out.samefile(source):
        raise InputError(f"{out} cannot be both input and output.")
    refused = 0
    with _lines_of(source) as lines, _output(out) as write, progress_bar(count_documents([source]), "Coding") as done:
        for number, raw in enumerate(lines, start=1):
            line: Line = {"id": None}
            try:
                line = _parse(raw, line)
                result = convert(line)
            except VerbaleError as error:
                refused += 1
                result = {"id": line["id"], "error": f"{source.name} line {number}: {error}"}
            write.write(json.dumps(result, ensure_ascii=False) + "\n")
            done(str(line["id"]))
    if refused:
        where = "on standard output" if out == STANDARD_OUTPUT else f"in {out}"
        complain(f"{source}: {count(refused, 'line')} refused; the reason stands in each one's place {where}.")
        raise typer.Exit(1)


def _parse(raw: bytes, line: Line) -> Line:
    """A line's fields, checked. `line` gets the id as soon as it is known, for the error's sake."""
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("it is no UTF-8.") from None
    except (ValueError, RecursionError):
        raise InputError("it is no JSON.") from None
    if not isinstance(given, dict):
        raise InputError("it is no JSON object.")
    line["id"] = given.get("id")
    text = given.get("text")
    if not isinstance(text, str):
        raise InputError('it has no "text".')
    if len(text) > LONGEST_TEXT:
        raise InputError(f"its text of {len(text):,} characters is longer than {LONGEST_TEXT:,}: split it.")
    with_surrogates = next((place for place, letter in enumerate(text) if "\ud800" <= letter <= "\udfff"), None)
    if with_surrogates is not None:
        raise InputError(f"character {with_surrogates} of its text is half of a surrogate pair.")
    for name in _META:
        if not isinstance(given.get(name), str | None):
            raise InputError(f'its "{name}" is neither text nor null.')
    if given.get("date"):
        from verbale.record.days import interval

        interval(given["date"])
        given["date"] = given["date"].strip().partition("T")[0]
    line |= {"text": text, **{name: given.get(name) or None for name in _META}}
    return line


@contextlib.contextmanager
def _lines_of(source: Path) -> Iterator[IO[bytes]]:
    try:
        opened = source.open("rb")
    except FileNotFoundError:
        raise InputError(f"{source}: there is no such file.") from None
    except OSError as error:
        raise InputError(f"{source} cannot be read: {error.strerror}.") from None
    with opened:
        yield opened


@contextlib.contextmanager
def _output(out: Path) -> Iterator[IO[str]]:
    if out == STANDARD_OUTPUT:
        yield sys.stdout
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        opened = out.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}.") from None
    with opened:
        yield opened
