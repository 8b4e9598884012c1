"""What the network of senses learns from: our own sentences with acts and sides, neutral prose, claims of causes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.findings.syntax import noun_forms, particle_forms
from verbale.language.encoder.slices import Slice, cut
from verbale.language.encoder.wordpiece import WordPieces
from verbale.language.sense import NONE, words_of
from verbale.lexicon import Lexicon

HERE = Path(__file__).resolve().parent
ACTS = HERE / "examples"
PARTS = ("cause", "effect", "signal")
TO_COME = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))  # what is AGREE by convention where it lies ahead
NOT_HEADS = frozenset(("AUX", "PART", "ADP", "DET", "PUNCT", "PRON", "ADV"))
NEUTRAL = ("fiction", "whow", "bio", "voyage", "academic", "textbook")  # genres of GUM in which states hardly act
MOST_NEUTRAL, MOST_NEWS = 1600, 2400  # sentences
NEWS_WORTH = 0.5  # weight in the loss of what is most likely, but not surely, no act
FEWEST_WORDS, MOST_WORDS = 8, 60


@dataclass(frozen=True, slots=True)
class Act:
    """A word that is told to be, or not to be, an act.

    Attributes:
        word: index of the word.
        kind: a PLOVER type, or `NONE`.
        lemma: its lemma, by which examples are held back.
        worth: weight in the loss.
        sides: for actor and recipient the words that name it; empty where nobody is named; None where it is not told.
    """

    word: int
    kind: str
    lemma: str
    worth: float = 1.0
    sides: tuple[frozenset[int] | None, frozenset[int] | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what is told of it.

    Attributes:
        part: what the network sees.
        acts: words that are acts or are not.
        causal: whether a cause is claimed; None where nobody said.
        spans: for each word whether it is in a cause, effect or signal; None where none is marked.
    """

    part: Slice
    acts: tuple[Act, ...] = ()
    causal: bool | None = None
    spans: NDArray[np.float32] | None = field(default=None, compare=False)


def heads_of(doc: Doc, start: int, end: int, light: Set[str]) -> list[Token]:
    """The words that stand for an event: the head of its words, and an event noun that a light verb carries.

    Args:
        doc: the sentence.
        start: first character of the event's words.
        end: the character behind the last.
        light: lemmas of light verbs.
    """
    inside = [token for token in doc if token.idx < end and start < token.idx + len(token)]
    free = [t for t in inside if t.pos_ not in NOT_HEADS]
    tops = [t for t in free if t.head not in inside or t.head == t] or free or inside
    top = tops[0]
    carried = [t for t in inside if t.dep_ == "obj" and t.head == top and t.pos_ == "NOUN"]
    return [top, *carried] if top.lemma_.lower() in light else [top]


def acts(lexicon: Lexicon, nlp: Language, divide: WordPieces) -> list[Example]:
    """Our own sentences, one example each with all acts told of it.

    Where all acts of a sentence are told (`complete`), its other words are taught to be none. A visit or help to come
    is AGREE by PLOVER's conventions, which are applied to records later: such words are taught as what the lexicon has
    them for.

    Args:
        lexicon: for the types of words.
        nlp: the shipped pipeline, which finds the head of an event's words.
        divide: divides words into pieces.
    """
    rows = [json.loads(line) for file in sorted(ACTS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    of_text: dict[str, list[dict[str, str | int | None]]] = {}
    for row in rows:
        of_text.setdefault(row["text"], []).append(row)
    found = []
    for doc, told in zip(nlp.pipe(list(of_text)), of_text.values(), strict=True):
        if any(token.is_space for token in doc):
            raise ValueError(f"white space of more than one blank in {doc.text!r}")
        part = _cut(list(doc), divide)
        marked = [a for row in told for a in _acts_of(doc, row, lexicon)]
        if all(row.get("complete") for row in told):
            marked += _others(doc, told)
        found.append(Example(part, tuple(a for a in marked if a.word < len(part.first))))
    return found


def _acts_of(doc: Doc, row: dict[str, str | int | None], lexicon: Lexicon) -> Iterator[Act]:
    event, kind = str(row["event"]), str(row["type"])
    start = int(row["start"]) if row.get("start") is not None else doc.text.find(event)  # type: ignore[arg-type]
    if start < 0:
        raise ValueError(f"{event!r} is not in {doc.text!r}")
    sides = (None, None) if kind == NONE else (_words(doc, row["actor"]), _words(doc, row["recipient"]))
    for token in heads_of(doc, start, start + len(event), lexicon.light_verbs):
        own = kind if kind != "AGREE" else _type_now(token, lexicon)
        if own is not None:
            yield Act(token.i, own, token.lemma_.lower(), sides=sides)


def _others(doc: Doc, told: Iterable[dict[str, str | int | None]]) -> Iterator[Act]:
    """The words of a sentence whose acts are all told that stand in none of them: they are none."""
    within: set[int] = set()
    for row in told:
        start = int(row["start"]) if row.get("start") is not None else doc.text.find(str(row["event"]))  # type: ignore[arg-type]
        end = start + len(str(row["event"]))
        within |= {t.i for t in doc if t.idx < end and start < t.idx + len(t)}
    yield from (Act(t.i, NONE, "") for t in doc if t.i not in within and t.pos_ in ("VERB", "NOUN"))


def _type_now(token: Token, lexicon: Lexicon) -> str | None:
    """The type of a word of an agreement, or of a cooperation to come; None where the lexicon has several others."""
    verbal = token.pos_ == "VERB"
    table = lexicon.verbs if verbal else lexicon.nouns
    forms = particle_forms(token) if verbal else noun_forms(token)
    types = {entry.type for form in forms for entry in table.get(form, ())}
    if not types or "AGREE" in types:
        return "AGREE"
    own = types & TO_COME
    return own.pop() if len(own) == 1 else None


def _words(doc: Doc, phrase: str | int | None) -> frozenset[int]:
    if phrase is None:
        return frozenset()
    start = doc.text.lower().find(str(phrase).lower())
    if start < 0:
        raise ValueError(f"{phrase!r} is not in {doc.text!r}")
    end = start + len(str(phrase))
    return frozenset(t.i for t in doc if t.idx < end and start < t.idx + len(t) and not t.is_punct)


def neutral(path: Path, nlp: Language, divide: WordPieces) -> list[Example]:
    """Sentences of stories, handbooks and lives: their verbs and nouns are no acts.

    Args:
        path: GUM's training part, CoNLL-U, gzipped.
        nlp: the shipped pipeline.
        divide: divides words into pieces.
    """
    texts: list[str] = []
    genre = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                genre = line.split("_")[2] if "GUM_" in line else ""
            elif line.startswith("# text = ") and genre in NEUTRAL:
                texts.append(line.removeprefix("# text = ").strip())
    long = [text for text in texts if len(text.split()) >= FEWEST_WORDS]
    step = max(1, len(long) // MOST_NEUTRAL)
    found = []
    for doc in nlp.pipe(long[::step]):
        tokens = [t for t in doc if not t.is_space]
        part = _cut(tokens, divide)
        marked = (Act(i, NONE, "") for i, t in enumerate(tokens) if t.pos_ in ("VERB", "NOUN"))
        found.append(Example(part, tuple(a for a in marked if a.word < len(part.first))))
    return found


def entries(lexicon: Lexicon, nlp: Language, divide: WordPieces) -> list[Example]:
    """The examples that the lexicon's event entries carry, their words the acts.

    Args:
        lexicon: the shipped one.
        nlp: the shipped pipeline.
        divide: divides words into pieces.
    """
    told = [entry for entry in lexicon.events.values() if entry.example]
    found = []
    for entry, doc in zip(told, nlp.pipe(entry.example for entry in told), strict=True):
        tokens = [t for t in doc if not t.is_space]
        marked = [
            Act(i, entry.type, t.lemma_.lower())
            for i, t in enumerate(tokens)
            if (t.pos_ == "VERB" and any(form in entry.verbs for form in particle_forms(t)))
            or (t.pos_ == "NOUN" and any(form in entry.nouns for form in noun_forms(t)))
        ]
        if marked:
            found.append(Example(_cut(tokens, divide), tuple(marked)))
    return found


def news(path: Path, lexicon: Lexicon, known: Set[str], nlp: Language, divide: WordPieces) -> list[Example]:
    """Sentences of newswire: words of theirs that nobody has told to be acts most likely are none.

    Args:
        path: articles, a word and its tag a line, gzipped.
        lexicon: for the words that are acts.
        known: lemmas that are acts in our own sentences.
        nlp: the shipped pipeline.
        divide: divides words into pieces.
    """
    texts: list[str] = []
    words: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word = line.split("\t")[0].strip()
            if not word or word == "-DOCSTART-":
                words = []
                continue
            words.append(word)
            if word == ".":
                if FEWEST_WORDS <= len(words) <= MOST_WORDS:
                    texts.append(" ".join(words))
                words = []
    step = max(1, len(texts) // MOST_NEWS)
    found = []
    for doc in nlp.pipe(texts[::step]):
        tokens = [t for t in doc if not t.is_space]
        marked = [
            Act(i, NONE, "", NEWS_WORTH)
            for i, t in enumerate(tokens)
            if t.lemma_.lower() not in known
            and (
                (t.pos_ == "VERB" and not any(form in lexicon.verbs for form in particle_forms(t)))
                or (t.pos_ == "NOUN" and not any(form in lexicon.nouns for form in noun_forms(t)))
            )
        ]
        part = _cut(tokens, divide)
        found.append(Example(part, tuple(a for a in marked if a.word < len(part.first))))
    return [example for example in found if example.acts]


def claims(path: Path, nlp: Language, divide: WordPieces) -> list[Example]:
    """Sentences of the Causal News Corpus.

    Args:
        path: a part of it, gzipped JSON lines: `text`, `causal`, `relations`.
        nlp: the shipped pipeline, for its tokenizer.
        divide: divides words into pieces.
    """
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            tokens = [t for t in nlp.make_doc(row["text"]) if not t.is_space]
            part = _cut(tokens, divide)
            spans = np.zeros((len(part.first), len(PARTS)), dtype=np.float32)
            for relation in row["relations"]:
                for name, start, end in relation["spans"]:
                    for i, token in enumerate(tokens[: len(spans)]):
                        if token.idx < end and start < token.idx + len(token):
                            spans[i, PARTS.index(name)] = 1.0
            told = spans if row["relations"] or not row["causal"] else None
            found.append(Example(part, causal=bool(row["causal"]), spans=told))
    return found


def _cut(tokens: Iterable[Token], divide: WordPieces) -> Slice:
    words = words_of(list(tokens))
    return cut(words, 0, len(words.texts), divide)


__all__ = ["PARTS", "Act", "Example", "acts", "claims", "entries", "heads_of", "neutral", "news"]
