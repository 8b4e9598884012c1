"""Scores from raw text, by the rules of the CoNLL 2018 shared task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from conllu import Paragraph
from names import Marked

Read = Callable[[list[str]], Iterable[Doc]]


@dataclass(frozen=True)
class Unit:
    """One word with what is scored.

    Attributes:
        start: Its first character, white space not counted.
        end: The character after its last; words of one token share both ends.
        form: The word in small letters.
        multiword: Whether it shares its token with other words.
        upos: The universal part of speech.
        lemma: The lemma.
        head: Index of the head among all words, -1 for a root.
        deprel: The relation without its subtype.
    """

    start: int
    end: int
    form: str
    multiword: bool
    upos: str
    lemma: str
    head: int
    deprel: str


def gold_units(paragraph: Paragraph) -> tuple[list[Unit], set[tuple[int, int]], set[tuple[int, int]]]:
    """Lay out the annotated words of a paragraph.

    Args:
        paragraph: The paragraph.

    Returns:
        The words, the spans of the tokens and the spans of the sentences.
    """
    units: list[Unit] = []
    tokens: set[tuple[int, int]] = set()
    sentences: set[tuple[int, int]] = set()
    position = 0
    for sentence in paragraph.sentences:
        begin, offset = position, len(units)
        for surface in sentence.surfaces:
            end = position + len("".join(surface.text.split()))
            tokens.add((position, end))
            for word in sentence.words[surface.first : surface.first + surface.size]:
                units.append(
                    Unit(
                        position, end, word.form.lower(), surface.size > 1, word.upos, word.lemma,
                        offset + word.head - 1 if word.head else -1, word.deprel.split(":")[0],
                    )
                )  # fmt: skip
            position = end
        sentences.add((begin, position))
    return units, tokens, sentences


def system_units(doc: Doc) -> tuple[list[Unit], set[tuple[int, int]]]:
    """Lay out the words of a parsed document.

    Args:
        doc: The document.

    Returns:
        The words and the spans of the sentences.
    """
    index: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            index[token.i] = len(index)
    units: list[Unit] = []
    sentences: set[tuple[int, int]] = set()
    position = 0
    for sentence in doc.sents:
        begin = position
        for token in sentence:
            if token.is_space:
                continue
            end = position + len(token.text)
            head = -1 if token.head.i == token.i else index.get(token.head.i, -1)
            deprel = token.dep_.lower().split(":")[0]
            units.append(Unit(position, end, token.lower_, False, token.pos_, token.lemma_, head, deprel))
            position = end
        if position > begin:
            sentences.add((begin, position))
    return units, sentences


def _common(gold: list[Unit], system: list[Unit]) -> list[tuple[int, int]]:
    """Return the longest common subsequence of the forms of two short stretches."""
    table = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for g in range(len(gold) - 1, -1, -1):
        for s in range(len(system) - 1, -1, -1):
            same = gold[g].form == system[s].form
            table[g][s] = max(table[g + 1][s], table[g][s + 1], table[g + 1][s + 1] + same)
    pairs: list[tuple[int, int]] = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].form == system[s].form and table[g][s] == table[g + 1][s + 1] + 1:
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif table[g][s] == table[g + 1][s]:
            g += 1
        else:
            s += 1
    return pairs


def align(gold: list[Unit], system: list[Unit]) -> dict[int, int]:
    """Align words by their characters, words of multiword tokens by their forms.

    Args:
        gold: The annotated words.
        system: The words of the system.

    Returns:
        Index of a word of the system to index of its annotated word.
    """
    aligned: dict[int, int] = {}
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].multiword:
            end, first_g, first_s = gold[g].end, g, s
            while first_s < len(system) and system[first_s].end <= gold[g].start:
                first_s += 1
            s = first_s
            while True:
                while g < len(gold) and gold[g].start < end:
                    end = max(end, gold[g].end) if gold[g].multiword else end
                    g += 1
                if s < len(system) and system[s].start < end:
                    end = max(end, system[s].end)
                    s += 1
                else:
                    break
            for a, b in _common(gold[first_g:g], system[first_s:s]):
                aligned[first_s + b] = first_g + a
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            aligned[s] = g
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start and gold[g].end <= system[s].end:
            g += 1
        else:
            s += 1
    return aligned


def f1(hits: float, gold: float, system: float) -> float:
    """Return F1 in percent."""
    return round(200.0 * hits / (gold + system), 2) if gold + system else 0.0


def score_trees(paragraphs: list[Paragraph], read: Read) -> dict[str, float]:
    """Score tokens, sentences, tags, lemmas and trees from raw text.

    Args:
        paragraphs: The annotated paragraphs.
        read: Parses texts.

    Returns:
        F1 in percent of each.
    """
    count: Counter[str] = Counter()
    docs = read([paragraph.text() for paragraph in paragraphs])
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        gold, _, gold_sentences = gold_units(paragraph)
        system, sentences = system_units(doc)
        aligned = align(gold, system)
        count["gold"] += len(gold)
        count["system"] += len(system)
        count["words"] += len(aligned)
        count["sents_gold"] += len(gold_sentences)
        count["sents_system"] += len(sentences)
        count["sents"] += len(gold_sentences & sentences)
        for s, g in aligned.items():
            mine, true = system[s], gold[g]
            head = true.head == (aligned.get(mine.head, -2) if mine.head >= 0 else -1)
            count["upos"] += mine.upos == true.upos
            count["lemma"] += true.lemma == "_" or mine.lemma == true.lemma
            count["uas"] += head
            count["las"] += head and mine.deprel == true.deprel
    both = count["gold"], count["system"]
    return {
        "tokens": f1(count["words"], *both),
        "sentences": f1(count["sents"], count["sents_gold"], count["sents_system"]),
        "upos": f1(count["upos"], *both),
        "lemma": f1(count["lemma"], *both),
        "uas": f1(count["uas"], *both),
        "las": f1(count["las"], *both),
    }


def score_names(texts: list[Marked], read: Read, leave_out: frozenset[str] = frozenset()) -> dict[str, float]:
    """Score names by exact characters and class.

    Args:
        texts: The annotated texts.
        read: Marks names in texts.
        leave_out: Classes that are not scored.

    Returns:
        F1 in percent, over all and by class.
    """
    hits: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    system: Counter[str] = Counter()
    for marked, doc in zip(texts, read([marked.text for marked in texts]), strict=True):
        true = {span for span in marked.spans if span[2] not in leave_out}
        mine = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        mine = {span for span in mine if span[2] not in leave_out}
        gold.update(span[2] for span in true)
        system.update(span[2] for span in mine)
        hits.update(span[2] for span in true & mine)
    result = {"f1": f1(hits.total(), gold.total(), system.total())}
    result |= {name: f1(hits[name], gold[name], system[name]) for name in sorted(gold)}
    return result
