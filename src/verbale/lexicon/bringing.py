"""A table that a user brings, made into one of the lexicon's: columns by name, rows checked by the lexicon's loader.

A mapping that the user writes was rejected: tables of leaders and places nearly all use a dozen headings, which
`HEADINGS` lists; whoever has others renames a heading. What the table does not tell is left empty, never guessed.
"""

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from verbale.lexicon.load import COLUMNS, load_lexicon, row_key
from verbale.lexicon.tables import Lexicon
from verbale.model import InputError, LexiconError

KINDS_OF_TABLE = ("people", "organisations", "places", "states")
HEADINGS = {  # what a column of the lexicon may be called in a user's table, beside its own name
    "name": "person full_name leader place city town country state_name organisation organization body",
    "aliases": "alias other_names alternate_names aka",
    "state": "country country_code iso3 iso_a3 alpha_3 ccode nation",
    "code": "country_code iso3 iso_a3 alpha_3 id",
    "office": "position role post job",
    "titles": "title",
    "start": "from since start_date begin startdate term_start",
    "end": "to until end_date finish enddate term_end",
    "kind": "type class feature",
    "latitude": "lat y",
    "longitude": "lon lng long x",
    "capitals": "capital",
    "adjectives": "adjective",
    "demonyms": "demonym",
    "seats": "seat",
    "nicknames": "nickname",
}
NEEDED = {
    "people": ("name", "state", "office"),
    "organisations": ("code", "name", "kind"),
    "places": ("name", "state", "kind"),
    "states": ("code", "name"),
}
OFFICE_WORDS = {
    "president": "head_of_state",
    "king": "head_of_state",
    "queen": "head_of_state",
    "emperor": "head_of_state",
    "prime minister": "head_of_government",
    "premier": "head_of_government",
    "chancellor": "head_of_government",
    "minister of foreign affairs": "foreign_minister",
    "secretary of state": "foreign_minister",
    "defense minister": "defence_minister",
    "minister of defence": "defence_minister",
    "minister of defense": "defence_minister",
    "secretary of defense": "defence_minister",
    "minister of finance": "finance_minister",
    "speaker": "legislature_speaker",
}
SECTORS_OF_OFFICES = {
    "army_chief": "MIL",
    "intelligence_chief": "SPY",
    "legislature_speaker": "LEG",
    "opposition_leader": "OPP",
    "party_official": "PTY",
}
GOVERNING = ("supreme_leader", "head_of_state", "head_of_government", "spokesperson", "ambassador")


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import wrote.

    Attributes:
        file: the table of the user's lexicon.
        rows: number of rows taken from the user's table; `replaced` those of them that stood there before.
        unused: headings of the user's table for which the lexicon has no column.
    """

    file: Path
    rows: int
    replaced: int
    unused: tuple[str, ...]


def bring(table: Path, kind: str, into: Path) -> Brought:
    """Check a table and write it into a user's lexicon folder.

    Args:
        table: a CSV file with a line of headings.
        kind: people, organisations, places or states.
        into: the folder; made if it is not there. Rows of its table with the keys of new ones are replaced.

    Raises:
        InputError: if the file cannot be read or written.
        LexiconError: with every fault by line of the user's table; nothing is written then.
    """
    headings, told = _read(table)
    columns = COLUMNS[f"{kind}.csv"].split(",")
    taken = _columns(columns, headings)
    missing = [c for c in NEEDED[kind] if c not in taken]
    faults = [
        f"{table.name}:1: no column for {c}; name one {' or '.join([c, *HEADINGS.get(c, '').split()[:4]])}"
        for c in missing
    ]
    faults += [
        f"{table.name}:{n}: expected {len(headings)} cells, found {len(r)}" for n, r in told if len(r) != len(headings)
    ]
    if missing:
        raise LexiconError(_report(faults))
    codes = _codes(load_lexicon())
    made = [
        (n, _row(columns, {c: r[i].strip() for c, i in taken.items()}, kind, codes))
        for n, r in told
        if len(r) == len(headings)
    ]
    name = f"{kind}.csv"
    old = _existing(into / name, columns)
    keys = {row_key(name, row) for _, row in made}
    kept = [row for row in old if row_key(name, row) not in keys]
    text = _written(columns, [*kept, *(row for _, row in made)])
    faults += _checked(text, name, into, {len(kept) + 2 + i: n for i, (n, _) in enumerate(made)}, table.name)
    if faults:
        raise LexiconError(_report(faults))
    try:
        into.mkdir(parents=True, exist_ok=True)
        (into / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{into / name} cannot be written: {error.strerror}.") from None
    unused = tuple(h for i, h in enumerate(headings) if i not in taken.values())
    return Brought(into / name, len(made), len(old) - len(kept), unused)


def _read(table: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings and the rows with their line numbers; empty lines are left out."""
    try:
        text = table.read_text("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{table}: there is no such file.") from None
    except OSError as error:
        raise InputError(f"{table} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{table} is no UTF-8 (byte {error.start}); save it as CSV UTF-8.") from None
    first = text.partition("\n")[0]
    delimiter = next((d for d in ",;\t" if d in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        headings = next(reader, [])
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InputError(f"{table}, line {reader.line_num}: {error}.") from None
    if not rows:
        raise InputError(f"{table} has no rows below its line of headings.")
    return headings, rows


def _columns(columns: list[str], headings: list[str]) -> dict[str, int]:
    """Which column of the lexicon is which of the table: its own name first, then what else it may be called."""
    plain = [re.sub(r"[^a-z0-9]+", "_", h.strip().lower()).strip("_") for h in headings]
    taken: dict[str, int] = {c: plain.index(c) for c in columns if c in plain}
    for column in columns:
        for other in HEADINGS.get(column, "").split() if column not in taken else ():
            if other in plain and plain.index(other) not in taken.values():
                taken[column] = plain.index(other)
                break
    return taken


def _codes(lexicon: Lexicon) -> dict[str, str]:
    """State codes by the names of states, for tables that name countries."""
    names: dict[str, str] = {}
    for state in sorted(lexicon.states.values(), key=lambda s: s.end is not None):
        for name in (state.name, *state.aliases):
            names.setdefault(name.casefold(), state.code)
    return names


def _row(columns: list[str], told: Mapping[str, str], kind: str, codes: Mapping[str, str]) -> dict[str, str]:
    row = {c: re.sub(r"\s+", " ", told.get(c, "")) for c in columns}
    for column in ("aliases", "titles", "adjectives", "demonyms", "capitals", "seats", "nicknames"):
        if column in row:
            row[column] = "|".join(part.strip() for part in re.split(r"[|;]", row[column]) if part.strip())
    for column in ("state",) if kind != "states" else ("code",):
        if column in row:
            row[column] = codes.get(row[column].casefold(), row[column])
    if kind == "places":
        row["kind"] = row["kind"].lower()
    if kind == "people":
        words = row["office"].lower().replace("_", " ")
        row["office"] = OFFICE_WORDS.get(words, words.replace(" ", "_"))
        if not row["titles"] and words in OFFICE_WORDS:
            row["titles"] = words
        if not row["sector"]:
            governs = row["office"] in GOVERNING or row["office"].endswith(("_minister", "_adviser"))
            row["sector"] = SECTORS_OF_OFFICES.get(row["office"], "GOV" if governs else "")
    return row


def _existing(file: Path, columns: list[str]) -> list[dict[str, str]]:
    """The rows of a user's table; one with other columns is a fault of its own, which the loader tells."""
    if not file.is_file():
        return []
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{file} cannot be read; `verbale lexicon check` tells more.") from None
    if list(reader.fieldnames or ()) != columns or any(None in r or None in r.values() for r in rows):
        raise LexiconError(f"{file} has faults of its own; `verbale lexicon check --lexicon {file.parent}` tells them.")
    return rows


def _written(columns: list[str], rows: list[dict[str, str]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _checked(text: str, name: str, into: Path, lines: Mapping[int, int], table: str) -> list[str]:
    """The faults of the lexicon with the new table in it, by the lines of the user's own table."""
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / "lexicon"
        if into.is_dir():
            shutil.copytree(into, tried)
        tried.mkdir(exist_ok=True)
        (tried / name).write_text(text, encoding="utf-8", newline="")
        try:
            load_lexicon(tried)
        except LexiconError as error:
            told = str(error).splitlines()[1:]
        else:
            return []
    pattern = re.compile(rf"(?<!shipped )\b{re.escape(name)}:(\d+)")

    def named(found: re.Match[str]) -> str:
        line = int(found[1])
        return f"{table}:{lines[line]}" if line in lines else found[0]

    return [pattern.sub(named, line) for line in told]


def _report(faults: list[str]) -> str:
    count = len(faults)
    return f"nothing was imported, for {count} fault{'s' if count > 1 else ''}:\n" + "\n".join(faults)


__all__ = ["KINDS_OF_TABLE", "Brought", "bring"]
