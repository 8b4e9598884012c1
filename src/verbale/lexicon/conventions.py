"""PLOVER's coding conventions and scores: the table of `plover.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from verbale.lexicon.faults import Faults
from verbale.model import PLOVER_TYPES, STATUSES, LexiconError

FILE = "plover.toml"
TESTS = {
    "types": PLOVER_TYPES,
    "statuses": STATUSES,
    "tenses": ("past", "present", "future"),
    "moods": ("asserted", "planned", "called_for", "threatened", "promised", "asked", "supposed", "possible"),
    "modes": (),
    "entries": (),
}
DONE = ("drop", "type", "mode", "roles")
OTHER = ("id", "why", "examples")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One convention.

    Attributes:
        id: its name.
        tests: the event's field to the values that it may have; all must hold.
        drop: whether such an event is not coded; else `type` and `mode`, where given, are coded instead of its own.
        visit: whether the visitor is made the actor and the host the recipient.
        why, examples: for people; the examples are tested.
    """

    id: str
    tests: Mapping[str, tuple[str, ...]]
    drop: bool = False
    type: str | None = None
    mode: str | None = None
    visit: bool = False
    why: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """PLOVER's class of a type, its score (cooperation above zero) and the modes whose score differs."""

    type: str
    quad: str
    score: float
    modes: Mapping[str, float]

    def of(self, mode: str | None) -> float:
        """The score of a mode, else of the type."""
        return self.modes.get(mode or "", self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """The table with its version; the first rule that fits is applied."""

    version: str
    rules: tuple[Rule, ...]
    scores: Mapping[str, Score]


def load_conventions(overlay: Path | None = None) -> Conventions:
    """The table of conventions.

    Args:
        overlay: a user's lexicon folder; its `plover.toml`, if it has one, takes the place of the shipped one.

    Raises:
        LexiconError: with every fault of the file.
    """
    own = overlay / FILE if overlay is not None else None
    file: Traversable = own if own is not None and own.is_file() else files("verbale.lexicon") / "data" / FILE
    faults = Faults()
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise LexiconError(f"{FILE}: {fault}") from None
    rules = tuple(_rule(raw, position, faults) for position, raw in enumerate(told.get("rule", []), start=1))
    scores = {s.type: s for s in (_score(raw, n, faults) for n, raw in enumerate(told.get("score", []), start=1))}
    if missing := [kind for kind in PLOVER_TYPES if kind not in scores]:
        faults.add(FILE, f"there is no [[score]] of {', '.join(missing)}")
    if faults.lines:
        raise LexiconError("\n".join(faults.lines))
    return Conventions(version=str(told.get("version", "")), rules=rules, scores=scores)


def _rule(raw: Mapping[str, Any], position: int, faults: Faults) -> Rule:
    where = f"{FILE}, rule {position} ({raw.get('id', 'without an id')})"
    for key in raw:
        faults.one_of(where, "key", key, (*TESTS, *DONE, *OTHER))
    tests: dict[str, tuple[str, ...]] = {}
    for key, allowed in TESTS.items():
        if key in raw:
            tests[key] = tuple(raw[key])
            for value in tests[key] if allowed else ():
                faults.one_of(where, key, value, allowed)
    if not any(key in raw for key in DONE):
        faults.add(where, f"it does nothing: give one of {', '.join(DONE)}")
    if "type" in raw:
        faults.one_of(where, "type", raw["type"], PLOVER_TYPES)
    if "roles" in raw:
        faults.one_of(where, "roles", raw["roles"], ("visit",))
    if not raw.get("id") or not raw.get("why") or len(raw.get("examples", ())) < 2:
        faults.add(where, "it needs an id, why, and two examples")
    return Rule(
        id=str(raw.get("id", "")),
        tests=tests,
        drop=bool(raw.get("drop")),
        type=raw.get("type"),
        mode=raw.get("mode"),
        visit=raw.get("roles") == "visit",
        why=str(raw.get("why", "")),
        examples=tuple(raw.get("examples", ())),
    )


def _score(raw: Mapping[str, Any], position: int, faults: Faults) -> Score:
    where = f"{FILE}, score {position}"
    faults.one_of(where, "type", str(raw.get("type")), PLOVER_TYPES)
    numbers = [raw.get("score"), *raw.get("modes", {}).values()]
    if not all(isinstance(number, int | float) for number in numbers):
        faults.add(where, f"a score is no number: {numbers}")
        return Score(type=str(raw.get("type")), quad="", score=0.0, modes={})
    modes = {str(k): float(v) for k, v in raw.get("modes", {}).items()}
    return Score(type=str(raw.get("type")), quad=str(raw.get("class", "")), score=float(raw["score"]), modes=modes)
