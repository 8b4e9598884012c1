"""Who is cited between commas in the middle of what he says: "Israel, he wrote in Haaretz last week, must …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Span, Token

from verbale.findings.actors import Resolver
from verbale.findings.cueing import Attribution, made
from verbale.findings.mentions import Mentions
from verbale.findings.quotations import Paragraph
from verbale.findings.syntax import particle_forms, preposition
from verbale.language import Sentence
from verbale.lexicon import Lexicon

COMMAS = frozenset((",", "—", "–"))
STOPS = frozenset((":", ";"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
OPENING = frozenset("which who whose whom that where when while if though although because since and but or".split())
PEOPLE = frozenset(("he", "she", "they"))
MOST = 14  # words of an aside that cites


@dataclass(frozen=True, slots=True)
class Aside:
    """A cue and its source between commas, with the clause that they interrupt.

    Attributes:
        first, last: word indexes of the commas.
        cue: the word of saying.
        source: the head of who says it.
        subject: the head of the nominal before the aside, whose predicate stands behind it.
    """

    first: int
    last: int
    cue: Token
    source: Token
    subject: Token


def asides(span: Span, lexicon: Lexicon) -> Iterator[Aside]:
    """The asides of a sentence that cite.

    Args:
        span: the sentence.
        lexicon: for the cues.
    """
    commas = [t.i for t in span if t.text in COMMAS]
    for first, last in pairwise(commas):
        if (found := _between(span, first, last, lexicon)) is not None:
            yield found


def _between(span: Span, first: int, last: int, lexicon: Lexicon) -> Aside | None:
    inside = list(span.doc[first + 1 : last])
    if not 2 <= len(inside) <= MOST or first == span.start or last + 1 >= span.end:
        return None
    before, behind = span.doc[first - 1], span.doc[last + 1]
    if before.pos_ not in NOMINAL or behind.tag_ not in FINITE or inside[0].lower_ in OPENING:
        return None
    cue = next((t for t in inside if t.tag_ in ("VBD", "VBZ", "VBP") and _is_cue(t, lexicon)), None)
    if cue is None:
        return None
    ahead = [t for t in inside if t.i < cue.i and t.pos_ in NOMINAL]
    rest = [t for t in inside if t.i > cue.i and t.pos_ in NOMINAL]
    source = next((t for t in ahead if t.head == cue), None) or (_top(ahead) if ahead else None)
    if source is None and cue == inside[0] and rest:
        source = next((t for t in rest if t.head == cue), rest[0])  # "advises a veteran of the talks"
    if source is None or source.lower_ == "you":
        return None
    return Aside(first, last, cue, source, _subject(span, first))


def _is_cue(token: Token, lexicon: Lexicon) -> bool:
    return any((form, "verb") in lexicon.cues for form in particle_forms(token))


def _subject(span: Span, comma: int) -> Token:
    """The head of the nominal that ends before a comma."""
    return _top(_clause_before(span, comma)) or span.doc[comma - 1]


def _clause_before(span: Span, comma: int) -> list[Token]:
    ends = (t.i + 1 for t in span if t.i + 1 < comma and (t.text in STOPS or t.lower_ == "that"))
    start = max(ends, default=span.start)
    return list(span.doc[start:comma])


def _top(words: Sequence[Token]) -> Token | None:
    """The last nominal among some words on which the others hang."""
    return next((t for t in reversed(words) if t.pos_ in NOMINAL and t.head not in words), None)


def aside_before(token: Token, lexicon: Lexicon) -> Aside | None:
    """The aside right before a finite verb, or None.

    Args:
        token: the modal or verb behind the second comma.
        lexicon: for the cues.
    """
    return next((a for a in asides(token.sent, lexicon) if a.last + 1 == token.i), None)


def cited_between(
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
    lexicon: Lexicon,
    found: Sequence[Attribution],
) -> Iterator[Attribution]:
    """The attributions of a sentence whose source is named in an aside.

    Args:
        sentence: one of the paragraph.
        mentions: its names.
        paragraph: for the quotations.
        resolver: for who the source is.
        lexicon: for the cues.
        found: the attributions before it, for whom "it" and "the letter" are.
    """
    for aside in asides(sentence.span, lexicon):
        entry = next(lexicon.cues[(f, "verb")] for f in particle_forms(aside.cue) if (f, "verb") in lexicon.cues)
        if entry.act == "perceive":
            continue
        start = _clause_before(sentence.span, aside.first)[0].i
        inside = range(aside.first, aside.last + 1)
        content = {t.i for t in sentence.span if t.i >= start and t.i not in inside}
        speaker = _speaker(aside, sentence, mentions, paragraph, resolver, found)
        yield made(aside.cue, entry, sentence, [aside.source], speaker, content, paragraph, ())


def _speaker(
    aside: Aside,
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
    found: Sequence[Attribution],
) -> tuple[str, ...]:
    """Who speaks in an aside: its subject does not interrupt itself, so that "it" is the body cited before."""
    source = aside.source
    if source.lemma_.lower() in resolver.lexicon.outlook["papers"]:
        return makers(source, sentence, mentions, paragraph, resolver, found)
    if source.lower_ == "it":
        subject = {c.split(":")[0] for c in resolver.phrase(aside.subject, mentions)}
        told = [a.speaker for a in reversed(found) if a.speaker]
        told += [codes for codes, person, _ in reversed(resolver.cast.told[-10:]) if not person]
        return next((codes for codes in told if not subject & {c.split(":")[0] for c in codes}), ())
    somebody = source.lower_ in PEOPLE or source.pos_ == "NOUN"
    return resolver.phrase(source, mentions) or (("UNNAMED",) if somebody else ())


def makers(
    paper: Token,
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
    found: Sequence[Attribution],
) -> tuple[str, ...]:
    """Whose a report or letter is: its own words, those of an earlier mention, or who was cited last.

    Args:
        paper: the noun.
        sentence: where it stands.
        mentions: its names.
        paragraph: with the sentences before.
        resolver: for who they are.
        found: the attributions so far.
    """
    earlier = list(zip(paragraph.sentences, paragraph.mentions, strict=True))
    earlier = [(s, m) for s, m in earlier if s.index < sentence.index]
    for other, names in [(sentence, mentions), *reversed(earlier)]:
        for token in other.span:
            if token.lemma_ != paper.lemma_:
                continue
            for child in token.children:
                if child.dep_ == "nmod:poss" or preposition(child) in ("by", "from", "of"):
                    if codes := resolver.phrase(child, names):
                        return codes
                    if preposition(child) == "by":
                        return ("UNNAMED",)  # somebody wrote it whom the lexicon does not know
    return next((a.speaker for a in reversed(found) if a.speaker), ())


def spoken_by_papers(
    told: Sequence[Attribution],
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
    found: Sequence[Attribution],
) -> list[Attribution]:
    """The attributions of a sentence, those to a report or letter of somebody known given to him.

    Args:
        told: the attributions of the sentence.
        sentence: where they stand.
        mentions: its names.
        paragraph: with the sentences before.
        resolver: for who they are.
        found: the attributions before the sentence.
    """
    papers = resolver.lexicon.outlook["papers"]
    given: list[Attribution] = []
    for each in told:
        head = next(iter(each.source), None)
        if not each.speaker and each.entry.act != "perceive" and head is not None and head.lemma_.lower() in papers:
            given.append(replace(each, speaker=makers(head, sentence, mentions, paragraph, resolver, found)))
        else:
            given.append(each)
    return given
