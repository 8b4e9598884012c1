"""Agreements made into records: state, dates, clauses, evidence."""

from verbale.findings.event_records import basis_of
from verbale.findings.pact_clauses import merged
from verbale.findings.pact_drafts import Draft
from verbale.findings.propositions import Analysis
from verbale.findings.quoting import passage, quote
from verbale.findings.syntax import noun_forms, noun_slots, verb_slots
from verbale.model import Agreement, Argument, Passage, Rejected

DONE = ("happened", "ongoing")
SURE = 0.6


def as_agreement(draft: Draft, identity: str, analysis: Analysis, reference: str | None) -> Agreement:
    """The record of an agreement.

    Args:
        draft: all that was told of it.
        identity: its id within the document.
        analysis: for the document.
        reference: ISO date of the document, or None.
    """
    mention = draft.first
    clause, sentence = mention.clause, mention.sentence
    evidence, span = quote(analysis, sentence, sentence.start, sentence.end, around=sentence.at(mention.noun))
    word = passage(sentence, mention.noun, bare=True)
    state = _state(draft, reference)
    titled = [c for c in draft.titled if all(c.kind != told.kind for told in draft.clauses)]
    return Agreement(
        id=identity,
        evidence=evidence,
        span=span,
        holders=clause.holders,
        commitment=clause.commitment,
        basis=basis_of(clause),
        confidence=SURE,
        entry=f"agreement:{_form(mention.noun.text, noun_forms(mention.noun), analysis)}",
        name=draft.name,
        kind="alleged" if state == "undisclosed" else draft.kind,
        parties=draft.parties,
        state=state,
        adopted_by=draft.adopters,
        bound=draft.bound,
        target=draft.target,
        signed=draft.signed or draft.dated,
        in_force=draft.in_force,
        ended=draft.ended,
        clauses=merged(draft.clauses, titled),
        succeeds=draft.succeeds,
        violations=tuple(draft.violations),
        history=tuple(draft.history),
        trigger=Passage(word.text, word.start, word.end),
        participants=_participants(draft, analysis),
        rejected=tuple(
            Rejected(f"agreement:{form}", "a longer form fits more of the words")
            for form in noun_forms(mention.noun)[1:]
            if form in analysis.resolver.lexicon.pacts.words
            and form != _form(mention.noun.text, noun_forms(mention.noun), analysis)
        ),
    )


def _form(text: str, forms: list[str], analysis: Analysis) -> str:
    pacts = analysis.resolver.lexicon.pacts
    return next((f for f in forms if f in pacts.words or f in pacts.capital), text)


def _state(draft: Draft, reference: str | None) -> str:
    """How an agreement stands at the document's date, as told there."""
    if draft.secret:
        return "undisclosed"
    if draft.abolished:
        return "abolished"
    if draft.clause_gone:
        return "clause_abolished"
    acts = {(a.act, a.status in DONE) for a in draft.history}
    if ("rejected", True) in acts and not draft.signed:
        return "rejected"
    bargaining = any(a.act == "proposed" and a.status in DONE for a in draft.history)
    if bargaining and draft.signed is None and draft.in_force is None:
        return "proposed"
    if ("signed", True) not in acts and any(
        a.act in ("signed", "proposed") and a.status != "denied" for a in draft.history
    ):
        return "proposed"
    if any(a.act == "signed" and a.status == "denied" for a in draft.history) and not draft.signed:
        return "rejected"
    recent = draft.signed is not None and reference is not None and (draft.signed.start or "")[:7] == reference[:7]
    return "signed" if recent and not draft.in_force else "in_force"


def _participants(draft: Draft, analysis: Analysis) -> tuple[Argument, ...]:
    """The words that name the parties, in the phrase of the agreement."""
    mention = draft.first
    out: list[Argument] = []
    above = mention.noun.head
    slots = [*noun_slots(mention.noun).values()]
    if above.pos_ in ("VERB", "AUX") and mention.noun.dep_ in ("obj", "nsubj:pass", "obl"):
        slots += [verb_slots(above).get(name, []) for name in ("subj", "with")]
    for heads in slots:
        for head in heads:
            if head == mention.noun:
                continue
            codes = analysis.phrase(mention.clause, head) or analysis.resolver.phrase(head, mention.clause.mentions)
            states = tuple(c.split(":")[0] for c in codes)
            if states and set(states) <= set(draft.parties) and all(states != a.actors for a in out):
                out.append(Argument("party", passage(mention.sentence, head), states))
    return tuple(out)
