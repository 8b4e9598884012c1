"""Which state is meant where a clause does not name it: by pronoun, by the clauses around, by what the text is about.

The resolver of actors answers for words that name somebody; here the text before is asked, with the sides that are
already known left out: whoever sells something to "it" does not sell to itself.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from verbale.findings.mentions import Mentions
from verbale.findings.propositions import Analysis, Clause
from verbale.findings.syntax import Slots
from verbale.language import Sentence

STATELY = frozenset(("state", "capital", "seat", "demonym", "nickname"))
OWNING = frozenset(("adjective", *STATELY))
SIDES = ("subj", "obj", "iobj", "to", "with", "from", "of", "poss", "between", "for")
THING = frozenset(("it", "its", "itself"))
OFTEN = 2  # sentences that must name a state for the text to be about it
PARTICIPANTS = frozenset(("obj", "iobj", "obl", "nmod", "conj"))
CASES = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))


def state_of(code: str | None) -> str | None:
    """The state or body that a code begins with."""
    return None if code is None else code.split(":")[0]


@dataclass(frozen=True, slots=True)
class Told:
    """What a document has said of states, by sentence. Made once per document.

    Attributes:
        sentences: by their number; `mentions` the names in them; `clauses` by sentence.
        named: the states that each sentence names; `acting` those that take part in its clauses, by pronoun or not;
            `known` all that the document names.
    """

    analysis: Analysis
    sentences: dict[int, Sentence] = field(default_factory=dict)
    mentions: dict[int, Mentions] = field(default_factory=dict)
    clauses: dict[int, list[Clause]] = field(default_factory=dict)
    named: dict[int, frozenset[str]] = field(default_factory=dict)
    acting: dict[int, frozenset[str]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, analysis: Analysis) -> "Told":
        """The states told in a document.

        Args:
            analysis: of the document.
        """
        told = cls(analysis)
        for paragraph in analysis.paragraphs:
            for sentence, mentions in zip(paragraph.sentences, paragraph.mentions, strict=True):
                told.sentences[sentence.index] = sentence
                told.mentions[sentence.index] = mentions
                matches = {id(m): m for t in sentence.span if (m := mentions.of(t)) is not None}.values()
                told.named[sentence.index] = frozenset(
                    n.code.split(":")[0] for m in matches for n in m.names[:1] if n.kind in OWNING
                )
        told.known.update(s for states in told.named.values() for s in states)
        for clause in analysis.clauses:
            told.clauses.setdefault(clause.sentence.index, []).append(clause)
        for index, clauses in told.clauses.items():
            acting = {state for clause in clauses for state in told.participants(clause)}
            told.acting[index] = frozenset(acting) & told.known
        return told

    def meant(self, pronoun: Token, sentence: Sentence, without: frozenset[str]) -> str | None:
        """The state that "it" or "its" means: the nearest subject before it that is one, or whose owner is one.

        Args:
            pronoun: the word.
            sentence: where it stands.
            without: states that it cannot mean.
        """
        for index in (sentence.index, sentence.index - 1):
            where = self.sentences.get(index)
            if where is None or where.paragraph != sentence.paragraph:
                return None
            tokens = [t for t in where.span if index != sentence.index or t.i < pronoun.i]
            found: str | None
            for subject in reversed([t for t in tokens if t.dep_ in CASES]):
                if subject.pos_ == "PRON" and subject.lower_ in THING and subject != pronoun:
                    found = self.meant(subject, where, without) if index == sentence.index else None
                else:
                    found = self._owner(subject, index, without)
                if found is not None:
                    return found
            for other in reversed([t for t in tokens if t.dep_ in PARTICIPANTS]):
                if (found := self._owner(other, index, without)) is not None:
                    return found
        return None

    def _owner(self, subject: Token, index: int, without: frozenset[str]) -> str | None:
        mentions = self.mentions[index]
        for token in (subject, *(c for c in subject.children if c.dep_ in ("nmod:poss", "amod", "compound"))):
            match = mentions.of(token)
            if match is None or match.names[0].kind not in OWNING:
                continue
            if token != subject and match.names[0].kind == "adjective" and token.dep_ == "compound":
                continue
            code = match.names[0].code.split(":")[0]
            if code not in without:
                return code
        return None

    def sides_before(self, token: Token, sentence: Sentence, count: int) -> tuple[str, ...]:
        """The states named last before a word: those that "the two countries" means.

        Args:
            token: the word.
            sentence: where it stands.
            count: how many there are.

        Returns:
            Their codes, or nothing if fewer are named in this sentence and the two before.
        """
        found: list[str] = []
        for index in range(sentence.index, sentence.index - 3, -1):
            where = self.sentences.get(index)
            if where is None or where.paragraph != sentence.paragraph:
                break
            for before in reversed([t for t in where.span if index != sentence.index or t.i < token.i]):
                match = self.mentions[index].of(before)
                code = match.names[0].code.split(":")[0] if match is not None else ""
                if match is None or match.names[0].kind not in OWNING or code in found:
                    continue
                found.append(code)
                if len(found) == count:
                    return tuple(reversed(found))
        return ()

    def beside(self, clause: Clause, known: str) -> str | None:
        """The other side of a clause before in the sentence in which the known one takes part.

        Args:
            clause: the clause that lacks a side.
            known: the state or body of the side that it has.
        """
        for other in reversed(self.clauses.get(clause.sentence.index, [])):
            if other.predicate.i >= clause.predicate.i or other.holders != clause.holders:
                continue
            told = list(dict.fromkeys(self._participants(other, other.slots)))
            rest = [c for c in told if state_of(c) != known]
            if known in {state_of(c) for c in told} and len({state_of(c) for c in rest}) == 1:
                return rest[0]
        return None

    def participants(self, clause: Clause) -> list[str]:
        """The states or bodies that take part in a clause, without repetition.

        Args:
            clause: any.
        """
        return list(dict.fromkeys(str(state_of(c)) for c in self._participants(clause, clause.slots)))

    def _participants(self, clause: Clause, slots: Slots) -> Iterator[str]:
        for slot in SIDES:
            for head in slots.get(slot, ()):
                yield from self.analysis.phrase(clause, head)

    def subject(self, clause: Clause, known: str) -> str | None:
        """What the text up to a clause is about, beside a known side: the state that most of its sentences name.

        Args:
            clause: the clause.
            known: the state or body of the side that is known.
        """
        counts: Counter[str] = Counter()
        for index, states in self.named.items():
            if index <= clause.sentence.index:
                counts.update(s for s in states | self.acting.get(index, frozenset()) if s != known)
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < OFTEN or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        return ranked[0][0]
