"""The record: findings with their provenance in one DuckDB file, what is asked of it, and its exchange as JSON."""

from verbale.record.days import interval
from verbale.record.exchange import Imported, export_json, import_json
from verbale.record.query import FilterOptions, Filters
from verbale.record.reading import DocumentReader, Progress, Summary
from verbale.record.record import Record
from verbale.record.store import SCHEMA_VERSION, Outcome, Store

__all__ = [
    "SCHEMA_VERSION",
    "DocumentReader",
    "FilterOptions",
    "Filters",
    "Imported",
    "Outcome",
    "Progress",
    "Record",
    "Store",
    "Summary",
    "export_json",
    "import_json",
    "interval",
]
