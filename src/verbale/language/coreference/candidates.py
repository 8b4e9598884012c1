"""Candidates for mentions: the noun phrases, names and pronouns of a parse, with the edges that GUM gives them.

A mention reaches over its head and the head's modifiers, relative clauses included; prepositions before it, the
verb and subject of a nominal predicate, appositions behind it and punctuation at its edges are not part of it. A
coordination is a candidate beside each of its conjuncts.
"""

from __future__ import annotations

from dataclasses import dataclass

from verbale.language.coreference.words import Words

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos"})
NOMINAL = ARGUMENTS | {"conj", "root", "ROOT", "compound", "dep", "parataxis"}
NEVER_HEADS = frozenset({"flat", "fixed", "goeswith", "expl", "punct", "case", "cc", "mark", "det", "discourse"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "EX"})
PLACE_ADVERBS = frozenset({"here", "there"})
OUT_LEFT = frozenset(
    "case mark cc cop nsubj aux discourse punct reparandum advcl obl parataxis expl vocative csubj dislocated".split()
)
OUT_RIGHT = frozenset("appos parataxis dep list discourse reparandum punct vocative cc cop orphan dislocated".split())
OF_CLAUSES = frozenset("advmod obl advcl nsubj ccomp csubj aux mark xcomp".split())
CORE = frozenset(
    {"flat", "fixed", "goeswith", "compound", "case"}
)  # what belongs to a name or noun behind its first word
FOCUS = frozenset("even also only eventually just then however not perhaps apparently actually so now possibly".split())
ENDS = 3  # stretches tried around one head
MARKS = frozenset({"PUNCT", "SPACE"})


@dataclass(frozen=True)
class Candidate:
    """A stretch of tokens that may be a mention.

    Attributes:
        start: Its first token.
        end: The token behind its last.
        head: Its head.
        joint: Whether it is a coordination.
    """

    start: int
    end: int
    head: int
    joint: bool = False


def candidates(words: Words) -> list[Candidate]:
    """Find the candidates of a document.

    Args:
        words: Its words.

    Returns:
        The candidates in text order, the longer of two that begin together first. There are several around a head with
        modifiers behind it, of which at most one is a mention.
    """
    found: dict[tuple[int, int], Candidate] = {}
    for head in range(len(words.heads)):
        if not _heads_a_mention(words, head):
            continue
        for start, end in _spans(words, head):
            found.setdefault((start, end), Candidate(start, end, head))
        joint = _coordination(words, head)
        if joint is not None:
            found.setdefault(joint, Candidate(*joint, head, joint=True))
    return [found[key] for key in sorted(found, key=lambda key: (key[0], -key[1]))]


def _heads_a_mention(words: Words, index: int) -> bool:
    """Tell whether a token can be the head of a mention."""
    pos, dep = words.pos[index], words.deps[index]
    if pos == "ADV":
        return words.lower[index] in PLACE_ADVERBS and dep != "expl"
    if words.tags[index] in RELATIVE:
        return False
    if words.full_deps[index] == "nmod:poss" or words.lower[index] == "it":
        return True
    if dep in NEVER_HEADS:
        return False
    if pos in NOUNS:
        return True
    if pos == "NUM":
        return dep in NOMINAL
    if pos in {"DET", "ADJ"}:
        return dep in ARGUMENTS
    return False


def _spans(words: Words, head: int) -> list[tuple[int, int]]:
    """Return the stretches around a head: with all its modifiers, without the last, with none behind it."""
    predicate = any(words.deps[c] == "cop" for c in words.children[head])
    start = _start(words, head, predicate=predicate)
    ends = [head]
    core = head
    for child in words.children[head]:
        dep = words.deps[child]
        if child < head or dep == "conj" or dep in OUT_RIGHT or (predicate and dep in OF_CLAUSES):
            continue
        end = max(ends[-1], words.right[child])
        if dep in CORE and core == ends[-1]:
            ends[-1] = core = end
        elif end > ends[-1]:
            ends.append(end)
    kept = ends if len(ends) <= ENDS else [ends[0], *ends[1 - ENDS :]]
    return [(start, _trimmed(words, start, head, end)) for end in kept]


def _start(words: Words, head: int, *, predicate: bool) -> int:
    """Return the first token of the mention around a head."""
    start = head
    for child in words.children[head]:
        if child > head:
            break
        dep = words.deps[child]
        if dep in OUT_LEFT or words.full_deps[child] == "nmod" or (predicate and dep in OF_CLAUSES):
            continue
        if dep == "advmod" and words.lower[child] in FOCUS:
            continue
        start = min(start, words.left[child])
    while start < head and words.pos[start] in MARKS:
        start += 1
    return start


def _coordination(words: Words, head: int) -> tuple[int, int] | None:
    """Return the coordination that a head begins."""
    conjuncts = [c for c in words.children[head] if words.deps[c] == "conj" and words.pos[c] in NOUNS]
    if not conjuncts:
        return None
    predicate = any(words.deps[c] == "cop" for c in words.children[head])
    return _start(words, head, predicate=predicate), _trimmed(words, head, head, words.right[conjuncts[-1]])


def _trimmed(words: Words, start: int, head: int, end: int) -> int:
    """Return the token behind a mention whose last token is `end`, punctuation left out."""
    while end > head and words.pos[end] in MARKS and not _closes(words, start, end):
        end -= 1
    return end + 1


def _closes(words: Words, start: int, end: int) -> bool:
    """Tell whether the last token is a bracket that is opened inside the mention."""
    return words.lower[end] in {")", "]"} and any(words.lower[i] in {"(", "["} for i in range(start, end))
