"""Where no sentence begins, told to the parser beforehand: it breaks at abbreviations and closing quotes."""

from spacy.tokens import Doc

ENDS = frozenset(".!?:;…")
CLOSING = frozenset("\"”'’)]»")
# Abbreviations behind which a sentence goes on when a name or a number follows.
BEFORE_NAME = frozenset(
    (
        "mr. mrs. ms. dr. gen. lt. col. maj. capt. sgt. adm. brig. sen. rep. gov. prof. rev. hon. st. h.e. amb. pres."
    ).split()
)
BEFORE_NUMBER = frozenset(
    (
        "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. no. nos. art. vol. pp. p. fig. ch. para. res."
    ).split()
)


def mark_boundaries(doc: Doc) -> Doc:
    """Forbid sentence starts at places where none can be.

    Args:
        doc: tokenised, not yet parsed; changed in place.

    Returns:
        The same doc.
    """
    for token in doc[1:]:
        if _goes_on(doc, token.i):
            token.is_sent_start = False
    return doc


def _goes_on(doc: Doc, i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    if token.is_space or (token.text in CLOSING and not before.whitespace_):
        return True
    if token.text[0].islower() and token.is_alpha:
        return True
    j = i - 1
    while j > 0 and (doc[j].text in CLOSING or doc[j].is_space):
        j -= 1
    last = doc[j].text
    word = (
        last.lower() if last.endswith(".") and len(last) > 1 else f"{doc[j - 1].lower_}." if last == "." and j else last
    )
    if word in BEFORE_NAME and token.text[0].isupper():
        return True
    if word in BEFORE_NUMBER and token.text[0].isdigit():
        return True
    return last[-1] not in ENDS
