"""Where a quote stands in a text.

Hand-coded findings come without offsets, and their quotes were typed: spaces, line breaks and the shape of quotation
marks and dashes may differ from the text. Words may not.
"""

import re

_SAME = ('"“”„«»', "'’‘‚`´", "-‐‑–—")

# Of a sentence that a page break or a footnote splits, the quote's first and last words are looked for.
_EDGE_WORDS = 6
_LONGEST_GAP = 800  # characters between them: a footnote or a page's foot and head, not another paragraph


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """The [start, end) offsets of the first place where a quote stands in a text, or None.

    Args:
        quote: as somebody copied it.
        text: the document's clean text.
    """
    if not quote.strip():
        return None
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    words = quote.split()
    match = re.search(_pattern(words), text)
    if match is None and len(words) > 2 * _EDGE_WORDS:
        between = rf"[\s\S]{{0,{len(quote) + _LONGEST_GAP}}}?"
        match = re.search(_pattern(words[:_EDGE_WORDS]) + between + _pattern(words[-_EDGE_WORDS:]), text)
    return match.span() if match else None


def _pattern(words: list[str]) -> str:
    return r"\s+".join("".join(_letter(letter) for letter in word) for word in words)


def _letter(letter: str) -> str:
    for group in _SAME:
        if letter in group:
            return f"[{re.escape(group)}]"
    return re.escape(letter)
