"""Advice: what somebody says that somebody should, must or need not do.

A government's own demand to another is an event (REQUEST), and what it says of itself a plan: neither is advice. Where
the words name nobody who is to act ("dialogue should resume"), it is whom the same adviser addresses elsewhere.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Token

from verbale.findings.actors import SINGLE_HEADS
from verbale.findings.addressing import Advised, Turn, addressees, somebody, told_to, turn_of
from verbale.findings.advice_words import AIM, act_words, aim_of, framing, text_of, what_of
from verbale.findings.conditions import condition_head, told
from verbale.findings.event_records import basis_from
from verbale.findings.expecting import expected, under_law
from verbale.findings.form import common_form
from verbale.findings.lookup import FORMER
from verbale.findings.propositions import Analysis, is_event_noun
from verbale.findings.quoting import quote, shorten
from verbale.findings.scene import Scene, scenes, sides
from verbale.findings.syntax import is_passive, preposition
from verbale.findings.urging import Urging, agents, urgings
from verbale.findings.vouching import holders_of_word, vouchers
from verbale.lexicon import Lexicon
from verbale.model import Advice

GOVERNING = frozenset(("GOV", "MIL", "SPY", "COP"))
LOOSE = frozenset(("INTERNATIONAL_COMMUNITY", "WEST", "GLOBAL_SOUTH", "IGO"))


def find_advice(analysis: Analysis, lexicon: Lexicon, *, first: int = 1) -> Iterator[Advice]:
    """The advice of a document, in reading order.

    Args:
        analysis: its clauses and attributions.
        lexicon: for the words of advice.
        first: the number of the first id.

    Yields:
        Advice with ids v1, v2 …
    """
    found = _counting(list(_advised(analysis, lexicon)))
    for number, each in enumerate(found, start=first):
        yield _record(each, f"v{number}", told_to(each, found), analysis, lexicon)


def _advised(analysis: Analysis, lexicon: Lexicon) -> Iterator[Advised]:
    turn: Turn | None = None
    for scene in scenes(analysis):
        turn = turn_of(scene, lexicon) or turn
        yield from _in_sentence(scene, lexicon, turn)


def _in_sentence(scene: Scene, lexicon: Lexicon, turn: Turn | None) -> Iterator[Advised]:
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
        if adviser is None and _owners(urging):
            continue  # somebody's counsel, nobody knows whose
        codes = addressees(urging, scene, turn) or _at_home(urging, holders[-1], lexicon)
        if not codes and urging.entry.pos == "form" and chain:
            codes = sides(chain[-1].audience)  # "urged Oman: “Do not close the port”"
        addressee = codes[0] if codes else None
        if under_law(urging, lexicon) or _expected(urging, scene, codes):
            continue
        condition = condition_head(urging.act, lexicon)
        if addressee is None and condition is not None and condition.lemma_ in ("want", "wish", "hope"):
            continue  # "should they want to trade, the ban must be lifted" tells what it takes
        former = bool(chain) and _out_of_office(chain[-1].source)
        if _names_nobody(urging, scene, addressee):
            continue
        if not former and not _allowed(urging, holders[-1], addressee, scene, lexicon):
            continue
        acts.add(urging.act.i)
        yield Advised(scene=scene, urging=urging, holders=holders, outer=outer, addressees=codes)


def _expected(urging: Urging, scene: Scene, codes: Sequence[str]) -> bool:
    """Whether "should" tells what is due or what a thing is to bring about, rather than what somebody is to do."""
    lexicon = scene.resolver.lexicon
    subject = next(iter(agents(urging)), None)
    match = scene.mentions.of(subject) if subject is not None else None
    pronoun = subject is not None and subject.pos_ == "PRON"
    governs = any(code.split(":")[1:2] in ([], ["GOV"]) for code in codes)
    people = bool(codes) or (subject is not None and (pronoun or somebody(subject, lexicon)))
    return expected(urging, lexicon, named=pronoun or match is not None or governs, somebody=people)


def _at_home(urging: Urging, holder: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The adviser's own state where he speaks of "the government" and the text names no other."""
    subject = next(iter(agents(urging)), None)
    home = holder.split(":")[0]
    if subject is None or home not in lexicon.states or subject.lemma_.lower() not in SINGLE_HEADS:
        return ()
    bare = all(c.dep_ in ("det", "punct") for c in subject.children)
    return (f"{home}:GOV",) if bare and any(c.lower_ == "the" for c in subject.children) else ()


def _within(token: Token, acts: set[int]) -> bool:
    node = token
    while node.head != node:
        if node.dep_ in ("conj", "parataxis") and any(c.dep_.startswith(("nsubj", "expl")) for c in node.children):
            return False
        node = node.head
        if node.i in acts:
            return True
    return False


def _out_of_office(source: Sequence[Token]) -> bool:
    """Whether who speaks is told to have left his office, "he" by the subject before: "A former aide agrees: he …"."""
    heads = list(source)
    for head in source:
        if head.lower_ in ("he", "she"):
            heads += [t for t in head.doc[head.sent.start : head.i] if t.dep_ == "nsubj" and t.pos_ == "NOUN"][:1]
    return any(t.lower_ in FORMER for head in heads for t in head.subtree)


def _adviser(urging: Urging, scene: Scene) -> str | None:
    """Who advises where the verb says so itself, outside any attribution found: "stressed the need to" alike."""
    verb = urging.lead
    if urging.entry.pos == "noun" and verb.dep_ == "obj":
        verb = verb.head
    elif urging.entry.pos not in ("advise", "counsel"):
        return None
    own = _owners(urging) if urging.entry.pos == "counsel" else [c for c in verb.children if c.dep_ == "nsubj"]
    subject = next(iter(own), None)
    if subject is None or subject.lower_ in ("we", "i"):
        return None
    codes = scene.resolver.phrase(subject, scene.mentions)
    return codes[0] if codes else None


def _owners(urging: Urging) -> list[Token]:
    """Whose a counsel is: "the institute's advice", "the counsel of the scholars"."""
    if urging.entry.word != "counsel":
        return []
    return [c for c in urging.token.children if c.dep_ == "nmod:poss" or preposition(c) in ("of", "from", "by")]


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
    if (entry.word != "had better" and any(a.lemma_ == "have" for a in aux)) or (
        act.tag_ == "VBG" and any(a.lemma_ == "be" for a in aux)
    ):
        return False
    if entry.word == "might" and act.lemma_.lower() not in lexicon.outlook["openings"]:
        return False
    if _unsaid(act):
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
    if entry.strength == "beside" and entry.pos != "form" and not _main(urging):
        return False
    return not _bounded(lead if entry.pos != "aux" else act, cues)


def _main(urging: Urging) -> bool:
    """Whether an act is told by the main clause of its sentence, with a subject of its own."""
    if urging.parted is not None:
        return True
    lead = urging.lead
    return lead.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in lead.children)


def _unsaid(act: Token) -> bool:
    """Whether an act is what somebody did not say: "What he did not write is that Chad should fight"."""
    for subject in (c for c in act.children if c.dep_ in ("nsubj:outer", "csubj:outer")):
        if any(c.lower_ in ("not", "n't", "never") for t in subject.subtree if t.pos_ == "VERB" for c in t.children):
            return True
    return False


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
        if node.dep_ == "conj" and _stands_alone(node):  # a clause of its own, hung on one inside the one before
            node = next((a for a in node.ancestors if a.dep_.startswith(("acl:relcl", "advcl"))), node).head
            continue
        relative = node.dep_.startswith("acl:relcl") and node.head.lower_ != "what"
        if relative or (node.dep_ == "advcl" and openers & {"if", "unless", "until", "before", "than", "whether"}):
            return True
        if openers & {"whether", "what", "how", "who", "which", "why", "where", "when", "if"}:
            if not node.dep_.startswith("acl:relcl"):
                return True
        node = node.head
    return False


def _stands_alone(node: Token) -> bool:
    """Whether a coordinated clause has a modal or subject of its own where that on which it hangs has none such."""
    inside = next((a for a in node.ancestors if a.dep_.startswith(("acl:relcl", "advcl"))), None)
    if inside is None or not any(c.lower_ in ("and", "but", "or") for c in (*node.children, *_first(node).children)):
        return False
    subject = next((c for c in node.children if c.dep_.startswith("nsubj")), None)
    return _modal(node) and not _modal(inside) and (subject is None or subject.lower_ not in ("which", "who", "that"))


def _first(node: Token) -> Token:
    """The verb on which a coordinated one hangs, if it is itself coordinated: "and had better buy"."""
    return node.head if node.head.dep_ == "conj" else node


def _modal(node: Token) -> bool:
    return any((c.tag_ == "MD" and c.dep_ == "aux") or (c.lower_ == "better" and c.i < node.i) for c in node.children)


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
    if somebody(subject, scene.resolver.lexicon):
        return False
    cop = any(c.dep_ == "cop" for c in act.children)
    return cop or not is_event_noun(subject, scene.resolver.lexicon)


def _allowed(urging: Urging, holder: str, addressee: str | None, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether who speaks advises, and does not govern: a demand of a government is an event, its own aims a plan."""
    own = holder.split(":")
    governing = own[0] in lexicon.states and (len(own) == 1 or own[1] in GOVERNING)
    if urging.entry.pos in ("form", "counsel"):
        return not governing
    body = own[0] not in lexicon.states and (own[0] in lexicon.bodies or own[0] in LOOSE)
    if governing:
        target = (addressee or "").split(":")[0]
        if target == own[0] and own[1:] in (["MIL", "?"], ["COP", "?"], ["SPY", "?"]):
            return urging.entry.pos != "advise"  # officers on what their army should do
        return bool(target) and target not in lexicon.states and urging.entry.pos != "advise"
    official = holder == "AUTHOR" and scene.analysis.reading.document.genre == "official"
    if (body or official) and urging.entry.pos == "advise":
        return urging.entry.word in ("recommend", "advise", "suggest") or urging.entry.strength == "expert"
    return addressee is None or addressee.split(":")[0] != own[0] or not body


def _counsels(holder: str, lexicon: Lexicon) -> bool:
    """Whether a wish is advice: that of scholars and the like."""
    parts = holder.split(":")
    return holder == "EXPERTS" or (len(parts) > 1 and parts[1].lower() in lexicon.outlook["counsellors"])


def _counting(found: Sequence[Advised]) -> list[Advised]:
    """Without an author's mere needs where he advises nowhere, and without what "could" be done where none should."""
    plain = [a for a in found if a.urging.entry.strength == "plain" and a.urging.entry.pos != "form"]
    addressed = {a.addressees[0].split(":")[0] for a in plain if a.addressees}
    beside = {(a.holders, a.scene.sentence.index) for a in plain}
    kept = []
    for each in found:
        entry = each.urging.entry
        first = next((c.split(":")[0] for c in each.addressees), "")
        at = each.scene.sentence.index
        own = any((each.holders, at + step) in beside for step in (-1, 0, 1))
        if entry.strength == "weak" and each.holders == ("AUTHOR",) and first not in addressed and not own:
            continue
        if entry.strength == "expert" and not own and not _counsels(each.holders[-1], each.scene.resolver.lexicon):
            continue
        if entry.pos == "form" and entry.strength == "beside":
            if each.holders not in {a.holders for a in found if a.urging.entry.pos != "form"}:
                continue
        elif entry.strength == "beside":
            near = any((("AUTHOR",), at + step) in beside for step in (-1, 0, 1))
            if not (own or near) or not each.addressees or each.urging.force != "may":
                continue
        kept.append(each)
    return kept


def _record(each: Advised, identity: str, addressee: tuple[str, ...], analysis: Analysis, lexicon: Lexicon) -> Advice:
    scene, urging = each.scene, each.urging
    condition = condition_head(urging.act, lexicon)
    inside = act_words(urging.act, condition)
    aim = aim_of(urging.act, urging.lead, lexicon)
    subjects = [t for a in agents(urging) for t in a.subtree]
    spoken = sorted({urging.token, *framing(urging.lead), *inside, *subjects}, key=lambda t: t.i)
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
    sure = {"plain": 0.7, "weak": 0.55, "expert": 0.55, "beside": 0.45}[urging.entry.strength]
    return Advice(
        id=identity,
        evidence=evidence,
        span=span,
        holders=each.holders,
        commitment=(*each.outer, "Uu"),
        basis=basis_from(each.holders[-1]),
        confidence=sure if each.addressees else round(sure - 0.15, 2),
        entry=urging.entry.id,
        adviser=each.holders[-1],
        addressee=addressee if len(addressee) > 1 else next(iter(addressee), None),
        what=what_of(urging.act, [t for t in inside if aim is None or t not in aim.subtree or t.i <= urging.act.i]),
        force=urging.force,
        aim=None if aim is None else shorten(text_of(aim), AIM),
        condition=told(condition) if condition is not None else None,
    )


def advice_form(advice: Advice) -> dict[str, Any]:
    """A piece of advice in the export's form."""
    return {
        "id": advice.id,
        "adviser": advice.adviser,
        "addressee": list(advice.addressee) if isinstance(advice.addressee, tuple) else advice.addressee,
        "what": advice.what,
        "aim": advice.aim,
        "force": advice.force,
        "condition": advice.condition,
        **common_form(advice),
    }
