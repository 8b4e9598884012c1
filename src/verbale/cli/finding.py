"""One finding on the terminal: its fields, its quote in context, what made it, its document."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from verbale.cli.printing import console, who
from verbale.cli.printing import when as spell_date
from verbale.cli.tables import NOUNS

if TYPE_CHECKING:
    from rich.table import Table

# Shown in a place of their own, or not for people.
_APART = ("id", "evidence", "span", "entry", "what", "gist", "holders", "holder", "commitment")
_DATES = ("date", "horizon", "signed", "in_force", "ended", "period")
_DOCUMENT = ("title", "outlet", "published", "published_basis", "genre", "source", "sha256")
_LABEL_WIDTH = 15


def print_finding(shown: Mapping[str, Any], entry: Mapping[str, Any] | None) -> None:
    """Print what `Record.show` gives.

    Args:
        entry: the lexicon entry that made the finding, or None if it names none that the lexicon has.
    """
    from rich.text import Text

    out = console()
    finding, document = shown["finding"], shown["document"]
    local = f" ({document['name']}:{finding['id']})" if finding.get("id") else ""
    out.print(Text(f"{NOUNS[shown['kind']][0]} {shown['key']}{local}", style="bold"))
    if finding.get("what") or finding.get("gist"):
        out.print(Text(str(finding.get("what") or finding.get("gist"))))
    out.print()
    fields = {name: _field(name, value) for name, value in finding.items() if name not in _APART}
    out.print(_fields({"on the word of": _vouching(finding)} | fields))

    out.print()
    out.print(Text(f"Quote{_place(finding, document)}", style="bold"))
    context = shown["context"]
    if context:
        quote = Text(_flow(context["before"]), style="dim")
        quote.append(f"»{_flow(context['quote'])}«", style="not dim bold yellow")
        quote.append(_flow(context["after"]))
    else:
        quote = Text(f"»{finding.get('evidence') or ''}« (the record does not know where in the text it stands)")
    out.print(_indented(quote))

    out.print()
    out.print(Text("Made by", style="bold"))
    if not finding.get("entry"):
        out.print(_indented(Text("no lexicon entry: written by hand or imported")))
    elif entry is None:
        out.print(_indented(Text(f"{finding['entry']}, which is not in the lexicon (a model, or another version's)")))
    else:
        fields = {name: _plain(value) for name, value in entry.items() if name != "id"}
        out.print(_fields({"entry": finding["entry"]} | fields))

    out.print()
    out.print(Text("Document", style="bold"))
    out.print(_fields({"name": document["name"]} | {name: document.get(name) or "" for name in _DOCUMENT}))


def _fields(fields: Mapping[str, str]) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_LABEL_WIDTH + 2, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields.items():
        if value:
            table.add_row(f"  {name}", str(value))
    return table


def _indented(text: Any) -> Any:
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, 2))


def _flow(text: str) -> str:
    """A stretch of text as one flowing line, spaces at its ends kept."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if len(text) > 1 and text[-1:].isspace() else ""
    return lead + " ".join(text.split()) + trail


def _vouching(finding: Mapping[str, Any]) -> str:
    holders = finding.get("holders") or ([finding["holder"]] if finding.get("holder") else [])
    commitment = finding.get("commitment") or []
    if isinstance(commitment, str):
        commitment = [commitment]
    parts = [
        f"{who(holder)} ({commitment[place]})" if place < len(commitment) else who(holder)
        for place, holder in enumerate(holders)
    ]
    return " < ".join(parts[::-1])


def _place(finding: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    span = finding.get("span")
    return f" (characters {span[0]} to {span[1]} of {document['name']})" if span else ""


def _field(name: str, value: Any) -> str:
    if name in _DATES and value:
        text = value.get("text") if isinstance(value, Mapping) else None
        return f"{spell_date(value) or 'unknown'}{f' (“{text}”)' if text else ''}"
    return _plain(value)


def _passage(value: Mapping[str, Any]) -> str:
    """Words of the text, with what they are and whom they name where that is told."""
    actors = value.get("actor") or []
    named = f" = {actors if isinstance(actors, str) else ', '.join(map(str, actors))}" if actors else ""
    return f"{value['role'] + ' ' if value.get('role') else ''}“{value['text']}”{named}"


def _treaty_act(value: Mapping[str, Any]) -> str:
    """What happened to an agreement: the act, by whom, when, and as what it stands if it did not happen."""
    by = f" by {', '.join(map(str, value['by']))}" if value.get("by") else ""
    when = f", {spell_date(value['date'])}" if value.get("date") else ""
    stands = f" ({value['status']})" if value.get("status") not in ("happened", None) else ""
    return f"{value['act']}{by}{when}{stands}: “{value.get('text')}”"


def _clause(value: Mapping[str, Any]) -> str:
    """A clause of an agreement: its kind, whether it has it, what it obliges to, the words."""
    parts = [str(value["kind"]), "" if value["present"] else "absent", str(value.get("obligation") or "")]
    return f"{', '.join(p for p in parts if p)}: “{value.get('text')}”"


def _plain(value: Any) -> str:
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, Mapping) and {"entry", "why"} <= set(value):
        return f"{value['entry']}: {value['why']}"
    if isinstance(value, Mapping) and {"by", "evidence"} <= set(value):
        return f"by {', '.join(map(str, value['by'])) or 'untold'}, says {who(value['holder'])}: “{value['evidence']}”"
    if isinstance(value, Mapping) and {"act", "status"} <= set(value):
        return _treaty_act(value)
    if isinstance(value, Mapping) and {"kind", "present"} <= set(value):
        return _clause(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and {"text", "start", "end"} <= set(value):
        return _passage(value)
    if isinstance(value, list | tuple):
        parts = [_plain(item) for item in value]
        return (", " if all(isinstance(item, str) for item in value) else "\n").join(parts)
    return json.dumps(value, ensure_ascii=False, default=str)
