"""What sounds like advice and is none: a duty under a law, what is due by a date, what a thing is to bring about."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.findings.syntax import is_passive, preposition
from verbale.findings.urging import Urging, agents
from verbale.language import find_times
from verbale.lexicon import Lexicon

DUTY = frozenset(("must", "have", "need"))
HOPE = frozenset(("should", "ought"))
UNDER = frozenset(("under", "by", "according to", "in accordance with", "pursuant to", "as required by"))
LIMITS = frozenset(("by", "before", "until"))
CLAUSES = frozenset(("advcl", "advcl:relcl", "ccomp", "acl:relcl", "conj", "parataxis", "csubj"))


def under_law(urging: Urging, lexicon: Lexicon) -> bool:
    """Whether "must" tells what a law or treaty lays down: "under Article 5 each ally must", "as a member of".

    Args:
        urging: words of advice over an act.
        lexicon: for the words of law.
    """
    if urging.entry.word not in DUTY:
        return False
    words = lexicon.outlook
    for node in dict.fromkeys((urging.act, urging.lead)):
        bound = node.head if node.dep_ in ("parataxis", "conj") else None
        if bound is not None and bound.lemma_.lower() in words["binding"] and bound.i < node.i:
            return True  # "the embargo obliges all members: they must"
        for child in node.children:
            if child.i > urging.act.i or child.dep_ not in ("obl", "nmod", "advcl", "advmod"):
                continue
            lemma = child.lemma_.lower()
            if lemma in words["laws"] and preposition(child) in UNDER:
                return True
            edge = child.left_edge
            marked = edge.lower_ == "as" or (edge.i > edge.sent.start and edge.nbor(-1).lower_ == "as")
            if lemma in words["memberships"] and marked and any(c.dep_ == "nmod" for c in child.children):
                return True
    return False


def expected(urging: Urging, lexicon: Lexicon, *, named: bool, somebody: bool) -> bool:
    """Whether "should" tells what is to be expected: "should arrive by May", "the ban should bring relief".

    Args:
        urging: words of advice over an act.
        lexicon: for the acts that come about on a date and those that a thing brings about.
        named: whether who is to act is a state, a body or its government, and not another part of one.
        somebody: whether the subject names people or a body at all.
    """
    if urging.entry.word not in HOPE:
        return False
    act, words = urging.act, lexicon.outlook
    lemma = act.lemma_.lower()
    times = {preposition_before(t) for t in _times(act, words["periods"])}
    copular = any(c.dep_ == "cop" for c in act.children)
    if times and (lemma in words["due"] or (copular and act.lower_ in words["due"])):
        return True
    scheduled = lemma in words["scheduled"] or (lemma, *(c.lower_ for c in act.children)).count("place") == 1
    if times and scheduled and not named and not times & LIMITS:
        return True
    thing = not somebody and any(s.pos_ == "NOUN" for s in agents(urging)[:1])
    return thing and not is_passive(act) and lemma in words["yields"] and any(c.dep_ == "obj" for c in act.children)


def _times(act: Token, periods: frozenset[str]) -> Iterator[Token]:
    """The first words of the times that belong to an act and to no clause under it."""
    span = act.sent
    for token in act.subtree:
        if token.lemma_.lower() in periods and token.dep_ in ("obl", "nmod", "obl:unmarked"):
            if _clause(token, act) == act:
                yield (
                    token.left_edge
                    if preposition(token) is None
                    else next(c for c in token.children if c.dep_ == "case")
                )
    for time in find_times(span.text):
        if not time.firm and time.type != "DURATION":
            continue
        first = next((t for t in span if t.idx - span.start_char >= time.start), None)
        if first is not None and _clause(first, act) == act:
            yield first


def _clause(token: Token, act: Token) -> Token | None:
    """The predicate over a word, as far as the act."""
    node = token
    while node != act:
        if node.dep_ in CLAUSES or node.head == node:
            return None
        node = node.head
    return act


def preposition_before(token: Token) -> str:
    """The preposition that stands before the words of a time; "" where none does.

    Args:
        token: the first of those words.
    """
    for before in reversed(token.doc[token.sent.start : token.i + 1]):
        if before.pos_ == "ADP" and before.lower_ != "of":
            return str(before.lower_)
        if before.pos_ not in ("DET", "NOUN", "ADJ", "NUM", "PROPN", "ADP"):
            break
    return ""
