"""Mending the parse with what the lexicon knows: names are units, lists of names are coordinated.

A statistical parser that has seen few reports of this kind takes names apart ("Kim Jong-un left": "un" the subject)
and lists too ("security cooperation between South Korea, the U.S. and Japan"). The lexicon knows where the names are,
so the heads are set right before anybody reads them. Masking names before the parse was the alternative; it makes
two texts out of one and its offsets must be kept apart everywhere.
"""

from collections.abc import Container, Sequence

from spacy.tokens import Doc, Span, Token

from verbale.language.rescue import rescue_verb
from verbale.language.units import BEST, Unit, attach, rank
from verbale.lexicon import NameMatch

LISTED = frozenset(("state", "person", "organisation", "capital", "demonym", "adjective", "nickname"))
TITLE = frozenset(("NOUN", "PROPN", "ADJ"))
SAID = frozenset(
    ("said", "says", "added", "adds", "told", "warned", "argued", "wrote", "explained", "noted", "stressed")
)
QUOTED = frozenset((",", "”", '"', "?", "!", "’", "'"))
WORDS_OF_OFFICE = 3  # "Economy, Trade and Industry" is longer, and rarely before a name
GIVING = frozenset("give offer lend send sell grant promise pay hand ship award owe show teach provide pledge".split())
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def repair(
    sentence: Span, matches: Sequence[NameMatch], verbs: Container[str] = (), roles: Container[str] = ()
) -> None:
    """Set the heads of names and of lists of names in a parsed sentence.

    Args:
        sentence: changed in place; it stays one tree.
        matches: the lexicon's names in it, at offsets of the sentence's text.
        verbs: dictionary forms of verbs, by which a sentence without any finite verb is given one.
        roles: phrases of the roles of persons, by which a title before a name is known.
    """
    units = [unit for match in matches if (unit := _unit(sentence, match)) is not None]
    rescue_verb(sentence, units, verbs)
    for unit in units:
        _join(sentence, unit)
    for unit in units:
        _titled(sentence, unit, roles)
    for unit in units:
        _object(sentence, unit)
        _relative(sentence, unit)
        _inverted(sentence, unit)
        _subject(sentence, unit)
    _coordinate(sentence, units)


def _unit(sentence: Span, match: NameMatch) -> Unit | None:
    base = sentence.start_char
    inside = [t.i for t in sentence if match.start + base <= t.idx < match.end + base]
    if not inside:
        return None
    kinds = frozenset(n.kind for n in match.names)
    head = inside[0] if "person" in kinds else inside[-1]
    return Unit(inside[0], inside[-1], head, kinds)


def _join(sentence: Span, unit: Unit) -> None:
    """Make a name of several words one node, on the best of the places where the parser put its words."""
    doc = sentence.doc
    words = [doc[i] for i in range(unit.first, unit.last + 1)]
    head = doc[unit.head]
    for w in words:
        if w.pos_ == "NOUN" and unit.kinds & {"state", "capital", "person"} and w.text[0].isupper():
            w.pos_ = "PROPN"
        if w.pos_ in ("VERB", "AUX"):  # "travelled to Beijing" is no infinitive
            w.pos_, w.tag_ = "PROPN", "NNP"
            for child in w.children:
                if child.lower_ == "to" and child.dep_ == "mark":
                    child.dep_, child.pos_ = "case", "ADP"
                    w.dep_ = "obl" if w.dep_ in ("advcl", "xcomp", "ccomp") else w.dep_
    if len(words) > 1:
        outside = sorted((w for w in words if not unit.first <= w.head.i <= unit.last or w.head == w), key=rank)
        if outside and outside[0] != head:
            best = outside[0]
            place, dep = best.head, best.dep_
            if best.head == best:  # the name held the sentence's root
                head.head = head
                head.dep_ = "ROOT"
                for w in words:
                    if w != head:
                        w.head = head
                        w.dep_ = "flat"
                return
            if head.head == head or not attach(head, place, dep):
                return
        for w in words:
            if w == head:
                continue
            for child in list(w.children):
                if not unit.first <= child.i <= unit.last:
                    attach(child, head, child.dep_)
            attach(w, head, "flat" if w.dep_ != "punct" else "punct")
    if "person" in unit.kinds and unit.first > sentence.start:
        title = doc[unit.first - 1]
        if head.head == title and title.dep_ == "nmod" and unit.first - 5 < title.head.i < title.i:
            title = title.head  # "Secretary of State Marco Rubio"
            head.head = title
        if (
            head.head == title
            and title.pos_ in ("NOUN", "PROPN")
            and head.dep_ in ("appos", "flat", "nmod:desc", "nmod", "dep")
        ):
            place, dep = title.head, title.dep_
            if place == title:
                return
            if attach(head, place, dep):
                for child in list(title.children):
                    if child.dep_ in ("case", "conj", "cc", "acl:relcl") and child != head:
                        attach(child, head, child.dep_)
                attach(title, head, "nmod:desc")


def _titled(sentence: Span, unit: Unit, roles: Container[str]) -> None:
    """ "Secretary of State Marco Rubio met": the person takes the place of the title, and the title describes him."""
    doc = sentence.doc
    head = doc[unit.head]
    before = range(unit.first - 2, max(sentence.start, unit.first - 2 - WORDS_OF_OFFICE), -1)
    case = next((doc[i] for i in before if doc[i].lower_ in ("of", "for")), None)
    if "person" not in unit.kinds or case is None:
        return
    title, office = doc[case.i - 1], [doc[i] for i in range(case.i + 1, unit.first)]
    phrase = doc[title.i : unit.first].text.lower()
    if (title.lower_ not in roles and phrase not in roles) or title == head:
        return
    if any(t.lower_ in roles or t.pos_ not in TITLE for t in office):
        return  # "the leader of North Korea's Kim", "the envoy of President Kim"
    place, dep = (title.head, title.dep_) if title.head != title else (head, "ROOT")
    if not (attach(head, place, dep) if dep != "ROOT" else _root(head)):
        return
    last = office[-1]
    attach(title, head, "nmod:desc")
    last.head, last.dep_ = title, "nmod"
    for word in (case, *office[:-1]):
        word.head = last
    for child in [c for c in title.children if c.i > unit.last]:
        attach(child, head, child.dep_)


def _root(token: Token) -> bool:
    token.head = token
    token.dep_ = "ROOT"
    return True


def _subject(sentence: Span, unit: Unit) -> None:
    """A finite verb without a subject right behind a name has the name for its subject."""
    doc = sentence.doc
    after = unit.last + 1
    while (
        after < sentence.end
        and doc[after].pos_ in ("ADV", "PUNCT")
        and doc[after].text != "."
        and after < unit.last + 3
    ):
        if doc[after].pos_ == "PUNCT":
            return
        after += 1
    if after >= sentence.end:
        return
    verb = doc[after]
    if verb.pos_ == "AUX" and verb.dep_.startswith("aux"):
        verb = verb.head
    finite = verb.tag_ in FINITE or any(c.tag_ in (*FINITE, "MD") for c in verb.children if c.dep_.startswith("aux"))
    if verb.pos_ not in ("VERB", "AUX") or not finite or not verb.i >= after:
        return
    if any(c.dep_.startswith(("nsubj", "csubj", "expl")) for c in verb.children):
        return
    head = doc[unit.head]
    if head.dep_ in BEST[:8] and head.dep_ != "conj" and rank(head) < BEST.index("obl"):
        return
    if any(c.dep_ == "case" and c.lower_ not in ("'s", "’s") for c in head.children) or head.dep_.startswith("nsubj"):
        return
    if verb.dep_ == "acl:relcl" or (verb.dep_ == "acl" and verb.tag_ != "VBD"):
        return
    if not attach(head, verb, "nsubj") and head.is_ancestor(verb):
        place, dep = head.head, head.dep_
        if place == head:
            verb.head = verb
            verb.dep_ = "ROOT"
        elif not attach(verb, place, dep):
            return
        attach(head, verb, "nsubj")


def _object(sentence: Span, unit: Unit) -> None:
    """ "left Pyongyang": a name right behind a verb that has no object, hung on something before the verb."""
    doc = sentence.doc
    at = unit.first - 1
    while at > sentence.start and doc[at].pos_ in ("DET", "ADJ", "NUM"):
        at -= 1
    verb, head = doc[at], doc[unit.head]
    beyond = head.head.i > unit.last and head.dep_ not in ("nmod:poss", "nsubj")
    if verb.lemma_.lower() in GIVING and at == unit.first - 1 and beyond:
        if any(doc[i].pos_ in ("NUM", "DET") for i in range(unit.last + 1, head.head.i)):
            attach(head, verb, "iobj")  # "offered Slovakia twelve helicopters"
            return
    if at < sentence.start or verb.pos_ != "VERB" or verb.lower_ in SAID or head.head.i >= at or verb.tag_ == "VBN":
        return
    if head.dep_ in ("flat", "appos", "nmod", "conj", "dep") and not any(
        c.dep_ in ("obj", "ccomp") for c in verb.children
    ):
        attach(head, verb, "obj")


def _inverted(sentence: Span, unit: Unit) -> None:
    """ "…," said Sergei Lavrov: a name right behind a verb of saying that has no subject."""
    doc = sentence.doc
    verb = doc[unit.first - 1] if unit.first > sentence.start else None
    while verb is not None and verb.i > sentence.start and verb.pos_ in ("NOUN", "PROPN", "ADJ", "DET"):
        verb = doc[verb.i - 1]  # a title between
    if verb is None or verb.lower_ not in SAID or any(c.dep_.startswith("nsubj") for c in verb.children):
        return
    if verb.i == sentence.start or doc[verb.i - 1].text not in QUOTED:
        return
    head = doc[unit.head]
    if head.head == verb or not head.is_ancestor(verb):
        attach(head, verb, "nsubj")


def _relative(sentence: Span, unit: Unit) -> None:
    """The clause of "who" is the name's, the name the other verb's subject: "Kim, who visited Beijing, met Moon"."""
    doc = sentence.doc
    if (
        unit.last + 2 >= sentence.end
        or doc[unit.last + 1].text != ","
        or doc[unit.last + 2].lower_ not in ("who", "which")
    ):
        return
    verb = doc[unit.last + 2].head
    head = doc[unit.head]
    if verb.dep_ == "acl:relcl" or verb.i <= unit.last or verb != sentence.root:
        return
    main = next(
        (
            t
            for t in sentence
            if t.i > verb.i and t.head == verb and t.dep_ in ("parataxis", "conj", "ccomp") and t.pos_ == "VERB"
        ),
        None,
    )
    if main is None or any(c.dep_.startswith("nsubj") for c in main.children):
        return
    main.head = main
    main.dep_ = "ROOT"
    verb.head = main
    attach(head, main, "nsubj")
    attach(verb, head, "acl:relcl")


def _coordinate(sentence: Span, units: Sequence[Unit]) -> None:
    """Names set side by side with commas and "and" hang on the first of them."""
    doc = sentence.doc
    listed = [u for u in units if u.kinds & LISTED and not _modifies(doc, u)]
    i = 0
    while i < len(listed):
        run = [listed[i]]
        while i + 1 < len(listed) and _linked(doc, run[-1], listed[i + 1]):
            i += 1
            run.append(listed[i])
        i += 1
        if len(run) < 2 or not _ends_with_and(doc, run):
            continue
        first = doc[run[0].head]
        if "person" in run[1].kinds and "person" not in run[0].kinds and first.dep_ == "nmod":
            owner = next((u for u in units if u.head == first.head.i and "person" in u.kinds), None)
            first = doc[owner.head] if owner is not None else first  # "Kim of North Korea and Putin of Russia"
        for unit in run[1:]:
            other = doc[unit.head]
            if other.dep_ in ("amod", "compound") and other.head.i > unit.last:
                continue  # "Russian and Chinese officials": an adjective of its own noun
            if first == sentence.root and other.dep_.startswith("nsubj") and other.head.head == first:
                verb = other.head  # "Norway and Iceland met": the first was taken for the whole sentence
                verb.head = verb
                verb.dep_ = "ROOT"
                attach(first, verb, "nsubj")
                attach(other, first, "conj")
                continue
            pair = {"person"} <= run[0].kinds & unit.kinds and not any(c.dep_ == "case" for c in first.children)
            if len(run) == 2 and pair and other.dep_.startswith("nsubj") and not first.dep_.startswith("nsubj"):
                if attach(first, other.head, other.dep_):  # "President Yoon and Premier Li agreed"
                    attach(other, first, "conj")
                continue
            if len(run) == 2 and other.dep_.startswith("nsubj") and first.dep_ not in ("nsubj", "nsubj:pass", "conj"):
                if rank(first) < len(BEST):
                    continue
            if first.is_ancestor(other) or not other.is_ancestor(first):
                attach(other, first, "conj")
            else:
                place, dep = other.head, other.dep_
                if place != other and attach(first, place, dep):
                    attach(other, first, "conj")


def _modifies(doc: Doc, unit: Unit) -> bool:
    """Whether a name is but an adjective of what follows: the "Russian" of "Kim and Russian President Putin"."""
    head = doc[unit.head]
    if not unit.kinds & {"adjective", "demonym"} or "state" in unit.kinds:
        return False
    return head.dep_ in ("amod", "compound", "nmod:desc") and head.head.i > unit.last


def _linked(doc: Doc, one: Unit, two: Unit) -> bool:
    between = [doc[i] for i in range(one.last + 1, two.first)]
    if not between or len(between) > 7:
        return False
    if not any(t.text in (",", "and", "or", "&") for t in between[:2]):
        return False
    return all(
        t.text in (",", "and", "or", "&", "the", "as", "well")
        or (t.pos_ in TITLE and t.text[0].isupper())
        or t.pos_ == "ADJ"
        or ("person" in two.kinds and t.pos_ in ("NOUN", "PROPN"))
        for t in between
    )


def _ends_with_and(doc: Doc, run: Sequence[Unit]) -> bool:
    before = [doc[i].lower_ for i in range(run[-2].last + 1, run[-1].first)]
    return "and" in before or "or" in before or "&" in before
