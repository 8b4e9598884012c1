"""The shared vocabulary of the house: frozen dataclasses and the exception tree, no logic beyond validation."""

from verbale.model.advice import Advice
from verbale.model.assessment import Assessment
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
    Agreement,
    Argument,
    Clause,
    Event,
    Finding,
    Findings,
    Location,
    Passage,
    Proposition,
    Rejected,
    Statement,
    Transfer,
    TreatyAct,
    Violation,
    When,
)
from verbale.model.forecast import Forecast
from verbale.model.mechanism import MECHANISM_KINDS, STANCES, Mechanism, Node

__all__ = [
    "COMMITMENTS",
    "KINDS",
    "MECHANISM_KINDS",
    "PLOVER_TYPES",
    "STANCES",
    "STATUSES",
    "Advice",
    "Agreement",
    "Argument",
    "Assessment",
    "Block",
    "Clause",
    "DateError",
    "Document",
    "Event",
    "Finding",
    "Findings",
    "Forecast",
    "InputError",
    "LexiconError",
    "Location",
    "Mechanism",
    "MissingError",
    "Node",
    "Passage",
    "Proposition",
    "RecordError",
    "Rejected",
    "Statement",
    "Transfer",
    "TreatyAct",
    "VerbaleError",
    "Violation",
    "When",
]
