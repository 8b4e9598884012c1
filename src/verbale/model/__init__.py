"""The shared vocabulary of the house: frozen dataclasses and the exception tree, no logic beyond validation."""

from verbale.model.document import Block, Document
from verbale.model.errors import (
    DateError,
    InputError,
    LexiconError,
    MissingError,
    RecordError,
    VerbaleError,
)
from verbale.model.findings import (
    COMMITMENTS,
    KINDS,
    PLOVER_TYPES,
    STATUSES,
    Argument,
    Event,
    Finding,
    Findings,
    Location,
    Passage,
    Proposition,
    Statement,
    When,
)

__all__ = [
    "COMMITMENTS",
    "KINDS",
    "PLOVER_TYPES",
    "STATUSES",
    "Argument",
    "Block",
    "DateError",
    "Document",
    "Event",
    "Finding",
    "Findings",
    "InputError",
    "LexiconError",
    "Location",
    "MissingError",
    "Passage",
    "Proposition",
    "RecordError",
    "Statement",
    "VerbaleError",
    "When",
]
