"""Reading and checking the lexicon's files: every fault of every file in one report, or a whole lexicon."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from verbale.lexicon import clashes, entries, outlook, rows
from verbale.lexicon.assessing import assessing
from verbale.lexicon.faults import Faults
from verbale.lexicon.gazetteer import Gazetteer
from verbale.lexicon.handover import handover
from verbale.lexicon.names import Name, NameIndex, in_time
from verbale.lexicon.rows import several
from verbale.lexicon.tables import Landmark, Lexicon, Organisation, Place, State, Term
from verbale.model import LexiconError

COLUMNS = {
    "states.csv": "code,name,aliases,adjectives,demonyms,capitals,seats,nicknames,led_by,start,end",
    "organisations.csv": "code,name,aliases,kind,start,end",
    "groups.csv": "code,phrases",
    "roles.csv": "phrase,sector,person",
    "places.csv": "name,aliases,state,kind,latitude,longitude",
    "people.csv": "name,aliases,state,sector,office,titles,start,end",
    "cues.csv": "cue,pos,act,commitment,author,audience,example",
    "modality.csv": "word,pos,mood,commitment,tense,example",
    "members.csv": "bloc,state,start,end,role",
    "goods.csv": "term,category,form",
    "transfers.csv": "word,pos,direction,stage",
    "connectives.csv": "connective,pos,cause,effect,relation,kind,sign,certainty,example",
    "themes.csv": "word,dimension,direction",
    "likelihood.csv": "phrase,pos,probability,low,high,ahead,source,example",
    "advice.csv": "word,pos,force,strength,example",
    "landmarks.csv": "id,actors,type,places,start,end",
}
SURNAME = 4  # letters; shorter surnames ("Kim", "Li") are too often somebody else's
LEADERS = frozenset(
    ("supreme_leader", "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "body_head")
)


def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """The shipped lexicon, with a user's folder laid over it.

    Args:
        overlay: a folder of files with the names of the shipped ones; a row whose key is that of a shipped row
            replaces it, others are added.

    Returns:
        The lexicon, checked.

    Raises:
        LexiconError: with every fault of every file, one a line, by file and line.
    """
    shipped = files("verbale.lexicon") / "data"
    if overlay is not None and not overlay.is_dir():
        raise LexiconError(f"{overlay}: expected a folder with lexicon files, found none")
    folders: list[Traversable] = [shipped, *([overlay] if overlay is not None else [])]
    faults = Faults()
    told = {name: list(table_rows(folders, name, faults)) for name in COLUMNS}
    states = rows.states(told["states.csv"], faults)
    organisations = rows.organisations(told["organisations.csv"], faults)
    groups = {r["code"]: several(r["phrases"]) for _, r in told["groups.csv"]}
    roles = rows.roles(told["roles.csv"], faults)
    places = rows.places(told["places.csv"], states, faults)
    homes = states.keys() | {body.code.split(":")[0] for body in organisations}
    terms = rows.terms(told["people.csv"], homes, faults)
    classes = entries.classes(folders, faults)
    frames = entries.events(folders, classes, faults)
    words = entries.words(folders, faults)
    cues = rows.cues(told["cues.csv"], faults)
    modality = rows.modality(told["modality.csv"], faults)
    furniture = entries.furniture(folders, faults)
    landmarks = rows.landmarks(told["landmarks.csv"], faults)
    clashes.state_clashes(told["states.csv"], faults)
    clashes.body_clashes(told["organisations.csv"], faults)
    clashes.term_clashes(told["people.csv"], faults)
    goods = rows.goods(told["goods.csv"], faults)
    transfers = rows.transfers(told["transfers.csv"], faults)
    handing = handover(folders, faults)
    pacts = entries.pacts(folders, faults)
    told_states = assessing(folders, faults)
    members = rows.members(told["members.csv"], states, frozenset(o.code for o in organisations), faults)
    connectives = rows.connectives(told["connectives.csv"], faults)
    themes = rows.themes(told["themes.csv"], faults)
    likelihood = outlook.likelihood(told["likelihood.csv"], faults)
    advice = outlook.advice(told["advice.csv"], faults)
    outlooks = outlook.outlook(folders, faults)
    if faults.lines:
        count = len(faults.lines)
        raise LexiconError(f"the lexicon has {count} fault{'s' if count > 1 else ''}:\n" + "\n".join(faults.lines))
    names = NameIndex.build(_names(states, organisations, groups, places, terms))
    return Lexicon(
        states=states,
        organisations=organisations,
        bodies=frozenset(o.code for o in organisations),
        groups=groups,
        roles=roles,
        places=places,
        terms=terms,
        offices=_offices(terms),
        events=frames,
        verbs=entries.by_word(frames, "verbs"),
        nouns=entries.by_word(frames, "nouns"),
        light_verbs=words["light_verbs"],
        occurrence_verbs=words["occurrence_verbs"],
        lasting_nouns=words["lasting_nouns"],
        doing_nouns=words["doing_nouns"],
        outlet_words=words["outlet_words"],
        cues=cues,
        modality=modality,
        furniture=furniture,
        landmarks=tuple(_coded(mark, states, terms, names) for mark in landmarks),
        goods=goods,
        transfers=transfers,
        handover=handing,
        pacts=pacts,
        assessing=told_states,
        members=members,
        connectives=connectives,
        themes=themes,
        likelihood=likelihood,
        advice=advice,
        outlook=outlooks,
        names=names,
        gazetteer=Gazetteer(places, states, shipped / "gazetteer.csv"),
    )


def table_rows(folders: Sequence[Traversable], name: str, faults: Faults) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table over all folders, each with "file:line"; later folders replace rows of equal key.

    Args:
        folders: the shipped one first.
        name: of the table, for example "people.csv".
        faults: to which wrong headers, cells and keys are added.
    """
    keyed: dict[tuple[str, ...], tuple[str, dict[str, str]]] = {}
    names: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)  # the shipped keys by their first part
    expected = COLUMNS[name].split(",")
    for depth, folder in enumerate(folders):
        file = folder / name
        shown = f"shipped {name}" if depth == 0 and len(folders) > 1 else name
        if not file.is_file():
            if depth == 0:
                faults.add(name, "the file is missing")
            continue
        try:
            text = file.read_text("utf-8-sig")
        except UnicodeDecodeError as fault:
            faults.add(shown, f"it is no UTF-8 (byte {fault.start})")
            continue
        with io.StringIO(text, newline="") as stream:
            reader = csv.DictReader(stream)
            if reader.fieldnames is None or list(reader.fieldnames) != expected:
                faults.add(f"{shown}:1", f"columns are {reader.fieldnames}, expected {expected}")
                continue
            seen: set[tuple[str, ...]] = set()
            for row in reader:
                where = f"{shown}:{reader.line_num}"
                if None in row or None in row.values():
                    faults.add(where, f"expected {len(expected)} cells")
                    continue
                key = row_key(name, row)
                if not key[0]:
                    faults.add(where, f"{expected[0]} is empty")
                if key in seen:
                    faults.add(where, f"{' '.join(key)} is there twice")
                seen.add(key)
                if name == "people.csv" and depth > 0:
                    for old in [k for k in names.get(key[0], ()) if clashes.superseded(keyed[k][1], row)]:
                        names[key[0]].remove(old)
                        del keyed[old]
                keyed[key] = (where, row)
                if depth == 0:
                    names[key[0]].append(key)
    yield from keyed.values()


def row_key(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    """What tells a row of a table from all others of it."""
    match name:
        case "people.csv":
            return (row["name"], row["state"], row["office"], row["start"])
        case "cues.csv":
            return (row["cue"], row["pos"])
        case "connectives.csv":
            return (row["connective"], row["pos"])
        case "members.csv":
            return (row["bloc"], row["state"], row["start"])
        case "likelihood.csv":
            return (row["phrase"], row["pos"])
        case "advice.csv" | "modality.csv" | "transfers.csv":
            return (row["word"], row["pos"])
        case "organisations.csv":
            return (row["code"], row["name"], row["start"])
        case _:
            return (next(iter(row.values())),)


def _offices(terms: Mapping[str, tuple[Term, ...]]) -> dict[tuple[str, str], tuple[Term, ...]]:
    """Terms by state and office, in order of their beginnings."""
    found: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for held in terms.values():
        for term in held:
            found[term.state, term.office].append(term)
    return {key: tuple(sorted(held, key=lambda t: t.start or "")) for key, held in found.items()}


def _coded(
    mark: Landmark, states: Mapping[str, State], terms: Mapping[str, tuple[Term, ...]], names: NameIndex
) -> Landmark:
    """A landmark whose bodies are named by their actor codes ("UN" is UNO, "Hamas" PSE:REB:Hamas)."""
    actors = set()
    for actor in mark.actors:
        found = None
        if actor not in states and actor not in terms:
            told = (n for m in names.find(actor) for n in in_time(m.names, mark.start) if n.kind == "organisation")
            found = next(told, None)
        actors.add(found.code if found is not None else actor)
    return replace(mark, actors=frozenset(actors))


def _names(
    states: Mapping[str, State],
    organisations: tuple[Organisation, ...],
    groups: Mapping[str, tuple[str, ...]],
    places: tuple[Place, ...],
    terms: Mapping[str, tuple[Term, ...]],
) -> Iterator[Name]:
    for state in states.values():
        for name in (state.name, *state.aliases):
            yield Name(state.code, "state", name, False, state.start, state.end)
        for kind, words in (("adjective", state.adjectives), ("demonym", state.demonyms)):
            for word in words:
                yield Name(state.code, kind, word, False, state.start, state.end)
        for kind, words in (("capital", state.capitals), ("seat", state.seats)):
            for word in words:
                yield Name(f"{state.code}:GOV", kind, word, False, state.start, state.end)
        for word in state.nicknames:
            yield Name(state.code, "nickname", word, False, state.start, state.end)
    for body in organisations:
        for name in (body.name, *body.aliases):
            yield Name(body.code, "organisation", name, False, body.start, body.end)
    for person, held in terms.items():
        for name in (person, *held[0].aliases):
            yield Name(person, "person", name)
    for code, phrases in groups.items():
        for phrase in phrases:
            yield Name(code, "group", phrase, lower=phrase.islower())
    for place in places:
        for name in (place.name, *place.aliases):
            yield Name(place.state or "", "place", name)
    for person, held in terms.items():
        surname = person.split()[-1]
        if len(surname) >= SURNAME and surname[0].isupper() and any(t.office in LEADERS for t in held):
            yield Name(person, "surname", surname)
