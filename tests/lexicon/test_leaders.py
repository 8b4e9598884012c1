"""Spot checks of who led what when, against the public record."""

import pytest

from verbale.lexicon import Lexicon, Term

LED = [
    ("RUS", "head_of_state", "1999-08-01", "Boris Yeltsin"),
    ("RUS", "head_of_state", "2010-01-01", "Dmitry Medvedev"),
    ("RUS", "head_of_state", "2023-09-13", "Vladimir Putin"),
    ("RUS", "foreign_minister", "2023-09-13", "Sergei Lavrov"),
    ("RUS", "defence_minister", "2023-09-13", "Sergei Shoigu"),
    ("RUS", "defence_minister", "2024-06-19", "Andrei Belousov"),
    ("PRK", "supreme_leader", "2000-06-15", "Kim Jong-il"),
    ("PRK", "supreme_leader", "2019-04-25", "Kim Jong-un"),
    ("KOR", "head_of_state", "2018-04-27", "Moon Jae-in"),
    ("KOR", "head_of_state", "2023-08-18", "Yoon Suk Yeol"),
    ("KOR", "head_of_state", "2000-06-15", "Kim Dae-jung"),
    ("USA", "head_of_state", "1991-01-17", "George H. W. Bush"),
    ("USA", "head_of_state", "2003-03-20", "George W. Bush"),
    ("USA", "head_of_state", "2018-06-12", "Donald Trump"),
    ("USA", "head_of_state", "2023-08-18", "Joe Biden"),
    ("USA", "foreign_minister", "2023-09-13", "Antony Blinken"),
    ("CHN", "head_of_government", "2015-01-01", "Li Keqiang"),
    ("CHN", "head_of_state", "2018-03-28", "Xi Jinping"),
    ("JPN", "head_of_government", "2002-09-17", "Junichiro Koizumi"),
    ("JPN", "head_of_government", "2018-06-12", "Shinzo Abe"),
    ("JPN", "head_of_government", "2023-08-18", "Fumio Kishida"),
    ("DEU", "head_of_government", "2010-01-01", "Angela Merkel"),
    ("DEU", "head_of_government", "2022-02-24", "Olaf Scholz"),
    ("FRA", "head_of_state", "2003-03-20", "Jacques Chirac"),
    ("FRA", "head_of_state", "2022-02-24", "Emmanuel Macron"),
    ("GBR", "head_of_government", "2003-03-20", "Tony Blair"),
    ("GBR", "head_of_government", "2022-10-01", "Liz Truss"),
    ("UKR", "head_of_state", "2013-11-30", "Viktor Yanukovych"),
    ("UKR", "head_of_state", "2022-02-24", "Volodymyr Zelensky"),
    ("IRN", "head_of_state", "2015-07-14", "Hassan Rouhani"),
    ("IRN", "supreme_leader", "2015-07-14", "Ali Khamenei"),
    ("ISR", "head_of_government", "1995-01-01", "Yitzhak Rabin"),
    ("IND", "head_of_government", "2020-06-15", "Narendra Modi"),
    ("IRQ", "head_of_state", "1990-08-02", "Saddam Hussein"),
    ("SUN", "head_of_state", "1991-01-01", "Mikhail Gorbachev"),
    ("ZAF", "head_of_state", "1996-01-01", "Nelson Mandela"),
]


def in_office(lexicon: Lexicon, state: str, office: str, day: str) -> list[str]:
    """Who held an office on a day."""
    return [
        term.name
        for terms in lexicon.terms.values()
        for term in terms
        if term.state == state and term.office == office and term.start and term.holds_on(day)
    ]


@pytest.mark.parametrize(("state", "office", "day", "name"), LED, ids=[f"{s} {o} {d}" for s, o, d, _ in LED])
def test_who_held_an_office_on_a_day(lexicon: Lexicon, state: str, office: str, day: str, name: str) -> None:
    assert in_office(lexicon, state, office, day) == [name]


def term(start: str | None, end: str | None) -> Term:
    return Term(name="A", aliases=(), state="NOR", sector="GOV", office="official", titles=(), start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2001-05-10", "2004-03-01", "2001-05-10", True),
        ("2001-05-10", "2004-03-01", "2004-03-01", True),
        ("2001-05-10", "2004-03-01", "2004-03-02", False),
        ("2001-05-10", "2004-03-01", "2001-05-09", False),
        ("2001-05-10", "2004-03-01", "2001-05", True),
        ("2001-05-10", "2004-03-01", "2001", True),
        ("2001", "2004", "2004-12-31", True),
        ("2001", None, "2030-01-01", True),
        (None, "2004", "1950-01-01", True),
        ("2001", "2004", None, True),
    ],
)
def test_a_term_covers_its_days_at_the_coarser_precision(
    start: str | None, end: str | None, day: str | None, held: bool
) -> None:
    assert term(start, end).holds_on(day) is held
