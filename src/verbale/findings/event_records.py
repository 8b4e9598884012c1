"""Matched events made into records: status, date, evidence and a line that says what happened."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.findings.choice import rejected
from verbale.findings.events import Matched
from verbale.findings.places import resolve_place
from verbale.findings.propositions import Analysis, Clause
from verbale.findings.quoting import clause_quote, passage, shorten
from verbale.findings.standing import Standing, status_of
from verbale.findings.syntax import clause_tokens
from verbale.findings.tenses import told_as_past
from verbale.model import Event, When

LAST = ""  # the key of the day told last among the occasions, from which "a day later" starts
AHEAD = ("ahead of", "before", "in the run-up to", "on the eve of", "prior to", "in advance of")
AHEAD_WORDS = 4
DAY = 10  # characters of an ISO day
NOT_REAL = frozenset(("hypothetical", "called_for", "possible"))
ONLY_SAID = frozenset(("threaten", "warn", "promise", "request"))  # acts of speech by which an act to come is told
LESS_SURE, LEAST_SURE = 0.25, 0.1  # of confidence: what an act loses that is only spoken of, and what is left at least
LEADING_WORDS = frozenset(("case", "mark", "cc", "punct", "det:predet"))


def as_event(
    matched: Matched, identity: str, analysis: Analysis, reference: str | None, occasions: dict[str, When]
) -> Event:
    """The record of a matched event.

    Args:
        matched: from `find_events`.
        identity: its id within the document.
        analysis: for the document.
        reference: ISO date from which relative dates are resolved, or None.
        occasions: dates of the meetings told so far, by their noun; what happened "during the summit" has its date, and
            a dated meeting is added.
    """
    clause = matched.clause
    stand = clause.stand
    way = clause.way
    told = occasions.get(LAST)
    # "two days later" starts from the day told before; where none was, it stays open.
    starts = ((t, (told.end if told is not None else None) if t.narrative else reference) for t in clause.times)
    resolved = [w for t, start in starts if (w := t.resolve(start, way))]
    when = resolved[0] if resolved else _occasion(clause, occasions)
    if when is None and (impossible := next((t for t in clause.times if t.impossible), None)) is not None:
        when = When(None, None, impossible.text)
    if when is not None and when.start == when.end and when.start is not None and len(when.start) == DAY:
        occasions[LAST] = when
    if (
        when is not None
        and matched.entry.type == "CONSULT"
        and when.start == when.end
        and clause.predicate.pos_ == "NOUN"
    ):
        occasions[clause.predicate.lemma_.lower()] = when
    if when is not None and when.end is None and _when_clause(clause):
        when = replace(when, end=when.start)
    final = _fitted(
        replace(stand, commitment=clause.commitment[-1]),
        when,
        reference,
        matched.entry.type,
        finite=_told_as_past(clause),
    )
    evidence, span = clause_quote(clause.sentence, clause.carrier or clause.predicate, clause.predicate, analysis)
    trigger = passage(clause.sentence, clause.predicate, bare=True)
    return Event(
        id=identity,
        evidence=evidence,
        span=span,
        holders=clause.holders,
        commitment=clause.commitment,
        basis=basis_of(clause),
        confidence=_sureness(matched.confidence, final, clause),
        entry=matched.entry.id,
        type=matched.entry.type,
        mode=matched.entry.mode,
        contexts=matched.entry.contexts,
        what=shorten(_what(clause), 12),
        actor=analysis.resolver.on_day(matched.actor, when.start if when else None),
        recipient=analysis.resolver.on_day(matched.recipient, when.start if when else None),
        trigger=trigger,
        participants=matched.participants,
        date=when,
        place=clause.place,
        location=resolve_place(
            clause.place,
            analysis.resolver.lexicon,
            sentence=clause.sentence.span.text,
            document=analysis.reading.document.text,
        ),
        tense=final.tense,
        mood=final.mood,
        status=status_of(final),
        rejected=rejected(clause, matched.entry, analysis.resolver.lexicon),
    )


def _sureness(confidence: float, stand: Standing, clause: Clause) -> float:
    """How sure an event is: less where it is only threatened, asked for, supposed or thought possible."""
    status = status_of(stand)
    told_by = clause.chain[-1].entry.act if clause.chain else ""
    only_said = status in NOT_REAL or (status == "planned" and told_by in ONLY_SAID)
    return round(max(LEAST_SURE, confidence - LESS_SURE), 2) if only_said else confidence


def _occasion(clause: Clause, occasions: dict[str, When]) -> When | None:
    """The date of the meeting during which an act is told to have happened."""
    if clause.stand.mood in ("asserted", "planned") and clause.stand.tense == "future":
        for slot in ("for", "at", "during"):  # "will meet for the dialogue"
            for head in clause.slots.get(slot, ()):
                if (when := occasions.get(head.lemma_.lower())) is not None:
                    return replace(when, text=None)
    if clause.stand.tense != "past" or clause.stand.mood != "asserted":
        return None
    if (ahead := _ahead_of(clause, occasions)) is not None:
        return ahead
    for slot in ("during", "at"):
        for head in clause.slots.get(slot, ()):
            if (when := occasions.get(head.lemma_.lower())) is not None:
                words = "".join(t.text_with_ws for t in head.subtree if t.i <= head.i).strip()
                return replace(when, text=words)
    return None


def _ahead_of(clause: Clause, occasions: dict[str, When]) -> When | None:
    """The end of what happened "ahead of the visit", "in the run-up to the summit": not later than it."""
    verb = clause.carrier or clause.predicate
    for child in verb.children:
        if child.dep_ not in ("obl", "nmod", "advmod", "advcl"):
            continue
        first = verb.doc[child.left_edge.i : child.left_edge.i + AHEAD_WORDS].text.lower()
        if not any(first.startswith(words) for words in AHEAD):
            continue
        for token in child.subtree:
            if (when := occasions.get(token.lemma_.lower())) is not None:
                return When(None, when.start, verb.doc[child.left_edge.i : token.i + 1].text)
    return None


def _when_clause(clause: Clause) -> bool:
    """Whether the clause says what happened at a time: "since April 2019, when they met"."""
    head = clause.carrier or clause.predicate
    return head.dep_ in ("acl:relcl", "advcl") and any(c.lower_ == "when" for c in head.children)


def _told_as_past(clause: Clause) -> bool:
    """Whether the verb of an act stands in the past tense."""
    head = clause.carrier or clause.predicate
    return head.pos_ in ("VERB", "AUX") and told_as_past(head)


def _fitted(stand: Standing, when: When | None, reference: str | None, kind: str, *, finite: bool) -> Standing:
    """A standing corrected by the date: what lies before the document's day is past, what lies after it to come."""
    if when is None or reference is None or len(reference) < 10:
        return stand
    past = when.end is not None and len(when.end) >= 7 and when.end < reference[: len(when.end)]
    ahead = when.start is not None and len(when.start) >= 7 and when.start[:10] > reference[: len(when.start)]
    ahead = ahead and not finite  # a verb in the past tells no plan, whatever date stands beside it
    if past and stand.mood == "asserted":
        return replace(stand, tense="past", lasting=False)
    if ahead and stand.mood == "asserted":
        return replace(stand, tense="future", lasting=False, will=False)
    if ahead and kind == "CONSULT" and stand.mood == "possible" and stand.commitment == "PR+":
        return replace(stand, tense="future", mood="planned")
    return stand


def basis_of(clause: Clause) -> str:
    """What the innermost holder's word rests on, as far as the chain tells."""
    return basis_from(clause.holder) if clause.chain else "none_given"


def basis_from(who: str) -> str:
    """What a holder's word rests on, as far as the code tells; of the document's own voice that is not told.

    Args:
        who: an actor code, or AUTHOR.
    """
    if who == "EXPERTS" or ":EDU" in who:
        return "expert"
    if "MEDIA" in who or ":JRN" in who:
        return "other_medium"
    if who == "UNNAMED" or who.endswith(":?"):
        return "unnamed_official"
    return "official_on_record" if ":" in who else "none_given"


def _what(clause: Clause) -> str:
    head = clause.carrier or clause.predicate
    if head.pos_ == "NOUN":
        words = [t for t in head.subtree if not t.dep_.startswith("acl")]
    else:
        words = [t for t in clause_tokens(head) if not _aside(t, head)]
    while (
        words
        and words[0] != head
        and (words[0].dep_ in LEADING_WORDS or words[0].is_punct or words[0].lower_ in ("when", "that"))
    ):
        words = words[1:]
    while words and words[-1].is_punct:
        words = words[:-1]
    return " ".join(t.text for t in words).replace(" ,", ",").replace(" '", "'").replace(" ’", "’").replace(" - ", "-")


def _aside(token: Token, head: Token) -> bool:
    node = token
    while node != head and node.head != node:
        if node.dep_ in ("advcl", "ccomp", "acl:relcl", "parataxis", "mark", "cc") and node.head == head:
            return True
        node = node.head
    return False
