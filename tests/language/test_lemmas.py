"""Lemmas that hang on the tag or the look of a word."""

import pytest
import spacy
from spacy.tokens import Doc

from verbale.language.lemmas import finish_lemmas


@pytest.mark.parametrize(
    ("text", "pos", "tag", "lemma", "expected"),
    [
        ("National", "ADJ", "NNP", "national", "National"),
        ("United", "VERB", "NNP", "unite", "Unite"),
        ("Libraries", "PROPN", "NNPS", "Libraries", "Library"),
        ("Zionists", "PROPN", "NNPS", "Zionists", "Zionist"),
        ("30,000", "NUM", "CD", "30,000", "30000"),
        ("’ve", "AUX", "VBP", "’ve", "have"),
        ("–", "PUNCT", ":", "–", "-"),
        ("1990s", "NOUN", "NNS", "1990", "1990s"),
        ("TV", "NOUN", "NN", "tv", "TV"),
        ("national", "ADJ", "JJ", "national", "national"),
        ("talks", "NOUN", "NNS", "talk", "talk"),
    ],
)
def test_a_lemma_follows_the_treebanks(text: str, pos: str, tag: str, lemma: str, expected: str) -> None:
    doc = Doc(spacy.blank("en").vocab, words=[text], pos=[pos], tags=[tag], lemmas=[lemma])
    assert finish_lemmas(doc)[0].lemma_ == expected


def test_a_headline_in_capitals_has_no_acronyms() -> None:
    words = ["MINISTERS", "TALK", "ABROAD"]
    doc = Doc(spacy.blank("en").vocab, words=words, pos=["NOUN"] * 3, tags=["NN"] * 3, lemmas=["x", "talk", "y"])
    assert finish_lemmas(doc)[1].lemma_ == "talk"
