"""Attributions without a verb of saying: phrases, adverbs of hearsay, colons, and quotations that stand bare."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from verbale.findings.actors import Resolver
from verbale.findings.cueing import SCARE, Attribution, made, subtree
from verbale.findings.mentions import Mentions
from verbale.findings.quotations import Paragraph
from verbale.findings.syntax import is_passive, verb_slots
from verbale.language import Sentence
from verbale.lexicon import Cue, Lexicon

NOMINAL = ("NOUN", "PROPN", "PRON")
FINITE = ("VBD", "VBZ", "VBP", "MD")
MOST_BEFORE_COLON = 14  # words that may name the source before a colon
BY_ITSELF = frozenset(("according to", "in response to", "based on", "contrary to"))  # read elsewhere, or no source
CITING = frozenset(("citing", "quoting"))
SILENT = Cue(cue=":", pos="punct", act="assert", commitment="CT+", author="Uu", audience=None, example="")


def phrases(
    sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Iterator[Attribution]:
    """Attributions by a phrase before its source ("in the view of Cairo, …", "citing two sailors") or by an adverb.

    Args:
        sentence: one of the paragraph.
        mentions: its names.
        paragraph: for the quotations.
        resolver: for who the source is.
        lexicon: for the phrases and adverbs.
    """
    words = [t.lower_ for t in sentence.span]
    for entry in (c for c in lexicon.cues.values() if c.pos in ("prep", "adv") and c.cue not in BY_ITSELF):
        parts = entry.cue.split()
        for at in (i for i, w in enumerate(words) if w == parts[0] and words[i : i + len(parts)] == parts):
            first = sentence.span[at]
            if entry.pos == "adv":
                content = _clause_of(first)
                if content:
                    yield made(first, entry, sentence, [], (), content - {first.i}, paragraph, ())
            else:
                cue = tuple(sentence.span[at : at + len(parts)])
                yield from _by_phrase(cue, entry, sentence, mentions, paragraph, resolver)


def _by_phrase(
    cue: Sequence[Token],
    entry: Cue,
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
) -> Iterator[Attribution]:
    last = cue[-1]
    if entry.cue in CITING:
        source = next((c for c in last.children if c.dep_ == "obj"), None)
    else:
        source = last.head if last.head.pos_ in NOMINAL and last.head.i > last.i else _nominal_behind(last)
    if source is None:
        return
    inside = subtree(source) | {t.i for t in cue}
    opens = cue[0].i == sentence.span.start or cue[0].nbor(-1).text in (",", "—", "–", "(", "and", "but")
    end = max(i for i in inside if not cue[0].doc[i].is_punct) + 1
    closed = end < sentence.span.end and cue[0].doc[end].text in (",", "—", "–", ")", ".")
    speaker = resolver.phrase(source, mentions)
    bare = len(cue) == 1 and entry.cue not in CITING  # "for", "per": only of an actor, set off by commas
    if not opens or (bare and not (closed and (speaker or entry.cue == "per"))):
        return
    if bare and entry.cue == "per" and not any(c.pos_ in ("DET", "PROPN") for c in source.subtree):
        return
    content = {t.i for t in sentence.span} - inside
    if entry.cue in CITING:
        content = _said_beside(cue[0]) or content
    if any(cue[0].doc[i].tag_ in FINITE for i in content):
        vouches = speaker if len(cue) > 1 else ()
        yield made(cue[0], entry, sentence, [source], vouches, content, paragraph, (), words=cue)


def _nominal_behind(preposition: Token) -> Token | None:
    """The head of the words up to the next comma, where the parser has hung the preposition elsewhere."""
    behind: list[Token] = []
    for token in preposition.doc[preposition.i + 1 : preposition.sent.end]:
        if token.is_punct:
            break
        behind.append(token)
    return next((t for t in behind if t.pos_ in NOMINAL and t.head not in behind), None)


def _said_beside(citing: Token) -> set[int]:
    """What the clause that cites says: "Reuters, citing two officials, reported that …"."""
    for child in citing.head.children:
        if child.dep_ == "ccomp":
            return subtree(child)
    return set()


def _clause_of(adverb: Token) -> set[int]:
    node = adverb.head
    while node.pos_ not in ("VERB", "AUX") and node.head != node and not any(c.dep_ == "cop" for c in node.children):
        node = node.head
    if not any(t.tag_ in FINITE for t in node.subtree):
        return set()
    return subtree(node)


def before_colon(
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
    found: Sequence[Attribution],
) -> Attribution | None:
    """A source before a colon and what it says behind it: "Brussels: no deal without a vote", "X, in a letter: “…”".

    Args:
        sentence: one of the paragraph.
        mentions: its names.
        paragraph: for the quotations.
        resolver: for who the source is.
        found: the attributions of the sentence; a noun among them that covers nothing takes what follows the colon.
    """
    colon = next((t for t in sentence.span if t.text == ":" and paragraph.quote_at(t.i) is None), None)
    if colon is None or colon.i + 1 >= sentence.span.end:
        return None
    left = [t for t in sentence.span if t.i < colon.i]
    content = {t.i for t in sentence.span if t.i > colon.i}
    if not left or len(left) > MOST_BEFORE_COLON:
        return None
    bare = next((a for a in found if a.cue.pos_ == "NOUN" and not a.content and a.cue.i < colon.i and a.source), None)
    if bare is not None:
        return made(bare.cue, bare.entry, sentence, bare.source, bare.speaker, content, paragraph, bare.audience)
    if any(a.content & content or a.cue.i < colon.i for a in found):
        return None
    if any(t.tag_ in FINITE or t.is_digit for t in left) or left[0].pos_ not in ("PROPN", "NOUN", "DET", "ADJ"):
        return None
    head = next((t for t in left if t.pos_ in NOMINAL and (t.head not in left or t.dep_ in ("root", "ROOT"))), None)
    quoted = paragraph.quote_at(colon.i + 2) is not None
    says = quoted or any(colon.doc[i].tag_ in FINITE for i in content)
    if head is None or not says:
        return None
    speaker = resolver.phrase(head, mentions)
    person = bool(speaker) and all(resolver.is_person(code) for code in speaker)
    if not speaker and not quoted:
        return None
    return made(colon, SILENT, sentence, [head], speaker if person or quoted else (), content, paragraph, ())


def bare_quotes(paragraph: Paragraph, resolver: Resolver, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Quotations that no cue reaches, behind a sentence about a person: "The commander was blunt. “We are few.”".

    Args:
        paragraph: sentences and quotations.
        resolver: for who the subject of the sentence before is.
        found: the attributions of the paragraph so far.
    """
    covered = {i for a in found for i in a.content}
    for quote in paragraph.quotes:
        if quote.end - quote.start <= SCARE or any(i in covered for i in range(quote.start, quote.end)):
            continue
        at = next((n for n, s in enumerate(paragraph.sentences) if s.span.start <= quote.start < s.span.end), 0)
        here = paragraph.sentences[at].span
        if at == 0 or any(here.start <= i < quote.start - 1 for i in range(here.start, here.end)):
            continue
        sentence = paragraph.sentences[at - 1]
        subject = next((t for t in sentence.span if t.dep_ == "nsubj" and t.head.dep_ in ("root", "ROOT")), None)
        if subject is None:
            continue
        speaker = resolver.phrase(subject, paragraph.mentions[at - 1])
        if not speaker or not all(resolver.is_person(code) or code.endswith(":?") for code in speaker):
            continue
        opening = paragraph.sentences[at].span.doc[quote.start - 1]
        words = set(range(quote.start, quote.end))
        yield made(opening, SILENT, paragraph.sentences[at], [subject], (), words, paragraph, ())


def names_given(
    sentence: Sentence, paragraph: Paragraph, found: Sequence[Attribution], lexicon: Lexicon
) -> Iterator[Attribution]:
    """What is called or regarded as something: "described the vote as a farce".

    Args:
        sentence: one of the paragraph.
        paragraph: for the quotations.
        found: the attributions of the sentence so far.
        lexicon: for the cues.
    """
    known = {a.cue.i for a in found}
    for token in sentence.span:
        entry = lexicon.cues.get((token.lemma_.lower(), "verb"))
        if token.pos_ != "VERB" or token.i in known or entry is None or is_passive(token):
            continue
        source = verb_slots(token).get("subj", [])
        things = [c for c in token.children if c.dep_ in ("obj", "xcomp")]
        as_what = [c for c in token.children if c.dep_ in ("obl", "advcl", "xcomp") and _as(c)]
        if source and things and as_what:
            content = {i for c in (*things, *as_what) for i in subtree(c)}
            yield made(token, entry, sentence, source, (), content, paragraph, ())


def _as(token: Token) -> bool:
    return any(c.lower_ == "as" and c.dep_ in ("case", "mark") for c in token.children)
