"""One sentence with what stands over its words: who is meant, who vouches, how sure.

Propositions have this for verbs and event nouns. Assessments hang on any word ("its depleting reserves", "is keen"), so
here the same questions are answered for each, with pronouns resolved in the order of the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.actors import Resolver
from verbale.findings.attribution import Attribution, note_mentions
from verbale.findings.mentions import Mentions
from verbale.findings.propositions import Analysis, Clause
from verbale.findings.roster import Cast
from verbale.findings.syntax import clause_head
from verbale.language import Sentence

# Groups that speak: they may be the ones who hold a view, but a state of affairs is never one of theirs.
VOICES = frozenset(("AUTHOR", "EXPERTS", "MEDIA", "FOREIGN_MEDIA", "WESTERN_MEDIA", "UNNAMED", "UNK"))
NAMING = frozenset(("NOUN", "PROPN", "PRON"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence and its context.

    Attributes:
        over: the attributions that cover a word, by its index, the outermost first.
        clauses: the sentence's clauses by their predicates' indexes.
    """

    sentence: Sentence
    mentions: Mentions
    resolver: Resolver
    over: Mapping[int, tuple[Attribution, ...]]
    clauses: Mapping[int, Clause]
    analysis: Analysis

    def chain(self, token: Token) -> tuple[Attribution, ...]:
        """The attributions over a word, outermost first, without that whose cue it is."""
        return tuple(a for a in self.over.get(token.i, ()) if a.cue.i != token.i)

    def codes(self, head: Token) -> tuple[str, ...]:
        """The sides that a phrase names, one code for each state or body.

        "They" and "the two countries" are first those whom the sentence itself has named, if it has named so many.
        """
        if head.pos_ == "DET" and head.lower_ not in ("both", "each"):
            return ()
        if (many := _many(head)) is not None and len(before := self._named_before(head)) == many:
            return before
        inner = next(iter(self.chain(head)[-1:]), None)
        speaker = inner.speaker if inner is not None and (inner.direct or inner.mixed) else ()
        return sides(self.resolver.phrase(head, self.mentions, speaker))

    def named(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The sides that any of some words name, in order of the text."""
        found: list[str] = []
        for token in sorted(tokens, key=lambda t: t.i):
            match = self.mentions.of(token)
            if match is not None and token.pos_ == "ADJ" and match.names[0].kind == "group":
                continue  # "international" is no side
            if token.pos_ in NAMING or match is not None:
                found.extend(self.codes(token))
        return sides(found)

    def _named_before(self, head: Token) -> tuple[str, ...]:
        """The states and bodies that the sentence names before a word."""
        first = self.sentence.span.start
        told = [t for t in head.doc[first : head.left_edge.i] if self.mentions.of(t) is not None]
        return sides(c for t in told for c in self.resolver.phrase(t, self.mentions))

    def clause(self, token: Token) -> Clause | None:
        """The clause in which a word stands, where its predicate is a verb or event noun."""
        return self.clauses.get(token.i) or self.clauses.get(clause_head(token).i)


def _many(head: Token) -> int | None:
    """How many sides a plural that names none stands for, or None where it is no such word."""
    words = {head.lower_, *(c.lower_ for c in head.children if c.dep_ in ("nummod", "det"))}
    if words & {"two", "both"} or head.lower_ in ("their", "they", "them", "themselves"):
        return 2
    return 3 if "three" in words else None


def sides(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes without voices and repetitions, one for each state or body; a government is its state."""
    found: dict[str, str] = {}
    for code in codes:
        first = code.split(":")[0]
        if first not in VOICES:
            found.setdefault(first, first if code == f"{first}:GOV" else code)
    return tuple(found.values())


def scenes(analysis: Analysis) -> Iterator[Scene]:
    """The sentences of a document in order, each with its context.

    Args:
        analysis: the document's clauses and attributions.

    Yields:
        A scene per sentence. Take them one after the other: who "they" are follows from the sentences before.
    """
    known = analysis.resolver.cast
    cast = Cast(home=known.home, day=known.day, known=known.known)
    resolver = Resolver(analysis.resolver.lexicon, cast)
    clauses: defaultdict[int, dict[int, Clause]] = defaultdict(dict)
    for clause in analysis.clauses:
        clauses[clause.sentence.index][clause.predicate.i] = clause
    told: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in analysis.attributions:
        told[attribution.sentence.paragraph].append(attribution)
    for paragraph in analysis.paragraphs:
        for sentence, mentions in zip(paragraph.sentences, paragraph.mentions, strict=True):
            over: defaultdict[int, list[Attribution]] = defaultdict(list)
            for attribution in sorted(told[sentence.paragraph], key=lambda a: -len(a.content)):
                for i in range(sentence.span.start, sentence.span.end):
                    if i in attribution.content:
                        over[i].append(attribution)
            yield Scene(
                sentence=sentence,
                mentions=mentions,
                resolver=resolver,
                over={i: tuple(found) for i, found in over.items()},
                clauses=clauses[sentence.index],
                analysis=analysis,
            )
            note_mentions(sentence, mentions, resolver, cast)
