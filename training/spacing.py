"""Guesses the spaces of a text that is given as tokens."""

from __future__ import annotations

import re

NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?%)\]}’”…]|'s|’s|n't|n’t|'re|'ve|'ll|'m|'d|’re|’ve|’ll|’m|’d|'S|’t|\.\.\.+)$")
NO_SPACE_AFTER = frozenset("([{$£€¥“‘#")
CLITICS = frozenset(("s", "S", "t", "re", "ve", "m", "ll", "d"))
MONTHS = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
) | {"December"}
CLAUSE_STARTS = frozenset(
    ("and", "but", "or", "the", "a", "an", "which", "who", "where", "when", "while", "that", "including", "is", "are")
) | frozenset(
    ("was", "were", "have", "has", "had", "he", "she", "it", "they", "we", "with", "from", "not", "only", "to")
)


def hyphenated(tokens: list[str], index: int) -> bool:
    """Tell whether a hyphen stands within a word, not as a dash between clauses.

    Args:
        tokens: The tokens of the paragraph.
        index: Where the hyphen is.

    Returns:
        True where it joins its neighbours.
    """
    before = tokens[index - 1] if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    if not before[-1:].isalnum() or not after[:1].isalnum() or before in MONTHS:
        return False
    chain = index + 2 < len(tokens) and tokens[index + 2] == "-"
    return chain or after.lower() not in CLAUSE_STARTS


def spaced(tokens: list[str]) -> list[bool]:
    """Guess before which tokens the text had a space.

    Args:
        tokens: The tokens of a paragraph.

    Returns:
        One value for each token.
    """
    result: list[bool] = []
    glue = True
    open_quote = False
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        closing = token == '"' and open_quote
        hyphen = token == "-" and hyphenated(tokens, index)
        clitic = before in {"’", "'"} and token in CLITICS
        result.append(not (glue or closing or hyphen or clitic or NO_SPACE_BEFORE.match(token)))
        glue = token in NO_SPACE_AFTER or (token == '"' and not open_quote) or hyphen
        if token == '"':
            open_quote = not open_quote
    return result
