"""The clauses of an agreement, read by the patterns of agreements.toml in the words that tell of it.

A clause is absent where the text says so ("contains no promise of …"); what a title promises ("Mutual Defence Treaty")
gives way to what is told of the clause itself.
"""

import re
from collections.abc import Iterable

from verbale.findings.quoting import shorten
from verbale.lexicon import Lexicon
from verbale.model import Clause

BEFORE = 8  # words before a clause in which a word may deny it
STOPS = re.compile(r"[;:.]|,\s+(?:and|but|while|yet)\b|\b(?:but|yet|although|though)\b")
DEFENCE = "mutual_defence_automatic"
TOLD = 14  # words of a clause's text


def clauses_in(text: str, lexicon: Lexicon) -> list[Clause]:
    """The clauses that a stretch of text tells of.

    Args:
        text: words about one agreement.
        lexicon: for the patterns.
    """
    found: dict[str, Clause] = {}
    for told in lexicon.pacts.clauses:
        for match in told.pattern.finditer(text):
            present = not _denied(text, match.start(), match.end(), lexicon)
            known = found.get(told.kind)
            if (
                known is not None
                and (told.kind == DEFENCE or told.kind != "other")
                and not (known.present and not present)
            ):
                continue
            key = told.kind if told.kind != "other" else f"other:{told.obligation}"
            found[key] = Clause(
                told.kind, present, match.group(), told.obligation, told.trigger, bool(told.automatic) and present
            )
    return list(found.values())


def _denied(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    before = text[:start]
    if stop := list(STOPS.finditer(before)):
        before = before[stop[-1].end() :]
    words = [w.strip(",.“”\"'()").lower() for w in before.replace("n't", " not").split()[-BEFORE:]]
    inside = [w.strip(",.“”\"'()").lower() for w in text[start:end].split()]
    return any(w in lexicon.pacts.absent for w in (*words, *inside))


def told_clause(text: str, *, present: bool) -> Clause:
    """A clause that no pattern names, in the text's own words.

    Args:
        text: the words that tell it.
        present: whether the agreement has it.
    """
    return Clause("other", present, shorten(" ".join(text.split()), TOLD))


def merged(known: Iterable[Clause], new: Iterable[Clause]) -> tuple[Clause, ...]:
    """Clauses told in several places, one of each kind and obligation; what is said to be absent is absent.

    Args:
        known: told so far.
        new: told now.
    """
    out: dict[tuple[str, str | None], Clause] = {}
    for clause in (*known, *new):
        key = (clause.kind, clause.obligation if clause.kind == "other" else None)
        before = out.get(key)
        if before is None or (before.present and not clause.present):
            out[key] = clause
    return tuple(out.values())
