"""The two ends of a relation between clauses: which words they are, and how they are told in few words."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from verbale.findings.syntax import verb_slots
from verbale.language import Sentence
from verbale.lexicon import Lexicon

MOST = 10  # words of a wording
BESIDE = frozenset(("parataxis", "discourse", "vocative", "dislocated"))
ASIDE = frozenset(("appos", "acl:relcl", "parataxis", "discourse"))
LEADING = frozenset(("case", "mark", "cc", "fixed"))  # words that go with what follows them
AUXILIARIES = frozenset(("be", "have", "do", "will", "would", "shall", "to"))
PERSONAL = frozenset("it they he she we i you its their his her our my your".split())
GERUNDS = frozenset("in on of at from against for about with into to".split())
SMALL = frozenset(("det", "punct", "expl", "discourse", "cc:preconj", "det:predet"))
NEGATIVE = frozenset(("not", "n't", "never", "no", "nothing", "nobody", "neither", "hardly", "cannot"))
# How far a word is from the core of its phrase, by its relation: what is farthest goes first when words are too many.
WEIGHT = {
    "nsubj": 0.2, "nsubj:pass": 0.2, "obj": 0.2, "xcomp": 0.3, "ccomp": 0.4, "csubj": 0.3, "cop": 0.1, "aux": 0.6,
    "aux:pass": 0.3, "compound": 0.3, "flat": 0.3, "fixed": 0.3, "amod": 0.5, "nmod:poss": 0.4, "case": 0.05,
    "mark": 0.2, "compound:prt": 0.1, "obl": 0.8, "nmod": 0.7, "conj": 0.6, "cc": 0.05, "nummod": 0.6,
    "advmod": 1.2, "acl": 1.2, "acl:relcl": 1.8, "advcl": 1.6, "appos": 1.8, "obl:unmarked": 1.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation.

    Attributes:
        head: its head word.
        tokens: indexes of its words in the block.
        sentence: where it stands.
    """

    head: Token
    tokens: frozenset[int]
    sentence: Sentence

    @property
    def span(self) -> tuple[int, int]:
        """Its first and last character in the clean text, the end exclusive."""
        doc: Doc = self.head.doc
        last = doc[max(self.tokens)]
        return self.sentence.offset + doc[min(self.tokens)].idx, self.sentence.offset + last.idx + len(last.text)


def made_end(head: Token, tokens: Iterable[int], sentence: Sentence) -> End | None:
    """An end of the words given, without marks at its edges; None where nothing is left.

    Args:
        head: its head word.
        tokens: indexes in the block.
        sentence: where it stands.
    """
    told = sorted(i for i in tokens if sentence.span.start <= i < sentence.span.end)
    while told and head.doc[told[0]].is_punct:
        told.pop(0)
    while told and head.doc[told[-1]].is_punct:
        told.pop()
    return End(head, frozenset(told), sentence) if told else None


def clause_end(head: Token, without: Set[int], sentence: Sentence) -> End | None:
    """The clause that a word belongs to, as an end.

    Args:
        head: any word of it; the verbs above it are taken in ("agreed to work" for "work").
        without: indexes of words of the other end and of the connective.
        sentence: where it stands.
    """
    top = clause_top(head)
    tokens = {t.i for t in _own(top, top)} - without
    for subject in verb_slots(top).get("subj", []) if top.pos_ in ("VERB", "AUX") else []:
        if subject.sent == top.sent and subject.i not in without:
            tokens |= {t.i for t in phrase_tokens(subject)} - without
    modifies = top.dep_ == "acl:relcl" or (top.dep_ == "acl" and top.tag_ in ("VBN", "VBG", "VBD"))
    if (
        modifies
        and top.head.i not in without
        and not any(c.lower_ == "that" and c.dep_ == "mark" for c in top.children)
    ):
        named = top.head.head if top.head.dep_ == "appos" else top.head  # "a summit, a gathering not held since"
        tokens -= {top.head.i}
        tokens |= {t.i for t in phrase_tokens(named)} - without
    return made_end(top, tokens, sentence)


def content_of(head: Token, lexicon: Lexicon) -> Token:
    """Of a verb that reports, the verb of what it reports; else the word itself.

    Args:
        head: what a connective hangs on.
        lexicon: for the cues.
    """
    if (head.lemma_.lower(), "verb") in lexicon.cues:
        return next((c for c in head.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX", "ADJ", "NOUN")), head)
    return head


def clause_top(head: Token) -> Token:
    """The verb (or nominal subject) on which a word's clause hangs.

    Args:
        head: a word.
    """
    node = head
    while node.head != node:
        predicate = node.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in node.children)
        if predicate and node.dep_ not in ("xcomp", "amod", "compound", "case", "mark", "aux", "aux:pass", "cop"):
            return _told(node)
        if not predicate and node.dep_ in ("nsubj", "parataxis", "appos"):
            return node
        node = node.head
    return _told(node)


def _told(node: Token) -> Token:
    """Of "it seems that …" what seems, of other clauses the clause."""
    if any(c.dep_ == "expl" for c in node.children) and node.pos_ in ("VERB", "AUX"):
        return next((c for c in node.children if c.dep_ in ("ccomp", "csubj") and c.i > node.i), node)
    return node


def _own(node: Token, top: Token) -> Iterator[Token]:
    yield node
    for child in node.children:
        if child.dep_ in BESIDE or (child.dep_ == "advcl" and node == top and _marked(child)):
            continue
        if node == top and child.dep_ in ("conj", "cc") and _another(child):
            continue
        if node == top and child.dep_ == "acl:relcl":
            continue
        yield from _own(child, top)


def _marked(clause: Token) -> bool:
    """Whether a clause is one beside its main clause, not the gerund that a preposition asks for ("hesitate in")."""
    marks = [c for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i]
    if clause.tag_ == "VBG" and any(c.lower_ in GERUNDS for c in marks):
        return False
    return any(c.lower_ != "to" for c in marks)


def _another(child: Token) -> bool:
    """Whether a conjunct is a clause of its own; a conjunction goes with it."""
    joined = child if child.dep_ == "conj" else child.head
    return joined.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in joined.children)


def phrase_tokens(head: Token) -> Iterator[Token]:
    """The words of a phrase without what stands beside it (appositions, relative clauses).

    Args:
        head: its head.
    """
    yield head
    for child in head.children:
        if child.dep_ in ASIDE or (child.dep_ == "acl" and child.tag_ == "VBG" and child.doc[child.i - 1].text == ","):
            continue
        if child.dep_ in ("case", "mark") and child.i < head.i and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            continue
        yield from child.subtree


def negations(tokens: Iterable[int], head: Token) -> frozenset[int]:
    """The words that negate the head of an end, or the noun that is its subject or object.

    Args:
        tokens: of the end.
        head: of the end.
    """
    inside = set(tokens)
    near = [
        head,
        *head.children,
        *(g for c in head.children if c.dep_ in ("nsubj", "nsubj:pass", "obj") for g in c.children),
    ]
    return frozenset(
        t.i for t in near if t.i in inside and t.lower_ in NEGATIVE and t.dep_ in ("advmod", "det", "neg", "nsubj")
    )


def wording(end: End, *, without: Set[int] = frozenset(), most: int = MOST) -> str:
    """An end in few of its words, in their order, articles and auxiliaries left out.

    Args:
        end: the end.
        without: indexes of words to be left out.
        most: how many words at most.
    """
    doc = end.head.doc
    told = [doc[i] for i in sorted(end.tokens - without) if not _small(doc[i])]
    while told and told[0].dep_ in ("mark", "cc", "case"):
        told.pop(0)
    ranked = sorted(told, key=lambda t: (_far(t, end), t.i))
    kept: list[int] = []
    for token in (t for t in ranked if t.dep_ not in LEADING):
        group = [token.i, *(t.i for t in told if t.dep_ in LEADING and t.head == token)]
        longer = sorted({*kept, *group})
        if len(_parts(longer, end)) > most:
            break
        kept = longer
    return " ".join(_parts(kept, end)).strip(' ,;:“”"')


def _parts(kept: Sequence[int], end: End) -> list[str]:
    """Some words of an end with the hyphens between them, those written together as one."""
    doc = end.head.doc
    inside = set(kept)
    inside |= {i for i in end.tokens if doc[i].text in ("-", "–", "/") and {i - 1, i + 1} <= inside}
    parts: list[str] = []
    for i in sorted(inside):
        if parts and i - 1 in inside and not doc[i - 1].whitespace_:
            parts[-1] += doc[i].text
        else:
            parts.append(doc[i].text)
    return parts


def _small(token: Token) -> bool:
    """Whether a word adds nothing to a wording: articles, auxiliaries, pronouns that the node names."""
    if token.dep_ in SMALL or token.is_space:
        return token.lower_ not in NEGATIVE
    if token.dep_ == "advmod" and token.i + 1 < len(token.doc) and token.nbor().text == ",":
        return True  # "however," "moreover,"
    if token.dep_ in ("aux", "aux:pass") and token.lemma_.lower() in AUXILIARIES:
        modal = any(c.tag_ == "MD" and c.lemma_.lower() not in AUXILIARIES for c in token.head.children)
        return not (modal and token.lower_ in ("be", "have"))  # "could be strengthened"
    return token.pos_ == "PRON" and token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss") and token.lower_ in PERSONAL


def _far(token: Token, end: End) -> float:
    far, node = 0.0, token
    for _ in range(30):
        if node == end.head or node.head == node or node.head.i not in end.tokens:
            break
        far += WEIGHT.get(node.dep_, 1.0)
        node = node.head
    return far
