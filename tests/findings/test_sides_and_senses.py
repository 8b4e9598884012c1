"""Acts that hang on their sides, sides that grammar does not tell, and whom short names mean."""

import pytest

from verbale.findings import Reader

DAY = "2024-03-08"


def acts(text: str, reader: Reader) -> list[tuple[str, set[str], set[str]]]:
    """Type, actors' states and recipients' states of each act."""
    found = reader.code(text, id="x", date=DAY)["events"]
    return [
        (e["type"], {c.split(":")[0] for c in e["actor"]}, {c.split(":")[0] for c in e["recipient"]}) for e in found
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana's navy patrolled the gulf on Monday.", "MOBILIZE"),
        ("The navies of Ghana and Togo patrolled the gulf on Monday.", "COOPERATE"),
        ("French troops withdrew from Chad.", "RETREAT"),
        ("Bolivia withdrew from the African Union.", "SANCTION"),
        ("Malian troops torched the market.", "ASSAULT"),
        ("Angry Bolivians torched the market.", "PROTEST"),
    ],
)
def test_who_the_sides_are_tells_the_type(text: str, kind: str, reader: Reader) -> None:
    assert kind in {k for k, _, _ in acts(text, reader)}


def test_ministers_do_not_protest(reader: Reader) -> None:
    found = {
        k for k, _, _ in acts("The foreign ministers of Peru and Chile sat down in Lima to talk about copper.", reader)
    }
    assert "PROTEST" not in found
    assert "CONSULT" in found


def test_what_is_left_dead_is_no_departure(reader: Reader) -> None:
    found = acts("Raids by Chadian soldiers on Libyan villages left nine people dead.", reader)
    assert "CONSULT" not in {k for k, _, _ in found}


def test_declaring_a_ceasefire_is_not_keeping_it(reader: Reader) -> None:
    assert {k for k, _, _ in acts("Armenia declared a ceasefire.", reader)} == {"CONCEDE"}


def test_a_threat_is_to_whom_it_is_about(reader: Reader) -> None:
    found = acts("It would cut gas supplies to Iran on Friday, Turkmenistan threatened.", reader)
    assert ("THREATEN", {"TKM"}, {"IRN"}) in found


def test_an_act_only_spoken_of_is_less_sure(reader: Reader) -> None:
    found = {e["type"]: e["confidence"] for e in reader.code("Oman urged Iran to release the crew.", id="x")["events"]}
    assert found["RETREAT"] < found["REQUEST"]


def test_a_side_that_no_phrase_of_the_act_names(reader: Reader) -> None:
    assert ("PROTEST", {"KWT"}, {"DNK"}) in acts("Shoppers in Kuwait boycotted goods from Denmark.", reader)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The European Union met Norway. The Union sent tents to Kenya.", "EU"),
        ("Warsaw warned Brussels on Monday. Brussels sent tents to Kenya.", "EU"),
        ("Belgium met Norway. Brussels sent tents to Kenya.", "BEL"),
    ],
)
def test_the_body_that_a_short_name_means(text: str, who: str, reader: Reader) -> None:
    assert {who} in [by for kind, by, _ in acts(text, reader) if kind == "AID"]


def test_an_agreement_named_after_a_capital_is_no_side(reader: Reader) -> None:
    found = acts("Armenia ratified the Rome Statute.", reader)
    assert all("ITA" not in by | to for _, by, to in found)


def test_the_two_who_met_are_those_named_last(reader: Reader) -> None:
    text = (
        "Emmanuel Macron flew to Berlin for talks with Olaf Scholz. The United States warned Iran. "
        "The two met on Thursday."
    )
    assert acts(text, reader)[-1][:2] == ("CONSULT", {"FRA", "DEU"})


def test_an_entry_that_names_no_other_is_refused(tmp_path, reader: Reader) -> None:  # type: ignore[no-untyped-def]
    from verbale.lexicon import load_lexicon
    from verbale.model import LexiconError

    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "own.toml").write_text(
        '[[event]]\nid = "own.drill"\ntype = "MOBILIZE"\nverbs = ["drill at sea"]\n'
        'example = "Peru drilled at sea."\ninstead = { together = "own.nowhere" }\n'
    )
    with pytest.raises(LexiconError, match=r"there is no entry own\.nowhere"):
        load_lexicon(tmp_path)
