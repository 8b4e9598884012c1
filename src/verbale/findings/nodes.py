"""Nodes: whom one end of a mechanism names, what it is about and which way it goes."""

from verbale.findings.ends import End
from verbale.findings.mentions import Mentions
from verbale.findings.propositions import Analysis
from verbale.findings.syntax import noun_forms
from verbale.lexicon import Lexicon, Theme
from verbale.model import Node

OPPOSITE = {"rising": "falling", "falling": "rising"}


def node_of(end: End, mentions: Mentions | None, analysis: Analysis, lexicon: Lexicon, *, turned: bool = False) -> Node:
    """The node of an end.

    Args:
        end: the end.
        mentions: the names of its sentence, or None.
        analysis: for its actors.
        lexicon: for the words of dimension and direction.
        turned: whether the end is told negated, so that its direction is the other one.
    """
    actors: dict[str, None] = {}
    for i in sorted(end.tokens):
        token = end.head.doc[i]
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ") or token.dep_ in ("flat", "fixed"):
            continue
        if token.dep_ == "compound" and token.head.pos_ == "PROPN":
            continue  # the "Rome" of "the Rome Statute"
        key = (end.sentence.paragraph, i)
        if key in analysis.actors:
            codes = analysis.actors[key]
        elif mentions is not None and token.pos_ != "PRON":
            codes = analysis.resolver.phrase(token, mentions)
        else:
            codes = ()
        actors |= dict.fromkeys(codes)
    themes = _themes(end, lexicon)
    dimension = next((t.dimension for t in themes if t.dimension), None)
    direction = next((t.direction for t in themes if t.direction), None)
    if turned and direction is not None:
        direction = OPPOSITE[direction]
    return Node(actors=tuple(actors), dimension=dimension, direction=direction)


def _themes(end: End, lexicon: Lexicon) -> list[Theme]:
    """The words of themes in an end, those nearest to its head first."""
    found: list[tuple[int, Theme]] = []
    for i in end.tokens:
        token = end.head.doc[i]
        if token.pos_ not in ("NOUN", "VERB", "ADJ", "ADV", "PROPN"):
            continue
        forms = noun_forms(token) if token.pos_ in ("NOUN", "PROPN") else [token.lower_, token.lemma_.lower()]
        theme = next((t for f in forms if (t := lexicon.themes.get(f)) is not None), None)
        if theme is not None:
            depth, node = 0, token
            while node != end.head and node.head != node and depth < 9:
                depth, node = depth + 1, node.head
            found.append((depth, theme))
    return [theme for _, theme in sorted(found, key=lambda t: t[0])]
