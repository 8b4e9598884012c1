"""Who vouches for what is forecast or advised: the attributions over it, without those that report nothing said."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from verbale.findings.attribution import Attribution
from verbale.findings.scene import Scene
from verbale.findings.standing import standing
from verbale.findings.syntax import preposition
from verbale.lexicon import Lexicon

UNSPOKEN = frozenset(("supposed", "called_for", "asked", "possible"))
SOMEBODY = frozenset(("some", "others", "many", "most", "several", "few", "he", "she", "they", "those", "who"))
FIRST = frozenset(("we", "i", "our", "us"))


def vouchers(scene: Scene, token: Token, lexicon: Lexicon, *, without: Collection[int] = ()) -> tuple[Attribution, ...]:
    """The attributions over a word, outermost first, that somebody did make.

    "Seoul should note that …" reports nothing that Seoul says, nor does "it is hard for Seoul to expect …". The
    author's own "we believe" is the author's word.

    Args:
        scene: the sentence.
        token: the predicate of what is vouched for.
        lexicon: for the words under which a cue reports nothing.
        without: word indexes of cues that do not count.
    """
    kept: list[Attribution] = []
    for attribution in scene.chain(token):
        cue = attribution.cue
        if cue.i in without or (cue.pos_ in ("VERB", "AUX") and _unspoken(attribution, lexicon)):
            continue
        if not kept and attribution.source and attribution.source[0].lower_ in FIRST and not attribution.direct:
            continue
        kept.append(attribution)
    return tuple(kept)


def _unspoken(attribution: Attribution, lexicon: Lexicon) -> bool:
    cue = attribution.cue
    if cue.tag_ == "VB" and any(c.lower_ == "to" for c in cue.children) and not attribution.direct:
        if cue.head.pos_ != "VERB" or cue.dep_ in ("csubj", "acl"):
            return True
    stand = standing(cue, None, lexicon, None, lasting=False)
    return not attribution.direct and (stand.mood in UNSPOKEN or stand.commitment == "CT-")


def holders_over(chain: Sequence[Attribution], scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The holders of a chain, outermost first, and what each but the last is committed to.

    Args:
        chain: attributions, outermost first.
        scene: for those of whom only a number or group is told ("a group of scholars").
    """
    holders, outer = ["AUTHOR"], []
    for attribution in chain:
        name = attribution.speaker[0] if attribution.speaker else "UNNAMED"
        name = _member(attribution, scene) or name if name == "UNNAMED" else name
        if name != holders[-1]:
            holders.append(name)
            outer.append(attribution.entry.author)
    return tuple(holders), tuple(outer)


def holders_of_word(
    chain: Sequence[Attribution], scene: Scene, token: Token
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """As `holders_over`, and UNNAMED where somebody says it of whom the words do not tell who he is: "others argue".

    Args:
        chain: attributions over the word, outermost first.
        scene: the sentence.
        token: the predicate of what is vouched for.
    """
    if chain or not _said_by_somebody(token, scene):
        return holders_over(chain, scene)
    return ("AUTHOR", "UNNAMED"), ("Uu",)


def _said_by_somebody(token: Token, scene: Scene) -> bool:
    lexicon = scene.resolver.lexicon
    node = token
    while node.dep_ in ("ccomp", "xcomp", "csubj", "conj") and node.head != node:
        said = node.dep_ == "ccomp" and (node.head.lemma_.lower(), "verb") in lexicon.cues
        node = node.head
        for child in node.children if said else ():
            person = child.pos_ == "PROPN" or child.lemma_.lower() in lexicon.roles or child.lower_ in SOMEBODY
            if child.dep_ == "nsubj" and person and child.lower_ not in FIRST:
                return not scene.resolver.phrase(child, scene.mentions)
    return False


def _member(attribution: Attribution, scene: Scene) -> str | None:
    for source in attribution.source:
        for child in source.children:
            if child.dep_ == "nmod" and preposition(child) == "of":
                if codes := scene.resolver.phrase(child, scene.mentions):
                    return codes[0]
    return None
