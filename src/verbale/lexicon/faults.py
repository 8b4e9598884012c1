"""What may stand in the lexicon's files, and the gathering of all their faults."""

import re
from datetime import date

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SECTORS = frozenset(
    (
        "GOV LEG JUD MIL SPY COP PRM PTY OPP REB UAF BUS LAB AGR EDU JRN MED REL CVL SOC REF ELI CRM PRE UNK "
        "IGO NGO ISM IMG MNC"
    ).split()
)
OFFICES = frozenset(
    (
        "supreme_leader head_of_state head_of_government foreign_minister defence_minister finance_minister "
        "security_adviser intelligence_chief army_chief legislature_speaker spokesperson ambassador envoy body_head "
        "opposition_leader party_official official expert"
    ).split()
)
ACTS = frozenset("assert deny promise threaten warn request praise accuse ask announce predict".split())
MOODS = frozenset("planned called_for threatened promised asked supposed possible denied asserted".split())
PLACES = frozenset(["city", "region", "facility", "feature", "sea", "border"])
NEEDS = frozenset(["any", "actor", "recipient", "both"])
CATEGORIES = (
    *"conventional_arms ammunition aircraft air_defence satellite_space missile_nuclear food energy".split(),
    *"money_debt labour other".split(),
)
PACT_KINDS = ("treaty", "resolution", "declaration", "arrangement")
FATES = (
    *"signed ratified in_force renewed suspended ended lapsed proposed rejected violated joined left succeeded".split(),
    *"content built_on kept".split(),
)
CLAUSES = tuple(
    "mutual_defence_automatic nonproliferation arms_embargo friendship consultation trilateral_security other".split()
)
MEMBERSHIPS = ("member", "observer", "candidate", "partner", "suspended", "permanent", "elected")
FORMS = ("goods", "service", "technology", "licence", "money", "people")
STAGES = ("sought", "offered", "agreed", "ordered", "shipped", "received")
DIRECTIONS = ("give", "get", "move", "ask", "swap", "relieve", "pay", "withhold", "make", "arm")
CONNECTIVES = ("after", "link", "verb", "noun", "adj", "frame", "reaction")
RELATIONS = tuple("cause condition dependence purpose prevention motive exchange enabling correlation".split())
MECHANISMS = ("causes", "enables", "motivates", "conditional", "depends_on", "prevents")
DIMENSIONS = tuple(
    "relations military_cooperation arms nuclear_missile sanctions war trade energy food talks agreements security "
    "territory domestic migration information technology".split()
)
FURNITURE = frozenset(["junk", "byline", "dateline", "date", "source", "caption"])


class Faults:
    """Faults gathered while the files are read, each with its file and line."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, what: str) -> None:
        self.lines.append(f"{where}: {what}")

    def one_of(self, where: str, column: str, value: str, allowed: frozenset[str] | tuple[str, ...]) -> None:
        if value not in allowed:
            self.add(where, f"{column} is {value!r}, expected one of {', '.join(sorted(allowed))}")

    def dates(self, where: str, start: str | None, end: str | None) -> None:
        for column, value in (("start", start), ("end", end)):
            if value and not (DATE.fullmatch(value) and _in_calendar(value)):
                self.add(where, f"{column} is {value!r}, expected YYYY, YYYY-MM or YYYY-MM-DD")
        if start and end and start[: len(end)] > end[: len(start)]:
            self.add(where, f"it ends ({end}) before it starts ({start})")


def _in_calendar(value: str) -> bool:
    """Whether an ISO date of any precision is one: neither February 30 nor the year 0."""
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True
