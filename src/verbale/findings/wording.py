"""What is told of, put as a plain clause: "Quito is expected to join the pact" becomes "Quito will join the pact"."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from verbale.findings.quoting import shorten
from verbale.findings.syntax import RELATIVE

MOST = 20  # words of a proposition
MODALS = frozenset(("will", "shall", "would", "may", "might", "could", "'ll", "’ll", "'d", "’d", "wo"))
QUOTES = frozenset(("“", "”", '"', "`", "``", "''"))
APART = frozenset(("parataxis", "discourse", "vocative"))


def clause_words(head: Token, condition: Token | None) -> list[Token]:
    """The words of a clause without its condition and without clauses that are told beside it.

    Args:
        head: its predicate, or an event noun.
        condition: the head of its if-clause, or None.
    """
    return sorted(_words(head, head, condition), key=lambda t: t.i)


def _words(node: Token, head: Token, condition: Token | None) -> Iterator[Token]:
    yield node
    for child in node.children:
        if child == condition or child.dep_ in APART or child.is_space:
            continue
        if node == head and child.dep_ == "conj" and _own_clause(child):
            continue
        if node == head and child.dep_ == "nsubj:outer" and any(c.lower_ == "that" for c in head.children):
            continue  # "what counts is that …"
        if node == head and head.pos_ in ("NOUN", "PROPN") and child.dep_ in ("acl:relcl", "advcl"):
            continue
        yield from _words(child, head, condition)


def _own_clause(child: Token) -> bool:
    """Whether a coordinated clause has a subject or modal of its own, or is finite behind another."""
    return child.pos_ in ("VERB", "AUX", "ADJ") and any(
        c.dep_.startswith(("nsubj", "aux")) and (c.dep_.startswith("nsubj") or c.tag_ == "MD") for c in child.children
    )


def wording(head: Token, inside: Sequence[Token], subject: Sequence[Token], likely: Collection[int]) -> str:
    """A forecast clause as a plain one in the future, at most twenty words.

    Args:
        head: its predicate, or an event noun.
        inside: the words of its clause.
        subject: the words of its subject where they stand outside.
        likely: indexes of the words of likelihood, which are left out.
    """
    verbal = head.pos_ in ("VERB", "AUX") or any(c.dep_ in ("cop", "nsubj") for c in head.children)
    aux = [c for c in head.children if c.dep_.startswith("aux")]
    modal = next((c for c in aux if c.tag_ == "MD" or c.lower_ in MODALS), None)
    infinitive = next((c for c in head.children if c.lower_ == "to" and c.dep_ == "mark"), None)
    words: list[str] = [t.text for t in sorted(subject, key=lambda t: t.i)]
    aside = _asides(head)
    for token in inside:
        if token.i in aside:
            continue
        due = token.i in likely and token.lemma_ == "be" and token.head == head
        if token == modal or (token == infinitive and modal is None and token.i not in likely) or due:
            words.insert(len(words) - (words[-1:] == ["not"]), "will")
        elif token == infinitive or _left_out(token, head, likely, verbal=verbal):
            continue
        elif token.lower_ in RELATIVE and token.head == head and head.dep_ == "acl:relcl":
            words.extend(_antecedent(head))
        else:
            words.append(token.text)
    return shorten(_joined(words), MOST)


def _left_out(token: Token, head: Token, likely: Collection[int], *, verbal: bool) -> bool:
    """Whether a word is one of likelihood, or joins the clause to what it hangs on."""
    if token.i in likely or (token.dep_ == "fixed" and token.head.i in likely):
        return True
    joining = token.dep_ in ("mark", "cc") and token.i < head.i
    return token.head == head and (joining or (token.dep_ == "case" and not verbal))


def _asides(head: Token) -> set[int]:
    """Words that may be left out: what the clause opens with, and clauses and names set beside its nominals."""
    found: set[int] = set()
    for token in head.subtree:
        beside = token.dep_ in ("acl:relcl", "appos") and token != head
        opening = token.head == head and token.i < head.i and token.dep_ in ("advcl", "discourse", "cc")
        linking = token.head == head and token.dep_ == "advmod" and token.i + 1 < len(token.doc)
        if beside or opening or (linking and token.i < head.i and token.doc[token.i + 1].text == ","):
            found |= {t.i for t in token.subtree}
    if any(c.dep_ == "nsubj:outer" for c in head.children) and any(c.lower_ == "that" for c in head.children):
        found |= {c.i for c in head.children if c.dep_ == "cop" and head.pos_ in ("VERB", "AUX")}
    return found


def _antecedent(relative: Token) -> list[str]:
    noun = relative.head
    return [
        t.text
        for t in noun.subtree
        if t.i < relative.left_edge.i and (not t.is_punct or t.text == "-") and t.dep_ != "case"
    ][:8]


def _joined(words: Sequence[str]) -> str:
    text = " ".join(w for w in words if w.strip() and w not in QUOTES)
    text = text.replace(", will ", " will ").replace(" , will ", " will ")
    for mark in (",", ".", ";", ":", "'s", "’s", "’", "%", ")"):
        text = text.replace(f" {mark}", mark)
    return text.replace(" - ", "-").replace("( ", "(").replace("$ ", "$").strip(' ,.;:—–-“”"')
