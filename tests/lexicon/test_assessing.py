"""assessments.toml: what the loader refuses, with file and line, and what the shipped file holds."""

from pathlib import Path

import pytest

from verbale.lexicon import Lexicon, load_lexicon
from verbale.lexicon.assessing import ASSESSMENTS, LISTS, TRENDS
from verbale.model import LexiconError

ENTRY = '[[assessment]]\nid = "own.bond"\nkind = "relation"\nnouns = ["handclasp"]\nneeds = ["sides"]\n'


def load(folder: Path, text: str) -> Lexicon:
    (folder / "assessments.toml").write_text(text, "utf-8")
    return load_lexicon(folder)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (ENTRY.replace("relation", "romance"), "assessments.toml:1 (own.bond)", "kind is 'romance'"),
        (ENTRY.replace('["sides"]', '["luck"]'), "assessments.toml:1 (own.bond)", "needs is 'luck'"),
        (ENTRY.replace('["handclasp"]', "[]"), "assessments.toml:1 (own.bond)", "it can never match"),
        (ENTRY.replace("handclasp", "Handclasp"), "assessments.toml:1 (own.bond), nouns", "'Handclasp' never matches"),
        (ENTRY.replace("sides", "object"), "assessments.toml:1 (own.bond)", "its nouns can never match"),
        (ENTRY.replace('"handclasp"', '"pact", "pact"'), "assessments.toml:1", "'pact' is there twice"),
        (ENTRY.replace('["handclasp"]', '"handclasp"'), "assessments.toml:1", "expected a list"),
        (ENTRY + 'colour = "red"\n', "assessments.toml:1 (own.bond)", "it has no key 'colour'"),
        (ENTRY + 'held = "nobody"\n', "assessments.toml:1 (own.bond)", "held is 'nobody'"),
        ("\n" + ENTRY.replace('id = "own.bond"\n', ""), "assessments.toml:2 (without id)", "its id is missing"),
        (ENTRY + ENTRY, "assessments.toml:6 (own.bond)", "its id is there twice; see assessments.toml:1"),
        (
            ENTRY + "\n" + ENTRY.replace("own.bond", "own.tie"),
            "assessments.toml:7 (own.tie)",
            "'handclasp' is there twice with the same needs; see assessments.toml:1 (own.bond)",
        ),
        ('[trend]\nrising = ["soar"]\nfalling = ["soar"]\n', "assessments.toml:3", "'soar' is both rising and falling"),
        ('[trend]\nsideways = ["drift"]\n', "assessments.toml:2", "list is 'sideways'"),
        ('[words]\nheavy = ["much"]\n', "assessments.toml:2", "list is 'heavy'"),
        ("assessment = 3\n", "assessments.toml", "it is no list of entries"),
        ("[[assessment\n", "assessments.toml", ""),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, text: str, where: str, what: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load(tmp_path, text)
    lines = str(caught.value).splitlines()[1:]
    assert any(line.startswith(where) and what in line for line in lines), lines


def test_an_entry_of_ones_own_is_added(tmp_path: Path, lexicon: Lexicon) -> None:
    own = load(tmp_path, ENTRY)
    assert own.assessing.nouns["handclasp"][0].id == "own.bond"
    assert own.assessing.entries.keys() - {"own.bond"} == lexicon.assessing.entries.keys()


def test_an_entry_of_ones_own_replaces_the_shipped_one_of_its_id(tmp_path: Path) -> None:
    own = load(tmp_path, ENTRY.replace("own.bond", "relation.level"))
    assert own.assessing.entries["relation.level"].nouns == ("handclasp",)
    assert "relation.level" not in {e.id for e in own.assessing.nouns.get("rivalry", ())}


def test_lists_of_ones_own_join_the_shipped_ones(tmp_path: Path, lexicon: Lexicon) -> None:
    own = load(tmp_path, '[trend]\nrising = ["skyrocket"]\n[words]\nstate = ["chummy"]\n')
    assert own.assessing.trend["skyrocket"] == "rising"
    assert own.assessing.words["state"] == lexicon.assessing.words["state"] | {"chummy"}


def test_the_shipped_file_has_entries_of_every_kind_and_words_in_every_list(lexicon: Lexicon) -> None:
    known = lexicon.assessing
    assert {entry.kind for entry in known.entries.values()} == set(ASSESSMENTS)
    assert set(known.trend.values()) == set(TRENDS)
    assert all(known.words[name] for name in LISTS)


def test_every_entry_has_an_example(lexicon: Lexicon) -> None:
    assert [entry.id for entry in lexicon.assessing.entries.values() if not entry.example] == []


def test_the_strictest_entry_of_a_word_comes_first(lexicon: Lexicon) -> None:
    for told in lexicon.assessing.verbs.values():
        assert [len(e.needs) for e in told] == sorted((len(e.needs) for e in told), reverse=True)


def test_an_entry_can_be_looked_up_by_its_id(lexicon: Lexicon) -> None:
    entry = lexicon.entry("relation.ties")
    assert entry is not None
    assert entry["file"].startswith("assessments.toml:")
