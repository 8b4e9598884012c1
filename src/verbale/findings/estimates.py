"""Words of likelihood in a sentence, each with the clause or event noun of which it tells how likely it is to come.

One clause may stand under several ("it is believed that they will not"), so each is first found by itself; those that
lead to one another ("doubtful about the possibility of a transfer") then meet in the innermost clause.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from verbale.findings.propositions import is_event_noun
from verbale.findings.syntax import particle_forms, preposition
from verbale.lexicon import Lexicon, Likelihood

NOT = frozenset(("not", "n't", "n’t", "never", "no", "hardly", "scarcely", "cannot"))
MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would"}
CLAUSES = ("xcomp", "ccomp", "csubj", "csubj:pass", "advcl", "acl")
TELLING = frozenset(("be", "have", "see", "face", "remain", "exist", "stand", "run"))  # "there is a chance", "faces"
SEEMING = frozenset(("seem", "look", "appear", "prove", "become", "remain"))
BETWEEN = 3  # words by which "to" may follow "is"
ABSTRACT = frozenset(
    "reason aim goal purpose plan task idea point role way key step priority intention objective".split()
)
BE = frozenset(("is", "are", "was", "were", "'s", "’s"))


@dataclass(frozen=True, slots=True)
class Estimate:
    """Words of likelihood and what they are said of.

    Attributes:
        token: the word that carries them; `words` all of them.
        entry: the lexicon's row.
        negated: whether they are denied ("is not expected to").
        head: the predicate or noun of which they are said.
        ahead: whether they tell by themselves that it is to come.
    """

    token: Token
    words: tuple[Token, ...]
    entry: Likelihood
    negated: bool
    head: Token
    ahead: bool = False


def estimates(span: Span, lexicon: Lexicon) -> Mapping[int, list[Estimate]]:
    """The words of likelihood of a sentence by the predicate, or event noun, that they are said of in the end.

    Args:
        span: the sentence.
        lexicon: for the words.

    Returns:
        By the word index of the predicate, its estimates in order of the text.
    """
    found = [e for token in span for e in _of(token, lexicon)]
    onward = {e.token.i: e for e in found if e.entry.pos != "aux"}
    reached = {e.head.i for e in found}
    groups: defaultdict[int, list[Estimate]] = defaultdict(list)
    for e in found:
        if e.entry.pos == "noun" and e.token.i not in reached and not _tells(e.token):
            continue
        end, ahead = _end(e, onward)
        groups[end.i].append(replace(e, head=end, ahead=ahead))
    return groups


def _end(estimate: Estimate, onward: Mapping[int, Estimate]) -> tuple[Token, bool]:
    """What an estimate is said of in the end, and whether it tells that this comes ("may suggest that" does not)."""
    head, ahead = estimate.head, estimate.entry.ahead
    seen: set[int] = set()
    while head.i in onward and head.i not in seen:
        seen.add(head.i)
        ahead = ahead and (onward[head.i].entry.ahead or onward[head.i].entry.pos == "open")
        head = onward[head.i].head
    return head, ahead


def _of(token: Token, lexicon: Lexicon) -> Iterator[Estimate]:
    if token.dep_.startswith("aux") or token.dep_ == "cop":
        yield from _auxiliary(token, lexicon)
    elif token.dep_ == "advmod":
        yield from _adverb(token, lexicon)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _noun(token, lexicon)
    elif token.dep_ == "amod":
        yield from _modifier(token, lexicon)
    elif token.pos_ in ("VERB", "AUX", "ADJ") or token.tag_.startswith("VB"):
        yield from _predicate(token, lexicon)


def _auxiliary(token: Token, lexicon: Lexicon) -> Iterator[Estimate]:
    if token.tag_ == "MD":
        entry = lexicon.likelihood.get((MODALS.get(token.lower_, token.lower_), "aux"))
        if entry is not None:
            yield Estimate(token, (token,), entry, False, token.head)
    elif token.lower_ in BE and token.head.tag_ in ("VB", "VBN"):
        mark = next((c for c in token.head.children if c.dep_ == "mark" and c.lower_ in ("to", "due")), None)
        if mark is None or not token.i < mark.i <= token.i + BETWEEN or not _carried_out(token.head):
            return
        if _denied(token.head) is not None:
            return  # "is not to be disclosed" forbids
        between = [t.lower_ for t in token.doc[token.i + 1 : mark.i + 1] if (t.lower_, "adj") in lexicon.likelihood]
        row = (between[0], "adj") if between else ("be to", "aux")  # "was due to meet"
        if (entry := lexicon.likelihood.get(row)) is not None:
            words = tuple(token.doc[token.i : mark.i + 1])
            yield Estimate(token, words, entry, False, token.head)


def _carried_out(verb: Token) -> bool:
    """Whether the infinitive after "is to" tells what its subject does, not what the subject is: "the aim was to …"."""
    subjects = [c for c in verb.children if c.dep_.startswith("nsubj")]
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    named = [s for s in subjects if s.pos_ in ("PROPN", "PRON") or s.ent_type_ or s.lemma_ not in ABSTRACT]
    return bool(named) or passive


def _adverb(token: Token, lexicon: Lexicon) -> Iterator[Estimate]:
    degree = next((c for c in token.children if c.dep_ == "advmod"), None)
    words: tuple[Token, ...] = (token,)
    entry = lexicon.likelihood.get((token.lower_, "adv"))
    if degree is not None and (sharper := lexicon.likelihood.get((f"{degree.lower_} {token.lower_}", "adv"))):
        words, entry = (degree, token), sharper
    if entry is None:
        return
    head = token.head.head if token.head.dep_.startswith("aux") else token.head
    yield Estimate(token, words, entry, False, head)


def _modifier(token: Token, lexicon: Lexicon) -> Iterator[Estimate]:
    entry = lexicon.likelihood.get((token.lower_, "modifier"))
    if entry is not None and is_event_noun(token.head, lexicon):
        yield Estimate(token, (token,), entry, False, token.head)


def _noun(token: Token, lexicon: Lexicon) -> Iterator[Estimate]:
    lemma = token.lemma_.lower()
    if (lemma, "noun") not in lexicon.likelihood:
        return
    modifiers = [c for c in token.children if c.dep_ in ("amod", "det")]
    if token.dep_.startswith("nsubj") and token.head.pos_ == "ADJ":
        modifiers.append(token.head)  # "the chances of a truce are slim"
    words: tuple[Token, ...] = (token,)
    entry = lexicon.likelihood[lemma, "noun"]
    for modifier in modifiers:
        degree = next((c.lower_ for c in modifier.children if c.dep_ == "advmod"), None)
        forms = [f"{degree} {modifier.lower_} {lemma}"] if degree else []
        for form in (*forms, f"{modifier.lower_} {lemma}"):
            if (sharper := lexicon.likelihood.get((form, "noun"))) is not None:
                words, entry = (modifier, token), sharper
                break
    for child in token.children:
        told = child.dep_ in ("acl", "ccomp") or (child.dep_ == "nmod" and preposition(child) in ("of", "for"))
        if told and child.i > token.i:
            yield Estimate(token, words, entry, False, child)
            return


def _tells(noun: Token) -> bool:
    """Whether a noun of likelihood is what its clause is about: "there is a risk", "the chances are slim"."""
    if any(c.dep_ in ("expl", "cop") for c in noun.children):
        return True
    head = noun.head
    if noun.dep_.startswith("nsubj") and head.pos_ == "ADJ":
        return True
    return noun.dep_ in ("nsubj", "obj") and head.lemma_.lower() in TELLING


def _predicate(token: Token, lexicon: Lexicon) -> Iterator[Estimate]:
    """A verb or adjective that governs what is to come."""
    negation = _denied(token)
    for words, form, denied in _forms(token, negation):
        for pos in ("open", "promise", "verb", "adj"):
            entry = lexicon.likelihood.get((form, pos))
            if entry is None or (pos == "promise" and token.pos_ != "VERB"):
                continue
            head = _content(token, words, lexicon, nominal=pos == "verb")
            if head is not None:
                rest = negation is not None and not denied
                yield Estimate(token, (*words, *((negation,) if rest and negation else ())), entry, rest, head)
                return


def _forms(token: Token, negation: Token | None) -> Iterator[tuple[tuple[Token, ...], str, bool]]:
    """The words of a predicate as the table may have them, the longest first; and whether they hold its negation."""
    lemmas = [token.lower_] if token.pos_ == "ADJ" else []
    lemmas += [token.lemma_.lower(), *([token.lower_] if token.tag_ == "VBN" else [])]
    for lemma in dict.fromkeys(lemmas):
        for child in token.children:
            if child.dep_ in ("xcomp", "csubj", "ccomp", "advcl") and _infinitive(child):
                to = next(c for c in child.children if c.lower_ == "to")
                passive = next((c for c in child.children if c.dep_ == "aux:pass"), None)
                if passive is not None:  # "remains to be seen"
                    yield (token, to, passive, child), f"{lemma} to be {child.lower_}", False
                yield (token, to, child), f"{lemma} to {child.lemma_.lower()}", False
            if child.dep_ == "xcomp" and child.pos_ == "ADJ" and lemma in SEEMING:
                inner = _denied(child)
                base = "seem" if lemma in ("seem", "look", "appear") else lemma
                if inner is not None:
                    yield (token, inner, child), f"{base} not {child.lower_}", False
                if negation is not None:
                    yield (negation, token, child), f"not {base} {child.lower_}", True
                yield (token, child), f"{base} {child.lower_}", False
        degree = [c for c in token.children if c.dep_ == "advmod" and c.i < token.i and c.lower_ not in NOT]
        for adverb in degree:
            yield (adverb, token), f"{adverb.lower_} {lemma}", False
        if negation is not None:
            yield (negation, token), f"not {lemma}", True
        for form in particle_forms(token) if token.pos_ == "VERB" else ():
            if form.startswith(f"{lemma} ") and negation is not None:
                yield (negation, token, *_particle(token, form)), f"not {form}", True
            if form.startswith(f"{lemma} "):
                yield (token, *_particle(token, form)), form, False
        yield (token,), lemma, False


def _particle(verb: Token, form: str) -> tuple[Token, ...]:
    particle = form.split()[-1]
    return tuple(t for t in verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)] if t.lower_ == particle)[:1]


def _content(token: Token, words: Sequence[Token], lexicon: Lexicon, *, nominal: bool) -> Token | None:
    """What words of likelihood are said of: a clause, else an event noun."""
    inside = {w.i for w in words}
    nodes = [w for w in words if w.pos_ in ("VERB", "ADJ", "AUX", "NOUN")]
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in SEEMING:
        nodes.append(token.head)
    for node in nodes:
        for child in node.children:
            before = child.i < min(inside) and not child.dep_.startswith("csubj")
            if child.i in inside or child.dep_ not in CLAUSES or before:
                continue
            if child.dep_ in ("advcl", "xcomp") and not (_infinitive(child) or _gerund(child)):
                continue
            return child
    for node in nodes:
        for child in node.children:
            if child.i not in inside and child.dep_ == "obl" and preposition(child) in ("about", "of", "on"):
                if child.pos_ == "NOUN" and token.pos_ == "ADJ":
                    return child
    for node in nodes:
        for child in node.children:
            passive = child.dep_ == "nsubj:pass" and child.pos_ == "NOUN"
            if child.i not in inside and nominal and (passive or (child.dep_ == "obj" and _event(child, lexicon))):
                return child
            if child.dep_ == "obj" and len(words) > 1 and child.i not in inside and token.pos_ == "ADJ":
                return child  # "difficult to expect cooperation"
    return None


def _event(noun: Token, lexicon: Lexicon) -> bool:
    return noun.pos_ == "NOUN" and is_event_noun(noun, lexicon)


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)


def _gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(c.dep_ == "mark" and c.pos_ in ("ADP", "SCONJ") for c in verb.children)


def _denied(token: Token) -> Token | None:
    """The word that denies a predicate, if any."""
    return next((c for c in token.children if c.lower_ in NOT and c.dep_ in ("advmod", "neg", "det")), None)


def weakest(told: Sequence[Estimate]) -> tuple[Likelihood, float | None, float | None, float | None]:
    """What several words of likelihood over one clause come to: the weakest counts, and any that declines.

    Args:
        told: the estimates of one clause, at least one.

    Returns:
        The entry that decided, and probability, low and high; all None where the text declines to say.
    """
    for e in told:
        if e.entry.probability is None:
            return e.entry, None, None, None
    ranges = [(*_range(e), e.entry) for e in told]
    middle, low, high, entry = min(ranges, key=lambda r: r[0])
    return entry, middle, low, high


def _range(e: Estimate) -> tuple[float, float, float]:
    """The range of an estimate, turned round where it is denied."""
    middle, low, high = e.entry.probability or 0.0, e.entry.low or 0.0, e.entry.high or 0.0
    if e.negated:
        middle, low, high = 1 - middle, 1 - high, 1 - low
    return round(middle, 3), round(low, 3), round(high, 3)
