"""How an act stands: polarity, tense, mood and what its holder is committed to.

The words that govern a predicate are gathered by climbing from it to the top of what its holder says: auxiliaries,
negations, "if", and governing verbs, nouns and adjectives ("plans to", "the possibility of", "is unlikely to"). Values
of commitment follow FactBank (Saurí and Pustejovsky 2009).
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.findings.governing import asking, ended, gerund, governor, occurs, purpose, refused, unsure
from verbale.findings.tenses import ahead_of, tense_of
from verbale.lexicon import Lexicon, Modality

NEGATIONS = frozenset(("not", "n't", "never", "neither", "nor", "no longer", "hardly", "scarcely", "without"))
MOOD_ORDER = ("supposed", "called_for", "asked", "possible", "threatened", "promised", "planned", "denied", "asserted")
WEAKER = ("Uu", "PS-", "PS+", "PR-", "PR+", "CT-", "CT+")
EFFORTS = frozenset(("seek", "try", "attempt", "strive", "work", "push", "struggle", "endeavor", "endeavour"))
PATIENT = frozenset(("obj", "nsubj:pass"))
HABITUAL = frozenset(("annual", "regular", "yearly", "routine", "periodic", "biannual"))
PRESUPPOSING = frozenset(
    "despite after following since amid because during before ahead over until notwithstanding due owing thanks".split()
)
FLIP = {"+": "-", "-": "+"}
CARRIED = frozenset("xcomp ccomp acl csubj csubj:pass obj nsubj:pass nmod obl conj advcl amod nsubj".split())


@dataclass(frozen=True, slots=True)
class Standing:
    """How a predicate stands for its innermost holder.

    Attributes:
        polarity: + or -.
        tense: past, present or future.
        mood: asserted, planned, called_for, threatened, promised, asked, supposed, possible or denied.
        commitment: FactBank value.
        lasting: whether it goes on (progressive, or a lasting state).
        will: whether it stands under a bare "will".
        words: the words that decided, for the explanation.
    """

    polarity: str
    tense: str
    mood: str
    commitment: str
    lasting: bool
    will: bool
    words: tuple[str, ...] = ()

    @property
    def factuality(self) -> float:
        """From -3 (certainly not) to 3 (certainly so), after UDS."""
        level = {"CT": 3.0, "PR": 1.5, "PS": 0.5}.get(self.commitment[:2], 0.0)
        if self.mood in ("supposed", "called_for", "asked"):
            level = 0.0
        return -level if self.commitment.endswith("-") else level


def standing(
    predicate: Token, carrier: Token | None, lexicon: Lexicon, content: AbstractSet[int] | None, *, lasting: bool
) -> Standing:
    """The standing of a predicate for its innermost holder.

    Args:
        predicate: a verb or event noun.
        carrier: the light verb that carries an event noun ("held talks"), or None.
        lexicon: for its modality words.
        content: word indexes of what the innermost holder says; None for the document's own voice.
        lasting: whether the event noun is of a lasting kind (war, cooperation).
    """
    found: list[tuple[str, Modality | None]] = []
    negative = False
    tense, progressive = "", False
    node = carrier or predicate
    if predicate is not node or predicate.pos_ == "NOUN":
        negative ^= _noun_words(predicate, lexicon, found)
    seen: set[int] = set()
    depth = 0
    while node.i not in seen and depth < 12:
        seen.add(node.i)
        depth += 1
        verbal = node.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in node.children)
        if verbal:
            if not tense:
                tense, progressive = tense_of(node)
                if node == carrier and node.dep_ == "acl" and purpose(node):
                    tense = "future"  # "the talks, to be held on Tuesday"
            negative ^= _own_words(node, lexicon, found)
            if _is_asked(node):
                found.append(("?", lexicon.modality.get(("may", "aux"))))
        head, dep = node.head, node.dep_
        if head == node:
            break
        if content is not None and head.i not in content:
            if (
                dep == "xcomp" or node.tag_ == "VBG" or (dep == "advcl" and purpose(node))
            ):  # "threatened to attack", "warned against sending"
                cue = governor(head, node, lexicon) or asking(head, lexicon)
                if cue is not None and cue.mood not in ("asserted", "denied"):
                    found.append((head.text, cue))
                    tense = cue.tense or tense
            break
        if ahead_of(node, tense):
            tense = "future"
        if dep == "advcl" and not purpose(node) and not gerund(node):
            if node.tag_ == "VBG" and not _marked(node):  # "should trade more while keeping its ties"
                modals = [c for c in head.children if c.dep_ == "aux" and c.tag_ == "MD"]
                found.extend((m.text, lexicon.modality.get((m.lower_, "aux"))) for m in modals)
                tense = "future" if modals else tense
            break
        if node.pos_ in ("NOUN", "PROPN") and any(c.lower_ in PRESUPPOSING for c in node.children if c.dep_ == "case"):
            break
        if dep == "conj" and verbal and (tense and _marked(node)):
            break
        if dep not in CARRIED and not dep.startswith(("acl", "nmod", "obl")):
            break
        if dep == "acl:relcl" or (dep == "acl" and node.tag_ == "VBN" and tense == "past"):
            break  # "the president ousted in July": told of him, whatever is said of him beside
        if node.dep_ in PATIENT and ended(head, predicate, lexicon):
            break
        if dep == "ccomp" and tense == "past" and _asks_what(node):
            break  # "wants to know what happened": it did
        governed = governor(head, node, lexicon)
        if (
            governed is not None
            and node.dep_ in PATIENT
            and governed.mood in ("denied", "planned")
            and refused(node, lexicon)
        ):
            break
        if governed is not None and head.lemma_.lower() in EFFORTS and tense_of(head)[1]:
            tense, progressive = "present", True  # "has been seeking to bolster": it is at it
        elif governed is not None:
            found.append((head.text, governed))
            if head.pos_ == "NOUN":  # "no plans to attack", "the failed attempt to seize"
                negative ^= _noun_words(head, lexicon, found)
            if governed.tense and tense in ("", "present"):
                ahead = governed.mood == "asserted" and tense_of(head)[0] == "future"  # "will begin to fly"
                tense = "future" if ahead else governed.tense
        elif node.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") and not verbal and head.pos_ in ("VERB", "AUX"):
            if not occurs(head, node, lexicon):
                if node.dep_ in ("obj", "obl") and (open_word := unsure(head, node, lexicon)) is not None:
                    found.append(open_word)  # "may discuss a transfer", "will not take part in the exercise"
                    if content is None or head.head.i in content:  # "it seems that they will"
                        found.append((head.head.text, governor(head.head, head, lexicon)))
                break
        node = head
    if predicate.pos_ == "NOUN" and any(c.lower_ in HABITUAL for c in predicate.children) and not negative:
        return Standing(polarity="+", tense="present", mood="asserted", commitment="CT+", lasting=True, will=False)
    return _combined(
        found,
        negative=negative,
        tense=tense,
        progressive=progressive,
        lasting=lasting,
        noun=carrier is None and predicate.pos_ == "NOUN",
    )


def _own_words(node: Token, lexicon: Lexicon, found: list[tuple[str, Modality | None]]) -> bool:
    """Auxiliaries, adverbs, "if" and negations that hang on a verb; returns whether it is negated."""
    negative = False
    for child in node.children:
        word = " ".join([child.lower_, *(c.lower_ for c in child.children if c.dep_ == "fixed")])
        if child.dep_.startswith("aux") and word in ("should", "were", "had") and _inverted(child, node):
            found.append((child.text, lexicon.modality.get(("if", "adv"))))
        elif child.dep_.startswith("aux") and (entry := lexicon.modality.get((child.lemma_.lower(), "aux"))):
            if child.lemma_.lower() not in ("will", "shall", "be", "have", "do"):
                found.append((child.text, entry))
        elif child.dep_.startswith("aux") and word in ("might", "could", "would", "may", "should", "must", "can"):
            if entry := lexicon.modality.get((word, "aux")):
                found.append((child.text, entry))
        if (child.dep_ in ("advmod", "neg", "det", "cc:preconj") and word in NEGATIONS) or _nor(child, node):
            negative = not negative
        elif child.dep_ == "advmod" and (entry := lexicon.modality.get((word, "adv"))) and entry.mood != "supposed":
            found.append((child.text, entry))
        elif (
            child.dep_ in ("mark", "advmod")
            and (entry := lexicon.modality.get((word, "adv")))
            and entry.mood in ("supposed", "denied")
        ):
            if word != "whether" or node.dep_ != "advcl":
                found.append((child.text, entry))
        elif (
            child.dep_.startswith("nsubj") and any(c.lower_ in ("no", "neither", "nobody") for c in child.children)
        ) or (child.dep_ in ("obj", "nsubj") and word in ("nothing", "nobody", "none")):
            negative = not negative
    return negative


def _asks_what(verb: Token) -> bool:
    """Whether a clause begins with the word that it leaves open, but tells the rest: "what happened", "who fired"."""
    return any(c.lower_ in ("what", "who", "how", "why", "where", "when") and c.i < verb.i for c in verb.children)


def _nor(word: Token, verb: Token) -> bool:
    """Whether a clause of its own begins with "nor": "nor did the minister sign"."""
    return word.lower_ == "nor" and word.dep_ == "cc" and any(c.dep_.startswith("aux") for c in verb.children)


def _is_asked(verb: Token) -> bool:
    """Whether a clause is a question: "Will you send weapons?"."""
    if not verb.sent.text.rstrip("”\"' ").endswith("?"):
        return False
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    return subject is not None and any(c.dep_.startswith("aux") and c.i < subject.i for c in verb.children)


def _inverted(aux: Token, verb: Token) -> bool:
    """Whether an auxiliary stands before its subject at the head of a clause: "should force be used"."""
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if subject is None or aux.i > subject.i or verb.sent.text.rstrip("”\"' ").endswith("?"):
        return False
    return aux.i == verb.sent.start or verb.doc[aux.i - 1].text in (",", "“", '"', ":", ";")


def _noun_words(noun: Token, lexicon: Lexicon, found: list[tuple[str, Modality | None]]) -> bool:
    negative = False
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in ("no", "neither"):
            negative = True
        if child.dep_ in ("amod", "compound", "advmod", "acl") and child.i < noun.i:
            entry = lexicon.modality.get((child.lower_, "adj")) or lexicon.modality.get((child.lemma_.lower(), "adj"))
            if entry is not None:
                found.append((child.text, entry))
        if child.dep_ == "det" and child.lower_ == "any" and noun.dep_.startswith("nsubj"):
            found.append((child.text, lexicon.modality.get(("if", "adv"))))
        if child.dep_ == "det" and child.lower_ in ("what", "which", "whatever"):  # "what agreement will be reached"
            found.append((child.text, lexicon.modality.get(("may", "aux"))))
    return negative


def _marked(node: Token) -> bool:
    return any(c.dep_.startswith("aux") or c.dep_ == "nsubj" for c in node.children)


def _combined(
    found: list[tuple[str, Modality | None]],
    *,
    negative: bool,
    tense: str,
    progressive: bool,
    lasting: bool,
    noun: bool,
) -> Standing:
    entries = [(w, e) for w, e in found if e is not None]
    mood = min((e.mood for _, e in entries), key=MOOD_ORDER.index, default="asserted")
    values = [e.commitment for _, e in entries if e.commitment]
    commitment = min(values, key=WEAKER.index, default="CT+")
    if mood in ("supposed", "called_for", "asked"):
        commitment = "Uu"
    if mood == "denied":
        commitment = commitment if commitment.endswith("-") else "CT-"
    moods = {e.mood for _, e in entries}
    if "denied" in moods and moods <= {"denied", "planned", "asserted"}:  # "would cease looking", "dropped its plan to"
        mood, commitment = "denied", "PR-" if commitment.startswith("PR") else "CT-"
    for _, e in entries:
        if (
            e.tense == "future"
            and tense != "future"
            and mood in ("planned", "promised", "threatened", "possible", "called_for")
        ):
            tense = "future"
    if negative and commitment != "Uu":
        commitment = commitment[:2] + FLIP[commitment[2]]
    elif negative and mood not in ("supposed", "called_for", "asked"):
        commitment = "CT-"
    will = tense == "future" and not entries
    if not tense:
        tense = "present" if lasting else "past"
    return Standing(
        polarity="-" if commitment.endswith("-") or (negative and commitment == "Uu") else "+",
        tense=tense,
        mood=mood,
        commitment=commitment,
        lasting=progressive or (lasting and noun),
        will=will,
        words=tuple(w for w, _ in entries),
    )


def status_of(stand: Standing) -> str:
    """The status that follows from commitment, tense and mood: the first row of the table that fits.

    Args:
        stand: the standing for the innermost holder.

    Returns:
        One of `STATUSES`.
    """
    if stand.commitment in ("CT-", "PR-"):
        return "denied"
    if stand.mood == "supposed":
        return "hypothetical"
    if stand.mood in ("called_for", "asked"):
        return "called_for"
    if stand.mood in ("planned", "promised", "threatened"):
        return "planned"
    if stand.mood == "possible" or stand.commitment in ("PS+", "PR+", "PS-", "Uu"):
        return "possible"
    if stand.tense == "future":
        return "planned"
    if stand.tense == "present" and stand.lasting:
        return "ongoing"
    return "happened"
