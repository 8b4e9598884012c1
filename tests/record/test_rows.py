from typing import Any

import pytest

from verbale.model import DateError, InputError
from verbale.record.rows import Rows, code_parts, document_key, finding_key, rows_of

from .conftest import EVENT, STATEMENT, TEXT, document


def rows(**kinds: Any) -> Rows:
    return rows_of(
        document(),
        {kind: tuple(told) for kind, told in kinds.items()},
        fingerprint="",
        settings={},
        doc=None,
        other=None,
    )


def test_a_code_has_a_state_a_sector_and_a_name() -> None:
    assert code_parts("PRK") == ("PRK", None, None)
    assert code_parts("RUS:GOV") == ("RUS", "GOV", None)
    assert code_parts("KOR:GOV:?") == ("KOR", "GOV", None)
    assert code_parts("KOR:JRN:Yonhap: the agency") == ("KOR", "JRN", "Yonhap: the agency")


def test_a_documents_key_does_not_depend_on_its_folder_but_on_its_bytes_and_names() -> None:
    here = document_key(document())
    assert here == document_key(document(source="/elsewhere/000.txt"))
    assert len({here, document_key(document(text="x")), document_key(document(source="000.json"))}) == 3


def test_a_findings_key_does_not_depend_on_the_id_within_the_document() -> None:
    key = finding_key("d", "events", EVENT)
    assert len(key) == 16
    assert key == finding_key("d", "events", EVENT | {"id": "e99"})
    assert key == finding_key("d", "events", dict(reversed(EVENT.items())))
    others = [
        finding_key("other", "events", EVENT),
        finding_key("d", "statements", EVENT),
        finding_key("d", "events", EVENT | {"span": [1, 34]}),
        finding_key("d", "events", EVENT | {"entry": "event.visit"}),
        finding_key("d", "events", EVENT | {"what": "else"}),
    ]
    assert len({key, *others}) == 6


def test_findings_of_the_same_content_have_keys_of_their_own() -> None:
    keys = [row["key"] for row in rows(events=[EVENT, EVENT | {"id": "e2"}, EVENT | {"id": "e3"}]).findings]
    assert len(set(keys)) == 3
    assert keys[0] == finding_key(document_key(document()), "events", EVENT)


def test_an_event_is_a_finding_an_event_and_its_participants() -> None:
    made = rows(events=[EVENT])
    (finding,), (event,) = made.findings, made.events
    assert (finding["type"], finding["status"], finding["holder"]) == ("CONSULT", "happened", "AUTHOR")
    assert (finding["span_start"], finding["span_end"]) == (0, 34)
    assert event["finding"] == finding["key"]
    assert (event["date_start"], event["date_text"]) == ("2023-09-13", "September 13, 2023")
    assert event["actor"] == ["PRK:GOV:Kim Jong-un", "RUS:GOV:Vladimir Putin"]
    told = [(row["role"], row["position"], row["state"], row["name"]) for row in made.participants]
    assert told == [
        ("actor", 0, "PRK", "Kim Jong-un"),
        ("actor", 1, "RUS", "Vladimir Putin"),
        ("holder", 0, "AUTHOR", None),
    ]


def test_a_statement_has_speaker_holder_and_who_passed_it_on() -> None:
    made = rows(statements=[STATEMENT | {"audience": "PRK"}])
    assert [(row["role"], row["code"]) for row in made.participants] == [
        ("speaker", "KOR:GOV"),
        ("audience", "PRK"),
        ("via", "AUTHOR"),
        ("holder", "KOR:GOV"),
    ]
    assert made.statements[0]["audience"] == ["PRK"]


def test_the_other_kinds_have_their_roles_and_days() -> None:
    made = rows(
        agreements=[
            {"parties": ["PRK", "RUS"], "signed": {"start": "1961-07-06", "end": "1961-07-06"}, "state": "signed"}
        ],
        transfers=[{"supplier": "RUS", "recipient": "PRK", "category": "food", "status": "possible"}],
        forecasts=[{"about": ["CHN"], "horizon": {"start": "2024", "end": "2024"}}],
        mechanisms=[{"kind": "causes", "cause_node": {"actors": ["USA"]}, "effect_node": {"actors": ["PRK"]}}],
        assessments=[{"kind": "relation", "about": ["PRK", "CHN"]}],
        advice=[{"adviser": "AUTHOR", "addressee": "KOR", "force": "must"}],
    )
    assert [(row["role"], row["code"]) for row in made.participants] == [
        ("party", "PRK"),
        ("party", "RUS"),
        ("supplier", "RUS"),
        ("recipient", "PRK"),
        ("about", "CHN"),
        ("cause", "USA"),
        ("effect", "PRK"),
        ("about", "PRK"),
        ("about", "CHN"),
        ("adviser", "AUTHOR"),
        ("addressee", "KOR"),
    ]
    by_kind = {row["kind"]: row for row in made.findings}
    assert str(by_kind["agreements"]["first_day"]) == "1961-07-06"
    assert by_kind["agreements"]["last_day"] is None
    assert str(by_kind["forecasts"]["last_day"]) == "2024-12-31"
    assert [by_kind[kind]["type"] for kind in ("transfers", "mechanisms", "advice")] == ["food", "causes", "must"]


def test_a_faulty_date_or_span_names_the_finding() -> None:
    with pytest.raises(DateError, match="events e1: '2023-13' is no date"):
        rows(events=[EVENT | {"date": {"start": "2023-13", "end": "2023-13"}}])
    for span in ([5, 5], [0, len(TEXT) + 1], [-1, 4], ["0", "4"], 3):
        with pytest.raises(InputError, match=r"events e1: the span .* is not"):
            rows(events=[EVENT | {"span": span}])
