"""A phrase on its own to an actor code."""

from typing import Any

import pytest

from verbale.findings import resolve_phrase
from verbale.lexicon import Lexicon


def broken(reason: str, *case: Any) -> Any:
    """A golden case that the program does not yet get right."""
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason))


# phrase, day, country, sector, name
PHRASES = [
    ("the Russian president", "1999-08-01", "RUS", "GOV", "Boris Yeltsin"),
    ("the Russian president", "2010-01-01", "RUS", "GOV", "Dmitry Medvedev"),
    ("the Russian president", "2023-01-01", "RUS", "GOV", "Vladimir Putin"),
    ("North Korean leader", "2005-01-01", "PRK", "GOV", "Kim Jong-il"),
    ("North Korean leader", "2015-01-01", "PRK", "GOV", "Kim Jong-un"),
    ("Soviet leader", "1990-01-01", "SUN", "GOV", "Mikhail Gorbachev"),
    ("the German chancellor", "2022-01-01", "DEU", "GOV", "Olaf Scholz"),
    ("British prime minister", "2022-10-01", "GBR", "GOV", "Liz Truss"),
    ("US president", "2018-01-01", "USA", "GOV", "Donald Trump"),
    ("Japan's foreign minister", "2021-01-01", "JPN", "GOV", "Toshimitsu Motegi"),
    ("the Israeli defense minister", "2010-01-01", "ISR", "GOV", "Ehud Barak"),
    ("the Ukrainian president", "2013-01-01", "UKR", "GOV", "Viktor Yanukovych"),
    ("the Russian president", None, "RUS", "GOV", None),
    ("the former French president", "2015-01-01", "FRA", "ELI", None),
    ("Angela Merkel", "2010-01-01", "DEU", "GOV", "Angela Merkel"),
    ("Angela Merkel", "2023-01-01", "DEU", "ELI", "Angela Merkel"),
    ("a retired Polish general", "2020-01-01", "POL", "MIL", None),
    ("Iranian officials", None, "IRN", "GOV", None),
    ("Ukrainian soldiers", None, "UKR", "MIL", None),
    ("Turkish journalists", None, "TUR", "JRN", None),
    ("French police", None, "FRA", "COP", None),
    ("the Syrian opposition", None, "SYR", "OPP", None),
    ("Beijing", None, "CHN", "GOV", None),
    ("the Kremlin", None, "RUS", "GOV", None),
    ("South Korea", None, "KOR", None, None),
    ("East Germany", "1989-01-01", "DDR", None, None),
    ("the Pentagon", None, "USA", "MIL", "Department of Defense"),
    ("Hezbollah", None, "LBN", "REB", "Hezbollah"),
    ("Al-Qaeda", None, None, "IMG", "Al-Qaeda"),
    ("a farmer", None, None, "AGR", None),
    ("the president", "2023-01-01", None, "GOV", None),
    ("the Soviet Union", None, "SUN", None, None),
    ("Serbia", "2023-01-01", "SRB", None, None),
    ("Czech president", "2000-01-01", "CZE", "GOV", "Václav Havel"),
]


@pytest.mark.parametrize(("phrase", "day", "country", "sector", "name"), PHRASES)
def test_a_phrase_names_an_actor(
    lexicon: Lexicon, phrase: str, day: str | None, country: str | None, sector: str | None, name: str | None
) -> None:
    found = resolve_phrase(lexicon, phrase, day)
    assert (found["country"], found["sector"], found["name"]) == (country, sector, name)


@pytest.mark.parametrize(("phrase", "code"), [("NATO", "NATO"), ("the UN Security Council", "UNSC"), ("the EU", "EU")])
def test_an_organisation_has_its_short_name(lexicon: Lexicon, phrase: str, code: str) -> None:
    assert resolve_phrase(lexicon, phrase)["actor"] == code


@pytest.mark.parametrize("phrase", ["", "green tea", "the weather", "sunlight", "a turkey", "us", "it", "1990", "???"])
def test_what_is_no_actor_stays_null(lexicon: Lexicon, phrase: str) -> None:
    assert resolve_phrase(lexicon, phrase) == {
        "country": None,
        "sector": None,
        "actor": None,
        "name": None,
        "actors": [],
    }


@pytest.mark.parametrize(
    ("phrase", "actors"),
    [
        ("South Korea, the U.S. and Japan", ["KOR", "USA", "JPN"]),
        ("Senior Hungarian and Romanian officials", ["HUN:GOV:?", "ROU:GOV:?"]),
        ("Trinidad and Tobago", ["TTO"]),
        ("the bridge and the road", []),
    ],
)
def test_a_coordination_is_split_into_its_members(lexicon: Lexicon, phrase: str, actors: list[str]) -> None:
    assert resolve_phrase(lexicon, phrase, "2023-01-01")["actors"] == actors


def test_a_bloc_has_the_members_of_the_day(lexicon: Lexicon) -> None:
    assert "POL" not in resolve_phrase(lexicon, "NATO", "1990-01-01")["members"]
    assert "POL" in resolve_phrase(lexicon, "NATO", "2020-01-01")["members"]
