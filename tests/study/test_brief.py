import datetime

import pytest

from verbale.model import DateError
from verbale.record import Record
from verbale.study import Brief, brief

from .sample import NIS, SUMMIT

ABOUT = ("PRK", "RUS")


def section(found: Brief, status: str) -> list[tuple[str, int, int]]:
    (mine,) = (section for section in found.sections if section.status == status)
    return [(it.type, len(it.documents), len(it.origins)) for it in (*mine.dated, *mine.undated)]


def test_counts(record: Record) -> None:
    counts = brief(record, about=ABOUT).counts
    assert (counts.documents, counts.in_record, counts.origins, counts.outlets) == (4, 4, 3, 3)
    assert (counts.events, counts.episodes, counts.statements) == (8, 4, 1)


def test_what_happened_is_apart_from_what_is_planned(record: Record) -> None:
    found = brief(record, about=ABOUT)
    assert section(found, "happened") == [("CONSULT", 3, 2), ("AID", 2, 1), ("AID", 1, 1)]
    assert section(found, "planned") == [("CONSULT", 2, 1)]
    assert section(found, "denied") == []


def test_all_named_sides_take_part_or_any_of_one_or_three(record: Record) -> None:
    assert brief(record, about=("CHN", "RUS")).counts.events == 0
    assert brief(record, about=("CHN",)).counts.events == 1
    assert brief(record, about=("CHN", "RUS", "KOR")).counts.events == 9


def test_as_of_knows_only_what_was_out(record: Record) -> None:
    found = brief(record, about=ABOUT, as_of="2023-09-14")
    assert {source.name for source in found.sources.values()} == {"a", "b"}
    assert found.known == datetime.date(2023, 9, 14)
    assert not found.disagreements


def test_at_a_glance(record: Record) -> None:
    found = brief(record, about=ABOUT)
    assert [episode.lead.evidence for episode in found.last_happened] == [SUMMIT]
    assert [episode.lead.what for episode in found.planned] == ["Putin visits Pyongyang"]
    (opposed,) = found.disagreements
    assert [side.status for side in opposed.sides] == ["happened", "denied"]
    assert found.known == found.latest == datetime.date(2023, 9, 15)


def test_a_statement_in_two_copies_is_one(record: Record) -> None:
    (speaker,) = brief(record, about=ABOUT).speakers
    assert (speaker.code, speaker.acts, len(speaker.sayings[0].documents)) == (NIS, (("assert", 1),), 2)


def test_a_statement_counts_if_it_tells_of_an_event_that_counts(record: Record) -> None:
    assert brief(record, about=("CHN",)).speakers == ()
    assert len(brief(record, about=("KOR",)).speakers) == 1


def test_an_undated_document_is_doubtful(record: Record) -> None:
    assert [source.name for source in brief(record, about=ABOUT).doubtful] == ["d"]


def test_quotes_stand_in_their_texts(record: Record) -> None:
    found = brief(record)
    texts = [source.text for source in found.sources.values()]
    assert found.quotes
    for quote in found.quotes.values():
        assert any(quote.before + quote.quote + quote.after in text for text in texts)


def test_dates_between(record: Record) -> None:
    assert section(brief(record, about=ABOUT, since="2024"), "planned") == [("CONSULT", 2, 1)]
    assert section(brief(record, about=ABOUT, until="2023"), "planned") == []
    with pytest.raises(DateError):
        brief(record, since="soon")
