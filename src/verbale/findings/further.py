"""Whom an act concerns that is named further down in its clause.

"Criticised the separation of children by the United States", "dropped its veto on the fund for Ukraine": the one
concerned is no participant of the verb by grammar, but stands in what the act is about.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.findings.propositions import Analysis, Clause
from verbale.findings.quoting import passage
from verbale.findings.syntax import noun_forms, preposition
from verbale.lexicon import Lexicon
from verbale.model import Argument

# Types of act that are done to somebody, who is sought further down where no phrase of the verb names him.
DONE_TO = frozenset(
    "AGREE SUPPORT CONCEDE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION MOBILIZE COERCE ASSAULT".split()
)
# In these the place tells whom: treated patients in Liberia, withdrew from a base in Niger.
PLACED = frozenset(("AID", "RETREAT", "ASSAULT", "COERCE"))
CONTENT = frozenset(("AGREE", "THREATEN", "REJECT", "REQUEST"))  # what is promised, threatened, refused tells to whom
FACING = frozenset(("near", "around", "off", "along", "toward", "towards", "against", "facing", "opposite"))
BESIDE = frozenset(
    (
        "nsubj", "csubj", "parataxis", "conj", "advcl", "advmod", "discourse", "vocative", "acl:relcl",
        "appos", "obl:unmarked", "dislocated", "mark", "cc", "punct", "cop", "aux", "aux:pass",
    )
)  # fmt: skip
NOT_CONCERNED = frozenset(
    "after before during since until till despite because like unlike according behind amid following under alongside "
    "between among as than without via through ahead".split()
)
VENUE = frozenset(("in", "at", "near", "inside", "outside", "across", "around", "within"))
NEAREST = ("poss", "by")  # before other phrases of one depth


def named_further(clause: Clause, kind: str, own: frozenset[str], analysis: Analysis) -> Argument | None:
    """The nearest named side in the clause's own words that is not one of the actor's.

    Args:
        clause: of an act whose recipient no phrase of it names.
        kind: the PLOVER type.
        own: states or bodies of the actor.
        analysis: for its actors.

    Returns:
        The recipient, or None.
    """
    if kind not in DONE_TO:
        return None
    heads = [clause.predicate, *([clause.carrier] if clause.carrier is not None else [])]
    level = [child for head in heads for child in _below(head, kind) if child not in heads]
    predicate = clause.predicate
    if predicate.pos_ == "NOUN" and predicate.dep_ == "nsubj":  # "objections from Turkey blocked the bid of Sweden"
        level += [child for child in _below(predicate.head, kind) if child != predicate]
    level += _said(clause, kind)
    if kind == "MOBILIZE":
        level = [t for head in heads for t in head.subtree if preposition(t) in FACING]
    while level:
        for token in sorted(level, key=_rank):
            if (found := _named(clause, token, own, analysis)) is not None:
                return found
        level = [child for token in level for child in _below(token, kind)]
    return None


def handed_over(head: Token, lexicon: Lexicon) -> bool:
    """Whether an object is wares, which are handed to somebody and are nobody: "the two patrol boats".

    Args:
        head: of the object's phrase.
        lexicon: for the goods.
    """
    good = next((lexicon.goods[form] for form in noun_forms(head) if form in lexicon.goods), None)
    return good is not None and good.form != "people"


def owner_of_subject(clause: Clause, analysis: Analysis) -> Argument | None:
    """Whose the doer is where it is no actor itself: "Russian units abandoned …", "a report by Oxfam …".

    Args:
        clause: of an act of which no phrase names the actor.
        analysis: for its actors.

    Returns:
        The owner as the actor, or None.
    """
    for head in clause.slots.get("subj", ()):
        if head.pos_ not in ("NOUN", "PROPN"):
            continue
        for child in sorted(head.children, key=lambda c: c.i):
            owns = child.dep_ in ("amod", "compound", "nmod:poss") or (
                child.dep_ == "nmod" and preposition(child) in ("of", "by", "from")
            )
            if owns and (codes := analysis.resolver.phrase(child, clause.mentions, clause.speaker)):
                return Argument("actor", passage(clause.sentence, head), codes)
    return None


def _said(clause: Clause, kind: str) -> list[Token]:
    """The heads of what is said where the act is a saying put behind its content: "…, he threatened"."""
    predicate = clause.predicate
    if kind not in CONTENT or predicate.dep_ != "parataxis" or predicate.head.i > predicate.i:
        return []
    return list(predicate.head.children)


def _below(head: Token, kind: str) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in BESIDE and not (child.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN")):
            continue
        if child.dep_ in ("ccomp", "xcomp", "acl") and kind not in CONTENT:
            continue
        case = preposition(child)
        if case is not None and case.split()[0] in NOT_CONCERNED:
            continue
        if case in VENUE and kind not in PLACED:
            continue
        yield child
    if kind in CONTENT and head.dep_ in ("ccomp", "xcomp", "acl"):
        yield from (c for c in head.children if c.dep_.startswith("nsubj"))


def _rank(token: Token) -> tuple[bool, int]:
    owner = token.dep_ == "nmod:poss" or preposition(token) == "by" or token.dep_ in ("amod", "compound")
    return not owner, token.i


def _named(clause: Clause, token: Token, own: frozenset[str], analysis: Analysis) -> Argument | None:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or handed_over(token, analysis.resolver.lexicon):
        return None
    codes = analysis.resolver.phrase(token, clause.mentions, clause.speaker)
    others = tuple(c for c in codes if c.split(":")[0] not in own)
    if not others or len(others) < len(codes):
        return None
    return Argument("recipient", passage(clause.sentence, token), others)
