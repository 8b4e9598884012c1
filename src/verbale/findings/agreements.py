"""Agreements: what a document says, in one place or several, of a treaty, resolution, pact or arrangement.

Each noun or name that stands for an agreement is one telling of it. Tellings of the same parties and name are gathered,
and "the treaty" or "it" without parties is the one told last. Clauses are read in the words about it; what happened to
it (signed, prolonged, denounced, violated) keeps who did it and when.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from verbale.findings.dating import Anchored, anchored_times
from verbale.findings.pact_clauses import clauses_in, merged, told_clause
from verbale.findings.pact_drafts import Draft, can_be, same_agreement, stands, year_of
from verbale.findings.pact_fates import Fate, fates_of
from verbale.findings.pact_mentions import ADOPTERS, VERBAL, Mention, find_mentions_of_pacts, kind_of, nearest
from verbale.findings.pact_records import as_agreement
from verbale.findings.propositions import Analysis
from verbale.findings.quoting import clause_quote
from verbale.findings.standing import status_of
from verbale.findings.syntax import is_passive, particle_forms, preposition
from verbale.findings.told_before import Told
from verbale.language import Sentence
from verbale.lexicon import Lexicon
from verbale.model import Agreement, Clause, TreatyAct, Violation, When

DONE = ("happened", "ongoing")
PRONOUNS = frozenset(("it", "they", "them", "this", "which"))
BILATERAL = 2  # parties of an agreement that ends when one of them leaves
NEAR = 3  # sentences over which "it" may reach back
STOPS = (",", ";", ":", "—", "–")
JOINING = frozenset(("and", "but", "while", "whereas", "that", "which", "when", "after", "although", "though"))
ENDS = ("ended", "lapsed")
FORWARD = frozenset(("become", "give", "turn"))  # verbs whose subject is the agreement that goes before


@dataclass(slots=True)
class _Reader:
    """What one document's agreements need; it lives for one document."""

    told: Told
    lexicon: Lexicon
    reference: str | None
    times: dict[int, list[Anchored]]
    drafts: list[Draft] = field(default_factory=list)


def find_agreements(analysis: Analysis, lexicon: Lexicon, reference: str | None) -> Iterator[Agreement]:
    """The agreements of a document, in the order in which they are first told.

    Args:
        analysis: its clauses.
        lexicon: for what agreements and their clauses are called.
        reference: ISO date from which relative dates are resolved, or None.

    Yields:
        Agreements with ids a1, a2 …
    """
    told = Told.of(analysis)
    reader = _Reader(told, lexicon, reference, {i: _times(s, lexicon) for i, s in told.sentences.items()})
    mentions: dict[int, list[Mention]] = {}
    for mention in find_mentions_of_pacts(told, lexicon, reader.times, reference):
        mentions.setdefault(mention.sentence.index, []).append(mention)
    for index, sentence in told.sentences.items():
        _read(sentence, mentions.get(index, []), reader)
    kept = [d for d in reader.drafts if stands(d)]
    for number, draft in enumerate(kept, start=1):
        yield as_agreement(draft, f"a{number}", analysis, reference)


def _times(sentence: Sentence, lexicon: Lexicon) -> list[Anchored]:
    heads = frozenset(t.i for t in sentence.span if t.pos_ in VERBAL or kind_of(t, lexicon) is not None)
    return anchored_times(sentence, heads)


def _read(sentence: Sentence, mentions: Sequence[Mention], reader: _Reader) -> None:
    """Add what a sentence tells, of the agreements that it names and of those that it points to."""
    by_noun = {m.noun.i: m for m in mentions}
    here: list[tuple[Token, Draft]] = []
    for token in sentence.span:
        draft: Draft | None = None
        mention = by_noun.get(token.i)
        if mention is not None:
            draft = _draft(mention, reader)
        elif token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
            draft = _pointed(token, sentence, here, reader)
        if draft is not None:
            draft.last = sentence.index
            here.append((token, draft))
            _tell(draft, token, mention, sentence, reader)
    _succession(sentence, here, mentions, reader)
    _clauses(sentence, here, reader)


def _draft(mention: Mention, reader: _Reader) -> Draft | None:
    """The draft that a mention is of: one told before, or a new one."""
    same = same_agreement(mention, reader.drafts)
    if same is not None:
        if len(mention.parties) > len(same.parties) and set(same.parties) <= set(mention.parties):
            same.parties = mention.parties
        same.dated = same.dated or mention.dated
        return same
    if mention.definite and not mention.proper and len(mention.own) < 2:
        if (pointed := next((d for d in reversed(reader.drafts) if can_be(d, mention)), None)) is not None:
            return pointed
    parties = mention.parties
    if not _enough(mention, reader):
        parties = _completed(mention, reader)
        if not parties:
            return None
    draft = Draft(
        mention,
        mention.kind,
        mention.name,
        mention.key,
        parties,
        mention.sentence.index,
        year=year_of(mention),
        number=mention.number,
        adopters=mention.adopters,
        bound=mention.bound,
        target=mention.target,
        dated=mention.dated,
        titled=tuple(clauses_in(mention.name, reader.lexicon)),
    )
    draft.secret = any(c.lower_ in reader.lexicon.pacts.secret for c in mention.noun.children)
    reader.drafts.append(draft)
    return draft


def _enough(mention: Mention, reader: _Reader) -> bool:
    """Whether a mention tells enough to be an agreement of its own."""
    if mention.kind == "resolution":
        return bool(mention.adopters)
    states = set(mention.parties)
    if len(states) >= 2:
        return mention.kind != "arrangement" or mention.proper or len(states) > 2 or _made(mention, reader)
    if not mention.proper or not states:
        return False
    return mention.dated is not None or _made(mention, reader)


def _completed(mention: Mention, reader: _Reader) -> tuple[str, ...]:
    """Both parties of an agreement made with one, where the text before tells who made it; else none."""
    if len(mention.parties) != 1 or mention.kind == "resolution":
        return ()
    times = reader.times[mention.sentence.index]
    fates = fates_of(mention.noun, mention.clause, reader.told, reader.lexicon, times, None)
    if not any(f.kind == "signed" and f.status in DONE for f in fates):
        return ()
    one = mention.parties[0]
    pair = [c.split(":")[0] for c in mention.clause.pair]
    other = next((c for c in pair if c != one), None) if one in pair else None
    other = reader.told.beside(mention.clause, one) or other or reader.told.subject(mention.clause, one)
    return () if other is None else (other.split(":")[0], one)


def _made(mention: Mention, reader: _Reader) -> bool:
    """Whether something is said to have happened to what is mentioned."""
    found = fates_of(
        mention.noun, mention.clause, reader.told, reader.lexicon, reader.times[mention.sentence.index], None
    )
    return any(True for _ in found)


def _pointed(token: Token, sentence: Sentence, here: Sequence[tuple[Token, Draft]], reader: _Reader) -> Draft | None:
    """The draft that a pronoun stands for, where its verb is one that is said of agreements."""
    if token.lower_ == "which" or token.dep_ not in ("nsubj", "nsubj:pass", "obj", "nsubj:outer", "obl"):
        return None
    verb = token.head
    if verb.pos_ not in VERBAL:
        return None
    if token.dep_ == "obl":
        near = [d for d in reader.drafts if sentence.index - d.last < NEAR]
        return near[-1] if preposition(token) in ("in", "under", "by") and near else None
    forms = set(particle_forms(verb))
    fates = reader.lexicon.pacts.fates
    subject = token.dep_ in ("nsubj", "nsubj:outer") and not is_passive(verb)
    allowed = ("content", "in_force", "lapsed", "succeeded", "built_on") if subject else (
        "signed", "ratified", "renewed", "suspended", "ended", "violated", "rejected", "left", "joined"
    )  # fmt: skip
    if not any(forms & fates[f] for f in allowed):
        return None
    before = [d for _, d in here] or [d for d in reader.drafts if sentence.index - d.last < NEAR]
    if not before:
        return None
    latest = max(d.last for d in before)
    rest = [d for d in before if d.last == latest]
    if subject and reader.told.analysis.resolver.cast is not None and _actor_near(token, sentence, reader):
        return None
    return rest[-1] if token.dep_ == "obj" or here else rest[0]


def _actor_near(token: Token, sentence: Sentence, reader: _Reader) -> bool:
    """Whether a state is the subject of the clause before the pronoun in its sentence, so that "it" is that one."""
    subjects = [t for t in sentence.span if t.i < token.i and t.dep_.startswith("nsubj") and t.pos_ != "PRON"]
    if not subjects:
        return False
    return reader.told.mentions[sentence.index].of(subjects[-1]) is not None


def _tell(
    draft: Draft,
    token: Token,
    mention: Mention | None,
    sentence: Sentence,
    reader: _Reader,
) -> None:
    """Add what the verbs around one telling say of the agreement."""
    clauses = reader.told.clauses.get(sentence.index, [])
    clause = mention.clause if mention is not None else nearest(token, clauses) if clauses else None
    if mention is not None:
        draft.named.append((mention, token))
    if clause is None:
        return
    found = list(fates_of(token, clause, reader.told, reader.lexicon, reader.times[sentence.index], reader.reference))
    found += _of_clause(token, sentence, reader)
    for fate in found:
        _apply(draft, fate, reader)
    if mention is not None and draft.signed is None and draft.dated is None:
        draft.dated = _implied(mention, found, reader)
    if mention is None and token.dep_ == "obl" and len(draft.parties) < 2:  # "they gave it assurances in it"
        sides = [c for c in reader.told.participants(clause) if c not in ADOPTERS]
        draft.parties = tuple(dict.fromkeys([*draft.parties, *sides]))


def _implied(mention: Mention, found: Sequence[Fate], reader: _Reader) -> When | None:
    """The date of an act that is an agreement's making: "Resolution 9 lifted the ban in May", "agreed in a pact"."""
    done = [f for f in found if f.status in DONE and f.when is not None]
    if mention.kind == "resolution":
        return next((f.when for f in done if f.kind == "content"), None)
    verb = mention.noun.head
    if not mention.indefinite or verb.pos_ not in VERBAL or mention.noun.dep_ not in ("obj", "obl"):
        return None
    if any(f.kind not in ("signed", "content") for f in found):
        return None
    own = nearest(verb, reader.told.clauses[mention.sentence.index])
    times = [a.time for a in reader.times[mention.sentence.index] if a.anchor.i == verb.i]
    past = status_of(own.stand) in (*DONE, "planned")
    return next((w for t in times if (w := t.resolve(reader.reference, "past"))), None) if past else None


def _of_clause(token: Token, sentence: Sentence, reader: _Reader) -> list[Fate]:
    """The end of a clause of it: "abolished the treaty's article on war"."""
    node = token
    if token.dep_ in ("nmod", "nmod:poss") and token.head.lemma_.lower() in reader.lexicon.pacts.clause_words:
        node = token.head
    else:
        return []
    own = nearest(node, reader.told.clauses[sentence.index])
    times = reader.times[own.sentence.index]
    told = fates_of(node, own, reader.told, reader.lexicon, times, reader.reference)
    return [replace(f, kind="clause_ended") for f in told if f.kind == "ended"]


def _apply(draft: Draft, fate: Fate, reader: _Reader) -> None:
    done = fate.status in DONE
    if fate.kind == "content":
        return
    if fate.kind == "violated":
        evidence, span = clause_quote(fate.clause.sentence, fate.verb, fate.verb, reader.told.analysis)
        draft.violations.append(Violation(fate.by, fate.clause.holder, evidence, span))
        return
    draft.history.append(TreatyAct(fate.kind, fate.by, fate.when, fate.status, fate.verb.text))
    if fate.kind == "signed" and done:
        draft.signed = draft.signed or fate.when
    elif fate.kind == "in_force" and done:
        draft.in_force = draft.in_force or fate.when
    elif done and _over(draft, fate) and not _prospective(fate.verb):
        draft.abolished, draft.ended = True, draft.ended or fate.when
    elif fate.kind == "clause_ended" and done:
        draft.clause_gone, draft.ended = True, draft.ended or fate.when


def _over(draft: Draft, fate: Fate) -> bool:
    """Whether an act ends an agreement; leaving one does where there are but two."""
    return fate.kind in ENDS or (fate.kind == "left" and len(draft.parties) == BILATERAL)


def _prospective(verb: Token) -> bool:
    """Whether a verb only tells what was announced: "gave notice of ending the agreement"."""
    return verb.tag_ == "VBG" and (verb.dep_ in ("acl", "nmod", "obl") or any(c.dep_ == "mark" for c in verb.children))


def _succession(
    sentence: Sentence, here: Sequence[tuple[Token, Draft]], mentions: Sequence[Mention], reader: _Reader
) -> None:
    """Which agreement takes whose place: "succeeded the accord of 1926", "inheriting the spirit of", "gave way to"."""
    fates = reader.lexicon.pacts.fates
    drafts = {t.i: d for t, d in here}
    for verb in (t for t in sentence.span if t.pos_ in VERBAL):
        forms = set(particle_forms(verb))
        if not forms & (fates["succeeded"] | fates["built_on"]):
            continue
        below = {t.i for t in verb.subtree if t.i > verb.i}
        after = next((m for m in mentions if m.noun.i in below), None)
        before = next((d for t, d in reversed(here) if t.i < verb.i), None)
        if after is None or before is None or drafts.get(after.noun.i) is before:
            continue
        other = drafts.get(after.noun.i)
        if verb.lemma_.lower() in FORWARD:  # "became", "gave way to": the one behind is the newer
            if other is not None:
                other.succeeds = other.succeeds or before.name
            before.abolished = True
            before.ended = before.ended or _date_at(verb, sentence, reader)
            continue
        year = f" of {after.dated.text}" if after.dated is not None and after.dated.text else ""
        before.succeeds = before.succeeds or (other.name if other is not None else after.name + year)


def _date_at(verb: Token, sentence: Sentence, reader: _Reader) -> When | None:
    times = (a.time for a in reader.times[sentence.index] if a.anchor.i == verb.i)
    return next((w for t in times if (w := t.resolve(reader.reference, "past"))), None)


def _clauses(sentence: Sentence, here: Sequence[tuple[Token, Draft]], reader: _Reader) -> None:
    """Add the clauses told in the words of a sentence that are about each of its agreements."""
    for at, (token, draft) in enumerate(here):
        if at and here[at - 1][1] is draft:
            continue
        start = sentence.span.start if at == 0 else _cut(token, here[at - 1][0])
        after = next((t for t, d in here[at + 1 :] if d is not draft), None)
        end = sentence.span.end if after is None else _cut(after, token)
        text = str(sentence.span.doc[start:end].text) if start < end else ""
        extra = _antecedent(token)
        found = clauses_in(text.replace(draft.name, ""), reader.lexicon)
        found += [replace(c, present=True) for c in clauses_in(extra, reader.lexicon)]
        told = any(any(f.kind == "content" for f in _fates(t, sentence, reader)) for t, d in here if d is draft)
        content = _content(token, sentence, reader)
        if not found and content and told:
            found = [told_clause(content, present=_holds(token, sentence, reader))]
        three = draft.kind == "arrangement" and len(draft.parties) == 3 and "security" in text.lower()
        if three:
            found.append(Clause("trilateral_security", True, draft.name))
        draft.clauses = merged(draft.clauses, found)
        words = {t.lower_ for t in sentence.span[max(0, start - sentence.span.start) : end - sentence.span.start]}
        draft.secret = draft.secret or bool(words & {"undisclosed", "unpublished"})


def _fates(token: Token, sentence: Sentence, reader: _Reader) -> list[Fate]:
    clauses = reader.told.clauses.get(sentence.index, [])
    if not clauses:
        return []
    own = nearest(token, clauses)
    return list(fates_of(token, own, reader.told, reader.lexicon, reader.times[sentence.index], reader.reference))


def _cut(later: Token, earlier: Token) -> int:
    """Where the words about one agreement end and those about the next begin: the last break between them."""
    for i in range(later.left_edge.i if later.left_edge.i > earlier.i else later.i, earlier.i, -1):
        token = later.doc[i - 1]
        if token.text in STOPS or token.lower_ in JOINING:
            return i
    return later.i


def _antecedent(token: Token) -> str:
    """What an agreement's relative clause is about: the embargo of "the arms embargo that Resolution 7 had laid"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ != "acl:relcl":
        return ""
    head = verb.head
    return str(head.doc[head.left_edge.i : head.i + 1].text)


def _holds(token: Token, sentence: Sentence, reader: _Reader) -> bool:
    """Whether the agreement has what its verb of content tells."""
    content = [f for f in _fates(token, sentence, reader) if f.kind == "content"]
    negated = any(c.lower_ in ("not", "n't", "never", "no") for f in content for c in f.verb.children)
    return not negated and all(f.status != "denied" for f in content)


def _content(token: Token, sentence: Sentence, reader: _Reader) -> str:
    """The words in which a verb of content tells what an agreement says."""
    for fate in _fates(token, sentence, reader):
        if fate.kind == "content":
            inside = [t.i for t in fate.verb.subtree if t.i >= fate.verb.i]
            return str(token.doc[fate.verb.i : max(inside) + 1].text)
    return ""
