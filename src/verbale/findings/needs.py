"""What must stand with a word for it to tell a state of affairs: the needs of assessments.toml, one test each.

A test looks at a word in its sentence and gives the words that answer it, or None.
"""

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from verbale.findings.scene import Scene, sides
from verbale.findings.syntax import is_passive, preposition
from verbale.findings.whose import (
    MODIFIERS,
    NOMINAL,
    VERBAL,
    Hit,
    between,
    carried,
    listed,
    owner,
    parties,
    predicate_over,
    state,
    words_of,
)

ABOUT = frozenset("about of for on to over with in by against at towards toward from that".split())
COMPLEMENTS = frozenset(("xcomp", "ccomp", "advcl", "acl", "csubj"))
CALLED = frozenset(("what", "which", "that"))
Test = Callable[[Scene, Token], Hit | None]


def predicate(scene: Scene, token: Token) -> Hit | None:
    """The word is said of something: by a copula, a verb like "remain", or an apposition."""
    if any(c.dep_ == "cop" for c in token.children):
        return Hit(verb=token)
    if token.dep_ in ("xcomp", "obj", "obl") and listed(token.head, words_of(scene, "linking")):
        return Hit(verb=token.head)
    if token.dep_ == "xcomp" and token.head.pos_ in VERBAL:
        return Hit(verb=token.head)
    if token.dep_ in ("appos", "conj") and token.pos_ in NOMINAL and scene.codes(token.head) and token.dep_ == "appos":
        return Hit(heads=(token.head,))
    return None


def attribute(scene: Scene, token: Token) -> Hit | None:
    """The adjective stands before the name of a side: "the isolated country"."""
    if token.dep_ == "amod" and (codes := scene.codes(token.head)):
        return Hit(heads=(token.head,), codes=codes)
    return None


def great(scene: Scene, token: Token) -> Hit | None:
    """A word of degree stands before the noun: "full support"."""
    found = tuple(c for c in token.children if listed(c, words_of(scene, "great")))
    return Hit(heads=found) if found else None


def kept(scene: Scene, token: Token) -> Hit | None:
    """The noun is kept, taken or lost by somebody: "keeps its distance"."""
    stable = frozenset(w for w, way in scene.resolver.lexicon.assessing.trend.items() if way == "stable")
    head = token.head
    if token.dep_ in ("obj", "obl") and head.pos_ == "VERB" and listed(head, stable | words_of(scene, "linking")):
        return Hit(verb=head)
    return None


def posed(scene: Scene, token: Token) -> Hit | None:
    """A threat of somebody, to somebody, or one that a verb says is posed, faced or met."""
    verb = predicate_over(token)
    if verb is not None and listed(verb, words_of(scene, "posing")):
        return Hit(verb=verb)
    if any(c.dep_ == "cop" for c in token.children):
        return Hit(verb=token)
    if any(preposition(c) in ("to", "from", "for", "against", "of") for c in token.children if c.dep_ == "nmod"):
        return Hit()
    if any(c.dep_ == "nmod:poss" for c in token.children):
        return Hit()
    return None


def measure(scene: Scene, token: Token) -> Hit | None:
    """An ability or stock whose size or direction is told, or what it is of or for."""
    trend = frozenset(scene.resolver.lexicon.assessing.trend)
    for child in token.children:
        if child.dep_ in MODIFIERS and listed(child, trend | words_of(scene, "great") | words_of(scene, "state")):
            return Hit(heads=(child,))
        if child.dep_ == "acl" and any(c.lower_ == "to" for c in child.children):
            return Hit(heads=(child,))
    verb = predicate_over(carried(token, scene))
    if verb is not None and (listed(verb, trend) or listed(verb, words_of(scene, "posing"))):
        return Hit(verb=verb)
    return None


def infinitive(_: Scene, token: Token) -> Hit | None:
    """What is to be done: an infinitive or a gerund that hangs on the word."""
    for child in token.children:
        if child.i > token.i and child.dep_ in COMPLEMENTS and _to_do(child):
            return Hit(heads=(child,))
        if child.dep_ == "cop" and token.pos_ in NOMINAL:
            continue
    return None


def _to_do(verb: Token) -> bool:
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "aux")}
    return "to" in marks or (verb.tag_ == "VBG" and bool(marks & ABOUT))


def content(_: Scene, token: Token) -> Hit | None:
    """What is feared or held: a finite clause, with or without "that"."""
    for child in token.children:
        if child.i < token.i or child.dep_ not in ("ccomp", "acl", "csubj"):
            continue
        if any(c.dep_.startswith("nsubj") for c in child.children) and not _to_do(child):
            return Hit(heads=(child,))
    return None


def complement(scene: Scene, token: Token) -> Hit | None:
    """What an adjective or noun is about: a clause or a phrase with a preposition."""
    found = infinitive(scene, token) or content(scene, token)
    if found is not None:
        return found
    phrases = [c for c in token.children if c.i > token.i and c.dep_ in ("obl", "nmod") and preposition(c) in ABOUT]
    return Hit(heads=tuple(phrases[:1])) if phrases else None


def ongoing(_: Scene, token: Token) -> Hit | None:
    """The verb tells what somebody is at: "is trying", "seeks"."""
    present = token.tag_ in ("VBZ", "VBP") or (token.tag_ == "VBG" and any(c.dep_ == "aux" for c in token.children))
    return Hit() if present or any(c.tag_ == "MD" for c in token.children) else None


def easy(scene: Scene, token: Token) -> Hit | None:
    """For whom something is easy or hard: "it is difficult for Chad to …"; its subject is whose it is."""
    found = infinitive(scene, token)
    if found is None:
        return None
    codes = sides(c for h in found.heads[0].children if h.dep_ == "nsubj" for c in scene.codes(h))
    phrases = [c for c in token.children if c.dep_ in ("obl", "nmod") and preposition(c) == "for"]
    codes = codes or sides(c for h in phrases for c in scene.codes(h))
    return Hit(heads=found.heads, codes=codes) if codes else None


def situation(scene: Scene, token: Token) -> Hit | None:
    """What is called dangerous is a situation, a step, a development."""
    head = token.head
    if token.dep_ == "amod" and listed(head, words_of(scene, "situation")):
        return Hit(heads=(head,))
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is not None and listed(subject, words_of(scene, "situation")):
        return Hit(verb=token)
    return None


def thing(_: Scene, token: Token) -> Hit | None:
    """The object of a verb, the phrase of its preposition, or what a relative clause is about."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("obj", "obl", "ccomp"):
            return Hit(heads=(child,))
        if child.i > token.i and child.dep_ == "advcl" and child.tag_ == "VBG" and _to_do(child):
            return Hit(heads=(child,))
    relative = token.dep_ == "acl:relcl" and token.head.pos_ in NOMINAL and not is_passive(token)
    return Hit(heads=(token.head,)) if relative and any(c.dep_ == "nsubj" for c in token.children) else None


def unowned(scene: Scene, token: Token) -> Hit | None:
    """What the verb is done by is no side: a plan, a move, a dam."""
    return Hit() if owner(scene, token) is None and not is_passive(token) else None


def told(scene: Scene, token: Token) -> Hit | None:
    """What a noun says has words of its own: an adjective, a complement, or a copula."""
    verb = predicate_over(token)
    if any(c.dep_ == "cop" for c in token.children):
        return Hit(verb=token)
    if verb is not None and token.dep_ == "nsubj" and any(c.dep_ == "cop" for c in verb.children):
        return Hit(verb=verb)
    for child in token.children:
        if child.dep_ in ("amod", "compound") and scene.mentions.of(child) is None:
            return Hit(heads=(child,))
        if child.i > token.i and (child.dep_ == "acl" or (child.dep_ == "nmod" and preposition(child) in ABOUT)):
            return Hit(heads=(child,))
    return None


def as_what(_: Scene, token: Token) -> Hit | None:
    """What something is seen as."""
    for child in token.children:
        if child.i < token.i:
            continue
        if any(c.lower_ == "as" and c.dep_ in ("case", "mark") for c in child.children):
            if child.dep_ in ("obl", "advcl", "xcomp", "nmod") and not any(
                c.dep_.startswith("nsubj") for c in child.children
            ):
                return Hit(heads=(child,))
    nested = [c for h in token.children if h.dep_ == "obj" for c in h.children if c.dep_ == "nmod"]
    found = tuple(c for c in nested if preposition(c) == "as")
    return Hit(heads=found) if found else None


def name(_: Scene, token: Token) -> Hit | None:
    """What something is called: a second object, or the one of "what he calls …"."""
    if not any(c.dep_ == "nsubj" for c in token.children) and token.dep_ not in ("conj", "acl:relcl"):
        return None
    for child in token.children:
        if child.i > token.i and child.dep_ == "xcomp" and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            return Hit(heads=(child,))
    relative = any(c.lower_ in CALLED for c in token.children if c.i < token.i) or token.head.lower_ == "what"
    for child in token.children:
        if child.i > token.i and child.dep_ in ("obj", "appos") and token.dep_.startswith("acl") and relative:
            return Hit(heads=(child,))
    return None


def verdict(scene: Scene, token: Token) -> Hit | None:
    """Words quoted of a state's voice that say what something is: "the blockade is an act of war"."""
    for attribution in (a for found in scene.over.values() for a in found if a.cue.i == token.i):
        if not attribution.direct and not attribution.mixed:
            continue
        codes = sides(attribution.speaker[:1])
        if not codes or ":EDU" in codes[0]:
            return None
        said = [token.head, *token.children] if token.dep_ == "parataxis" else list(token.children)
        for word in said:
            if word.i in attribution.content and word.pos_ == "NOUN" and _is_a(word):
                others = sides((*codes, *scene.named(word.subtree)))
                return Hit(heads=(word,), codes=codes) if len(others) > 1 else None
    return None


def _is_a(noun: Token) -> bool:
    subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
    copula = any(c.dep_ == "cop" for c in noun.children)
    return copula and subject is not None and subject.lower_ not in ("there", "what", "who", "he", "she", "i")


def able(scene: Scene, token: Token) -> Hit | None:
    """The verb stands under "can"."""
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in words_of(scene, "able"):
            return Hit(heads=(child,))
    return None


def purpose(scene: Scene, token: Token) -> Hit | None:
    """The verb tells what for: "to consolidate the front"."""
    marked = any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
    governed = any(
        (f, "verb") in scene.resolver.lexicon.modality for f in (token.head.lemma_.lower(), token.head.lower_)
    )
    return Hit() if marked and token.dep_ == "advcl" and not governed else None


def body(scene: Scene, token: Token) -> Hit | None:
    """The rules of a body are the verb's object: "violates the resolutions of the Council"."""
    for child in token.children:
        if child.dep_ in ("obj", "obl") and child.i > token.i:
            codes = scene.named(child.subtree)
            if any(c in scene.resolver.lexicon.bodies for c in codes):
                return Hit(heads=(child,), codes=sides((*scene.named(_before(token)), *codes)))
    return None


def _before(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_.startswith("nsubj"):
            yield from child.subtree


def peace(scene: Scene, token: Token) -> Hit | None:
    """Peace, stability or sovereignty is what the verb is done to."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("obj", "obl"):
            both = (child, *(c for c in child.children if c.dep_ == "conj"))
            if any(listed(c, words_of(scene, "peace")) for c in both):
                return Hit(heads=(child,))
    return None


def breach(scene: Scene, token: Token) -> Hit | None:
    """The verb tells that something is a violation."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("obj", "obl", "xcomp") and listed(child, words_of(scene, "breach")):
            return Hit(heads=(child,))
    return None


def over(scene: Scene, token: Token) -> Hit | None:
    """What a fear is about: a clause, or a phrase with "about" or "over"."""
    found = content(scene, token)
    phrases = [c for c in token.children if c.i > token.i and c.dep_ == "nmod" and preposition(c) in ("about", "over")]
    return found or (Hit(heads=tuple(phrases[:1])) if phrases else None)


def failure(scene: Scene, token: Token) -> Hit | None:
    """The verb tells that something ended badly."""
    for child in token.children:
        if child.i > token.i and child.dep_ == "obl" and listed(child, words_of(scene, "failure")):
            return Hit(heads=(child,))
    return None


def duty(scene: Scene, token: Token) -> Hit | None:
    """The verb tells of a duty to defend one another, after the clause patterns of agreements.toml."""
    text = token.doc[token.i : token.right_edge.i + 1].text
    clauses = scene.resolver.lexicon.pacts.clauses
    if not any(c.obligation == "DEFENSE" and c.pattern.search(text) for c in clauses):
        return None
    before = scene.named(t for t in scene.sentence.span if t.i <= token.right_edge.i)
    return Hit(codes=before) if len(before) > 1 else None


def war(scene: Scene, token: Token) -> Hit | None:
    """War or the like is what the verb leads to."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("obj", "obl"):
            inside = (child, *(c for c in child.subtree if c.dep_ == "nmod" and preposition(c) in ("of", "for")))
            if any(listed(c, words_of(scene, "war")) for c in inside):
                return Hit(heads=(child,))
    return None


TESTS: Mapping[str, Test] = {
    "owner": owner,
    "sides": parties,
    "between": between,
    "told": told,
    "unowned": unowned,
    "failure": failure,
    "breach": breach,
    "over": over,
    "duty": duty,
    "predicate": predicate,
    "attribute": attribute,
    "state": state,
    "great": great,
    "carried": kept,
    "posed": posed,
    "measure": measure,
    "infinitive": infinitive,
    "clause": content,
    "complement": complement,
    "easy": easy,
    "ongoing": ongoing,
    "situation": situation,
    "object": thing,
    "as": as_what,
    "name": name,
    "verdict": verdict,
    "able": able,
    "purpose": purpose,
    "body": body,
    "peace": peace,
    "war": war,
}
