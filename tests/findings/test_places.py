"""Where: names of places resolved among their namesakes, and what is no place at all."""

import pytest

from verbale.findings.places import resolve_place
from verbale.lexicon import Lexicon

from .conftest import Code

# place, sentence, the rest of the document, state
NAMESAKES = [
    ("Tripoli", "Militias clashed in Tripoli.", "", "LBY"),
    ("Tripoli", "Militias clashed in Tripoli, Lebanon.", "Libya sent aid.", "LBN"),
    ("Tripoli", "Militias clashed in the Lebanese port of Tripoli.", "Libya sent aid.", "LBN"),
    ("Tripoli", "Militias clashed in Lebanon's Tripoli.", "Libya sent aid.", "LBN"),
    ("Tripoli", "The Lebanese army deployed in Tripoli.", "Libya sent aid.", "LBN"),
    ("Tripoli", "The army deployed in Tripoli.", "Lebanon is in turmoil.", "LBN"),
    ("Tripoli", "The army deployed in Tripoli.", "Lebanon and Libya are in turmoil.", "LBY"),
    ("Tripoli, Lebanon", "", "", "LBN"),
    ("Georgia", "Troops marched in Georgia.", "", "GEO"),
    ("Georgia", "The United States and Russia quarrelled over troops in Georgia.", "", "GEO"),
    ("Georgia", "The governor spoke in Atlanta, and again in south Georgia.", "", "USA"),
    ("Georgia", "Georgian police broke up a protest in Georgia.", "It began in Atlanta.", "GEO"),
    ("Georgia", "The U.S. state of Georgia held a vote.", "", "USA"),
    ("Athens", "The U.S. envoy landed in Athens.", "", "GRC"),
    ("Athens", "Students rallied in Athens, Georgia.", "", "USA"),
    ("Vienna", "Iran and the United States met in Vienna.", "The White House welcomed it.", "AUT"),
    ("Paris", "U.S. and Iranian envoys met in Paris.", "", "FRA"),
    ("Paris", "A storm hit Paris, Texas.", "", "USA"),
    ("Victoria", "Fires burned in Victoria.", "", "AUS"),
    ("Victoria", "The Canadian navy held a parade in Victoria.", "", "CAN"),
    ("Cordoba", "Workers marched in Cordoba.", "", "ARG"),
    ("Cordoba", "Spain's king spoke in Cordoba.", "", "ESP"),
    ("Birmingham", "Leaders met in Birmingham.", "", "GBR"),
    ("Birmingham", "Police fired at a march in Birmingham, Alabama.", "", "USA"),
    ("Birmingham", "Alabama's governor and British envoys met in Birmingham.", "", "GBR"),
    ("Santiago", "Ministers met in Santiago.", "", "CHL"),
    ("Santiago", "Dominican ministers met in Santiago.", "", "DOM"),
    ("San Jose", "Ministers met in San Jose.", "", "CRI"),
    ("San Jose", "Ministers met in San Jose, California.", "", "USA"),
    ("Kingston", "Ministers met in Kingston.", "", "JAM"),
    ("Kingston", "Ministers met in Kingston, Ontario.", "", "CAN"),
    ("Hyderabad", "A bomb went off in Hyderabad.", "", "IND"),
    ("Hyderabad", "Pakistani police found a bomb in Hyderabad.", "", "PAK"),
    ("Punjab", "Floods hit Punjab.", "Pakistan asked for help.", "PAK"),
    ("northern Syria", "Troops moved in northern Syria.", "", "SYR"),
    ("the city of Rawalpindi", "", "", "PAK"),
    ("Black Sea", "A ship sank in the Black Sea.", "", None),
]


@pytest.mark.parametrize(("place", "sentence", "document", "state"), NAMESAKES)
def test_a_place_is_told_from_its_namesakes(
    lexicon: Lexicon, place: str, sentence: str, document: str, state: str | None
) -> None:
    found = resolve_place(place, lexicon, sentence=sentence, document=f"{sentence} {document}")
    assert found is not None
    assert found.state == state


@pytest.mark.parametrize("place", [None, "", "Lower Nowhere", "the Supreme Court", "2019", "???"])
def test_what_is_no_known_place_stays_null(lexicon: Lexicon, place: str | None) -> None:
    assert resolve_place(place, lexicon, sentence=f"It happened in {place}.") is None


@pytest.mark.parametrize(
    ("place", "latitude", "longitude"),
    [("Kiev", 50.4, 30.5), ("Saigon", 10.8, 106.7), ("Ürümqi", 43.8, 87.6), ("Gaza", 31.4, 34.4)],
)
def test_a_place_has_its_coordinates(lexicon: Lexicon, place: str, latitude: float, longitude: float) -> None:
    found = resolve_place(place, lexicon)
    assert found is not None
    assert found.latitude == pytest.approx(latitude, abs=0.15)
    assert found.longitude == pytest.approx(longitude, abs=0.15)


def test_an_event_carries_its_location(code: Code) -> None:
    [event] = code("Lebanese and Syrian ministers met in Tripoli.")["events"]
    assert event["place"] == "Tripoli"
    assert event["location"] == {
        "name": "Tripoli",
        "state": "LBN",
        "kind": "city",
        "latitude": 34.43,
        "longitude": 35.84,
    }


@pytest.mark.parametrize(
    ("text", "place", "state"),
    [
        ("Iranian and Iraqi ministers met in the Iraqi city of Basra on Monday.", "Basra", "IRQ"),
        ("Israeli forces bombed a hospital in Gaza.", "Gaza", "PSE"),
        ("The minister said that Lebanese and Syrian ministers met in Tripoli.", "Tripoli", "LBN"),
    ],
)
def test_a_place_is_found_within_a_phrase(code: Code, text: str, place: str, state: str) -> None:
    [event] = code(text)["events"]
    assert (event["place"], event["location"]["state"]) == (place, state)


@pytest.mark.parametrize(
    "text",
    [
        "Beijing accused Washington of breaking its promise.",
        "The United States imposed sanctions on Pyongyang.",
        "Seoul said that Moscow had sent rice to Pyongyang.",
        "Iran accused the government in Kyiv of breaking its promise.",
    ],
)
def test_a_capital_that_stands_for_a_government_is_no_place(code: Code, text: str) -> None:
    events = code(text)["events"]
    assert events
    assert [(e["place"], e["location"]) for e in events] == [(None, None)] * len(events)
