"""Advice without a modal: "Keep the port open", "would be well served by", "his counsel is plain: wait"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from verbale.lexicon import AdviceWord, Lexicon

HAD = frozenset(("had", "'d", "’d"))
OPENERS = frozenset(("do", "don't", "never", "please", "rather", "instead", "so", "then", "and", "but", "first"))
BREAKS = frozenset((":", ";", "“", '"', "—", "–"))
OURSELVES = frozenset(("us", "'s", "’s", "me"))
NEAR = 3  # words between "had better" and its verb
Found = tuple[AdviceWord, Token, Token]  # the entry, the act, the predicate on whose clause it hangs


def had_better(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    """The act behind "had better", however the parser hangs the two words.

    Args:
        token: a word that may be its "had".
        lexicon: for the entry.
    """
    entry = lexicon.advice.get(("had better", "aux"))
    if token.lower_ not in HAD or entry is None or token.i + 2 >= token.sent.end or token.nbor(1).lower_ != "better":
        return
    behind = token.doc[token.i + 2 : min(token.i + 2 + NEAR, token.sent.end)]
    act = next((t for t in behind if t.tag_ in ("VB", "VBP")), None)
    if act is not None:
        own = any(c.dep_.startswith("nsubj") for c in token.children) or token.dep_ != "aux"
        yield entry, act, token if own else act


def served(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    """What would serve somebody well: "would be well served by a visit to Honiara".

    Args:
        token: a word that may be "served".
        lexicon: for the entry.
    """
    how = next((c.lower_ for c in token.children if c.dep_ == "advmod" and c.lower_ in ("well", "better")), None)
    entry = lexicon.advice.get((f"{how} {token.lower_}", "adj"))
    if how is None or entry is None:
        return
    for child in token.children:
        if child.i > token.i and any(c.lower_ == "by" and c.dep_ in ("case", "mark") for c in child.children):
            yield entry, child, token
            return


def elliptic(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    """The act that a modal leaves to the words before it: "is well placed to help and should".

    Args:
        token: a modal that governs nothing.
        lexicon: for the entry.
    """
    entry = lexicon.advice.get((token.lower_, "aux"))
    if entry is None or token.dep_ != "conj" or any(c.dep_ in ("xcomp", "ccomp", "nsubj") for c in token.children):
        return
    act = token.head.head if token.head.tag_ == "MD" else token.head
    lead = act
    while lead.head != lead and not any(c.dep_.startswith("nsubj") for c in lead.children):
        lead = lead.head
    if act.tag_ in ("VB", "VBP") and act.pos_ == "VERB":
        yield entry, act, lead


def counsels(span: Span, lexicon: Lexicon) -> Iterator[tuple[Token, AdviceWord, Token]]:
    """What a counsel comes to behind a colon: "The counsel of the institute is plain: diversify".

    Args:
        span: a sentence.
        lexicon: for the nouns of counsel.

    Yields:
        The noun, its entry, the act.
    """
    entry = lexicon.advice.get(("counsel", "counsel"))
    colon = next((t for t in span if t.text == ":"), None)
    if entry is None or colon is None or colon.i + 1 >= span.end:
        return
    noun = next(
        (t for t in span if t.i < colon.i and t.lemma_.lower() in lexicon.outlook["counsels"] and t.dep_ == "nsubj"),
        None,
    )
    act = colon.nbor(1)
    loose = act.dep_ in ("parataxis", "ROOT") and act.pos_ in ("VERB", "ADJ", "NOUN")
    plain = act.tag_ == "VB" or (
        loose and act.tag_ in ("JJ", "NN", "VBP") and not any(c.dep_ == "det" for c in act.children)
    )
    if noun is not None and plain and not _has_subject(act) and act.lower_ == act.lemma_.lower():
        yield noun, entry, act


def comes_to(noun: Token, lexicon: Lexicon) -> Iterator[Found]:
    """What a counsel or course is said to be: "its advice is to wait", "a wiser course for Chad would be to talk".

    Args:
        noun: a word that may be such a noun.
        lexicon: for the nouns, and for the words that praise a course.
    """
    act, words = noun.head, lexicon.outlook
    copular = any(c.dep_ == "cop" for c in act.children) and any(
        c.lower_ == "to" and c.dep_ == "mark" for c in act.children
    )
    if not noun.dep_.startswith("nsubj") or noun.i > act.i or not copular:
        return
    lemma = noun.lemma_.lower()
    praised = lemma in words["courses"] and any(c.lower_ in words["praise"] for c in noun.children)
    name = "counsel" if lemma in words["counsels"] else "course" if praised else ""
    if (entry := lexicon.advice.get((name, "counsel"))) is not None:
        yield entry, act, act


def imperatives(span: Span, lexicon: Lexicon) -> Iterator[tuple[Token, AdviceWord, Token]]:
    """The acts that a sentence or quotation commands: "Do not let Moscow choose the hour".

    Args:
        span: a sentence.
        lexicon: for the entries, and for the verbs by which a writer only turns to the reader.
    """
    for first in _openings(span):
        word = next(
            (t for t in span.doc[first.i : span.end] if t.lower_ not in OPENERS and t.lower_ not in ("not", "n't")),
            None,
        )
        if word is None or word.i - first.i > NEAR or word.lemma_.lower() in lexicon.outlook["rhetoric"]:
            continue
        if not _commands(word):
            continue
        between = {t.lower_ for t in span.doc[first.i : word.i]}
        denied = bool(between & {"not", "n't", "don't", "never"})
        entry = lexicon.advice.get(("do not" if denied else "imperative", "form"))
        if entry is not None:
            yield word, entry, word


def _commands(word: Token) -> bool:
    """Whether a word at the front is an imperative with something to do: no "let us", no bare "look"."""
    if word.lower_ == "let":
        return not any(c.lower_ in OURSELVES for c in word.children)
    if word.tag_ != "VB" or word.pos_ != "VERB" or _governed(word) or _has_subject(word):
        return False
    return any(c.dep_ in ("obj", "obl", "xcomp", "ccomp", "advmod") for c in word.children)


def _openings(span: Span) -> Iterator[Token]:
    """The first words of a sentence and of what stands behind a colon or an opening quotation mark in it."""
    for token in span:
        before = token.nbor(-1).text if token.i > span.start else ":"
        if not token.is_punct and not token.is_space and before in BREAKS:
            yield token


def _governed(verb: Token) -> bool:
    return any(
        c.dep_ in ("mark", "aux:pass", "cop") or (c.dep_ == "aux" and c.lower_ not in ("do", "don't"))
        for c in verb.children
    )


def _has_subject(verb: Token) -> bool:
    return any(c.dep_.startswith(("nsubj", "csubj", "expl")) for c in verb.children)
