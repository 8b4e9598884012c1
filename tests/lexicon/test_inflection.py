"""Candidates for dictionary forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.lexicon import noun_lemmas, verb_lemmas

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=14)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("rammed", "ram"),
        ("seized", "seize"),
        ("shelled", "shell"),
        ("visited", "visit"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("shelling", "shell"),
        ("bombing", "bomb"),
        ("sending", "send"),
        ("imposing", "impose"),
        ("withdrawing", "withdraw"),
        ("launches", "launch"),
        ("says", "say"),
        ("agreed", "agree"),
        ("agreeing", "agree"),
    ],
)
def test_a_verb_form_has_its_lemma_among_the_candidates(form: str, lemma: str) -> None:
    assert lemma in verb_lemmas(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("embassies", "embassy"),
        ("sanctions", "sanction"),
        ("spokesmen", "spokesman"),
        ("launches", "launch"),
        ("buses", "bus"),
        ("allies", "ally"),
        ("census", "census"),
        ("press", "press"),
    ],
)
def test_a_plural_has_its_singular_among_the_candidates(form: str, lemma: str) -> None:
    assert lemma in noun_lemmas(form)


@given(WORDS)
def test_the_form_itself_is_the_last_candidate(form: str) -> None:
    assert verb_lemmas(form)[-1] == noun_lemmas(form)[-1] == form


@given(WORDS)
def test_no_candidate_is_empty_or_twice(form: str) -> None:
    for forms in (verb_lemmas(form), noun_lemmas(form)):
        assert all(forms)
        assert len(set(forms)) == len(forms)
