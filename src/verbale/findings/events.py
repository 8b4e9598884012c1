"""Events: clauses read through the lexicon's event entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.findings.choice import MODEL, candidates
from verbale.findings.further import handed_over, named_further, owner_of_subject
from verbale.findings.propositions import Analysis, Clause
from verbale.findings.quoting import passage
from verbale.findings.sensed_sides import side_of
from verbale.findings.standing import status_of
from verbale.lexicon import EventEntry, Lexicon
from verbale.model import Argument

VERBAL = frozenset(
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT")
)  # done in words, whether or not it is said to whom
SPEAKING = frozenset(("REQUEST", "THREATEN", "ACCUSE"))  # done by saying something of the one it is done to
ACTOR_VERB = ("subj",)
RECIPIENT_VERB = (
    "obj",
    "iobj",
    "to",
    "with",
    "against",
    "on",
    "for",
    "from",
    "at",
    "toward",
    "towards",
    "over",
    "owner",
)
ACTOR_NOUN = ("poss", "by", "from", "between", "among", "subj", "of")
RECIPIENT_NOUN = ("to", "against", "on", "with", "of", "over", "for", "at", "obj", "iobj", "owner")
MUTUAL_NOUN = ("poss", "between", "among", "of", "with", "subj", "by", "and", "obj")
MUTUAL_VERB = ("subj", "obj", "with", "between", "among", "to", "content")
CALLED = 0.8  # probability of a type from which an act may have all its sides from the network of senses
IN_OFFICE = frozenset(("GOV", "MIL", "JUD", "IGO"))
PEOPLES, STATES = frozenset(("demonym",)), frozenset(("state", "capital", "seat"))  # kinds of names
CROWD = frozenset(("CVL", "LAB", "EDU", "AGR", "OPP", "REL", "SOC", "REF"))  # sectors of people without office
ABOUT = frozenset(("THREATEN", "ACCUSE", "REQUEST"))
SURE = {"object": 0.15, "both": 0.15, "verb": 0.1, "named": 0.1}  # what adds to the confidence of 0.45


@dataclass(frozen=True, slots=True)
class Matched:
    """A clause with the entry that it matches and the participants in their roles."""

    clause: Clause
    entry: EventEntry
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    participants: tuple[Argument, ...]
    confidence: float


def find_events(analysis: Analysis, lexicon: Lexicon) -> Iterator[Matched]:
    """The events of a document, in reading order, one per distinct act of a sentence.

    Args:
        analysis: its clauses.
        lexicon: for the event entries.
    """
    sentence = -1
    here: list[Matched] = []
    found: list[Matched] = []
    for clause in analysis.clauses:
        if clause.sentence.index != sentence:
            found.extend(_distinct(here))
            sentence, here = clause.sentence.index, []
        matched = match(clause, analysis, lexicon)
        if matched is not None:
            here.append(matched)
    found.extend(_distinct(here))
    yield from _completed([_spoken_to(each, found) for each in found])


def _spoken_to(each: Matched, found: Sequence[Matched]) -> Matched:
    """A threat or charge of which no phrase says to whom has the one whom it is about: "…, Oman threatened"."""
    if each.entry.type not in ABOUT or each.recipient or not each.actor:
        return each
    heads = {each.clause.predicate, each.clause.carrier}
    own = {code.split(":")[0] for code in each.actor}
    for other in found:
        if other.clause.chain and other.clause.chain[-1].cue in heads:
            side = other.recipient if each.entry.type == "THREATEN" else other.actor
            told = tuple(code for code in side if code.split(":")[0] not in own)
            if told:
                return replace(each, recipient=told)
    return each


def _completed(found: Sequence[Matched]) -> Iterator[Matched]:
    """A meeting or visit of which one sentence names one side only has the other sides that another one names.

    "Putin's expected visit" is the visit to North Korea of which the document tells elsewhere: the nearest event of
    the same kind whose sides hold the one named.
    """
    for i, each in enumerate(found):
        if each.entry.type == "ASSAULT" and not each.actor and each.clause.predicate.pos_ == "NOUN":
            yield _whose(each, found)
            continue
        if each.entry.type != "CONSULT" or len(_sides(each)) != 1 or each.clause.predicate.pos_ != "NOUN":
            yield each
            continue
        fuller = [
            (abs(i - j), other)
            for j, other in enumerate(found)
            if other.entry.type == "CONSULT"
            and len(_sides(other)) > 1
            and set(each.actor) & {*other.actor, *other.recipient}
            and other.clause.predicate.lemma_ in (each.clause.predicate.lemma_, "visit", "travel")
        ]
        if not fuller:
            yield each
            continue
        other = min(fuller, key=lambda f: f[0])[1]
        yield replace(each, actor=other.actor, recipient=other.recipient, confidence=round(each.confidence - 0.1, 2))


def _whose(each: Matched, found: Sequence[Matched]) -> Matched:
    """ "The war in Ukraine" is the war of which the document tells elsewhere whose it is: "Russia's war in Ukraine"."""
    same = (
        other
        for other in found
        if other.actor
        and other.entry.type == each.entry.type
        and other.clause.predicate.lemma_ == each.clause.predicate.lemma_
        and {c.split(":")[0] for c in other.recipient} == {c.split(":")[0] for c in each.recipient}
    )
    told = next(same, None)
    return each if told is None else replace(each, actor=told.actor, confidence=round(each.confidence - 0.1, 2))


def match(clause: Clause, analysis: Analysis, lexicon: Lexicon) -> Matched | None:
    """The entry that a clause matches, the most specific of those whose needs its participants meet.

    Args:
        clause: a predicate with its participants.
        analysis: for the actors of its participants.
        lexicon: for the entries.

    Returns:
        The match, or None.
    """
    sensed = clause.sentence.sensed
    likely = sensed.act(clause.predicate) if sensed is not None else {}
    for candidate in candidates(clause, lexicon, likely):
        entry = candidate.entry
        actor, recipient, participants = _roles(clause, entry, analysis)
        met = _needs_met(entry, actor, recipient)
        if met or likely.get(entry.type, 0.0) >= CALLED:
            actor, recipient, participants = _filled(clause, entry, analysis, actor, recipient, participants)
        if not met and not _needs_met(entry, actor, recipient):
            continue
        if entry.type == "PROTEST" and actor and (_sectors(actor) <= IN_OFFICE or _told_as(clause, STATES)):
            continue  # dissent is civilians': ministers who sit down sit down to talk
        if (other := _by_sides(entry, clause, actor, recipient, lexicon)) is not None:
            if other.mutual:
                actor, recipient = tuple(dict.fromkeys((*actor, *recipient))), ()
            elif entry.mutual:
                actor, recipient = actor[:1], actor[1:]
            entry = other
        confidence = 0.45
        confidence += SURE["object"] if candidate.fits else 0
        confidence += SURE["both"] if (actor and recipient) or len(actor) > 1 else 0
        confidence += SURE["verb"] if clause.predicate.pos_ == "VERB" or clause.carrier is not None else 0
        confidence += SURE["named"] if participants else 0
        if entry.id == MODEL:  # what the classifier says alone is as sure as the classifier
            confidence *= likely[entry.type]
        return Matched(clause, entry, actor, recipient, participants, round(confidence, 2))
    return None


def _by_sides(
    entry: EventEntry, clause: Clause, actor: Sequence[str], recipient: Sequence[str], lexicon: Lexicon
) -> EventEntry | None:
    """The entry that an act is by who its sides are, where its own names one: a patrol of two states is a joint one."""
    if not entry.instead:
        return None
    sides = (actor[:1], actor[1:]) if entry.mutual and not recipient else (actor, recipient)
    own, others = ({code.split(":")[0] for code in side} for side in sides)
    holds = {
        "together": len({code.split(":")[0] for code in actor}) > 1,
        "abroad": bool(own and others) and not own & others and all(o in lexicon.states for o in others),
        "body": bool(others) and not any(o in lexicon.states for o in others) and others <= lexicon.bodies,
        "crowd": bool(actor) and (_sectors(actor) <= CROWD or _told_as(clause, PEOPLES)),
    }
    return next((lexicon.events[other] for side, other in entry.instead.items() if holds[side]), None)


def _sectors(codes: Sequence[str]) -> frozenset[str]:
    """The sectors of actors; an empty one for a state or body as a whole."""
    return frozenset((*code.split(":"), "")[1] for code in codes)


def _told_as(clause: Clause, kinds: frozenset[str]) -> bool:
    """Whether those who act are named so: as a people ("angry Sri Lankans") or as a state ("a strike by Israel")."""
    heads = [head for slot in ("subj", "by") for head in clause.slots.get(slot, ())]
    named = [match for head in heads if (match := clause.mentions.of(head)) is not None]
    return any(match.names[0].kind in kinds for match in named)


def _roles(
    clause: Clause, entry: EventEntry, analysis: Analysis
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Argument, ...]]:
    verbal = clause.predicate.pos_ in ("VERB", "AUX")
    if entry.mutual:
        wanted = [*entry.actor, *(MUTUAL_VERB if verbal else MUTUAL_NOUN), *entry.recipient]
        parts = _collect(clause, list(dict.fromkeys(wanted)), analysis, "actor", every=True)
        codes = _merged(parts)
        return codes, (), tuple(parts)
    actors = list(entry.actor) or list(ACTOR_VERB if verbal else ACTOR_NOUN)
    recipients = list(entry.recipient) or list(RECIPIENT_VERB if verbal else RECIPIENT_NOUN)
    if entry.recipient and "owner" not in recipients:
        recipients.append("owner")
    if verbal and "obj" in recipients and "iobj" not in recipients:
        recipients.insert(recipients.index("obj"), "iobj")
    if entry.type in SPEAKING:
        recipients.extend(s for s in ("iobj", "obj", "content") if s not in recipients)
    if not verbal and clause.carrier is not None:
        actors = ["subj", *actors]
        recipients = [*recipients, *(s for s in ("iobj", "to", "on", "against", "with") if s not in recipients)]
    found = _collect(clause, actors, analysis, "actor")
    taken = {h.i for s in clause.slots.values() for h in s for p in found if clause.sentence.at(h) == p.passage.start}
    taken |= {
        h.i
        for s in actors
        for h in clause.slots.get(s, ())
        if any(p.actors == analysis.phrase(clause, h) for p in found)
    }
    others = _collect(
        clause, [r for r in recipients if r not in actors[:1] or r == "poss"], analysis, "recipient", skip=taken
    )
    if not found and (verbal or clause.carrier is not None) and (owner := owner_of_subject(clause, analysis)):
        found = [owner]
    actor = _merged(found)
    own = {c.split(":")[0] for c in actor}
    said = others and others[0].passage.start in {clause.sentence.at(h) for h in clause.slots.get("content", ())}
    recipient = tuple(c for c in _merged(others) if c not in actor and not (said and c.split(":")[0] in own))
    if entry.type == "MOBILIZE" and verbal and recipient and not actor:  # "Russian troops have been massed"
        own = {c.split(":")[0] for c in recipient}
        actor, recipient = recipient, ()
        found, others = [replace(o, role="actor") for o in others], []
    if actor and not recipient and (further := named_further(clause, entry.type, frozenset(own), analysis)):
        recipient, others = further.actors, [*others, further]
    if entry.type == "AID" and len(own) == 1 and not recipient:
        recipient = _other_side(clause, own)
    return actor, recipient, (*found, *others)


def _filled(
    clause: Clause,
    entry: EventEntry,
    analysis: Analysis,
    actor: tuple[str, ...],
    recipient: tuple[str, ...],
    participants: tuple[Argument, ...],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Argument, ...]]:
    """The sides of an act, those that grammar leaves open told by the network of senses."""
    lasting = analysis.resolver.lexicon.lasting_nouns
    told_elsewhere = entry.type == "ASSAULT" and clause.predicate.lemma_.lower() in lasting  # "the war in Ukraine"
    if not actor and not told_elsewhere:
        others = frozenset(c.split(":")[0] for c in recipient)
        if (told := side_of(clause, "actor", analysis, without=others)) is not None:
            actor, participants = told.actors, (told, *participants)
    if actor and not recipient and not (entry.mutual and len(actor) > 1):
        own = frozenset(c.split(":")[0] for c in actor)
        if (told := side_of(clause, "recipient", analysis, without=own)) is not None:
            if entry.mutual:
                return (*actor, *told.actors), (), (*participants, replace(told, role="actor"))
            recipient, participants = told.actors, (*participants, told)
    return actor, recipient, participants


def _other_side(clause: Clause, own: set[str]) -> tuple[str, ...]:
    """To whom something is given that is told of the giver only: the other of the two sides told together last."""
    other = tuple(c for c in clause.pair if c.split(":")[0] not in own)
    return other if len(other) < len(clause.pair) else ()


def _collect(
    clause: Clause,
    slots: Sequence[str],
    analysis: Analysis,
    role: str,
    *,
    every: bool = False,
    skip: frozenset[int] | set[int] = frozenset(),
) -> list[Argument]:
    """The participants in the first slot that names an actor (or in every slot)."""
    out: list[Argument] = []
    seen: set[int] = set(skip)
    for slot in slots:
        for head in clause.slots.get(slot, ()):
            words = passage(clause.sentence, head)
            if head.i in seen:
                continue
            codes = analysis.phrase(clause, head)
            if slot == "poss" and every and _is_place(clause, head):
                continue
            if role == "recipient" and slot == "obj" and handed_over(head, analysis.resolver.lexicon):
                continue
            if codes:
                seen.add(head.i)
                out.append(Argument(role, words, codes))
        if out and not every:
            break
    return out


def _is_place(clause: Clause, head: Token) -> bool:
    """Whether a compound before a meeting's noun names where it is: "the Jeddah talks"."""
    match = clause.mentions.of(head)
    if match is None or head.dep_ == "nmod:poss" or not any(n.kind in ("place", "capital") for n in match.names):
        return False
    before = clause.predicate.doc[head.i + 1 : clause.predicate.i]
    return not any(t.text in ("-", "–", "/") for t in (*before, *clause.predicate.doc[max(0, head.i - 1) : head.i]))


def _merged(parts: Sequence[Argument]) -> tuple[str, ...]:
    """The actors of several phrases, a state left out where a part of it is named beside it."""
    codes = list(dict.fromkeys(c for p in parts for c in p.actors))
    whole = [
        c
        for c in codes
        if not any(o != c and o.split(":")[0] == c.split(":")[0] and o.count(":") > c.count(":") for o in codes)
    ]
    return tuple(whole)


def _needs_met(entry: EventEntry, actor: Sequence[str], recipient: Sequence[str]) -> bool:
    if not actor and not recipient:
        return False
    match entry.needs:
        case "actor":
            return bool(actor)
        case "recipient":
            return bool(recipient)
        case "both" if entry.type in VERBAL and entry.verbs:
            return bool(actor)
        case "both":
            return bool(actor) and (bool(recipient) or len(actor) > 1)
        case _:
            return True


def _distinct(found: Sequence[Matched]) -> Iterator[Matched]:
    """One event per act: of two of one type with the same sides and standing in a sentence, the surer is kept."""
    kept: list[Matched] = []
    yielding = {m.clause.predicate.i for m in found if m.entry.type in ("CONCEDE", "RETREAT")}
    for each in found:
        if each.entry.type in ("SANCTION", "COERCE") and each.clause.predicate.head.i in yielding:
            if each.clause.predicate.dep_ == "obj":
                continue  # "lifted the ban" is one act, and no ban
        same = next(
            (
                k
                for k in kept
                if k.entry.type == each.entry.type
                and status_of(k.clause.stand) == status_of(each.clause.stand)
                and k.clause.holders == each.clause.holders
                and (_sides(each) <= _sides(k) or _sides(k) <= _sides(each))
            ),
            None,
        )
        if same is None:
            kept.append(each)
            continue
        fuller = (len(_sides(each)), each.confidence) > (len(_sides(same)), same.confidence)
        kept[kept.index(same)] = _dated(each, same) if fuller else _dated(same, each)
    yield from kept


def _dated(kept: Matched, other: Matched) -> Matched:
    """An act with the date of another telling of it in its sentence: "signed the pact in March" dates the signing."""
    if kept.clause.times or not other.clause.times:
        return kept
    return replace(kept, clause=replace(kept.clause, times=other.clause.times))


def _sides(matched: Matched) -> frozenset[str]:
    return frozenset(c.split(":")[0] for c in (*matched.actor, *matched.recipient))
