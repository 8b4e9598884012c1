"""Acts of handing over: the words of transfers.csv in a document, as verbs and as nouns, with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.findings.propositions import Analysis, Clause, holders_of
from verbale.findings.standing import standing
from verbale.findings.syntax import Slots, noun_forms, noun_slots, particle_forms, verb_slots
from verbale.findings.told_before import Told
from verbale.lexicon import Lexicon, TransferWord

VERBAL = ("VERB", "AUX")
DEEP = 4  # verbs above one that are asked whether it comes about


@dataclass(frozen=True, slots=True)
class Act:
    """A word of handing over in its clause.

    Attributes:
        clause: the clause; of a noun that is no predicate of its own, the clause it stands in with its own standing.
        word: the entry; `head` the word of the text.
        slots: participants of the word by slot; `above` those of the verb that governs a noun.
        verb: the verb that governs a noun, or the verb itself.
        halted: whether the governing verb says that it does not come about.
        passed: entries of the same words that were not taken.
    """

    clause: Clause
    word: TransferWord
    head: Token
    slots: Slots
    above: Slots
    verb: Token
    halted: bool = False
    passed: tuple[str, ...] = ()

    @property
    def verbal(self) -> bool:
        """Whether the act is told by a verb."""
        return self.word.pos == "verb"

    @property
    def entry(self) -> str:
        """The id of its entry."""
        return entry_id(self.word)


def entry_id(word: TransferWord) -> str:
    """How a record names a word of handing over."""
    return f"transfer:{word.word}/{word.pos}"


def find_acts(told: Told, lexicon: Lexicon) -> Iterator[Act]:
    """The acts of handing over of a document, by sentence and position.

    Args:
        told: what the document says.
        lexicon: for the words.
    """
    for index in told.sentences:
        clauses = told.clauses.get(index, [])
        if clauses:
            found = [*_of_clauses(clauses, lexicon), *_of_nouns(clauses, told.analysis, lexicon)]
            yield from sorted(found, key=lambda a: a.head.i)


def _of_clauses(clauses: list[Clause], lexicon: Lexicon) -> Iterator[Act]:
    for clause in clauses:
        heads = [*([clause.carrier] if clause.carrier is not None else []), clause.predicate]
        for head in heads:
            if head.pos_ not in VERBAL:
                continue
            word, passed = _words(head, lexicon)
            if word is not None:
                slots = clause.slots if head == clause.predicate else _with_predicate(head, clause.predicate)
                yield Act(clause, word, head, slots, {}, head, _is_halted(head, lexicon), passed)


def _halts(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb says of what it governs that it does not come about, and is not negated itself."""
    negated = any(c.lower_ in ("not", "n't", "never") for c in verb.children)
    return not negated and any(f in lexicon.handover["halting"] for f in particle_forms(verb))


def _is_halted(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb is completed into not coming about: "refused to let it sell", "the plan to sell … collapsed"."""
    node = verb
    for _ in range(DEEP):
        purpose = node.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "to" for c in node.children)
        gerund = node.dep_ in ("obj", "advcl") and node.tag_ == "VBG"
        if not (node.dep_ in ("xcomp", "acl", "nsubj", "nsubj:pass", "nmod") or purpose or gerund):
            return False
        node = node.head
        if node.pos_ in VERBAL and _halts(node, lexicon):
            return True
        if node.pos_ == "NOUN" and node.lemma_.lower() in lexicon.handover["halts"]:
            return True
    return False


def _with_predicate(verb: Token, noun: Token) -> Slots:
    """The slots of a verb that carries an event noun: "gave a loan"."""
    slots = {slot: list(heads) for slot, heads in verb_slots(verb).items()}
    if noun.dep_ in ("obj", "nsubj:pass") and noun not in slots.get("obj", []):
        slots.setdefault("obj", []).append(noun)
    return slots


def _words(head: Token, lexicon: Lexicon) -> tuple[TransferWord | None, tuple[str, ...]]:
    """The entry of the longest form of a word, and those of its shorter ones."""
    verbal = head.pos_ in VERBAL
    forms = particle_forms(head) if verbal else noun_forms(head)
    pos = "verb" if verbal else "noun"
    found = [w for f in dict.fromkeys(forms) if (w := lexicon.transfers.get((f, pos))) is not None]
    return (found[0], tuple(entry_id(w) for w in found[1:])) if found else (None, ())


def _of_nouns(clauses: list[Clause], analysis: Analysis, lexicon: Lexicon) -> Iterator[Act]:
    """Nouns of handing over, in the clause of the nearest predicate above them."""
    by_head = {c.predicate.i: c for c in clauses}
    by_head |= {c.carrier.i: c for c in clauses if c.carrier is not None and c.carrier.i not in by_head}
    for token in clauses[0].sentence.span:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "flat", "fixed"):
            continue
        word, passed = _words(token, lexicon)
        if word is None:
            continue
        clause = _above(token, by_head)
        if clause is None:
            continue
        verb = _governor(token)
        above = verb is not None and (_halts(verb, lexicon) or _is_halted(verb, lexicon))
        halted = above or _is_halted(token, lexicon)
        own = clause if clause.predicate == token else _noun_clause(token, clause, lexicon)
        slots = verb_slots(verb) if verb is not None else {}
        yield Act(own, word, token, noun_slots(token), slots, verb or token, halted, passed)


def _above(token: Token, by_head: dict[int, Clause]) -> Clause | None:
    node = token
    while node.i not in by_head:
        if node.head == node:
            return None
        node = node.head
    return by_head[node.i]


def _governor(noun: Token) -> Token | None:
    """The verb of which a noun is subject or object."""
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
    if node.dep_ in ("obj", "nsubj:pass", "nsubj", "obl") and node.head.pos_ in VERBAL:
        return node.head
    return None


def _noun_clause(noun: Token, clause: Clause, lexicon: Lexicon) -> Clause:
    """A clause for a noun that is no predicate: its own standing under the holders of the clause that it stands in."""
    content = clause.chain[-1].content if clause.chain else None
    stand = standing(noun, None, lexicon, content, lasting=False)
    holders, commitment = holders_of(clause.chain, stand)
    return replace(clause, predicate=noun, carrier=None, stand=stand, holders=holders, commitment=commitment)
