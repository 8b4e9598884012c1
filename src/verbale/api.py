"""The Python API: `verbale.open` gives a `Record`."""

from pathlib import Path

from verbale.record import FilterOptions, Filters, Record, Summary

__all__ = ["FilterOptions", "Filters", "Record", "Summary", "open"]


def open(path: Path | str, *, create: bool = True, read_only: bool = False) -> Record:
    """Open a record file; it is made if it is not there.

    Args:
        path: the file, or ":memory:" for a record that is gone when closed.
        create: False to be told if there is no such file.
        read_only: open it beside other readers; implies `create=False`.

    Returns:
        The record; use it in a `with` statement, or call its `close()`.

    Raises:
        RecordError: if the file cannot be opened, is no Verbale record or is of a newer version.
        MissingError: if there is no such file and it is not to be made.
    """
    return Record(path, create=create, read_only=read_only)
