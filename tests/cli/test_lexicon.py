"""`verbale lexicon`: every fault of every file in one report; a user's table brought in whole or not at all."""

from pathlib import Path

import pytest

from verbale.lexicon.load import COLUMNS

from .conftest import Run

STATES, PEOPLE, ORGANISATIONS, PLACES = (
    COLUMNS[f"{name}.csv"] for name in ("states", "people", "organisations", "places")
)
FAULTY = {
    "people.csv": (
        f"{PEOPLE}\n"
        "Ada Example,,QQQ,GOV,official,,2001,\n"
        "Bob Example,,NOR,GOV,foreign_minister,,2031-05-01,2030-01-01\n"
        "Cy Example,,NOR,GOV,foreign_minister,,2031-01-01,2033-01-01\n"
        "Cy Example,,NOR,GOV,foreign_minister,,2032-01-01,\n"
        "Di Example,,NOR,GOV,grand_vizier,,2031-02-30,\n"
    ),
    "states.csv": f"{STATES}\nZZA,Norway,,,,,,,,,\n",
    "organisations.csv": "code,name,kind,start,end\nXX,Example,igo,,\n",
    "places.csv": f"{PLACES}\nNowhere,,NOR,city,95,\n,,NOR,city,,\n",
    "cues.csv": "cue,pos\n",
    "events/own.toml": '[[event]]\nid = "own.a"\ntype = "AID"\nverbs = "succour"\n',
    "classes.toml": "class = 3\n",
}
EXPECTED = [
    "people.csv:2: state is 'QQQ'",
    "people.csv:3: it ends (2030-01-01) before it starts (2031-05-01)",
    "people.csv:5: Cy Example, NOR, foreign_minister is there twice in the same years; see people.csv:4",
    "people.csv:6: office is 'grand_vizier'",
    "people.csv:6: start is '2031-02-30'",
    "states.csv:2: ZZA has the name of NOR (Norway) in the same years",
    "organisations.csv:1: columns are",
    "places.csv:2: latitude is '95'",
    "places.csv:2: latitude and longitude go together",
    "places.csv:3: name is empty",
    "cues.csv:1: columns are",
    "events/own.toml:1 (own.a), verbs: it is 'succour', expected a list of words in brackets",
    "classes.toml: class is 3",
]


def folder(at: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(text, encoding="utf-8")
    return at


def test_the_shipped_lexicon_has_no_faults(run: Run) -> None:
    ran = run("lexicon", "check")
    assert (ran.status, ran.err) == (0, "")
    assert "people.csv" in ran.out
    assert ran.out.splitlines()[-1].startswith("0 faults, ")


def test_every_fault_of_every_file_is_in_one_report(run: Run, tmp_path: Path) -> None:
    ran = run("lexicon", "check", "--lexicon", str(folder(tmp_path / "own", FAULTY)))
    assert ran.status == 1
    told = ran.err.splitlines()[1:]
    for expected in EXPECTED:
        assert any(line.startswith(expected) for line in told), expected
    assert all(any(line.startswith(expected) for expected in EXPECTED) or "own.a" in line for line in told)


def test_a_faulty_lexicon_is_not_loaded_by_any_command(run: Run, tmp_path: Path) -> None:
    own = folder(tmp_path / "own", {"people.csv": FAULTY["people.csv"]})
    ran = run("actor", "Ada Example", "--lexicon", str(own))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("verbale: the lexicon has 5 faults:\n")


def test_a_file_that_is_no_utf8_is_a_fault(run: Run, tmp_path: Path) -> None:
    (folder(tmp_path / "own", {"people.csv": ""}) / "people.csv").write_bytes(b"name\xff\n")
    assert "people.csv: it is no UTF-8" in run("lexicon", "check", "--lexicon", str(tmp_path / "own")).err


def test_a_folder_that_is_not_there_is_refused(run: Run) -> None:
    ran = run("lexicon", "check", "--lexicon", "none")
    assert (ran.status, ran.err) == (1, "verbale: none: expected a folder with lexicon files, found none\n")


def test_what_is_odd_is_a_warning(run: Run, tmp_path: Path) -> None:
    own = {
        "organisations.csv": f"{ORGANISATIONS}\nZZO,Zembla League,NATO,igo,,\n",
        "events/own.toml": (
            '[[event]]\nid = "own.first"\ntype = "AID"\nverbs = ["Zsuccour"]\n'
            '[[event]]\nid = "own.free"\ntype = "AID"\nverbs = ["zhelp"]\n'
            '[[event]]\nid = "own.taken"\ntype = "COERCE"\nverbs = ["zhelp"]\n'
        ),
        "peopel.csv": "x\n",
    }
    ran = run("lexicon", "check", "--lexicon", str(folder(tmp_path / "own", own)))
    assert ran.status == 0
    told = [line.removeprefix("warning: ") for line in ran.out.splitlines() if line.startswith("warning: ")]
    assert told == [
        "peopel.csv: the lexicon has no file of this name, so it is not read",
        next(line for line in told if line.startswith("organisations.csv:2: 'NATO' is also a name of NATO (shipped")),
        "events/own.toml:9 (own.taken): own.free, which asks for no more, comes first for zhelp",
        "events/own.toml:1 (own.first): 'Zsuccour' never matches; write it in small letters with single blanks",
    ]


def test_what_is_odd_about_own_entries_is_said_on_load(run: Run, tmp_path: Path) -> None:
    own = (
        '[[event]]\nid = "own.free"\ntype = "AID"\nverbs = ["zhelp"]\n\n'
        '[[event]]\nid = "own.taken"\ntype = "COERCE"\nverbs = ["zhelp"]\n'
    )
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "Chile met Peru."}\n', "utf-8")
    lexicon = folder(tmp_path / "own", {"events/own.toml": own})
    ran = run("code", str(tmp_path / "in.jsonl"), "--lexicon", str(lexicon))
    assert ran.status == 0
    assert "events/own.toml:6 (own.taken): own.free, which asks for no more, comes first for zhelp" in ran.err


@pytest.fixture
def ministers(tmp_path: Path) -> Path:
    table = tmp_path / "ministers.csv"
    table.write_text(
        "Person,Country,Position,From,To,Party\n"
        "Jane Sample,New Zealand,Foreign Minister,2031-02-01,,X\n"
        "Joe  Sample,FRA,Prime Minister,2031-03-01,2032-01-01,Y\n",
        encoding="utf-8-sig",
    )
    return table


def test_a_table_is_brought_in_by_the_names_of_its_columns(run: Run, ministers: Path, tmp_path: Path) -> None:
    ran = run("lexicon", "import", "ministers.csv", "--as", "people", "--into", "own")
    assert ran.status == 0
    assert ran.out == "own/people.csv: 2 rows of ministers.csv\n"
    assert ran.err == "verbale: note: ministers.csv: no column of the lexicon for Party.\n"
    assert (tmp_path / "own" / "people.csv").read_text("utf-8") == (
        f"{PEOPLE}\n"
        "Jane Sample,,NZL,GOV,foreign_minister,,2031-02-01,\n"
        "Joe Sample,,FRA,GOV,head_of_government,prime minister,2031-03-01,2032-01-01\n"
    )
    answer = run("actor", "the French prime minister", "--date", "2031-05-01", "--lexicon", "own")
    assert '"FRA:GOV:Joe Sample"' in answer.out


def test_bringing_it_in_again_replaces_its_rows(run: Run, ministers: Path, tmp_path: Path) -> None:
    run("lexicon", "import", "ministers.csv", "--as", "people", "--into", "own")
    first = (tmp_path / "own" / "people.csv").read_bytes()
    assert "2 of them replaced" in run("lexicon", "import", "ministers.csv", "--as", "people", "--into", "own").out
    assert (tmp_path / "own" / "people.csv").read_bytes() == first


def test_with_a_fault_nothing_is_written(run: Run, ministers: Path, tmp_path: Path) -> None:
    with ministers.open("a", encoding="utf-8") as table:
        table.write(
            "\nJim Sample,Atlantis,Foreign Minister,2031-02-30,,Z\n"
            "Jed Sample,FRA,Foreign Minister\n"
            "Joe Sample,FRA,Prime Minister,2031-06-01,,Y\n"
        )
    ran = run("lexicon", "import", "ministers.csv", "--as", "people", "--into", "own")
    assert (ran.status, ran.out) == (1, "")
    told = ran.err.splitlines()
    assert told[0] == "verbale: nothing was imported, for 4 faults:"
    for start in (
        "ministers.csv:6: expected 6 cells, found 3",
        "ministers.csv:5: state is 'Atlantis'",
        "ministers.csv:5: start is '2031-02-30'",
        "ministers.csv:7: Joe Sample, FRA, head_of_government is there twice in the same years; see ministers.csv:3",
    ):
        assert any(line.startswith(start) for line in told), start
    assert not (tmp_path / "own").exists()


def test_a_missing_column_is_told_with_the_names_it_may_have(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Town;lat;lon\nNowhere;1;2\n", encoding="utf-8")
    ran = run("lexicon", "import", "t.csv", "--as", "places", "--into", "own")
    assert ran.status == 1
    assert "t.csv:1: no column for state; name one state or country or" in ran.err
    assert "t.csv:1: no column for kind; name one kind or type" in ran.err


def test_a_term_of_ones_own_replaces_the_shipped_one_of_the_same_years(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "name,state,office,titles,start\nEmmanuel Macron,France,President,president,2017-05-01\n", encoding="utf-8"
    )
    assert run("lexicon", "import", "t.csv", "--as", "people", "--into", "own").status == 0
    assert run("lexicon", "check", "--lexicon", "own").status == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such file."),
        (b"name,state\n", "has no rows below its line of headings."),
        (b"name\xff\n", "is no UTF-8 (byte 4)"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / "t.csv").write_bytes(content)
    ran = run("lexicon", "import", "t.csv", "--as", "people", "--into", "own")
    assert (ran.status, ran.out) == (1, "")
    assert reason in ran.err
    assert ran.err.count("\n") == 1
