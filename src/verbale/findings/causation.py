"""Relations between clauses: a connective of the lexicon with its two ends.

What stands between clauses is found by its words, and its ends by the parse around them: what follows it, and what
that hangs on. So subordinators, prepositions and set phrases ("in the wake of") need no grammar of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.findings.ends import End, clause_end, clause_top, content_of, made_end, phrase_tokens
from verbale.findings.frames import frames
from verbale.findings.predication import predicated
from verbale.findings.propositions import Analysis
from verbale.findings.syntax import OBJECT_CONTROL, is_passive, particle_forms, verb_slots
from verbale.language import Sentence
from verbale.lexicon import Connective, Lexicon

POINTING = frozenset(("this", "that", "which", "it"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Subordinators where a clause follows, prepositions where a phrase does: one of the two is meant.
CLAUSAL = frozenset(("as", "since", "once", "when", "where", "whenever", "if", "unless"))
ADVERBIAL = frozenset(("when", "where", "whenever"))
NOMINAL = frozenset(("following", "after", "amid", "amidst", "over", "with", "without", "given", "pending", "upon"))
OPENING = frozenset(("that", "and", "but", "or"))
ASKED = frozenset(("ccomp", "csubj", "csubj:pass", "xcomp"))  # an "if" that asks, not one that sets a condition
PART = re.compile(r"'s|\w+|-")  # words as the tokenizer parts them
Index = Mapping[str, Sequence[tuple[tuple[str, ...], Connective]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A connective with its two ends, of which one may be untold.

    Attributes:
        entry: the lexicon's.
        sentence: where the connective stands; `words` its indexes in the block.
        cause, effect: the ends, or None.
        anchor: the predicate by which holders and standing are read.
    """

    entry: Connective
    sentence: Sentence
    words: tuple[int, ...]
    cause: End | None
    effect: End | None
    anchor: Token


def find_relations(analysis: Analysis, lexicon: Lexicon) -> Iterator[Relation]:
    """The relations of a document, in reading order; one word is in one connective only.

    Args:
        analysis: its sentences.
        lexicon: for the connectives.
    """
    index = _indexed(lexicon)
    before: Sentence | None = None
    for sentence in analysis.reading.sentences:
        if before is not None and before.paragraph != sentence.paragraph:
            before = None
        taken: set[int] = set()
        told: list[Relation] = []
        for found in _all(sentence, before, index, lexicon):
            if not taken & set(found.words):
                taken |= set(found.words)
                told.append(found)
        yield from sorted(told, key=lambda r: r.words)
        before = sentence


def _indexed(lexicon: Lexicon) -> Index:
    """The connectives that are found by their words, by the first of them, the longest first."""
    index: defaultdict[str, list[tuple[tuple[str, ...], Connective]]] = defaultdict(list)
    for entry in lexicon.connectives.values():
        if entry.pos in ("after", "link"):
            words = tuple(PART.findall(entry.connective))
            index[words[0]].append((words, entry))
    return {first: sorted(told, key=lambda t: -len(t[0])) for first, told in index.items()}


def _all(sentence: Sentence, before: Sentence | None, index: Index, lexicon: Lexicon) -> Iterator[Relation]:
    for words, entry in _matches(sentence, index, lexicon):
        found = _told(sentence, before, words, entry, lexicon)
        if found is not None:
            found = _about(found, before)
            yield _reaction(found, lexicon) if entry.relation == "purpose" else found
    for frame in frames(sentence, lexicon):
        yield Relation(sentence=sentence, **frame)
    for told in predicated(sentence, before, lexicon):
        yield Relation(sentence=sentence, **told)


def _told(
    sentence: Sentence, before: Sentence | None, words: tuple[int, ...], entry: Connective, lexicon: Lexicon
) -> Relation | None:
    if entry.pos == "link":
        return _linked(sentence, before, words, entry)
    return _between(sentence, words, entry, lexicon)


def _matches(sentence: Sentence, index: Index, lexicon: Lexicon) -> Iterator[tuple[tuple[int, ...], Connective]]:
    span = list(sentence.span)
    low = [t.lower_.replace("’", "'") for t in span]
    at = 0
    while at < len(span):
        for words, entry in index.get(low[at], ()):
            if tuple(low[at : at + len(words)]) == words and _fits(span[at], words, entry, sentence, lexicon):
                yield tuple(t.i for t in span[at : at + len(words)]), entry
                at += len(words) - 1
                break
        at += 1


def _fits(first: Token, words: tuple[str, ...], entry: Connective, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether words that have several uses stand in the one meant."""
    if entry.pos == "link":
        if entry.connective == "so":
            return first.dep_ in ("advmod", "cc", "mark") and _begins(first) and first.head.i > first.i
        if entry.effect == "own" and entry.connective.startswith(("in ", "as ")):
            return (
                _begins(first)
                and first.nbor(len(words) - 1).i + 1 < sentence.span.end
                and (first.doc[first.i + len(words)].lower_ not in ("to", "for", "of"))
            )
        return True
    if first.pos_ == "VERB" and first.tag_ in ("VBN", "VBD") and words[-1] in ("to", "at", "by", "from"):
        return first.dep_.startswith(("acl", "advcl", "amod", "case")) or is_passive(first)
    if len(words) == 1:
        if words[0] in CLAUSAL:
            if words[0] in ("if", "unless") and _fronted(sentence, [first.i]) is not None:
                return True
            marks = ("mark", "advmod") if words[0] in ADVERBIAL else ("mark",)
            return first.dep_ in marks and _is_clause(first.head) and first.head.i > first.i
        if words[0] == "to":
            return first.dep_ == "mark" and first.head.dep_ == "advcl" and _serves(first.head.head, lexicon)
        if words[0] in ("for", "by"):  # with a gerund only: "jailed for leaking", "gained by opening"
            return first.head.tag_ == "VBG" and first.dep_ in ("mark", "case") and first.head.i > first.i
        if words[0] in NOMINAL:
            return first.dep_ == "case" or (words[0] == "without" and first.dep_ == "mark")
        if words[0] in ("provided", "assuming", "considering"):
            return first.dep_ in ("mark", "advcl") and _begins(first)
    return True


def _serves(verb: Token, lexicon: Lexicon) -> bool:
    """Whether an infinitive behind a verb may be its purpose, not what the verb itself asks for ("called on X to")."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() in OBJECT_CONTROL:
        return False
    known = ((f, "verb") in lexicon.cues or (f, "verb") in lexicon.modality for f in particle_forms(verb))
    return not any(known)


def _begins(word: Token) -> bool:
    """Whether a word begins its sentence or follows a mark or "and"."""
    if word.i == word.sent.start:
        return True
    last = word.doc[word.i - 1]
    return last.is_punct or last.lower_ in ("and", "but")


def _is_clause(head: Token) -> bool:
    return head.pos_ in ("VERB", "AUX") or any(c.dep_ in ("cop", "nsubj", "nsubj:pass") for c in head.children)


def complement(words: Sequence[int], sentence: Sentence) -> Token | None:
    """The head of what follows some words: what they mark, or what hangs on them.

    Args:
        words: indexes of a connective.
        sentence: where it stands.
    """
    doc = sentence.span.doc
    inside, end = set(words), max(words)
    found: dict[int, Token] = {}
    for i in words:
        word = doc[i]
        for near in (word.head, *word.children):
            if near.i > end and near.i not in inside and near.dep_ != "punct" and near.i < sentence.span.end:
                found[near.i] = near
    if not found:
        return None
    return min(
        found.values(),
        key=lambda t: (abs(t.left_edge.i - end - 1) if t.left_edge.i > end else 0, -len(list(t.subtree))),
    )


def governor(head: Token, words: Sequence[int]) -> Token | None:
    """What a phrase hangs on, across the connective before it; None where it is the root.

    Args:
        head: of what follows the connective.
        words: indexes of the connective.
    """
    node = head
    while node.head != node:
        node = node.head
        if node.i not in words:
            return node
    return None


def _asks(head: Token, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether an "if" asks instead of setting a condition: "asked if", "it is unclear if"."""
    above = governor(head, words)
    if above is None or above.i > head.i:
        return False
    cue = lexicon.cues.get((above.lemma_.lower(), "verb"))
    return head.dep_ in ASKED or (cue is not None and cue.act == "ask")


def _fronted(sentence: Sentence, words: Sequence[int]) -> tuple[End, End] | None:
    """The two ends of a connective that begins its clause, where the parser has not parted them by the comma."""
    doc = sentence.span.doc
    first, last = min(words), max(words)
    if not (first == sentence.span.start or doc[first - 1].is_punct or doc[first - 1].lower_ in OPENING):
        return None
    head = complement(words, sentence)
    if head is not None and head.pos_ in ("VERB", "AUX") and head.dep_ == "advcl" and head.head.i > head.i:
        return None  # the parser has
    finite = {t.i for t in sentence.span if t.tag_ in FINITE and t.i > last}
    for comma in (t for t in sentence.span if t.text == "," and t.i > last and t.i + 1 < sentence.span.end):
        top = _widest(doc[comma.i + 1], comma.i)
        main = top.head
        if not top.dep_.startswith(("nsubj", "expl")) or main.i < comma.i or not any(i < comma.i for i in finite):
            continue
        inner = {t.i for t in sentence.span if last < t.i < comma.i}
        outer = {t.i for t in main.subtree if t.i > comma.i}
        inside = doc[next(i for i in sorted(finite) if i > last)]
        while inside.dep_ in ("aux", "aux:pass", "cop") and inside.head.i in inner:
            inside = inside.head
        right, left = made_end(inside, inner, sentence), made_end(main, _cut(main, outer), sentence)
        return (right, left) if right is not None and left is not None else None
    return None


def _widest(token: Token, after: int) -> Token:
    """The widest phrase that begins with a word and lies behind an index."""
    node = token
    while node.head != node and node.head.left_edge.i > after:
        node = node.head
    while node.dep_ in ("det", "compound", "amod", "nummod") and node.head != node:
        node = node.head
    if not node.dep_.startswith(("nsubj", "expl")):
        subject = next(
            (c for c in node.children if c.dep_.startswith(("nsubj", "expl")) and c.left_edge == token), None
        )
        return subject if subject is not None else node
    return node


def _between(sentence: Sentence, words: tuple[int, ...], entry: Connective, lexicon: Lexicon) -> Relation | None:
    if (split := _fronted(sentence, words)) is not None:
        return _ordered(split[0], split[1], split[1].head, sentence, words, entry)
    head = complement(words, sentence)
    if head is None:
        return None
    if entry.relation == "condition" and _asks(head, words, lexicon):
        return None
    inside = {t.i for t in head.subtree if t.i > max(words)} - set(words)
    right = made_end(head, _cut(head, inside), sentence)
    above = governor(head, words)
    left = _left(head, above, words, sentence, lexicon) if above is not None else None
    if left is not None and left.tokens & set(words):
        left = made_end(left.head, left.tokens - set(words), sentence)
    return _ordered(right, left, left.head if left is not None else head, sentence, words, entry)


def _ordered(
    right: End | None, left: End | None, anchor: Token, sentence: Sentence, words: tuple[int, ...], entry: Connective
) -> Relation:
    cause, effect = (right, left) if entry.cause == "right" else (left, right)
    return Relation(entry=entry, sentence=sentence, words=words, cause=cause, effect=effect, anchor=anchor)


def _left(head: Token, above: Token, words: Sequence[int], sentence: Sentence, lexicon: Lexicon) -> End | None:
    """What a connective hangs on: a clause, or a noun that is no subject or object of one."""
    without = {t.i for t in head.subtree} | set(words)
    if head.dep_ == "nmod" and above.pos_ == "NOUN" and above.dep_ in ("obl", "nmod", "conj", "appos", "ROOT"):
        if not any(c.dep_ == "cop" for c in above.children):
            return made_end(above, {t.i for t in phrase_tokens(above)} - without, sentence)
    return clause_end(content_of(above, lexicon), without, sentence)


def _cut(head: Token, inside: set[int]) -> set[int]:
    """What follows a connective without what is set beside it."""
    out = set(inside)
    for child in head.children:
        if child.dep_ in ("parataxis", "discourse") or (child.dep_ == "conj" and _is_clause(child) and _owns(child)):
            out -= {t.i for t in child.subtree}
        if child.dep_ == "cc" and child.i > head.i and any(c.dep_ == "conj" and c.i not in out for c in head.children):
            out.discard(child.i)
    return out


def _owns(clause: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in clause.children)


def _linked(sentence: Sentence, before: Sentence | None, words: tuple[int, ...], entry: Connective) -> Relation | None:
    doc = sentence.span.doc
    after = [t for t in sentence.span if t.i > max(words) and not t.is_punct]
    if not after:
        return None
    node = doc[words[-1]]
    while node.i in words and node.head != node:
        node = node.head
    if node.i in words:
        node = after[0]
    own_top = clause_top(node if node.i > max(words) or node.dep_ == "ROOT" else after[0])
    own_words = {t.i for t in own_top.subtree if t.i > max(words)} | {
        t.i for s in verb_slots(own_top).get("subj", []) for t in phrase_tokens(s) if t.i > max(words)
    }
    if own_top.i < min(words):  # the parser hung it on what stands before
        own_words = {t.i for t in after}
        own_top = next((t for t in after if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "cop")), after[0])
    own = made_end(own_top, own_words, sentence)
    first = min(words) - sentence.span.start
    earlier: End | None = None
    if first > 2 and entry.connective.split()[0] not in ("that", "this"):
        head = (
            own_top.head
            if own_top.head.i < min(words)
            else next((t for t in reversed(list(sentence.span)) if t.i < min(words) and t.pos_ == "VERB"), None)
        )
        if head is not None:
            earlier = clause_end(head, frozenset(range(min(words), sentence.span.end)), sentence)
    elif before is not None:
        earlier = whole(before)
    cause, effect = (earlier, own) if entry.cause == "before" else (own, earlier)
    return Relation(entry=entry, sentence=sentence, words=words, cause=cause, effect=effect, anchor=own_top)


def whole(sentence: Sentence) -> End | None:
    """The main clause of a sentence, as an end.

    Args:
        sentence: any.
    """
    root = next((t for t in sentence.span if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    said = next((c for c in root.children if c.dep_ == "ccomp"), None)
    return clause_end(said if said is not None and root.pos_ == "VERB" else root, frozenset(), sentence)


def _about(found: Relation, before: Sentence | None) -> Relation:
    """ "This is because …": what is explained is the sentence before."""
    effect = found.effect
    if found.cause is None or found.entry.relation != "cause" or before is None:
        return found
    if effect is None or (
        len(effect.tokens) <= 2 and any(effect.head.doc[i].lower_ in POINTING for i in effect.tokens)
    ):
        first = min(found.words) - found.sentence.span.start
        start = [t.lower_ for t in found.sentence.span[:first]]
        if 1 < first < 4 and start[0] in POINTING and found.sentence.span[1].lemma_ == "be":
            return replace(found, effect=whole(before))
    return found


def _reaction(found: Relation, lexicon: Lexicon) -> Relation:
    """A purpose that is a reaction has what it reacts to as its motive: "in order to counter the threat"."""
    goal = found.cause
    if goal is None or found.effect is None:
        return found
    verb = goal.head
    for entry in (e for e in lexicon.connectives.values() if e.pos == "reaction"):
        word, *rest = entry.connective.split()
        if verb.lemma_.lower() != word:
            continue
        told = verb_slots(verb).get(rest[0] if rest else "obj", [])
        if told:
            motive = made_end(told[0], {t.i for t in phrase_tokens(told[0])}, found.sentence)
            return replace(found, entry=entry, cause=motive, words=(*found.words, verb.i))
    return found
