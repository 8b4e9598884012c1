"""Words for what is to come and what ought to be done: likelihood.csv, advice.csv and outlook.toml, checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from verbale.lexicon.faults import Faults
from verbale.lexicon.lists import word_lists

FILE = "outlook.toml"
LISTS = (
    *(
        "states",
        "guesses",
        "rhetoric",
        "bounds",
        "raising",
        "laws",
        "memberships",
        "binding",
        "due",
        "scheduled",
        "yields",
    ),
    *("openings", "counsels", "addressing", "counsellors", "periods", "papers", "courses", "praise"),
)
LIKELIHOOD_POS = ("aux", "adv", "adj", "modifier", "noun", "verb", "promise", "open")
ADVICE_POS = ("aux", "verb", "adj", "noun", "advise", "counsel", "form")
FORCES = ("must", "should", "may", "must_not", "should_not")
STRENGTHS = ("plain", "weak", "beside", "expert")
Rows = list[tuple[str, dict[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """Words of likelihood and the range in which people read them.

    Attributes:
        probability, low, high: 0 to 1; all None where the words decline to say.
        ahead: whether an infinitive or noun under them is to come by itself ("is set to").
        source: the scales and surveys behind the numbers, or "judgement".
    """

    phrase: str
    pos: str
    probability: float | None
    low: float | None
    high: float | None
    ahead: bool
    source: str
    example: str

    @property
    def id(self) -> str:
        """The entry's name in a record."""
        return f"likelihood:{self.phrase}/{self.pos}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceWord:
    """Words by which an act is advised.

    Attributes:
        force: must, should, may, must_not or should_not.
        strength: plain; weak: also said of mere needs, so that an author's counts only where he advises in plain words;
            beside: counts only in a paragraph with plain advice of the same adviser; expert: advice of scholars and
            the like alone, of others a wish or demand.
    """

    word: str
    pos: str
    force: str
    strength: str
    example: str

    @property
    def id(self) -> str:
        """The entry's name in a record."""
        return f"advice:{self.word}/{self.pos}"


def likelihood(rows: Rows, faults: Faults) -> dict[tuple[str, str], Likelihood]:
    """Words of likelihood, by phrase and part of speech.

    Args:
        rows: of likelihood.csv, each with "file:line".
        faults: to which numbers that are none or out of order are added.
    """
    found = {}
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], LIKELIHOOD_POS)
        faults.one_of(where, "ahead", r["ahead"], ("yes", "no"))
        low, middle, high = (_share(where, c, r[c], faults) for c in ("low", "probability", "high"))
        told = [v for v in (low, middle, high) if v is not None]
        if len(told) not in (0, 3):
            faults.add(where, "probability, low and high go together; some of them are empty")
        elif told != sorted(told):
            faults.add(where, f"probability {r['probability']} is not between low {r['low']} and high {r['high']}")
        if (r["pos"] == "open") == bool(told):
            faults.add(where, "words that decline to say (open) have no probability, all others have one")
        if not r["source"]:
            faults.add(where, "source is empty; write where the numbers come from, or judgement")
        found[r["phrase"], r["pos"]] = Likelihood(
            phrase=r["phrase"],
            pos=r["pos"],
            probability=middle,
            low=low,
            high=high,
            ahead=r["ahead"] == "yes",
            source=r["source"],
            example=r["example"],
        )
    return found


def advice(rows: Rows, faults: Faults) -> dict[tuple[str, str], AdviceWord]:
    """Words of advice, by word and part of speech.

    Args:
        rows: of advice.csv, each with "file:line".
        faults: to which unknown values are added.
    """
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], ADVICE_POS)
        faults.one_of(where, "force", r["force"], FORCES)
        faults.one_of(where, "strength", r["strength"], STRENGTHS)
    return {
        (r["word"], r["pos"]): AdviceWord(
            word=r["word"], pos=r["pos"], force=r["force"], strength=r["strength"], example=r["example"]
        )
        for _, r in rows
    }


def outlook(folders: Sequence[Traversable], faults: Faults) -> Mapping[str, frozenset[str]]:
    """The lists of outlook.toml; a user's list is added to the shipped one.

    Args:
        folders: the shipped one first.
        faults: to which unknown lists and what is no list of words are added.
    """
    return word_lists(folders, FILE, LISTS, faults)


def _share(where: str, column: str, value: str, faults: Faults) -> float | None:
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        faults.add(where, f"{column} is {value!r}, expected a number from 0 to 1")
        return None
    return number
