"""Mechanisms: what is said to lead to what."""

from dataclasses import dataclass

from verbale.model.findings import Finding, Passage

MECHANISM_KINDS = ("causes", "enables", "motivates", "conditional", "depends_on", "prevents")
STANCES = ("asserted", "threatened", "promised", "feared", "explained")


@dataclass(frozen=True, slots=True)
class Node:
    """One end of a mechanism, so that several wordings of one development meet.

    Attributes:
        actors: codes of those whom its words name, in order.
        dimension: what it is about (relations, arms, sanctions …), as in themes.csv; None where no word tells.
        direction: rising or falling; None where no word tells.
    """

    actors: tuple[str, ...] = ()
    dimension: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Finding):
    """A cause, condition, dependence, purpose, prevention, motive or exchange that somebody tells of.

    Attributes:
        cause, effect: in few words of the text; `cause_passage` and `effect_passage` the whole stretches.
        sign: + where more of the cause is more of the effect, - where it is less, ? where that is left open.
        kind: one of `MECHANISM_KINDS`; `relation` the finer one of the connective.
        stance: one of `STANCES`.
        condition: an if-clause over the whole, or None.
        connective: the words that tell the relation.
        cause_link, effect_link: ids of the events, transfers and agreements that stand in either end.
    """

    cause: str
    effect: str
    sign: str
    kind: str
    relation: str
    stance: str
    cause_node: Node
    effect_node: Node
    cause_passage: Passage
    effect_passage: Passage
    connective: Passage
    condition: str | None = None
    cause_link: tuple[str, ...] = ()
    effect_link: tuple[str, ...] = ()
