"""The program `verbale`: its commands put together, and what becomes of errors.

Whatever Verbale refuses is one sentence on standard error. Exit status: 0 all went well, 1 something was refused,
2 the command was not understood, 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from verbale.cli import brief, lexicon, lines, looking, reading
from verbale.cli.printing import complain
from verbale.model.errors import VerbaleError

REFUSED = 1
MISUNDERSTOOD = 2
INTERRUPTED = 130

# What Typer raises on a faulty command line. Older Typer takes the class from click, newer carries its own copy.
_UsageFault: type[Exception] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")

app = typer.Typer(
    name="verbale",
    help="Keeps the record of international affairs: who did what to whom, when, on whose word, with the quote.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
reading.add_to(app)
looking.add_to(app)
lines.add_to(app)
brief.add_to(app)
lexicon.add_to(app)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from verbale import __version__

        typer.echo(f"verbale {__version__}")
        raise typer.Exit


@app.callback()
def _all_commands(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Keeps the record of international affairs: who did what to whom, when, on whose word, with the quote."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name; that of the process if none are given.

    Returns:
        The exit status.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = typer.main.get_command(app).main(given or ["--help"], prog_name="verbale", standalone_mode=False)
    except VerbaleError as error:
        complain(str(error))
        return REFUSED
    except _UsageFault as fault:
        complain(" ".join(fault.format_message().split()))  # type: ignore[attr-defined]  # a ClickException has it; typer brings its own copy of click
        return MISUNDERSTOOD
    except (KeyboardInterrupt, typer.Abort):
        complain("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has read enough; what Python would still flush at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    return status if isinstance(status, int) else 0
