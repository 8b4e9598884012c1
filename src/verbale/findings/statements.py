"""Statements: attributions read as who said what, to whom, in which act of speech."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from verbale.findings.attribution import Attribution
from verbale.findings.dating import anchored_times, time_for
from verbale.findings.propositions import Analysis
from verbale.findings.quotations import Paragraph
from verbale.findings.quoting import quote, shorten
from verbale.findings.standing import standing
from verbale.findings.tenses import tense_of
from verbale.lexicon import Lexicon
from verbale.model import Statement, When

QUIET = frozenset("continue go find hold feel read raise".split())  # cues that count with a quotation only
CHANNELS = frozenset(
    "interview briefing conference speech television tv radio post statement telegram letter broadcast".split()
)


def find_statements(analysis: Analysis, reference: str | None, lexicon: Lexicon) -> Iterator[Statement]:
    """The statements of a document, in reading order.

    Args:
        analysis: its attributions.
        reference: ISO date from which relative dates are resolved, or None.
        lexicon: for the words under which a cue reports nothing said ("should warn", "did not say").

    Yields:
        Statements with ids s1, s2 …
    """
    number = 0
    by_paragraph = {p.sentences[0].paragraph: p for p in analysis.paragraphs if p.sentences}
    seen: set[tuple[str, tuple[int, int]]] = set()
    for attribution in analysis.attributions:
        paragraph = by_paragraph[attribution.sentence.paragraph]
        if not attribution.content:
            continue
        if attribution.entry.cue in QUIET and not attribution.direct:
            continue
        if not attribution.direct and _unspoken(attribution, lexicon):
            continue
        evidence, span = _quote(attribution, paragraph, analysis)
        key = (attribution.speaker[0], span)
        if key in seen:
            continue
        seen.add(key)
        number += 1
        yield Statement(
            id=f"s{number}",
            evidence=evidence,
            span=span,
            holders=("AUTHOR", *_outer(attribution, analysis), attribution.speaker[0]),
            commitment=_commitments(attribution, analysis),
            basis=_basis(attribution),
            confidence=0.8 if attribution.direct else 0.65,
            entry=f"cue:{attribution.entry.cue}/{attribution.entry.pos}",
            speaker=attribution.speaker[0],
            cue=" ".join(t.text for t in attribution.words) or attribution.cue.text,
            mode="direct" if attribution.direct else "mixed" if attribution.mixed else "indirect",
            speech_act=_act(attribution),
            gist=_gist(attribution, paragraph),
            audience=attribution.audience[0] if attribution.audience else None,
            condition=_condition(attribution, paragraph),
            date=_date(attribution, reference),
            channel=_channel(attribution),
        )


def _unspoken(attribution: Attribution, lexicon: Lexicon) -> bool:
    """Whether the cue itself is denied, supposed, called for or only possible, so that nothing was said."""
    cue = attribution.cue
    if cue.pos_ not in ("VERB", "AUX"):
        return False
    stand = standing(cue, None, lexicon, None, lasting=False)
    return stand.mood in ("supposed", "called_for", "asked", "possible") or stand.commitment == "CT-"


def _outer(attribution: Attribution, analysis: Analysis) -> tuple[str, ...]:
    """The speakers in whose reported words the cue itself stands, outermost first."""
    above = [
        a
        for a in analysis.attributions
        if a is not attribution
        and a.sentence.paragraph == attribution.sentence.paragraph
        and attribution.cue.i in a.content
        and a.cue.i != attribution.cue.i
    ]
    above.sort(key=lambda a: -len(a.content))
    names = [a.speaker[0] for a in above]
    return tuple(n for n in dict.fromkeys(names) if n != attribution.speaker[0])


def _commitments(attribution: Attribution, analysis: Analysis) -> tuple[str, ...]:
    outer = _outer(attribution, analysis)
    return (attribution.entry.author, *("Uu" for _ in outer), attribution.entry.commitment)


def _basis(attribution: Attribution) -> str:
    who = attribution.speaker[0]
    if who == "EXPERTS" or ":EDU:" in who:
        return "expert"
    if "MEDIA" in who or ":JRN" in who:
        return "other_medium"
    return "unnamed_official" if who == "UNNAMED" or who.endswith(":?") else "official_on_record"


def _act(attribution: Attribution) -> str:
    """The act of speech: the cue's, made a prediction or a request by the words under a neutral cue."""
    act = attribution.entry.act
    if act not in ("assert",):
        return act
    words = {attribution.cue.doc[i].lower_ for i in attribution.content}
    if words & {"should", "must", "ought"}:
        return "request"
    if words & {"will", "may", "might", "could", "would", "likely", "expected"}:
        return "predict"
    return act


def _content_span(attribution: Attribution, paragraph: Paragraph) -> tuple[int, int] | None:
    if not attribution.content:
        return None
    doc = attribution.cue.doc
    offset = attribution.sentence.offset
    first, last = doc[min(attribution.content)], doc[max(attribution.content)]
    return offset + first.idx, offset + last.idx + len(last.text)


def _quote(attribution: Attribution, paragraph: Paragraph, analysis: Analysis) -> tuple[str, tuple[int, int]]:
    """The cue, its source and what is said; of what follows in other sentences, the quotation with its marks."""
    sentence = attribution.sentence
    offset = sentence.offset
    content = _content_span(attribution, paragraph)
    text = analysis.reading.document.text
    if attribution.follows and content is not None:
        start, end = content
        start -= 1 if start and text[start - 1] in '“"' else 0
        end += 1 if end < len(text) and text[end] in '”"' else 0
        cue = (offset + attribution.cue.idx, offset + attribution.cue.idx + len(attribution.cue.text))
        near = sentence.index
        inside = [s for s in paragraph.sentences if s.start < end and start < s.end]
        if inside and near == inside[0].index - 1 and end - cue[0] < 300:
            start = min(start, cue[0])
        target = inside[0] if inside else sentence
        return quote(analysis, target, start, end, around=end)
    tokens = [attribution.cue, *(t for s in attribution.source for t in s.subtree)]
    starts = [offset + t.idx for t in tokens] + ([content[0]] if content else [])
    ends = [offset + t.idx + len(t.text) for t in tokens] + ([content[1]] if content else [])
    start, end = min(starts), max(ends)
    if start and text[start - 1] in '“"':
        start -= 1
    for mark in '”"':
        if end < len(text) and text[end] == mark:
            end += 1
            break
    return quote(analysis, sentence, start, end, around=offset + attribution.cue.idx)


def _gist(attribution: Attribution, paragraph: Paragraph) -> str:
    doc = attribution.cue.doc
    words = [doc[i] for i in sorted(attribution.content)] or list(attribution.sentence.span)
    text = "".join(t.text_with_ws for t in words).strip(" ,“”\"'.;:")
    for lead in ("that ", "to "):
        text = text.removeprefix(lead)
    return shorten(text, 20)


def _condition(attribution: Attribution, paragraph: Paragraph) -> str | None:
    doc = attribution.cue.doc
    for i in sorted(attribution.content):
        token = doc[i]
        if token.lower_ in ("if", "unless", "provided") and token.dep_ in ("mark", "advmod", "case"):
            words = list(token.head.subtree)
            return shorten("".join(t.text_with_ws for t in words).strip(' ,.“”"'), 15)
    return None


def _date(attribution: Attribution, reference: str | None) -> When | None:
    times = anchored_times(attribution.sentence, frozenset({attribution.cue.i}))
    own = [a.time for a in times if a.anchor.i == attribution.cue.i]
    if not own:
        own = time_for(
            attribution.cue, None, [a for a in times if a.anchor.i not in attribution.content], frozenset(), None
        )
    tense, _ = tense_of(attribution.cue) if attribution.cue.pos_ == "VERB" else ("past", False)
    for time in own:
        if when := time.resolve(reference, "future" if tense == "future" else "past"):
            return when
    return None


def _channel(attribution: Attribution) -> str | None:
    """Where it was said: "in an interview with TASS", "at a briefing"."""
    for child in attribution.cue.children:
        if child.dep_ == "obl" and child.lemma_.lower() in CHANNELS:
            words: Sequence[Token] = [t for t in child.subtree if t.i not in attribution.content]
            text = "".join(t.text_with_ws for t in words).strip(' ,.“”"')
            return shorten(text, 10) or None
    return None
