"""On whose word: cues, their sources and what they cover, quotations over several sentences included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.actors import Cast, Resolver
from verbale.findings.beside import after, around, before
from verbale.findings.mentions import Mentions
from verbale.findings.quotations import Paragraph
from verbale.findings.syntax import conjuncts, is_passive, particle_forms, preposition, verb_slots
from verbale.language import Sentence
from verbale.lexicon import Cue, Lexicon

SAYING = frozenset(
    ("say", "tell", "add", "ask", "note", "write", "explain", "report", "announce", "predict", "argue", "warn")
)
SCARE = 3  # words; a quotation so short is a quoted expression, not speech of its own
NOMINAL_CONTENT = frozenset("accuse praise deny warn request threaten promise announce predict".split())
REPORTED = frozenset(("say", "report", "confirm", "rumor", "rumour", "allege", "reveal", "learn", "quote", "claim"))
PAPERS = frozenset("statement report document paper letter article communique text declaration".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A cue with its source and what it covers.

    Attributes:
        sentence: where the cue stands.
        cue: the cue word; None never occurs.
        entry: the lexicon's entry for it.
        source: heads of the phrase that names the source; empty where agentless.
        speaker: its actor codes.
        content: word indexes (in the paragraph) of what is reported.
        direct: whether the content is mainly a quotation; `mixed` whether it has quoted pieces.
        follows: whether the content is a quotation in other sentences than the cue's.
    """

    sentence: Sentence
    cue: Token
    entry: Cue
    source: tuple[Token, ...]
    speaker: tuple[str, ...]
    content: frozenset[int]
    audience: tuple[str, ...] = ()
    direct: bool = False
    mixed: bool = False
    follows: bool = False


def attributions(paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon, last: Sequence[str]) -> list[Attribution]:
    """The attributions of a paragraph, in order.

    Args:
        paragraph: sentences, names, quotations.
        resolver: for the sources; its cast learns who is named, sentence by sentence.
        lexicon: for the cues.
        last: the speaker of the paragraph before, to whom a paragraph that is one quotation may belong.
    """
    found: list[Attribution] = []
    for sentence, mentions in zip(paragraph.sentences, paragraph.mentions, strict=True):
        here = list(_in_sentence(sentence, mentions, paragraph, resolver, lexicon))
        found.extend(here)
        note_mentions(sentence, mentions, resolver, resolver.cast)
    found.extend(_loose_quotes(paragraph, found, last))
    return found


def note_mentions(sentence: Sentence, mentions: Mentions, resolver: Resolver, cast: Cast) -> None:
    """Tell the cast who is named in a sentence, for the pronouns after it."""
    for token in sentence.span:
        if token.dep_ in ("conj", "appos", "flat", "compound", "amod", "case", "punct", "det") or token.pos_ == "PRON":
            continue
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        codes = resolver.phrase(token, mentions)
        if codes:
            person = all(resolver.is_person(code) for code in codes)
            cast.mention(codes, person=person, subject=token.dep_.startswith("nsubj"))
    for token in sentence.span:  # states named by adjectives and possessors matter to "it" and "the two countries"
        if token.dep_ in ("amod", "nmod:poss", "compound") and (match := mentions.of(token)) is not None:
            name = match.names[0]
            if name.kind in ("state", "capital"):
                cast.mention((name.code.split(":")[0],), person=False, subject=False)


def _in_sentence(
    sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Iterator[Attribution]:
    for token in sentence.span:
        made: Attribution | None = None
        if token.lower_ == "according" and token.head != token:
            made = _according(token, sentence, mentions, paragraph, resolver, lexicon)
        elif token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB") and token.dep_ in ("root", "ROOT")):
            made = _verb(token, sentence, mentions, paragraph, resolver, lexicon)
        elif token.pos_ == "NOUN":
            made = _noun(token, sentence, mentions, paragraph, resolver, lexicon)
        elif token.pos_ == "ADJ":
            made = _adjective(token, sentence, mentions, paragraph, resolver, lexicon)
        if made is not None:
            yield made


def _subtree(token: Token, *, without: Sequence[Token] = ()) -> set[int]:
    cut = {t.i for w in without for t in w.subtree}
    return {t.i for t in token.subtree if t.i not in cut}


def _quoted_in(sentence: Sentence, paragraph: Paragraph, outside: Token, *, longer: int = 0) -> set[int]:
    """Words of the sentence inside quotations that the cue is not part of."""
    own = paragraph.quote_at(outside.i)
    words: set[int] = set()
    for quote in paragraph.quotes:
        if quote is own or quote == own or quote.end - quote.start <= longer:
            continue
        words |= {i for i in range(quote.start, quote.end) if sentence.span.start <= i < sentence.span.end}
    return words


def _verb(
    token: Token, sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Attribution | None:
    entry = next((lexicon.cues[(f, "verb")] for f in particle_forms(token) if (f, "verb") in lexicon.cues), None)
    if entry is None or token.dep_ in ("aux", "aux:pass", "amod", "case", "compound", "mark"):
        return None
    passive = is_passive(token)
    slots = verb_slots(token)
    source = slots.get("subj", [])
    content: set[int] = set()
    for child in token.children:
        if (
            child.dep_ in ("ccomp", "csubj", "csubj:pass")
            or (child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"))
            or (child.dep_ == "advcl" and any(c.lower_ in ("that", "to") for c in child.children if c.dep_ == "mark"))
            or (child.dep_ == "parataxis" and child.i < token.i)
        ):
            content |= _subtree(child)
    if token.dep_ == "parataxis" and token.head != token:
        content |= _subtree(token.head, without=[token])
    quoted = _quoted_in(sentence, paragraph, token, longer=SCARE if content else 0)
    if quoted and entry.act not in ("praise", "accuse") and (source or passive):
        content |= quoted
    for child in token.children:  # "denied hitting", "hinted at helping"
        if child.tag_ == "VBG" and child.i > token.i and child.dep_ in ("advcl", "xcomp", "obj", "obl") and not content:
            if child.dep_ != "advcl" or " " in entry.cue or child.i <= token.i + 2:
                content |= _subtree(child)
    if not content and (entry.act in NOMINAL_CONTENT or " " in entry.cue):
        for child in token.children:
            if (
                child.dep_ in ("obj", "obl", "advcl")
                and preposition(child) not in ("during", "in", "at", "on")
                and child.i > token.i
            ):
                content |= _subtree(child)
    if not content and source:
        content = around(token, source[0], sentence) or after(token, source[0], sentence)
    if not content and source and entry.cue in SAYING and token.dep_ not in ("acl",):
        content = before(token, source[0], sentence)
    told_on = bool(source) and entry.cue in SAYING and not content
    if not content and not told_on:
        return None
    speaker: tuple[str, ...] = ()
    for head in source[:1]:
        speaker = resolver.phrase(head, mentions)
    if not speaker:
        speaker = _unnamed(source, token, entry, passive=passive, quoted=bool(quoted))
        if not speaker:
            return None
    audience: tuple[str, ...] = ()
    if entry.audience:
        for slot in (entry.audience, "obj", "iobj", "to"):
            for head in slots.get(slot, []):
                audience = audience or resolver.phrase(head, mentions)
    content -= {token.i}
    if source:
        content -= {t.i for s in source for t in s.subtree} if not passive else set()
    return _made(token, entry, sentence, source, speaker, content, paragraph, audience)


def _unnamed(source: Sequence[Token], token: Token, entry: Cue, *, passive: bool, quoted: bool) -> tuple[str, ...]:
    """The speaker where no actor is named: UNNAMED for agentless reports and for people without a state."""
    if passive and not source:
        return ("UNNAMED",) if token.lemma_.lower() in REPORTED else ()
    if not source:
        return ("UNNAMED",) if quoted and token.lemma_ in ("say", "add") else ()
    head = source[0]
    if head.pos_ == "PRON" and head.lower_ in ("it", "this", "that", "which", "what", "there"):
        return ()
    if head.pos_ == "PROPN":
        return ("UNNAMED",) if quoted else ()
    if head.pos_ == "NOUN" and head.lemma_ not in PAPERS and (quoted or entry.cue in ("say", "tell", "add")):
        return ("UNNAMED",)
    return ()


def _according(
    token: Token, sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Attribution | None:
    entry = lexicon.cues.get(("according to", "prep"))
    if entry is None:
        return None
    source = token.head
    if source.pos_ in ("VERB", "AUX"):
        source = next((c for c in token.children if c.dep_ in ("obl", "nmod", "obj")), source)
        if source.pos_ in ("VERB", "AUX"):
            return None
    speaker = resolver.phrase(source, mentions)
    if not speaker:
        speaker = ("UNNAMED",) if source.pos_ == "NOUN" and source.lemma_ not in ("plan", "law", "schedule") else ()
    if not speaker:
        return None
    content = {t.i for t in sentence.span} - {t.i for t in source.subtree} - {token.i}
    return _made(token, entry, sentence, [source], speaker, content, paragraph, ())


def _noun(
    token: Token, sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Attribution | None:
    entry = lexicon.cues.get((token.lemma_.lower(), "noun"))
    if entry is None:
        return None
    light = (
        token.head if token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_.lower() in lexicon.light_verbs else None
    )
    source: list[Token] = []
    for child in token.children:
        if (child.dep_ in ("nmod:poss", "compound", "amod", "nmod:desc") and child.i < token.i) or (
            child.dep_ == "nmod" and preposition(child) in ("by", "from", "of")
        ):
            source.append(child)
    speaker: tuple[str, ...] = ()
    for head in source:
        if speaker := resolver.phrase(head, mentions):
            source = [head]
            break
    slots = verb_slots(light) if light is not None else {}
    if not speaker and light is not None:
        for head in slots.get("subj", []):
            if speaker := resolver.phrase(head, mentions):
                source = [head]
                break
    if not speaker:
        return None
    content: set[int] = set()
    for child in token.children:
        if (child.dep_ in ("acl", "ccomp", "appos", "acl:relcl") and child.i > token.i) or (
            child.dep_ == "nmod"
            and preposition(child) in ("of", "on", "about", "over", "against", "for")
            and child not in source
        ):
            content |= _subtree(child)
    if light is not None:
        for child in light.children:
            if child.dep_ in ("advcl", "ccomp") and child.i > token.i:
                content |= _subtree(child)
    after = {i for i in _quoted_in(sentence, paragraph, token, longer=SCARE) if i > token.i}
    content |= after
    audience: tuple[str, ...] = ()
    for head in [*slots.get("to", []), *(c for c in token.children if preposition(c) == "to")]:
        audience = audience or resolver.phrase(head, mentions)
    return _made(token, entry, sentence, source, speaker, content, paragraph, audience)


def _adjective(
    token: Token, sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Attribution | None:
    entry = lexicon.cues.get((token.lemma_.lower(), "adj"))
    if entry is None:
        return None
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    if not subjects and token.dep_ in ("xcomp", "conj"):
        subjects = verb_slots(token.head).get("subj", [])
    speaker = resolver.phrase(subjects[0], mentions) if subjects else ()
    if not speaker:
        return None
    content: set[int] = set()
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp", "obl", "advcl") and child.i > token.i:
            content |= _subtree(child)
    return _made(token, entry, sentence, subjects, speaker, content, paragraph, ()) if content else None


def _this_side(content: set[int], cue: Token, paragraph: Paragraph) -> set[int]:
    """What is said does not reach over a semicolon, unless it is quoted: "Crowds attacked …; Macron promised …"."""
    marks = [t.i for t in cue.sent if t.text == ";" and paragraph.quote_at(t.i) is None]
    first = max((i for i in marks if i < cue.i), default=-1)
    last = min((i for i in marks if i > cue.i), default=len(cue.doc))
    return {i for i in content if first < i < last or paragraph.quote_at(i) is not None}


def _made(
    cue: Token,
    entry: Cue,
    sentence: Sentence,
    source: Sequence[Token],
    speaker: tuple[str, ...],
    content: set[int],
    paragraph: Paragraph,
    audience: tuple[str, ...],
) -> Attribution:
    content = _this_side(content, cue, paragraph)
    quoted = {
        i for i in content if paragraph.quote_at(i) is not None and paragraph.quote_at(i) != paragraph.quote_at(cue.i)
    }
    words = [i for i in content if not cue.doc[i].is_punct]
    share = len([i for i in words if i in quoted]) / len(words) if words else 0.0
    return Attribution(
        sentence=sentence,
        cue=cue,
        entry=entry,
        source=tuple(h for s in source[:1] for h in conjuncts(s)),
        speaker=speaker,
        content=frozenset(content),
        audience=audience,
        direct=share >= 0.7,
        mixed=share > 0,
    )


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
