"""What is said, found beside its cue where the parser has not joined the two."""

from spacy.tokens import Token

from verbale.language import Sentence

ADDRESSING = frozenset(("tell", "inform", "warn", "assure", "remind"))
LEAST = 5  # words that may be the content of a cue that ends its sentence


def around(cue: Token, source: Token, sentence: Sentence) -> set[int]:
    """The sentence around a parenthesis: "the truce, he said, was worked out by the two armies"."""
    doc = cue.doc
    inside = [*(t.i for t in source.subtree if t.i < cue.i), source.i, cue.i]
    first, last = min(inside), max(inside)
    if first == sentence.span.start or last - first > LEAST or doc[first - 1].text not in (",", "—", "–"):
        return set()
    if last + 1 >= sentence.span.end or doc[last + 1].text not in (",", "—", "–"):
        return set()
    return {t.i for t in sentence.span if not first <= t.i <= last}


def after(cue: Token, source: Token, sentence: Sentence) -> set[int]:
    """A clause behind "X said" that the parser has not joined to its cue: all that follows, if it has a verb."""
    if source.i > cue.i or cue.i + 1 >= sentence.span.end or cue.doc[cue.i + 1].is_punct:
        return set()
    rest = [t for t in sentence.span if t.i > cue.i]
    told = [t for t in rest if t.dep_ in ("obj", "iobj") and t.head == cue]
    start = max((max(s.i for s in t.subtree) + 1 for t in told), default=cue.i + 1)
    that = next((t.i for t in rest if t.lower_ == "that"), None)
    start = min(start, that) if that is not None and told else start  # "told the chancellor that …"
    content = {t.i for t in rest if t.i >= start}
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in rest if t.i >= start)
    return content if finite and len(content) >= LEAST and not _told_of(cue) else set()


def _told_of(cue: Token) -> bool:
    """Whether a verb takes a plain object, so that what follows is no clause of content: "raised the issue when …"."""
    plain = any(c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN") for c in cue.children)
    return plain and cue.lemma_ not in ADDRESSING


def before(cue: Token, source: Token, sentence: Sentence) -> set[int]:
    """What stands before "…, X said": the content, where the parser has not joined it to its cue."""
    first = min(t.i for t in source.subtree if t.i < cue.i or t == source)
    if cue.i < source.i:  # "…, said X"
        first = cue.i
    if any(not t.is_punct for t in sentence.span if t.i > max(cue.i, source.i) + 6):
        return set()
    content = {t.i for t in sentence.span if t.i < first}
    if len(content) < LEAST or not cue.doc[first - 1].is_punct:
        return set()
    return content
