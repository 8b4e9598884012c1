"""Whether two accounts can tell of the same act: by sides, persons, date, mode and wording, never by an outside model.

Each test can only rule out. What passes all of them may still be two acts: an episode is a reading aid, and every
account in it keeps its own quote.
"""

import re
from functools import lru_cache

from verbale.weave.accounts import Account

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types in which it matters little who is told as actor and who as recipient: a meeting is hosted and attended."""

SAME_BY_SIDES = frozenset({"CONSULT"})
"""Types in which exactly the same sides on the same day suffice. In all others one day can see several acts between
the same sides, so the wording must have something in common too."""

_STEM_LETTERS = 5  # "launched", "launches" and "launching" begin alike
_SHORTEST = 4
_TELLING_QUOTE = 25  # letters of a quote that is found within another's, so that it is not there by chance
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_WORDS = (
    "about after again against also amid among because been before being between both could during each first from"
    " have having held here into last made make more most much next only other over said same second should since"
    " some such than that their them then there these they third this those three through toward towards under until"
    " very were what when where which while will with within would year years month months week weeks country"
    " countries nation nations state states government leader leaders president minister official officials north"
    " south east west"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


@lru_cache(maxsize=1 << 16)
def words(text: str, ignore: frozenset[str] = frozenset()) -> frozenset[str]:
    """The beginnings of the words that tell what an act was.

    Args:
        text: an account's words.
        ignore: words in lower case that do not count, such as the names of states and people.
    """
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(
        word[:_STEM_LETTERS] for word in found if len(word) >= _SHORTEST and word not in _EMPTY and word not in ignore
    )


def same_sides(one: Account, other: Account) -> bool:
    """Whether the sides agree as far as both accounts tell them."""
    if one.type in MUTUAL:
        smaller, larger = sorted((one.states, other.states), key=len)
        agree = bool(smaller) and smaller <= larger and (len(smaller) > 1 or len(larger) == 1)
    else:
        actors = one.actor_states & other.actor_states
        told = one.recipient_states and other.recipient_states
        agree = bool(actors) and (not told or bool(one.recipient_states & other.recipient_states))
    return agree and all(_persons_agree(one, other, state) for state in one.states & other.states)


def same_act(one: Account, other: Account, ignore: frozenset[str] = frozenset()) -> bool:
    """Whether type, sides, mode and wording allow that both tell of one act; dates are not looked at."""
    if one.type != other.type or not same_sides(one, other):
        return False
    if _contradicts_itself(one, other):
        return False
    if one.type in SAME_BY_SIDES:
        return one.states == other.states or same_wording(one, other, ignore)
    if one.mode and other.mode and one.mode != other.mode:
        return False
    return same_wording(one, other, ignore)


def copied(one: Account, other: Account) -> bool:
    """Whether two documents of one origin tell of an act in the same sentence: then it is the same telling, twice."""
    if one.origin != other.origin or one.document == other.document or one.type != other.type:
        return False
    if (one.actor_states, one.recipient_states) != (other.actor_states, other.recipient_states):
        return False
    if _contradicts_itself(one, other):
        return False
    shorter, longer = sorted((_quote(one.evidence), _quote(other.evidence)), key=len)
    return bool(shorter) and (shorter == longer or (len(shorter) >= _TELLING_QUOTE and shorter in longer))


@lru_cache(maxsize=1 << 16)
def _quote(evidence: str) -> str:
    """A quote's words in lower case, so that marks and line ends do not matter."""
    return " ".join(re.findall(r"\w+", evidence.lower()))


def same_wording(one: Account, other: Account, ignore: frozenset[str] = frozenset()) -> bool:
    """Whether the two rest on the same quote, or share a word that tells what the act was."""
    return one.evidence == other.evidence or bool(words(one.what, ignore) & words(other.what, ignore))


def _contradicts_itself(one: Account, other: Account) -> bool:
    """One voice in one text does not deny what it tells: then there are two acts."""
    same_voice = one.origin == other.origin and one.holders == other.holders
    return same_voice and (one.status == "denied") != (other.status == "denied")


def _persons_agree(one: Account, other: Account, state: str) -> bool:
    mine, others = one.persons(state), other.persons(state)
    return not mine or not others or bool(mine & others)
