"""Every table, view and column of the record is told in docs/record.md, and the SQL there runs."""

import re
from pathlib import Path

from verbale.record import Store

from .conftest import findings

DOCUMENTED = (Path(__file__).resolve().parents[2] / "docs" / "record.md").read_text("utf-8")


def test_every_table_and_each_of_its_columns_is_documented(store: Store) -> None:
    sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", DOCUMENTED, re.M | re.S))
    tables: dict[str, set[str]] = {}
    for row in store.rows("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"):
        tables.setdefault(row["table_name"], set()).add(row["column_name"])
    views = {row["view_name"] for row in store.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")}
    assert set(sections) == set(tables) - views
    for table, section in sections.items():
        first_cells = " ".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
        assert set(re.findall(r"`(\w+)`", first_cells)) == tables[table], table


def test_every_view_is_documented_with_its_own_columns(store: Store) -> None:
    told = dict(re.findall(r"^\| `(\w+_told)` \| (.*) \|$", DOCUMENTED, re.M))
    views = {row["view_name"] for row in store.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")}
    assert set(told) == views
    for view, own in told.items():
        columns = set(store.connection.table(view).columns)
        documented = {name for name in re.findall(r"`(\w+)`", own) if name not in ("events", "statements")}
        assert documented <= columns, view


def test_the_sql_examples_run(store: Store) -> None:
    store.put(findings())
    examples = re.findall(r"```sql\n(.*?)```", DOCUMENTED, re.S)
    assert len(examples) == 2
    assert [row["what"] for row in store.rows(examples[0])] == ["Kim Jong-un meets Putin"]
    assert store.rows(examples[1]) == []
