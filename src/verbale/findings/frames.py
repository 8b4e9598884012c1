"""Relations told by the build of a sentence: "the longer … the weaker", "should the talks fail", "too big to fail"."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from verbale.findings.ends import clause_end, content_of, made_end
from verbale.language import Sentence
from verbale.lexicon import Connective, Lexicon

COMPARATIVE = frozenset(("JJR", "RBR"))
INVERTED = frozenset(("should", "were", "had"))
DEGREES = {"too": "too to", "enough": "enough to", "sufficiently": "enough to"}


def frames(sentence: Sentence, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The relations that the build of a sentence tells.

    Args:
        sentence: one of a reading.
        lexicon: for the entries of `frame`.

    Yields:
        Entry, words, cause, effect and anchor.
    """
    if (entry := lexicon.connectives.get(("the more the more", "frame"))) is not None:
        yield from _correlated(sentence, entry)
    for token in sentence.span:
        if token.dep_ == "aux" and token.lower_ in INVERTED:
            if (entry := lexicon.connectives.get(("inversion", "frame"))) is not None:
                yield from _inverted(token, sentence, entry, lexicon)
        name = DEGREES.get(token.lower_, "")
        if (entry := lexicon.connectives.get((name, "frame"))) is not None:
            yield from _degree(token, sentence, entry)


def _correlated(sentence: Sentence, entry: Connective) -> Iterator[dict[str, Any]]:
    span = list(sentence.span)
    starts = [
        n
        for n, t in enumerate(span[:-1])
        if t.lower_ == "the"
        and span[n + 1].tag_ in COMPARATIVE
        and (n == 0 or span[n - 1].is_punct or span[n - 1].lower_ in ("that", "and", "but"))
    ]
    if len(starts) < 2 or span[starts[1] - 1].text != ",":
        return
    first, second = starts[0], starts[1]
    one = [t for t in span[first:second] if not t.is_punct]
    stop = next((n for n in range(second, len(span)) if span[n].text in (".", ";", "”", '"')), len(span))
    two = [t for t in span[second:stop] if not t.is_punct]
    cause = made_end(_top(one), {t.i for t in one}, sentence)
    effect = made_end(_top(two), {t.i for t in two}, sentence)
    words = (span[first].i, span[first + 1].i, span[second].i, span[second + 1].i)
    yield {"entry": entry, "words": words, "cause": cause, "effect": effect, "anchor": _top(two)}


def _top(words: list[Token]) -> Token:
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head == t), words[0])


def _inverted(aux: Token, sentence: Sentence, entry: Connective, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """An auxiliary before its subject at the head of a clause: "Should force be used, …"."""
    verb = aux.head
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if subject is None or aux.i > subject.i or verb.dep_ != "advcl" or verb.head == verb:
        return
    if not (aux.i == sentence.span.start or aux.i == verb.left_edge.i or aux.nbor(-1).is_punct):
        return
    inside = {t.i for t in verb.subtree}
    cause = made_end(verb, inside - {aux.i}, sentence)
    effect = clause_end(content_of(verb.head, lexicon), inside, sentence)
    anchor = effect.head if effect is not None else verb
    yield {"entry": entry, "words": (aux.i,), "cause": cause, "effect": effect, "anchor": anchor}


def _degree(word: Token, sentence: Sentence, entry: Connective) -> Iterator[dict[str, Any]]:
    """ "Too big to fail", "strong enough to win": the clause behind "to" and what the degree is said of."""
    if word.dep_ not in ("advmod", "amod") or word.head.pos_ not in ("ADJ", "ADV", "NOUN"):
        return
    quality = word.head
    heads = [c for c in quality.children if c.i > quality.i]
    heads += [c for c in word.children if c.i > word.i]
    if quality.dep_ in ("amod", "advmod", "xcomp"):
        heads += [c for c in quality.head.children if c.i > quality.i]
    for clause in heads:
        to = next((c for c in clause.children if c.lower_ == "to" and c.dep_ == "mark"), None)
        if to is None or clause.dep_ not in ("advcl", "xcomp", "acl", "ccomp") or clause.i <= word.i:
            continue
        inside = {t.i for t in clause.subtree}
        cause = clause_end(quality, inside, sentence)
        effect = made_end(clause, inside - {to.i}, sentence)
        yield {"entry": entry, "words": (word.i, to.i), "cause": cause, "effect": effect, "anchor": quality}
        return
