"""A phrase on its own to an actor code, without a parse: what `verbale actor` answers."""

import re
from typing import Any

from verbale.findings.actors import LEADING, SINGLE_HEADS, TITLES, Cast, Resolver
from verbale.lexicon import Lexicon, NameMatch

STATES = ("state", "adjective", "demonym", "capital", "seat")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
FORMER = ("former", "ex", "retired", "late")


def resolve_phrase(lexicon: Lexicon, phrase: str, date: str | None = None) -> dict[str, Any]:
    """The actor that a phrase names.

    Args:
        lexicon: names, people, roles.
        phrase: for example "the Russian president" or "a retired Polish general".
        date: ISO date on which offices are looked up, or None.

    Returns:
        `country` (alpha-3 or None), `sector`, `actor` (the code) and `name`; None where unknown. Nothing is guessed.
    """
    matches = list(lexicon.names.find(phrase))
    resolver = Resolver(lexicon, Cast(day=date))
    person = next((n for m in matches for n in m.names if n.kind == "person"), None)
    if person is not None:
        return _answer(resolver.person(person.code))
    words = [w.lower() for w in WORD.findall(phrase)]
    state = _state(matches)
    role = _role(lexicon, words)
    body = next((n for m in matches for n in m.names if n.kind == "organisation"), None)
    if body is not None and (role is None or ":" not in body.code):
        if role is None or not role[2]:
            return _answer(body.code)
        return _answer(f"{body.code.split(':')[0]}:{role[1]}:?")
    if body is not None and role is not None:
        return _answer(f"{body.code.split(':')[0]}:{body.code.split(':')[1]}:?" if role[2] else body.code)
    if state is not None and role is not None:
        named = _holder(resolver, lexicon, role[0], words, state, date)
        if named is not None:
            return _answer(named)
        if role[0] in SINGLE_HEADS and role[0] not in ("government", "administration", "regime"):
            return _answer(state)
        return _answer(f"{state}:{role[1]}" + (":?" if role[2] else ""))
    if state is not None:
        capital = any(n.kind in ("capital", "seat") for m in matches for n in m.names)
        return _answer(f"{state}:GOV" if capital else state)
    group = next((n for m in matches for n in m.names if n.kind == "group"), None)
    if group is not None:
        return {"country": None, "sector": None, "actor": group.code, "name": None}
    if role is not None:
        return {"country": None, "sector": role[1], "actor": None, "name": None}
    return {"country": None, "sector": None, "actor": None, "name": None}


def _state(matches: list[NameMatch]) -> str | None:
    for match in matches:
        for name in match.names:
            if name.kind in STATES:
                return name.code.split(":")[0]
    return next((n.code for m in matches for n in m.names if n.kind == "place" and n.code), None)


def _role(lexicon: Lexicon, words: list[str]) -> tuple[str, str, bool] | None:
    """The longest role phrase: its head word, sector, and whether it names people."""
    for length in range(min(4, len(words)), 0, -1):
        for first in range(len(words) - length, -1, -1):
            part = words[first : first + length]
            for form in (" ".join(part), " ".join([*part[:-1], _singular(part[-1])])):
                if (role := lexicon.roles.get(form)) is not None:
                    return form, role.sector, role.person
    return None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _holder(
    resolver: Resolver, lexicon: Lexicon, role: str, words: list[str], state: str, date: str | None
) -> str | None:
    if date is None or any(w in FORMER for w in words):
        return None
    offices = TITLES.get(role)
    if offices is None:
        return None
    for office in offices or LEADING:
        for terms in lexicon.terms.values():
            for term in terms:
                if term.state == state and term.office == office and term.start and term.holds_on(date):
                    return resolver.person(term.name)
    return None


def _answer(code: str) -> dict[str, Any]:
    parts = code.split(":")
    if parts[0] in ("IMG", "ISM", "NGO", "MNC", "IGO"):
        return {"country": None, "sector": parts[0], "actor": code, "name": parts[-1] if len(parts) > 1 else None}
    country = parts[0] if len(parts[0]) == 3 and parts[0].isupper() else None
    sector = parts[1] if len(parts) > 1 else ("IGO" if country is None else None)
    name = parts[2] if len(parts) > 2 and parts[2] != "?" else None
    return {"country": country, "sector": sector, "actor": code, "name": name}
