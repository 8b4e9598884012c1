"""Lemma tables learned from the treebanks for spaCy's rule lemmatizer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.lookups import Lookups

from conllu import Paragraph, Word, read_paragraphs
from irregular import BY_TAG, NATIONAL, NOUNS, VERBS, irregular

RULED = ("noun", "verb", "adj", "adv")
GENERAL = {
    "verb": [("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")],
    "noun": [("es", ""), ("s", "")],
    "adj": [("er", ""), ("er", "e"), ("est", ""), ("est", "e")],
    "adv": [("er", ""), ("est", "")],
}
LONGEST_SUFFIX = 6
Forms = dict[str, Counter[str]]
Rules = list[tuple[str, str]]


def is_base(word: Word) -> bool:
    """Tell whether spaCy's lemmatizer takes a word as its own lemma.

    Args:
        word: The annotated word.

    Returns:
        True where the form in small letters becomes the lemma.
    """
    feats = dict(pair.split("=", 1) for pair in word.feats.split("|") if pair)
    return (
        (word.upos == "NOUN" and feats.get("Number") == "Sing")
        or feats.get("VerbForm") == "Inf"
        or feats.get("Degree") == "Pos"
    )


def annotated(paragraphs: list[Paragraph]) -> Iterator[tuple[str, Word]]:
    """Yield the words that can teach lemmas, with their characters.

    Args:
        paragraphs: The training paragraphs.

    Yields:
        The characters with straight apostrophes, and the word.
    """
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            for word, (piece, _) in zip(sentence.words, sentence.pieces(), strict=True):
                typing_error = word.deprel == "goeswith" or "Typo=Yes" in word.feats
                if word.upos not in {"PUNCT", "X", "SYM"} and word.lemma != "_" and not typing_error:
                    yield piece.replace("’", "'"), word


def count_pairs(paragraphs: list[Paragraph]) -> dict[str, Forms]:
    """Count the lemmas of each inflected form by part of speech.

    Args:
        paragraphs: The training paragraphs.

    Returns:
        Part of speech (small letters) to form (small letters) to counts of lemmas.
    """
    pairs: dict[str, Forms] = defaultdict(lambda: defaultdict(Counter))
    for piece, word in annotated(paragraphs):
        if not is_base(word):
            lemma = word.lemma
            if word.upos in {"VERB", "AUX", "ADV", "ADP", "DET", "SCONJ", "CCONJ", "PART"}:
                lemma = lemma.lower()
            pairs[word.upos.lower()][piece.lower()][lemma] += 1
    return pairs


def known_lemmas(paragraphs: list[Paragraph]) -> dict[str, list[str]]:
    """List the lemmas seen at least three times by part of speech.

    Args:
        paragraphs: The training paragraphs.

    Returns:
        Part of speech (small letters) to sorted lemmas.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for _, word in annotated(paragraphs):
        pos = word.upos.lower()
        if pos in RULED and word.lemma.isalpha() and word.lemma.islower():
            seen[pos][word.lemma] += 1
    return {pos: sorted(w for w, n in count.items() if n > 2) for pos, count in seen.items()}


def suffix_rules(forms: Forms) -> Rules:
    """Learn which endings are replaced, the longest first.

    Args:
        forms: The counts of lemmas of each form of one part of speech.

    Returns:
        Pairs of an ending and its replacement.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemmas in forms.items():
        lemma = lemmas.most_common(1)[0][0].lower()
        if not form.isalpha() or not lemma.isalpha():
            continue
        shared = 0
        while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
            shared += 1
        cut = len(form) - shared
        if shared < 2 or cut > 4:
            continue
        for size in range(max(cut, 1), min(LONGEST_SUFFIX, len(form) - 1) + 1):
            seen[form[-size:]][lemma[len(form) - size :]] += 1
    rules: dict[str, str] = {}
    for ending in sorted(seen, key=lambda text: (len(text), text)):
        best, count = seen[ending].most_common(1)[0]
        total = sum(seen[ending].values())
        if total < 4 or count / total < 0.7:
            continue
        if predict("¤" + ending, sort_rules(rules), set()) != "¤" + best:
            rules[ending] = best
    return sort_rules(rules)


def sort_rules(rules: dict[str, str]) -> Rules:
    """Return rules with the longest ending first."""
    return sorted(rules.items(), key=lambda rule: (-len(rule[0]), rule[0]))


def predict(form: str, rules: Rules, index: set[str]) -> str:
    """Apply rules as spaCy's lemmatizer does.

    Args:
        form: The form in small letters.
        rules: Endings and replacements, in order of preference.
        index: The known lemmas.

    Returns:
        The lemma.
    """
    known: list[str] = []
    unknown: list[str] = []
    for ending, replacement in rules:
        lemma = form[: len(form) - len(ending)] + replacement
        if form.endswith(ending) and lemma:
            if lemma in index:
                known.insert(0, lemma)
            elif lemma.isalpha() or "¤" in lemma:
                unknown.append(lemma)
            else:
                known.append(lemma)
    return [*dict.fromkeys(known), *unknown, form][0]


def build_lookups(paragraphs: list[Paragraph]) -> Lookups:
    """Build the tables of the rule lemmatizer.

    Args:
        paragraphs: The training paragraphs.

    Returns:
        Tables of rules, exceptions and known lemmas.
    """
    index = known_lemmas(paragraphs)
    rules: dict[str, Rules] = {}
    exceptions: dict[str, dict[str, list[str]]] = {}
    pairs = count_pairs(paragraphs)
    for pos, table in (("verb", VERBS), ("noun", NOUNS)):
        for form, lemma in irregular(table).items():
            pairs[pos][form] = Counter({lemma: 1})
            index[pos] = sorted({*index[pos], lemma})
    for pos, forms in sorted(pairs.items()):
        general = list(GENERAL.get(pos, []))
        learned = suffix_rules(forms) if pos in RULED else []
        rules[pos] = [*learned, *(rule for rule in general if rule not in learned)]
        if pos != "propn":
            rules[pos].append(("", ""))
        known = set(index.get(pos, []))
        exceptions[pos] = {}
        for form, lemmas in sorted(forms.items()):
            lemma, _ = lemmas.most_common(1)[0]
            plain = lemma.lower() if pos == "propn" else lemma
            if predict(form, rules[pos], known) != plain:
                exceptions[pos][form] = [lemma]
            if "'" in form:
                exceptions[pos][form.replace("'", "’")] = [lemma]
    lookups = Lookups()
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_exc", exceptions)
    lookups.add_table("lemma_index", index)
    return lookups


def capital_lemmas(paragraphs: list[Paragraph]) -> list[tuple[str, str, str]]:
    """List base forms whose lemma keeps capitals, such as adjectives of nations.

    Args:
        paragraphs: The training paragraphs.

    Returns:
        Form, part of speech and lemma, sorted.
    """
    counts: Counter[tuple[str, str]] = Counter()
    small: Counter[tuple[str, str]] = Counter()
    for piece, word in annotated(paragraphs):
        if is_base(word) and word.upos in {"ADJ", "NOUN"}:
            if piece == piece.lower():
                small[piece, word.upos] += 1
            elif word.lemma == piece:
                counts[piece, word.upos] += 1
    kept = {(form, "ADJ") for form in NATIONAL.split()}
    for (piece, upos), count in counts.items():
        if count > 2 and len(piece) > 2 and small[piece.lower(), upos] * 4 < count:
            kept.add((piece, upos))
    return [(piece, upos, piece) for piece, upos in sorted(kept)]


def add_lemmas(nlp: Language, data: Path) -> None:
    """Add a lemmatizer learned from the training treebanks, and the words whose lemma hangs on form or tag.

    Args:
        nlp: The pipeline; changed in place.
        data: The folder of the data.
    """
    paragraphs = [p for name in ("ewt", "gum") for p in read_paragraphs(data / "treebanks" / f"{name}-train.conllu.gz")]
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=build_lookups(paragraphs))
    ruler: Any = nlp.add_pipe("attribute_ruler")
    for form, upos, lemma in capital_lemmas(paragraphs):
        ruler.add(patterns=[[{"ORTH": form, "POS": upos}]], attrs={"LEMMA": lemma})
    for form, upos, tag, lemma in BY_TAG:
        ruler.add(patterns=[[{"LOWER": form, "POS": upos, "TAG": tag}]], attrs={"LEMMA": lemma})
