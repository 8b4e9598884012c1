"""Articles with names, cut and varied for training."""

from __future__ import annotations

import random
import re

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
