"""Who is named in a document: people with the state and sector that their titles and offices give."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.findings.actors import STATE_KINDS, Resolver
from verbale.findings.mentions import Mentions
from verbale.findings.roster import Cast
from verbale.findings.syntax import full_name
from verbale.language import Reading
from verbale.lexicon import Lexicon
from verbale.model import Document

WINDOW = 9  # words before or after a name in which its title stands
LETTERS = 2


def gather_cast(reading: Reading, mentions: Sequence[Mentions], lexicon: Lexicon) -> Cast:
    """The cast of a document.

    Args:
        reading: the parsed document.
        mentions: the names of each of its sentences.
        lexicon: for people, titles and roles.

    Returns:
        A cast that knows each person named in full, under the full name and its first and last word.
    """
    cast = Cast(home=outlet_state(reading.document, lexicon), day=reading.document.published)
    resolver = Resolver(lexicon, cast)
    short: dict[str, str] = {}
    latest = cast.home
    for sentence, named in zip(reading.sentences, mentions, strict=True):
        seen: set[int] = set()
        for token in sentence.span:
            match = named.of(token)
            if match is not None and match.names[0].kind in ("state", "adjective", "capital"):
                latest = match.names[0].code.split(":")[0]
            person = next((n for n in match.names if n.kind == "person"), None) if match else None
            if person is not None:
                code = resolver.person(person.code)
                _remember(cast, short, person.code, code)
                cast.known.setdefault(person.code, code)
            elif token.ent_type_ == "PERSON" and token.i not in seen and match is None:
                name = full_name(token)
                head = _root(token)
                seen.update(range(token.i, token.i + len(name.split())))
                if len(name.split()) < 2 or name in cast.known:
                    continue
                state, sector = _title(head, name, named, lexicon, latest)
                if state is None and sector is None:
                    continue
                code = f"{state or 'UNK'}:{sector or 'UNK'}:{name}"
                cast.known[name] = code
                _remember(cast, short, name, code)
    for word, code in short.items():
        cast.known.setdefault(word, code)
    return cast


def outlet_state(document: Document, lexicon: Lexicon) -> str | None:
    """The state of a document's outlet, if the lexicon knows the outlet."""
    if document.outlet is None:
        return None
    for match in lexicon.names.find(document.outlet):
        for name in match.names:
            if name.kind == "organisation" and ":" in name.code:
                return name.code.split(":")[0]
    return next((n.code for m in lexicon.names.find(document.outlet) for n in m.names if n.kind == "state"), None)


def _remember(cast: Cast, short: dict[str, str], name: str, code: str) -> None:
    words = [w for w in name.split() if len(w) > LETTERS - 1]
    for word in (words[0], words[-1], *(p for w in words[1:] if "-" in w for p in (w,))):
        if word[0].isupper() and len(word) >= LETTERS:
            short.setdefault(word, code)


def _root(token: Token) -> Token:
    while (
        token.dep_ in ("flat", "compound", "nmod:desc")
        and token.head.ent_type_ == token.ent_type_
        and token.head != token
    ):
        token = token.head
    return token


def _title(
    head: Token, name: str, named: Mentions, lexicon: Lexicon, home: str | None
) -> tuple[str | None, str | None]:
    """State and sector of a person from the words around the name: titles before it, appositions behind."""
    doc = head.doc
    start, end = head.i, head.i
    while start > head.sent.start and doc[start - 1].ent_type_ == "PERSON":
        start -= 1
    while end + 1 < head.sent.end and doc[end + 1].ent_type_ == "PERSON":
        end += 1
    before = doc[max(head.sent.start, start - WINDOW) : start]
    for i in range(len(before) - 1, -1, -1):
        if before[i].text in (".", ";", "”", '"', ":", "said", "and") or before[i].pos_ in ("VERB", "AUX"):
            before = before[i + 1 :]
            break
    after = doc[end + 1 : min(head.sent.end, end + 1 + 2 * WINDOW)]
    if len(after) == 0 or after[0].text not in (",", "(", "from", "of", "-", "–"):
        after = after[:0]
    for window in (before, after):
        state, sector = _read(list(window), named, lexicon)
        if sector is not None:
            if state is None and window is before and len(after):
                state, _ = _read(list(after[:3]), named, lexicon)
            return state or home, sector
    return None, None


def _read(window: list[Token], named: Mentions, lexicon: Lexicon) -> tuple[str | None, str | None]:
    state: str | None = None
    sector: str | None = None
    body: str | None = None
    words = [t.lower_ for t in window]
    for i, token in enumerate(window):
        if (match := named.of(token)) is not None:
            for name in match.names:
                if name.kind in STATE_KINDS and state is None:
                    state = name.code.split(":")[0]
                elif name.kind == "organisation" and ":" in name.code and body is None:
                    body = name.code
                elif name.kind == "organisation" and body is None:
                    body = f"{name.code}:IGO"
        for length in (4, 3, 2, 1):
            if i + length <= len(words):
                phrase = " ".join([*words[i : i + length - 1], window[i + length - 1].lemma_.lower()])
                role = lexicon.roles.get(phrase)
                if role is not None and (sector is None or length > 1):
                    sector = role.sector
    if body is not None:
        state = state or body.split(":")[0]
        sector = (
            body.split(":")[1]
            if sector is None or body.split(":")[1] in ("EDU", "JRN", "SPY", "MIL", "NGO")
            else sector
        )
    return state, sector
