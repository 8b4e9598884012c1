"""On whose word: the attributions of a paragraph, quotations over several sentences included."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.findings.actors import Resolver
from verbale.findings.ascribing import bare_quotes, before_colon, names_given, phrases
from verbale.findings.cueing import SCARE, Attribution, in_sentence, made
from verbale.findings.interposed import cited_between, spoken_by_papers
from verbale.findings.mentions import Mentions
from verbale.findings.quotations import Paragraph
from verbale.findings.roster import Cast
from verbale.findings.syntax import verb_slots
from verbale.language import Sentence
from verbale.lexicon import Lexicon

__all__ = ["Attribution", "announced", "attributions", "in_block", "note_mentions"]


def attributions(paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon, last: Sequence[str]) -> list[Attribution]:
    """The attributions of a paragraph, in order.

    Args:
        paragraph: sentences, names, quotations.
        resolver: for the sources; its cast learns who is named, sentence by sentence.
        lexicon: for the cues.
        last: the speaker of the paragraph before, to whom a paragraph that is one quotation may belong.

    Returns:
        Those that have a speaker vouch for what they cover; those without ("I think", "the book says") are told by
        their words alone.
    """
    found: list[Attribution] = []
    for sentence, mentions in zip(paragraph.sentences, paragraph.mentions, strict=True):
        by_phrase = list(phrases(sentence, mentions, paragraph, resolver, lexicon))
        used = {t.i for a in by_phrase for t in (*a.words, a.cue)}
        here = [a for a in in_sentence(sentence, mentions, paragraph, resolver, lexicon) if a.cue.i not in used]
        here += by_phrase
        between = list(cited_between(sentence, mentions, paragraph, resolver, lexicon, found))
        cued = {a.cue.i for a in between}
        here = [a for a in here if a.cue.i not in cued] + between
        here = spoken_by_papers(here, sentence, mentions, paragraph, resolver, found)
        if (told_so := before_colon(sentence, mentions, paragraph, resolver, here)) is not None:
            here = [a for a in here if a.cue != told_so.cue] + [told_so]
        here.extend(list(names_given(sentence, paragraph, here, lexicon)))
        found.extend(here)
        note_mentions(sentence, mentions, resolver, resolver.cast)
    told = [a for a in found if a.speaker]
    found.extend(_loose_quotes(paragraph, told, last))
    found.extend(a for a in list(_loose_quotes(paragraph, found, last)) if not a.speaker)
    found.extend(list(bare_quotes(paragraph, resolver, found)))
    return found


def note_mentions(sentence: Sentence, mentions: Mentions, resolver: Resolver, cast: Cast) -> None:
    """Tell the cast who is named in a sentence, for the pronouns after it."""
    for token in sentence.span:  # states named by adjectives and possessors are farther from the mind than nouns
        if token.dep_ in ("amod", "nmod:poss", "compound") and (match := mentions.of(token)) is not None:
            name = match.names[0]
            if name.kind in ("state", "capital"):
                cast.mention((name.code.split(":")[0],), person=False, subject=False)
    for token in sentence.span:
        if token.dep_ in ("conj", "appos", "flat", "compound", "amod", "case", "punct", "det") or token.pos_ == "PRON":
            continue
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        codes = resolver.phrase(token, mentions)
        if codes:
            person = all(resolver.is_person(code) for code in codes)
            cast.mention(codes, person=person, subject=token.dep_.startswith("nsubj"))


def _loose_quotes(paragraph: Paragraph, found: Sequence[Attribution], last: Sequence[str]) -> Iterator[Attribution]:
    """Quotations in sentences without a cue belong to the speaker of the sentence before, else of the one after."""
    for quote in paragraph.quotes:
        if quote.end - quote.start <= SCARE:
            continue
        spans = [s for s in paragraph.sentences if s.span.start < quote.end and quote.start < s.span.end]
        covered = [a for a in found if any(quote.start <= i < quote.end for i in a.content)]
        whole = set(range(quote.start, quote.end))
        if covered and all(whole <= a.content for a in covered[:1]):
            continue
        if covered:
            owner = max(covered, key=lambda a: len(a.content & whole))
            missing = whole - owner.content
            if len(missing) > SCARE:
                yield _follow(owner, frozenset(missing))
            continue
        before = [
            a
            for a in found
            if a.sentence.index < spans[0].index and (a.direct or a.mixed or not a.content or a.entry.act == "assert")
        ]
        after = [a for a in found if a.sentence.index > spans[-1].index]
        same = [a for a in found if a.sentence in spans and paragraph.quote_at(a.cue.i) is None]
        owner_found = same[0] if same else (before[-1] if before else after[0] if after else None)
        if owner_found is not None:
            yield _follow(owner_found, frozenset(whole))


def _follow(owner: Attribution, content: frozenset[int]) -> Attribution:
    return Attribution(
        sentence=owner.sentence,
        cue=owner.cue,
        entry=owner.entry,
        source=owner.source,
        speaker=owner.speaker,
        content=content,
        audience=owner.audience,
        direct=True,
        mixed=True,
        follows=True,
    )


def announced(paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon) -> Attribution | None:
    """Who is quoted in the block behind a paragraph that ends by announcing it: "analyzed the background as follows."

    Args:
        paragraph: the one before the block.
        resolver: for who the source is.
        lexicon: for the cues.

    Returns:
        An attribution without content, or None where the paragraph announces nothing.
    """
    if not paragraph.sentences:
        return None
    sentence, mentions = paragraph.sentences[-1], paragraph.mentions[-1]
    words = [t.lower_ for t in sentence.span if not t.is_space]
    follows = words[-3:] == ["as", "follows", "."] or words[-3:] == ["as", "follows", ":"] or words[-1:] == [":"]
    if not follows:
        return None
    for token in reversed(list(sentence.span)):
        entry = lexicon.cues.get((token.lemma_.lower(), "verb"))
        if entry is None or token.pos_ != "VERB" or token.lower_ == "follows":
            continue
        named = [t for t in reversed(list(sentence.span)) if t.i < token.i and t.pos_ == "PROPN"]
        for source in verb_slots(token).get("subj") or named:
            if (speaker := resolver.phrase(source, mentions)) and all(resolver.is_person(c) for c in speaker):
                return made(token, entry, sentence, [source], speaker, set(), paragraph, ())
    return None


def in_block(owner: Attribution, paragraph: Paragraph) -> Attribution:
    """A block quotation as the words of whom it was announced for.

    Args:
        owner: who is quoted, from `announced`.
        paragraph: the block.
    """
    first, last = paragraph.sentences[0], paragraph.sentences[-1]
    return replace(
        owner,
        sentence=first,
        cue=first.span[0],
        words=(owner.cue,),
        source=(),
        content=frozenset(range(first.span.start, last.span.end)),
        direct=True,
        mixed=True,
        follows=True,
    )
