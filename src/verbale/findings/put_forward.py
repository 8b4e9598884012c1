"""How a relation between clauses is put forward: on whose word, in what stance, whether somebody wills its effect."""

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Token

from verbale.findings.attribution import Attribution
from verbale.findings.causation import Relation
from verbale.findings.ends import End
from verbale.findings.propositions import Analysis, Clause
from verbale.findings.standing import standing
from verbale.findings.syntax import is_passive, particle_forms, verb_slots
from verbale.lexicon import Lexicon

SPEECH = {"threaten": "threatened", "promise": "promised"}
FEARED = frozenset("fear worry worried worrying concern concerned anxiety alarm dread afraid caution warn".split())
UNWILLED = frozenset(("can", "could", "may", "might"))
PEOPLE = frozenset(("i", "we", "you", "he", "she", "they", "who"))
Link = Mapping[str, Any]


class Context:
    """What is looked up for every record of a document: clauses and names by place, and findings to link to."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon, kinds: Mapping[str, Sequence[Link]]) -> None:
        self.analysis = analysis
        self.lexicon = lexicon
        self.links = [
            (str(r["id"]), kind, r) for kind in ("events", "transfers", "agreements") for r in kinds.get(kind, ())
        ]
        self.clauses: dict[tuple[int, int], Clause] = {
            (c.sentence.paragraph, c.predicate.i): c for c in analysis.clauses
        }
        self.carriers = {(c.sentence.paragraph, c.carrier.i): c for c in analysis.clauses if c.carrier is not None}
        self.mentions = {s.index: m for p in analysis.paragraphs for s, m in zip(p.sentences, p.mentions, strict=True)}

    def clause(self, relation: Relation) -> Clause | None:
        """The clause of a relation's anchor, or the nearest one above it."""
        node, paragraph = relation.anchor, relation.sentence.paragraph
        for _ in range(20):
            key = (paragraph, node.i)
            if found := self.clauses.get(key) or self.carriers.get(key):
                return found
            if node.head == node:
                return None
            node = node.head
        return None

    def chain(self, relation: Relation) -> tuple[Attribution, ...]:
        """The attributions that cover a relation's anchor, outermost first."""
        told = [
            a
            for a in self.analysis.attributions
            if a.sentence.paragraph == relation.sentence.paragraph
            and relation.anchor.i in a.content
            and a.cue.i != relation.anchor.i
            and not _aside(relation.anchor, a)
            and not _unsaid(a, self.lexicon)
        ]
        return tuple(sorted(told, key=lambda a: -len(a.content)))


def _aside(anchor: Token, attribution: Attribution) -> bool:
    """Whether words describe a thing that is asked for or expected: "vowed to seek talks, not held since …"."""
    cue = attribution.cue
    if attribution.direct or attribution.mixed or any(c.dep_ == "ccomp" for c in cue.children):
        return False
    node = anchor
    while node.head != node and node.i != cue.i:
        if node.dep_ in ("acl:relcl", "appos"):
            return True
        node = node.head
    return False


def _unsaid(attribution: Attribution, lexicon: Lexicon) -> bool:
    """Whether a cue is only called for or supposed: "what the government should note is that …"."""
    cue = attribution.cue
    if attribution.direct or cue.pos_ not in ("VERB", "AUX"):
        return False
    return standing(cue, None, lexicon, None, lasting=False).mood in ("called_for", "supposed", "asked")


def holders_of(relation: Relation, clause: Clause | None, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who vouches for a relation, and how: the holders of its clause, or those whose words cover its anchor.

    Args:
        relation: the relation.
        clause: that of its anchor, or None.
        context: for the attributions.
    """
    chain = context.chain(relation)
    if clause is not None and clause.chain == chain:
        return clause.holders, clause.commitment
    holders, reported = ["AUTHOR"], ["CT+"]
    for attribution in chain:
        name = attribution.speaker[0] if attribution.speaker else "UNNAMED"
        if name != holders[-1]:
            holders.append(name)
            reported[-1] = attribution.entry.author
            reported.append(attribution.entry.commitment)
    return tuple(holders), tuple(reported)


def stance_of(relation: Relation, clause: Clause | None, context: Context) -> str:
    """How a relation is put forward: threatened, promised, feared, explained or plainly asserted.

    Args:
        relation: the relation.
        clause: that of its anchor, or None.
        context: for the attributions and actors.
    """
    chain = context.chain(relation)
    own_cue = context.lexicon.cues.get((relation.anchor.lemma_.lower(), "verb"))
    if own_cue is not None and own_cue.act in SPEECH and relation.entry.relation != "cause":
        return SPEECH[own_cue.act]
    if chain:
        inner = chain[-1]
        if relation.entry.relation in ("condition", "purpose", "dependence", "exchange") and inner.entry.act in SPEECH:
            return SPEECH[inner.entry.act]
        own = {code.split(":")[0] for code in inner.speaker}
        acting = relation.effect is not None and own & _doers(relation.effect, context)
        if inner.entry.act == "warn" and relation.entry.relation == "condition" and acting:
            return "threatened"
        if inner.cue.lemma_.lower() in FEARED:
            return "feared"
    if clause is not None and clause.stand.mood in ("threatened", "promised"):
        return clause.stand.mood
    if any(a.lemma_.lower() in FEARED and a.pos_ in ("NOUN", "VERB", "ADJ") for a in relation.anchor.ancestors):
        return "feared"
    told = clause is not None and clause.stand.mood == "asserted" and clause.stand.tense != "future"
    if told and relation.entry.relation in ("cause", "motive", "purpose", "exchange") and relation.entry.pos != "verb":
        return "explained"
    return "asserted"


def _doers(end: End, context: Context) -> set[str]:
    """The states or bodies that are the subject of an end's verb."""
    subjects = verb_slots(end.head).get("subj", []) if end.head.pos_ == "VERB" else []
    found = (context.analysis.actors.get((end.sentence.paragraph, s.i), ()) for s in subjects)
    return {code.split(":")[0] for codes in found for code in codes}


def willed(effect: End, context: Context) -> bool:
    """Whether an effect is somebody's act: a verb of the event entries or of saying with an actor as its subject.

    Args:
        effect: the end.
        context: for the actors.
    """
    verb = effect.head
    if verb.pos_ != "VERB" or is_passive(verb) or any(c.lower_ in UNWILLED for c in verb.children):
        return False
    subjects = verb_slots(verb).get("subj", [])
    acting = any(context.analysis.actors.get((effect.sentence.paragraph, s.i)) or s.lower_ in PEOPLE for s in subjects)
    forms = particle_forms(verb)
    return acting and any(f in context.lexicon.verbs or (f, "verb") in context.lexicon.cues for f in forms)


def type_of(relation: Relation, context: Context) -> str:
    """The type that BECAUSE gives a relation (Dunietz, Levin and Carbonell 2017): by what it appeals to.

    Args:
        relation: the relation.
        context: for who acts.

    Returns:
        Purpose, Motivation (somebody acts for a reason) or Consequence.
    """
    if relation.entry.relation == "purpose":
        return "Purpose"
    if relation.entry.relation in ("motive", "exchange"):
        return "Motivation"
    willing = (
        relation.entry.pos in ("after", "link") and relation.effect is not None and willed(relation.effect, context)
    )
    return "Motivation" if willing else "Consequence"
