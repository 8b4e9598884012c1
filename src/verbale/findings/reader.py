"""The reader: a document goes in, its findings come out. A pure function of document, lexicon and weights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.findings.agreements import find_agreements
from verbale.findings.assessments import assessment_form, find_assessments
from verbale.findings.dating import DatedClaim, infer_date
from verbale.findings.event_records import as_event
from verbale.findings.events import Matched, find_events
from verbale.findings.form import agreement_form, event_form, proposition_form, statement_form, transfer_form
from verbale.findings.graded import Graded, seen_of
from verbale.findings.headline import headline
from verbale.findings.mechanisms import find_mechanisms, mechanism_form
from verbale.findings.occasions import same_occasion
from verbale.findings.propositions import Analysis, Clause, analyse
from verbale.findings.prospects import prospects
from verbale.findings.quoting import passage
from verbale.findings.standing import status_of
from verbale.findings.statements import find_statements
from verbale.findings.time_forms import time_forms
from verbale.findings.transfers import find_transfers
from verbale.intake import from_text
from verbale.language import Sense, find_times, load_coreference, load_pipeline, read
from verbale.language.coreference import Coreference
from verbale.lexicon import Lexicon, load_lexicon
from verbale.model import KINDS, Argument, Document, Findings, Passage, Proposition, When

if TYPE_CHECKING:
    from spacy.language import Language


STALE = 31  # days by which a header's date may lie before what the text tells, and the header be the one mistaken


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents with one lexicon and one pipeline."""

    lexicon: Lexicon
    pipeline: "Language"
    coreference: Coreference | None = None
    sense: Sense | None = None
    graded: Graded | None = None

    @classmethod
    def load(cls, lexicon: Path | None = None) -> "Reader":
        """A reader with the shipped weights and lexicon.

        Args:
            lexicon: a folder laid over the shipped lexicon, or None.

        Raises:
            LexiconError: if the lexicon has faults.
        """
        return cls(
            load_lexicon(lexicon),
            load_pipeline(),
            load_coreference(),
            Sense.load(),
            Graded.load(),
        )

    def read(self, document: Document) -> Findings:
        """All that a document yields.

        Args:
            document: from intake.

        Returns:
            Its findings by kind; the document with its date inferred where the text betrays it, and with warnings.
        """
        analysis, events, document = self._dated(document)
        occasions: dict[str, When] = {}
        forms = [
            event_form(as_event(m, f"e{n}", analysis, document.published, occasions))
            for n, m in enumerate(events, start=1)
        ]
        forms = same_occasion(forms)
        statements = [statement_form(s) for s in find_statements(analysis, document.published, self.lexicon)]
        kinds: dict[str, tuple[dict[str, Any], ...]] = dict.fromkeys(KINDS, ())
        kinds["events"], kinds["statements"] = tuple(forms), tuple(statements)
        agreements = find_agreements(analysis, self.lexicon, document.published)
        kinds["agreements"] = tuple(agreement_form(a) for a in agreements)
        transfers = find_transfers(analysis, self.lexicon, document.published)
        kinds["transfers"] = tuple(transfer_form(t) for t in transfers)
        heading = headline(document, self.pipeline, self.lexicon, self.sense)
        kinds |= prospects((heading, analysis), self.lexicon, document.published)
        assessments = find_assessments(analysis, self.lexicon, document.published, headline=heading)
        kinds["assessments"] = tuple(assessment_form(a) for a in assessments)
        mechanisms = find_mechanisms((heading, analysis), self.lexicon, kinds)
        kinds["mechanisms"] = tuple(mechanism_form(m) for m in mechanisms)
        return Findings(document=document, kinds=kinds)

    def code(
        self, text: str, *, id: str, date: str | None = None, title: str | None = None, outlet: str | None = None
    ) -> dict[str, Any]:
        """One line of `verbale code`: the findings of a text, without a record.

        Args:
            text: a sentence, paragraph or article.
            id: kept in the line.
            date: ISO date to which relative dates refer.
            title, outlet: where known.

        Raises:
            DateError: if `date` is none.
        """
        found = self.read(self._document(text, id, date, title, outlet))
        return {"id": id, **{kind: list(found.kinds[kind]) for kind in KINDS}}

    def propositions(
        self, text: str, *, id: str, date: str | None = None, title: str | None = None, outlet: str | None = None
    ) -> dict[str, Any]:
        """One line of `verbale propositions`; arguments as for `code`."""
        document = self._document(text, id, date, title, outlet)
        analysis, _, document = self._dated(document)
        analysis = analyse(analysis.reading, self.lexicon, wide=True)
        made = [_proposition(c, analysis, document.published) for c in analysis.clauses]
        if self.graded is not None:
            values = self.graded([seen_of(c) for c in analysis.clauses])
            made = [replace(p, factuality=value) for p, value in zip(made, values, strict=True)]
        return {"id": id, "propositions": [proposition_form(p) for p in made]}

    def dates(self, text: str, *, id: str, date: str | None = None) -> dict[str, Any]:
        """One line of `verbale dates`: the time expressions of a text with TIMEX3 values and intervals."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        whole = from_text(lines, name=id, source=id, lexicon=self.lexicon, published=date, bare=True)
        stated = date or self._document(text, id, None, None, None).published
        return {"id": id, "dates": time_forms(read(whole, self.pipeline, self.lexicon), stated)}

    def _document(self, text: str, id: str, date: str | None, title: str | None, outlet: str | None) -> Document:
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        return from_text(
            lines,
            name=id,
            source=id,
            lexicon=self.lexicon,
            published=date,
            title=title,
            outlet=outlet,
            bare="\n" not in lines.strip(),
        )

    def _dated(self, document: Document) -> tuple[Analysis, list[Matched], Document]:
        """A document analysed, its date inferred and checked; analysed again if people's offices depend on it."""
        reading = read(document, self.pipeline, self.lexicon, self.coreference, self.sense)
        analysis = analyse(reading, self.lexicon)
        events = list(find_events(analysis, self.lexicon))
        impossible = sorted({t.text for s in reading.sentences for t in find_times(s.span.text) if t.impossible})
        warned = tuple(f"“{text}” is no day of the calendar; it is kept as written" for text in impossible)
        document = replace(document, warnings=(*document.warnings, *warned))
        dated = _knowable(_infer(document, analysis, events, self.lexicon), events)
        if dated.published != document.published:
            analysis = analyse(replace(reading, document=dated), self.lexicon)
            events = list(find_events(analysis, self.lexicon))
        return analysis, events, dated


def _claims(events: Sequence[Matched]) -> Iterator[DatedClaim]:
    for m in events:
        clause = m.clause
        way = clause.way
        for time in clause.times:
            places = (clause.sentence.span.text, *((clause.place,) if clause.place else ()))
            hosts = frozenset(c.split(":")[0] for c in m.recipient)
            yield DatedClaim((*m.actor, *m.recipient), places, m.entry.type, time, way, hosts)


def _infer(document: Document, analysis: Analysis, events: Sequence[Matched], lexicon: Lexicon) -> Document:
    if document.published is not None:
        return document
    claims = list(_claims(events))
    told = infer_date([*claims, *_spoken(analysis)], lexicon, floor=_floor(analysis, lexicon))
    if told is None:
        return replace(document, warnings=(*document.warnings, "the text states no date: relative dates stay open"))
    return replace(
        document,
        published=told.published,
        published_basis="inferred",
        knowable_earliest=told.earliest,
        knowable_latest=told.latest,
        warnings=(
            *document.warnings,
            f"the text states no date; {told.published} was inferred from the landmark {told.landmark}",
        ),
    )


def _floor(analysis: Analysis, lexicon: Lexicon) -> str:
    """The day before which a document cannot have been written: all whom it names had held an office once."""
    starts = [""]
    for name in analysis.resolver.cast.known:
        if (terms := lexicon.terms.get(name)) and all(t.start for t in terms):
            starts.append(min(str(t.start) for t in terms))
    return max(starts)


def _spoken(analysis: Analysis) -> Iterator[DatedClaim]:
    """Times of clauses that are no events ("told reporters Thursday"): they weigh by nearness only."""
    for clause in analysis.clauses:
        for time in clause.times:
            yield DatedClaim((), (), "", time, clause.way)


def _knowable(document: Document, events: Sequence[Matched]) -> Document:
    """The days between which a document can have come out, and a warning where its header cannot be right."""
    stated = document.published
    if stated is None:
        return document
    days = []
    for m in events:
        stand = m.clause.stand
        if stand.tense != "past" or stand.mood != "asserted" or stand.commitment != "CT+":
            continue
        for time in m.clause.times:
            when = time.resolve(stated, "past")
            told = _told_day(time.text, when.end if when and when.start == when.end else None, stated)
            if told is not None:
                days.append(told)
    latest = max(days, default=None)
    if latest is not None and len(stated) == 10 and latest > stated and _far(stated, latest):
        warned = f"the text tells of {latest} as past, long after its own date {stated}; both are kept as written"
        return replace(
            document, warnings=(*document.warnings, warned), knowable_earliest=stated, knowable_latest=stated
        )
    if latest is not None and len(stated) == 10 and latest > stated:
        close = latest[:7] == stated[:7]
        return replace(
            document,
            published=stated[:7] if close else latest,
            published_basis="stated" if close else "inferred",
            knowable_earliest=latest,
            warnings=(
                *document.warnings,
                f"the header's date {stated} cannot be right: the text tells of {latest} as past",
            ),
        )
    if document.knowable_earliest is not None:
        return document
    bound = stated if len(stated) == 10 else None
    return replace(document, knowable_earliest=bound or latest or _first_day(stated), knowable_latest=bound)


def _far(stated: str, told: str) -> bool:
    """Whether a day lies so long after the document's that it is a slip of the pen, not a header gone stale."""
    return (date.fromisoformat(told) - date.fromisoformat(stated)).days > STALE


def _told_day(text: str, resolved: str | None, stated: str) -> str | None:
    """The day that a full or year-less date names, taken in the document's own year: "September 13"."""
    if resolved is None or len(resolved) != 10 or not any(c.isdigit() for c in text):
        return None
    if str(resolved[:4]) in text:
        return resolved
    if resolved[5:] > stated[5:] and resolved[:4] < stated[:4] and len(stated) == 10:
        same_year = stated[:4] + resolved[4:]
        gap = (date.fromisoformat(same_year) - date.fromisoformat(stated)).days
        return same_year if 0 < gap <= 31 and "-" not in text else None
    return resolved


def _first_day(iso: str) -> str:
    return iso if len(iso) == 10 else f"{iso}-01" if len(iso) == 7 else f"{iso}-01-01"


def _proposition(clause: Clause, analysis: Analysis, reference: str | None) -> Proposition:
    final = replace(clause.stand, commitment=clause.commitment[-1])
    way = clause.way
    when = next((w for t in clause.times if (w := t.resolve(reference, way))), None)
    inner = analysis.nearest(clause)
    arguments = tuple(
        Argument(slot, passage(clause.sentence, h), analysis.phrase(clause, h))
        for slot, heads in clause.slots.items()
        for h in heads
    )
    word = clause.predicate
    words = [word, *(c for c in word.children if c.dep_ == "cop" and c.i < word.i)]
    first = min(words, key=lambda t: t.i)
    start = clause.sentence.at(first)
    text = word.doc.text[first.idx : word.idx + len(word.text)]  # "is ready"
    return Proposition(
        predicate=Passage(text, start, start + len(text)),
        lemma=word.lemma_,
        arguments=arguments,
        polarity=final.polarity,
        tense=final.tense,
        mood=final.mood,
        status=status_of(final),
        holders=clause.holders,
        commitment=clause.commitment,
        factuality=final.factuality,
        source=passage(inner.sentence, inner.source[0]) if inner and inner.source else None,
        cue=passage(inner.sentence, inner.cue, bare=True) if inner else None,
        date=when,
        place=clause.place,
    )


__all__ = ["Reader"]
