"""The tokenizer: spaCy's, with rules that follow the treebanks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import spacy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

APOSTROPHE = "['’‘´`]"
LETTER = r"[^\W\d_]"
CLITICS = r"(?:[sS]|[mM]|[dD]|ll|LL|re|RE|ve|VE)"
REPEATED = (r"[!?]{2,}", r"={2,}", r"_{2,}", r"\*{2,}", r"<{2,}", r">{2,}", r"~{2,}", r"#{2,}", r"-{2,}")
# Prefixes that the treebanks leave joined to the word after the hyphen.
JOINED = (
    "e", "E", "co", "Co", "re", "Re", "un", "non", "Non", "pro", "Pro", "pre", "Pre",
    "mid", "Mid", "sub", "bio", "bi", "tri", "de", "ex", "Ex", "anti", "Anti", "semi", "Semi",
    "mini", "Mini", "multi", "Multi", "inter", "Inter", "intra", "micro", "macro",
    "cross", "Cross", "post", "Post", "quasi", "trans", "Trans", "counter", "Counter",
    "ultra", "Ultra", "pseudo",
)  # fmt: skip
# Whole chunks that stay one token: telephone numbers, repeated signs, names of files, fractions.
WHOLE = (
    r"\d{3}-\d{3}-\d{4}|\d{3}-\d{4}|1-\d{3}-\d{3}-\d{4}"
    r"|[\w#&\-]+\.(?:doc|DOC|xls|XLS|pdf|PDF|ppt|PPT|html?|txt|jpg|JPG|zip)"
    r"|([=_*~#<>+|.!?-])\1+|\d+/\d+(?:/\d+)?"
)
ABBREVIATIONS = (
    "Ft.", "Lt.", "Sgt.", "Maj.", "Cpl.", "Capt.", "Cmdr.", "Brig.", "Col.", "Gen.", "Adm.",
    "Sat.", "Sun.", "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sept.",
    "al.", "approx.", "ca.", "Mlle.", "Mme.", "Jr.", "Sr.", "Hon.", "Amb.", "Pvt.", "Supt.", "Det.",
    "Govt.", "Dept.", "Assn.", "Bros.", "Intl.", "Natl.", "Univ.", "Ave.", "Blvd.", "Nos.", "vs.",
)  # fmt: skip
# Chunks that the language defaults divide but that are mostly words of their own.
NOT_DIVIDED = ("id", "Id", "wed", "Wed", "hed", "Hed", "wells", "Wells", "ma", "Ma", "mam")
DIVIDED = (
    ("wan", "na"), ("Wan", "na"), ("lot", "ta"), ("out", "ta"), ("got", "ta"),
    ("gon", "na"), ("Gon", "na"), ("Got", "ta"), ("can", "not"), ("Can", "not"), ("CAN", "NOT"),
    ("and", "/", "or"), ("his", "/", "her"), ("he", "/", "she"),
    ("do", "nt"), ("Do", "nt"), ("ca", "nt"), ("Ca", "nt"), ("wo", "nt"), ("Wo", "nt"),
    ("did", "nt"), ("Did", "nt"), ("does", "nt"), ("Does", "nt"), ("is", "nt"),
)  # fmt: skip
DIVIDED_NORMS = {"nt": "not", "ca": "can", "wo": "will", "gon": "going", "na": "to", "ta": "to"}


def _unjoined() -> str:
    """Return the look-behind that keeps joined prefixes with their word."""
    return "".join(rf"(?<!\b{prefix})" for prefix in JOINED)


def infixes() -> list[str]:
    """Return the patterns that divide a chunk in its middle."""
    hyphen = rf"(?<=[\w.%\)\]'’]){_unjoined()}-(?=[\w\(\[$'\"“])"
    return [
        r"\.\.+",
        "…",
        r"(?<=\w)[!?]{2,}(?=\w)",
        r"(?<=\w)-{2,}(?=[\w$'\"“])",
        hyphen,
        r"[–—]",
        rf"(?<=\w)/(?={LETTER})",
        rf"(?<={LETTER})/(?=\w)",
        r"(?<=[\w%])[,:;](?=[^\W\d_\"“'(])",
        rf"(?<={LETTER})[,:;!?](?=[\w\"“'])",
        r"(?<=[a-z][a-z])\.(?=[A-Z][a-z])",
        r"(?<=\w)[\(\)\[\]\"”“<>=~](?=\w)",
        r"(?<=\w)\)(?=[,.:;])",
        r"(?<=[0-9])[+*×^](?=[0-9])",
        r"(?<=\w)&(?=[a-z])",
        r"(?<=[\)\]\"”])[,.;:](?=\w)",
    ]


def suffixes(base: Iterable[str]) -> list[str]:
    """Return the patterns that are cut from the end of a chunk.

    Args:
        base: The patterns of the language defaults.

    Returns:
        These patterns with repeated signs and clitics added.
    """
    return [
        *REPEATED,
        *base,
        rf"(?<=[\w.\)]){APOSTROPHE}{CLITICS}",
        rf"(?<=[a-zA-Z])[nN]{APOSTROPHE}[tT]",
        r"(?<=\w)-",
        r"(?<=[0-9])(?:am|pm|AM|PM|a\.m\.|p\.m\.)",
        r"(?<=\w)[/=~|]",
    ]


def prefixes(base: Iterable[str]) -> list[str]:
    """Return the patterns that are cut from the start of a chunk.

    Args:
        base: The patterns of the language defaults.

    Returns:
        These patterns with repeated signs, dashes, slashes and currencies added.
    """
    return [*REPEATED, *base, r"-(?=[^\W\d_])", r"/(?=\w)", r"~", r"\|", r"@(?=[0-9])", r"(?:US|A|C|HK|NZ)(?=\$[0-9])"]


def blank_pipeline() -> Language:
    """Return an English pipeline that has only the tokenizer."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex(prefixes(defaults.prefixes)).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes(defaults.suffixes)).search
    tokenizer.infix_finditer = compile_infix_regex(infixes()).finditer
    tokenizer.token_match = re.compile(rf"^(?:{WHOLE})$").match
    rules = {key: value for key, value in tokenizer.rules.items() if key not in NOT_DIVIDED}
    for text in ABBREVIATIONS:
        rules[text] = [{ORTH: text}]
    for parts in DIVIDED:
        rules["".join(parts)] = [{ORTH: part, NORM: DIVIDED_NORMS.get(part.lower(), part.lower())} for part in parts]
    tokenizer.rules = rules
    return nlp
