"""Forecasts: clauses told as to come, with the words of likelihood over them and the range in which people read those.

What is told of the past or present is none, however unsure ("is likely assisting"), nor what stands in an if-clause, a
question, or a restrictive relative clause ("steps that might inflame the dispute").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from spacy.tokens import Token

from verbale.findings.conditions import condition_head, told
from verbale.findings.dating import anchored_times
from verbale.findings.estimates import Estimate, estimates, weakest
from verbale.findings.event_records import basis_from
from verbale.findings.form import common_form, when_form
from verbale.findings.propositions import Analysis
from verbale.findings.quoting import quote
from verbale.findings.scene import Scene, scenes
from verbale.findings.standing import PRESUPPOSING
from verbale.findings.syntax import RELATIVE, is_passive, noun_forms, particle_forms, preposition
from verbale.findings.tenses import told_as_past
from verbale.findings.vouching import holders_of_word, vouchers
from verbale.findings.wording import clause_words, wording
from verbale.lexicon import Lexicon
from verbale.model import Forecast, When

FUTURE = frozenset(("will", "shall", "would", "be to"))
WIDE = frozenset(("may", "might"))
OPEN = frozenset(("what", "how", "who", "whom", "which", "why", "when", "where", "whether", "if"))
SUBORDINATE = frozenset(("advcl", "ccomp", "csubj", "csubj:pass", "xcomp", "acl", "acl:relcl", "advcl:relcl", "conj"))
PROBABLE, POSSIBLE = 0.55, 0.3  # FactBank's PR and PS, in shares: from half upwards, and down to what is doubtful


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that is forecast, with all that its record needs."""

    scene: Scene
    head: Token
    estimates: tuple[Estimate, ...]
    condition: Token | None


def find_forecasts(
    analysis: Analysis,
    lexicon: Lexicon,
    reference: str | None,
    *,
    first: int = 1,
    apart: Sequence[tuple[int, int]] = (),
) -> Iterator[Forecast]:
    """The forecasts of a document, in reading order.

    Args:
        analysis: its clauses and attributions.
        lexicon: for the words of likelihood.
        reference: ISO date from which relative dates are resolved, or None.
        first: the number of the first id.
        apart: spans of advice; what "could" be done in them is no forecast.

    Yields:
        Forecasts with ids f1, f2 …
    """
    number = first
    for scene in scenes(analysis):
        seen: set[tuple[int, int]] = set()
        for index, told_of in estimates(scene.sentence.span, lexicon).items():
            head = scene.sentence.span.doc[index]
            each = Told(scene, head, tuple(told_of), condition_head(head, lexicon))
            if not _is_to_come(each, lexicon):
                continue
            forecast = _record(each, f"f{number}", analysis, lexicon, reference)
            if forecast is None or forecast.span in seen:
                continue
            at = scene.sentence.at(head)
            if forecast.phrase == "could" and any(start <= at < end for start, end in apart):
                continue
            seen.add(forecast.span)
            number += 1
            yield forecast


def _is_to_come(each: Told, lexicon: Lexicon) -> bool:
    """Whether a clause under words of likelihood is told as to come."""
    head = each.head
    phrases = {e.entry.phrase for e in each.estimates if e.entry.pos == "aux"}
    if not any(e.ahead for e in each.estimates) or head.sent.text.rstrip("”\"' ").endswith("?"):
        return False
    if head.pos_ in ("NOUN", "PROPN") and not any(c.dep_ == "cop" for c in head.children):
        return True
    aux = [c for c in head.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    sure = bool(phrases & (FUTURE - {"would"}))
    if not sure and any(a.lemma_ == "have" and a.i < head.i for a in aux if a.dep_ != "cop"):
        return False  # "may have shipped"
    if not phrases & FUTURE and head.tag_ == "VBG" and any(a.lemma_ == "be" for a in aux):
        return False  # "may be shipping"
    wide = all(e.entry.pos in ("aux", "adv") for e in each.estimates) and not sure
    if wide and head.lemma_.lower() in lexicon.outlook["states"]:
        return False
    if wide and phrases & WIDE and any(a.dep_ == "cop" for a in aux):
        return False
    if phrases == {"could"} and each.condition is None and _negated(head):
        return False  # "could not agree"
    if "would" in phrases and ((head.lower_, "adj") in lexicon.advice or not _would(each, lexicon)):
        return False  # "it would be wrong to" is advice
    return not _bounded(head, lexicon, declines=any(e.entry.pos == "open" for e in each.estimates))


def _would(each: Told, lexicon: Lexicon) -> bool:
    """Whether "would" tells of what is to come: at second hand, under a condition, or in "there would be"."""
    if any(e.entry.pos == "open" for e in each.estimates) or each.condition is not None:
        return True
    if any(c.dep_ == "expl" and c.lower_ == "there" for c in each.head.children):
        return True
    chain = vouchers(each.scene, each.head, lexicon)
    if not chain or chain[-1].entry.act == "ask":
        return False
    return chain[-1].entry.author != "CT+" or not told_as_past(chain[-1].cue)  # "they knew that it would"


def _negated(head: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "n’t", "never") for c in head.children)


def _bounded(head: Token, lexicon: Lexicon, *, declines: bool) -> bool:
    """Whether a clause stands where nothing is forecast: a condition, a limit, a purpose, a restrictive relative."""
    node = head
    while True:
        opening = list(_opening(node))
        words = {" ".join([c.lower_, *(f.lower_ for f in c.children if f.dep_ == "fixed")]) for c in opening}
        words |= {c.lower_ for c in opening if c.lower_ == "whether"}
        if node.dep_.startswith("acl:relcl") or node.dep_ == "advcl:relcl":
            if not _set_apart(node):
                return True
        elif words & lexicon.outlook["bounds"]:
            if not (declines and words & OPEN):
                return True
        elif node.dep_ != "ROOT" and words & OPEN and not declines:
            return True
        if node.dep_ not in SUBORDINATE or node.head == node:
            return False
        if declines and node.dep_ in ("ccomp", "csubj", "csubj:pass", "xcomp"):
            declines = False  # what stands over the words that decline must be told plainly
        node = node.head


def _opening(node: Token) -> Iterator[Token]:
    """The words that open a clause: its conjunction, and interrogatives in it."""
    for child in node.children:
        if child.i > node.i:
            continue
        if child.dep_ == "mark" or (child.dep_ in ("advmod", "obj", "nsubj", "nsubj:pass", "det", "obl")):
            yield child
            yield from (c for c in child.children if c.dep_ == "det" and c.lower_ in OPEN)


def _set_apart(node: Token) -> bool:
    """Whether a relative clause tells something of its own: "which …", or "who …" behind a comma."""
    for token in sorted(node.subtree, key=lambda t: t.i)[:3]:
        if token.lower_ == "which":
            return True
        if token.lower_ in ("who", "whose", "whom"):
            return token.i > 0 and token.doc[token.i - 1].text == ","
    return False


def _record(each: Told, identity: str, analysis: Analysis, lexicon: Lexicon, reference: str | None) -> Forecast | None:
    scene, head = each.scene, each.head
    inside = clause_words(head, each.condition)
    words = sorted({w for e in each.estimates for w in e.words}, key=lambda t: t.i)
    subject = _subject(each)
    horizon, past = _horizon(each, inside, reference)
    if past or (horizon is None and _told_of_past(each, lexicon)):
        return None
    condition = list(each.condition.subtree) if each.condition is not None else []
    about = scene.named([*(t for t in inside if not _instead(t, head)), *subject, *condition])
    about = about or _told_of(scene, head)
    if not about:
        return None
    entry, probability, low, high = weakest(each.estimates)
    holders, outer = _holders(each, lexicon, subject)
    proposition = wording(head, inside, subject, {w.i for w in words})
    clause = told(each.condition) if each.condition is not None else None
    resolvable = horizon is not None and horizon.end is not None and _is_event(head, lexicon)
    spoken = _without_lead([*inside, *words, *subject])
    start, last = scene.sentence.at(spoken[0]), spoken[-1]
    evidence, span = quote(
        analysis, scene.sentence, start, scene.sentence.at(last) + len(last.text), around=scene.sentence.at(head)
    )
    return Forecast(
        id=identity,
        evidence=evidence,
        span=span,
        holders=holders,
        commitment=(*outer, _commitment(probability, each)),
        basis=basis_from(holders[-1]),
        confidence=0.7 if entry.ahead and entry.pos != "aux" else 0.6,
        entry=entry.id,
        proposition=proposition,
        about=about,
        phrase=_phrase(words),
        horizon=horizon,
        condition=clause,
        probability=probability,
        low=low,
        high=high,
        resolvable=resolvable,
        criterion=_criterion(proposition, horizon, clause) if resolvable else None,
    )


def _without_lead(words: Sequence[Token]) -> list[Token]:
    """Words in order without the comma and conjunction by which their clause is joined on."""
    ordered = sorted(words, key=lambda t: t.i)
    while len(ordered) > 1 and (ordered[0].dep_ == "cc" or ordered[0].text in (",", ";", ":", "—", "–", "-", "that")):
        ordered = ordered[1:]
    return ordered


def _holders(each: Told, lexicon: Lexicon, subject: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    head = each.head
    chain = vouchers(each.scene, head, lexicon)
    first = head.left_edge.i
    opening = {(preposition(head) or "").split(" ")[0], head.doc[max(0, first - 1)].lower_}
    if any(e.entry.pos == "modifier" for e in each.estimates) and opening & PRESUPPOSING:
        chain = tuple(a for a in chain if a.direct)  # "ahead of the expected visit": taken for granted by the writer
    holders, outer = holders_of_word(chain, each.scene, head)
    if any(e.entry.pos == "promise" for e in each.estimates):
        speaker = each.scene.named(subject)[:1]
        if speaker and speaker[0].split(":")[0] != holders[-1].split(":")[0]:
            return (*holders, speaker[0]), (*outer, "Uu")
    return holders, outer


def _subject(each: Told) -> list[Token]:
    """The words of whom the forecast is made, where they are no part of its clause: "Quito is expected to …"."""
    head = each.head
    if any(c.dep_.startswith(("nsubj", "csubj")) for c in head.children) or head.pos_ in ("NOUN", "PROPN"):
        return []
    for e in each.estimates:
        nodes = [e.token, *([e.token.head] if e.token.dep_ in ("xcomp", "conj") else [])]
        for node in nodes:
            objects = [
                c
                for c in node.children
                if c.dep_ in ("obj", "iobj") and node.i < c.i < head.i and e.entry.pos == "verb"
            ]
            for child in objects or [c for c in node.children if c.dep_.startswith("nsubj")]:
                return list(_nominal(node.head if child.lower_ in RELATIVE and child.pos_ == "PRON" else child))
    node = head
    while node.dep_ in ("conj", "xcomp") and node.head != node:  # "will meet and sign"
        node = node.head
        for child in node.children:
            if child.dep_.startswith("nsubj"):
                return list(_nominal(child))
    return []


def _nominal(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ not in ("acl:relcl", "punct", "appos", "parataxis", "acl"):
            yield from child.subtree


def _horizon(each: Told, inside: Sequence[Token], reference: str | None) -> tuple[When | None, bool]:
    """Until when it is to come; and whether all the times told for it are over."""
    sentence = each.scene.sentence
    spoken = {a.cue.i for a in each.scene.chain(each.head)}
    indexes = {t.i for t in inside if _near(t, each.head)} | {e.token.i for e in each.estimates} - spoken
    anchored = anchored_times(sentence, frozenset({*each.scene.clauses, each.head.i}))
    clause = each.scene.clauses.get(each.head.i)
    times = [*(clause.times if clause is not None else ())]
    times += [a.time for a in anchored if a.time not in times and a.anchor.i in indexes]
    sources = {t.idx for a in each.scene.chain(each.head) for s in a.source for t in s.subtree}
    times = [t for t in times if sentence.span.start_char + t.start not in sources]
    if any(_saying(e.token) for e in each.estimates):  # "vowed on Tuesday to …" dates the vow
        first, base = min(t.idx for t in inside), sentence.span.start_char
        times = [t for t in times if base + t.start >= first]
    later = {a.time for a in anchored if a.anchor in inside and not _near(a.anchor, each.head)}
    times = [t for t in times if t not in later]  # "like those taken in April"
    resolved = [w for t in times if (w := t.resolve(reference, "future")) is not None]
    if reference is None:
        return (resolved[0] if resolved else None), False
    ahead = [w for w in resolved if (w.end or "9999") >= reference[: len(w.end or "9999")]]
    over = bool(resolved) and not ahead and clause is not None and bool(clause.times)
    return (ahead[0] if ahead else None), over and _plainly_past(each)


def _saying(trigger: Token) -> bool:
    """Whether words of likelihood are what somebody says: "predicted on Tuesday that"."""
    active = trigger.pos_ == "VERB" and not is_passive(trigger)
    return active and any(c.dep_ == "nsubj" and c.lower_ != "it" for c in trigger.children)


def _near(token: Token, head: Token) -> bool:
    """Whether a word stands in a clause itself, not in one that hangs on a part of it."""
    while token != head and token.head != token:
        if token.dep_ in ("advcl", "acl", "acl:relcl", "ccomp", "advcl:relcl"):
            return False
        token = token.head
    return True


def _plainly_past(each: Told) -> bool:
    return any(told_as_past(e.token) for e in each.estimates if e.token.pos_ in ("VERB", "AUX", "ADJ"))


def _instead(token: Token, head: Token) -> bool:
    """Whether a word stands in what is set against the forecast: "rather than a truce with Chad"."""
    while token != head and token.head != token:
        if any(c.lower_ in ("rather", "instead") and c.dep_ in ("cc", "case", "mark") for c in token.children):
            return True
        token = token.head
    return False


def _told_of_past(each: Told, lexicon: Lexicon) -> bool:
    """Whether the words of likelihood stand in the past, told by the author: "was expected to"."""
    past = [
        e
        for e in each.estimates
        if (e.entry.pos in ("verb", "adj", "open") or e.entry.phrase == "be to") and told_as_past(e.token)
    ]
    return bool(past) and not vouchers(each.scene, each.head, lexicon)


def _told_of(scene: Scene, head: Token) -> tuple[str, ...]:
    """Whom a clause without names concerns: what it hangs on, else its sentence, else the two sides told last."""
    node = head
    while node.dep_ not in ("acl:relcl", "ROOT") and node.head != node:
        node = node.head
    nearer = [t for t in node.head.subtree if t.i < node.i] if node.dep_ == "acl:relcl" else []
    found = scene.named(nearer) or scene.named(scene.sentence.span)
    clause = scene.clauses.get(head.i)
    return found or (scene.named(()) if clause is None else tuple(dict.fromkeys(c.split(":")[0] for c in clause.pair)))


def _is_event(head: Token, lexicon: Lexicon) -> bool:
    """Whether what is forecast is an act that a later report can tell: a word of the event entries."""
    verbal = head.pos_ in ("VERB", "AUX")
    forms = particle_forms(head) if verbal else noun_forms(head)
    known = any(f in (lexicon.verbs if verbal else lexicon.nouns) for f in forms)
    carried = verbal and head.lemma_.lower() in lexicon.light_verbs
    return known or (
        carried
        and any(f in lexicon.nouns for c in head.children if c.dep_ in ("obj", "nsubj:pass") for f in noun_forms(c))
    )


def _criterion(proposition: str, horizon: When | None, condition: str | None) -> str | None:
    if horizon is None or horizon.end is None:
        return None
    unless = f", provided that it comes so far: {condition}" if condition else ""
    return f"a report dated after {horizon.end} tells whether “{proposition}” came true by then{unless}"


def _commitment(probability: float | None, each: Told) -> str:
    if probability is None:
        return "Uu"
    if all(e.entry.phrase in ("will", "shall") for e in each.estimates):
        return "CT-" if _negated(each.head) else "CT+"
    denied = _negated(each.head)
    sign = "-" if (probability < POSSIBLE) != denied else "+"
    level = "PS" if POSSIBLE <= probability < PROBABLE else "PR"
    return level + sign


def _phrase(words: Sequence[Token]) -> str:
    """The words of likelihood as they stand, with dots between those that are apart."""
    out = words[0].text
    for before, word in pairwise(words):
        out += (" " if word.i == before.i + 1 else " … ") + word.text
    return out


def forecast_form(forecast: Forecast) -> dict[str, Any]:
    """A forecast in the export's form."""
    return {
        "id": forecast.id,
        "proposition": forecast.proposition,
        "about": list(forecast.about),
        "horizon": when_form(forecast.horizon),
        "condition": forecast.condition,
        "phrase": forecast.phrase,
        "probability": forecast.probability,
        "low": forecast.low,
        "high": forecast.high,
        "resolvable": forecast.resolvable,
        "criterion": forecast.criterion,
        **common_form(forecast),
    }
