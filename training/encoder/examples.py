"""Training examples: slices of running documents with whatever labels their corpus has."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.language import Language

from conllu import Paragraph
from documents import Row, groups, rows_of
from names import Marked
from names_examples import chunks, vary
from verbale.language.encoder.labels import Labels
from verbale.language.encoder.slices import PARAGRAPH, WORDS, Slice, Words, cut, gap_of, room
from verbale.language.encoder.wordpiece import WordPieces

MISSING = -100  # what PyTorch's cross entropy passes over
SHORT = 0.25  # share of slices that are made shorter, as the last of a text is
FEWEST = 12  # words in the shortest of these
WHOLE = 0.5  # share of slices that end with a sentence; the others show the beginning of the next


@dataclass
class Example:
    """A slice and its labels; a label that the corpus lacks is `MISSING`.

    Attributes:
        slice: What goes into the encoder.
        upos: Numbers of the parts of speech.
        xpos: Numbers of the Penn tags.
        feats: Numbers of the feature strings.
        starts: 1 where a sentence starts, else 0.
        heads: Index of each head in the slice plus 1; 0 is the root.
        relations: Numbers of the relations.
        sentences: Number of the sentence of each word; heads are sought within it.
        names: Numbers of the name tags; one more than the last stands for "none of PERSON, ORG and LOC".
    """

    slice: Slice
    names: list[int]
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    feats: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


class Numbers:
    """The numbers of the labels."""

    def __init__(self, labels: Labels) -> None:
        """Number the labels of each inventory."""
        self.upos = {label: number for number, label in enumerate(labels.upos)}
        self.xpos = {label: number for number, label in enumerate(labels.xpos)}
        self.feats = {label: number for number, label in enumerate(labels.feats)}
        self.relations = {label: number for number, label in enumerate(labels.relations)}
        self.names = {label: number for number, label in enumerate(labels.names)}
        self.unlisted = len(labels.names)


def tag_words(marked: Marked, places: list[tuple[int, int]], numbers: Numbers, *, partly: bool) -> list[int]:
    """Give the words of a marked text their name tags.

    Args:
        marked: The text and its names.
        places: Start and end of each word.
        numbers: The numbers of the labels.
        partly: Whether the corpus marks only PERSON, ORG and LOC.

    Returns:
        The number of each word's tag, `MISSING` where a name may be unmarked.
    """
    result = [numbers.unlisted if partly else numbers.names["O"]] * len(places)
    for start, end in marked.unsure:
        for index, (begin, stop) in enumerate(places):
            if begin < end and start < stop:
                result[index] = MISSING
    taken = -1
    for start, end, name in marked.spans:
        inside = [i for i, (begin, stop) in enumerate(places) if begin < end and start < stop and i > taken]
        for order, index in enumerate(inside):
            result[index] = numbers.names[("I-" if order else "B-") + name]
            taken = index
    return result


def name_examples(
    nlp: Language, articles: list[list[Marked]], numbers: Numbers, divide: WordPieces, rng: random.Random
) -> list[Example]:
    """Make examples of names.

    Args:
        nlp: The pipeline whose tokenizer reads the texts.
        articles: The paragraphs of each article.
        numbers: The numbers of the labels.
        divide: Divides words into pieces.
        rng: The random generator.

    Returns:
        The examples in order.
    """
    result: list[Example] = []
    for article in articles:
        for part in chunks(article, rng):
            marked = vary(part, rng)
            words, places = read_words(nlp, marked.text)
            tags = tag_words(marked, places, numbers, partly=False)
            start = 0
            while start < len(words.texts):
                end = room(words, start, divide)
                result.append(Example(cut(words, start, end, divide), tags[start:end]))
                start = end
    return result


def read_words(nlp: Language, text: str) -> tuple[Words, list[tuple[int, int]]]:
    """Divide a text into words.

    Args:
        nlp: The pipeline whose tokenizer is used.
        text: The text.

    Returns:
        The words without white space, and where each starts and ends.
    """
    tokens = [token for token in nlp.make_doc(text) if not token.is_space]
    places = [(token.idx, token.idx + len(token.text)) for token in tokens]
    ends = [0, *(end for _, end in places)]
    gaps = [gap_of(text[before:start]) for before, (start, _) in zip(ends, places, strict=False)]
    return Words([token.text for token in tokens], [PARAGRAPH, *gaps[1:]] if gaps else []), places


def tree_examples(
    paragraphs: list[Paragraph],
    known: dict[str, Marked],
    numbers: Numbers,
    divide: WordPieces,
    rng: random.Random,
) -> list[Example]:
    """Make examples of trees.

    Args:
        paragraphs: The paragraphs of a treebank in order.
        known: Names of some of its sentences, by their text.
        numbers: The numbers of the labels.
        divide: Divides words into pieces.
        rng: The random generator.

    Returns:
        The examples in order.
    """
    result: list[Example] = []
    for group in groups(paragraphs, rng):
        tags = [tag for paragraph in group for tag in _names_of(paragraph, known, numbers)]
        rows = rows_of(group, rng, vary=True)
        result += _cut_rows(rows, tags, numbers, divide, rng)
    return result


def _names_of(paragraph: Paragraph, known: dict[str, Marked], numbers: Numbers) -> list[int]:
    """Return the name tags of a paragraph's words, `MISSING` where nothing is known."""
    tags: list[int] = []
    for sentence in paragraph.sentences:
        text, places = "", []
        for piece, space in sentence.pieces():
            places.append((len(text), len(text) + len(piece)))
            text += piece + (" " if space else "")
        marked = known.get(text.strip())
        tags += tag_words(marked, places, numbers, partly=True) if marked else [MISSING] * len(places)
    return tags


def _cut_rows(
    rows: list[Row], tags: list[int], numbers: Numbers, divide: WordPieces, rng: random.Random
) -> list[Example]:
    """Cut a document into slices that begin with a sentence and may end within one, as when a text is read."""
    kept = [index for index, row in enumerate(rows) if not row.text.isspace()]
    place = {index: number for number, index in enumerate(kept)}
    gaps = [PARAGRAPH]
    for before, index in pairwise(kept):
        between = "".join(rows[i].text for i in range(before + 1, index))
        gaps.append(gap_of((" " if rows[before].space else "") + between))
    words = Words([rows[index].text for index in kept], gaps)
    starts = [number for number, index in enumerate(kept) if rows[index].start]
    sentence = [0] * len(kept)
    for begin in starts[1:]:
        sentence[begin] = 1
    for number in range(1, len(kept)):
        sentence[number] += sentence[number - 1]
    result: list[Example] = []
    start = 0
    while start < len(kept):
        longest = room(words, start, divide)
        limit = rng.randint(FEWEST, WORDS) if rng.random() < SHORT else WORDS
        next_start = next((begin for begin in starts if begin > start), longest)
        end = min(longest, max(start + limit, next_start))
        whole = max((begin for begin in starts if start < begin <= end), default=end)
        whole = end if end == len(kept) else whole
        end = whole if rng.random() < WHOLE else end
        made = Example(cut(words, start, end, divide), tags[start:end])
        for number in range(start, end):
            row = rows[kept[number]]
            head = place.get(row.head, -1)
            inside = number < whole and start <= head < end
            root = head == number
            made.upos.append(numbers.upos.get(row.word.upos, MISSING))
            made.xpos.append(numbers.xpos.get(row.word.xpos, MISSING))
            made.feats.append(numbers.feats.get(row.word.feats, MISSING))
            made.starts.append(int(row.start))
            made.heads.append((0 if root else head - start + 1) if inside else MISSING)
            made.relations.append(numbers.relations.get(row.word.deprel, MISSING) if inside else MISSING)
            made.sentences.append(sentence[number])
        result.append(made)
        start = whole
    return result
