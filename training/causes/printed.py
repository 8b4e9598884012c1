"""Texts with blanks around every mark, written as they were printed: the encoder was trained on print."""

import re

# A blank before closing marks, before the endings of words, and behind opening brackets.
BLANKS = re.compile(r"(?<=\S) (?=[,.;:?!)\]%](?:\s|$))|(?<=\w) (?='(?:s|re|ve|ll|d|m)\b)|(?<=\w) (?=n't\b)|(?<=[(\[$£€]) ", re.I)
POSSESSIVE = re.compile(r"(?<=s) (?=' [a-z])")


def printed(text: str) -> tuple[str, list[int]]:
    """A tokenized text as it was printed.

    Args:
        text: with blanks around its marks; others are left as they are.

    Returns:
        The text, and for each of its characters, and its end, the offset in the text given.
    """
    dropped = {m.start() for pattern in (BLANKS, POSSESSIVE) for m in pattern.finditer(text)}
    kept = [i for i in range(len(text)) if i not in dropped]
    return "".join(text[i] for i in kept), [*kept, len(text)]
