from hypothesis import given
from hypothesis import strategies as st

from verbale.weave import origins

WIRE = (
    "Four years after they first met, the two leaders talked for hours at the spaceport and parted without a signed"
    " document. The visitor was shown a launch pad and rocket halls before the delegations sat down. A spokesman said"
    " that no agreements had been signed and that none had been planned. A senior official said on Thursday that no"
    " transfer of technology had been agreed, and that shells, not rockets, were what was needed now."
)
OTHER = (
    "The institute expects that the meeting will be followed by visits in autumn. Shells are wanted in the west, food"
    " and satellites in the east, and neither capital has much else to offer. The neighbours should consult at once."
)


def test_a_copy_with_another_lead_and_a_paragraph_cut_is_of_one_origin() -> None:
    copy = "Kim, Putin end talks, a dispatch says. " + WIRE.partition(". ")[2].rpartition(", and that")[0]
    assert origins({"a": WIRE, "b": OTHER, "c": copy}) == {"a": "a", "b": "b", "c": "a"}


def test_a_quote_in_common_does_not_make_a_copy() -> None:
    quoting = OTHER + " A spokesman said that no agreements had been signed."
    assert origins({"a": WIRE, "b": quoting})["b"] == "b"


def test_the_first_given_stands_for_a_chain_of_copies() -> None:
    assert set(origins({"x": WIRE, "y": WIRE + " More.", "z": WIRE.upper()}).values()) == {"x"}


def test_empty_texts_are_not_copies_of_each_other() -> None:
    assert origins({"a": "", "b": ""}) == {"a": "a", "b": "b"}


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.sampled_from([WIRE, OTHER, "", "short"]), max_size=6))
def test_every_document_has_an_origin_that_is_its_own_origin(texts: dict[str, str]) -> None:
    found = origins(texts)
    assert set(found) == set(texts)
    assert all(found[origin] == origin for origin in found.values())
