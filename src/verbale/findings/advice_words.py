"""An act that is advised in the words of the text: what it is, to what end, by which words it is advised."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.findings.conditions import is_condition
from verbale.findings.quoting import shorten
from verbale.findings.syntax import OBJECT_CONTROL, is_passive
from verbale.lexicon import Lexicon

PURPOSE = frozenset(("to", "in order", "so as", "so that"))
WORDS, AIM = 14, 20  # words of an act and of its aim


def framing(lead: Token) -> list[Token]:
    """The words by which an adjective or noun advises: "there is no need", "it would be wise"."""
    frame = [lead]
    if lead.pos_ in ("ADJ", "NOUN"):
        frame += [c for c in lead.children if c.dep_ in ("expl", "cop", "aux", "det", "advmod") and c.i < lead.i]
        if lead.dep_ in ("nsubj", "obj", "xcomp") and lead.head.pos_ in ("VERB", "AUX"):
            frame += [lead.head, *(c for c in lead.head.children if c.dep_ == "expl")]
    return frame


def act_words(act: Token, condition: Token | None) -> list[Token]:
    """The words of an act without the acts coordinated with it and without its condition."""
    words = [act]
    for child in act.children:
        if child == condition or child.dep_ in ("parataxis", "discourse") or child.is_space:
            continue
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            continue
        if child.dep_ == "advcl" and child.i < act.i:
            continue
        if child.dep_ in ("punct", "cc") and child.i > act.i:
            continue
        words.extend(child.subtree)
    end = next((t.i for t in words if t.text == ";" and t.i > act.i), None)
    return sorted((t for t in words if end is None or t.i < end), key=lambda t: t.i)


def what_of(act: Token, inside: Sequence[Token]) -> str:
    """The act in the words of the text, from its verb on; a passive with what it is done to."""
    done_to = [t for c in act.children if c.dep_ == "nsubj:pass" for t in c.subtree if t.i < act.i]
    bare = is_passive(act) and not done_to
    words = [*(["be"] if bare else []), act.lemma_ if done_to else act.text, *(t.text for t in done_to)]
    to_do = any(c.dep_ == "mark" and c.lower_ == "to" for c in act.children)  # "its advice is to wait"
    copular = any(c.dep_ == "cop" for c in act.children) and not (to_do and act.tag_ == "VB")
    if copular:
        first = min((c for c in act.children if c.dep_ == "cop"), key=lambda t: t.i)
        words = ["be", *(t.text for t in inside if first.i < t.i <= act.i)]
    words += [t.text for t in inside if t.i > act.i and not t.is_space]
    text = " ".join(words)
    for mark in (",", ".", "'s", "’s", ";", ")"):
        text = text.replace(f" {mark}", mark)
    return shorten(text.replace(" - ", "-").strip(' ,.;“”"'), WORDS)


def text_of(head: Token) -> str:
    words = list(head.subtree)
    return head.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)].strip(' ,.;“”"')


def aim_of(act: Token, lead: Token, lexicon: Lexicon) -> Token | None:
    """To what end: a clause of purpose on the act or on what governs it, "in a bid to" alike."""
    nodes = [act, *([lead] if lead != act else [])]
    if act.dep_ == "conj":
        nodes.append(act.head)
    for node in nodes:
        for child in node.children:
            words = {c.lower_ for c in child.children if c.dep_ == "mark"}
            words |= {f"{c.lower_} {f.lower_}" for c in child.children for f in c.children if f.dep_ == "fixed"}
            bid = child.dep_ == "obl" and child.lower_ in ("bid", "effort", "order", "attempt")
            if node.lemma_ in OBJECT_CONTROL and "to" in words:
                continue  # "press Mali to withdraw" tells what to press for
            purpose = child.dep_ == "advcl" and words & PURPOSE and not is_condition(child, lexicon)
            if (purpose and child != act) or bid:
                return child
    return None
