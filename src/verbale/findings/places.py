"""Where: a phrase that names a place, resolved to a spot on the map; namesakes are told apart by what the text names.

In this order: a state or region named in the same phrase ("Tripoli, Lebanon", "the Lebanese port of Tripoli"), the
states that the sentence names, those that the document names, the better known one. Being named decides only among
places of like rank: a text on Vienna that names the United States is not about Vienna, Virginia. And where the better
known one is a state, or its rival a town or region of the USA (whose officials travel, and whose towns bear the names
of the world's capitals), the text has to name another place there: Georgia is the American one beside Atlanta, not
beside Washington.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verbale.lexicon import Lexicon, NameMatch, Spot
from verbale.lexicon.gazetteer import place_key
from verbale.model import Location

FAINT = 30  # a place this many times smaller than its namesake is meant only where the phrase itself says so
TRAVELLERS = frozenset(["USA"])  # named in texts about everywhere
NAMING = frozenset(("state", "adjective", "demonym", "capital", "seat", "nickname"))
BEHIND = re.compile(r"(?:,| \(|,? in)(?: the)?(?: (?:north|south|east|west|cent)[\w-]*)? ?")
BEFORE = re.compile(
    r"(?:['’]s? (?:[\w-]+ ){0,3}|(?:['’]s?)? (?:[\w-]+ ){0,2}(?:cit(?:y|ies)|town|port|village|capital|province|region|"
    r"district|state|suburb|island|resort|area) of (?:the )?)"
)
QUALIFIERS = re.compile(
    r"^(?:the |in |(?:north|south|east|west|central|downtown|upper|lower|occupied|nearby)[\w-]* |"
    r"(?:city|town|port|village|capital|province|region|island|state) of )+(?=[^\W\d_])",
    re.IGNORECASE,
)
GENERIC = re.compile(r" (?:city|town|port|village|county|capital)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names, beside the place in question.

    Attributes:
        states: whose state, people, capital or bodies it names.
        soil: in which it names a town, region or other place.
    """

    states: frozenset[str]
    soil: frozenset[str]


def resolve_place(phrase: str | None, lexicon: Lexicon, *, sentence: str = "", document: str = "") -> Location | None:
    """The place that a phrase names.

    Args:
        phrase: for example "Tripoli", "northern Syria" or "Tripoli, Lebanon".
        lexicon: for its gazetteer and names.
        sentence, document: the texts in which it stands.

    Returns:
        The place, with coordinates where the lexicon has them; None where it knows no such place.
    """
    if not phrase:
        return None
    head, _, rest = phrase.partition(",")
    name, spots = _spots(head.strip(), lexicon)
    if not spots:
        return None
    if len(spots) == 1:
        return _location(spots[0])
    near = _homes(rest, lexicon) | _beside(name, sentence, lexicon)
    told = [s for s in spots if s.state in near and s.state is not None]
    if told:
        return _location(told[0])
    scopes = (lambda: _named(sentence, name, lexicon), lambda: _named(document, name, lexicon))
    return _location(_decided(spots, scopes))


def _spots(name: str, lexicon: Lexicon) -> tuple[str, tuple[Spot, ...]]:
    """The places of a name, else of the name without words that only narrow or class it."""
    for tried in dict.fromkeys((name, QUALIFIERS.sub("", name), GENERIC.sub("", QUALIFIERS.sub("", name)))):
        if tried and (found := lexicon.gazetteer.named(tried)):
            return tried, found
    return name, ()


def _decided(spots: tuple[Spot, ...], scopes: tuple[Callable[[], Named], ...]) -> Spot:
    """The best known of some namesakes, unless a text names another one's state and not its own."""
    first = spots[0]
    rivals = [s for s in spots[1:] if s.weight * FAINT >= first.weight and s.state is not None]
    if not rivals:
        return first
    for scope in scopes:
        named = scope()
        if first.state in named.states or first.state in named.soil:
            return first
        for rival in rivals:
            doubtful = first.kind == "state" or (rival.state in TRAVELLERS and rival.weight < first.weight)
            if rival.state in named.soil or (rival.state in named.states and not doubtful):
                return rival
    return first


def _named(text: str, name: str, lexicon: Lexicon) -> Named:
    states: set[str] = set()
    soil: set[str] = set()
    own = place_key(name)
    for match in lexicon.names.find(text):
        if place_key(text[match.start : match.end]) == own:
            continue
        first = match.names[0]
        if first.kind in NAMING:
            states |= {n.code.split(":")[0] for n in match.names if n.kind in NAMING}
        elif first.kind == "person":
            states |= {t.state for t in lexicon.terms.get(first.code, ())[:1]}
        elif first.kind == "organisation" and ":" in first.code:
            states.add(first.code.split(":")[0])
        elif first.kind == "place" and first.code:
            soil.add(first.code)
    return Named(frozenset(states), frozenset(soil))


def _beside(name: str, sentence: str, lexicon: Lexicon) -> frozenset[str]:
    """The states in which the words around the name place it: "Tripoli, Lebanon", "the Lebanese port of Tripoli"."""
    found: set[str] = set()
    matches: list[NameMatch] | None = None
    for start, end in _occurrences(name, sentence):
        matches = list(lexicon.names.find(sentence)) if matches is None else matches
        for match in matches:
            if match.start >= end and BEHIND.fullmatch(sentence[end : match.start]):
                if match.names[0].kind in ("state", "place"):
                    found |= _homes(sentence[match.start : match.end], lexicon)
            elif match.end <= start and BEFORE.fullmatch(sentence[match.end : start]):
                found |= {n.code.split(":")[0] for n in match.names if n.kind in ("state", "adjective", "demonym")}
    return frozenset(found)


def _occurrences(name: str, sentence: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"\b{re.escape(name)}\b", sentence):
        yield found.span()


def _homes(words: str, lexicon: Lexicon) -> frozenset[str]:
    """The states that a state's or region's name may belong to: of "Georgia" two."""
    spots = lexicon.gazetteer.named(_spots(words.strip(" ,()"), lexicon)[0])
    return frozenset(s.state for s in spots if s.state is not None and s.kind in ("state", "region"))


def _location(spot: Spot) -> Location:
    return Location(spot.name, spot.state, spot.kind, spot.latitude, spot.longitude)
