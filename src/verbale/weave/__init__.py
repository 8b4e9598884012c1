"""What several documents tell, put together: copies of one text, accounts of one event, and where they disagree.

Nothing here says what is true. An episode is the accounts that seem to tell of one event, each kept with its own
word and its own date.
"""

from verbale.weave.accounts import Account, account_of
from verbale.weave.disagreements import Disagreement, Side, disagreements
from verbale.weave.episodes import Episode, episodes
from verbale.weave.origins import SAME_ORIGIN, origins

__all__ = [
    "SAME_ORIGIN",
    "Account",
    "Disagreement",
    "Episode",
    "Side",
    "account_of",
    "disagreements",
    "episodes",
    "origins",
]
