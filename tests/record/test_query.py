from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model import DateError, InputError, MissingError
from verbale.record import Filters, Record
from verbale.record.query import Query, build
from verbale.record.rows import document_key

from .conftest import EVENT, STATEMENT, TEXT, document, findings

KOREA_CHINA = EVENT | {
    "id": "e2",
    "type": "SUPPORT",
    "actor": ["CHN:GOV"],
    "recipient": ["PRK"],
    "date": {"start": "2021", "end": "2021", "text": "2021"},
    "status": "planned",
    "holders": ["AUTHOR", "KOR:SPY:National Intelligence Service"],
    "commitment": ["Uu", "CT+"],
}
UNDATED = EVENT | {"id": "e3", "type": "AID", "actor": ["UNSC"], "date": None, "status": "denied"}
OPEN = EVENT | {"id": "e4", "type": "SANCTION", "actor": ["USA"], "date": {"start": "2022-03", "end": None}}


@pytest.fixture
def full(record: Record) -> Record:
    record.store.put(findings(events=[EVENT, KOREA_CHINA, UNDATED, OPEN], statements=[STATEMENT]))
    late = document(
        "later", text=TEXT + "Later.", published="2024-06", published_basis="stated", knowable_earliest="2024-06-17"
    )
    record.store.put(findings(late, events=[EVENT | {"span": None, "evidence": None, "id": "e1"}]))
    unknown = document("undated", text=TEXT + "Undated.", published=None, published_basis=None)
    record.store.put(findings(unknown, events=[]))
    return record


def ids(record: Record, kind: str = "events", **filters: Any) -> list[str]:
    return [
        f"{name}:{local}" for name, local in record.findings(kind, **filters).project("document, local_id").fetchall()
    ]


def test_all_come_in_order_of_time(full: Record) -> None:
    assert ids(full) == ["000:e2", "000:e4", "000:e1", "later:e1", "000:e3"]


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        ("PRK", ["000:e2", "000:e1", "later:e1"]),
        ("prk", ["000:e2", "000:e1", "later:e1"]),
        ("CHN:GOV", ["000:e2"]),
        ("CHN:MIL", []),
        ("RUS:GOV:Vladimir Putin", ["000:e1", "later:e1"]),
        ("Putin", ["000:e1", "later:e1"]),
        ("Kim Jong Un", ["000:e1", "later:e1"]),
        ("Vlad", []),
        ("UNSC", ["000:e3"]),
        ("KOR", []),
    ],
)
def test_an_actor_is_a_state_a_code_or_a_name_who_takes_part(full: Record, actor: str, found: list[str]) -> None:
    assert ids(full, actor=actor) == found


def test_between_asks_for_both_sides_in_any_order(full: Record) -> None:
    assert ids(full, between="RUS,PRK") == ids(full, between=("PRK", "Putin")) == ["000:e1", "later:e1"]
    assert ids(full, between="PRK,CHN") == ["000:e2"]
    assert ids(full, between="USA,CHN") == []


def test_since_and_until_take_what_overlaps(full: Record) -> None:
    assert ids(full, since="2021-06", until="2021-06") == ["000:e2"]
    assert ids(full, since="2023-09-14") == ["000:e4"]
    assert ids(full, since="2023-09") == ["000:e4", "000:e1", "later:e1"]
    assert ids(full, until="2022") == ["000:e2", "000:e4"]


def test_type_and_status_may_be_one_or_several_in_any_case(full: Record) -> None:
    assert ids(full, type="consult") == ["000:e1", "later:e1"]
    assert ids(full, type=["AID", "SUPPORT"]) == ["000:e2", "000:e3"]
    assert ids(full, status="planned") == ["000:e2"]
    assert ids(full, "statements", type="assert") == ["000:s1"]


def test_a_holder_is_the_innermost(full: Record) -> None:
    assert ids(full, holder="National Intelligence Service") == ["000:e2"]
    assert "000:e2" not in ids(full, holder="AUTHOR")
    assert ids(full, "statements", holder="KOR") == ["000:s1"]


def test_as_of_leaves_out_what_could_not_be_known(full: Record) -> None:
    assert "later:e1" not in ids(full, as_of="2024-06-16")
    assert "later:e1" in ids(full, as_of="2024-06-17")
    assert ids(full, as_of="2023-09-13") == []
    assert full.documents(as_of="2100").project("document").fetchall() == [("000",), ("later",)]


def test_a_document_is_named_or_given_by_its_key(full: Record) -> None:
    assert ids(full, document="later") == ["later:e1"]
    assert len(ids(full, document=document_key(document()))) == 4


def test_a_limit_takes_the_earliest(full: Record) -> None:
    assert ids(full, limit=2) == ["000:e2", "000:e4"]


@pytest.mark.parametrize(
    ("error", "filters"),
    [
        (DateError, {"since": "2023-13"}),
        (DateError, {"until": "soon"}),
        (DateError, {"as_of": "13.9.2023"}),
        (MissingError, {"type": "MEET"}),
        (MissingError, {"status": "maybe"}),
        (InputError, {"between": "PRK"}),
        (InputError, {"between": "PRK,"}),
        (InputError, {"limit": 0}),
        (InputError, {"limit": "2"}),
        (DateError, {"since": 2023}),
        (DateError, {"since": "2024", "until": "2023"}),
        (InputError, {"actor": " "}),
        (InputError, {"actor": 5}),
        (InputError, {"document": ""}),
        (InputError, {"type": [""]}),
        (InputError, {"status": 5}),
        (InputError, {"between": 5}),
        (InputError, {"between": ("PRK", 5)}),
    ],
)
def test_what_cannot_be_asked_is_refused(error: type[Exception], filters: dict[str, Any]) -> None:
    with pytest.raises(error):
        Filters(kind="events", **filters)


def test_an_unknown_kind_is_refused(record: Record) -> None:
    with pytest.raises(MissingError, match="no kind 'wars': choose one of events, agreements"):
        record.findings("wars")


@given(st.text(min_size=1).filter(str.strip))
def test_what_users_give_never_stands_in_the_sql(given_text: str) -> None:
    def asked(text: str) -> Query:
        return build(Filters(kind="statements", actor=text, holder=text, document=text, type=text, status=text))

    assert asked(given_text).sql == asked("x").sql
    assert given_text in asked(given_text).parameters.values()


@pytest.mark.parametrize("text", ["'; DROP TABLE findings; --", "$actor", "%", "x' OR '1'='1"])
def test_sql_in_a_filter_is_only_a_name_that_nobody_has(full: Record, text: str) -> None:
    assert ids(full, actor=text) == ids(full, holder=text) == []
    with pytest.raises(MissingError, match="holds no document"):
        ids(full, document=text)
    assert len(ids(full)) == 5


def test_filters_work_together_on_every_kind(full: Record) -> None:
    from verbale.model import KINDS

    for kind in KINDS:
        if kind != "events":
            full.findings(
                kind, actor="PRK", between="PRK,RUS", since="2020", until="2024", type="x", status="x", holder="AUTHOR",
                as_of="2024", document="000", limit=3,
            ).fetchall()  # fmt: skip
    assert ids(
        full, actor="PRK", between="PRK,RUS", since="2020", until="2024", type="CONSULT", status="happened",
        holder="AUTHOR", as_of="2023-10", document="000", limit=3,
    ) == ["000:e1"]  # fmt: skip
