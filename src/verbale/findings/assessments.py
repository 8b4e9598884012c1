"""Assessments: states of affairs that somebody describes, found word by word through assessments.toml.

Events happen at a clause; how things stand is as often told in passing ("its dwindling reserves", "the warming ties
between …"). So every noun, verb and adjective of a sentence is looked up, and an entry holds where all that it needs
stands with the word (`needs`). Rejected: a record per clause with a copula, which finds ten for each that is one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from spacy.tokens import Token

from verbale.findings.event_records import basis_from
from verbale.findings.form import common_form, when_form
from verbale.findings.needs import TESTS
from verbale.findings.propositions import Analysis, holders_of
from verbale.findings.quoting import clause_quote, quote
from verbale.findings.scene import Scene, scenes, sides
from verbale.findings.standing import Standing, standing
from verbale.findings.stretches import compared, left_of, level, phrase_stretch
from verbale.findings.syntax import clause_head, noun_forms, particle_forms
from verbale.findings.vouching import vouchers
from verbale.findings.whose import VERBAL, Hit, owner, predicate_over, subject
from verbale.lexicon import AssessmentEntry, Lexicon, verb_lemmas
from verbale.model import Assessment, When

UNASSERTED = frozenset(("called_for", "asked"))  # what ought to be is advice, not how things stand
OPEN = frozenset(("possible", "supposed"))
PRESUPPOSED = Standing(polarity="+", tense="present", mood="asserted", commitment="CT+", lasting=True, will=False)
ABOUT = (
    "sides",
    "between",
    "attribute",
    "body",
    "duty",
    "easy",
    "verdict",
    "owner",
)  # needs that tell whose it is, the surest first
SHORT = 4  # words under which a phrase is no evidence by itself
MOST = 6  # sides; what names more concerns everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that holds of a word in its sentence.

    Attributes:
        adjectival: whether the word is one of the entry's adjectives (a participle may be: "is isolated").
        hits: what answered each of its needs.
        whose: the sides whose it is, as the words or the speaker tell.
    """

    entry: AssessmentEntry
    word: Token
    adjectival: bool
    hits: Mapping[str, Hit]
    whose: tuple[str, ...]

    @property
    def verb(self) -> Token | None:
        """The predicate that says it; None where it is told in passing."""
        if self.word.pos_ in VERBAL and not self.adjectival:
            return self.word
        return next((h.verb for h in self.hits.values() if h.verb is not None), None)

    @property
    def vouched(self) -> Token:
        """The word on which it depends who vouches: of fears, what is feared."""
        return self.feared or self.word

    @property
    def feared(self) -> Token | None:
        """The predicate of what is feared, where a clause tells it."""
        if self.entry.kind != "threat":
            return None
        found = [t for need in ("clause", "over", "complement") if need in self.hits for t in self.hits[need].heads]
        return next((t for t in found if any(c.dep_.startswith("nsubj") for c in t.children)), None)

    @property
    def complement(self) -> tuple[Token, ...]:
        """The heads of what stands with the word."""
        return tuple(t for h in self.hits.values() for t in h.heads)


def find_assessments(
    analysis: Analysis, lexicon: Lexicon, reference: str | None, *, headline: Analysis | None = None
) -> Iterator[Assessment]:
    """The assessments of a document, in reading order.

    Args:
        analysis: its sentences, clauses and attributions.
        lexicon: for the entries of assessments.toml.
        reference: ISO date from which relative dates are resolved, or None.
        headline: the analysis of the document's headline, which is no part of the other.

    Yields:
        Assessments with ids x1, x2 …
    """
    number = 0
    for scene in chain.from_iterable(scenes(a) for a in (headline, analysis) if a is not None):
        found = [m for token in scene.sentence.span for m in _match(scene, token, lexicon)]
        seen: list[Assessment] = []
        for match in found:
            if any(_inside(match, other) for other in found):
                continue
            record = _record(scene, match, f"x{number + 1}", lexicon, reference)
            if record is None or any(_same(record, other) for other in seen):
                continue
            seen.append(record)
            number += 1
            yield record


def assessment_form(assessment: Assessment) -> dict[str, Any]:
    """An assessment in the export's form."""
    return {
        "id": assessment.id,
        "kind": assessment.kind,
        "about": list(assessment.about),
        "level": assessment.level,
        "trend": assessment.trend,
        "period": when_form(assessment.period),
        "compared_to": assessment.compared_to,
        "polarity": assessment.polarity,
        **common_form(assessment),
    }


def _match(scene: Scene, token: Token, lexicon: Lexicon) -> Iterator[Match]:
    """The first entry of a word that holds."""
    for entry, adjectival in _entries(token, lexicon):
        hits: dict[str, Hit] = {}
        for need in sorted(entry.needs):
            if (hit := TESTS[need](scene, token)) is None:
                break
            hits[need] = hit
        else:
            whose = _whose(scene, token, entry, hits)
            if whose is not None:
                yield Match(entry=entry, word=token, adjectival=adjectival, hits=hits, whose=whose)
                return


def _entries(token: Token, lexicon: Lexicon) -> Iterator[tuple[AssessmentEntry, bool]]:
    """The entries of a word, the most specific form first, and whether it is an adjective of theirs."""
    known = lexicon.assessing
    if token.dep_ in ("flat", "fixed", "aux", "aux:pass", "cop"):
        return
    if token.pos_ == "NOUN":
        forms, table = noun_forms(token), known.nouns
    elif token.pos_ in VERBAL:
        forms, table = particle_forms(token), known.verbs
    elif token.pos_ == "ADJ" or (token.pos_ == "ADV" and any(c.dep_ == "cop" for c in token.children)):
        forms, table = [token.lower_, token.lemma_.lower()], known.adjectives
    else:
        return
    for form in dict.fromkeys(forms):
        yield from ((entry, token.pos_ in ("ADJ", "ADV")) for entry in table.get(form, ()))
    if token.pos_ == "VERB" and _participial(token):  # "is interested in", "the isolated country"
        yield from ((entry, True) for entry in known.adjectives.get(token.lower_, ()))


def _participial(verb: Token) -> bool:
    """Whether a verb form stands where an adjective would: after a form of "be", before a noun, beside a clause."""
    if verb.tag_ not in ("VBN", "VBG", "VBD") or any(c.dep_ == "obj" for c in verb.children):
        return False
    aux = {c.dep_ for c in verb.children if c.dep_.startswith(("aux", "cop"))}
    return bool(aux & {"aux:pass", "cop"}) or (not aux and verb.dep_ in ("amod", "xcomp", "acl", "advcl", "conj"))


def _whose(scene: Scene, token: Token, entry: AssessmentEntry, hits: Mapping[str, Hit]) -> tuple[str, ...] | None:
    """The sides whose it is; empty where nothing asks for them, None where they are asked for and unknown."""
    if entry.whose == "speaker":
        over = scene.chain(token)
        return (sides(over[-1].speaker[:1]) if over else ()) or None
    for need in ABOUT:
        if need in hits:
            return hits[need].codes
    found = owner(scene, token)
    return found.codes if found is not None else ()


def _inside(match: Match, other: Match) -> bool:
    """Whether a match lies in what another one's owner wants, of which it is then a part: "seeks to deepen ties"."""
    if match is other:
        return False
    if "verdict" in match.hits:  # "our ties are our priority" is told by more than its being said
        return match.hits["verdict"].heads[0] in (other.word, other.verb)
    if other.entry.kind != "interest" or match.entry.kind not in ("relation", "interest"):
        return False
    wanted = [
        h for need in ("infinitive", "object", "complement") if need in other.hits for h in other.hits[need].heads
    ]
    if match.entry.kind == "relation":
        return match.word in wanted or match.verb in wanted or predicate_over(match.word) in wanted
    alike = {c.split(":")[0] for c in match.whose} <= {c.split(":")[0] for c in other.whose}
    return alike and any(match.word in h.subtree for h in wanted)


def _same(record: Assessment, other: Assessment) -> bool:
    """Whether two records of a sentence tell the same of the same sides."""
    near = record.span[0] < other.span[1] and other.span[0] < record.span[1]
    alike = {c.split(":")[0] for c in record.about} == {c.split(":")[0] for c in other.about}
    return near and alike and record.kind == other.kind


def _record(scene: Scene, match: Match, identity: str, lexicon: Lexicon, reference: str | None) -> Assessment | None:
    stand = _standing(scene, match, lexicon)
    if stand.mood in UNASSERTED:
        if match.entry.kind != "threat":
            return None
        # To call for protection is to tell of a threat, of a possible one if the words say so.
        stand = _open(PRESUPPOSED) if _possible(match.word, lexicon) else PRESUPPOSED
    evidence, span, inside = _evidence(scene, match)
    about = _about(scene, match, inside)
    if not about or len(about) > MOST:
        return None
    without = (match.verb.i,) if match.verb is not None else ()
    holders, commitment = holders_of(vouchers(scene, match.vouched, lexicon, without=without), stand)
    own = match.whose[0] if match.whose else "UNNAMED"
    person = match.entry.held == "person" and scene.resolver.is_person(own)
    if (match.entry.held == "owner" and (match.whose or len(holders) == 1)) or person:
        if own.split(":")[0] != holders[-1].split(":")[0]:
            holders, commitment = (*holders, own), (*commitment[:-1], "Uu", stand.commitment)
    polarity = _polarity(stand, match)
    return Assessment(
        id=identity,
        evidence=evidence,
        span=span,
        holders=holders,
        commitment=commitment,
        basis=basis_from(holders[-1]) if len(holders) > 1 else "none_given",
        confidence=0.65 if match.whose and polarity == "asserted" else 0.5,
        entry=match.entry.id,
        kind=match.entry.kind,
        about=about,
        level=_level(scene, match),
        trend=_trend(match, lexicon),
        period=_period(scene, match, reference),
        compared_to=compared(inside),
        polarity=polarity,
    )


def _level(scene: Scene, match: Match) -> str:
    if "verdict" in match.hits:
        said = match.hits["verdict"].heads[0]
        return level(scene, said, said)
    return level(scene, match.word, match.verb)


def _standing(scene: Scene, match: Match, lexicon: Lexicon) -> Standing:
    """How the predicate that says it stands; of what is told in passing, as given."""
    over = scene.chain(match.word)
    content = over[-1].content if over else None
    verb = match.verb or (clause_head(match.word) if match.adjectival and match.word.dep_ != "amod" else None)
    if (feared := match.feared) is not None:  # fears are as open as what is feared
        stand = standing(feared, None, lexicon, frozenset(t.i for t in feared.subtree), lasting=False)
        return stand if stand.tense != "future" else _open(stand)
    if verb is None or "purpose" in match.hits:
        return _in_passing(match.word, lexicon)
    if "easy" in match.hits or match.entry.whose == "speaker":
        return PRESUPPOSED  # "it is not difficult" tells how hard it is, "do not cross the line" that there is one
    if "duty" in match.hits and {verb.lemma_.lower(), verb.lower_} & lexicon.pacts.absent:
        return _denied(PRESUPPOSED)
    own = match.word if match.adjectival and not any(c.dep_ == "cop" for c in match.word.children) else verb
    stand = standing(own, None, lexicon, content, lasting=False)
    if (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and standing(verb.head, None, lexicon, content, lasting=False).mood in UNASSERTED
    ):
        return standing(verb.head, None, lexicon, content, lasting=False)
    if any(c.lower_ == "whether" for c in own.children):
        return _open(stand)
    if "able" in match.hits and stand.words == ("can",):
        return PRESUPPOSED if stand.polarity == "+" or _not_only(own) else _denied(stand)
    hedges = lexicon.assessing.words["hedges"]
    if stand.words and all({w.lower(), *verb_lemmas(w.lower())} & hedges for w in stand.words):
        return PRESUPPOSED if stand.polarity == "+" else _denied(stand)
    return stand


def _not_only(verb: Token) -> bool:
    return any(c.lower_ == "not" and c.nbor().lower_ == "only" for c in verb.children if c.i + 1 < len(verb.doc))


def _possible(verb: Token, lexicon: Lexicon) -> bool:
    entries = (lexicon.modality.get((c.lower_, "aux")) for c in verb.children if c.dep_ == "aux")
    return any(entry is not None and entry.mood == "possible" for entry in entries)


def _open(stand: Standing) -> Standing:
    return Standing(
        polarity=stand.polarity, tense=stand.tense, mood="possible", commitment="PS+", lasting=False, will=False
    )


def _denied(stand: Standing) -> Standing:
    return Standing(
        polarity="-", tense=stand.tense, mood="asserted", commitment="CT-", lasting=stand.lasting, will=False
    )


def _in_passing(word: Token, lexicon: Lexicon) -> Standing:
    for child in word.children:
        if child.dep_ == "det" and child.lower_ in ("no", "neither"):
            return _denied(PRESUPPOSED)
        entry = lexicon.modality.get((child.lower_, "adj")) if child.dep_ == "amod" else None
        if entry is not None and entry.mood == "possible":
            return _open(PRESUPPOSED)
    return PRESUPPOSED


def _polarity(stand: Standing, match: Match) -> str:
    if stand.mood in OPEN or stand.commitment == "Uu" or stand.commitment.startswith("PS"):
        return "uncertain" if not stand.commitment.startswith("CT-") else "negated"
    return "negated" if stand.commitment.endswith("-") or stand.polarity == "-" else "asserted"


def _evidence(scene: Scene, match: Match) -> tuple[str, tuple[int, int], Sequence[Token]]:
    """The quote, its offsets, and its words: a phrase that says it all by itself, else the clause."""
    sentence, analysis = scene.sentence, scene.analysis
    stretch = phrase_stretch(match.word, match.complement) if match.verb is None and not match.adjectival else []
    if len([t for t in stretch if not t.is_punct]) >= SHORT:
        start, last = sentence.at(stretch[0]), stretch[-1]
        end = sentence.at(last) + len(last.text)
        evidence, span = quote(analysis, sentence, start, end, around=sentence.at(match.word))
    else:
        head = _clause_of(scene, match)
        evidence, span = clause_quote(sentence, head, match.word, analysis)
        if head.dep_ == "acl:relcl":  # with what the relative clause is about
            start = min(sentence.at(left_of(head.head)), span[0])
            evidence, span = quote(analysis, sentence, start, span[1], around=sentence.at(match.word))
    inside = [t for t in sentence.span if span[0] <= sentence.at(t) < span[1]]
    return evidence, span, inside


def _clause_of(scene: Scene, match: Match) -> Token:
    """The head of the clause that is quoted; of what a speaker will not have, the clause that says who shall not."""
    head = match.verb or clause_head(match.word)
    if match.entry.whose != "speaker":
        return head
    over = scene.chain(match.word)
    content = over[-1].content if over else frozenset[int]()
    while head.head != head and not any(c.dep_.startswith("nsubj") and scene.codes(c) for c in head.children):
        said = head.head.i in content
        head = clause_head(head.head)
        if not said:  # "asked Syria not to …": the one addressed stands with the cue
            break
    return head


def _about(scene: Scene, match: Match, inside: Sequence[Token]) -> tuple[str, ...]:
    """Whose it is, then who else is named: of a relation its sides only."""
    if match.entry.kind == "relation" and len(match.whose) > 1:
        return match.whose
    told = scene.named(inside)
    if match.entry.kind == "threat" and match.verb is not None and match.verb.pos_ in VERBAL:
        told = (*told, *subject(scene, match.verb))  # "agreed to counter the threat": theirs whom it threatens
    if "carried" in match.hits and len(sides((*match.whose, *told))) < 2:
        told = scene.named(scene.sentence.span)
    if not (match.whose or told):
        told = scene.named(t for t in scene.sentence.span if t.i < match.word.i)
    return sides((*match.whose, *told))


def _trend(match: Match, lexicon: Lexicon) -> str | None:
    """The direction that the word, its predicate or what stands with it tells, in this order."""
    trend = lexicon.assessing.trend
    near: list[Token | None] = [match.word, *match.complement]
    if match.entry.kind == "relation":
        near = [match.verb, *match.complement, match.word, predicate_over(match.word)]
    for token in near:
        if token is not None and (found := trend.get(token.lower_) or trend.get(token.lemma_.lower())) is not None:
            return found
    return None


def _period(scene: Scene, match: Match, reference: str | None) -> When | None:
    clause = scene.clause(match.verb or match.word)
    if clause is None:
        return None
    return next((w for t in clause.times if (w := t.resolve(reference, clause.way))), None)
