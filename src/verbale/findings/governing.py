"""What governs a predicate: verbs, nouns and adjectives above it that say whether it takes place.

"Plans to", "the possibility of", "is unlikely to": the word above decides, and the lexicon's modality table says how.
These are the questions that `standing` asks on its way up.
"""

from spacy.tokens import Token

from verbale.findings.syntax import is_passive, particle_forms
from verbale.findings.tenses import ahead_of
from verbale.lexicon import Lexicon, Modality

WOULD = frozenset(("would", "should", "'d"))
MARKED = frozenset(("mark", "case", "aux", "aux:pass", "nsubj", "nsubj:pass"))


def gerund(node: Token) -> bool:
    """Whether a clause is the gerund that a verb's preposition asks for: "is focusing on expanding"."""
    return node.tag_ == "VBG" and any(
        c.dep_ in ("mark", "case") and c.pos_ in ("ADP", "SCONJ") and c.lower_ in ("on", "in", "at", "from", "of")
        for c in node.children
    )


def purpose(node: Token) -> bool:
    """Whether an adverbial clause is one of purpose, which its main verb's mood does not assert."""
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in node.children)


def governor(head: Token, node: Token, lexicon: Lexicon) -> Modality | None:
    """What the word above a predicate says of it, by the lexicon: "plans to", "the possibility of", "is unlikely to".

    Args:
        head: the word above.
        node: the predicate, or what it hangs on.
        lexicon: for its modality words.

    Returns:
        The entry, or None where the word above leaves the predicate as it is.
    """
    lemma = head.lemma_.lower()
    if head.pos_ in ("VERB", "AUX"):
        if node.dep_ == "advcl" and (bound := _object_bound(head, node, lexicon)) is not None:
            return bound
        if node.dep_ == "advcl" and purpose(node) and _participle(head):  # "is committed to support the search"
            bound = lexicon.modality.get((head.lower_, "adj"))
            return bound if bound is not None and bound.mood in ("planned", "promised") else None
        if node.dep_ in ("conj", "nsubj", "advcl", "parataxis") and not (
            node.dep_ == "advcl" and (lemma in ("prepare", "gear") or gerund(node))
        ):
            return None
        for form in particle_forms(head):
            if entry := lexicon.modality.get((form, "verb")):
                reports = entry.commitment == "Uu" and (form, "verb") in lexicon.cues and not _participle(head)
                return None if reports and node.dep_ != "xcomp" else entry  # "is said to" against "said that"
        return lexicon.modality.get((head.lower_, "adj")) if _participle(head) else None
    if head.pos_ == "ADJ":
        return lexicon.modality.get((head.lower_, "adj")) or lexicon.modality.get((lemma, "adj"))
    if head.pos_ == "NOUN" and node.dep_ in ("nmod", "acl", "ccomp", "obl", "compound", "nmod:of"):
        if node.dep_ == "acl" and node.tag_ in ("VBG", "VBN") and not any(c.dep_ in MARKED for c in node.children):
            return None  # "reports saying that": what is said of the noun, not what it says
        return lexicon.modality.get((lemma, "noun"))
    return None


def _object_bound(verb: Token, node: Token, lexicon: Lexicon) -> Modality | None:
    """What an infinitive hangs on by sense, where the parse has it on the verb: "signed a contract to supply"."""
    if not purpose(node):
        return None
    nouns = (c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c.pos_ == "NOUN" and c.i < node.i)
    bound = (lexicon.modality.get((noun.lemma_.lower(), "noun")) for noun in nouns)
    return next((b for b in bound if b is not None and b.mood in ("planned", "promised")), None)


def _participle(verb: Token) -> bool:
    """Whether a verb stands as a participle of something: passive, or without a subject of its own."""
    return is_passive(verb) or (verb.tag_ == "VBN" and not any(c.dep_ == "nsubj" for c in verb.children))


def asking(verb: Token, lexicon: Lexicon) -> Modality | None:
    """A verb by which somebody asks for an act: what it governs is called for."""
    asked = (lexicon.cues.get((form, "verb")) for form in particle_forms(verb))
    if any(cue is not None and cue.act == "request" for cue in asked):
        return lexicon.modality.get(("urge", "verb"))
    return None


def occurs(verb: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a verb says of an event noun that it takes place, so that the verb's words are the noun's."""
    lemma = verb.lemma_.lower()
    if noun.dep_ in ("nsubj", "nsubj:pass", "obj"):
        return lemma in lexicon.light_verbs or lemma in lexicon.occurrence_verbs
    return False


def ended(verb: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a verb ends an agreement that stood: "suspended its 2018 agreement with" does not deny that one."""
    words = (verb.lemma_.lower(), verb.lower_)
    known = noun.lemma_.lower() in lexicon.pacts.words and any(w in lexicon.pacts.endings for w in words)
    return known and any(c.dep_ == "nmod:poss" or c.lower_ in ("the", "this", "that") for c in noun.children)


def refused(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is an act of words that was there to be refused: "rejected the request" does not deny it."""
    known = any((noun.lemma_.lower(), "noun") in table for table in (lexicon.cues, lexicon.modality))
    return known and _definite(noun)


def _definite(noun: Token) -> bool:
    """Whether a noun is one that is known: "the", "this" or somebody's."""
    return any(c.dep_ == "nmod:poss" or c.lower_ in ("the", "this", "that", "these") for c in noun.children)


def unsure(verb: Token, noun: Token, lexicon: Lexicon) -> tuple[str, Modality | None] | None:
    """The word by which a verb leaves open whether an act among its objects takes place: future or modal."""
    for child in verb.children:
        if child.dep_.startswith("aux") and child.lemma_.lower() in ("will", "shall") and child.lower_ not in WOULD:
            return child.text, lexicon.modality.get(("be to", "aux"))
        if child.dep_.startswith("aux") and child.tag_ == "MD":
            return child.text, lexicon.modality.get(("may", "aux"))
        if child.dep_ == "mark" and child.lower_ in ("if", "unless"):
            return child.text, lexicon.modality.get(("if", "adv"))
    if _definite(noun):
        return None
    while verb.dep_ in ("xcomp", "advcl", "acl") and purpose(verb):  # "is willing to pay to fund a search"
        if ahead_of(verb, ""):
            return verb.head.text, lexicon.modality.get(("be to", "aux"))
        if (entry := governor(verb.head, verb, lexicon)) is not None:
            return verb.head.text, entry
        verb = verb.head
    return None
