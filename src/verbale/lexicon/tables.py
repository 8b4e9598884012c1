"""The lexicon's rows as typed values."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from verbale.lexicon.assessing import Assessing
from verbale.lexicon.gazetteer import Gazetteer
from verbale.lexicon.names import NameIndex
from verbale.lexicon.outlook import AdviceWord, Likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, present or former, with the words that name it or stand for its government.

    `led_by` is the office that "the leader" means: head_of_state, head_of_government, or None where the highest one
    of people.csv does (a supreme leader before a head of state before a head of government).
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    nicknames: tuple[str, ...]
    led_by: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named body; `code` is its actor code."""

    code: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that is not a capital; `state` is None for seas and shared features.

    `latitude` and `longitude` are degrees, of what is wide its middle; None where they are not known.
    """

    name: str
    aliases: tuple[str, ...]
    state: str | None
    kind: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's term in one office; `start` and `end` are ISO dates, None where open."""

    name: str
    aliases: tuple[str, ...]
    state: str
    sector: str
    office: str
    titles: tuple[str, ...]
    start: str | None
    end: str | None

    def holds_on(self, day: str | None) -> bool:
        """Whether the term covers an ISO date (compared at the coarser precision); True where the day is unknown."""
        if day is None:
            return True
        after = self.start is None or day[: len(self.start)] >= self.start[: len(day)]
        before = self.end is None or day[: len(self.end)] <= self.end[: len(day)]
        return after and before


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role noun: its PLOVER sector, and whether it names people ("official") or a body ("ministry")."""

    phrase: str
    sector: str
    person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """An event frame: the words that make an act of a PLOVER type, and where its participants stand.

    Attributes:
        instead: the entry that an act is by its sides: "together" (those of several states did it), "abroad" (it
            is done to another state), "body" (to a body beyond states), "crowd" (people without office did it).
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    object: frozenset[str]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool
    needs: str
    instead: Mapping[str, str]
    example: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that reports speech or belief, and what it commits its holder and the writer to."""

    cue: str
    pos: str
    act: str
    commitment: str
    author: str
    audience: str | None
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """A word that changes the standing of the act it governs."""

    word: str
    pos: str
    mood: str
    commitment: str | None
    tense: str | None
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A pattern of lines that are page furniture or head matter."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A well-known dated event, by which a document without a date can be placed in time."""

    id: str
    actors: frozenset[str]
    type: str
    places: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's time in a bloc, and as what: member, observer, candidate, partner, suspended, permanent or elected."""

    bloc: str
    state: str
    start: str | None
    end: str | None
    role: str

    def holds_on(self, day: str | None) -> bool:
        """Whether it covers an ISO date; of an unknown day, whether it still lasts."""
        if day is None:
            return self.end is None
        after = self.start is None or day[: len(self.start)] >= self.start[: len(day)]
        return after and (self.end is None or day[: len(self.end)] <= self.end[: len(day)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """Something that is handed over: its category and form."""

    term: str
    category: str
    form: str

    @property
    def named(self) -> bool:
        """Whether the term is a name, which its capitals tell: it matches only what is written with one."""
        return self.term != self.term.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferWord:
    """A word of handing over, and how far it has come.

    `direction`: give (the subject supplies) or get (it receives), move (it is what is handed over), ask (it asks its
    object for something), swap (it gives its object for something else), relieve (it lets off a debt), pay (it gives
    money), withhold (it does not give), make (it makes what it gives), arm (it gives arms to its object).
    """

    word: str
    pos: str
    direction: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Connective:
    """Words that tell of a cause, condition, purpose or the like, and where its two ends stand.

    `cause` and `effect` name places: of what stands between clauses `right` (behind it) and `left` (what it hangs on);
    of an adverb `own` (its clause) and `before`; of verbs, nouns and adjectives a slot as of event entries.
    """

    connective: str
    pos: str
    cause: str
    effect: str
    relation: str
    kind: str
    sign: str
    certainty: str
    example: str

    @property
    def id(self) -> str:
        """The entry's name in a record."""
        return f"connective:{self.connective}/{self.pos}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A word that tells what a development is about (`dimension`) or which way it goes (`direction`)."""

    word: str
    dimension: str | None
    direction: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseKind:
    """How a clause of an agreement is told, and what it obliges to in ATOP's terms."""

    kind: str
    obligation: str | None
    trigger: str | None
    automatic: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacts:
    """What agreements are called and how their clauses, what becomes of them and their end are told.

    `words` are nouns, `capital` nouns that count only where they are written with a capital, `names` proper names of
    agreements without such a noun, `made` verbs with the object that makes one ("exchange note"); each with its kind.
    `fates` are verbs by what they say happened to an agreement.
    """

    words: Mapping[str, str]
    capital: Mapping[str, str]
    names: Mapping[str, str]
    made: Mapping[str, str]
    fates: Mapping[str, frozenset[str]]
    clauses: tuple[ClauseKind, ...]
    endings: frozenset[str]
    clause_words: frozenset[str]
    absent: frozenset[str]
    secret: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All the knowledge, checked and indexed. Made by `load_lexicon` only."""

    states: Mapping[str, State]
    organisations: tuple[Organisation, ...]
    bodies: frozenset[str]
    groups: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, Role]
    places: tuple[Place, ...]
    terms: Mapping[str, tuple[Term, ...]]
    offices: Mapping[tuple[str, str], tuple[Term, ...]]
    events: Mapping[str, EventEntry]
    verbs: Mapping[str, tuple[EventEntry, ...]]
    nouns: Mapping[str, tuple[EventEntry, ...]]
    light_verbs: frozenset[str]
    occurrence_verbs: frozenset[str]
    lasting_nouns: frozenset[str]
    doing_nouns: frozenset[str]
    outlet_words: frozenset[str]
    cues: Mapping[tuple[str, str], Cue]
    modality: Mapping[tuple[str, str], Modality]
    furniture: tuple[Furniture, ...]
    landmarks: tuple[Landmark, ...]
    goods: Mapping[str, Good]
    transfers: Mapping[tuple[str, str], TransferWord]
    handover: Mapping[str, frozenset[str]]
    pacts: Pacts
    assessing: Assessing
    members: Mapping[str, tuple[Membership, ...]]
    connectives: Mapping[tuple[str, str], Connective]
    themes: Mapping[str, Theme]
    likelihood: Mapping[tuple[str, str], Likelihood]
    advice: Mapping[tuple[str, str], AdviceWord]
    outlook: Mapping[str, frozenset[str]]
    names: NameIndex
    gazetteer: Gazetteer

    def members_of(self, bloc: str, day: str | None) -> tuple[str, ...]:
        """The states that belong to a bloc on an ISO date (now where None), members in full only.

        Args:
            bloc: its code, for example NATO.
            day: ISO date or None.
        """
        full = ("member", "permanent", "elected")
        told = self.members.get(bloc, ())
        return tuple(sorted({m.state for m in told if m.role in full and m.holds_on(day)}))

    def holder(self, state: str, office: str, day: str | None) -> Term | None:
        """Who held an office of a state (or body) on an ISO date; None where the day or the holder is unknown.

        On the day of a handover it is the one who takes over.
        """
        if day is None:
            return None
        held = [t for t in self.offices.get((state, office), ()) if t.start and t.holds_on(day)]
        return max(held, key=lambda t: str(t.start), default=None)

    def entry(self, entry_id: str) -> Mapping[str, Any] | None:
        """The lexicon entry of an id, for people to read: its words, roles and where it is written.

        Args:
            entry_id: an event entry's id, or "cue:WORD/POS", "transfer:WORD/POS", "good:TERM", "agreement:WORD" …

        Returns:
            Its fields, or None where there is no such entry (a record made with another lexicon).
        """
        if found := self.events.get(entry_id):
            return {
                "id": found.id,
                "type": found.type,
                "mode": found.mode,
                "verbs": found.verbs,
                "nouns": found.nouns,
                "object": sorted(found.object),
                "actor": found.actor,
                "recipient": found.recipient,
                "mutual": found.mutual,
                "example": found.example,
                "file": found.where,
            }
        if entry_id.startswith("transfer:"):
            word, _, pos = entry_id.removeprefix("transfer:").rpartition("/")
            if handed := self.transfers.get((word, pos)):
                return {**asdict(handed), "id": entry_id, "file": "transfers.csv"}
        if entry_id.startswith("good:") and (good := self.goods.get(entry_id.removeprefix("good:").lower())):
            return {**asdict(good), "id": entry_id, "file": "goods.csv"}
        if entry_id.startswith("agreement:"):
            word = entry_id.removeprefix("agreement:")
            kinds = (self.pacts.words, self.pacts.capital, self.pacts.names, self.pacts.made)
            if kind := next((table[word] for table in kinds if word in table), None):
                return {"id": entry_id, "word": word, "kind": kind, "file": "agreements.toml"}
        if entry_id.startswith("connective:"):
            word, _, pos = entry_id.removeprefix("connective:").rpartition("/")
            if told := self.connectives.get((word, pos)):
                return {
                    "id": entry_id,
                    "cause": told.cause,
                    "effect": told.effect,
                    "relation": told.relation,
                    "kind": told.kind,
                    "sign": told.sign,
                    "example": told.example,
                    "file": "connectives.csv",
                }
        if entry_id.startswith("likelihood:"):
            word, _, pos = entry_id.removeprefix("likelihood:").rpartition("/")
            if likely := self.likelihood.get((word, pos)):
                return {**asdict(likely), "id": entry_id, "file": "likelihood.csv"}
        if entry_id.startswith("advice:"):
            word, _, pos = entry_id.removeprefix("advice:").rpartition("/")
            if advised := self.advice.get((word, pos)):
                return {**asdict(advised), "id": entry_id, "file": "advice.csv"}
        if assessed := self.assessing.entries.get(entry_id):
            told_of = {k: v for k, v in asdict(assessed).items() if k != "where"}
            return {**told_of, "needs": sorted(assessed.needs), "file": assessed.where}
        if entry_id.startswith("cue:"):
            word, _, pos = entry_id.removeprefix("cue:").rpartition("/")
            if cue := self.cues.get((word, pos)):
                return {
                    "id": entry_id,
                    "act": cue.act,
                    "commitment": cue.commitment,
                    "author": cue.author,
                    "example": cue.example,
                    "file": "cues.csv",
                }
        return None
