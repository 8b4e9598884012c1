"""Who denies what a clause tells, in a relative clause of it: "received missiles from Oslo, which it denies".

The assertion and its denial are two records: neither is settled, each has its holder.
"""

from spacy.tokens import Token

from verbale.findings.propositions import Clause
from verbale.findings.syntax import noun_forms, particle_forms
from verbale.findings.told_before import Told
from verbale.lexicon import Lexicon

RELATIVE = frozenset(("which", "that", "something"))


def deniers(head: Token, clause: Clause, told: Told, lexicon: Lexicon) -> tuple[str, ...]:
    """The actors who deny an act.

    Args:
        head: the verb of the act.
        clause: in which it stands.
        told: for the actors.
        lexicon: for verbs of denying, and nouns that stand for the act ("a sale that Oslo denies").

    Returns:
        Their codes; empty where nobody does.
    """
    for verb in head.subtree:
        if verb.dep_ != "acl:relcl" or verb.pos_ != "VERB" or verb.i < head.i:
            continue
        cue = next((c for f in particle_forms(verb) if (c := lexicon.cues.get((f, "verb"))) is not None), None)
        if cue is None or cue.act != "deny" or not _of_the_act(verb, lexicon):
            continue
        for subject in (c for c in verb.children if c.dep_ == "nsubj"):
            if codes := told.analysis.resolver.phrase(subject, clause.mentions):
                return codes
    return ()


def _of_the_act(verb: Token, lexicon: Lexicon) -> bool:
    pronoun = next((c for c in verb.children if c.lower_ in RELATIVE and c.i < verb.i), None)
    if pronoun is None or pronoun.dep_.startswith("nsubj"):
        return False
    named = any((form, "noun") in lexicon.transfers for form in noun_forms(verb.head))
    return named or (pronoun.i > 0 and pronoun.doc[pronoun.i - 1].text == ",")
