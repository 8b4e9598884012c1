"""Trees are the best among all with one root."""

from itertools import product

import numpy as np

from verbale.language.encoder.spanning import best_trees


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        node = word
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


def score(table: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(table[word, head] for word, head in enumerate(heads)))


def test_trees_are_the_best_of_all() -> None:
    rng = np.random.default_rng(3)
    for words in (1, 2, 3, 4, 5):
        for _ in range(40):
            table = rng.normal(size=(words, words + 1)) * 5
            expected = max(
                (heads for heads in product(range(words + 1), repeat=words) if is_tree(heads)),
                key=lambda heads: score(table, heads),
            )
            assert tuple(best_trees([table])[0]) == expected


def test_a_sentence_is_solved_alike_alone_and_among_others() -> None:
    rng = np.random.default_rng(4)
    tables = [rng.normal(size=(n, n + 1)).astype(np.float32) for n in (1, 40, 7, 23, 110, 2)]
    together = best_trees(tables)
    for table, heads in zip(tables, together, strict=True):
        assert is_tree(tuple(heads.tolist()))
        assert (best_trees([table])[0] == heads).all()


def test_many_likely_roots_leave_one() -> None:
    table = np.zeros((6, 7))
    table[:, 0] = 50.0
    assert sum(best_trees([table])[0] == 0) == 1


def test_no_sentences_no_trees() -> None:
    assert best_trees([]) == []
