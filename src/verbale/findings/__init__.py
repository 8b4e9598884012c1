"""Readings become findings: propositions first, then one module per record kind."""

from verbale.findings.lookup import resolve_phrase
from verbale.findings.reader import Reader

__all__ = ["Reader", "resolve_phrase"]
