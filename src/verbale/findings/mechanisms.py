"""Mechanisms: relations between clauses read as records, with sign, stance, holders and links to other findings.

An effect that is told negated is turned: "not held because of a dispute" is a dispute that prevents the holding.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from spacy.tokens import Token

from verbale.findings.causation import Relation, find_relations
from verbale.findings.ends import End, made_end, negations, phrase_tokens, wording
from verbale.findings.event_records import basis_from
from verbale.findings.nodes import node_of
from verbale.findings.propositions import Analysis, Clause, is_event_noun
from verbale.findings.put_forward import Context, Link, holders_of, stance_of, willed
from verbale.findings.quoting import FEWEST, MOST, WORD, quote, shorten
from verbale.findings.syntax import conjuncts
from verbale.language import Sentence
from verbale.lexicon import Connective, Lexicon
from verbale.model import Mechanism, Passage

FLIP = {"+": "-", "-": "+", "?": "?"}
NEEDING = frozenset(("without", "until", "till"))  # what does not come without them: "no peace without the elders"
HALF = 0.5  # from where on a sentence is taken for a causal claim
FIRMLY = 0.8  # the same, where a record rests on it


def find_mechanisms(
    analyses: Sequence[Analysis | None],
    lexicon: Lexicon,
    kinds: Mapping[str, Sequence[Link]] | None = None,
) -> Iterator[Mechanism]:
    """The mechanisms of a document, in reading order.

    Args:
        analyses: of its headline, None where it has none, and of its text.
        lexicon: for the connectives and themes.
        kinds: findings that were made before, by kind in the export's form: events, transfers and agreements that
            stand in an end are linked to it.

    Yields:
        Mechanisms with ids m1, m2 …
    """
    seen: set[tuple[str, str]] = set()
    for analysis in (a for a in analyses if a is not None):
        context = Context(analysis, lexicon, kinds or {})
        for relation in believed(find_relations(analysis, lexicon), least=FIRMLY):
            for told in _each(relation):
                made = _record(told, f"m{len(seen) + 1}", context)
                if made is not None and (made.cause, made.effect) not in seen:
                    seen.add((made.cause, made.effect))
                    yield made


def believed(relations: Iterable[Relation], *, least: float = HALF) -> list[Relation]:
    """The relations whose connective is sure, or stands in a sentence that claims a cause.

    Args:
        relations: as found.
        least: the probability from which on a sentence does.
    """
    found = (r for r in relations if _needed(r))
    return [r for r in found if r.entry.certainty == "sure" or claim_of(r.sentence) >= least]


def claim_of(sentence: Sentence) -> float:
    """How likely it is that a sentence claims a cause; 0 where the network of senses was not asked."""
    return sentence.sensed.claim if sentence.sensed is not None else 0.0


def _each(relation: Relation) -> Iterator[Relation]:
    """A relation for each of several causes that are joined by "and", where they are phrases."""
    cause = relation.cause
    if cause is None or cause.head.pos_ not in ("NOUN", "PROPN") or relation.entry.pos != "after":
        yield relation
        return
    heads = [h for h in conjuncts(cause.head) if h.i in cause.tokens and h.pos_ in ("NOUN", "PROPN")]
    heads += [t for t in cause.head.subtree if t.i in cause.tokens and t not in heads and _higher(t)]
    if len(heads) < 2 or all(h.pos_ == "PROPN" for h in heads):
        yield relation
        return
    for head in heads:
        rest = {t.i for other in heads if other != head and other not in head.ancestors for t in other.subtree}
        tokens = {t.i for t in phrase_tokens(head)} & cause.tokens
        tokens -= rest | {c.i for c in head.children if c.dep_ == "cc"}
        end = made_end(head, tokens, cause.sentence)
        yield _with_cause(relation, end) if end is not None else relation


def _higher(token: Token) -> bool:
    """Whether a second "and" behind a comma joins something higher: "disputes between X and Y, and the pandemic"."""
    if token.dep_ != "conj" or token.pos_ not in ("NOUN", "PROPN") or token.head.pos_ not in ("NOUN", "PROPN"):
        return False
    ands = [c for c in token.children if c.dep_ == "cc"]
    others = [c for c in token.head.children if c.dep_ == "conj" and c.i < token.i]
    return (
        bool(ands)
        and ands[0].nbor(-1).text == ","
        and any(g.dep_ == "cc" and g.nbor(-1).text != "," for c in others for g in c.children)
    )


def _with_cause(relation: Relation, cause: End) -> Relation:
    return Relation(
        entry=relation.entry,
        sentence=relation.sentence,
        words=relation.words,
        cause=cause,
        effect=relation.effect,
        anchor=relation.anchor,
    )


def _record(relation: Relation, identity: str, context: Context) -> Mechanism | None:
    cause, effect, entry = relation.cause, relation.effect, relation.entry
    if cause is None or effect is None or cause.tokens & effect.tokens or entry.certainty == "weak":
        return None
    clause = context.clause(relation)
    holders, commitment = holders_of(relation, clause, context)
    turned = negations(effect.tokens, effect.head) if entry.pos in ("after", "link", "frame") else frozenset()
    if entry.pos == "verb" and _agent(cause if entry.cause == "subj" else effect, context):
        return None
    averse = turned and _averse(effect.head, context.lexicon)
    sign, kind = entry.sign, entry.kind
    if averse:
        turned |= {effect.head.i}  # "will not hesitate to strike" is no denial
    elif turned:
        sign = FLIP[sign]
        kind = "prevents" if kind == "causes" else kind
        commitment = (*commitment[:-1], commitment[-1].replace("-", "+"))
    if kind == "causes" and entry.pos in ("after", "link") and willed(effect, context):
        kind = "motivates"
    if _open(relation.anchor):
        sign = "?"
    if entry.relation == "purpose" and entry.cause == "right" and _advised(effect.head, clause, context.lexicon):
        cause, effect, kind = effect, cause, "enables"  # advised means and the end that they are to serve
    told = wording(cause), wording(effect, without=turned)
    nodes = (
        node_of(cause, context.mentions.get(cause.sentence.index), context.analysis, context.lexicon),
        node_of(effect, context.mentions.get(effect.sentence.index), context.analysis, context.lexicon),
    )
    if not all(_full(end) for end in (cause, effect)) or not all(told):
        return None
    evidence, span = _evidence(relation, context.analysis)
    return Mechanism(
        id=identity,
        evidence=evidence,
        span=span,
        holders=holders,
        commitment=commitment,
        basis=basis_from(holders[-1]),
        confidence=0.7 if entry.certainty == "sure" else 0.5,
        entry=entry.id,
        cause=told[0],
        effect=told[1],
        sign=sign,
        kind=kind,
        relation=entry.relation,
        stance=stance_of(relation, clause, context),
        condition=_condition(relation, effect) if entry.relation != "condition" else None,
        cause_node=nodes[0],
        effect_node=nodes[1],
        cause_passage=_passage(cause, context.analysis),
        effect_passage=_passage(effect, context.analysis),
        connective=_connective(relation, context.analysis),
        cause_link=_links(cause, context),
        effect_link=_links(effect, context),
    )


def _needed(relation: Relation) -> bool:
    """Of "without" and "until", whether something does not come without: what they hang on is negated or supposed."""
    effect = relation.effect
    if relation.entry.connective not in NEEDING:
        return True
    return effect is not None and bool(negations(effect.tokens, effect.head) or _supposed(effect.head))


def _supposed(head: Token) -> bool:
    """Whether a verb stands under a modal: "could not work", "would fail"."""
    return any(c.tag_ == "MD" for c in head.children)


def _agent(end: End, context: Context) -> bool:
    """Whether a subject is an actor and nothing else, so that its verb tells an act, not what leads to what."""
    head = end.head
    named = context.analysis.actors.get((end.sentence.paragraph, head.i), ())
    return bool(named) and head.pos_ in ("NOUN", "PROPN", "PRON") and not is_event_noun(head, context.lexicon)


def _full(end: End) -> bool:
    """Whether an end tells something: a noun, verb or adjective, not a pronoun or a number alone."""
    return any(
        end.head.doc[i].pos_ in ("NOUN", "PROPN", "VERB", "ADJ")
        and end.head.doc[i].dep_ not in ("case", "mark", "fixed")
        for i in end.tokens
    )


def _averse(head: Token, lexicon: Lexicon) -> bool:
    """Whether a verb denies what hangs on it ("hesitate", "fail", "refuse"), so that its negation affirms it."""
    told = lexicon.modality.get((head.lemma_.lower(), "verb"))
    return (
        told is not None
        and (told.commitment or "").endswith("-")
        and any(c.dep_ in ("xcomp", "advcl", "ccomp") for c in head.children)
    )


def _advised(head: Token, clause: Clause | None, lexicon: Lexicon) -> bool:
    """Whether an act is asked for or advised: "should", "needs to", "it is necessary to"."""
    if clause is not None and clause.stand.mood == "called_for":
        return True
    told = lexicon.modality.get((head.lemma_.lower(), "verb")) or lexicon.modality.get((head.lower_, "adj"))
    return told is not None and told.mood == "called_for"


def _open(anchor: Token) -> bool:
    """Whether a relation stands under "whether": it is told as open."""
    return any(c.dep_ == "mark" and c.lower_ == "whether" for c in anchor.children)


def _evidence(relation: Relation, analysis: Analysis) -> tuple[str, tuple[int, int]]:
    """The stretch from the first to the last word of both ends and the connective."""
    ends = [e for e in (relation.cause, relation.effect) if e is not None]
    doc = relation.anchor.doc
    spans = [e.span for e in ends]
    sentence = relation.sentence
    first, last = doc[min(relation.words)], doc[max(relation.words)]
    spans.append((sentence.at(first), sentence.at(last) + len(last.text)))
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    text = analysis.reading.document.text
    if len(WORD.findall(text[start:end])) > MOST:  # too long for one quote: the connective's own sentence
        start, end = max(start, sentence.start), min(end, sentence.end)
    if len(WORD.findall(text[start:end])) < FEWEST:
        start, end = sentence.start, sentence.end
    return quote(analysis, sentence, start, end, around=sentence.at(first))


def _passage(end: End, analysis: Analysis) -> Passage:
    start, stop = end.span
    return Passage(analysis.reading.document.text[start:stop], start, stop)


def _connective(relation: Relation, analysis: Analysis) -> Passage:
    """The connective; of one in two parts ("the longer … the closer") the stretch from the first word to the last."""
    doc = relation.anchor.doc
    first, last = doc[min(relation.words)], doc[max(relation.words)]
    start, stop = relation.sentence.at(first), relation.sentence.at(last) + len(last.text)
    return Passage(analysis.reading.document.text[start:stop], start, stop)


def _condition(relation: Relation, effect: End) -> str | None:
    """An if-clause over a mechanism, in the text's own words."""
    for token in effect.head.children:
        marks = [c for c in token.children if c.dep_ == "mark" and c.lower_ in ("if", "unless", "provided")]
        if token.dep_ == "advcl" and marks and token.i not in effect.tokens:
            if relation.cause is not None and token.i in relation.cause.tokens:
                continue
            text = "".join(t.text_with_ws for t in token.subtree).strip(' ,.“”"')
            return shorten(text, 15)
    return None


def _links(end: End, context: Context) -> tuple[str, ...]:
    """The findings that stand in an end: events whose trigger does, agreements and transfers named by it."""
    start, stop = end.span
    text = context.analysis.reading.document.text[start:stop].lower()
    found = []
    for identity, kind, record in context.links:
        if kind == "events":
            at = (record["trigger"]["start"], record["trigger"]["end"])
        else:
            at = (record["span"][0], record["span"][1])
        inside = min(stop, at[1]) - max(start, at[0])
        if inside <= 0 or (kind == "events" and inside < at[1] - at[0]):
            continue
        named = str(record.get("item") or record.get("name") or "").lower()
        if kind == "events" or (named and named in text):
            found.append(identity)
    return tuple(dict.fromkeys(found))


def mechanism_form(mechanism: Mechanism) -> dict[str, Any]:
    """A mechanism in the export's form."""
    return {
        "id": mechanism.id,
        "cause": mechanism.cause,
        "effect": mechanism.effect,
        "sign": mechanism.sign,
        "kind": mechanism.kind,
        "relation": mechanism.relation,
        "stance": mechanism.stance,
        "condition": mechanism.condition,
        "cause_node": _node_form(mechanism.cause_node),
        "effect_node": _node_form(mechanism.effect_node),
        "cause_passage": asdict(mechanism.cause_passage),
        "effect_passage": asdict(mechanism.effect_passage),
        "connective": asdict(mechanism.connective),
        "cause_link": list(mechanism.cause_link),
        "effect_link": list(mechanism.effect_link),
        "evidence": mechanism.evidence,
        "span": list(mechanism.span),
        "holders": list(mechanism.holders),
        "holder": mechanism.holder,
        "commitment": list(mechanism.commitment),
        "basis": mechanism.basis,
        "confidence": mechanism.confidence,
        "entry": mechanism.entry,
    }


def _node_form(node: Any) -> dict[str, Any]:
    return {"actors": list(node.actors), "dimension": node.dimension, "direction": node.direction}


__all__ = ["Connective", "find_mechanisms", "mechanism_form"]
