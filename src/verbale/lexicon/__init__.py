"""Knowledge as data files, and the one loader that checks them.

The files lie in `data/` beside this module; `docs/lexicon.md` describes each. A user's own folder, of the same file
names, is laid over them: its rows are added, and a row with the key of a shipped one replaces it.
"""

from verbale.lexicon.assessing import Assessing, AssessmentEntry
from verbale.lexicon.gazetteer import Gazetteer, Spot
from verbale.lexicon.inflection import noun_lemmas, verb_lemmas
from verbale.lexicon.load import load_lexicon
from verbale.lexicon.names import Name, NameIndex, NameMatch, fold, in_time
from verbale.lexicon.outlook import AdviceWord, Likelihood
from verbale.lexicon.tables import (
    ClauseKind,
    Connective,
    Cue,
    EventEntry,
    Furniture,
    Good,
    Landmark,
    Lexicon,
    Membership,
    Modality,
    Organisation,
    Pacts,
    Place,
    Role,
    State,
    Term,
    Theme,
    TransferWord,
)

__all__ = [
    "AdviceWord",
    "Assessing",
    "AssessmentEntry",
    "ClauseKind",
    "Connective",
    "Cue",
    "EventEntry",
    "Furniture",
    "Gazetteer",
    "Good",
    "Landmark",
    "Lexicon",
    "Likelihood",
    "Membership",
    "Modality",
    "Name",
    "NameIndex",
    "NameMatch",
    "Organisation",
    "Pacts",
    "Place",
    "Role",
    "Spot",
    "State",
    "Term",
    "Theme",
    "TransferWord",
    "fold",
    "in_time",
    "load_lexicon",
    "noun_lemmas",
    "verb_lemmas",
]
