"""The reader: the form of its lines, offsets, determinism, and the document's own date."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from verbale.findings import Reader
from verbale.intake import documents, from_text
from verbale.model import COMMITMENTS, KINDS, PLOVER_TYPES, STATUSES, DateError, Document, Findings

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "examples" / "reports"
SEEDS = ROOT.parent / "shared" / "seeds"
TEXT = (
    "North Korean leader Kim Jong-un met Vladimir Putin at the Vostochny Cosmodrome on September 13, 2023. "
    "Seoul said that Moscow had promised to send rice to Pyongyang. “We are worried,” a senior official said.\n"
)


def passages(form: Any) -> Iterator[tuple[str, int, int]]:
    """Every {text, start, end} with offsets, and every quote with its span, anywhere in a form."""
    if isinstance(form, Mapping):
        if isinstance(form.get("start"), int):
            yield form["text"], form["start"], form["end"]
        if "evidence" in form:
            yield form["evidence"], *form["span"]
        for part in form.values():
            yield from passages(part)
    elif isinstance(form, list | tuple):
        for part in form:
            yield from passages(part)


def document(reader: Reader, text: str, name: str = "a", **given: Any) -> Document:
    return from_text(text, name=name, source=name, lexicon=reader.lexicon, **given)


def test_a_coded_line_has_all_kinds(reader: Reader) -> None:
    assert set(reader.code(TEXT, id="7", date="2023-09-14")) == {"id", *KINDS}


def test_a_coded_line_keeps_its_id(reader: Reader) -> None:
    assert reader.code(TEXT, id="7", date="2023-09-14")["id"] == "7"


def test_a_coded_event_has_the_fields_of_the_contract(reader: Reader) -> None:
    wanted = "type mode status holders holder commitment date place trigger participants".split()
    events = reader.code(TEXT, id="7", date="2023-09-14")["events"]
    assert events
    assert all(set(wanted) <= event.keys() for event in events)


def test_a_participant_has_role_actor_and_offsets(reader: Reader) -> None:
    parts = [p for e in reader.code(TEXT, id="7", date="2023-09-14")["events"] for p in e["participants"]]
    assert parts
    assert all(p.keys() >= {"role", "actor", "text", "start", "end"} for p in parts)
    assert {p["role"] for p in parts} <= {"actor", "recipient"}


def test_the_values_of_a_coded_event_are_of_their_lists(reader: Reader) -> None:
    for event in reader.code(TEXT, id="7", date="2023-09-14")["events"]:
        assert event["type"] in PLOVER_TYPES
        assert event["status"] in STATUSES
        assert set(event["commitment"]) <= set(COMMITMENTS)
        assert len(event["commitment"]) == len(event["holders"])
        assert event["holder"] == event["holders"][-1]
        assert event["holders"][0] == "AUTHOR"
        assert event["entry"] in reader.lexicon.events


def test_a_proposition_has_the_fields_of_the_contract(reader: Reader) -> None:
    wanted = "predicate status polarity commitment tense factuality holders source cue date arguments".split()
    found = reader.propositions(TEXT, id="7", date="2023-09-14")["propositions"]
    assert found
    for proposition in found:
        assert set(wanted) <= proposition.keys()
        assert proposition["predicate"].keys() >= {"text", "lemma", "start", "end"}
        assert -3 <= proposition["factuality"] <= 3


def test_a_proposition_stands_under_its_source_and_cue(reader: Reader) -> None:
    found = reader.propositions("Seoul said that Kim Jong-un had met Vladimir Putin.", id="7")["propositions"]
    [met] = [p for p in found if p["predicate"]["lemma"] == "meet"]
    assert (met["source"]["text"], met["cue"]["text"]) == ("Seoul", "said")
    assert met["commitment"] == {"AUTHOR": "Uu", "KOR:GOV": "CT+"}


def test_an_event_noun_is_a_proposition(reader: Reader) -> None:
    found = reader.propositions("The summit between Norway and Iceland ended.", id="7")["propositions"]
    assert "summit" in {p["predicate"]["lemma"] for p in found}


@pytest.mark.parametrize("lead", ["", "\n", "   ", "“Quote.” ", "Ünïcödé — ", "Talks\n\n"])
def test_offsets_are_those_of_the_text_given(reader: Reader, lead: str) -> None:
    text = lead + TEXT
    found = [*passages(reader.code(text, id="7")), *passages(reader.propositions(text, id="7"))]
    assert len(found) > 5
    assert [words for words, start, end in found if text[start:end] != words] == []


def test_dates_have_the_offsets_of_their_words(reader: Reader) -> None:
    text = "Talks\n\nThey met on Wednesday, and since April 2019 twice a year.\n"
    found = reader.dates(text, id="7", date="2023-09-14")["dates"]
    assert [text[d["start"] : d["end"]] for d in found] == [d["text"] for d in found]
    assert [(d["type"], d["timex"]) for d in found[:2]] == [("DATE", "2023-09-13"), ("DATE", "2019-04")]


def test_a_date_that_is_none_is_refused(reader: Reader) -> None:
    with pytest.raises(DateError, match="someday"):
        reader.code(TEXT, id="7", date="someday")


@pytest.mark.parametrize("text", ["", "  \n ", "!!!", "¹²³", "a", "\n\n\n"])
def test_a_text_of_nothing_gives_nothing(reader: Reader, text: str) -> None:
    coded = reader.code(text, id="7")
    assert [coded[kind] for kind in KINDS] == [[] for _ in KINDS]


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    read = document(reader, TEXT, published="2023-09-14")
    assert reader.read(read) == reader.read(read)


def test_a_document_is_read_alike_whatever_was_read_before(reader: Reader) -> None:
    first = document(reader, TEXT, published="2023-09-14")
    others = [
        document(
            reader, "Emmanuel Macron met Olaf Scholz in Berlin. He also visited Warsaw.\n", published="2023-04-07"
        ),
        document(reader, "The two countries will hold exercises. They accused Greece of lying.\n"),
    ]
    alone = [reader.read(d) for d in others]
    reader.read(first)
    assert [reader.read(d) for d in reversed(others)] == alone[::-1]


STORY = (
    "North Korean leader Kim Jong-un and Russian President Vladimir Putin met on Wednesday at the Vostochny Cosmodrome "
    "in Russia's Far East, their first talks in more than four years, and left without a signed document.\n"
)


def test_a_missing_date_is_inferred_from_a_landmark(reader: Reader) -> None:
    found = reader.read(document(reader, f"Kim and Putin meet\n\n{STORY}")).document
    assert (found.published, found.published_basis) == ("2023-09-13", "inferred")
    assert any("kim-putin-vostochny-2023" in warning for warning in found.warnings)


def test_an_inferred_date_has_the_days_between_which_it_lies(reader: Reader) -> None:
    found = reader.read(document(reader, f"Kim and Putin meet\n\n{STORY}")).document
    assert (found.knowable_earliest, found.knowable_latest) == ("2023-09-13", "2023-09-19")


def test_a_date_that_nothing_tells_stays_open_with_a_warning(reader: Reader) -> None:
    found = reader.read(document(reader, "Norway and Iceland met on Wednesday and spoke of fish.\n")).document
    assert (found.published, found.published_basis) == (None, None)
    assert any("no date" in warning for warning in found.warnings)


def test_a_header_that_the_text_contradicts_is_told(reader: Reader) -> None:
    text = f"Kim and Putin meet\n\nSeptember 1, 2023\n\n{STORY.replace('Wednesday', 'September 13, 2023')}"
    found = reader.read(document(reader, text)).document
    assert found.knowable_earliest == "2023-09-13"
    assert found.published == "2023-09"
    assert any("2023-09-01 cannot be right" in warning for warning in found.warnings)


def test_a_header_that_the_text_bears_out_is_kept(reader: Reader) -> None:
    text = f"Kim and Putin meet\n\nSeptember 14, 2023\n\n{STORY}"
    found = reader.read(document(reader, text)).document
    assert (found.published, found.published_basis, found.warnings) == ("2023-09-14", "stated", ())
    assert (found.knowable_earliest, found.knowable_latest) == ("2023-09-14", "2023-09-14")


@pytest.fixture(scope="module")
def reports(reader: Reader) -> list[Findings]:
    """The findings of the sample reports."""
    found = documents([REPORTS], lexicon=reader.lexicon)
    return [reader.read(d) for d in found if isinstance(d, Document)]


@pytest.fixture(scope="module")
def seeds(reader: Reader) -> list[Findings]:
    """The findings of the seed documents."""
    if not SEEDS.is_dir():
        pytest.skip("needs ../shared/seeds beside the repository")
    found = documents([SEEDS], lexicon=reader.lexicon)
    return [reader.read(d) for d in found if isinstance(d, Document)]


@pytest.fixture(scope="module", params=["reports", "seeds"])
def library(request: pytest.FixtureRequest) -> list[Findings]:
    """Both sets of real documents, one after the other."""
    found: list[Findings] = request.getfixturevalue(request.param)
    return found


def test_the_library_yields_events_and_statements(library: list[Findings]) -> None:
    assert sum(len(f.kinds["events"]) for f in library) > 10
    assert sum(len(f.kinds["statements"]) for f in library) > 10


def test_every_quote_stands_at_its_offsets(library: list[Findings]) -> None:
    for findings in library:
        text = findings.document.text
        wrong = [words for words, start, end in passages(dict(findings.kinds)) if text[start:end] != words]
        assert (findings.document.name, wrong) == (findings.document.name, [])


def test_no_quote_is_taken_from_page_furniture(library: list[Findings]) -> None:
    for findings in library:
        junk = [(b.start, b.end) for b in findings.document.blocks if b.kind == "junk"]
        for kind in KINDS:
            for form in findings.kinds[kind]:
                start, end = form["span"]
                assert not any(start < j_end and j_start < end for j_start, j_end in junk), form["evidence"]


def test_every_quote_has_three_to_sixty_words(library: list[Findings]) -> None:
    lengths = [len(form["evidence"].split()) for f in library for kind in KINDS for form in f.kinds[kind]]
    assert [n for n in lengths if not 3 <= n <= 60] == []


def test_ids_are_unique_within_a_document(library: list[Findings]) -> None:
    for findings in library:
        ids = [form["id"] for kind in KINDS for form in findings.kinds[kind]]
        assert len(set(ids)) == len(ids)


def test_no_word_is_longer_than_its_limit(library: list[Findings]) -> None:
    limits = {"gist": 20, "condition": 15, "proposition": 20}
    for kind in KINDS:
        forms = [form for f in library for form in f.kinds[kind]]
        for field, limit in {**limits, "what": 14 if kind == "advice" else 12}.items():
            assert [f[field] for f in forms if f.get(field) and len(f[field].rstrip("… ").split()) > limit] == []


def test_events_come_in_reading_order(library: list[Findings]) -> None:
    for findings in library:
        sentences = [event["trigger"]["start"] for event in findings.kinds["events"]]
        blocks = [next(i for i, b in enumerate(findings.document.blocks) if b.start <= s < b.end) for s in sentences]
        assert all(one <= two for one, two in pairwise(blocks))
