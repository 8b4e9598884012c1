"""Advice: what somebody says that somebody else should do."""

from dataclasses import dataclass

from verbale.model.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Finding):
    """An act that is advised.

    Attributes:
        adviser: the actor code of who advises; "AUTHOR" is the document's own voice.
        addressee: who is to act, several where the words name several, or None where neither the sentence nor the
            document tells.
        what: the act in at most fourteen words.
        force: must, should, may, must_not or should_not.
        aim: to what end, in the text's own words, or None.
        condition: the if-clause in the text's own words, or None.
    """

    adviser: str
    addressee: str | tuple[str, ...] | None
    what: str
    force: str
    aim: str | None = None
    condition: str | None = None
