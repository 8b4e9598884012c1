"""Giving a sentence the verb that the tagger took for a noun: "Baku denies that …", "Paraguay sells electricity"."""

from collections.abc import Container, Sequence

from spacy.tokens import Span, Token

from verbale.language.units import Unit, attach
from verbale.lexicon import verb_lemmas

FOLLOWING = frozenset(("DET", "PRON", "SCONJ", "PROPN", "NUM", "ADJ", "PART"))
MODIFYING = frozenset(("amod", "compound", "acl", "nmod:desc"))


def rescue_verb(sentence: Span, units: Sequence[Unit], verbs: Container[str]) -> None:
    """Make a verb of the word that must be one, in a sentence that has none.

    Args:
        sentence: changed in place.
        units: its names.
        verbs: dictionary forms of verbs that the lexicon knows.
    """
    if not units or len(sentence) < 4:
        return
    named = {i for u in units for i in range(u.first, u.last + 1)}
    if _root_is_verb(sentence, named, verbs):
        return
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in MODIFYING for t in sentence):
        return
    for token in list(sentence)[1:-1]:
        form = _form(token, verbs)
        if form is None or token.i in named or token.text[0].isupper():
            continue
        past = token.lower_.endswith("ed") or token.tag_ in ("VBD", "VBN")
        if token.i - 1 not in named and not (past and token.lower_.endswith("ed")):
            continue
        if not past and sentence.doc[token.i + 1].is_punct:
            continue
        _enthrone(sentence, token, form, past=past)
        return


def _form(token: Token, verbs: Container[str]) -> str | None:
    """The dictionary form of a word that looks like a finite verb of the lexicon."""
    if token.tag_ in ("VBD", "VBN") and token.lemma_.lower() in verbs:
        return str(token.lemma_.lower())
    if not token.lower_.endswith(("ed", "s")):
        return None
    return next((f for f in verb_lemmas(token.lower_)[:-1] if f in verbs), None)


def _root_is_verb(sentence: Span, named: Container[int], verbs: Container[str]) -> bool:
    """Mend a root tagged as a noun right behind a name, its relations with it; whether there was one."""
    root = sentence.root
    if root.pos_ != "NOUN" or root.i - 1 not in named or not root.text[0].islower() or root.i + 1 >= sentence.end:
        return False
    following = sentence.doc[root.i + 1]
    form = _form(root, verbs)
    if form is None or following.pos_ not in FOLLOWING or (following.pos_ == "PART" and following.lower_ != "to"):
        return False
    root.pos_, root.tag_, root.lemma_ = "VERB", "VBD" if root.lower_.endswith("ed") else "VBZ", form
    for child in list(root.children):
        if child.i < root.i and child.dep_ in ("compound", "nmod", "amod", "nmod:poss"):
            child.dep_ = "nsubj"
        elif child.i > root.i and child.dep_ in ("acl:relcl", "acl"):
            child.dep_ = "xcomp" if any(c.lower_ == "to" for c in child.children) else "ccomp"
        elif child.i > root.i and child.dep_ in ("appos", "nmod:unmarked", "flat", "conj", "compound"):
            child.dep_ = "obj"
    return True


def _enthrone(sentence: Span, token: Token, form: str, *, past: bool) -> None:
    """Make a word the sentence's verb: the noun before it its subject, the one behind it its object."""
    root = sentence.root
    if root != token:
        token.head = token
        token.dep_ = "ROOT"
        root.head = token
        root.dep_ = "obj" if root.i > token.i else "nsubj"
    token.pos_, token.tag_, token.lemma_ = "VERB", "VBD" if past else "VBZ", form
    loose = [t for t in sentence if t.pos_ in ("PROPN", "NOUN") and t != token]
    before = [t for t in loose if t.i < token.i and (t == root or t.head.i >= token.i)]
    after = [t for t in loose if t.i > token.i and (t == root or t.head.i <= token.i)]
    subject = next((t for t in reversed(before) if t.dep_ not in ("nmod", "obl")), None)
    thing = next((t for t in after if t == root), next(iter(after), None))
    for found, dep in ((subject, "nsubj"), (thing, "obj")):
        if found is not None:
            attach(found, token, dep)
