"""Whose a state of affairs is, which sides a relation has, and how a relation stands: the first of an entry's needs."""

from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.scene import Scene, sides
from verbale.findings.syntax import is_passive, noun_slots, preposition, verb_slots

WITH = frozenset(("between", "among", "amongst", "with", "of", "to", "toward", "towards", "for", "from", "against"))
OWNING = frozenset(("of", "by", "from", "on", "for", "among", "between", "in"))
NOMINAL = frozenset(("NOUN", "PROPN"))
VERBAL = frozenset(("VERB", "AUX"))
GOVERNED = frozenset(("obj", "nsubj", "nsubj:pass", "obl", "nsubj:outer"))
MODIFIERS = frozenset(("amod", "compound", "acl", "acl:relcl", "advmod"))


@dataclass(frozen=True, slots=True)
class Hit:
    """What answers a need.

    Attributes:
        heads: the heads of the phrases that do, if the words stand beside the word itself.
        verb: the predicate that says it of the word, where one does ("ties have weakened").
        codes: the sides that they name, of the needs that ask for sides.
    """

    heads: tuple[Token, ...] = ()
    verb: Token | None = None
    codes: tuple[str, ...] = ()


def words_of(scene: Scene, name: str) -> frozenset[str]:
    """A list of words of assessments.toml."""
    return scene.resolver.lexicon.assessing.words[name]


def listed(token: Token, words: frozenset[str]) -> bool:
    """Whether a word, as it stands or in its dictionary form, is in a list."""
    return token.lower_ in words or token.lemma_.lower() in words


def carried(token: Token, scene: Scene) -> Token:
    """The noun that stands for another: the "strengthening" of cooperation, the "level" of trust."""
    node = token
    while node.dep_ == "nmod" and preposition(node) in ("of", "in") and _passing(node.head, scene):
        node = node.head
    return node


def _passing(noun: Token, scene: Scene) -> bool:
    return noun.pos_ in NOMINAL and (
        listed(noun, words_of(scene, "degree")) or listed(noun, frozenset(scene.resolver.lexicon.assessing.trend))
    )


def predicate_over(token: Token) -> Token | None:
    """The verb, or predicate with a copula, that a noun is a participant of."""
    node = token
    while node.dep_ == "conj" and node.head.pos_ in NOMINAL:
        node = node.head
    head = node.head
    if node.dep_ in GOVERNED and (head.pos_ in VERBAL or any(c.dep_ == "cop" for c in head.children)):
        return head
    return None


def owner(scene: Scene, token: Token) -> Hit | None:
    """Whose it is: the subject of a verb or adjective, the possessor of a noun or the subject of what governs it."""
    if token.pos_ in VERBAL:
        return _owned(subject(scene, token))
    if token.pos_ in ("ADJ", "ADV"):
        return _owned(subject_of_adjective(scene, token))
    node = carried(token, scene)
    for noun in dict.fromkeys((token, node)):
        if found := _possessor(scene, noun):
            return Hit(codes=found)
    verb = predicate_over(node)
    if verb is not None:
        return _owned(subject(scene, verb) if verb.pos_ in VERBAL else subject_of_adjective(scene, verb))
    if any(c.dep_ == "cop" for c in node.children) or node.dep_ == "xcomp":
        return _owned(subject_of_adjective(scene, node))
    return None


def _owned(codes: tuple[str, ...]) -> Hit | None:
    return Hit(codes=codes) if codes else None


def subject(scene: Scene, verb: Token) -> tuple[str, ...]:
    """The sides that a verb's subject names; of a passive without agent those that its object names."""
    slots = verb_slots(verb)
    heads = slots.get("obj", []) if is_passive(verb) and not slots.get("subj") else slots.get("subj", [])
    return sides(c for h in heads for c in scene.codes(h))


def subject_of_adjective(scene: Scene, token: Token) -> tuple[str, ...]:
    """The sides of which an adjective, or a noun with a copula, is said."""
    subjects = [c for c in token.children if c.dep_.startswith("nsubj")]
    if not subjects and token.dep_ == "amod":
        subjects = [token.head]
    elif not subjects and token.dep_ in ("xcomp", "conj", "advcl", "acl") and token.head.pos_ in VERBAL:
        return subject(scene, token.head)
    elif not subjects and token.dep_ == "conj":
        return subject_of_adjective(scene, token.head) if token.head.head != token.head or token.head.children else ()
    elif not subjects and token.dep_ == "acl:relcl":
        subjects = [token.head]
    if subjects and subjects[0].lower_ in ("which", "who", "that"):
        subjects = [token.head]
    return sides(c for h in subjects for c in scene.codes(h))


def _possessor(scene: Scene, noun: Token) -> tuple[str, ...]:
    slots = noun_slots(noun)
    found = sides(c for h in slots.get("poss", []) for c in scene.codes(h))
    if found:
        return found
    return sides(c for case in slots if case in OWNING for h in slots[case] for c in scene.codes(h))


def between(scene: Scene, token: Token) -> Hit | None:
    """The sides of a relation, two at least, named in its phrase or by whose it is and with whom."""
    found = _within(scene, token)
    verb = predicate_over(carried(token, scene))
    if len(found) == 1 and verb is not None and verb.pos_ in VERBAL:
        found = sides((*found, *subject(scene, verb)))
    if len(found) < 2:
        return None
    node = carried(token, scene)
    telling = frozenset(scene.resolver.lexicon.assessing.trend)
    return Hit(codes=states(found, scene), verb=said(scene, node, verb, telling) if verb is not None else None)


def states(codes: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The states of people: relations are theirs."""
    known = scene.resolver.lexicon.states
    return sides(c.split(":")[0] if c.split(":")[0] in known and scene.resolver.is_person(c) else c for c in codes)


def _within(scene: Scene, token: Token) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for noun in dict.fromkeys((token, carried(token, scene))):
        slots = noun_slots(noun)
        heads = [*slots.get("poss", []), *(h for case in slots if case in WITH for h in slots[case])]
        heads += [other for h in slots.get("between", []) if (other := _beyond(h)) is not None]
        found = sides((*found, *(c for h in heads for c in scene.codes(h))))
    if len(found) < 2 and any(listed(c, words_of(scene, "mutual")) for c in token.children):
        found = sides((*found, *scene.resolver.cast.last_group(2)))
    return found


def _beyond(head: Token) -> Token | None:
    """The second name after "between" where the parser took it for the subject: "ties between Oman and Iraq are"."""
    doc, at = head.doc, head.right_edge.i + 1
    if at + 1 < head.sent.end and doc[at].lower_ == "and" and doc[at + 1].pos_ in NOMINAL:
        return doc[at + 1]
    return None


def parties(scene: Scene, token: Token) -> Hit | None:
    """The sides of a relation, two at least: named in its phrase, by its possessor, by the clause or told before."""
    found: tuple[str, ...] = ()
    if token.pos_ in NOMINAL:
        found = _within(scene, token)
        if len(found) < 2:
            found = sides((*found, *_around(scene, carried(token, scene))))
    else:
        whose = owner(scene, token)
        subjects = whose.codes if whose is not None else ()
        others = [c for c in token.subtree if c.i != token.i]
        found = sides((*subjects, *scene.named(others)))
    return Hit(codes=states(found, scene)) if len(found) > 1 else None


def _around(scene: Scene, noun: Token) -> tuple[str, ...]:
    """The sides that what governs a noun names: its subject first, then its own phrases with "with" or "for"."""
    verb = predicate_over(noun)
    if verb is None and (noun.dep_ in ("xcomp", "appos") or any(c.dep_ == "cop" for c in noun.children)):
        said = subject_of_adjective(scene, noun) if noun.dep_ != "appos" else scene.codes(noun.head)
        return said
    if verb is None:
        return ()
    subjects = subject(scene, verb) if verb.pos_ in VERBAL else subject_of_adjective(scene, verb)
    others = [c for c in verb.children if c.dep_ == "obl" and preposition(c) in WITH]
    return sides((*subjects, *(c for h in others for c in scene.codes(h))))


def state(scene: Scene, token: Token) -> Hit | None:
    """How a relation stands: an adjective, a direction, or what a verb says of it."""
    trend = frozenset(scene.resolver.lexicon.assessing.trend)
    telling = trend | words_of(scene, "state")
    node = carried(token, scene)
    beside = [c for n in (token, node) for c in n.children if c.dep_ in MODIFIERS and c.i != token.i]
    for child in beside:
        if listed(child, telling) and child.pos_ != "PRON":
            return Hit(heads=(child,))
    if node is not token and listed(node, trend):
        return Hit(heads=(node,))
    verb = predicate_over(node)
    if verb is not None and (told := said(scene, node, verb, telling)) is not None:
        return Hit(verb=told)
    return None


def said(scene: Scene, noun: Token, verb: Token, telling: frozenset[str]) -> Token | None:
    """The predicate that tells how a noun stands, or None."""
    trend = frozenset(scene.resolver.lexicon.assessing.trend)
    if noun.dep_ == "obl":
        return verb if listed(verb, words_of(scene, "linking")) and preposition(noun) in ("to", "into") else None
    if listed(verb, trend):
        return verb
    if not noun.dep_.startswith("nsubj"):
        return None
    if verb.pos_ not in VERBAL:
        return verb  # "their ties are close"
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in VERBAL and listed(child, trend):
            return verb
        if child.dep_ in ("xcomp", "obl", "obj", "advcl") and listed(verb, words_of(scene, "linking")):
            return verb
    return None
