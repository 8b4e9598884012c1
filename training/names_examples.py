"""Training examples of names."""

from __future__ import annotations

import random
import re

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from names import Marked, join

WORDS = 150


def chunks(paragraphs: list[Marked], rng: random.Random) -> list[Marked]:
    """Gather the paragraphs of one article into examples at random.

    Args:
        paragraphs: The paragraphs in order.
        rng: The random generator.

    Returns:
        Texts of one to several paragraphs.
    """
    result: list[Marked] = []
    held: list[Marked] = []
    wanted = rng.randint(1, WORDS)
    for paragraph in paragraphs:
        held.append(paragraph)
        if sum(len(part.text) for part in held) > wanted * 6:
            result.append(join(held, rng.choice(("\n\n", "\n", " "))))
            held, wanted = [], rng.randint(1, WORDS)
    if held:
        result.append(join(held, "\n\n"))
    return result


def vary(marked: Marked, rng: random.Random) -> Marked:
    """Change the quotes, the hyphens' spaces or the case of a text, at random.

    Args:
        marked: The text.
        rng: The random generator.

    Returns:
        The text with characters replaced one for one.
    """
    text = marked.text
    if rng.random() < 0.3:
        text = re.sub(r'(?<!\S)"(?=\S)', "“", text.replace("'", "’")).replace('"', "”")
    elif rng.random() < 0.3:
        text = text.replace("’", "'").replace("“", '"').replace("”", '"')
    chance = rng.random()
    if chance < 0.02:
        changed = text.upper()
    elif chance < 0.05:
        changed = re.sub(r"\b[a-z](?=[a-z]{3})", lambda m: m.group().upper(), text)
    else:
        changed = text
    return Marked(changed if len(changed) == len(text) else text, marked.spans, marked.unsure)


def example(nlp: Language, marked: Marked) -> Example:
    """Make a training example.

    Args:
        nlp: The pipeline whose tokenizer reads the text.
        marked: The text and its names.

    Returns:
        The tokenized text beside the annotated document.
    """
    predicted = nlp.make_doc(marked.text)
    reference = Doc(
        nlp.vocab,
        words=[token.text for token in predicted],
        spaces=[bool(token.whitespace_) for token in predicted],
    )
    spans: list[Span] = []
    last = 0
    for start, end, name in marked.spans:
        span = reference.char_span(start, end, label=name, alignment_mode="expand")
        if span is not None and span.start >= last:
            spans.append(span)
            last = span.end
    missing: list[Span] = []
    taken = {token.i for span in spans for token in span}
    for start, end in marked.unsure:
        span = reference.char_span(start, end, alignment_mode="expand")
        if span is not None and not any(token.i in taken for token in span):
            missing.append(span)
            taken.update(token.i for token in span)
    reference.set_ents(spans, missing=missing, default="outside")
    return Example(predicted, reference)


def examples(nlp: Language, articles: list[list[Marked]], rng: random.Random, *, varied: bool = True) -> list[Example]:
    """Make the examples of one pass.

    Args:
        nlp: The pipeline whose tokenizer reads the text.
        articles: The paragraphs of each article.
        rng: The random generator.
        varied: Whether spelling may be changed.

    Returns:
        The examples in random order.
    """
    parts = [chunk for article in articles for chunk in chunks(article, rng)]
    made = [example(nlp, vary(part, rng) if varied else part) for part in parts]
    rng.shuffle(made)
    return made
