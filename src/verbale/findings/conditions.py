"""Conditions: the if-clause over a clause, in the text's own words.

Shared by the kinds that have a condition. The conjunctions are those of the lexicon whose mood is "supposed" ("if",
"unless", "provided"), with the inverted "should force be used" and the phrases "in case of" and "depending on".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.findings.quoting import shorten
from verbale.findings.syntax import preposition
from verbale.lexicon import Lexicon

MOST = 15  # words of a condition
UP = frozenset(("ccomp", "xcomp", "csubj", "csubj:pass", "conj", "acl", "advcl", "acl:relcl", "parataxis"))
INVERTED = frozenset(("should", "were", "had"))
NOT_CONDITIONS = frozenset(("as if", "as though", "whether", "even if"))
PHRASES = frozenset(("depending on", "in case of", "in the event of", "in the absence of", "without"))


def condition_of(head: Token, lexicon: Lexicon) -> str | None:
    """The condition under which a clause stands.

    Args:
        head: the predicate of the clause.
        lexicon: for the conjunctions.

    Returns:
        The if-clause in the text's own words, at most fifteen; None where there is none.
    """
    found = condition_head(head, lexicon)
    return None if found is None else told(found)


def condition_head(head: Token, lexicon: Lexicon) -> Token | None:
    """The head of the if-clause over a clause, or None.

    Args:
        head: the predicate of the clause.
        lexicon: for the conjunctions.
    """
    for node in (*_upwards(head), *(c for c in head.children if c.dep_ == "xcomp")):
        for child in node.children:
            if child.dep_ in ("advcl", "obl", "advmod", "ccomp", "xcomp") and is_condition(child, lexicon):
                return child
    return None


def is_condition(head: Token, lexicon: Lexicon) -> bool:
    """Whether a clause or phrase is a condition.

    Args:
        head: its head.
        lexicon: for the conjunctions.
    """
    for child in head.children:
        if child.dep_ not in ("mark", "advmod", "case", "aux", "aux:pass", "cop"):
            continue
        words = " ".join([child.lower_, *(c.lower_ for c in child.children if c.dep_ == "fixed")])
        if child.dep_.startswith("aux") or child.dep_ == "cop":
            if head.dep_ in ("advcl", "xcomp") and child.lower_ in INVERTED and _opens(child, head):
                return True
            continue
        modality = lexicon.modality.get((words, "adv"))
        if modality is not None and modality.mood == "supposed" and words not in NOT_CONDITIONS:
            return True
    return head.pos_ == "NOUN" and preposition(head) in PHRASES


def told(head: Token) -> str:
    """A condition in the text's own words, at most fifteen.

    Args:
        head: of the if-clause.
    """
    words = [t for t in head.subtree if not t.is_space]
    text = head.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
    return shorten(text.strip(" ,;.“”\"'"), MOST)


def _upwards(head: Token) -> Iterator[Token]:
    """A clause and those over it that say nothing of their own subject's acts."""
    seen = 0
    node = head
    yield node
    while node.dep_ in UP and node.head != node and seen < 4:
        if node.dep_ in ("acl:relcl", "advcl", "conj") and any(c.dep_.startswith("nsubj") for c in node.children):
            return
        node = node.head
        seen += 1
        yield node


def _opens(aux: Token, head: Token) -> bool:
    """Whether an auxiliary stands before its subject: "should Baku refuse"."""
    subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
    return aux.i < subject.i if subject is not None else aux == head.left_edge and aux.lower_ == "should"
