"""Verbs, nouns and adjectives that say that one thing leads to another: "sparked", "the cause of", "needed for"."""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Token

from verbale.findings.ends import End, clause_end, made_end, phrase_tokens
from verbale.findings.propositions import is_event_noun
from verbale.findings.syntax import preposition, verb_slots
from verbale.language import Sentence
from verbale.lexicon import Connective, Lexicon

REACH = 4  # words between the parts of a phrase: "paved the long way for"
SKIPPED = frozenset(("DET", "ADJ", "ADV", "PRON", "NUM"))
EMPTY = frozenset(("it", "there", "what", "who", "he", "she", "i", "we", "you", "one"))
POINTING = frozenset(("this", "that", "which", "these"))
MANNER = frozenset(("way", "manner", "fashion"))
TIMES = frozenset(("DATE", "TIME"))
Found = dict[str, Any]


def predicated(sentence: Sentence, before: Sentence | None, lexicon: Lexicon) -> Iterator[Found]:
    """The relations that verbs, nouns and adjectives of a sentence tell.

    Args:
        sentence: one of a reading.
        before: the one before it in the paragraph: what "this" points to.
        lexicon: for the connectives.

    Yields:
        Entry, words, cause, effect and anchor.
    """
    entries: dict[tuple[str, str], list[Connective]] = {}
    for entry in lexicon.connectives.values():
        if entry.pos in ("verb", "noun", "adj"):
            entries.setdefault((entry.pos, entry.connective.split()[0]), []).append(entry)
    for told in entries.values():
        told.sort(key=lambda e: -len(e.connective.split()))
    for token in sentence.span:
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound", "case", "mark", "fixed"):
            yield from _verb(token, entries.get(("verb", token.lemma_.lower()), ()), sentence, before, lexicon)
        if token.pos_ in ("ADJ", "VERB"):
            yield from _adjective(token, entries.get(("adj", token.lower_), ()), sentence)
        if token.pos_ == "NOUN":
            yield from _noun(token, entries.get(("noun", token.lemma_.lower()), ()), sentence)


def _verb(
    verb: Token, entries: Sequence[Connective], sentence: Sentence, before: Sentence | None, lexicon: Lexicon
) -> Iterator[Found]:
    for entry in entries:
        rest = entry.connective.split()[1:]
        words = _rest(verb, rest)
        if words is None or (len(rest) == 1 and rest[0] in (entry.cause, entry.effect) and _objective(verb, entry)):
            continue
        subject = _subject(verb, sentence, before, lexicon)
        other = _other(verb, entry.effect if entry.cause == "subj" else entry.cause, words, sentence)
        if entry.cause != "subj" and entry.effect != "subj":
            subject = _slot(verb, entry.effect, sentence)
        if other is None:
            continue
        cause, effect = (subject, other) if entry.cause == "subj" else (other, subject)
        yield {"entry": entry, "words": (verb.i, *words), "cause": cause, "effect": effect, "anchor": verb}
        return


def _objective(verb: Token, entry: Connective) -> bool:
    """Whether a verb has an object that its phrase does not ask for: "followed the retreat from"."""
    return "obj" not in (entry.cause, entry.effect) and any(c.dep_ == "obj" for c in verb.children)


def _rest(verb: Token, rest: Sequence[str]) -> tuple[int, ...] | None:
    """Where the other words of a phrase stand behind its verb; None where they do not."""
    found: list[int] = []
    at = verb.i + 1
    for word in rest:
        limit = min(at + REACH, verb.sent.end)
        place = None
        for i in range(at, limit):
            token = verb.doc[i]
            if word in (token.lower_, token.lemma_.lower()) and _belongs(token, verb):
                place = i
                break
            if token.pos_ not in SKIPPED:
                break
        if place is None:
            place = _hanging(verb, word)
        if place is None:
            return None
        found.append(place)
        at = place + 1
    return tuple(found)


def _belongs(token: Token, verb: Token) -> bool:
    return any(a == verb for a in token.ancestors)


def _hanging(verb: Token, word: str) -> int | None:
    """A preposition or "to" farther off that marks a phrase or clause of the verb, or of its object."""
    heads = [*verb.children, *(g for c in verb.children if c.dep_ == "obj" for g in c.children)]
    for head in heads:
        if head.dep_ not in ("obl", "nmod", "advcl", "xcomp", "ccomp", "acl") or head.i < verb.i:
            continue
        for child in head.children:
            if child.dep_ in ("case", "mark") and child.lower_ == word:
                return child.i
    return None


def _subject(verb: Token, sentence: Sentence, before: Sentence | None, lexicon: Lexicon) -> End | None:
    clause = next((c for c in verb.children if c.dep_ in ("csubj", "csubj:pass")), None)
    if clause is not None:
        return made_end(clause, {t.i for t in clause.subtree}, sentence)
    heads = verb_slots(verb).get("subj", [])
    heads = [h for h in heads if h.dep_ != "nsubj:outer"] or heads
    if not heads:
        return None
    head = heads[0]
    if head.lower_ in EMPTY and head.pos_ != "NOUN":
        return None
    if head.lower_ in POINTING and head.pos_ in ("PRON", "DET"):
        if head.i - sentence.span.start > 2 or before is None:
            return None
        root = next((t for t in before.span if t.dep_ == "ROOT"), None)
        return clause_end(root, frozenset(), before) if root is not None else None
    if head.sent != verb.sent:
        return None
    if head.lemma_ in MANNER and head.head != head:  # "act in a way that undermines …"
        return clause_end(head.head, {t.i for t in head.subtree}, sentence)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not is_event_noun(head, lexicon):
        main = clause_end(verb.head, {t.i for t in verb.subtree}, sentence)  # "X resigned, sparking a crisis"
        if main is not None:
            return main
    return made_end(head, _without(verb, {t.i for h in heads for t in phrase_tokens(h)}, head), sentence)


def _without(word: Token, tokens: set[int], head: Token) -> set[int]:
    """The words of a phrase, of an antecedent without the clause that hangs on it."""
    return tokens - {t.i for t in word.subtree} if any(a == head for a in word.ancestors) else tokens


def _other(verb: Token, slot: str, words: Sequence[int], sentence: Sentence) -> End | None:
    """The end that is no subject: an object, a phrase with a preposition, a clause."""
    if slot == "xcomp":
        clause = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i), None)
        if clause is None or not any(c.lower_ == "to" and c.dep_ == "mark" for c in clause.children):
            if clause is None or verb.lemma_ not in ("let", "help"):
                return None
        actors = [t.i for c in verb.children if c.dep_ == "obj" and c.i < clause.i for t in phrase_tokens(c)]
        return made_end(clause, {*actors, *(t.i for t in clause.subtree)}, sentence)
    if words and verb.doc[words[-1]].lower_ == slot:
        marked = verb.doc[words[-1]].head
        if marked.i > words[-1] and marked.ent_type_ not in TIMES:
            return made_end(marked, {t.i for t in phrase_tokens(marked)}, sentence)
    found = _slot(verb, slot, sentence)
    if found is not None and words and slot == "obj":  # "prevented the convoy from leaving"
        marked = verb.doc[words[-1]].head
        if marked.pos_ == "VERB" and marked != verb:
            return made_end(marked, found.tokens | {t.i for t in marked.subtree}, sentence)
    if found is None and slot == "obj":
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        return made_end(clause, {t.i for t in clause.subtree}, sentence) if clause is not None else None
    return found


def _slot(verb: Token, slot: str, sentence: Sentence) -> End | None:
    heads = [h for h in verb_slots(verb).get(slot, []) if h.sent == verb.sent and h.ent_type_ not in TIMES]
    if heads:
        tokens = {t.i for h in heads if h.head == heads[0].head for t in phrase_tokens(h)} - {verb.i}
        return made_end(heads[0], _without(verb, tokens, heads[0]), sentence)
    for child in verb.children:
        if child.dep_ in ("advcl", "xcomp", "ccomp") and any(
            c.lower_ == slot for c in child.children if c.dep_ == "mark"
        ):
            return made_end(child, {t.i for t in child.subtree}, sentence)
    return None


def _behind(word: Token, prepositions: Sequence[str], sentence: Sentence) -> tuple[int, End] | None:
    """The phrase or clause behind a noun or adjective that one of some prepositions marks."""
    heads = [c for c in word.children if c.i > word.i]
    if word.head.i < word.i:  # hung on the verb beside it
        heads += [c for c in word.head.children if c.i > word.i and c.dep_ in ("obl", "advcl", "xcomp")]
    for head in heads:
        for child in head.children:
            if child.dep_ in ("case", "mark", "advmod") and child.lower_ in prepositions and child.i - word.i <= REACH:
                tokens = {t.i for t in phrase_tokens(head)}
                if (end := made_end(head, tokens, sentence)) is not None:
                    return child.i, end
    return None


def _adjective(word: Token, entries: Sequence[Connective], sentence: Sentence) -> Iterator[Found]:
    for entry in entries:
        found = _behind(word, entry.connective.split()[1:], sentence)
        if found is None:
            continue
        slots = verb_slots(word)
        subjects = [*slots.get("subj", []), *slots.get("obj", [])]
        if not subjects and word.dep_ in ("acl", "acl:relcl"):
            subjects = [word.head]
        if not subjects or subjects[0].lower_ in EMPTY | POINTING:
            continue
        tokens = _without(word, {t.i for t in phrase_tokens(subjects[0])}, subjects[0])
        subject = made_end(subjects[0], tokens, sentence)
        cause, effect = (subject, found[1]) if entry.cause == "subj" else (found[1], subject)
        yield {"entry": entry, "words": (word.i, found[0]), "cause": cause, "effect": effect, "anchor": word}
        return


def _noun(noun: Token, entries: Sequence[Connective], sentence: Sentence) -> Iterator[Found]:
    for entry in entries:
        prepositions = (entry.effect if entry.cause == "copula" else entry.cause).split("|")
        behind = _behind(noun, prepositions, sentence)
        across = _across(noun, sentence)
        if behind is None or across is None or across.tokens & behind[1].tokens:
            continue
        cause, effect = (across, behind[1]) if entry.cause == "copula" else (behind[1], across)
        anchor = noun if any(c.dep_ == "cop" for c in noun.children) else noun.head
        yield {"entry": entry, "words": (noun.i, behind[0]), "cause": cause, "effect": effect, "anchor": anchor}
        return


def _across(noun: Token, sentence: Sentence) -> End | None:
    """What a copula equates a noun with: "the reason for the delay is snow", "snow is the reason"."""
    if noun.dep_ in ("nsubj", "nsubj:outer") and any(c.dep_ == "cop" for c in noun.head.children):
        tokens = {t.i for t in noun.head.subtree} - {t.i for t in noun.subtree}
        tokens -= {c.i for c in noun.head.children if c.dep_ in ("cop", "punct", "aux")}
        return made_end(noun.head, tokens, sentence)
    if any(c.dep_ == "cop" for c in noun.children):
        subject = next((c for c in noun.children if c.dep_ in ("nsubj", "csubj", "nsubj:outer")), None)
        if subject is None or subject.lower_ in EMPTY | POINTING:
            return None
        tokens = {t.i for t in (subject.subtree if subject.dep_ == "csubj" else phrase_tokens(subject))}
        return made_end(subject, tokens, sentence)
    return None


__all__ = ["predicated", "preposition"]
