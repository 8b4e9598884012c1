"""A phrase on its own to an actor code, without a parse: what `verbale actor` answers.

The head of an English noun phrase is the last word before its first preposition: "officials from Poland" are officials,
"Poland's officials" too. Roles are read off the head, the state off what stands before it or behind the preposition.
"""

import re
from typing import Any

from verbale.findings.actors import LEADING, SINGLE_HEADS, TITLES, Resolver
from verbale.findings.roster import Cast
from verbale.lexicon import Lexicon, Name, Role, in_time, noun_lemmas

STATES = frozenset(("state", "adjective", "demonym", "capital", "seat"))
BEYOND = frozenset(("IMG", "ISM", "NGO", "MNC", "IGO"))
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
PREPOSITION = re.compile(r"\s+(?:of|from|in|for|at|to|with|on|by|inside|near|around|who|which|that)\s+", re.IGNORECASE)
FORMER = frozenset(("former", "ex", "retired", "late", "exiled", "ousted", "deposed", "erstwhile"))
GOVERNING = frozenset(("government", "administration", "regime", "cabinet", "leadership", "authorities", "side"))
COORDINATION = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+")
COMPASS = frozenset(
    "the north south east west northern southern eastern western central greater modern new old".split()
)
MOST = 4  # words of a role phrase
Answer = dict[str, Any]


def resolve_phrase(lexicon: Lexicon, phrase: str, date: str | None = None) -> Answer:
    """The actor that a phrase names; of a coordination ("Japan and Fiji") the first, all of them in `actors`.

    Args:
        lexicon: names, people, roles.
        phrase: for example "Senior Hungarian and Romanian officials".
        date: ISO date on which offices are looked up, or None.

    Returns:
        As `_resolve`, with `actors`, the codes of all that are coordinated.
    """
    answer = _resolve(lexicon, phrase, date)
    parts = [p.strip() for p in COORDINATION.split(phrase) if p.strip()] if COORDINATION.search(phrase) else []
    if len(parts) < 2 or any(" and " in n.name for m in lexicon.names.find(phrase) for n in m.names):
        return {**answer, "actors": [answer["actor"]] if answer["actor"] else []}
    final = WORD.findall(parts[-1])
    role = _role(lexicon, final) if final else None
    told = []
    for part in parts:
        one = _resolve(lexicon, part, date)
        if role is not None and part != parts[-1] and one["actor"] == one["country"] is not None:
            one = _resolve(lexicon, f"{part} {' '.join(final[-len(role.phrase.split()) :])}", date)
        if one["actor"] is not None:
            told.append(one)
    if len(told) < len(parts):
        return {**answer, "actors": [answer["actor"]] if answer["actor"] else []}
    return {**told[0], "actors": list(dict.fromkeys(one["actor"] for one in told))}


def _resolve(lexicon: Lexicon, phrase: str, date: str | None) -> Answer:
    """The one actor that a phrase names.

    Args:
        lexicon: names, people, roles.
        phrase: for example "the Russian president" or "a retired Polish general".
        date: ISO date on which offices are looked up, or None.

    Returns:
        `country` (alpha-3 or None), `sector`, `actor` (the code) and `name`; None where unknown; of a bloc its
        `members` on the day. Nothing is guessed.
    """
    resolver = Resolver(lexicon, Cast(day=date))
    matches = [(m.start, m.end, in_time(m.names, date)) for m in lexicon.names.find(phrase)]
    split = PREPOSITION.search(phrase)
    while split is not None and any(start <= split.start() < end for start, end, _ in matches):
        split = PREPOSITION.search(phrase, split.end())
    cut = split.start() if split is not None else len(phrase.rstrip(" .,;:"))
    words = [(w.start(), w.end(), w.group()) for w in WORD.finditer(phrase) if w.end() <= cut]
    if not words:
        return _nothing()
    last = words[-1]
    whole = len(phrase.rstrip(" .,;:’'\"”"))
    for start, end, names in matches:
        if end > cut and end != whole:  # "Secretary of State Antony Blinken" ends with the name
            continue
        if len(matches) == 1 and _first_named(phrase, start, names):
            return _nothing()
        person = next((n for n in names if n.kind == "person"), None)
        if person is not None:
            return _person(resolver, person.code, [w.lower() for _, _, w in words], lexicon, date)
    role = _role(lexicon, [w for _, _, w in words if w.lower() not in ("the", "a", "an")])
    state = _state(matches, 0, cut) or _state(matches, cut, len(phrase))
    final = next((names for start, end, names in matches if start <= last[0] < end), None)
    if final is not None and (role is None or last[0] >= _role_start(words, role)):
        named = _named(final, lexicon, date, resolver)
        if named is not None and not (role is not None and state is not None and named["actor"] in lexicon.groups):
            people = role is not None and role.person and named["country"] is None
            return (
                {**named, "sector": role.sector} if people and role is not None and named["sector"] is None else named
            )
    if role is None or (not role.person and state is None and _of_things(lexicon, phrase[cut:])):
        return _nothing()
    former = any(w.lower().removeprefix("ex-") != w.lower() or w.lower() in FORMER for _, _, w in words)
    return _placed(lexicon, resolver, role, state, _body(matches), date, former=former)


def _first_named(phrase: str, start: int, names: tuple[Name, ...]) -> bool:
    """Whether a state's name is somebody's surname: "Michael Jordan"."""
    before = WORD.findall(phrase[:start])
    if names[0].kind not in ("state", "demonym") or len(before) != 1 or not before[0][0].isupper():
        return False
    return before[0].lower() not in COMPASS


def _of_things(lexicon: Lexicon, rest: str) -> bool:
    """Whether a body is one of things, not of people: "an army of ants", "the press of a button"."""
    words = WORD.findall(rest)
    return bool(words) and words[0].lower() == "of" and _role(lexicon, words[1:]) is None and not words[-1][0].isupper()


def _placed(
    lexicon: Lexicon,
    resolver: Resolver,
    role: Role,
    state: str | None,
    body: str | None,
    date: str | None,
    *,
    former: bool,
) -> Answer:
    """A role noun with the state or body that it belongs to."""
    sector = "ELI" if former and role.person and role.sector in ("GOV", "LEG", "ELI") else role.sector
    if state is None and body is not None:
        parts = body.split(":")
        if parts[0] in BEYOND or len(parts) == 1:
            return _answer(
                f"{parts[0]}:{parts[0] if parts[0] in BEYOND else 'IGO'}:?" if role.person else body, lexicon
            )
        return _answer(f"{parts[0]}:{parts[1]}" + (":?" if role.person else ""), lexicon)
    if state is None:
        return {"country": None, "sector": sector, "actor": None, "name": None}
    head = role.phrase.split()[-1]
    if not former and (term := _office(lexicon, role, state, date)) is not None:
        return _answer(resolver.person(term), lexicon)
    if head in SINGLE_HEADS and head not in GOVERNING:
        return _answer(state, lexicon)
    return _answer(f"{state}:{sector}" + (":?" if role.person else ""), lexicon)


def _office(lexicon: Lexicon, role: Role, state: str, date: str | None) -> str | None:
    offices = TITLES.get(role.phrase)
    if offices is None or date is None:
        return None
    if offices == LEADING and state in lexicon.states and lexicon.states[state].led_by:
        offices = (str(lexicon.states[state].led_by),)
    for office in offices:
        if (term := lexicon.holder(state, office, date)) is not None:
            return term.name
    return None


def _person(resolver: Resolver, name: str, words: list[str], lexicon: Lexicon, date: str | None) -> Answer:
    code = resolver.person(name)
    if any(w in FORMER for w in words) and code.split(":")[1] == "GOV":
        state, _, who = code.split(":")
        code = f"{state}:ELI:{who}"
    return _answer(code, lexicon)


def _state(matches: list[tuple[int, int, tuple[Name, ...]]], first: int, last: int) -> str | None:
    """The first state named between two offsets, by name, adjective, capital or a place that lies in it."""
    inside = [names for start, end, names in matches if first <= start and end <= last]
    for names in inside:
        for name in names:
            if name.kind in STATES:
                return name.code.split(":")[0]
    return next((n.code for names in inside for n in names if n.kind == "place" and n.code), None)


def _body(matches: list[tuple[int, int, tuple[Name, ...]]]) -> str | None:
    return next((n.code for _, _, names in matches for n in names if n.kind == "organisation"), None)


def _role(lexicon: Lexicon, words: list[str]) -> Role | None:
    """The longest role phrase that ends the head part, its last word also in the singular."""
    lower = [w.lower().removesuffix("'s").removesuffix("’s") for w in words]
    for length in range(min(MOST, len(lower)), 0, -1):
        part = lower[-length:]
        for final in (part[-1], *noun_lemmas(part[-1])):
            if (role := lexicon.roles.get(" ".join([*part[:-1], final]))) is not None:
                return role
    return None


def _role_start(words: list[tuple[int, int, str]], role: Role) -> int:
    return words[max(0, len(words) - len(role.phrase.split()))][0]


def _named(names: tuple[Name, ...], lexicon: Lexicon, date: str | None, resolver: Resolver) -> Answer | None:
    """What a name at the head of the phrase stands for; None where it is no actor (a place)."""
    for name in names:
        if name.kind in ("state", "adjective", "demonym"):
            return _answer(name.code, lexicon, date)
        if name.kind in ("capital", "seat", "organisation"):
            return _answer(name.code, lexicon, date)
        if name.kind == "group":
            return {"country": None, "sector": None, "actor": name.code, "name": None}
        if name.kind == "surname" and date is not None:
            if any(t.start and t.holds_on(date) for t in lexicon.terms[name.code]):
                return _answer(resolver.person(name.code), lexicon)
    return None


def _answer(code: str, lexicon: Lexicon, date: str | None = None) -> Answer:
    parts = code.split(":")
    if parts[0] in BEYOND:
        return {
            "country": None,
            "sector": parts[0],
            "actor": code,
            "name": _told(parts[-1]) if len(parts) > 1 else None,
        }
    country = parts[0] if parts[0] in lexicon.states else None
    if country is None and (belonging := lexicon.members_of(code, date)):
        return {"country": None, "sector": "IGO", "actor": code, "name": None, "members": list(belonging)}
    sector = parts[1] if len(parts) > 1 else ("IGO" if country is None else None)
    return {"country": country, "sector": sector, "actor": code, "name": _told(parts[2]) if len(parts) > 2 else None}


def _told(name: str) -> str | None:
    return None if name == "?" else name


def _nothing() -> Answer:
    return {"country": None, "sector": None, "actor": None, "name": None}
