"""The Arrow types of the tables that are written, so that a column of nulls keeps its type."""

from typing import Any

from verbale.record.rows import Row

_TEXTS = ("authors", "junk", "warnings", "holders", "commitment", "contexts", "actor", "recipient", "audience")
_WHOLE = ("words", "span_start", "span_end", "position")
_DAYS = ("known_from", "first_day", "last_day")
_REAL = ("confidence",)


def arrow_table(rows: list[Row]) -> Any:
    """Rows that all have the same columns as one `pyarrow.Table`."""
    import pyarrow as pa

    types = {
        **dict.fromkeys(_TEXTS, pa.list_(pa.string())),
        **dict.fromkeys(_WHOLE, pa.int64()),
        **dict.fromkeys(_DAYS, pa.date32()),
        **dict.fromkeys(_REAL, pa.float64()),
    }
    names = list(rows[0])
    return pa.table({name: pa.array([row[name] for row in rows], types.get(name, pa.string())) for name in names})
