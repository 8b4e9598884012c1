"""The classifier of causal claims."""

import numpy as np
import pytest

from verbale.findings import Reader
from verbale.findings.causation import find_relations
from verbale.findings.claims import Claims, gelu, key
from verbale.findings.propositions import analyse
from verbale.intake import from_text
from verbale.language import read


def probability(text: str, reader: Reader) -> float:
    """What the shipped classifier says of a sentence."""
    document = from_text(text, name="t", source="t", lexicon=reader.lexicon, bare=True)
    analysis = analyse(read(document, reader.pipeline, reader.lexicon), reader.lexicon)
    claims = reader.claims
    assert claims is not None
    return claims.of_sentence(analysis.reading.sentences[0], list(find_relations(analysis, reader.lexicon)))


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of teachers marched in Lima to demand higher pay.",
        "The clashes left three people dead and forced shops to close.",
        "Miners walked out in protest over unpaid wages.",
    ],
)
def test_claims_are_told(text: str, reader: Reader) -> None:
    assert probability(text, reader) > 0.5


@pytest.mark.parametrize("text", ["The minister met his colleague on Tuesday.", "Some 500 people live there."])
def test_plain_reports_are_no_claims(text: str, reader: Reader) -> None:
    assert probability(text, reader) < 0.5


def test_a_sentence_without_words_is_no_claim(reader: Reader) -> None:
    assert reader.claims is not None
    assert reader.claims.probability([], np.zeros((0, 384), dtype=np.float32), []) == 0.0


def test_the_weights_hold_no_words() -> None:
    assert all(isinstance(k, int) for k in Claims.load().gram_index)


def test_keys_are_the_same_everywhere() -> None:
    assert key("w:because") == 338607744


def test_gelu_is_nought_at_nought_and_grows() -> None:
    values = gelu(np.array([-8.0, 0.0, 8.0], dtype=np.float32))
    assert values == pytest.approx([0.0, 0.0, 8.0], abs=1e-3)
