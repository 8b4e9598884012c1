"""Advice: what somebody says that somebody should, must or need not do.

A government's own demand to another is an event (REQUEST), and what it says of itself a plan: neither is advice. Where
the words name nobody who is to act ("dialogue should resume"), it is whom the same adviser addresses elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from verbale.findings.actors import PAIR_HEADS, SINGLE_HEADS
from verbale.findings.conditions import condition_head, is_condition, told
from verbale.findings.event_records import basis_from
from verbale.findings.form import common_form
from verbale.findings.lookup import FORMER
from verbale.findings.propositions import Analysis, is_event_noun
from verbale.findings.quoting import quote, shorten
from verbale.findings.scene import VOICES, Scene, scenes
from verbale.findings.syntax import OBJECT_CONTROL, is_passive
from verbale.findings.urging import Urging, agents, urgings
from verbale.findings.vouching import holders_of_word, vouchers
from verbale.lexicon import Lexicon
from verbale.model import Advice

GOVERNING = frozenset(("GOV", "MIL", "SPY", "COP"))
LOOSE = frozenset(("INTERNATIONAL_COMMUNITY", "WEST", "GLOBAL_SOUTH", "IGO"))
PURPOSE = frozenset(("to", "in order", "so as", "so that"))
NAMES = frozenset(("NOUN", "PROPN", "PRON"))
WORDS, AIM = 14, 20  # words of an act and of its aim


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """An act that is advised, before it is known whom an unaddressed one means."""

    scene: Scene
    urging: Urging
    holders: tuple[str, ...]
    outer: tuple[str, ...]
    addressee: str | None


def find_advice(analysis: Analysis, lexicon: Lexicon, *, first: int = 1) -> Iterator[Advice]:
    """The advice of a document, in reading order.

    Args:
        analysis: its clauses and attributions.
        lexicon: for the words of advice.
        first: the number of the first id.

    Yields:
        Advice with ids v1, v2 …
    """
    found = [a for scene in scenes(analysis) for a in _in_sentence(scene, lexicon)]
    found = _counting(found)
    for number, each in enumerate(found, start=first):
        yield _record(each, f"v{number}", _addressee(each, found), analysis, lexicon)


def _in_sentence(scene: Scene, lexicon: Lexicon) -> Iterator[Advised]:
    acts: set[int] = set()
    for urging in urgings(scene.sentence.span, lexicon):
        if _within(urging.lead, acts) and urging.entry.pos == "noun":
            continue  # "should stress the need to"
        without = {urging.token.i} if urging.entry.pos != "advise" else set[int]()
        chain = vouchers(scene, urging.act, lexicon, without=without)
        if not _is_advice(urging, lexicon, frozenset(a.cue.i for a in chain)):
            continue
        holders, outer = holders_of_word(chain, scene, urging.act)
        if not chain and _others_view(urging):
            continue
        if (adviser := _adviser(urging, scene)) is not None:
            if adviser.split(":")[0] != holders[-1].split(":")[0]:
                holders, outer = (*holders, adviser), (*outer, "Uu")
        codes = [c for head in agents(urging) for c in scene.named([head])]
        addressee = codes[0] if codes else None
        condition = condition_head(urging.act, lexicon)
        if addressee is None and condition is not None and condition.lemma_ in ("want", "wish", "hope"):
            continue  # "should they want to trade, the ban must be lifted" tells what it takes
        former = bool(chain) and any(t.lower_ in FORMER for s in chain[-1].source for t in s.subtree)
        if _names_nobody(urging, scene, addressee):
            continue
        if not former and not _allowed(urging, holders[-1], addressee, scene, lexicon):
            continue
        acts.add(urging.act.i)
        yield Advised(scene=scene, urging=urging, holders=holders, outer=outer, addressee=addressee)


def _within(token: Token, acts: set[int]) -> bool:
    return any(a.i in acts for a in token.ancestors)


def _adviser(urging: Urging, scene: Scene) -> str | None:
    """Who advises where the verb says so itself, outside any attribution found: "stressed the need to" alike."""
    verb = urging.lead
    if urging.entry.pos == "noun" and verb.dep_ == "obj":
        verb = verb.head
    elif urging.entry.pos != "advise":
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("we", "i"):
        return None
    codes = scene.resolver.phrase(subject, scene.mentions)
    return codes[0] if codes else None


def _others_view(urging: Urging) -> bool:
    """Whether advice is what a view, argument or plan says, of whoever holds it: "on the logic that they should"."""
    node = urging.lead
    while node.dep_ in ("conj", "ccomp", "xcomp") and node.head != node:
        node = node.head
    return node.dep_ == "acl" and node.head.pos_ == "NOUN" and any(c.lower_ == "that" for c in node.children)


def _is_advice(urging: Urging, lexicon: Lexicon, cues: frozenset[int]) -> bool:
    """Whether words of advice advise: neither a guess ("must have"), nor a condition, question or aside."""
    act, lead, entry = urging.act, urging.lead, urging.entry
    if act.sent.text.rstrip("”\"' ").endswith("?"):
        return False
    aux = [c for c in act.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    if any(a.lemma_ == "have" for a in aux) or (act.tag_ == "VBG" and any(a.lemma_ == "be" for a in aux)):
        return False
    if entry.pos == "aux" and _inverted(urging.token, act):
        return False
    if entry.pos == "verb" and (lead.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in lead.children)):
        return False  # "had to leave"
    if entry.pos == "verb" and entry.strength == "weak" and any(c.tag_ == "MD" for c in lead.children):
        return any(c.lower_ in ("will", "can", "could") for c in lead.children if c.tag_ == "MD") and (
            entry.word.startswith("not ") or lead.lemma_ == "need"
        )
    if entry.pos == "aux" and entry.word == "must" and act.lemma_.lower() in lexicon.outlook["guesses"]:
        return False
    if act.lemma_.lower() in lexicon.outlook["rhetoric"] and (is_passive(act) or not agents(urging)):
        return False
    if entry.strength == "beside" and not (lead.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in lead.children)):
        return False
    return not _bounded(lead if entry.pos != "aux" else act, cues)


def _inverted(aux: Token, verb: Token) -> bool:
    """Whether "should" opens an if-clause: "should force be used"."""
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    return aux == verb.left_edge if subject is None else aux.i < subject.i


def _bounded(node: Token, cues: frozenset[int]) -> bool:
    """Whether advice stands in a condition, a question or a relative clause, where nobody is advised.

    Args:
        node: the predicate that is advised.
        cues: of those who say it; what stands over them does not matter ("experts who argued that it should").
    """
    while node.head != node and node.i not in cues:
        openers = {
            c.lower_ for c in node.children if c.i < node.i and c.dep_ in ("mark", "advmod", "obj", "nsubj", "det")
        }
        relative = node.dep_.startswith("acl:relcl") and node.head.lower_ != "what"
        if relative or (node.dep_ == "advcl" and openers & {"if", "unless", "until", "before", "than", "whether"}):
            return True
        if openers & {"whether", "what", "how", "who", "which", "why", "where", "when", "if"}:
            if not node.dep_.startswith("acl:relcl"):
                return True
        node = node.head
    return False


def _names_nobody(urging: Urging, scene: Scene, addressee: str | None) -> bool:
    """Whether a subject that is no actor makes it a statement of how things are: "the convoy should arrive"."""
    act = urging.act
    if addressee is not None or urging.entry.pos not in ("aux", "verb"):
        return False
    if is_passive(act):  # in the news "must be approved" tells of a rule
        news = scene.analysis.reading.document.genre == "news" and not scene.chain(act)
        return news and urging.entry.word == "must"
    subject = next(iter(agents(urging)), None)
    if subject is None or subject.lower_ in ("we", "i", "one", "you"):
        return False
    if subject.dep_ == "expl" or subject.pos_ == "PRON":
        return subject.lower_ != "there"
    if _somebody(subject, scene.resolver.lexicon):
        return False
    cop = any(c.dep_ == "cop" for c in act.children)
    return cop or not is_event_noun(subject, scene.resolver.lexicon)


def _somebody(subject: Token, lexicon: Lexicon) -> bool:
    """Whether a nominal names people or a body, though not which: "policymakers", "no state"."""
    lemma = subject.lemma_.lower()
    return subject.pos_ == "PROPN" or lemma in lexicon.roles or lemma in PAIR_HEADS | SINGLE_HEADS


def _allowed(urging: Urging, holder: str, addressee: str | None, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether who speaks advises, and does not govern: a demand of a government is an event, its own aims a plan."""
    own = holder.split(":")
    governing = own[0] in lexicon.states and (len(own) == 1 or own[1] in GOVERNING)
    body = own[0] not in lexicon.states and (own[0] in lexicon.bodies or own[0] in LOOSE)
    if governing:
        target = (addressee or "").split(":")[0]
        return bool(target) and target not in lexicon.states and urging.entry.pos != "advise"
    official = holder == "AUTHOR" and scene.analysis.reading.document.genre == "official"
    if (body or official) and urging.entry.pos == "advise":
        return urging.entry.word in ("recommend", "advise", "suggest")
    return addressee is None or addressee.split(":")[0] != own[0] or not body


def _counting(found: Sequence[Advised]) -> list[Advised]:
    """Without an author's mere needs where he advises nowhere, and without what "could" be done where none should."""
    plain = [a for a in found if a.urging.entry.strength == "plain"]
    addressed = {a.addressee.split(":")[0] for a in plain if a.holders == ("AUTHOR",) and a.addressee}
    beside = {(a.holders, a.scene.sentence.index) for a in plain}
    kept = []
    for each in found:
        strength = each.urging.entry.strength
        if strength == "weak" and each.holders == ("AUTHOR",) and (each.addressee or "").split(":")[0] not in addressed:
            continue
        if strength == "beside":
            near = any((each.holders, each.scene.sentence.index + step) in beside for step in (-1, 0, 1))
            if not near or each.addressee is None or each.urging.force != "may":
                continue
        kept.append(each)
    return kept


def _addressee(each: Advised, found: Sequence[Advised]) -> str | None:
    """Who is to act; where the words do not tell, whom the same adviser addresses most, the nearest first."""
    if each.addressee is not None:
        return each.addressee
    subject = next(iter(agents(each.urging)), None)
    if subject is not None and _somebody(subject, each.scene.resolver.lexicon):
        if subject.lemma_.lower() not in SINGLE_HEADS or any(c.lower_ == "no" for c in subject.children):
            return None  # "donors should": somebody else
    at = found.index(each)
    same = [o for o in found if o.holders == each.holders and (o.addressee is not None)]
    if each.holders[-1] in VOICES - {"AUTHOR"}:  # whoever they are, elsewhere it may be others
        same = [o for o in same if o.scene.sentence.paragraph == each.scene.sentence.paragraph]
    told_to = [(abs(found.index(o) - at), str(o.addressee)) for o in same]
    if subject is not None and subject.lower_ == "we" and (home := each.scene.resolver.cast.home):
        return home
    counts = Counter(code for _, code in told_to)
    return min(told_to, key=lambda t: (-counts[t[1]], t[0]))[1] if told_to else None


def _record(each: Advised, identity: str, addressee: str | None, analysis: Analysis, lexicon: Lexicon) -> Advice:
    scene, urging = each.scene, each.urging
    condition = condition_head(urging.act, lexicon)
    inside = _act_words(urging.act, condition)
    aim = _aim(urging.act, urging.lead, lexicon)
    subjects = [t for a in agents(urging) for t in a.subtree]
    spoken = sorted({urging.token, *_framing(urging.lead), *inside, *subjects}, key=lambda t: t.i)
    while len(spoken) > 1 and (spoken[0].dep_ == "cc" or spoken[0].is_punct or spoken[0].lower_ == "that"):
        spoken = spoken[1:]
    last = spoken[-1]
    evidence, span = quote(
        analysis,
        scene.sentence,
        scene.sentence.at(spoken[0]),
        scene.sentence.at(last) + len(last.text),
        around=scene.sentence.at(urging.act),
    )
    sure = {"plain": 0.7, "weak": 0.55, "beside": 0.45}[urging.entry.strength]
    return Advice(
        id=identity,
        evidence=evidence,
        span=span,
        holders=each.holders,
        commitment=(*each.outer, "Uu"),
        basis=basis_from(each.holders[-1]),
        confidence=sure if each.addressee is not None else round(sure - 0.15, 2),
        entry=urging.entry.id,
        adviser=each.holders[-1],
        addressee=addressee,
        what=_what(urging.act, [t for t in inside if aim is None or t not in aim.subtree or t.i <= urging.act.i]),
        force=urging.force,
        aim=None if aim is None else shorten(_text(aim), AIM),
        condition=told(condition) if condition is not None else None,
    )


def _framing(lead: Token) -> list[Token]:
    """The words by which an adjective or noun advises: "there is no need", "it would be wise"."""
    frame = [lead]
    if lead.pos_ in ("ADJ", "NOUN"):
        frame += [c for c in lead.children if c.dep_ in ("expl", "cop", "aux", "det", "advmod") and c.i < lead.i]
        if lead.dep_ in ("nsubj", "obj", "xcomp") and lead.head.pos_ in ("VERB", "AUX"):
            frame += [lead.head, *(c for c in lead.head.children if c.dep_ == "expl")]
    return frame


def _act_words(act: Token, condition: Token | None) -> list[Token]:
    """The words of an act without the acts coordinated with it and without its condition."""
    words = [act]
    for child in act.children:
        if child == condition or child.dep_ in ("parataxis", "discourse") or child.is_space:
            continue
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            continue
        if child.dep_ == "advcl" and child.i < act.i:
            continue
        if child.dep_ in ("punct", "cc") and child.i > act.i:
            continue
        words.extend(child.subtree)
    return sorted(words, key=lambda t: t.i)


def _what(act: Token, inside: Sequence[Token]) -> str:
    """The act in the words of the text, from its verb on; a passive with what it is done to."""
    done_to = [t for c in act.children if c.dep_ == "nsubj:pass" for t in c.subtree if t.i < act.i]
    bare = is_passive(act) and not done_to
    words = [*(["be"] if bare else []), act.lemma_ if done_to else act.text, *(t.text for t in done_to)]
    copular = any(c.dep_ == "cop" for c in act.children)
    if copular:
        first = min((c for c in act.children if c.dep_ == "cop"), key=lambda t: t.i)
        words = ["be", *(t.text for t in inside if first.i < t.i <= act.i)]
    words += [t.text for t in inside if t.i > act.i and not t.is_space]
    text = " ".join(words)
    for mark in (",", ".", "'s", "’s", ";", ")"):
        text = text.replace(f" {mark}", mark)
    return shorten(text.replace(" - ", "-").strip(' ,.;“”"'), WORDS)


def _text(head: Token) -> str:
    words = list(head.subtree)
    return head.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)].strip(' ,.;“”"')


def _aim(act: Token, lead: Token, lexicon: Lexicon) -> Token | None:
    """To what end: a clause of purpose on the act or on what governs it, "in a bid to" alike."""
    nodes = [act, *([lead] if lead != act else [])]
    if act.dep_ == "conj":
        nodes.append(act.head)
    for node in nodes:
        for child in node.children:
            words = {c.lower_ for c in child.children if c.dep_ == "mark"}
            words |= {f"{c.lower_} {f.lower_}" for c in child.children for f in c.children if f.dep_ == "fixed"}
            bid = child.dep_ == "obl" and child.lower_ in ("bid", "effort", "order", "attempt")
            if node.lemma_ in OBJECT_CONTROL and "to" in words:
                continue  # "press Mali to withdraw" tells what to press for
            purpose = child.dep_ == "advcl" and words & PURPOSE and not is_condition(child, lexicon)
            if (purpose and child != act) or bid:
                return child
    return None


def advice_form(advice: Advice) -> dict[str, Any]:
    """A piece of advice in the export's form."""
    return {
        "id": advice.id,
        "adviser": advice.adviser,
        "addressee": advice.addressee,
        "what": advice.what,
        "aim": advice.aim,
        "force": advice.force,
        "condition": advice.condition,
        **common_form(advice),
    }
