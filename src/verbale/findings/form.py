"""The JSON form of findings: that of the export, and those of `code` and `propositions`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from verbale.model import Agreement, Argument, Event, Finding, Passage, Proposition, Statement, Transfer, When


def when_form(when: When | None) -> dict[str, Any] | None:
    """A date as the export writes it; the zone only where it is told."""
    if when is None:
        return None
    form: dict[str, Any] = {"start": when.start, "end": when.end, "text": when.text}
    return form | {"zone": when.zone} if when.zone else form


def passage_form(passage: Passage | None) -> dict[str, Any] | None:
    """A stretch of text as {text, start, end}."""
    return None if passage is None else asdict(passage)


def common_form(finding: Finding) -> dict[str, Any]:
    """The fields that every finding has."""
    return {
        "evidence": finding.evidence,
        "span": list(finding.span),
        "holders": list(finding.holders),
        "holder": finding.holder,
        "commitment": list(finding.commitment),
        "basis": finding.basis,
        "confidence": finding.confidence,
        "entry": finding.entry,
    }


def _participant(argument: Argument) -> dict[str, Any]:
    return {
        "role": argument.role,
        "actor": argument.actors[0] if len(argument.actors) == 1 else list(argument.actors),
        "text": argument.passage.text,
        "start": argument.passage.start,
        "end": argument.passage.end,
    }


def event_form(event: Event) -> dict[str, Any]:
    """An event in the export's form."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "what": event.what,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "date": when_form(event.date),
        "duration": event.duration,
        "place": event.place,
        "location": None if event.location is None else asdict(event.location),
        "tense": event.tense,
        "mood": event.mood,
        "status": event.status,
        **common_form(event),
        "trigger": passage_form(event.trigger),
        "participants": [_participant(a) for a in event.participants],
        "rejected": [asdict(r) for r in event.rejected],
    }


def agreement_form(agreement: Agreement) -> dict[str, Any]:
    """An agreement in the export's form."""
    return {
        "id": agreement.id,
        "name": agreement.name,
        "kind": agreement.kind,
        "parties": list(agreement.parties),
        "adopted_by": list(agreement.adopted_by),
        "bound": list(agreement.bound),
        "target": list(agreement.target),
        "signed": when_form(agreement.signed),
        "in_force": when_form(agreement.in_force),
        "ended": when_form(agreement.ended),
        "succeeds": agreement.succeeds,
        "clauses": [asdict(c) for c in agreement.clauses],
        "state": agreement.state,
        "violations": [{**asdict(v), "by": list(v.by), "span": list(v.span)} for v in agreement.violations],
        "history": [{**asdict(a), "by": list(a.by), "date": when_form(a.date)} for a in agreement.history],
        **common_form(agreement),
        "trigger": passage_form(agreement.trigger),
        "participants": [_participant(a) for a in agreement.participants],
        "rejected": [asdict(r) for r in agreement.rejected],
    }


def transfer_form(transfer: Transfer) -> dict[str, Any]:
    """A transfer in the export's form."""
    return {
        "id": transfer.id,
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "item": transfer.item,
        "category": transfer.category,
        "form": transfer.form,
        "goods_state": transfer.goods_state,
        "quantity": transfer.quantity,
        "unit": transfer.unit,
        "stage": transfer.stage,
        "deal": transfer.deal,
        "date": when_form(transfer.date),
        "status": transfer.status,
        "direction": transfer.direction,
        **common_form(transfer),
        "trigger": passage_form(transfer.trigger),
        "participants": [_participant(a) for a in transfer.participants],
        "rejected": [asdict(r) for r in transfer.rejected],
    }


def statement_form(statement: Statement) -> dict[str, Any]:
    """A statement in the export's form."""
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "audience": statement.audience,
        "cue": statement.cue,
        "mode": statement.mode,
        "speech_act": statement.speech_act,
        "condition": statement.condition,
        "date": when_form(statement.date),
        "channel": statement.channel,
        "gist": statement.gist,
        **common_form(statement),
    }


def proposition_form(proposition: Proposition) -> dict[str, Any]:
    """A proposition in the form of `verbale propositions`."""
    return {
        "predicate": {**asdict(proposition.predicate), "lemma": proposition.lemma},
        "status": proposition.status,
        "polarity": proposition.polarity,
        "commitment": dict(zip(proposition.holders, proposition.commitment, strict=True)),
        "tense": proposition.tense,
        "mood": proposition.mood,
        "factuality": proposition.factuality,
        "holders": list(proposition.holders),
        "source": passage_form(proposition.source),
        "cue": passage_form(proposition.cue),
        "date": when_form(proposition.date),
        "place": proposition.place,
        "arguments": [
            {
                "role": a.role,
                "text": a.passage.text,
                "start": a.passage.start,
                "end": a.passage.end,
                "actor": None if not a.actors else a.actors[0] if len(a.actors) == 1 else list(a.actors),
            }
            for a in proposition.arguments
        ],
    }


def without(form: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    """A form without some of its fields."""
    return {k: v for k, v in form.items() if k not in fields}
