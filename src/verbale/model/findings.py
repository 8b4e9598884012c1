"""The record kinds. Their fields are those of the JSON export; see `docs/findings.md` for each one's meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from verbale.model.document import Document

KINDS = (
    "events",
    "agreements",
    "transfers",
    "forecasts",
    "statements",
    "mechanisms",
    "assessments",
    "advice",
)
PLOVER_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
STATUSES = ("denied", "hypothetical", "called_for", "planned", "possible", "ongoing", "happened")
COMMITMENTS = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")


@dataclass(frozen=True, slots=True)
class When:
    """A date as an interval.

    Attributes:
        start, end: ISO (YYYY, YYYY-MM or YYYY-MM-DD) at the precision known, inclusive; None where open.
        text: the words that carry it, or None.
        zone: whose local day it is, where that matters.
    """

    start: str | None
    end: str | None
    text: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A place on the map.

    Attributes:
        name: as the lexicon has it.
        state: the code of the state, None for seas and what several states share.
        kind: state, region, city, facility, feature, sea or border: how wide the place is.
        latitude, longitude: degrees; the middle of what is wide; None where the lexicon does not know them.
    """

    name: str
    state: str | None
    kind: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the clean text: its words and their [start, end) character offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a proposition.

    Attributes:
        role: the grammatical slot (subj, obj, to, with, poss …) of a proposition; actor or recipient of an event.
        actors: the actor codes that the words stand for; empty where they name no actor.
    """

    role: str
    passage: Passage
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry of the lexicon that the words of a finding could be, and why it was not taken."""

    entry: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What every record has: the quote, who vouches for it, how sure, and what made it.

    Attributes:
        id: within the document.
        evidence, span: a quote of the clean text and its [start, end) character offsets.
        holders: who vouches, outermost first; the document's own voice is "AUTHOR".
        commitment: one FactBank value per holder (CT+ PR+ PS+ CT- PR- PS- Uu).
        basis: what the innermost holder's word rests on.
        confidence: 0 to 1, the program's own, that the record says what the text says.
        entry: the lexicon entry that made it.
    """

    id: str
    evidence: str
    span: tuple[int, int]
    holders: tuple[str, ...] = ("AUTHOR",)
    commitment: tuple[str, ...] = ("CT+",)
    basis: str = "none_given"
    confidence: float = 0.5
    entry: str = ""

    @property
    def holder(self) -> str:
        """The innermost holder."""
        return self.holders[-1]

    def __post_init__(self) -> None:
        if len(self.holders) != len(self.commitment):
            raise ValueError(f"one commitment per holder: {self.holders} against {self.commitment}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Finding):
    """A concrete interaction between international actors, in PLOVER's types.

    Attributes:
        what: the act in at most twelve words.
        actor, recipient: actor codes; of a mutual act all sides are actors.
        trigger: the words that made it an event; `participants` the words behind the actors.
        place: in the text's words; `location` the place on the map that they name.
        rejected: other entries of the same words, and why they were not taken.
    """

    type: str
    what: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    trigger: Passage
    participants: tuple[Argument, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    date: When | None = None
    duration: str | None = None
    place: str | None = None
    location: Location | None = None
    tense: str = "past"
    mood: str = "asserted"
    status: str = "happened"
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an agreement.

    Attributes:
        kind: mutual_defence_automatic, nonproliferation, arms_embargo, friendship, consultation, trilateral_security
            or other.
        present: whether the agreement has it; False where the text says that it has not.
        text: the words that tell it.
        obligation: in ATOP's terms (DEFENSE, OFFENSE, NEUTRAL, NONAGG, CONSUL), or None.
        trigger: who does what to whom for it to apply, or None.
        automatic: whether it applies without a decision.
    """

    kind: str
    present: bool
    text: str
    obligation: str | None = None
    trigger: str | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """A claim that somebody violated an agreement.

    Attributes:
        by: actor codes of who is said to have done it.
        holder: who says so.
        evidence, span: in which words of the clean text, and their [start, end) offsets.
    """

    by: tuple[str, ...]
    holder: str
    evidence: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """Something that happened to an agreement.

    Attributes:
        act: signed, ratified, in_force, renewed, suspended, ended, lapsed, proposed, rejected, joined, left, succeeded,
            built_on or clause_ended.
        by: actor codes of who did it, where told.
        date: when; None where untold.
        status: as of events: what is planned or denied is kept with it.
        text: the word that tells it.
    """

    act: str
    by: tuple[str, ...]
    date: When | None
    status: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Finding):
    """A treaty, resolution, pact or standing arrangement, with what the document says of it.

    Attributes:
        name: as the text calls it.
        kind: treaty, resolution, declaration, arrangement or alleged.
        parties: actor codes; of a resolution `adopted_by`, `bound` and `target` say who adopted it, whom it binds and
            whom it is aimed at.
        signed, in_force, ended: dates of their own, or None.
        state: in_force, signed, proposed, abolished, clause_abolished, rejected or undisclosed.
        succeeds: the name of the agreement whose place it takes or whose spirit it inherits, or None.
        violations: claims, never a state.
        history: what is said to have happened to it, in reading order.
        trigger: the words that made it an agreement; `participants` the words behind the parties.
        rejected: entries that the same words could be and that were not taken, with the reason.
    """

    name: str
    kind: str
    parties: tuple[str, ...]
    state: str
    adopted_by: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    signed: When | None = None
    in_force: When | None = None
    ended: When | None = None
    clauses: tuple[Clause, ...] = ()
    succeeds: str | None = None
    violations: tuple[Violation, ...] = ()
    history: tuple[TreatyAct, ...] = ()
    trigger: Passage | None = None
    participants: tuple[Argument, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Finding):
    """Something handed over, promised or asked for, from one to another.

    Attributes:
        supplier, recipient: actor codes; None where the text names none and nothing else tells.
        item: what, in the text's own words.
        category, form: as in goods.csv; `goods_state` new, second_hand, modernised or None.
        quantity, unit: the number and what it counts, or None.
        stage: sought, offered, agreed, ordered, shipped or received; sold is agreed, not received.
        deal: the id that joins the two legs of an exchange, or None.
        direction: how sure it is who gives to whom: told (by phrases of the clause), inferred (a side from the text
            before) or unclear (the text contradicts itself: the side is left open).
        trigger: the words that made it a transfer; `participants` the words behind supplier, recipient and item.
        rejected: entries that the same words could be and that were not taken, with the reason.
    """

    supplier: str | None
    recipient: str | None
    item: str
    category: str
    form: str
    stage: str
    goods_state: str | None = None
    quantity: float | None = None
    unit: str | None = None
    deal: str | None = None
    date: When | None = None
    status: str = "happened"
    direction: str = "told"
    trigger: Passage | None = None
    participants: tuple[Argument, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Finding):
    """Somebody's word, as the document reports it.

    Attributes:
        mode: direct, indirect or mixed.
        condition: the if-clause in the text's own words, or None.
        gist: what was said in at most twenty words.
    """

    speaker: str
    cue: str
    mode: str
    speech_act: str
    gist: str
    audience: str | None = None
    condition: str | None = None
    date: When | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One clause's predicate with its participants and the context it stands under: the hinge of `findings`.

    Attributes:
        predicate: the words of the predicate; `lemma` its dictionary form.
        arguments: participants by grammatical slot.
        holders, commitment: as in `Finding`.
        source, cue: the words of the nearest attribution, or None.
        factuality: -3 (certainly not) to 3 (certainly so): how far a reader takes it to have happened.
    """

    predicate: Passage
    lemma: str
    arguments: tuple[Argument, ...] = ()
    polarity: str = "+"
    tense: str = "past"
    mood: str = "asserted"
    status: str = "happened"
    holders: tuple[str, ...] = ("AUTHOR",)
    commitment: tuple[str, ...] = ("CT+",)
    factuality: float = 3.0
    source: Passage | None = None
    cue: Passage | None = None
    condition: str | None = None
    date: When | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that one document yields.

    Attributes:
        document: the document read.
        kinds: by record kind (`KINDS`), the findings in the JSON form of the export, in reading order; imported
            records keep here whatever fields they came with.
    """

    document: Document
    kinds: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
