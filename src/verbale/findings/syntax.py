"""Reading grammar off the parse: participants by slot, shared subjects, the words of a phrase.

Slots are named as the event entries of the lexicon name them: subj, obj, iobj, the preposition ("to", "with"), and
for nouns poss (a possessor, a compound or an adjective before the noun). Universal Dependencies, version 2.
"""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from verbale.lexicon import noun_lemmas, verb_lemmas

Slots = dict[str, list[Token]]

CLAUSAL = frozenset(("ccomp", "csubj", "csubj:pass", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "conj"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))
ATTACHED = frozenset(("in", "on", "against", "between", "among", "with", "of", "to", "from", "by", "over"))
PHRASE_ENDS = frozenset((",", ";", ":", "“", "”", '"', "(", ")", "—", "–"))
FOLLOWING = 3  # prepositional phrases behind a noun that may still be its own
NEAR = 5  # words from a preposition to its nominal
# Verbs whose object is to do what the infinitive says, where the parser hangs it on the verb as a purpose.
OBJECT_CONTROL = frozenset(
    "urge ask tell order press invite persuade force allow enable encourage warn request require instruct advise "
    "pressure push compel convince want expect beg implore command permit lobby".split()
)
UNDERTAKING = frozenset(("agree", "pledge", "promise", "vow", "offer", "undertake", "commit"))
ASKED = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon"), "count": ("on",)}
RELATIVE = frozenset(("which", "who", "that", "whom", "whose"))


def conjuncts(head: Token) -> Iterator[Token]:
    """A nominal and those coordinated with it, in order of the text."""
    yield head
    for child in head.children:
        if (child.dep_ == "conj" and child.pos_ in NOMINAL) or (
            child.dep_ == "appos" and child.i > head.i and any(c.dep_ == "cc" for c in child.children)
        ):
            yield from conjuncts(child)


def preposition(token: Token) -> str | None:
    """The preposition that marks a nominal, or None."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            if any(c.dep_ == "fixed" for c in child.children):
                return " ".join([child.lower_, *(c.lower_ for c in child.children if c.dep_ == "fixed")])
            return str(child.lower_)
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, full or reduced ("the treaty signed in 2000")."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for c in verb.children):
        return True
    if verb.dep_.startswith("acl") and verb.tag_ == "VBN":
        if verb.head.dep_ == "ROOT" and verb.i == verb.head.i + 1:
            # A main verb right behind the root, taken for its participle, is passive only with "by".
            return any(c.lower_ == "by" for t in verb.children for c in t.children)
        return not any(c.dep_ in ("nsubj", "obj", "aux") for c in verb.children)
    return False


def verb_slots(verb: Token) -> Slots:
    """The participants of a verb by slot, with subjects that it shares and antecedents that it modifies.

    Args:
        verb: a verb, or a nominal predicate with a copula.

    Returns:
        Heads of the participants; those of the passive stand where the active has them.
    """
    slots: Slots = defaultdict(list)
    passive = is_passive(verb)
    for child in verb.children:
        dep = child.dep_
        if dep == "nsubj" or (dep == "nsubj:outer"):
            slots["subj"].append(child)
        elif dep == "nsubj:pass" or dep == "obj":
            slots["obj"].append(child)
        elif dep == "iobj":
            slots["iobj"].append(child)
        elif dep == "xcomp" and verb.lemma_.lower() in UNDERTAKING:
            for given in child.children:  # "agreed to provide weapons to Russia"
                if given.dep_ == "iobj" or (given.dep_ == "obl" and preposition(given) in ("to", "with", "from")):
                    slots["content"].append(given)
        elif dep == "ccomp" or (dep == "advcl" and any(c.lower_ == "if" for c in child.children)):
            for said in child.children:  # "demanded that China return …", "warned that Sweden's entry would …"
                if said.dep_ in ("nsubj", "nsubj:pass"):
                    slots["content"].append(said)
                    slots["content"].extend(c for c in said.children if c.dep_ == "nmod:poss")
        elif dep in ("obl", "obl:agent", "obl:arg", "nmod"):
            case = preposition(child)
            if case == "by" and (passive or verb.tag_ == "VBN") and dep != "nmod":
                slots["subj"].append(child)
            elif case is not None:
                slots[case].append(child)
                if " " in case and not case.startswith("according"):
                    slots[case.split()[-1]].append(child)
    if passive and not slots["subj"]:  # "was clubbed with rods by troops": an agent hung on something nearer
        slots["subj"].extend(_agents(verb))
    if verb.dep_ == "acl:relcl":  # "France, which has suspended aid": the pronoun is its antecedent
        for heads in slots.values():
            heads[:] = [verb.head if h.lower_ in RELATIVE and h.pos_ != "NOUN" else h for h in heads]
    for thing in slots["obj"]:  # whose the object is: "rejected Ankara's demand", "condemned the Israeli strike"
        slots["owner"].extend(
            c for c in thing.children if c.dep_ in ("nmod:poss", "amod", "compound") and c.i < thing.i
        )
        slots["owner"].extend(c for c in thing.children if c.dep_ == "nmod" and preposition(c) == "of")
    if slots["obj"]:  # "imposed sanctions on X": what hangs on the object is the verb's to use as well
        for thing in list(slots["obj"]):
            for child in thing.children:
                if child.dep_ == "nmod" and (case := preposition(child)) not in (None, "of"):
                    slots[str(case)].append(child)
    if not slots["subj"]:
        slots["subj"].extend(_shared_subject(verb, passive=passive, slots=slots))
    return {slot: list(dict.fromkeys(heads)) for slot, heads in slots.items() if heads}


def _agents(verb: Token) -> list[Token]:
    """The "by" phrase of a passive, however deep in its clause, that is no other verb's."""
    for token in verb.subtree:
        if token.i <= verb.i or token.pos_ not in ("NOUN", "PROPN") or preposition(token) != "by":
            continue
        node = token.head
        while node != verb and node.pos_ not in ("VERB", "AUX") and node.head != node:
            node = node.head
        if node == verb and not any(c.tag_ == "VBG" for c in token.children if c.dep_ == "mark"):
            return [token]
    return []


def _shared_subject(verb: Token, *, passive: bool, slots: Slots) -> list[Token]:
    head, dep = verb.head, verb.dep_
    if dep.startswith("acl"):
        relative = dep == "acl:relcl"
        if verb.tag_ == "VBN" and passive and not slots.get("obj"):
            slots["obj"].append(head)
            return []
        if relative or verb.tag_ == "VBG":
            return [head]
        if verb.tag_ in ("VBN", "VBD") and not passive:
            return [head]
        return _owner(head)  # "a plan to visit": whose plan
    if dep == "conj" and head.pos_ in ("VERB", "AUX") and is_passive(head) == passive:
        shared = verb_slots(head)
        return shared.get("obj" if passive else "subj", []) if not passive else _into(slots, shared)
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return verb_slots(head).get("subj", [])
    if dep == "conj" and head.pos_ in ("PROPN", "NOUN") and head.dep_.startswith("nsubj") and _finite(verb):
        return [head]  # "Kim left … and held": the second verb hung on the first one's subject
    if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "ADJ", "AUX", "NOUN") and not _finite(verb):
        above = verb_slots(head)
        if (asked := [h for p in ASKED.get(head.lemma_.lower(), ()) for h in above.get(p, [])]) and not above.get(
            "obj"
        ):
            return asked  # "called on Russia to withdraw"
        if dep == "xcomp" and above.get("obj") and head.lemma_ not in ("promise", "vow", "threaten"):
            return above["obj"]
        return above.get("iobj") or above.get("subj", [])
    if dep == "advcl" and not _finite(verb) and head.pos_ in ("VERB", "AUX"):
        above = verb_slots(head)
        if asked := [h for p in ASKED.get(head.lemma_.lower(), ()) for h in above.get(p, [])]:
            return asked
        if head.lemma_.lower() in OBJECT_CONTROL and any(c.lower_ == "to" for c in verb.children) and above.get("obj"):
            return above["obj"]
        return above.get("subj") or (above.get("obj", []) if is_passive(head) else [])
    return []


def _into(slots: Slots, shared: Slots) -> list[Token]:
    if not slots.get("obj"):
        slots["obj"].extend(shared.get("obj", []))
    return []


def _finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(c.dep_.startswith("aux") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children)


def _owner(noun: Token) -> list[Token]:
    """Who stands behind a noun: its possessor, or the subject of the verb whose object it is."""
    owners = [c for c in noun.children if c.dep_ == "nmod:poss"]
    if not owners and noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB":
        owners = verb_slots(noun.head).get("subj", [])
    return owners


def noun_slots(noun: Token) -> Slots:
    """The participants of an event noun by slot.

    Args:
        noun: for example the "summit" of "the North Korea-Russia summit in Vladivostok".
    """
    slots: Slots = defaultdict(list)
    for child in noun.children:
        dep = child.dep_
        if dep in ("nmod:poss", "compound", "amod", "nmod:desc", "nmod:unmarked") and child.i < noun.i:
            slots["poss"].append(child)
            slots["poss"].extend(c for c in child.subtree if c.i != child.i and c.pos_ == "PROPN" and c.i < noun.i)
        elif dep in ("nmod", "obl", "nmod:arg"):
            if case := preposition(child):
                slots[case].append(child)
        elif dep == "acl" and child.tag_ == "VBG" and child.lemma_ in ("involve", "include"):
            slots["with"].extend(c for c in child.children if c.dep_ == "obj")
    known = {h.i for heads in slots.values() for h in heads}
    slots["poss"].extend(t for t in _named_before(noun) if t.i not in known)
    for case, nominal in _behind(noun):
        if nominal.i not in known:
            slots[case].append(nominal)
    for case in ("on", "against", "of", "at", "to"):  # "the attack on a Greek tanker"
        for nominal in slots.get(case, []):
            slots["owner"].extend(c for c in nominal.children if c.dep_ in ("nmod:poss", "amod", "compound"))
    return {slot: heads for slot, heads in slots.items() if heads}


def _named_before(noun: Token) -> list[Token]:
    """Capitalised words in the phrase before a noun, wherever the parser hung them: "German development aid"."""
    found = []
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if token.pos_ not in ("ADJ", "PROPN", "NOUN", "PART", "PUNCT") or token.text in PHRASE_ENDS:
            break
        if token.text[0].isupper() and token.pos_ in ("ADJ", "PROPN"):
            found.append(token)
    return found


def _behind(noun: Token) -> Iterator[tuple[str, Token]]:
    """The prepositional phrases that follow a noun one after the other: "a gift from Rome to Caracas"."""
    at = noun.i + 1
    for _ in range(FOLLOWING):
        if at >= noun.sent.end:
            return
        case = noun.doc[at]
        nominal = case.head
        if case.dep_ != "case" or case.lower_ not in ATTACHED or nominal.pos_ not in ("PROPN", "NOUN"):
            return
        if not 0 < nominal.i - at <= NEAR:
            return
        yield case.lower_, nominal
        at = nominal.i + 1
        while at < noun.sent.end and noun.doc[at].dep_ == "flat":
            at += 1


def particle_forms(verb: Token) -> list[str]:
    """The lemma of a verb with each particle or preposition that may belong to it, the bare lemma last."""
    lemmas = list(dict.fromkeys([verb.lemma_.lower(), *verb_lemmas(verb.lower_)]))
    after = [c.lower_ for c in verb.children if c.dep_ in ("compound:prt", "advmod") and 0 < c.i - verb.i <= 4]
    phrases = [(p, c) for c in verb.children if c.dep_.startswith("obl") and (p := preposition(c))]
    prepositions = [p for p, _ in phrases]
    # "took to the streets", "put under house arrest"
    idioms = [f"{p} {words}" for p, c in phrases for words in (c.lower_, f"the {c.lower_}", c.lemma_.lower())]
    marks = []
    if verb.i + 1 < len(verb.doc):
        following = verb.doc[verb.i + 1]
        if following.pos_ in ("ADP", "ADV", "PART", "ADJ", "NOUN"):
            marks.append(following.lower_)
            if verb.i + 2 < len(verb.doc) and verb.doc[verb.i + 2].pos_ in ("ADP", "PART"):
                marks.insert(0, f"{following.lower_} {verb.doc[verb.i + 2].lower_}")
    objects = [c for c in verb.children if c.dep_ == "obj"]
    # "spoke by telephone with": of a noun's phrases only "with" may be the verb's, "for" and "on" are seldom so.
    prepositions += ["with" for o in objects for c in o.children if c.dep_ == "nmod" and preposition(c) == "with"]
    nouns = [c.lemma_.lower() for c in objects]
    forms = [
        f"{lemma} {extra}"
        for extra in dict.fromkeys([*idioms, *marks, *after, *prepositions, *nouns])
        for lemma in lemmas
    ]
    return [*forms, *lemmas]


def noun_forms(noun: Token) -> list[str]:
    """A noun's lemma behind its compounds and adjectives, the longest first: "peace talk", "talk"."""
    lemma = noun.lemma_.lower()
    forms = []
    for length in (2, 1):
        before = noun.doc[max(noun.sent.start, noun.i - length) : noun.i]
        if len(before) == length and all(t.pos_ in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB") for t in before):
            for words in ([t.lower_ for t in before], [t.lemma_.lower() for t in before]):
                forms.append(" ".join([*words, lemma]).replace(" - ", "-"))
    return list(dict.fromkeys([*forms, lemma, *noun_lemmas(noun.lower_)]))


def clause_head(token: Token) -> Token:
    """The verb, or predicate with a copula, of the clause in which a token stands."""
    while token.head != token:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "aux:pass", "cop", "amod", "compound"):
            return token
        if any(c.dep_ == "cop" for c in token.children):
            return token
        token = token.head
    return token


def clause_tokens(head: Token) -> list[Token]:
    """The words of a clause without the clauses coordinated with it or set beside it."""
    out: list[Token] = [head]
    stack = [c for c in head.children if c.dep_ not in ("parataxis", "conj", "discourse")]
    stack += [c for c in head.children if c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX")]
    while stack:
        token = stack.pop()
        out.append(token)
        stack.extend(token.children)
    return sorted(out, key=lambda t: t.i)


def full_name(head: Token) -> str:
    """The words of the name that a token is part of."""
    doc = head.doc
    start = end = head.i
    if head.ent_type_:
        while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == head.ent_type_:
            start -= 1
        while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I" and doc[end + 1].ent_type_ == head.ent_type_:
            end += 1
    else:
        for child in head.children:
            if child.dep_ in ("flat", "compound") and child.pos_ == "PROPN":
                start, end = min(start, child.i), max(end, child.i)
    return str(doc[start : end + 1].text)
