"""The gazetteer: names in any spelling, coordinates, namesakes in the order of how likely each is meant."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.lexicon import Lexicon, load_lexicon
from verbale.lexicon.faults import Faults
from verbale.lexicon.gazetteer import GAZETTEER_COLUMNS, check_gazetteer, place_key
from verbale.lexicon.load import COLUMNS


@pytest.mark.parametrize(
    ("name", "state", "kind"),
    [
        ("Tripoli", "LBY", "city"),
        ("Georgia", "GEO", "state"),
        ("Kiev", "UKR", "city"),
        ("odessa", "UKR", "city"),
        ("Bombay", "IND", "city"),
        ("San José", "CRI", "city"),
        ("san jose", "CRI", "city"),
        ("Soviet Union", "SUN", "state"),
        ("Luxembourg", "LUX", "state"),
        ("Washington", "USA", "city"),
        ("Moscow", "RUS", "city"),
        ("East Berlin", "DDR", "city"),
        ("Black Sea", None, "sea"),
        ("Vostochny Cosmodrome", "RUS", "facility"),
    ],
)
def test_the_first_of_a_name_is_the_best_known(lexicon: Lexicon, name: str, state: str | None, kind: str) -> None:
    first = lexicon.gazetteer.named(name)[0]
    assert (first.state, first.kind) == (state, kind)


def test_namesakes_are_kept_one_a_state(lexicon: Lexicon) -> None:
    states = [spot.state for spot in lexicon.gazetteer.named("Tripoli")]
    assert states[:2] == ["LBY", "LBN"]
    assert len(set(states)) == len(states)


def test_a_capital_outweighs_a_larger_town_abroad(lexicon: Lexicon) -> None:
    capital, other = lexicon.gazetteer.named("San Jose")[:2]
    assert (capital.state, other.state) == ("CRI", "USA")
    assert capital.weight < other.weight


@pytest.mark.parametrize("name", ["", "Lower Nowhere", "???", "2019"])
def test_an_unknown_name_has_no_places(lexicon: Lexicon, name: str) -> None:
    assert lexicon.gazetteer.named(name) == ()


def test_every_state_has_a_middle(lexicon: Lexicon) -> None:
    spots = [lexicon.gazetteer.state(code) for code in lexicon.states]
    assert [s for s in spots if s is None or s.latitude is None] == []


def test_nearly_every_capital_has_coordinates(lexicon: Lexicon) -> None:
    told = {s.code: [spot for c in s.capitals for spot in lexicon.gazetteer.named(c)] for s in lexicon.states.values()}
    found = [any(s.state == code and s.latitude is not None for s in spots) for code, spots in told.items() if spots]
    assert sum(found) / len(found) > 0.98


def test_an_unknown_state_is_none(lexicon: Lexicon) -> None:
    assert lexicon.gazetteer.state("QQQ") is None


def test_a_users_place_comes_beside_its_namesakes(tmp_path: Path) -> None:
    row = "Tripoli,,GRC,city,37.5,22.4"
    (tmp_path / "places.csv").write_text(f"{COLUMNS['places.csv']}\n{row}\n", encoding="utf-8")
    greek = [s for s in load_lexicon(tmp_path).gazetteer.named("Tripoli") if s.state == "GRC"]
    assert [(s.latitude, s.longitude) for s in greek] == [(37.5, 22.4)]


def test_the_shipped_gazetteer_has_no_faults_and_is_of_its_size() -> None:
    from importlib.resources import files

    table = files("verbale.lexicon") / "data" / "gazetteer.csv"
    faults = Faults()
    assert check_gazetteer(table, faults) > 30_000
    assert faults.lines == []
    assert len(table.read_bytes()) < 1_500_000


def test_every_fault_of_a_gazetteer_is_told_with_its_line(tmp_path: Path) -> None:
    rows = ["A,,NOR,city,91,0,5", "B,,NOR,village,1,2,5", "C,,NOR,city,1", "D,,NOR,city,1,2,many"]
    (tmp_path / "gazetteer.csv").write_text("\n".join([GAZETTEER_COLUMNS, *rows]) + "\n", encoding="utf-8")
    faults = Faults()
    check_gazetteer(tmp_path / "gazetteer.csv", faults)
    assert [line.split(":")[1] for line in faults.lines] == ["2", "3", "4", "5"]


@given(st.text(alphabet="abcXYZ éüß-'’.", max_size=20))
def test_a_name_has_one_key_however_it_is_written(name: str) -> None:
    key = place_key(name)
    assert place_key(name.upper() if "ß" not in name else name) == key
    assert place_key(f"  {name.replace('-', ' ')} ") == key
    assert place_key(key) == key
