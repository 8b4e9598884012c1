"""Codes in words that somebody reads who knows none of them."""

import datetime
import re
from collections.abc import Iterable, Sequence

from verbale.lexicon import Lexicon
from verbale.model import When

TYPES = {
    "AGREE": "promise to cooperate",
    "CONSULT": "meeting or visit",
    "SUPPORT": "support or treaty act",
    "CONCEDE": "concession in words",
    "COOPERATE": "cooperation in deeds",
    "AID": "aid or supply",
    "RETREAT": "withdrawal or release",
    "YIELD": "concession",
    "REQUEST": "request or demand",
    "ACCUSE": "criticism or accusation",
    "REJECT": "refusal",
    "THREATEN": "threat or warning",
    "PROTEST": "protest",
    "SANCTION": "sanction or break",
    "MOBILIZE": "military move or test",
    "COERCE": "coercion",
    "ASSAULT": "attack or use of force",
}
COMMITMENTS = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denied",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "uncommitted",
}
STATUSES = {
    "happened": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "possible": "possible",
    "called_for": "called for",
    "hypothetical": "hypothetical",
    "denied": "denied",
}
BASES = {
    "observed": "seen by the source",
    "document": "a document",
    "official_on_record": "an official on the record",
    "unnamed_official": "an unnamed official",
    "expert": "an expert",
    "other_medium": "another medium",
    "inferred": "inference",
}
ACTS = {
    "assert": "claim",
    "deny": "denial",
    "promise": "promise",
    "threaten": "threat",
    "warn": "warning",
    "request": "request",
    "praise": "word of praise",
    "accuse": "accusation",
    "ask": "question",
    "announce": "announcement",
    "predict": "prediction",
}
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})

_GROUPS = {
    "EXPERTS": "experts",
    "MEDIA": "the media",
    "WESTERN_MEDIA": "Western media",
    "FOREIGN_MEDIA": "foreign media",
    "INTERNATIONAL_COMMUNITY": "the international community",
    "WEST": "the West",
    "GLOBAL_SOUTH": "the Global South",
    "UNNAMED": "unnamed sources",
    "IGO": "an international organisation",
}
_BODIES = {
    "GOV": "the government of {}",
    "MIL": "the armed forces of {}",
    "LEG": "the legislature of {}",
    "JUD": "the courts of {}",
    "SPY": "the intelligence service of {}",
    "COP": "the police of {}",
    "PRM": "paramilitaries of {}",
    "PTY": "a party of {}",
    "OPP": "the opposition of {}",
    "REB": "rebels in {}",
    "BUS": "companies of {}",
    "EDU": "researchers in {}",
    "JRN": "media of {}",
    "MED": "the health service of {}",
    "CVL": "people of {}",
    "ELI": "former officials of {}",
}
_UNNAMED = {
    "GOV": "an unnamed official",
    "MIL": "an unnamed officer",
    "LEG": "an unnamed legislator",
    "SPY": "an unnamed intelligence official",
    "EDU": "an unnamed expert",
    "JRN": "an unnamed medium",
    "BUS": "an unnamed company",
    "ELI": "an unnamed former official",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WITH_ARTICLE = re.compile(r"(?i)(united|federated|soviet|netherlands|philippines|bahamas|maldives|.*\brepublic\b)")
_JOINING = re.compile(r"\A(?:and|but|or|that) (?=\w)")  # what joined a clause to the one before it
_LONGEST_LINE = 32  # words
_LONGEST_TITLE = 60  # characters
_BODY_WORDS = re.compile(
    r"(?i)\b(office|ministry|agency|service|council|committee|commission|department|assembly|duma|parliament|congress"
    r"|house|senate|party|institute|center|centre|court|bank|bureau|army|navy|force|forces|union|government|pentagon)\b"
)


class Words:
    """Spells out actor codes with the lexicon's names.

    Args:
        lexicon: where the names of states and organisations are.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._states = {code: state.name for code, state in lexicon.states.items()}
        self._states.setdefault("RVN", "South Vietnam")
        self._organisations = {body.code: body.name for body in lexicon.organisations if ":" not in body.code}

    def state(self, code: str) -> str:
        """The name of a state, organisation or group; the code itself where nothing names it."""
        return self._states.get(code) or _GROUPS.get(code) or self._organisation(code) or code

    def _organisation(self, code: str) -> str:
        name = self._organisations.get(code, "")
        return f"the {name}" if _BODY_WORDS.search(name) and not name.lower().startswith("the ") else name

    def actor(self, code: str) -> str:
        """An actor in words: `PRK:GOV:Kim Jong-un` is "Kim Jong-un (North Korea)"."""
        state, _, rest = code.partition(":")
        sector, _, name = rest.partition(":")
        where = self.state(state)
        if not rest:
            return _the(where) if state in self._states else where
        if not name:
            return _BODIES.get(sector, "{} (" + sector + ")").format(_the(where))
        if name == "?":
            return f"{_UNNAMED.get(sector, 'an unnamed source')} ({where})"
        article = "the " if _BODY_WORDS.search(name) and not name.lower().startswith("the ") else ""
        return f"{article}{name}" if where in name else f"{article}{name} ({where})"

    def actors(self, codes: Sequence[str]) -> str:
        """Actors as "A, B and C"."""
        return enumerate_words([self.actor(code) for code in dict.fromkeys(codes)])

    def name(self, code: str) -> str:
        """The speaker's name without the state, for a table that has a column for it."""
        spelled = capital(self.actor(code))
        return spelled.removesuffix(f" ({self.state(code.partition(':')[0])})")

    def side(self, code: str) -> str:
        """The state of an actor, "" where it is no state."""
        return self._states.get(code.partition(":")[0], "")

    def vouchers(self, holders: Sequence[str], outlet: str) -> str:
        """A chain of holders: "the National Intelligence Service (South Korea), as reported by Yonhap".

        Args:
            holders: outermost first; AUTHOR is the outlet.
            outlet: in words.
        """
        said = [outlet if holder == "AUTHOR" else self.actor(holder) for holder in holders] or [outlet]
        inner, *others = reversed(said)
        return inner + "".join(
            f", as {'reported' if at == len(others) else 'told'} by {other}" for at, other in enumerate(others, start=1)
        )


def how_sure(holders: Sequence[str], commitment: Sequence[str]) -> str:
    """The innermost holder's commitment, and the author's where he takes a stand of his own; "" where untold."""
    if not commitment:
        return ""
    inner = COMMITMENTS.get(commitment[-1], commitment[-1])
    outer = COMMITMENTS.get(commitment[0], commitment[0])
    if len(holders) > 1 and commitment[0] != "Uu" and outer != inner:
        return f"{inner}; the author: {outer}"
    return inner


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def enumerate_words(parts: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *head, last = [part for part in parts if part] or [""]
    return f"{', '.join(head)} and {last}" if head else last


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 document", "1,200 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def act(name: str, number: int) -> str:
    """So many acts of speech of a kind: "5 claims"."""
    noun = ACTS.get(name, name)
    return count(number, noun, "words of praise" if name == "praise" else None)


def sentence(text: str) -> str:
    """A finding's words as a line to read: without what a cut clause leaves at its ends, with a capital."""
    trimmed = _JOINING.sub("", text.strip().lstrip(",;:.-–—)]}”’ "))
    if trimmed.count('"') % 2:
        trimmed = trimmed.strip('" ')
    if trimmed.count("“") != trimmed.count("”"):
        trimmed = trimmed.strip("“” ")
    trimmed = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(trimmed.split())).rstrip(",;:-–— ")
    return capital(trimmed)


def shorten(text: str) -> str:
    """A title at a length that fits into a sentence, cut at a word."""
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(",;: ") + " …"


def line(what: str, evidence: str) -> str:
    """What an account tells, as a line: its words, or its quote where those are cut short.

    Args:
        what: the act in a few words; it ends with "…" where it was cut.
        evidence: the quote.
    """
    if not what.rstrip().endswith("…"):
        return sentence(what)
    quote = evidence.split()
    if not quote:
        return sentence(what)
    return sentence(" ".join(quote[:_LONGEST_LINE])) + (" …" if len(quote) > _LONGEST_LINE else "")


def spell_day(iso: str) -> str:
    """An ISO date at its precision: "13 September 2023", "September 2023", "2023"; anything else as it came."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d).*)?)?", iso)
    if not match or not 1 <= int(match[2] or 1) <= 12:
        return iso
    year, month, day = match.groups()
    return " ".join(filter(None, (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)))


def spell_date(day: datetime.date | None) -> str:
    """A day in words, "" for none."""
    return spell_day(day.isoformat()) if day else ""


def spell_when(when: When | None) -> str:
    """A date in words: "10–13 September 2023", "since April 2019", "" for none."""
    if when is None or not (when.start or when.end):
        return ""
    if not when.end:
        return f"since {spell_day(when.start or '')}"
    if not when.start:
        return f"until {spell_day(when.end)}"
    if when.start == when.end:
        return spell_day(when.start)
    first, last = spell_day(when.start).split(), spell_day(when.end).split()
    told_once = next((at for at in range(1, len(first)) if len(first) == len(last) and first[at:] == last[at:]), None)
    first = first[:told_once]
    dash = "–" if len(first) == 1 else " – "
    return f"{' '.join(first)}{dash}{' '.join(last)}"


def _the(name: str) -> str:
    return f"the {name}" if _WITH_ARTICLE.match(name) and not name.lower().startswith("the ") else name
