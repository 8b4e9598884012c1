"""Assessments: states of affairs that somebody describes."""

from dataclasses import dataclass

from verbale.model.findings import Finding, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Finding):
    """A state of affairs: how relations stand, an interest, a perception, a capability, a threat.

    Attributes:
        kind: relation, interest, perception, capability or threat.
        about: actor codes; of a relation its sides, else first whose it is.
        level: how it stands, in at most eight words of the text.
        trend: rising, falling, stable, or None where the words tell no direction.
        period: when it stands so, where the text dates it.
        compared_to: with what or when it is compared, in the text's words, or None.
        polarity: asserted, negated or uncertain.
    """

    kind: str
    about: tuple[str, ...]
    level: str
    trend: str | None = None
    period: When | None = None
    compared_to: str | None = None
    polarity: str = "asserted"
