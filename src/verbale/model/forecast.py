"""Forecasts: what somebody says will, may or will not come."""

from dataclasses import dataclass

from verbale.model.findings import Finding, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Finding):
    """Something told to come, with the words of likelihood and the range in which people read them.

    Attributes:
        proposition: what is to come, in at most twenty words.
        about: actor codes of those whom it concerns.
        phrase: the words of likelihood.
        horizon: until when, or None.
        condition: the if-clause in the text's own words, or None.
        probability, low, high: 0 to 1, from the lexicon; None where the text declines to say.
        resolvable: whether there is something, and a time, by which it could be settled; `criterion` what would do so.
    """

    proposition: str
    about: tuple[str, ...]
    phrase: str
    horizon: When | None = None
    condition: str | None = None
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    resolvable: bool = False
    criterion: str | None = None
