"""Coreference: pronouns, names and noun phrases that refer to the same thing, in news of many regions."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from verbale.findings import Reader
from verbale.language.coreference import PREFIX, WHOLES, Coreference
from verbale.language.coreference.candidates import candidates
from verbale.language.coreference.clusters import cluster
from verbale.language.coreference.component import select
from verbale.language.coreference.mentions import Mentions, describe
from verbale.language.coreference.network import load
from verbale.language.coreference.pairs import ALIKE, COLUMNS, WINDOW, Pairs, describe_pairs, pair_up
from verbale.language.coreference.words import words_of

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "verbale" / "language" / "weights" / "coreference.npz"
TRAINING = ROOT / "training"

Rows = Sequence[tuple[str, str, str, int, str, str]]


def document(rows: Rows) -> Doc:
    """A parsed document of form, tag, part of speech, head, relation and class of name, one sentence to each root."""
    heads = [row[3] for row in rows]
    return Doc(
        spacy.blank("en").vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=heads,
        deps=[row[4] for row in rows],
        ents=["B-" + row[5] if row[5] else "O" for row in rows],
    )


VISIT: Rows = (
    ("The", "DT", "DET", 1, "det", ""),
    ("president", "NN", "NOUN", 6, "nsubj", ""),
    ("of", "IN", "ADP", 3, "case", ""),
    ("Chad", "NNP", "PROPN", 1, "nmod", "LOC"),
    (",", ",", "PUNCT", 5, "punct", ""),
    ("Deby", "NNP", "PROPN", 1, "appos", "PERSON"),
    ("praised", "VBD", "VERB", 6, "ROOT", ""),
    ("France", "NNP", "PROPN", 6, "obj", "LOC"),
    ("and", "CC", "CCONJ", 10, "cc", ""),
    ("its", "PRP$", "PRON", 10, "nmod:poss", ""),
    ("army", "NN", "NOUN", 7, "conj", ""),
    (".", ".", "PUNCT", 6, "punct", ""),
)


def found_in(rows: Rows) -> tuple[Doc, Mentions]:
    """The document and its described candidates."""
    doc = document(rows)
    words = words_of(doc)
    return doc, describe(words, candidates(words))


def test_candidates_have_the_edges_of_noun_phrases() -> None:
    doc, mentions = found_in(VISIT)
    texts = [doc[span.start : span.end].text for span in mentions.spans]
    assert texts == [
        "The president of Chad",
        "The president",
        "Chad",
        "Deby",
        "France and its army",
        "France",
        "its army",
        "its",
    ]
    assert [doc[span.start : span.end].text for span in mentions.spans if span.joint] == ["France and its army"]


def test_one_mention_is_chosen_around_a_head_and_the_coordination_beside_it() -> None:
    doc, mentions = found_in(VISIT)
    odds = np.array([1.0, 3.0, 0.0, 0.0, 2.0, 1.0, -9.0, 4.0], dtype=np.float32)
    chosen = [doc[mentions.spans[i].start : mentions.spans[i].end].text for i in select(mentions, odds)]
    assert chosen == ["The president", "Chad", "Deby", "France and its army", "France", "its"]


def test_columns_tell_number_gender_and_animacy() -> None:
    _, mentions = found_in(VISIT)
    its, deby, joint = 7, 3, 4
    assert mentions.column("gender")[its] == 3
    assert mentions.column("animacy")[[its, deby]].tolist() == [2, 1]
    assert mentions.column("number")[[its, joint]].tolist() == [1, 2]


def test_pair_columns_stay_within_their_sizes() -> None:
    _, mentions = found_in(VISIT)
    columns = describe_pairs(mentions, pair_up(mentions))
    assert len(columns) == len(mentions.spans) * (len(mentions.spans) - 1) // 2
    assert (columns >= 0).all()
    assert (columns < np.array([size for _, size in COLUMNS])).all()


def repeated(count: int) -> Rows:
    """Sentences of a name and its verb; every fiftieth name is the same."""
    rows: list[tuple[str, str, str, int, str, str]] = []
    for number in range(count):
        name = "Togo" if number % 50 == 0 else f"Name{number}"
        rows.append((name, "NNP", "PROPN", 2 * number + 1, "nsubj", "LOC"))
        rows.append(("voted", "VBD", "VERB", 2 * number + 1, "ROOT", ""))
    return rows


def test_names_are_paired_over_any_distance_and_pairs_grow_with_the_text() -> None:
    _, short = found_in(repeated(150))
    pairs = pair_up(short)
    reached = pairs.earlier[pairs.later == 100].tolist()
    assert reached[:2] == [0, 50]
    _, long = found_in(repeated(600))
    assert len(pair_up(long).later) <= len(long.spans) * (WINDOW + 3 * ALIKE)


def mentions_of(*names: tuple[str, str]) -> Mentions:
    """Mentions of one name each, of form and class, in sentences of their own."""
    rows: list[tuple[str, str, str, int, str, str]] = []
    for number, (form, label) in enumerate(names):
        pronoun = form.lower() in {"he", "she", "it"}
        tag, pos = ("PRP", "PRON") if pronoun else ("NNP", "PROPN")
        rows.append((form, tag, pos, 2 * number + 1, "nsubj", label))
        rows.append(("spoke", "VBD", "VERB", 2 * number + 1, "ROOT", ""))
    return found_in(rows)[1]


def joined(mentions: Mentions, scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Clusters where the pairs named have these scores, others -9, and nothing has 0."""
    pairs = pair_up(mentions)
    table = [scores.get((int(a), int(b)), -9.0) for a, b in zip(pairs.earlier, pairs.later, strict=True)]
    return cluster(mentions, pairs, np.array(table, dtype=np.float32), np.zeros(len(mentions.spans), dtype=np.float32))


def test_a_cluster_weighs_what_its_members_weigh_together() -> None:
    mentions = mentions_of(("Lula", "PERSON"), ("he", ""), ("Rio", "LOC"), ("it", ""))
    scores = {(0, 1): 2.0, (0, 3): 1.0, (1, 3): 1.0, (2, 3): 1.5}
    assert joined(mentions, scores) == [[0, 1, 3]]


def test_a_woman_does_not_join_the_cluster_of_a_man() -> None:
    mentions = mentions_of(("Vladimir", "PERSON"), ("he", ""), ("she", ""))
    assert joined(mentions, {(0, 1): 2.0, (0, 2): 9.0, (1, 2): 9.0}) == [[0, 1]]


def test_names_of_places_that_share_no_word_are_two_places() -> None:
    mentions = mentions_of(("Togo", "LOC"), ("Benin", "LOC"), ("Togo", "LOC"))
    assert joined(mentions, {(0, 1): 9.0, (1, 2): 9.0, (0, 2): 1.0}) == [[0, 2]]


def test_nothing_is_joined_that_scores_less_than_nothing() -> None:
    mentions = mentions_of(("Togo", "LOC"), ("Benin", "LOC"))
    empty = Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    none = np.zeros(2, dtype=np.float32)
    assert joined(mentions, {}) == []
    assert cluster(mentions, empty, np.zeros(0, dtype=np.float32), none) == []


def test_weights_for_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.npz"
    np.savez(path, mention_columns=np.zeros((3, 2)), pair_columns=np.zeros((3, 2)))
    with pytest.raises(ValueError, match="train the weights anew"):
        load(path)


# --- what the shipped weights find -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def resolve() -> Coreference:
    """The component with the shipped weights."""
    if not WEIGHTS.exists():
        pytest.skip(f"no weights at {WEIGHTS}: train them with training/coreference")
    return Coreference.from_disk(WEIGHTS)


def clusters(reader: Reader, resolve: Coreference, text: str, prefix: str = PREFIX) -> list[list[str]]:
    """The texts of the clusters' mentions."""
    doc = resolve(reader.pipeline(text))
    return [[span.text for span in group] for key, group in doc.spans.items() if key.startswith(prefix + "_")]


@dataclass(frozen=True)
class Passage:
    """A short report, with mentions that belong together and some that do not.

    Attributes:
        text: The report.
        together: Mentions of one cluster each; a text that occurs several times stands as often.
        apart: Mentions of which no two may share a cluster.
    """

    text: str
    together: tuple[tuple[str, ...], ...]
    apart: tuple[str, ...] = ()


PASSAGES = {
    "pyongyang": Passage(
        "Russian President Vladimir Putin arrived in Pyongyang on Tuesday for talks with North Korean leader Kim "
        "Jong Un. Putin praised Kim for supporting Moscow. He invited Kim to Russia.",
        (("Russian President Vladimir Putin", "Putin", "He"), ("North Korean leader Kim Jong Un", "Kim", "Kim")),
        ("Putin", "Kim"),
    ),
    "horn": Passage(
        "Ethiopia and Eritrea signed a peace agreement in Jeddah on Sunday. The two countries fought a border war "
        "from 1998 to 2000. The agreement ends two decades of hostility, and both countries will reopen their "
        "embassies.",
        (("a peace agreement in Jeddah", "The agreement"), ("The two countries", "both countries", "their")),
        ("Ethiopia", "Eritrea"),
    ),
    "inspectors": Passage(
        "The International Atomic Energy Agency said Iran had limited access to the Fordow site. The IAEA wants to "
        "return to the facility. Its chief, Rafael Grossi, said he would travel to Tehran in May. Grossi called the "
        "visit urgent.",
        (
            ("The International Atomic Energy Agency", "The IAEA", "Its"),
            ("the Fordow site", "the facility"),
            ("Rafael Grossi", "he", "Grossi"),
        ),
        ("Iran", "The IAEA"),
    ),
    "brasilia": Passage(
        "Brazilian President Luiz Inacio Lula da Silva met Argentine Foreign Minister Diana Mondino in Brasilia. "
        "She said her government wanted to repair ties. Lula told her that he was ready. Mondino thanked him for "
        "the meeting.",
        (
            ("Brazilian President Luiz Inacio Lula da Silva", "Lula", "he", "him"),
            ("Argentine Foreign Minister Diana Mondino", "She", "her", "her", "Mondino"),
        ),
        ("Lula", "Mondino"),
    ),
    "quote": Passage(
        "Chile's government rejected the claim on Thursday. “We will not negotiate over our sea,” President Gabriel "
        "Boric said. “I have told my ministers so.”",
        (("We", "our"), ("President Gabriel Boric", "I", "my")),
    ),
    "bloc": Passage(
        "The European Union imposed sanctions on Belarus. The bloc said the measures target the country's potash "
        "exports. Minsk called them illegal. The EU said it would lift the sanctions if Belarus freed its prisoners.",
        (("The European Union", "The bloc", "The EU", "it"), ("Belarus", "the country's", "Belarus", "its")),
        ("Minsk", "The EU"),
    ),
    "missile": Passage(
        "India tested the Agni-5 missile on Monday. The missile can carry several warheads. It flew for 5,000 "
        "kilometres, the Defence Ministry said. The ministry called the test a success.",
        (("the Agni-5 missile", "The missile", "It"), ("the Defence Ministry", "The ministry")),
        ("India", "The ministry"),
    ),
    "pact": Passage(
        "Armenia and Azerbaijan signed a treaty in Geneva in March. Parliament has still to ratify the pact. The "
        "treaty opens a road, and it sets the border.",
        (("a treaty in Geneva", "the pact", "The treaty", "it"),),
    ),
    "north": Passage(
        "North Korea fired two missiles on Monday, Japan said. The North has carried out ten tests this year. South "
        "Korea condemned it, and the South called for talks.",
        (("North Korea", "The North"), ("South Korea", "the South")),
        ("North Korea", "South Korea"),
    ),
    "visit": Passage(
        "Kenyan President William Ruto began a visit to Washington on Tuesday. The visit is the first by an African "
        "leader since 2008. Ruto said the trip would help his country.",
        (
            ("a visit to Washington", "The visit", "the trip"),
            ("Kenyan President William Ruto", "Ruto", "his"),
        ),
    ),
}
MOST = 0.75  # of the links of the passages: single ones come and go with the weights


def test_most_links_of_news_passages_are_found(reader: Reader, resolve: Coreference) -> None:
    found = {name: clusters(reader, resolve, passage.text) for name, passage in PASSAGES.items()}
    links = [
        (name, pair) for name, passage in PASSAGES.items() for wanted in passage.together for pair in pairwise(wanted)
    ]
    missed = [
        (name, one, other)
        for name, (one, other) in links
        if not any(one in group and other in group for group in found[name])
    ]
    assert len(missed) <= (1 - MOST) * len(links), missed


@pytest.mark.parametrize("name", [name for name, passage in PASSAGES.items() if passage.apart])
def test_what_differs_is_kept_apart(reader: Reader, resolve: Coreference, name: str) -> None:
    found = clusters(reader, resolve, PASSAGES[name].text)
    for one, other in permutations(PASSAGES[name].apart, 2):
        assert not any(one in group and other in group for group in found), (one, other, found)


def test_a_plural_is_told_its_parts(reader: Reader, resolve: Coreference) -> None:
    text = "Xi Jinping received Olaf Scholz in Beijing. Trade was the subject. The two leaders spoke for an hour."
    assert clusters(reader, resolve, text, WHOLES) == [["The two leaders", "Xi Jinping", "Olaf Scholz"]]
    text = "Ghana asked Togo for help. Both countries have small armies."
    assert clusters(reader, resolve, text, WHOLES) == [["Both countries", "Ghana", "Togo"]]
    text = PASSAGES["horn"].text
    assert clusters(reader, resolve, text, WHOLES) == [["The two countries", "Ethiopia", "Eritrea"]]


def test_a_document_reads_the_same_each_time_and_old_clusters_go(reader: Reader, resolve: Coreference) -> None:
    doc = reader.pipeline(PASSAGES["brasilia"].text)
    first = {key: [(s.start, s.end) for s in group] for key, group in resolve(doc).spans.items()}
    again = {key: [(s.start, s.end) for s in group] for key, group in resolve(doc).spans.items()}
    assert first == again
    assert list(first)[:2] == [f"{PREFIX}_1", f"{PREFIX}_2"]


def test_mentions_are_in_one_cluster_each_in_text_order(reader: Reader, resolve: Coreference) -> None:
    text = " ".join(passage.text for passage in PASSAGES.values())
    found = resolve.find(reader.pipeline(text)).clusters
    every = [mention for members in found for mention in members]
    assert len(every) == len(set(every))
    assert all(len(members) > 1 and list(members) == sorted(members) for members in found)
    assert [members[0] for members in found] == sorted((members[0] for members in found), key=lambda m: (m[0], -m[1]))


def test_a_text_without_mentions_has_no_clusters(reader: Reader, resolve: Coreference) -> None:
    assert clusters(reader, resolve, "") == []
    assert clusters(reader, resolve, "Stop!") == []


# --- the scorers ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scores() -> Iterator[ModuleType]:
    """The scorers of the recipe, which is no part of the package."""
    if not TRAINING.exists():
        pytest.skip("no training folder here")
    sys.path.insert(0, str(TRAINING))
    from coreference import scores as module

    yield module
    sys.path.remove(str(TRAINING))


# The example of Luo (2005), with the values that its table gives.
GOLD = [["1", "2", "3", "4", "5"], ["6", "7"], ["8", "9", "A", "B", "C"]]
ANSWERS = {
    "a": ([["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "A", "B", "C"]], 94.7, 86.5, 73.3),
    "b": ([["1", "2", "3", "4", "5", "8", "9", "A", "B", "C"], ["6", "7"]], 94.7, 73.7, 66.7),
    "c": ([["1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C"]], 90.0, 54.5, 29.4),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_scores_are_those_published(scores: ModuleType, name: str) -> None:
    found, muc, b_cubed, ceaf = ANSWERS[name]
    assert scores.muc(GOLD, found).prf()[2] == pytest.approx(muc, abs=0.06)
    assert scores.b_cubed(GOLD, found).prf()[2] == pytest.approx(b_cubed, abs=0.06)
    assert scores.ceaf_e(GOLD, found).prf()[2] == pytest.approx(ceaf, abs=0.06)


def test_chains_found_as_they_are_score_all_and_none_score_nothing(scores: ModuleType) -> None:
    assert scores.measure([(GOLD, GOLD)])["conll"] == 100
    assert scores.measure([(GOLD, [])])["conll"] == 0
    half = scores.measure([(GOLD, GOLD[:1])])
    assert half["mentions_p"] == 100
    assert half["mentions_r"] == pytest.approx(500 / 12, abs=0.01)


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), min_size=1, max_size=4).filter(bool))
def test_the_best_matching_is_the_best_of_all(scores: ModuleType, rows: list[list[int]]) -> None:
    width = min(map(len, rows))
    table = np.array([row[:width] for row in rows], dtype=np.float64)
    tall = table if table.shape[0] >= table.shape[1] else table.T
    best = max(
        sum(tall[row, column] for column, row in enumerate(chosen))
        for chosen in permutations(range(tall.shape[0]), tall.shape[1])
    )
    assert scores.best_matching(table) == pytest.approx(best)


def test_gold_is_read_by_character(scores: ModuleType, tmp_path: Path) -> None:
    from coreference.gold import read_gum

    rows = [
        ("1", "Mali", "PROPN", "3", "nsubj", "Entity=(1-place-new-coref)"),
        ("2", "'s", "PART", "1", "case", "Entity=(2-person-new-sgl(1-place-giv-coref)"),
        ("3", "spoke", "VERB", "0", "root", "Entity=2)|SpaceAfter=No"),
        ("4", ".", "PUNCT", "3", "punct", "_"),
    ]
    lines = [f"{n}\t{form}\t_\t{pos}\t_\t_\t{head}\t{dep}\t_\t{misc}" for n, form, pos, head, dep, misc in rows]
    path = tmp_path / "one.conllu"
    path.write_text("# newdoc id = a\n# newpar\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    (marked,) = read_gum(path)
    assert marked.text == "Mali 's spoke."
    assert marked.chains == (((0, 4), (5, 7)), ((5, 13),))
    assert marked.kinds[5, 13] == "person"
