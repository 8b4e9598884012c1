"""The lexicon's CSV rows made into typed values, each checked."""

import re
from collections import defaultdict
from collections.abc import Mapping, Set

from verbale.lexicon.faults import (
    ACTS,
    CATEGORIES,
    CONNECTIVES,
    DIMENSIONS,
    DIRECTIONS,
    FORMS,
    MECHANISMS,
    MEMBERSHIPS,
    MOODS,
    OFFICES,
    PLACES,
    RELATIONS,
    SECTORS,
    STAGES,
    Faults,
)
from verbale.lexicon.gazetteer import coordinate
from verbale.lexicon.tables import (
    Connective,
    Cue,
    Good,
    Landmark,
    Membership,
    Modality,
    Organisation,
    Place,
    Role,
    State,
    Term,
    Theme,
    TransferWord,
)
from verbale.model import COMMITMENTS, PLOVER_TYPES


def several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


Rows = list[tuple[str, dict[str, str]]]


def states(rows: Rows, faults: Faults) -> dict[str, State]:
    states = {}
    for where, r in rows:
        if not re.fullmatch(r"[A-Z]{3}", r["code"]):
            faults.add(where, f"code is {r['code']!r}, expected three capitals")
        faults.dates(where, r["start"], r["end"])
        faults.one_of(where, "led_by", r["led_by"], ("", "head_of_state", "head_of_government"))
        states[r["code"]] = State(
            code=r["code"],
            name=r["name"],
            aliases=several(r["aliases"]),
            adjectives=several(r["adjectives"]),
            demonyms=several(r["demonyms"]),
            capitals=several(r["capitals"]),
            seats=several(r["seats"]),
            nicknames=several(r["nicknames"]),
            led_by=r["led_by"] or None,
            start=r["start"] or None,
            end=r["end"] or None,
        )
    return states


def organisations(rows: Rows, faults: Faults) -> tuple[Organisation, ...]:
    made = []
    for where, r in rows:
        parts = r["code"].split(":")
        if len(parts) > 1 and parts[0] not in SECTORS:  # of bodies beyond states the sector comes first: IMG:Al-Qaeda
            faults.one_of(where, "sector", parts[1], SECTORS)
        faults.dates(where, r["start"], r["end"])
        made.append(
            Organisation(
                code=r["code"],
                name=r["name"],
                aliases=several(r["aliases"]),
                kind=r["kind"],
                start=r["start"] or None,
                end=r["end"] or None,
            )
        )
    return tuple(made)


def roles(rows: Rows, faults: Faults) -> dict[str, Role]:
    for where, r in rows:
        faults.one_of(where, "sector", r["sector"], SECTORS)
        faults.one_of(where, "person", r["person"], ("yes", "no"))
    return {r["phrase"]: Role(phrase=r["phrase"], sector=r["sector"], person=r["person"] == "yes") for _, r in rows}


def places(rows: Rows, states: Mapping[str, State], faults: Faults) -> tuple[Place, ...]:
    made = []
    for where, r in rows:
        if r["state"] and r["state"] not in states:
            faults.add(where, f"state is {r['state']!r}, which states.csv does not have")
        faults.one_of(where, "kind", r["kind"], PLACES)
        if bool(r["latitude"]) != bool(r["longitude"]):
            faults.add(where, "latitude and longitude go together; one of them is empty")
        made.append(
            Place(
                name=r["name"],
                aliases=several(r["aliases"]),
                state=r["state"] or None,
                kind=r["kind"],
                latitude=coordinate(where, "latitude", r["latitude"], faults),
                longitude=coordinate(where, "longitude", r["longitude"], faults),
            )
        )
    return tuple(made)


def terms(rows: Rows, homes: Set[str], faults: Faults) -> dict[str, tuple[Term, ...]]:
    people: defaultdict[str, list[Term]] = defaultdict(list)
    for where, r in rows:
        if r["state"] and r["state"] not in homes:
            faults.add(where, f"state is {r['state']!r}, which neither states.csv nor organisations.csv has")
        faults.one_of(where, "sector", r["sector"], SECTORS)
        faults.one_of(where, "office", r["office"], OFFICES)
        faults.dates(where, r["start"], r["end"])
        people[r["name"]].append(
            Term(
                name=r["name"],
                aliases=several(r["aliases"]),
                state=r["state"],
                sector=r["sector"],
                office=r["office"],
                titles=several(r["titles"]),
                start=r["start"] or None,
                end=r["end"] or None,
            )
        )
    return {name: tuple(terms) for name, terms in people.items()}


def cues(rows: Rows, faults: Faults) -> dict[tuple[str, str], Cue]:
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], ("verb", "noun", "adj", "adv", "prep"))
        faults.one_of(where, "act", r["act"], (*ACTS, "perceive"))
        faults.one_of(where, "commitment", r["commitment"], COMMITMENTS)
        faults.one_of(where, "author", r["author"], COMMITMENTS)
    # The columns are the fields of a cue, checked above and by the header; the type checker knows no keys of a row.
    return {(r["cue"], r["pos"]): Cue(**{**r, "audience": r["audience"] or None}) for _, r in rows}  # type: ignore[arg-type]


def modality(rows: Rows, faults: Faults) -> dict[tuple[str, str], Modality]:
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], ("aux", "verb", "adj", "adv", "noun"))
        faults.one_of(where, "mood", r["mood"], MOODS)
        faults.one_of(where, "commitment", r["commitment"], ("", *COMMITMENTS))
        faults.one_of(where, "tense", r["tense"], ("", "future", "present", "past"))
    return {
        (r["word"], r["pos"]): Modality(
            word=r["word"],
            pos=r["pos"],
            mood=r["mood"],
            commitment=r["commitment"] or None,
            tense=r["tense"] or None,
            example=r["example"],
        )
        for _, r in rows
    }


def landmarks(rows: Rows, faults: Faults) -> tuple[Landmark, ...]:
    for where, r in rows:
        faults.one_of(where, "type", r["type"], PLOVER_TYPES)
        faults.dates(where, r["start"], r["end"])
    return tuple(
        Landmark(
            id=r["id"],
            actors=frozenset(several(r["actors"])),
            type=r["type"],
            places=several(r["places"]),
            start=r["start"],
            end=r["end"],
        )
        for _, r in rows
    )


def goods(rows: Rows, faults: Faults) -> dict[str, Good]:
    """Goods by term, in small letters."""
    for where, r in rows:
        faults.one_of(where, "category", r["category"], CATEGORIES)
        faults.one_of(where, "form", r["form"], FORMS)
    return {r["term"].lower(): Good(term=r["term"], category=r["category"], form=r["form"]) for _, r in rows}


def transfers(rows: Rows, faults: Faults) -> dict[tuple[str, str], TransferWord]:
    """Words of handing over, by word and part of speech."""
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], ("verb", "noun"))
        faults.one_of(where, "direction", r["direction"], DIRECTIONS)
        faults.one_of(where, "stage", r["stage"], STAGES)
    return {
        (r["word"], r["pos"]): TransferWord(word=r["word"], pos=r["pos"], direction=r["direction"], stage=r["stage"])
        for _, r in rows
    }


def connectives(rows: Rows, faults: Faults) -> dict[tuple[str, str], Connective]:
    """Connectives by words and part of speech."""
    for where, r in rows:
        faults.one_of(where, "pos", r["pos"], CONNECTIVES)
        faults.one_of(where, "relation", r["relation"], RELATIONS)
        faults.one_of(where, "kind", r["kind"], MECHANISMS)
        faults.one_of(where, "sign", r["sign"], ("+", "-", "?"))
        faults.one_of(where, "certainty", r["certainty"], ("sure", "likely", "weak"))
        for column in ("cause", "effect"):
            if not r[column]:
                faults.add(where, f"{column} is empty, expected where it stands")
        if r["cause"] == r["effect"]:
            faults.add(where, f"cause and effect both stand at {r['cause']!r}")
    return {(r["connective"], r["pos"]): Connective(**r) for _, r in rows}


def themes(rows: Rows, faults: Faults) -> dict[str, Theme]:
    """Words of dimension and direction."""
    for where, r in rows:
        faults.one_of(where, "dimension", r["dimension"], ("", *DIMENSIONS))
        faults.one_of(where, "direction", r["direction"], ("", "rising", "falling"))
        if not r["dimension"] and not r["direction"]:
            faults.add(where, "it has neither dimension nor direction")
    return {
        r["word"]: Theme(word=r["word"], dimension=r["dimension"] or None, direction=r["direction"] or None)
        for _, r in rows
    }


def members(
    rows: Rows, states: Mapping[str, State], bodies: frozenset[str], faults: Faults
) -> dict[str, tuple[Membership, ...]]:
    """Memberships by bloc."""
    found: defaultdict[str, list[Membership]] = defaultdict(list)
    for where, r in rows:
        faults.one_of(where, "role", r["role"], MEMBERSHIPS)
        faults.dates(where, r["start"], r["end"])
        if r["bloc"] not in bodies:
            faults.add(where, f"bloc is {r['bloc']!r}, which organisations.csv does not have")
        if r["state"] not in states:
            faults.add(where, f"state is {r['state']!r}, which states.csv does not have")
        found[r["bloc"]].append(
            Membership(
                bloc=r["bloc"],
                state=r["state"],
                start=r["start"] or None,
                end=r["end"] or None,
                role=r["role"],
            )
        )
    return {bloc: tuple(told) for bloc, told in found.items()}
