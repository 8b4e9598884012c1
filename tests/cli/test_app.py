import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer.main

import verbale
from verbale.cli import app

from .conftest import Run

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("read", "import", "list", "show", "export", "code", "propositions", "dates", "actor", "brief", "lexicon")


def test_help_names_every_command(run: Run) -> None:
    for ran in (run("--help"), run()):
        assert ran.status == 0
        assert all(re.search(rf"^│ {command} ", ran.out, re.M) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"verbale {command}" in ran.out


def test_every_command_and_option_stands_in_the_documentation() -> None:
    documented = (ROOT / "docs" / "cli.md").read_text("utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert sorted(commands) == sorted(COMMANDS)
    sections = {part.split("\n", 1)[0].strip("` "): part for part in documented.split("\n## ")}
    for name, command in commands.items():
        section = next(part for heading, part in sections.items() if heading.startswith(f"verbale {name}"))
        parameters = [p for c in (command, *getattr(command, "commands", {}).values()) for p in c.params]
        options = {option for parameter in parameters for option in parameter.opts if option.startswith("--")}
        missing = [option for option in options if option != "--help" and f"`{option}" not in section]
        assert not missing, f"docs/cli.md does not tell of {missing} under `verbale {name}`"


def test_the_version_is_that_of_the_project(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert verbale.__version__ == project["version"]
    assert run("--version").out == f"verbale {verbale.__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from verbale.cli import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert "verbale.cli.app" in loaded
    assert not {"duckdb", "pyarrow", "pandas", "numpy", "spacy", "altair", "jinja2"} & set(loaded)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nothing"], "No such command 'nothing'"),
        (["list"], "Missing argument 'KIND'"),
        (["list", "wars"], "'wars' is not one of 'events'"),
        (["list", "events", "--since", "2023-13"], "'--since': '2023-13' is no date: write YYYY, YYYY-MM or"),
        (["list", "events", "--as-of", "soon"], "'--as-of': 'soon' is no date"),
        (["read", "a.txt", "--published", "1.2.2023"], "'--published': '1.2.2023' is no date"),
        (["brief", "--until", "x"], "'--until': 'x' is no date"),
        (["actor", "Seoul", "--date", "x"], "'--date': 'x' is no date"),
        (["list", "events", "--type", "MEET"], "There is no event type 'meet': choose from AGREE, CONSULT"),
        (["list", "events", "--between", "PRK"], "`between` takes two actors, such as PRK,RUS"),
        (["list", "events", "--limit", "0"], "A limit must be 1 or more, got 0."),
        (["list", "documents", "--actor", "PRK"], "documents cannot be filtered by --actor."),
        (["actor"], "Give either a PHRASE or --jsonl IN OUT."),
    ],
)
def test_a_command_that_is_not_understood_is_one_sentence_and_status_2(
    run: Run, arguments: list[str], reason: str
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert reason in ran.err
    assert ran.err.startswith("verbale: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["list", "events"], ["show", "000:e1"], ["export", "--out", "out"], ["brief"]],
    ids=lambda given: given[0],
)
def test_a_record_that_is_not_there_or_is_none_is_one_sentence_and_status_1(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "none.duckdb").write_text("no record at all")
    for record, reason in (("gone.duckdb", "There is no record gone.duckdb"), ("none.duckdb", "is no Verbale record")):
        ran = run(*arguments, "--record", record)
        assert (ran.status, ran.out) == (1, "")
        assert reason in ran.err
        assert ran.err.count("\n") == 1


def test_an_output_that_nobody_reads_to_the_end_is_no_error(record: Path) -> None:
    code = "import sys; from verbale.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "list", "events", "--format", "json", "--record", str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""


def test_the_package_runs_as_a_module() -> None:
    ran = subprocess.run([sys.executable, "-m", "verbale", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["verbale", verbale.__version__]
