"""The cues of a sentence: who is their source, and what they cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.actors import Resolver
from verbale.findings.beside import after, around, before
from verbale.findings.mentions import Mentions
from verbale.findings.quotations import Paragraph
from verbale.findings.syntax import conjuncts, is_passive, particle_forms, preposition, verb_slots
from verbale.language import Sentence
from verbale.lexicon import Cue, Lexicon

SAYING = frozenset(
    ("say", "tell", "add", "ask", "note", "write", "explain", "report", "announce", "predict", "argue", "warn")
)
CLOSING = SAYING | frozenset(  # verbs that may stand behind what is said: "…, a mission recommends in its report"
    ("recommend", "advise", "suggest", "conclude", "insist", "propose", "urge", "counsel", "caution", "maintain")
)
BESIDE = frozenset(("while", "whereas", "as", "after", "before", "because", "although", "though", "when", "since"))
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
        speaker: its actor codes; empty where its words tell no actor ("I", "the book", nobody).
        content: word indexes (in the paragraph) of what is reported.
        direct: whether the content is mainly a quotation; `mixed` whether it has quoted pieces.
        follows: whether the content is a quotation in other sentences than the cue's.
        words: all words of the cue where it has several: "in the view of".
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
    words: tuple[Token, ...] = ()


def in_sentence(
    sentence: Sentence, mentions: Mentions, paragraph: Paragraph, resolver: Resolver, lexicon: Lexicon
) -> Iterator[Attribution]:
    """The attributions whose cue stands in a sentence, those without a known speaker included.

    Args:
        sentence: one of the paragraph.
        mentions: its names.
        paragraph: for the quotations.
        resolver: for who the source is.
        lexicon: for the cues.
    """
    for token in sentence.span:
        found: Attribution | None = None
        if token.lower_ == "according" and token.head != token:
            found = _according(token, sentence, mentions, paragraph, resolver, lexicon)
        elif token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB") and token.dep_ in ("root", "ROOT")):
            found = _verb(token, sentence, mentions, paragraph, resolver, lexicon)
        elif token.pos_ == "NOUN":
            found = _noun(token, sentence, mentions, paragraph, resolver, lexicon)
        elif token.pos_ == "ADJ":
            found = _adjective(token, sentence, mentions, paragraph, resolver, lexicon)
        if found is not None:
            yield found


def subtree(token: Token, *, without: Sequence[Token] = ()) -> set[int]:
    """The indexes of the words under a word, without those under some others."""
    cut = {t.i for w in without for t in w.subtree}
    return {t.i for t in token.subtree if t.i not in cut}


def quoted_in(sentence: Sentence, paragraph: Paragraph, outside: Token, *, longer: int = 0) -> set[int]:
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
    if token.tag_ == "VBG" and _as_saying(token.head) == token:
        return None
    if passive and (saying := _as_saying(token)) is not None and (quoted_one := slots.get("obj", [])):
        return _quoted_by(token, saying, entry, quoted_one, sentence, mentions, paragraph, resolver)
    if token.dep_ in ("parataxis", "discourse") and source and source[0].lower_ == "you":
        return None  # "you know": said to keep the listener
    if source and source[0].lower_ not in ("i", "we") and _only_called_for(token, lexicon):
        return None  # "the government should note that": nobody has said so
    content: set[int] = set()
    for child in token.children:
        if (
            child.dep_ in ("ccomp", "csubj", "csubj:pass")
            or (child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"))
            or (child.dep_ == "advcl" and any(c.lower_ in ("that", "to") for c in child.children if c.dep_ == "mark"))
            or (child.dep_ == "parataxis" and child.i < token.i)
        ):
            content |= subtree(child)
    if token.dep_ == "parataxis" and token.head != token and not _set_apart(token):
        content |= subtree(token.head, without=[token])
    quoted = quoted_in(sentence, paragraph, token, longer=SCARE if content else 0)
    if quoted and entry.act not in ("praise", "accuse") and (source or passive):
        content |= quoted
    for child in token.children:  # "denied hitting", "hinted at helping"
        if child.tag_ == "VBG" and child.i > token.i and child.dep_ in ("advcl", "xcomp", "obj", "obl") and not content:
            if child.dep_ != "advcl" or " " in entry.cue or child.i <= token.i + 2:
                content |= subtree(child)
    if not content and (entry.act in NOMINAL_CONTENT or " " in entry.cue):
        for child in token.children:
            if (
                child.dep_ in ("obj", "obl", "advcl")
                and preposition(child) not in ("during", "in", "at", "on")
                and child.i > token.i
                and not (child.dep_ == "advcl" and _set_beside(child))
            ):
                content |= subtree(child)
    if not content and source:
        content = around(token, source[0], sentence) or after(token, source[0], sentence)
    if not content and source and entry.cue in CLOSING and token.dep_ not in ("acl",):
        content = before(token, source[0], sentence)
    told_on = bool(source) and entry.cue in SAYING and not content
    if not content and not told_on:
        return None
    speaker: tuple[str, ...] = ()
    for head in source[:1]:
        speaker = resolver.phrase(head, mentions)
    if not speaker:
        speaker = _unnamed(source, token, entry, passive=passive, quoted=bool(quoted))
    audience: tuple[str, ...] = ()
    if entry.audience and speaker:
        for slot in (entry.audience, "obj", "iobj", "to"):
            for head in slots.get(slot, []):
                audience = audience or resolver.phrase(head, mentions)
    content -= {token.i}
    if source:
        content -= {t.i for s in source for t in s.subtree if not token.is_ancestor(t)} if not passive else set()
    return made(token, entry, sentence, source, speaker, content, paragraph, audience)


def _only_called_for(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a word of saying is but what somebody ought to do."""
    words = (lexicon.modality.get((c.lower_, "aux")) for c in verb.children if c.dep_ == "aux")
    return any(word is not None and word.mood == "called_for" for word in words)


def _as_saying(quoting: Token) -> Token | None:
    """The "saying" of "was quoted (by an agency) as saying that …"."""
    if quoting.lemma_.lower() not in ("quote", "cite", "report"):
        return None
    behind = (t for t in quoting.subtree if t.i > quoting.i and t.tag_ == "VBG" and t.lemma_.lower() in SAYING)
    return next((t for t in behind if t.i > 0 and t.nbor(-1).lower_ == "as"), None)


def _quoted_by(
    token: Token,
    saying: Token,
    entry: Cue,
    source: Sequence[Token],
    sentence: Sentence,
    mentions: Mentions,
    paragraph: Paragraph,
    resolver: Resolver,
) -> Attribution | None:
    """Of "X was quoted as saying" it is X who speaks; what he says hangs on the inner verb."""
    content = {i for c in saying.children if c.dep_ in ("ccomp", "parataxis") for i in subtree(c)}
    content |= {i for i in quoted_in(sentence, paragraph, token) if i > token.i}
    content = content or {t.i for t in saying.subtree if t.i > saying.i}
    if not content:
        return None
    speaker = resolver.phrase(source[0], mentions)
    return made(token, entry, sentence, source, speaker, content - {saying.i}, paragraph, ())


def _set_apart(cue: Token) -> bool:
    """Whether a colon or semicolon stands between a clause and the one before: "Opinion is divided: some think …"."""
    first = min(t.i for t in cue.subtree)
    between = cue.doc[min(cue.head.i, first) : max(cue.i, first)]
    return cue.head.i < cue.i and any(t.text in (":", ";") for t in between)


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
    content = {t.i for t in sentence.span} - {t.i for t in source.subtree} - {token.i}
    return made(token, entry, sentence, [source], speaker, content, paragraph, ())


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
        source = [h for h in source if h.dep_ in ("nmod:poss", "nmod")][:1] or slots.get("subj", [])[:1]
    content: set[int] = set()
    for child in token.children:
        if (child.dep_ in ("acl", "ccomp", "appos", "acl:relcl") and child.i > token.i) or (
            child.dep_ == "nmod"
            and preposition(child) in ("of", "on", "about", "over", "against", "for")
            and child not in source
        ):
            content |= subtree(child)
    if light is not None:
        for child in light.children:
            if child.dep_ in ("advcl", "ccomp") and child.i > token.i:
                content |= subtree(child)
    after = {i for i in quoted_in(sentence, paragraph, token, longer=SCARE) if i > token.i}
    content |= after
    audience: tuple[str, ...] = ()
    for head in [*slots.get("to", []), *(c for c in token.children if preposition(c) == "to")]:
        audience = audience or resolver.phrase(head, mentions)
    return made(token, entry, sentence, source, speaker, content, paragraph, audience)


def _set_beside(clause: Token) -> bool:
    """Whether an adverbial clause tells something of its own beside what was said: "ordered jets, while Lima …"."""
    return any(c.dep_ == "mark" and c.lower_ in BESIDE for c in clause.children)


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
    content: set[int] = set()
    for child in token.children:
        if child.dep_ in ("ccomp", "xcomp", "obl", "advcl") and child.i > token.i:
            content |= subtree(child)
    return made(token, entry, sentence, subjects, speaker, content, paragraph, ()) if content else None


def _this_side(content: set[int], cue: Token, paragraph: Paragraph) -> set[int]:
    """What is said does not reach over a semicolon, unless it is quoted: "Crowds attacked …; Macron promised …"."""
    marks = [t.i for t in cue.sent if t.text == ";" and paragraph.quote_at(t.i) is None]
    first = max((i for i in marks if i < cue.i), default=-1)
    last = min((i for i in marks if i > cue.i), default=len(cue.doc))
    return {i for i in content if first < i < last or paragraph.quote_at(i) is not None}


def made(
    cue: Token,
    entry: Cue,
    sentence: Sentence,
    source: Sequence[Token],
    speaker: tuple[str, ...],
    content: set[int],
    paragraph: Paragraph,
    audience: tuple[str, ...],
    *,
    words: Sequence[Token] = (),
) -> Attribution:
    """An attribution, told by how much of its content is quoted."""
    content = _this_side(content, cue, paragraph)
    quoted = {
        i for i in content if paragraph.quote_at(i) is not None and paragraph.quote_at(i) != paragraph.quote_at(cue.i)
    }
    spoken = [i for i in content if not cue.doc[i].is_punct]
    share = len([i for i in spoken if i in quoted]) / len(spoken) if spoken else 0.0
    return Attribution(
        sentence=sentence,
        cue=cue,
        entry=entry,
        source=tuple(h for s in source[:1] for h in conjuncts(s)),
        speaker=() if entry.act == "perceive" else speaker,
        content=frozenset(content),
        audience=audience,
        direct=share >= 0.7,
        mixed=share > 0,
        words=tuple(words),
    )
