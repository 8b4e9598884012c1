"""Propositions: every clause's predicate, event nouns alike, with participants and the context it stands under.

This is the hinge of the room: it is computed once per document, and the record kinds are readings of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.actors import Resolver
from verbale.findings.attribution import Attribution, announced, attributions, in_block, note_mentions
from verbale.findings.cast import gather_cast
from verbale.findings.dating import Anchored, anchored_times, direction_of, place_of, time_for
from verbale.findings.mentions import Mentions, find_mentions
from verbale.findings.quotations import Paragraph, find_quotes
from verbale.findings.referents import find_referents
from verbale.findings.roster import Cast
from verbale.findings.standing import Standing, standing
from verbale.findings.syntax import Slots, noun_forms, noun_slots, verb_slots
from verbale.findings.tenses import told_as_past
from verbale.language import Reading, Sentence, TimeExpression
from verbale.language.expression import Direction
from verbale.language.sense import NONE
from verbale.lexicon import Lexicon

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HALF = 0.5
NOUN_SENSED = 0.85  # probability from which a noun that the lexicon does not know is an act
NOT_PREDICATES = frozenset(
    ("aux", "aux:pass", "cop", "case", "mark", "fixed", "flat", "compound", "amod", "cc", "punct", "det")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate as the parse has it, with all that the record kinds need to read it.

    Attributes:
        predicate: a verb or an event noun; `carrier` the light verb of a noun.
        slots: participants by slot (of a carried noun, the carrier's as well).
        holders, commitment: outermost first, AUTHOR included.
        chain: the attributions over it, outermost first.
        times: the time expressions that date it; `way` whether they look back or forward.
        pair: the two sides told together last, one of whom a half-told act may concern.
    """

    sentence: Sentence
    mentions: Mentions
    predicate: Token
    carrier: Token | None
    slots: Slots
    own: Slots
    stand: Standing
    holders: tuple[str, ...]
    commitment: tuple[str, ...]
    chain: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]
    way: Direction
    place: str | None
    speaker: tuple[str, ...]
    quoted: bool
    pair: tuple[str, ...] = ()

    @property
    def holder(self) -> str:
        """The innermost holder."""
        return self.holders[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document's clauses and attributions in reading order, and the resolver that knows its cast.

    Attributes:
        attributions: those with a speaker, who vouches for what they cover.
        cited: all, those included whose source is no actor or not named.
    """

    reading: Reading
    clauses: tuple[Clause, ...]
    attributions: tuple[Attribution, ...]
    paragraphs: tuple[Paragraph, ...]
    resolver: Resolver
    actors: dict[tuple[int, int], tuple[str, ...]]
    cited: tuple[Attribution, ...] = ()

    def phrase(self, clause: Clause, head: Token) -> tuple[str, ...]:
        """The actors of a participant, as resolved when its sentence was read."""
        return self.actors.get((clause.sentence.paragraph, head.i), ())

    def nearest(self, clause: Clause) -> Attribution | None:
        """The nearest attribution over a clause, be its source an actor or not ("I think", "the book says")."""
        over = (
            a
            for a in self.cited
            if a.sentence.paragraph == clause.sentence.paragraph
            and clause.predicate.i in a.content
            and a.cue.i != clause.predicate.i
            and (clause.carrier is None or a.cue.i != clause.carrier.i)
        )
        return min(over, key=lambda a: len(a.content), default=None)


def analyse(reading: Reading, lexicon: Lexicon, *, wide: bool = False) -> Analysis:
    """The clauses of a document, with their context.

    Args:
        reading: the parsed document.
        lexicon: the knowledge.
        wide: whether what is only told to be so ("is ready") and doings that are no events ("the delivery") are clauses
            too.

    Returns:
        Clauses in reading order; participants that are pronouns are resolved in that order too.
    """
    mentions = [find_mentions(s, lexicon, reading.document.published) for s in reading.sentences]
    cast = gather_cast(reading, mentions, lexicon)
    resolver = Resolver(lexicon, cast, find_referents(reading, mentions, Resolver(lexicon, cast)))
    paragraphs = _paragraphs(reading, mentions)
    clauses: list[Clause] = []
    found: list[Attribution] = []
    cited: list[Attribution] = []
    owner: Attribution | None = None
    actors: dict[tuple[int, int], tuple[str, ...]] = {}
    last: Sequence[str] = ()
    for paragraph in paragraphs:
        state = list(cast.told)
        every = attributions(paragraph, resolver, lexicon, last)
        if owner is not None and not any(a.speaker for a in every):
            every.append(in_block(owner, paragraph))
        owner = announced(paragraph, resolver, lexicon)
        here = [a for a in every if a.speaker]
        cited.extend(every)
        found.extend(here)
        cast.told[:] = state
        for sentence, named in zip(paragraph.sentences, paragraph.mentions, strict=True):
            clauses.extend(_clauses(sentence, named, here, paragraph, resolver, lexicon, actors, wide=wide))
        last = here[-1].speaker if here else ()
    return Analysis(
        reading=reading,
        clauses=tuple(clauses),
        attributions=tuple(found),
        cited=tuple(cited),
        paragraphs=tuple(paragraphs),
        resolver=resolver,
        actors=actors,
    )


def _paragraphs(reading: Reading, mentions: Sequence[Mentions]) -> list[Paragraph]:
    paragraphs: dict[int, Paragraph] = {}
    for sentence, named in zip(reading.sentences, mentions, strict=True):
        paragraph = paragraphs.setdefault(sentence.paragraph, Paragraph([], []))
        paragraph.sentences.append(sentence)
        paragraph.mentions.append(named)
    for paragraph in paragraphs.values():
        paragraph.quotes = find_quotes(paragraph.sentences)
    return list(paragraphs.values())


def predicates(sentence: Sentence, lexicon: Lexicon, mentions: Mentions) -> Iterator[tuple[Token, Token | None]]:
    """The predicates of a sentence: verbs, and event nouns with the light verb that carries them.

    Args:
        sentence: one of a reading.
        lexicon: for its event nouns and light verbs.
        mentions: names of the sentence; a noun inside a name is no predicate.

    Yields:
        The predicate and its carrier or None; a light verb whose object is an event noun is not one of its own.
    """
    carried: dict[int, Token] = {}
    nouns = [
        t
        for t in sentence.span
        if t.pos_ in ("NOUN", "PROPN")
        and (
            is_event_noun(t, lexicon, named=(named := mentions.of(t) is not None)) or _sensed(t, sentence, named=named)
        )
    ]
    for noun in nouns:
        verb = noun.head
        if noun.dep_ in ("obj", "nsubj:pass") or (noun.dep_.startswith("conj") and verb.dep_ in ("obj", "nsubj:pass")):
            verb = verb.head if noun.dep_ == "conj" else verb
            if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in lexicon.light_verbs:
                carried[noun.i] = verb
        elif verb.pos_ == "VERB" and noun.dep_.startswith("acl") is False and noun.dep_ == "nsubj":
            continue
    for noun in nouns:  # "the talks held in Geneva"
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_.lower() in lexicon.light_verbs and noun.i not in carried:
                carried[noun.i] = child
    light = {verb.i for verb in carried.values()}
    for token in sentence.span:
        if token.i in carried:
            yield token, carried[token.i]
        elif token in nouns or (token.pos_ == "VERB" and token.dep_ not in NOT_PREDICATES and token.i not in light):
            yield token, None


def _sensed(noun: Token, sentence: Sentence, *, named: bool) -> bool:
    """Whether a noun that no entry has is an act by the network of senses: "the build-up of armour by Turkey"."""
    if sentence.sensed is None or named or noun.pos_ != "NOUN" or noun.dep_ in ("compound", "flat", "fixed", "conj"):
        return False
    if (
        noun.dep_ in ("obj", "nsubj:pass")
        and noun.head.pos_ == "VERB"
        and sentence.sensed.act(noun.head).get(NONE, 1.0) < HALF
    ):
        return False  # the troops that are withdrawn are part of the withdrawing
    likely = sentence.sensed.act(noun)
    return bool(likely) and 1.0 - likely[NONE] >= NOUN_SENSED and any(c.dep_.startswith("nmod") for c in noun.children)


def _is_so_or_done(token: Token, lexicon: Lexicon, mentions: Mentions) -> bool:
    """Whether a word is a predicate with a copula ("is ready"), or a noun that tells a doing ("the delivery")."""
    if any(c.dep_ == "cop" for c in token.children):
        return True
    told = token.pos_ == "NOUN" and token.dep_ not in ("compound", "flat", "fixed") and mentions.of(token) is None
    return told and any(form in lexicon.doing_nouns for form in noun_forms(token))


def is_event_noun(token: Token, lexicon: Lexicon, *, named: bool = False) -> bool:
    """Whether a noun names an act that the lexicon's event entries know.

    Args:
        token: a noun.
        lexicon: for its event nouns.
        named: whether it is part of a name ("the Soviet Union" is no union).
    """
    if token.ent_type_ in ("PERSON", "DATE") or token.dep_ in ("flat", "fixed") or named:
        return False
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        return (
            token.lower_ not in ("press", "defense", "defence", "trade")
            and token.lemma_.lower() in lexicon.nouns
            and token.lower_ in ("summit", "war", "visit")
        )
    return any(form in lexicon.nouns for form in noun_forms(token))


def _clauses(
    sentence: Sentence,
    mentions: Mentions,
    attributed: Sequence[Attribution],
    paragraph: Paragraph,
    resolver: Resolver,
    lexicon: Lexicon,
    actors: dict[tuple[int, int], tuple[str, ...]],
    *,
    wide: bool,
) -> Iterator[Clause]:
    over: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in attributed:
        for i in range(sentence.span.start, sentence.span.end):
            if i in attribution.content:
                over[i].append(attribution)
    pairs = list(predicates(sentence, lexicon, mentions))
    if wide:
        known = {t.i for pair in pairs for t in pair if t is not None}
        more = (t for t in sentence.span if t.i not in known and _is_so_or_done(t, lexicon, mentions))
        pairs = sorted([*pairs, *((t, None) for t in more)], key=lambda pair: pair[0].i)
    indexes = frozenset(p.i for p, _ in pairs)
    times = anchored_times(sentence, indexes)
    cues = frozenset(a.cue.i for a in attributed if a.sentence is sentence)
    noted: set[int] = set()
    for predicate, carrier in pairs:
        chain = tuple(
            sorted(
                (a for a in over[predicate.i] if a.cue.i not in (predicate.i, carrier.i if carrier else -1)),
                key=lambda a: -len(a.content),
            )
        )
        inner = chain[-1] if chain else None
        speaker = (
            inner.speaker
            if inner is not None and (inner.direct or inner.mixed) and _in_quote(predicate, paragraph)
            else ()
        )
        own = verb_slots(predicate) if predicate.pos_ in ("VERB", "AUX") else noun_slots(predicate)
        slots: Slots = {slot: list(heads) for slot, heads in own.items()}
        if carrier is not None:
            for slot, heads in verb_slots(carrier).items():
                slots.setdefault(slot, []).extend(h for h in heads if h.i != predicate.i)
        elif predicate.pos_ == "NOUN" and predicate.dep_ == "nsubj" and not _acts(predicate.head, lexicon):
            for slot, heads in verb_slots(predicate.head).items():  # "a curfew fell over Srinagar"
                if slot not in ("subj", "obj", "owner"):
                    slots.setdefault(slot, []).extend(heads)
        for heads in slots.values():
            for head in heads:
                key = (sentence.paragraph, head.i)
                if key not in actors:
                    actors[key] = resolver.phrase(head, mentions, speaker)
                    noted.add(head.i)
        content = inner.content if inner is not None else None
        lasting = predicate.pos_ == "NOUN" and predicate.lemma_.lower() in lexicon.lasting_nouns
        stand = standing(predicate, carrier, lexicon, content, lasting=lasting)
        settled = lasting and carrier is None  # "the war", "their threats": dated by words of their own only
        own_times = (
            [a.time for a in times if a.anchor.i == predicate.i]
            if settled
            else time_for(
                predicate,
                carrier,
                times,
                cues - {predicate.i, carrier.i if carrier else -1},
                frozenset(content) if content is not None else None,
            )
        )
        if (
            any(a.time in own_times and (_looks_ahead(a) or _underway_then(a, predicate)) for a in times)
            and stand.tense != "future"
            and stand.mood == "asserted"
        ):
            stand = _future(stand)
        holders, commitment = holders_of(chain, stand)
        yield Clause(
            sentence=sentence,
            mentions=mentions,
            predicate=predicate,
            carrier=carrier,
            slots=slots,
            own=own,
            stand=stand,
            holders=holders,
            commitment=commitment,
            chain=chain,
            times=tuple(own_times),
            way=_way(stand, times, own_times),
            place=place_of([predicate, *([carrier] if carrier else [])], mentions),
            speaker=speaker,
            quoted=bool(speaker),
            pair=resolver.cast.told_pair(),
        )
    note_mentions(sentence, mentions, resolver, resolver.cast)


def _way(stand: Standing, times: Sequence[Anchored], own: Sequence[TimeExpression]) -> Direction:
    """Whether times look back or forward: by the verb that they hang on, if it is in the past, else by the standing."""
    anchor = next((a.anchor for a in times if a.time in own), None)
    if anchor is not None and anchor.pos_ in ("VERB", "AUX") and told_as_past(anchor):
        return "past"
    return direction_of(stand.tense, stand.mood)


def _acts(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb is an act of its own, so that its phrases are not those of its subject."""
    return verb.lemma_.lower() in lexicon.verbs


def _in_quote(token: Token, paragraph: Paragraph) -> bool:
    return paragraph.quote_at(token.i) is not None


def _looks_ahead(anchored: Anchored) -> bool:
    return anchored.time.text.lower().startswith(("next ", "tomorrow", "coming "))


def _underway_then(anchored: Anchored, verb: Token) -> bool:
    """Whether a present progressive has a day of its own, as what is fixed has: "is travelling to Lima on Monday"."""
    if verb.tag_ != "VBG" or not any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children):
        return False
    perfect = any(c.lower_ == "been" for c in verb.children)
    return not perfect and any(word in anchored.time.text.lower() for word in DAYS)


def _future(stand: Standing) -> Standing:
    return Standing(
        polarity=stand.polarity,
        tense="future",
        mood=stand.mood,
        commitment=stand.commitment,
        lasting=False,
        will=False,
        words=stand.words,
    )


def holders_of(chain: Sequence[Attribution], stand: Standing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who vouches, outermost first, and to what each is committed.

    The innermost holder stands as the words say; each one outside it stands as the cue lets the reporter stand
    ("claims": uncommitted; "knows", "acknowledged": as certain as the one reported).
    """
    holders = ["AUTHOR"]
    reported = ["CT+"]
    for attribution in chain:
        name = attribution.speaker[0] if attribution.speaker else "UNNAMED"
        if name == holders[-1]:
            continue
        holders.append(name)
        reported[-1] = attribution.entry.author
        reported.append(_met(attribution.entry.commitment, stand.commitment))
    if len(holders) == 1:
        return ("AUTHOR",), (stand.commitment,)
    negative = stand.commitment.endswith("-")
    outer = [v if not negative or v == "Uu" else v[:2] + "-" for v in reported[:-1]]
    return tuple(holders), (*outer, reported[-1])


def _met(cue: str, own: str) -> str:
    """The commitment that a cue and the words under it make together: the weaker, negated by both in turn."""
    strength = {"CT": 3, "PR": 2, "PS": 1, "Uu": 0}
    weaker = min((cue, own), key=lambda v: strength[v[:2]])
    if weaker == "Uu":
        return "Uu"
    sign = "+" if cue.endswith("-") == own.endswith("-") else "-"
    return weaker[:2] + sign


__all__ = ["Analysis", "Cast", "Clause", "analyse", "direction_of", "predicates"]
