"""Phrases become actor codes: names, capitals and nicknames that stand for governments, role nouns, people in office.

The cast of a document is gathered first: people named in full, with the state and sector that their titles give,
so that "Cho" or "the minister" can be told later. Nothing is invented: an unknown stays unknown.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from verbale.findings.mentions import Mentions
from verbale.findings.roster import Cast, stately
from verbale.findings.syntax import conjuncts, full_name, preposition
from verbale.lexicon import Lexicon, Name, NameMatch, Role, noun_lemmas

STATE_KINDS = ("state", "adjective", "demonym", "capital", "seat", "nickname")
LEADING = ("supreme_leader", "head_of_state", "head_of_government")
TITLES = {
    "president": ("head_of_state",),
    "leader": LEADING,
    "supreme leader": ("supreme_leader",),
    "premier": ("head_of_government",),
    "prime minister": ("head_of_government",),
    "chancellor": ("head_of_government",),
    "king": ("head_of_state",),
    "foreign minister": ("foreign_minister",),
    "defense minister": ("defence_minister",),
    "defence minister": ("defence_minister",),
}
PAIR_HEADS = frozenset(
    "country nation state side leader party government neighbor neighbour two both capital ally force army military "
    "minister president delegation people premier".split()
)
PERSONS = frozenset(("two", "both", "leader", "minister", "president", "premier", "man"))  # "the two" who met
SINGLE_HEADS = frozenset("country nation state regime government administration capital kingdom".split())
THIRD = {
    **dict.fromkeys(("he", "she", "him", "his", "her", "himself"), "person"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "their", "them", "themselves"), "many"),
}
QUANTITIES = frozenset(
    "dozen hundred thousand million score handful majority minority couple number some many most several part half "
    "quarter third none bulk remainder rest member wave convoy column".split()
)
ELSEWHERE = frozenset(("reporter", "journalist", "correspondent", "newsman"))
OWNERS = frozenset(("its", "their", "his", "her"))
OF = ("of", "from", "for", "at", "in", "with", "to")
MODIFYING = frozenset(("amod", "compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked", "flat"))
BODIES = frozenset(("igo", "bloc", "ngo", "court", "alliance"))  # kinds of bodies beyond states
ANY_BODY = frozenset(("bloc", "alliance", "organisation", "organization"))  # nouns for any of them
PLACING = frozenset(("in", "at", "near", "outside", "around"))
LOWEST = 2  # letters of a surname that may stand for a person


class Resolver:
    """Actor codes for the phrases of one document."""

    def __init__(self, lexicon: Lexicon, cast: Cast, referents: Mapping[Token, tuple[str, ...]] | None = None) -> None:
        """Prepare to resolve.

        Args:
            lexicon: the knowledge.
            cast: the people of the document.
            referents: actors of words that refer to something named elsewhere in the document.
        """
        self.lexicon = lexicon
        self.cast = cast
        self.referents = referents or {}
        named: dict[str, set[str]] = {}
        for body in lexicon.organisations:
            if body.kind in BODIES:
                named.setdefault(body.code, set()).update(*(n.lower().split() for n in (body.name, *body.aliases)))
        self._bodies = named

    def is_person(self, code: str) -> bool:
        """Whether a code is that of a person, named or not, rather than of a state or body."""
        return code.count(":") >= 2 and code not in self.lexicon.bodies

    def phrase(self, head: Token, mentions: Mentions, speaker: Sequence[str] = ()) -> tuple[str, ...]:
        """The actors that a nominal and its conjuncts name.

        Args:
            head: the head of the phrase.
            mentions: names of the sentence.
            speaker: who is speaking, where the phrase stands in a quotation ("we", "I").

        Returns:
            Actor codes without repetition; empty where the phrase names no actor.
        """
        found: list[str] = []
        heads = list(conjuncts(head))
        for each in heads:
            found.extend(self._one(each, mentions, speaker))
        return tuple(dict.fromkeys(found))

    def _one(self, head: Token, mentions: Mentions, speaker: Sequence[str]) -> tuple[str, ...]:
        if head.pos_ == "PRON" or head.lower_ in ("both", "each"):
            return self._pronoun(head, speaker, mentions)
        if (match := mentions.of(head)) is not None and not _of_person(head, match):
            if match.names[0].kind == "group" and (placed := self._role(head, mentions)):
                return placed  # "South Korean analysts" are no loose group
            if direct := self._named(match.names, head, mentions):
                return direct
        if (person := self._cast_member(head, mentions)) is not None:
            return (person,)
        if head.pos_ == "PROPN" and (apposed := self._apposed(head, mentions)):
            return apposed
        return (
            self._role(head, mentions)
            or self._whole(head, mentions, speaker)
            or self._told_body(head)
            or self._referred(head)
        )

    def _referred(self, head: Token) -> tuple[str, ...]:
        """Whom a definite description stands for that the lexicon does not know as a role: "the island", "the bloc"."""
        definite = any(c.lower_ in ("the", "this", "that", "these", "those") for c in head.children if c.dep_ == "det")
        return self.referents.get(head, ()) if head.pos_ == "NOUN" and definite else ()

    def _whole(self, head: Token, mentions: Mentions, speaker: Sequence[str]) -> tuple[str, ...]:
        """Of whom a number is told: "dozens of Tigrayan women", "one of the generals"."""
        if head.pos_ != "NUM" and head.lemma_.lower() not in QUANTITIES:
            return ()
        whole = next((c for c in head.children if c.dep_ == "nmod" and preposition(c) == "of"), None)
        return self._one(whole, mentions, speaker) if whole is not None else ()

    def _apposed(self, head: Token, mentions: Mentions) -> tuple[str, ...]:
        """A person whom only the words beside the name place: "Hong Min, a researcher at the … Institute"."""
        name = full_name(head)
        for child in head.children:
            if child.dep_ in ("appos", "nmod:desc", "conj", "acl", "parataxis") and child.pos_ in ("NOUN", "PROPN"):
                for code in self._role(child, mentions):
                    parts = code.split(":")
                    if len(parts) > 2 and parts[2] == "?" and " " in name:
                        return (f"{parts[0]}:{parts[1]}:{name}",)
        return ()

    def _pronoun(self, head: Token, speaker: Sequence[str], mentions: Mentions) -> tuple[str, ...]:
        word = head.lower_
        if word in THIRD and (near := self._subject_before(head, mentions) or self._subject_behind(head, mentions)):
            return near
        if word in ("we", "our", "us", "ours"):
            return tuple(c if c in ("EXPERTS",) else c.split(":")[0] for c in speaker if c not in ("UNNAMED", "AUTHOR"))
        if word in ("i", "me", "my"):
            return tuple(c for c in speaker if c != "AUTHOR")
        found: tuple[str, ...] = ()
        if word in ("he", "she", "him", "his", "her", "himself"):
            found = self.cast.last_person()
        elif word in ("they", "their", "them", "both"):
            found = self.cast.last_group(2 if word == "both" else None)
        elif word in ("it", "its", "itself"):
            found = self.cast.last_state(self.lexicon.groups)
        if not found and word in THIRD and (told := self.referents.get(head)) and self._agrees(word, told):
            return told
        return found

    def _agrees(self, word: str, codes: Sequence[str]) -> bool:
        """Whether a pronoun can stand for actors: "he" for one person, "it" for what is none, "they" for any."""
        people = all(self.is_person(c) for c in codes)
        return {"person": people and len(codes) == 1, "thing": not people, "many": True}[THIRD[word]]

    def _subject_before(self, head: Token, mentions: Mentions) -> tuple[str, ...]:
        """The subject before a pronoun in its sentence that agrees with it: "Kim and Putin held their first talks"."""
        kind = THIRD[head.lower_]
        for token in reversed(head.doc[head.sent.start : head.i]):
            if not token.dep_.startswith("nsubj") or token.pos_ == "PRON" or head in token.subtree:
                continue
            codes = self.phrase(token, mentions)
            if not codes:
                continue
            people = all(self.is_person(c) for c in codes)
            if kind == "person" and people and len(codes) == 1:
                return codes
            if kind == "thing" and not people and len(codes) == 1 and token.tag_ != "NNS":
                return codes
            if kind == "many" and (len(codes) > 1 or token.tag_ in ("NNS", "NNPS")):
                return codes
        return ()

    def _subject_behind(self, head: Token, mentions: Mentions) -> tuple[str, ...]:
        """The subject of a sentence for the owner in a phrase put before it: "Despite bans on its trade, Cuba …"."""
        if head.lower_ not in OWNERS:
            return ()
        top = head
        while top.head != top.head.head and top.head != top:
            top = top.head
        if top.dep_ not in ("obl", "advcl", "obl:unmarked") or head.i > top.head.i:
            return ()
        subject = next((c for c in top.head.children if c.dep_.startswith("nsubj") and c.i > head.i), None)
        if subject is None or subject.pos_ != "PROPN":
            return ()
        codes = self.phrase(subject, mentions)
        return codes if codes and self._agrees(head.lower_, codes) else ()

    def _named(self, names: tuple[Name, ...], head: Token, mentions: Mentions) -> tuple[str, ...]:
        name = next((n for n in names if n.kind == "nickname" and self._told(n.code)), names[0])
        if (
            name.kind == "capital" and preposition(head) not in PLACING and not self._told(name.code.split(":")[0])
        ):  # Brussels is the Union's, or Belgium's
            name = next((n for n in names if n.kind == "organisation"), name)
        for candidate in names:
            if candidate.kind == "person":
                return (self.person(candidate.code),)
        if name.kind == "surname":
            return self._surname(names, head)
        if name.kind == "nickname":
            return (name.code,) if self._told(name.code) else ()
        if name.kind == "place" and name.code:
            return (name.code,)
        if name.kind in ("state", "demonym", "capital", "seat", "organisation", "group"):
            if name.kind == "capital" and (head.pos_ == "NOUN" or self._names_a_pact(head)):
                return ()
            return (name.code,)
        if name.kind == "adjective" and head.pos_ in ("NOUN", "PROPN") and head.dep_ not in ("compound", "amod"):
            return (name.code,)
        if name.kind == "adjective" and head.dep_ in ("compound", "amod", "nmod:poss"):
            return (name.code,)
        return ()

    def _surname(self, names: tuple[Name, ...], head: Token) -> tuple[str, ...]:
        """Whom a surname on its own means: who was named in full before, else who of that name was in office."""
        if (known := self.cast.known.get(head.text)) is not None:
            return (known,)
        if self.cast.day is None or head.pos_ not in ("PROPN", "NOUN"):
            return ()
        for name in names:
            if name.kind == "surname" and any(
                t.holds_on(self.cast.day) and t.start for t in self.lexicon.terms[name.code]
            ):
                return (self.person(name.code),)
        return ()

    def _told(self, state: str) -> bool:
        """Whether a state has been named before in the document, so that a nickname can mean it."""
        return any(code.split(":")[0] == state for codes, _, _ in self.cast.told for code in codes)

    def person(self, name: str, day: str | None = None) -> str:
        """The code of a person of the lexicon, in the office held on a day.

        Args:
            name: as in people.csv.
            day: ISO date; the document's where None.
        """
        day = day or self.cast.day
        terms = self.lexicon.terms[name]
        held = [t for t in terms if t.holds_on(day)] or [t for t in terms if t.start and day and t.start <= day][-1:]
        term = next((t for t in held if t.office in LEADING), None) or (held or list(terms))[-1]
        out = bool(day and term.end and term.end < day and term.sector == "GOV")
        if term.state == term.sector:  # of a body beyond states that has no short name: IMG:Osama bin Laden
            return f"{term.sector}:{name}"
        return f"{term.state}:{'ELI' if out else term.sector}:{name}"

    def on_day(self, codes: Sequence[str], day: str | None) -> tuple[str, ...]:
        """Codes with the people of the lexicon in the offices that they held on the day of an event.

        Args:
            codes: actor codes as of the document's day.
            day: ISO date of the event; None changes nothing.
        """
        if day is None:
            return tuple(codes)
        names = (code.split(":")[-1] for code in codes)
        known = ((c, n) for c, n in zip(codes, names, strict=True))
        return tuple(self.person(n, day) if c.count(":") == 2 and n in self.lexicon.terms else c for c, n in known)

    def _cast_member(self, head: Token, mentions: Mentions) -> str | None:
        if head.pos_ != "PROPN" and head.ent_type_ != "PERSON":
            return None
        return self.cast.known.get(full_name(head)) or self.cast.known.get(head.text)

    def _role(self, head: Token, mentions: Mentions) -> tuple[str, ...]:
        lexicon = self.lexicon
        lemma = head.lemma_.lower()
        if lemma in PERSONS and (_pairs(head) or _of_a_pair(head)) and len(people := self.cast.last_people()) == 2:
            return people
        if lemma in PAIR_HEADS and (_pairs(head) or _of_a_pair(head)):
            return self.cast.last_group(3 if any(c.lower_ == "three" for c in head.children) else 2)
        role = next((lexicon.roles[p] for p in _phrases(head) if p in lexicon.roles), None)
        if role is None:
            return ()
        homes = self._homes(head, mentions)
        if not homes:
            return self._told_body(head) or self._unplaced(head, lemma, role)
        out = []
        for home in homes:
            if lemma in SINGLE_HEADS and role.sector == "GOV":
                out.append(f"{home}:GOV" if lemma in ("government", "administration", "regime") else home)
                continue
            named = self._office(lemma, head, home) if role.person else None
            out.append(named or (f"{home}:{role.sector}" + (":?" if role.person else "")))
        return tuple(out)

    def _homes(self, head: Token, mentions: Mentions) -> tuple[str, ...]:
        """The states (or bodies) that the modifiers of a role noun name."""
        homes: list[str] = []
        owners: list[str] = []
        groups = _modifiers(head)
        if head.lemma_.lower() in ELSEWHERE:
            groups = groups[:1]  # "reporters in Ankara" are not Turkey's
        chosen = next((g for g in groups if any(mentions.of(t) or t.lower_ in OWNERS for t in g)), [])
        for token in chosen:
            match = mentions.of(token)
            if match is None:
                if token.pos_ == "PRON" and token.lower_ in OWNERS:
                    owners.extend(c.split(":")[0] for c in self._pronoun(token, (), mentions))
                continue
            for name in match.names:
                if name.kind in STATE_KINDS:
                    if name.kind == "nickname" and not self._named((name,), token, mentions):
                        continue
                    homes.append(name.code.split(":")[0])
                    break
                if name.kind == "organisation":
                    homes.append(name.code.split(":")[0])
                    break
                if name.kind in ("person", "surname") and token.dep_ == "nmod:poss":  # "Aliyev's office"
                    homes.extend(c.split(":")[0] for c in self._named(match.names, token, mentions))
                    break
                if name.kind == "place" and name.code:
                    homes.append(name.code)
                    break
        return tuple(dict.fromkeys(homes or owners))  # "his Afghan counterpart" is Afghanistan's

    def _names_a_pact(self, head: Token) -> bool:
        """Whether a capital's name is but that of an agreement: "the Rome Statute", "the Paris climate accord"."""
        words = {**self.lexicon.pacts.words, **self.lexicon.pacts.capital}
        return head.dep_ == "compound" and (head.head.lemma_.lower() in words or head.head.lower_ in words)

    def _told_body(self, head: Token) -> tuple[str, ...]:
        """The body told of before that a definite noun of its name means: "the Union", "the council", "the bloc"."""
        if head.tag_ not in ("NN", "NNP") or any(c.dep_ in MODIFYING for c in head.children):
            return ()
        if not any(c.lower_ in ("the", "this") for c in head.children if c.dep_ == "det"):
            return ()
        word = head.lower_
        for codes, _, _ in reversed(self.cast.told):
            for code in codes if len(codes) == 1 else ():
                if code in self._bodies and (word in self._bodies[code] or word in ANY_BODY):
                    return (code,)
        return ()

    def _unplaced(self, head: Token, lemma: str, role: Role) -> tuple[str, ...]:
        """A definite role noun without a state: the person or state meant last ("the minister", "the generals")."""
        definite = any(c.lower_ in ("the", "this", "that") for c in head.children if c.dep_ == "det")
        told = " " in role.phrase and role.person and role.sector in ("MIL", "GOV", "SPY", "COP", "LEG")
        if not definite and not told:  # "an army spokesman" is one of the army in question
            return ()
        if lemma in SINGLE_HEADS:
            return self.cast.last_state()
        if role.person and definite and head.tag_ not in ("NNS", "NNPS") and " " not in role.phrase:
            return self.cast.last_person()
        lately = [c for codes, _, _ in reversed(self.cast.told[-12:]) for c in codes if stately(c)]
        homes = [c.split(":")[0] for c in lately if definite or c.split(":")[1:2] == [role.sector]]
        if not homes and len({c.split(":")[0] for c in lately}) == 1:  # no doubt which state's spokesman this is
            homes = [lately[0].split(":")[0]]
        return (f"{homes[0]}:{role.sector}" + (":?" if role.person else ""),) if homes else ()

    def _office(self, lemma: str, head: Token, home: str) -> str | None:
        """Who held the office that a definite description names, on the document's day."""
        if self.cast.day is None or (head.tag_ == "NNS" and lemma != "leader"):
            return None
        titles = next((TITLES[p] for p in _phrases(head) if p in TITLES), None)
        if titles == LEADING and home in self.lexicon.states and self.lexicon.states[home].led_by:
            titles = (str(self.lexicon.states[home].led_by),)
        if titles is None:
            return None
        if any(c.lower_ in ("former", "ex", "deputy", "vice", "opposition", "a") for c in head.children):
            return None
        found = (self.lexicon.holder(home, office, self.cast.day) for office in titles)
        term = next((t for t in found if t is not None), None)
        return self.person(term.name) if term else None


def _of_person(head: Token, match: NameMatch) -> bool:
    """Whether a state's name is but part of a person's: the Jordan of "Michael Jordan"."""
    if head.ent_type_ != "PERSON" or match.names[0].kind not in ("state", "demonym", "place", "capital"):
        return False
    return len(full_name(head)) > match.end - match.start + 2


def _pairs(head: Token) -> bool:
    words = {c.lower_ for c in head.children}
    return head.lower_ in ("two", "both") or bool(words & {"two", "both", "three"})


def _of_a_pair(head: Token) -> bool:
    """Whether a noun is of two states that are told as such: "the leaders of the two nations"."""
    return any(
        c.dep_ == "nmod" and preposition(c) == "of" and c.lemma_.lower() in PAIR_HEADS and _pairs(c)
        for c in head.children
    )


def _phrases(head: Token) -> list[str]:
    """A role noun with the words before it, the longest first, in the lexicon's form."""
    lemma = head.lemma_.lower()
    out: list[str] = []
    for length in (3, 2, 1):
        first = head.i - length
        if first < head.sent.start:
            continue
        words = [t.lower_ for t in head.doc[first : head.i]]
        out.extend(
            " ".join([*words, last]).replace(" - ", "-") for last in dict.fromkeys((lemma, *noun_lemmas(head.lower_)))
        )
    return [*out, lemma, *noun_lemmas(head.lower_)]


def _modifiers(head: Token) -> list[list[Token]]:
    """The words that may tell whose a role noun is: what stands before it, its phrases behind, its appositions."""
    before: list[Token] = []
    for child in head.children:
        if child.i < head.i and child.dep_ in MODIFYING:
            before.extend(t for t in child.subtree if t.i < head.i)
    for token in reversed(head.doc[head.sent.start : head.i]):
        if token.pos_ not in ("ADJ", "PROPN", "NOUN", "PART", "PUNCT") or token.text in (",", ";", ":", "“", '"'):
            break
        before.append(token)
    after: list[Token] = []
    for child in head.children:
        if child.i > head.i and child.dep_ in ("nmod", "obl", "nmod:arg") and preposition(child) in OF:
            after.extend(t for t in child.subtree if not t.dep_.startswith("acl"))
    apposed = [t for child in head.children if child.dep_ == "appos" for t in child.subtree]
    return [sorted(dict.fromkeys(group), key=lambda t: t.i) for group in (before, after, apposed)]
