"""What is known of each mention by itself, as columns of small numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.language.coreference import wordlists as lists
from verbale.language.coreference.candidates import Candidate
from verbale.language.coreference.words import Words

Ints = NDArray[np.int64]

KINDS = (
    "personal", "possessive", "reflexive", "demonstrative pronoun", "other pronoun", "name", "definite",
    "demonstrative", "possessed", "indefinite", "quantified", "bare plural", "bare singular",
    "number", "adverb", "joint",
)  # fmt: skip
KIND = {name: number for number, name in enumerate(KINDS)}
CLASSES = ("", "DATE", "FAC", "LOC", "MISC", "MONEY", "NORP", "ORG", "PERSON", "PRODUCT")
ROLES = (
    "",
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "nmod:poss",
    "compound",
    "appos",
    "conj",
    "ROOT",
    "vocative",
)
NEIGHBOURS = ("", "PUNCT", "ADP", "VERB", "AUX", "PART", "NOUN", "PROPN", "DET", "CCONJ", "ADJ", "SCONJ", "PRON", "ADV")
BITS = 62  # of a number that holds a set of words; two words may fall on one bit, which does little harm
LENGTHS, COUNTS, PLACES = (1, 2, 3, 5, 8, 15), (1, 2, 4, 8), (0, 1, 3, 8, 20)

# name and size of each column, in the order in which `mention_columns` gives them
COLUMNS = (
    ("kind", len(KINDS)), ("pronoun", len(lists.PRONOUNS)), ("number", 3), ("gender", 4), ("animacy", 3),
    ("class", len(CLASSES)), ("role", len(ROLES)), ("length", len(LENGTHS) + 1), ("quoted", 2), ("opens", 2),
    ("same head", len(COUNTS) + 1), ("same text", len(COUNTS) + 1), ("sentence", len(PLACES) + 1), ("cut", 3),
    ("before", len(NEIGHBOURS)), ("after", len(NEIGHBOURS)), ("earlier head", 2), ("governed", len(ROLES)),
    ("speaks", 2), ("person", 4),
)  # fmt: skip
WIDTH = sum(size for _, size in COLUMNS)


@dataclass(frozen=True)
class Mentions:
    """Candidates with what is known of them; arrays have one entry per candidate.

    Attributes:
        spans: The candidates.
        columns: The numbers of `COLUMNS`, one row per candidate.
        sentence: Number of the sentence.
        paragraph: Number of the line.
        start: First token.
        end: Token behind the last.
        head: Token of the head.
        parent: Token on which the head depends.
        head_form: Number of the head's form.
        text: Number of the text without articles.
        short: Number of the text that is its short form ("un", "north"), -1 for none.
        taken_up: One bit for each group of nouns that its head is in.
        content: One bit for each word of content, of 62.
        head_bit: The bit of the head.
        first_form: Number of the first word of content.
        last_form: Number of the last word of content.
        predicate_of: Token of the subject, where the head is a nominal predicate, else -1.
    """

    spans: tuple[Candidate, ...]
    columns: Ints
    sentence: Ints
    paragraph: Ints
    start: Ints
    end: Ints
    head: Ints
    parent: Ints
    head_form: Ints
    text: Ints
    short: Ints
    taken_up: Ints
    content: Ints
    head_bit: Ints
    first_form: Ints
    last_form: Ints
    predicate_of: Ints

    def column(self, name: str) -> Ints:
        """Return one of `COLUMNS`."""
        return self.columns[:, [key for key, _ in COLUMNS].index(name)]

    def only(self, kept: Ints) -> Mentions:
        """Return some of the mentions, by index."""
        arrays = {key: value[kept] for key, value in self.__dict__.items() if key != "spans"}
        return Mentions(spans=tuple(self.spans[index] for index in kept.tolist()), **arrays)


def bucket(value: int, edges: Sequence[int]) -> int:
    """Return how many edges lie below a value."""
    return sum(value > edge for edge in edges)


class _Numbers(dict[str, int]):
    """Numbers strings in the order in which they are asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def describe(words: Words, spans: Sequence[Candidate]) -> Mentions:
    """Describe candidates.

    Args:
        words: The words of the document.
        spans: The candidates in text order.

    Returns:
        The candidates with their columns.
    """
    numbers, bits = _Numbers(), _Numbers()
    heads = [span.head for span in spans]
    forms = [words.lower[head] for head in heads]
    contents = [_content(words, span) for span in spans]
    texts = [" ".join(content) for content in contents]
    properties = {
        "sentence": [words.sentences[head] for head in heads],
        "paragraph": [words.paragraphs[head] for head in heads],
        "start": [span.start for span in spans],
        "end": [span.end for span in spans],
        "head": heads,
        "parent": [words.heads[head] for head in heads],
        "head_form": [numbers[form] for form in forms],
        "text": [numbers[text] for text in texts],
        "short": [_short_form(words, span, numbers) for span in spans],
        "taken_up": [sum(1 << group for group in lists.TAKEN_UP.get(form, ())) for form in forms],
        "content": [sum({1 << bits[word] % BITS for word in content}) for content in contents],
        "head_bit": [1 << bits[form] % BITS for form in forms],
        "first_form": [numbers[content[0]] for content in contents],
        "last_form": [numbers[content[-1]] for content in contents],
        "predicate_of": [_subject(words, head) for head in heads],
    }
    arrays = {name: np.array(values, dtype=np.int64) for name, values in properties.items()}
    columns = np.array(_rows(words, spans, texts), dtype=np.int64).reshape(len(spans), len(COLUMNS))
    return Mentions(tuple(spans), columns, **arrays)


def _rows(words: Words, spans: Sequence[Candidate], texts: Sequence[str]) -> list[list[int]]:
    """Return the numbers of `COLUMNS` of each candidate."""
    by_head = Counter(words.lower[head] for head in {span.head for span in spans})
    by_text = Counter(text for text, _ in {(text, span.head) for text, span in zip(texts, spans, strict=True)})
    reach: dict[int, tuple[int, int]] = {}
    for span in spans:
        low, high = reach.get(span.head, (span.end, span.end))
        reach[span.head] = (min(low, span.end), max(high, span.end))
    seen: set[str] = set()
    rows: list[list[int]] = []
    for span, text in zip(spans, texts, strict=True):
        form, parent = words.lower[span.head], words.heads[span.head]
        low, high = reach[span.head]
        own = _own_columns(words, span)
        rows.append(
            [
                *own,
                bucket(by_head[form], COUNTS),
                bucket(by_text[text], COUNTS),
                bucket(words.sentences[span.head], PLACES),
                0 if span.end == high else 2 if span.end == low else 1,
                *_around(words, span),
                form in seen,
                _role(words, parent),
                words.deps[span.head] == "nsubj" and words.lower[parent] in lists.SPEECH,
                lists.PERSON_OF.get(lists.PRONOUNS[own[1]], 0),
            ]
        )
        seen.add(form)
    return rows


def _content(words: Words, span: Candidate) -> list[str]:
    """Return the words of a mention without articles and the like; never nothing."""
    forms = words.lower[span.start : span.end]
    return [form for form in forms if form not in lists.EMPTY] or forms


def _own_columns(words: Words, span: Candidate) -> tuple[int, ...]:
    """Return the columns from kind to opens."""
    head = span.head
    form, tag = words.lower[head], words.tags[head]
    alone = span.end - span.start == 1 or words.pos[head] in {"PRON", "DET"}
    pronoun = lists.PRONOUN_OF.get(form, 0) if alone and words.pos[head] in {"PRON", "DET", "ADV", "NUM"} else 0
    name = lists.PRONOUNS[pronoun]
    kind = _kind(words, span, pronoun)
    if span.joint:
        pronoun, number, gender = 0, lists.PLURAL, 0
    elif pronoun:
        number, gender = lists.NUMBER_OF.get(name, 0), lists.GENDER_OF.get(name, 0)
    else:
        number = {"NN": 1, "NNP": 1, "NNS": 2, "NNPS": 2}.get(tag, 0)
        gender = _gender(words, span)
    kind_of_name = words.classes[head] if not pronoun else ""
    if name in {"i", "he", "she", "we", "you"} or kind_of_name in lists.PERSON_CLASSES or gender in {1, 2}:
        animacy = 1
    elif name == "it" or kind_of_name in lists.THING_CLASSES:
        animacy = 2
    else:
        animacy = 0
    return (
        kind, pronoun, number, gender, animacy, CLASSES.index(kind_of_name) if kind_of_name in CLASSES else 0,
        _role(words, head), bucket(span.end - span.start, LENGTHS), int(words.quoted[head]),
        int(span.start == 0 or words.sentences[span.start - 1] != words.sentences[span.start]),
    )  # fmt: skip


def _kind(words: Words, span: Candidate, pronoun: int) -> int:
    """Return the number of a mention's kind."""
    head, first = span.head, words.lower[span.start]
    if span.joint:
        return KIND["joint"]
    if pronoun:
        tag, name = words.tags[head], lists.PRONOUNS[pronoun]
        if tag == "PRP$":
            return KIND["possessive"]
        if words.lower[head].endswith(("self", "selves")):
            return KIND["reflexive"]
        if name in {"this", "that", "these", "those"}:
            return KIND["demonstrative pronoun"]
        if words.pos[head] == "ADV":
            return KIND["adverb"]
        return KIND["personal"] if tag == "PRP" else KIND["other pronoun"]
    if words.pos[head] == "ADV":
        return KIND["adverb"]
    if words.pos[head] == "PROPN" or words.classes[head] in {"PERSON", "ORG", "LOC", "FAC", "PRODUCT"}:
        return KIND["name"]
    if first in lists.DEFINITE:
        return KIND["definite"]
    if first in lists.DEMONSTRATIVE:
        return KIND["demonstrative"]
    if first in lists.INDEFINITE:
        return KIND["indefinite"]
    if any(words.full_deps[child] == "nmod:poss" for child in words.children[head]):
        return KIND["possessed"]
    if first in lists.QUANTIFIED:
        return KIND["quantified"]
    if words.pos[head] == "NUM":
        return KIND["number"]
    if words.tags[span.start] == "CD":
        return KIND["quantified"]
    return KIND["bare plural"] if words.tags[head] in {"NNS", "NNPS"} else KIND["bare singular"]


def _gender(words: Words, span: Candidate) -> int:
    """Return the gender that the words of a mention tell."""
    person = words.classes[span.head] == "PERSON"
    forms = words.lower[span.start : span.end] if person else words.lower[span.head : span.head + 1]
    for form in forms:
        if form in lists.FEMALE_WORDS:
            return lists.FEMALE
        if form in lists.MALE_WORDS:
            return lists.MALE
    return lists.NEUTER if words.classes[span.head] in lists.THING_CLASSES else 0


def _role(words: Words, index: int) -> int:
    """Return the number of a token's relation, with its subtype where that is known."""
    full, plain = words.full_deps[index], words.deps[index]
    return ROLES.index(full) if full in ROLES else ROLES.index(plain) if plain in ROLES else 0


def _around(words: Words, span: Candidate) -> list[int]:
    """Return the parts of speech of the neighbouring tokens, those of other sentences left out."""
    sentence, count = words.sentences[span.head], len(words.pos)
    before = words.pos[span.start - 1] if span.start and words.sentences[span.start - 1] == sentence else ""
    after = words.pos[span.end] if span.end < count and words.sentences[span.end] == sentence else ""
    return [NEIGHBOURS.index(pos) if pos in NEIGHBOURS else 0 for pos in (before, after)]


def _short_form(words: Words, span: Candidate, numbers: _Numbers) -> int:
    """Return the number of a name's short form: initials, or the point of the compass that a state is called by."""
    chosen = [i for i in range(span.start, span.end) if words.pos[i] in {"PROPN", "NOUN", "ADJ"}]
    if len(chosen) < 2 or "PROPN" not in {words.pos[i] for i in chosen}:
        return -1
    first = words.lower[chosen[0]]
    if first in lists.COMPASS and len(chosen) == 2 and words.classes[chosen[0]] == "LOC":
        return numbers[first]
    return numbers["".join(words.lower[i][0] for i in chosen)]


def _subject(words: Words, head: int) -> int:
    """Return the subject of a nominal predicate, or -1."""
    children = words.children[head]
    if any(words.deps[c] == "cop" for c in children):
        for child in children:
            if words.deps[child] == "nsubj":
                return child
    return -1
