"""Chains of name tags are well formed and the best of those."""

from itertools import pairwise, product

import numpy as np

from verbale.language.encoder.chains import Chains

TAGS = ("O", "B-LOC", "I-LOC", "B-ORG", "I-ORG")


def sound(chain: tuple[int, ...]) -> bool:
    names = [TAGS[number] for number in chain]
    return not names[0].startswith("I-") and all(
        not right.startswith("I-") or left[2:] == right[2:] for left, right in pairwise(names)
    )


def test_chains_are_the_best_of_all() -> None:
    rng = np.random.default_rng(5)
    chains = Chains(TAGS)
    for words in (1, 2, 3, 4):
        for _ in range(60):
            scores = rng.normal(size=(words, len(TAGS)))
            expected = max(
                (c for c in product(range(len(TAGS)), repeat=words) if sound(c)),
                key=lambda chain: sum(scores[word, tag] for word, tag in enumerate(chain)),
            )
            assert tuple(chains.best(scores)) == expected


def test_spans_of_neighbouring_names() -> None:
    numbers = [TAGS.index(tag) for tag in ("B-LOC", "B-LOC", "I-LOC", "O", "B-ORG")]
    assert Chains(TAGS).spans(numbers) == [(0, 1, "LOC"), (1, 3, "LOC"), (4, 5, "ORG")]


def test_a_text_without_words() -> None:
    assert len(Chains(TAGS).best(np.zeros((0, len(TAGS))))) == 0
