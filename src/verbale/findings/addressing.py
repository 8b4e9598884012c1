"""Whom advice is for: the subject of the act, whom a sentence turns to, or whom the adviser addresses elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.actors import PAIR_HEADS, SINGLE_HEADS
from verbale.findings.scene import VOICES, Scene, sides
from verbale.findings.syntax import preposition
from verbale.findings.urging import Urging, agents
from verbale.lexicon import Lexicon

PAIRING = frozenset(("both", "neither", "either"))
BARE = frozenset(("DET", "PRON", "NUM"))
REACH = 2  # sentences for which a sentence's turn to somebody lasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """An act that is advised, before it is known whom an unaddressed one means."""

    scene: Scene
    urging: Urging
    holders: tuple[str, ...]
    outer: tuple[str, ...]
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence that turns to somebody: "For Chad the lesson is simple."."""

    paragraph: int
    index: int
    codes: tuple[str, ...]


def turn_of(scene: Scene, lexicon: Lexicon) -> Turn | None:
    """To whom a sentence turns by a phrase at its front, or None.

    Args:
        scene: the sentence.
        lexicon: for the nouns by which it does.
    """
    for token in scene.sentence.span:
        if token.dep_ != "obl" or preposition(token) != "for" or token.i > token.head.i:
            continue
        heads = (token.head, *(c for c in token.head.children if c.dep_.startswith("nsubj")))
        if {h.lemma_.lower() for h in heads} & lexicon.outlook["addressing"] and (codes := scene.named([token])):
            return Turn(scene.sentence.paragraph, scene.sentence.index, codes)
    return None


def addressees(urging: Urging, scene: Scene, turn: Turn | None) -> tuple[str, ...]:
    """Who is to act, as far as the sentence and the one before it tell.

    Args:
        urging: words of advice over an act.
        scene: the sentence.
        turn: the last sentence that turned to somebody, this one included.
    """
    heads = agents(urging)
    near = turn is not None and turn.paragraph == scene.sentence.paragraph
    near = near and turn is not None and 0 <= scene.sentence.index - turn.index <= REACH
    if near and turn is not None and (not heads or heads[0].lower_ in ("it", "they")):
        if heads or scene.sentence.index == turn.index:
            return turn.codes
    for head in heads:
        if any(c.lower_ in PAIRING for c in head.children if c.dep_.startswith(("det", "cc"))):
            if head.lemma_.lower() in PAIR_HEADS and (pair := _pair(scene)):
                return pair
        if head.lower_ in ("it", "they") and (owner := _opened(head, scene)):
            return owner
        if codes := scene.named([head]):
            return codes
    return ()


def _pair(scene: Scene) -> tuple[str, ...]:
    """The two sides told together last: "neither side", "both states"."""
    return sides(scene.resolver.cast.told_pair() or scene.resolver.cast.last_group(2))


def _opened(pronoun: Token, scene: Scene) -> tuple[str, ...]:
    """Who is the subject of the clause that opens a pronoun's sentence: "If the island is to hold out, … it …"."""
    for token in pronoun.doc[scene.sentence.span.start : pronoun.i]:
        if token.dep_.startswith("nsubj") and token.head.dep_ == "advcl" and token.pos_ != "PRON":
            codes = scene.named([token]) or sides(scene.analysis.resolver.referents.get(token, ()))
            many = token.tag_ in ("NNS", "NNPS") or len(codes) > 1
            return codes if many == (pronoun.lower_ == "they") else ()
    return ()


def somebody(subject: Token, lexicon: Lexicon) -> bool:
    """Whether a nominal names people or a body, though not which: "policymakers", "no state".

    Args:
        subject: its head.
        lexicon: for the roles.
    """
    lemma = subject.lemma_.lower()
    return subject.pos_ == "PROPN" or lemma in lexicon.roles or lemma in PAIR_HEADS | SINGLE_HEADS


def _others(subject: Token) -> bool:
    """Whether a nominal means people of whom only the kind is told: "donors", "governments", and not "the allies"."""
    if any(c.lower_ == "no" for c in subject.children):
        return True
    definite = any(c.lower_ in ("the", "these", "those", "both", "its", "their") for c in subject.children)
    if subject.tag_ in ("NNS", "NNPS"):
        return not definite
    return subject.lemma_.lower() not in SINGLE_HEADS


def told_to(each: Advised, found: Sequence[Advised]) -> tuple[str, ...]:
    """Who is to act; where the words do not tell, whom the same adviser addresses most, the nearest first.

    Args:
        each: the advice in question.
        found: all of the document.
    """
    if each.addressees:
        return each.addressees
    asked = each.urging.act.pos_ == "NOUN" and each.urging.entry.pos == "noun"
    if asked or each.urging.act.lower_ == "let":
        return ()  # "there is a need for patience", "let the diplomats talk": nobody in particular
    subject = next(iter(agents(each.urging)), None)
    if subject is not None and somebody(subject, each.scene.resolver.lexicon) and _others(subject):
        return ()  # "donors should": somebody else
    if subject is not None and subject.lower_ == "we" and (home := each.scene.resolver.cast.home):
        return (home,)
    at = found.index(each)
    paragraph = each.scene.sentence.paragraph
    same = [o for o in found if o.holders == each.holders and o.addressees]
    if each.holders[-1] in VOICES - {"AUTHOR"}:  # whoever they are, elsewhere it may be others
        same = [o for o in same if o.scene.sentence.paragraph == paragraph]
    if not same and each.urging.entry.pos == "form":  # an imperative in a quotation goes to whom the others advise
        same = [o for o in found if o.addressees and o.scene.sentence.paragraph == paragraph]
    same = [o for o in same if o.scene.sentence.index == each.scene.sentence.index] or same
    near = [(abs(found.index(o) - at), o.addressees) for o in same]
    counts = Counter(codes for _, codes in near)
    return min(near, key=lambda t: (-counts[t[1]], t[0]))[1] if near else ()
