"""When: which time expression belongs to which act, and what the document's own date must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from verbale.findings.mentions import Mentions
from verbale.language import Sentence, TimeExpression, find_times
from verbale.language.expression import Direction
from verbale.lexicon import Landmark, Lexicon
from verbale.model import When

UP = frozenset(
    ("xcomp", "advcl", "conj", "ccomp", "obj", "obl", "nmod", "nsubj:pass", "nsubj", "acl", "acl:relcl", "parataxis")
)
PLACE_NOUNS = frozenset("city town village port capital province region district suburb resort island state".split())
GOVERNING = frozenset("government authorities regime leadership administration junta rulers".split())
APART = frozenset("since until before after following despite unlike than".split())  # another thing's time stands here
LOOSE = 45  # days; if more are equally likely the inferred date is given as a month or year only
SPAN = timedelta(days=430)  # how far from a landmark a report that names it in relative words can lie


@dataclass(frozen=True, slots=True)
class Anchored:
    """A time expression with the word that it hangs on."""

    time: TimeExpression
    anchor: Token


def anchored_times(sentence: Sentence, predicates: frozenset[int]) -> list[Anchored]:
    """The points in time of a sentence, each with the predicate that it dates.

    Args:
        sentence: one of a reading.
        predicates: word indexes of the sentence's predicates.
    """
    out = []
    base = sentence.span.start_char
    for time in find_times(sentence.span.text):
        if (time.rule is None and not time.impossible) or time.type in ("DURATION", "SET"):
            continue
        inside = [t for t in sentence.span if base + time.start <= t.idx < base + time.end]
        if not inside:
            continue
        tokens = {t.i for t in inside}
        before = inside[0].i - 1
        while before > sentence.span.start and sentence.span.doc[before].lower_ in ("on", "in", "for", "of", ",", "'s"):
            before -= 1
        noun = sentence.span.doc[before]
        head = next((t for t in inside if t.head.i not in tokens or t.head == t), inside[0])
        of_verb = (
            noun.dep_ == "obj" and head.head == noun.head and noun.head.i in predicates
        )  # "signed the pact in March"
        if noun.i in predicates and noun.pos_ in ("NOUN", "PROPN") and not of_verb:
            out.append(Anchored(time, noun))  # "the visit on Tuesday", "the summit last month"
            continue
        out.append(Anchored(time, _anchor(head, predicates)))
    return out


def _anchor(token: Token, predicates: frozenset[int]) -> Token:
    node = token
    while node.head != node:
        if node != token and any(c.dep_ == "case" and c.lower_ in APART for c in node.children):
            return node  # "the first visit since the reign of his father in 2000"
        node = node.head
        if node.i in predicates or node.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in node.children):
            return node
    return node


def time_for(
    predicate: Token,
    carrier: Token | None,
    times: Sequence[Anchored],
    cues: frozenset[int],
    content: frozenset[int] | None,
) -> list[TimeExpression]:
    """The time expressions that date a predicate: its own, else those of what it hangs on within the same speech.

    Args:
        predicate: the verb or event noun; `carrier` its light verb.
        times: of the sentence.
        cues: word indexes of cues, whose times date the speaking, not the thing spoken of.
        content: word indexes of what the innermost holder says, or None.
    """
    chain = [predicate]
    if carrier is not None:
        chain.append(carrier)
    node = chain[-1]
    for _ in range(4):
        if node.head == node or node.dep_ not in UP or node.head.i in cues:
            break
        if content is not None and node.head.i not in content:
            break
        if node.dep_ in ("ccomp", "parataxis", "acl:relcl", "nsubj") and node.pos_ in ("VERB", "AUX", "ADJ"):
            break
        node = node.head
        chain.append(node)
    for link in chain:
        near = {link.i}
        if link not in (predicate, carrier):  # shared: "held a summit last month and agreed to …"
            near |= {c.i for c in link.children if c.dep_ in ("obj", "nsubj:pass")}
        own = [a.time for a in times if a.anchor.i in near]
        if own:
            return own
    below = {
        g.i
        for link in (predicate, carrier)
        if link is not None
        for c in link.children
        if c.dep_ in ("obj", "nsubj:pass", "advcl", "acl")
        for g in c.subtree
        if g.dep_ in ("acl", "advcl", "conj", "xcomp") and g.tag_ in ("VBN", "VBG")
    }
    return [a.time for a in times if a.anchor.i in below]


def direction_of(tense: str, mood: str) -> Direction:
    """Whether a predicate's bare weekdays and months lie before or after the document's day."""
    return "future" if tense == "future" or mood in ("planned", "called_for", "promised", "threatened") else "past"


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """An act told with words of time: what the document's date is inferred from.

    Attributes:
        places: texts in which a landmark's place may be named.
        hosts: states that were visited or acted upon, empty where the act has no recipient.
    """

    actors: tuple[str, ...]
    places: tuple[str, ...]
    type: str
    time: TimeExpression
    direction: Direction
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inferred:
    """A document's date as its text betrays it.

    Attributes:
        published: ISO day or month.
        earliest, latest: ISO days between which it can have come out.
        landmark: id of the landmark that told.
    """

    published: str
    earliest: str
    latest: str
    landmark: str


def infer_date(claims: Sequence[DatedClaim], lexicon: Lexicon, *, floor: str = "") -> Inferred | None:
    """The date of a document without one, from landmarks that it tells of in relative words.

    For each day on which the document could have been written, the words ("Wednesday", "last month", "next week") are
    resolved from that day; a claim speaks for the day if the interval holds the landmark, with the weight of its match.
    Of the days that most speaks for, the one nearest to all the weekdays and numbered days is taken: a report is
    written at once.

    Args:
        claims: acts with words of time; those that match no landmark still weigh by their nearness.
        lexicon: for its landmarks.
        floor: ISO date before which the document cannot have been written (people in it were not in office).

    Returns:
        The date, or None where no landmark is told of in relative words.
    """
    matched = [
        (claim, mark, weight)
        for claim in claims
        if not _absolute(claim.time)
        for mark in lexicon.landmarks
        if mark.end >= floor[:10] or claim.direction == "past"
        if (weight := _likeness(claim, mark, lexicon)) > 0
    ]
    votes: dict[date, dict[int, float]] = {}
    told: dict[date, str] = {}
    for claim, mark, weight in matched:
        first, last = date.fromisoformat(mark.start), date.fromisoformat(mark.end)
        for gap in range(-SPAN.days, SPAN.days + 1):
            day = first + timedelta(days=gap)
            if day.isoformat() < floor or not (day >= first if claim.direction == "past" else day <= last):
                continue
            when = claim.time.resolve(day.isoformat(), claim.direction)
            if when is None or not _holds(when, mark):
                continue
            mine = votes.setdefault(day, {})
            key = id(claim)
            if weight > mine.get(key, 0.0):
                mine[key] = weight
                if weight >= max(mine.values()):
                    told[day] = mark.id
    if not votes:
        return None
    best = max(sum(v.values()) for v in votes.values())
    days = sorted(d for d, v in votes.items() if sum(v.values()) >= best - 1e-9)
    near = [c for c in claims if not _absolute(c.time)]
    chosen = min(days, key=lambda d: (sum(_distance(c, d) for c in near), d))
    published = chosen.isoformat()
    if (days[-1] - days[0]).days > LOOSE:
        published = published[:7] if (days[-1] - days[0]).days <= 62 else published[:4]
    return Inferred(published, days[0].isoformat(), days[-1].isoformat(), told[chosen])


def _absolute(time: TimeExpression) -> bool:
    a, b = time.resolve("1995-03-15"), time.resolve("2024-08-20")
    return a is not None and a == b


def _likeness(claim: DatedClaim, mark: Landmark, lexicon: Lexicon) -> float:
    """How well a claim fits a landmark: 0 where it cannot be of it; a leader named and the place named weigh most."""
    if claim.type != mark.type:
        return 0.0
    people = {c.split(":")[-1] for c in claim.actors if c.count(":") == 2 and not c.endswith(":?")}
    states = {c.split(":")[0] for c in claim.actors}
    homes = {a: lexicon.terms[a][0].state if a in lexicon.terms else a.split(":")[0] for a in mark.actors}
    if any(p not in mark.actors and p in lexicon.terms and lexicon.terms[p][0].state in homes.values() for p in people):
        return 0.0  # another leader of that state
    named = {a for a, home in homes.items() if a in people or home in states}
    leader = any(a in people for a in mark.actors)
    said = " ".join(claim.places).lower()
    here = any(p.lower() in said for p in mark.places)
    if (len(mark.actors) > 1 or mark.type != "CONSULT") and not states <= set(homes.values()):
        return 0.0
    capital = any(
        p in lexicon.states[s].capitals for p in mark.places for s in claim.hosts or states if s in lexicon.states
    )
    whole = len(named) == len(mark.actors) and states == set(homes.values())
    if not named or not (here or (leader and (capital or not mark.places)) or (whole and len(named) > 1)):
        return 0.0
    return 1.0 * leader + 2.0 * here + 1.0 * whole + 0.5 * capital


def _holds(when: When, mark: Landmark) -> bool:
    start, end = when.start or "0000", when.end or "9999"
    return start <= mark.end[: len(start)] and mark.start[: len(end)] <= end


def _distance(claim: DatedClaim, day: date) -> float:
    when = claim.time.resolve(day.isoformat(), claim.direction)
    if when is None or when.start is None or len(when.start) != 10 or when.start != when.end:
        return 0.0
    if claim.direction == "future" and when.start == day.isoformat():
        return 3.0  # what is still to come on the day of writing is told as "today", seldom by its weekday
    return min(31.0, abs((date.fromisoformat(when.start) - day).days))


def place_of(chain: Sequence[Token], mentions: Mentions) -> str | None:
    """The place of an act: the first named place in its "in", "at", "near", "outside", "on" or "off" phrases.

    A capital or state as a subject or object stands for a government and is none, nor is one behind "on" or "at"
    ("sanctions on Pyongyang", "anger at Moscow"). Of "the Iraqi city of Basra" it is Basra. An act without a place of
    its own has that of what it is done to ("bombed a hospital in Gaza"), unless that is a government at its seat.

    Args:
        chain: the predicate and its carrier.
        mentions: names of the sentence.
    """
    for predicate in chain:
        for child in predicate.children:
            if child.dep_ in ("obl", "nmod") and (found := _place(child, mentions)) is not None:
                return found
    for predicate in chain:
        for child in predicate.children:
            if child.dep_ not in ("obj", "nsubj:pass", "obl") or child.lower_ in GOVERNING or child.pos_ != "NOUN":
                continue
            for inner in child.children:
                if inner.dep_ == "nmod" and (found := _place(inner, mentions, named=True)) is not None:
                    return found
    return None


def _place(phrase: Token, mentions: Mentions, *, named: bool = False) -> str | None:
    """The place that a phrase is; with `named` only one that the lexicon names."""
    case = next((c.lower_ for c in phrase.children if c.dep_ == "case"), None)
    if case not in ("in", "at", "near", "outside", "on", "off"):
        return None
    first = phrase.left_edge.i
    if first > phrase.sent.start and phrase.doc[first - 1].lower_ in GOVERNING:
        return None  # "accused the government in Kyiv", wherever the parser hung the phrase
    if phrase.ent_type_ == "DATE" or phrase.pos_ == "NUM" or find_times(phrase.text):
        return None
    if phrase.lower_ in PLACE_NOUNS:
        phrase = next((c for c in phrase.children if c.dep_ == "nmod" and mentions.of(c)), phrase)
    match = mentions.of(phrase)
    if case in ("on", "at") and match is not None and match.names[0].kind != "place":
        return None
    if match is not None and match.names[0].kind in ("place", "state", "capital"):
        return str(phrase.doc.text[match.start : match.end])
    if not named and (phrase.pos_ == "PROPN" or phrase.ent_type_ in ("LOC", "FAC")):
        words = [t for t in phrase.subtree if t.dep_ != "case" or t.i > phrase.i]
        text = " ".join(t.text for t in words if t.i <= phrase.i).strip(" ,")
        return text.removeprefix(f"{case} ").removeprefix("the ") or None
    return None
