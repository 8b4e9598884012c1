"""Words of advice in a sentence, each with the acts that it advises.

An act is the predicate that "should", "needs to", "it is necessary to" or "recommends that" governs, and every verb
that is coordinated with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from verbale.findings.exhorting import comes_to, counsels, elliptic, had_better, imperatives, served
from verbale.findings.interposed import aside_before
from verbale.findings.syntax import is_passive, particle_forms, preposition
from verbale.lexicon import AdviceWord, Lexicon

NOT = frozenset(("not", "n't", "n’t", "never", "no"))
NEGATED = {"must": "must_not", "should": "should_not", "may": "should_not"}
TELLING = frozenset(("be", "exist", "remain", "have"))
OCCASIONS = frozenset(("circumstance", "account", "condition", "case", "means", "way", "time"))
THINGS = frozenset(("need", "necessity", "time"))  # nouns that ask for a thing as well as for an act


@dataclass(frozen=True, slots=True)
class Urging:
    """Words of advice over one act.

    Attributes:
        token: the word that carries them.
        entry: the lexicon's row; `force` its force, negations counted.
        act: the predicate advised.
        lead: the predicate on whose clause the act hangs ("needs", "necessary", or the first act itself).
        parted: the subject that an aside parts from its predicate ("The allies, the letter says, should …").
    """

    token: Token
    entry: AdviceWord
    force: str
    act: Token
    lead: Token
    parted: Token | None = None


def urgings(span: Span, lexicon: Lexicon) -> Iterator[Urging]:
    """The words of advice of a sentence, one result for each act, in order of the text.

    Args:
        span: the sentence.
        lexicon: for the words.
    """
    taken: set[int] = set()
    forms = [*counsels(span, lexicon), *imperatives(span, lexicon)]
    for token in span:
        own = [(entry, act, word) for word, entry, act in forms if word == token]
        for entry, act, lead in (*_of(token, lexicon), *own):
            denied = _denied(act) or _nobody(act) or (lead != act and _denied(lead) and not entry.word.startswith("no"))
            denied = (denied or (token.tag_ == "MD" and _denied(token))) and entry.pos != "form"
            force = NEGATED.get(entry.force, entry.force) if denied else entry.force
            if denied and entry.pos in ("verb", "adj", "noun"):
                force = "should_not"  # "does not need to": it had better not
            for each in (act, *_coordinated(act), *_accompanying(act)):
                if each.i not in taken:
                    taken.add(each.i)
                    parted = _interrupted(act, lead, lexicon)
                    yield Urging(token, entry, _force(entry, force, act, each), each, lead, parted)


def _force(entry: AdviceWord, force: str, act: Token, each: Token) -> str:
    """The force of a coordinated act: "not to seize it and to spend it" advises the second."""
    if each == act or not (_infinitive(each) or _denied(each)):
        return force
    return NEGATED.get(entry.force, entry.force) if _denied(each) else entry.force


def _of(token: Token, lexicon: Lexicon) -> Iterator[tuple[AdviceWord, Token, Token]]:
    if better := list(had_better(token, lexicon)):
        yield from better
    elif token.dep_.startswith("aux") or token.dep_ == "cop":
        yield from _auxiliary(token, lexicon)
    elif token.pos_ in ("VERB", "AUX"):
        yield from _verb(token, lexicon)
    elif token.pos_ == "ADJ":
        yield from _adjective(token, lexicon)
    elif token.pos_ == "NOUN":
        yield from _noun(token, lexicon)


def _auxiliary(token: Token, lexicon: Lexicon) -> Iterator[tuple[AdviceWord, Token, Token]]:
    word = token.lower_
    if word in ("need", "dare") and _denied(token.head):
        word = f"{word} not"
    modal = token.tag_ == "MD"
    if (entry := lexicon.advice.get((f"{word} {token.head.lemma_.lower()}", "aux"))) is not None:
        act = next(
            (c for c in token.head.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > token.head.i), None
        )
        yield entry, act or token.head, token.head  # "may want to reopen"
        return
    if modal and (entry := lexicon.advice.get((word, "aux"))) is not None:
        yield entry, token.head, token.head


def _verb(token: Token, lexicon: Lexicon) -> Iterator[tuple[AdviceWord, Token, Token]]:
    denied = _denied(token)
    if token.tag_ == "MD" and (entry := lexicon.advice.get((token.lower_, "aux"))) is not None:
        if (act := _complement(token, plain=False)) is not None:  # "ought to"
            yield entry, act, token
        else:
            yield from elliptic(token, lexicon)
        return
    if better := list(served(token, lexicon)):
        yield from better
        return
    if (entry := lexicon.advice.get((f"{token.lower_} not", "aux"))) is not None:  # "need not fear"
        act = next((c for c in token.children if c.dep_ == "xcomp" and not _infinitive(c) and _denied(c)), None)
        if act is not None:
            yield entry, act, token
            return
    against = any(c.lower_ == "against" for a in token.children if a.dep_ == "advcl" for c in a.children)
    for form in ([f"{token.lemma_.lower()} against"] if against else []) + particle_forms(token):
        for pos in ("advise", "verb"):
            entry = (lexicon.advice.get((f"not {form}", pos)) if denied else None) or lexicon.advice.get((form, pos))
            if entry is None or (entry.word.startswith("not ") and not denied):
                continue
            act = _complement(token, plain=pos == "advise")
            if act is None and form.endswith(" for"):
                act = _thing(token)
            if act is not None:
                yield entry, act, token
                return


def _complement(token: Token, *, plain: bool) -> Token | None:
    """The act that a verb of advice governs: an infinitive, a that-clause or, of advising alone, a gerund."""
    for child in token.children:
        if child.i < token.i or child.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        if child.dep_ in ("xcomp", "advcl", "ccomp", "acl") and _infinitive(child):
            return child
        finite = any(c.tag_ in ("VBZ", "VBD") or (c.tag_ == "MD" and c.lower_ != "should") for c in child.children)
        subjunctive = child.tag_ not in ("VBD", "VBZ") and not finite and preposition(child) is None
        if plain and child.dep_ == "ccomp" and subjunctive and any(c.dep_.startswith("nsubj") for c in child.children):
            return child
        if plain and child.tag_ == "VBG" and child.dep_ in ("xcomp", "advcl", "obj", "obl", "ccomp"):
            return child
    if plain:  # "called on Oman to open the port", the infinitive hung on whom it asks
        for child in token.children:
            for inner in child.children if child.dep_ in ("obj", "obl", "iobj") else ():
                if inner.dep_ in ("acl", "advcl") and any(c.lower_ == "to" for c in inner.children):
                    return inner
    return None


def _thing(token: Token) -> Token | None:
    """The thing that is asked for: "calls for a ban", "a need for patience"."""
    for child in token.children:
        if child.i > token.i and child.pos_ == "NOUN" and preposition(child) == "for":
            return child
    return None


def _adjective(token: Token, lexicon: Lexicon) -> Iterator[tuple[AdviceWord, Token, Token]]:
    denied = _denied(token)
    word = token.lower_
    entry = (lexicon.advice.get((f"not {word}", "adj")) if denied else None) or lexicon.advice.get((word, "adj"))
    if entry is None or token.dep_ == "amod":
        return
    if (act := _told_by(token)) is not None:
        yield entry, act, token


def _noun(token: Token, lexicon: Lexicon) -> Iterator[tuple[AdviceWord, Token, Token]]:
    yield from comes_to(token, lexicon)
    lemma = token.lemma_.lower()
    entry = lexicon.advice.get((lemma, "noun"))
    if any(c.lower_ == "no" for c in token.children):
        entry = lexicon.advice.get((f"no {lemma}", "noun"), entry)
    if entry is None:
        return
    head = token.head
    existential = any(c.dep_ in ("expl", "cop") for c in token.children) or head.lemma_.lower() in TELLING
    raised = token.dep_ == "obj" and head.lemma_.lower() in lexicon.outlook["raising"]
    if not existential and not raised:
        return
    act = _told_by(token)
    if act is None and existential and lemma in THINGS:
        act = _thing(token)
    if act is not None:
        yield entry, act, token


def _told_by(token: Token) -> Token | None:
    """The act told of an adjective or noun: "it is vital to", "there is a need for Oman to", "essential that"."""
    nodes = [token]
    if token.dep_ in ("nsubj", "obj", "xcomp", "obl") and token.head.pos_ in ("VERB", "AUX"):
        nodes.append(token.head)
    for node in nodes:
        for child in node.children:
            if child.dep_ not in ("csubj", "ccomp", "xcomp", "acl", "advcl") or child.i < token.i:
                continue
            marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "case")}
            if "to" in marks or (child.dep_ in ("csubj", "ccomp", "acl") and ("that" in marks or child.tag_ == "VB")):
                return child
    return None


def _coordinated(act: Token) -> Iterator[Token]:
    """The verbs coordinated with an act that share its words of advice."""
    for child in act.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and child.i > act.i:
            subjects = any(c.dep_.startswith("nsubj") for c in child.children)
            again = any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)  # "that A host, that B pay"
            if (again or not subjects) and not any(c.tag_ == "MD" for c in child.children):
                if child.tag_ in ("VB", "VBP", act.tag_):
                    yield child
                    yield from _coordinated(child)
        elif child.dep_ == "xcomp" and child.tag_ == "VBG" and _infinitive(act):
            for other in child.children:  # "to stop quarrelling and to talk", hung on the gerund
                if other.dep_ == "conj" and other.tag_ == "VB" and _infinitive(other):
                    yield other


def _accompanying(act: Token) -> Iterator[Token]:
    """What is to be done besides: "while keeping the pass open"."""
    for node in (act, *_coordinated(act)):
        for child in node.children:
            marked = any(c.lower_ == "while" and c.dep_ == "mark" for c in child.children)
            if child.dep_ == "advcl" and child.tag_ == "VBG" and marked:
                if any(c.dep_ == "obj" for c in child.children):
                    yield child


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)


def _nobody(act: Token) -> bool:
    """Whether no one is to act: "no state should recognise the vote"."""
    return any(
        c.dep_.startswith("nsubj") and any(d.lower_ in ("no", "neither") for d in c.children) for c in act.children
    )


def _denied(token: Token) -> bool:
    for child in token.children:
        only = child.i + 1 < len(child.doc) and child.nbor(1).lower_ in ("only", "merely", "just", "simply")
        if child.lower_ in NOT and child.dep_ in ("advmod", "neg", "det") and not only:
            return True
    return any(  # "under no circumstances"
        c.dep_ == "obl" and c.lemma_.lower() in OCCASIONS and any(d.lower_ == "no" for d in c.children)
        for c in token.children
    )


def _interrupted(act: Token, lead: Token, lexicon: Lexicon) -> Token | None:
    """The subject that an aside parts from its predicate: "The allies, the letter says, should …"."""
    nodes = [lead, act]
    while nodes[-1].dep_ == "conj" and nodes[-1].head != nodes[-1] and not _own_subject(nodes[-1]):
        nodes.append(nodes[-1].head)
    for node in nodes:
        for word in (node, *(c for c in node.children if c.dep_.startswith("aux"))):
            if (
                word.i > word.sent.start
                and word.nbor(-1).is_punct
                and (aside := aside_before(word, lexicon)) is not None
            ):
                return aside.subject
    return None


def _own_subject(verb: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in verb.children)


def agents(urging: Urging) -> list[Token]:
    """Whom an act is asked of, by grammar: its own subject, else that of the word that governs it.

    Args:
        urging: the words of advice over it.

    Returns:
        Heads of nominals, nearest first; of the passive its agent only.
    """
    act, lead, told = urging.act, urging.lead, urging.entry.pos == "advise"
    if urging.entry.pos == "form":
        return []
    if urging.entry.pos == "counsel":  # "its advice to Oman is", "a wiser course for Oman would be"
        given = urging.token.children
        own = urging.entry.word == "course"
        return [c for c in given if preposition(c) in ("for", "to") or (own and c.dep_ == "nmod:poss")]
    passive = is_passive(act)
    if urging.parted is not None and not passive:
        return [urging.parted]
    found = [c for c in act.children if c.dep_ in ("nsubj", "nsubj:outer") and not passive]
    if not found and not passive:  # a name at the front of its clause that the parser hangs loosely
        found = [c for c in act.children if c.dep_ == "dep" and c.pos_ == "PROPN" and c.i < act.i]
    found += [c for c in act.children if c.dep_ == "obl:agent" or (passive and preposition(c) == "by")]
    node = act
    while not found and not passive and node.dep_ in ("conj", "parataxis") and node.head != node:
        node = node.head
        found += [c for c in node.children if c.dep_ == "nsubj"]
    if not found and node.dep_ == "xcomp" and node.tag_ == "VBG" and node != act:  # "to stop quarrelling and to talk"
        found += [c for c in node.head.children if c.dep_ == "nsubj"]
    if not found and not passive and lead not in (act, node):
        for child in lead.children:
            on = child.dep_ in ("obl", "obl:arg") and preposition(child) in ("on", "upon", "for", "to")
            if child.i > lead.i and (child.dep_ in ("obj", "iobj") or on) and child != act:
                found.append(child)  # "urges Oman to", "incumbent on Bern to"
        asking = any(c.dep_ == "nsubj" for c in lead.children) and told and lead.pos_ == "VERB"
        if not asking and not any(c.dep_ == "expl" for c in lead.children):
            found += [c for c in lead.children if c.dep_ in ("nsubj", "nsubj:pass")]  # "needs to", "is advised to"
        owned = lead.pos_ == "NOUN"  # "in Oman's interest to", "in the interest of Oman to"
        found += [c for c in lead.children if c.dep_ == "nmod:poss" or (owned and preposition(c) == "of")]
    return found
