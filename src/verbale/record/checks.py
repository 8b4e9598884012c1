"""What an imported finding must look like, field by field, so that everything behind the import can rely on it.

Only fields that Verbale knows are looked at, and only where they are given: a hand-coded file may lack any of them and
may have others. A schema language was rejected: its messages name paths and rules, not what to write instead.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from verbale.model import PLOVER_TYPES, STATUSES, DateError, InputError
from verbale.record.days import span_of, spell

Body = Mapping[str, Any]

EVENT_TYPES = (*PLOVER_TYPES, "YIELD")
"""PLOVER's types, and the one of its 2021 codebook that hand-coded records still carry; see docs/record.md."""

MOST_NUMBER = 2**53  # beyond it a JSON number is no longer exact everywhere

_SHARED = {
    "texts": ("id", "evidence", "basis", "entry"),
    "codes": ("holders", "holder", "commitment"),
}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "events": ("type", "mode", "status", "what", "duration", "place", "tense", "mood"),
    "statements": ("cue", "mode", "speech_act", "gist", "condition", "channel"),
    "agreements": ("name", "kind", "state"),
    "transfers": ("item", "category", "form", "goods_state", "unit", "stage", "deal", "status"),
    "forecasts": ("proposition", "condition", "phrase"),
    "mechanisms": ("cause", "effect", "sign", "kind", "stance", "condition"),
    "assessments": ("kind", "level", "trend", "compared_to", "polarity"),
    "advice": ("what", "aim", "force", "condition"),
}
_CODES: Mapping[str, tuple[str, ...]] = {
    "events": ("actor", "recipient", "contexts"),
    "statements": ("speaker", "audience"),
    "agreements": ("parties", "adopted_by", "bound", "target"),
    "transfers": ("supplier", "recipient"),
    "forecasts": ("about",),
    "assessments": ("about",),
    "advice": ("adviser", "addressee"),
}
_OBJECTS: Mapping[str, tuple[str, ...]] = {"agreements": ("clauses", "violations")}
_DATES: Mapping[str, tuple[str, ...]] = {
    "events": ("date",),
    "statements": ("date",),
    "agreements": ("signed", "in_force", "ended"),
    "transfers": ("date",),
    "forecasts": ("horizon",),
    "assessments": ("period",),
}
_SHARES: Mapping[str, tuple[str, ...]] = {"forecasts": ("probability",)}
_CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "events": {"type": EVENT_TYPES, "status": STATUSES},
    "transfers": {"status": STATUSES},
}


def check_findings(kind: str, bodies: Iterable[Body]) -> None:
    """Check all findings of one kind.

    Raises:
        InputError: with the first fault: which finding, which field, what was expected and what came.
        DateError: if a date is none.
    """
    seen: set[str] = set()
    for number, body in enumerate(bodies, start=1):
        name = body.get("id")
        where = f"{kind} {name if isinstance(name, str) and name else number}"
        try:
            _check(kind, body)
        except DateError as error:
            raise DateError(f"{where}: {error}") from None
        except InputError as error:
            raise InputError(f"{where}: {error}") from None
        if name:
            if name in seen:
                raise InputError(f"{where}: two {kind} have the id {name!r}.")
            seen.add(name)


def check_doc(doc: Body) -> None:
    """Check the fields of `doc` that Verbale knows.

    Raises:
        InputError: with the first fault.
        DateError: if a date is none.
    """
    texts = ("name", "source", "text", "title", "outlet", "published", "published_basis", "genre", "language", "sha256")
    for name in texts:
        _text(doc, name, where="doc.")
    for name in ("authors", "junk", "warnings"):
        _texts(doc, name, where="doc.")
    words = doc.get("words")
    if words is not None and (type(words) is not int or not 0 <= words < MOST_NUMBER):
        raise InputError(f'"doc.words" must be a whole number or null, got {_short(words)}.')
    knowable = doc.get("knowable")
    sides = knowable if isinstance(knowable, Mapping) else {}
    if not isinstance(knowable, Mapping | None) or not all(
        isinstance(sides.get(side), str | None) for side in ("earliest", "latest")
    ):
        raise InputError(f'"doc.knowable" must hold ISO days or null, got {_short(knowable)}.')
    for place, start, end in (
        ("doc.published", doc.get("published"), None),
        ("doc.knowable", sides.get("earliest"), sides.get("latest")),
    ):
        try:
            span_of(start, end)
        except DateError as error:
            raise DateError(f'"{place}": {error}') from None


def _check(kind: str, body: Body) -> None:
    checks: tuple[tuple[Callable[[Body, str], None], tuple[str, ...]], ...] = (
        (_text, (*_SHARED["texts"], *_TEXTS[kind])),
        (_texts, (*_SHARED["codes"], *_CODES.get(kind, ()))),
        (_objects, _OBJECTS.get(kind, ())),
        (_date, _DATES.get(kind, ())),
        (_share, ("confidence", *_SHARES.get(kind, ()))),
        (_span, ("span",)),
    )
    for check, names in checks:
        for name in names:
            check(body, name)
    for name, known in _CHOICES.get(kind, {}).items():
        value = body.get(name)
        if value is not None and value not in known:
            raise InputError(f'"{name}" is {_short(value)}: choose from {", ".join(_offered(known))}.')


def _offered(known: tuple[str, ...]) -> tuple[str, ...]:
    return PLOVER_TYPES if known is EVENT_TYPES else known


def _text(body: Body, name: str, where: str = "") -> None:
    if not isinstance(body.get(name), str | None):
        raise InputError(f'"{where}{name}" must be text or null, got {_short(body[name])}.')


def _texts(body: Body, name: str, where: str = "") -> None:
    value = body.get(name)
    if isinstance(value, str | None) or (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        return
    raise InputError(f'"{where}{name}" must be a list of texts, got {_short(value)}.')


def _objects(body: Body, name: str) -> None:
    value = body.get(name)
    if value is None or (isinstance(value, list) and all(isinstance(item, Mapping) for item in value)):
        return
    raise InputError(f'"{name}" must be a list of objects, got {_short(value)}.')


def _date(body: Body, name: str) -> None:
    start, end, _ = spell(body.get(name))
    span_of(start, end)


def _share(body: Body, name: str) -> None:
    value = body.get(name)
    if value is None or (type(value) in (int, float) and 0 <= value <= 1):
        return
    raise InputError(f'"{name}" must be a number from 0 to 1 or null, got {_short(value)}.')


def _span(body: Body, name: str) -> None:
    """Only its type; whether it lies within the text is looked at when the finding is written."""
    value = body.get(name)
    offsets = value if isinstance(value, list) else []
    if value is None or (len(offsets) == 2 and all(type(at) is int and 0 <= at < MOST_NUMBER for at in offsets)):
        return
    raise InputError(f"the span {_short(value)} is not [start, end) with offsets inside the text.")


def _short(value: Any) -> str:
    told = repr(value)
    return told if len(told) <= 80 else f"{told[:79]}…"
