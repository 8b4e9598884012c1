"""Who has been named in a document so far, and whom a pronoun most likely means by recency."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

TELLING = frozenset(("EDU", "JRN", "UNK"))  # sectors of those who tell of others and seldom meet them


@dataclass(slots=True)
class Cast:
    """Who has been named in a document so far. The one mutable thing of this room; it lives for one document.

    Attributes:
        home: the state of the document's outlet, which titles without a state ("the president") refer to.
        day: ISO date on which offices are looked up, or None.
        known: a full or short name to its actor code.
        told: actor codes in the order of mention, most recent last: (codes, is a person, is the subject).
    """

    home: str | None = None
    day: str | None = None
    known: dict[str, str] = field(default_factory=dict)
    told: list[tuple[tuple[str, ...], bool, bool]] = field(default_factory=list)

    def mention(self, codes: Sequence[str], *, person: bool, subject: bool) -> None:
        """Remember that actors were named."""
        if codes:
            self.told.append((tuple(codes), person, subject))
            del self.told[:-60]

    def last_person(self) -> tuple[str, ...]:
        """The person that "he" or "she" most likely means: the last subject of late mentions, else the last."""
        people = [(codes, subject) for codes, person, subject in self.told[-14:] if person and len(codes) == 1]
        people = [p for p in people if not p[0][0].endswith(":?")] or people
        for codes, subject in reversed(people):
            if subject:
                return codes
        return people[-1][0] if people else ()

    def last_people(self) -> tuple[str, ...]:
        """The two people of two states that "the two leaders" most likely mean: those named last, if any."""
        found: dict[str, str] = {}
        for codes, person, _ in reversed(self.told[-14:]):
            for code in codes if person and len(codes) < 3 else ():
                if not code.endswith(":?") and code.split(":")[1] not in TELLING:
                    found.setdefault(code.split(":")[0], code)
            if len(found) >= 2:
                return tuple(reversed(list(found.values())[:2]))
        return ()

    def last_state(self, groups: Container[str] = ()) -> tuple[str, ...]:
        """The state or body that "it" most likely means.

        Args:
            groups: codes of loose groups ("experts"), which are many.
        """
        single = ((codes, subject) for codes, person, subject in self.told[-10:] if not person and len(codes) == 1)
        states = [(codes, subject) for codes, subject in single if codes[0] not in groups]
        for codes, subject in reversed(states):
            if subject:
                return codes
        return states[-1][0] if states else ()

    def told_pair(self) -> tuple[str, ...]:
        """The two sides that were told together last ("Egypt and Ethiopia"), if any were."""
        for codes, _, _ in reversed(self.told):
            if len({c.split(":")[0] for c in codes}) == 2:
                return codes
        return ()

    def last_group(self, size: int | None = 2) -> tuple[str, ...]:
        """The sides that "they" or "the two countries" most likely mean."""
        told = [
            codes
            for codes, _, _ in reversed(self.told)
            if len({c.split(":")[0] for c in codes}) == size or (size is None and len(codes) > 1)
        ]
        if told and size is not None:  # those told together most often; of these, last
            often = Counter(frozenset(c.split(":")[0] for c in codes) for codes in told)
            return max(told, key=lambda codes: often[frozenset(c.split(":")[0] for c in codes)])
        if told:
            return told[0]
        recent: list[str] = []
        for codes, _, _ in reversed(self.told):
            for code in codes:
                if stately(code) and code.split(":")[0] not in {c.split(":")[0] for c in recent}:
                    recent.append(code)
                if size and len(recent) == size:
                    return tuple(recent)
        return ()


def stately(code: str) -> bool:
    """Whether a code is that of a state or of a part of one."""
    head = code.split(":")[0]
    return len(head) == 3 and head.isupper() and head != "UNO"
