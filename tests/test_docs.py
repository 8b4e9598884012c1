"""The documentation is complete and true: what it must describe it describes, and the README's examples run.

`python tests/test_docs.py`, which `make readme` calls, writes the output of the README's commands anew.
"""

import dataclasses
import doctest
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from verbale.model import COMMITMENTS, KINDS, PLOVER_TYPES, STATUSES, Document, findings

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = [README, *sorted(DOCS.glob("*.md")), *(ROOT / f / "README.md" for f in ("benchmarks", "examples", "training"))]
DATA = Path(str(files("verbale.lexicon") / "data"))
CONSOLE = re.compile(r"```console\n\$ (verbale .+)\n((?:.*\n)*?)```")
KEY = re.compile(r"^[0-9a-f]{6,}\b", re.MULTILINE)
DATACLASSES = [each for each in vars(findings).values() if dataclasses.is_dataclass(each)]


def sections(page: Path) -> dict[str, str]:
    """The text under each heading of a page, by the heading's words and under it those of deeper headings."""
    text = page.read_text("utf-8")
    marks = [(m.start(), len(m[1]), m[2]) for m in re.finditer(r"^(#+) (.+)$", text, re.MULTILINE)]
    out = {}
    for i, (start, depth, words) in enumerate(marks):
        end = next((s for s, d, _ in marks[i + 1 :] if d <= depth), len(text))
        out[words.strip("`")] = text[start:end]
    return out


def terms(text: str) -> set[str]:
    """Everything between backquotes."""
    return set(re.findall(r"`([^`\n]+)`", text))


def make_demo(folder: Path) -> None:
    """The record that `make demo` makes, in a folder."""
    (folder / "build").mkdir()
    run(f"verbale read {shlex.quote(str(ROOT / 'examples' / 'reports'))} --record build/demo.duckdb", folder)


def run(command: str, folder: Path) -> str:
    """The standard output of a `verbale` command, 80 columns wide; it must succeed."""
    program = "import sys; from verbale.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, *shlex.split(command)[1:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def rows(table: str) -> list[tuple[str, str]]:
    """When and status of each row of a printed list. Ids and wording change with the lexicon, so are left aside."""
    lines = [line for line in table.splitlines() if KEY.match(line)]
    return [(line.split()[1], next((s for s in STATUSES if f" {s} " in line), "")) for line in lines]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record that `make demo` makes."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return folder


class TestReadme:
    def test_its_commands_give_what_is_printed(self, demo: Path) -> None:
        examples = CONSOLE.findall(README.read_text("utf-8"))
        assert examples, "the README shows no command"
        for command, printed in examples:
            told = rows(printed)
            assert told, f"the README prints no row under `{command}`; `make readme` writes it"
            found = iter(rows(run(command, demo)))
            assert all(row in found for row in told), f"`{command}` prints something else; `make readme` writes it"

    def test_its_python_examples_run(self, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(demo)
        failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
        assert tried > 3
        assert failed == 0

    def test_its_commands_of_make_are_there(self) -> None:
        targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        named = re.findall(r"^ {4}make (\w+)", README.read_text("utf-8"), re.MULTILINE)
        assert named
        assert set(named) <= set(targets)


class TestLexicon:
    @pytest.mark.parametrize("name", sorted(p.name for p in DATA.iterdir() if p.is_file()))
    def test_every_file_is_described(self, name: str) -> None:
        assert name in sections(DOCS / "lexicon.md"), f"docs/lexicon.md has no heading for {name}"

    def test_no_folder_but_events_goes_undescribed(self) -> None:
        assert [p.name for p in DATA.iterdir() if p.is_dir()] == ["events"]

    @pytest.mark.parametrize("name", sorted(p.name for p in DATA.glob("*.csv")))
    def test_every_column_is_described(self, name: str) -> None:
        columns = (DATA / name).read_text("utf-8").split("\n", 1)[0].strip().split(",")
        missing = set(columns) - terms(sections(DOCS / "lexicon.md")[name])
        assert not missing, f"docs/lexicon.md does not tell of {missing} of {name}"

    def test_every_key_of_an_event_entry_is_described(self) -> None:
        entries = [e for p in (DATA / "events").glob("*.toml") for e in tomllib.loads(p.read_text("utf-8"))["event"]]
        keys = {key for entry in entries for key in entry}
        assert keys <= terms(sections(DOCS / "lexicon.md")["events/*.toml"])

    def test_every_key_and_kind_of_furniture_is_described(self) -> None:
        entries = tomllib.loads((DATA / "furniture.toml").read_text("utf-8"))["furniture"]
        described = terms(sections(DOCS / "lexicon.md")["furniture.toml"])
        assert {key for entry in entries for key in entry} | {entry["kind"] for entry in entries} <= described

    def test_every_list_of_the_grammar_is_described(self) -> None:
        lists = tomllib.loads((DATA / "grammar.toml").read_text("utf-8"))["words"]
        assert set(lists) <= terms(sections(DOCS / "lexicon.md")["grammar.toml"])

    def test_the_entries_that_it_shows_can_be_laid_over(self, tmp_path: Path) -> None:
        from verbale.lexicon import load_lexicon

        text = (DOCS / "lexicon.md").read_text("utf-8")
        shown = re.findall(r"in `my-lexicon/([\w./]+)`[^`]*(?:`[^`\n]+`[^`]*)*```\w+\n(.*?)```", text, re.DOTALL)
        assert [name for name, _ in shown] == ["people.csv", "events/own.toml", "cues.csv"]
        for name, content in shown:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(content, "utf-8")
        lexicon = load_lexicon(tmp_path)
        assert lexicon.terms["Jane Sample"][0].office == "foreign_minister"
        assert lexicon.events["own.lay-cable"].type == "COOPERATE"
        assert ("bloviate", "verb") in lexicon.cues


class TestFindings:
    @pytest.mark.parametrize("kind", [*KINDS, *(each.__name__ for each in DATACLASSES), "AUTHOR"])
    def test_every_kind_is_named(self, kind: str) -> None:
        assert re.search(rf"\b{kind}\b", (DOCS / "findings.md").read_text("utf-8"))

    @pytest.mark.parametrize("each", [*DATACLASSES, Document], ids=lambda each: each.__name__)
    def test_every_field_is_described(self, each: type) -> None:
        text = (DOCS / "findings.md").read_text("utf-8")
        missing = {field.name for field in dataclasses.fields(each)} - terms(text)
        assert not missing, f"docs/findings.md does not tell of {missing} of {each.__name__}"

    @pytest.mark.parametrize(("heading", "values"), [("Commitment", COMMITMENTS), ("Status", STATUSES)])
    def test_every_value_has_its_row(self, heading: str, values: tuple[str, ...]) -> None:
        table = sections(DOCS / "findings.md")[heading]
        assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == list(values)

    def test_every_type_of_event_is_named(self) -> None:
        assert set(PLOVER_TYPES) <= set(re.findall(r"\b[A-Z]{3,}\b", sections(DOCS / "findings.md")["Events"]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        if anchor:
            anchors = {re.sub(r"[^\w -]", "", words).lower().replace(" ", "-") for words in sections(target)}
            assert anchor in anchors, f"{link}: no such heading"


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    assert [p.name for p in DOCS.glob("*.md") if p.name != "README.md" and f"({p.name})" not in index] == []


def test_every_benchmark_is_described() -> None:
    described = terms((ROOT / "benchmarks" / "README.md").read_text("utf-8"))
    assert {p.name for p in (ROOT / "benchmarks").glob("*.py")} <= described


def write_readme() -> None:
    """Write the output of the README's commands anew."""
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder))
        text = README.read_text("utf-8")
        README.write_text(
            CONSOLE.sub(lambda m: f"```console\n$ {m[1]}\n{run(m[1], Path(folder))}```", text), encoding="utf-8"
        )


if __name__ == "__main__":
    write_readme()
