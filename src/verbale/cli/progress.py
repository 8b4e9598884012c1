"""A progress bar on standard error while documents are read, where somebody is looking."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verbale.cli.printing import console

_NAME_WIDTH = 28  # columns for the document's name, so that bar and times fit beside it at 80


@contextlib.contextmanager
def progress_bar(total: int | None, what: str) -> Iterator[Callable[[str], None]]:
    """A bar; call what it gives with the name of each thing that is done.

    Args:
        total: how many there are, or None if unknown.
        what: what is being done, such as "Reading".
    """
    stderr = console(stderr=True)
    if not stderr.is_terminal:
        yield lambda name: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr, transient=True) as bar:
        task = bar.add_task(what, total=total)

        def done(name: str) -> None:
            short = Path(name).name
            bar.update(task, advance=1, description=f"{what} {short[:_NAME_WIDTH]}")

        yield done


def count_documents(paths: Sequence[Path]) -> int:
    """About how many documents files and folders hold: one per text file, one per line of JSON lines."""
    total = 0
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.suffix.lower() == ".jsonl":
                with contextlib.suppress(OSError), file.open("rb") as lines:
                    total += sum(1 for line in lines if line.strip())
            elif file == path or file.suffix.lower() == ".txt":
                total += 1
    return total
