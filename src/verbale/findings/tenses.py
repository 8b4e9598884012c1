"""Tenses: when a verb form tells its act, from its own words and from those of the clause above it."""

from spacy.tokens import Token

from verbale.findings.syntax import is_passive

UNTIL = frozenset(("before", "until", "till"))
WHEN = frozenset(("when", "once", "after", "while", "as", *UNTIL))


def tense_of(verb: Token) -> tuple[str, bool]:
    """Tense of a verb form, and whether it is progressive.

    Args:
        verb: a verb; its auxiliaries and those of a verb it depends on are looked at.
    """
    aux = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    words = [a.lower_ for a in aux]
    progressive = verb.tag_ == "VBG" and any(a.lemma_ == "be" for a in aux)
    if "will" in words or "shall" in words or "'ll" in words:
        return "future", progressive
    if verb.tag_ in ("VB", "VBN") and any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.children):
        if any(a.lemma_ == "be" and a.tag_ in ("VBZ", "VBP", "VBD") for a in aux):
            return "future", False  # "the Council is to meet", "the envoy is to be received"
        if verb.dep_ == "ROOT" and any(c.dep_.startswith("nsubj") for c in verb.children):
            return "future", False  # in a headline: "Airline to be compensated"
        if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and not any(c.dep_ == "cop" for c in verb.head.children):
            return "future", False
    if any(a.tag_ == "VBD" for a in aux):
        return "past", False
    if any(a.lemma_ == "have" for a in aux):
        return ("present", True) if progressive else ("past", False)
    if any(a.tag_ in ("VBZ", "VBP") for a in aux):
        if verb.tag_ == "VBN" and is_passive(verb):
            return "present", False
        return "present", progressive or verb.tag_ != "VBG"
    if any(a.tag_ == "MD" for a in aux):
        return "future", False
    if verb.tag_ in ("VBD", "VBN"):
        return "past", False
    if verb.tag_ in ("VBZ", "VBP"):
        return "present", True
    return "", False


def told_as_past(verb: Token) -> bool:
    """Whether a finite verb stands in the past or perfect: a bare participle ("to be held") does not.

    Args:
        verb: a verb.
    """
    aux = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    if any(a.tag_ == "MD" for a in aux):
        return False
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" or (a.lemma_ == "have" and a.tag_ in ("VBZ", "VBP")) for a in aux)


def ahead_of(verb: Token, tense: str) -> bool:
    """Whether a clause of time or purpose lies ahead because the clause above it does: "will wear it when it arrives".

    Args:
        verb: the verb of the clause.
        tense: its own tense as far as told.
    """
    above = verb.head
    clausal = above.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in above.children)
    if verb.dep_ not in ("advcl", "acl") or not clausal or tense_of(above)[0] != "future":
        return False
    words = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "case")}
    if verb.dep_ == "advcl" and words & UNTIL:
        return True
    return tense in ("", "present") and bool(words & WHEN or "to" in words)
