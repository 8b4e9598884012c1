"""The last touch to lemmas: what hangs on the Penn tag or the look of a word, which tables and endings cannot tell.

The conventions are those of the English treebanks of Universal Dependencies.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

FACTORY = "verbale_lemmas"
SIGNS = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-"}
SHORT = {"m": "be", "s": "be", "re": "be", "ve": "have", "'ve": "have", "’ve": "have", "'m": "be", "’m": "be"}
DECADE = re.compile(r"\d+s")
LONGEST = 5  # letters of an acronym


def finish_lemmas(doc: Doc) -> Doc:
    """Set the lemmas of names that are no proper nouns, of plural names, acronyms, numbers and signs.

    Args:
        doc: tagged and lemmatised; changed in place.

    Returns:
        The same document.
    """
    for token in doc:
        lemma = _lemma(token)
        if lemma is not None:
            token.lemma_ = lemma
    return doc


def _lemma(token: Token) -> str | None:
    text, pos = token.text, token.pos_
    if token.tag_ in ("NNP", "NNPS") and pos != "PROPN" and text[0].isupper():
        lemma = str(token.lemma_)  # the National of a national bank, the United of states
        return lemma[0].upper() + lemma[1:]
    if token.tag_ == "NNPS" and pos == "PROPN" and len(text) > 3:
        return _singular(text)
    if pos in ("PUNCT", "SYM"):
        return SIGNS.get(text)
    if pos == "NUM":
        return text.replace(",", "") if "," in text and text[0].isdigit() else None
    if pos == "AUX":
        return SHORT.get(token.lower_)
    if pos == "NOUN" and (DECADE.fullmatch(text) or _acronym(token)):
        return text
    return None


def _singular(text: str) -> str:
    """A plural name without its ending: "Zionists", "Libraries"."""
    small = text.lower()
    if small.endswith("ies"):
        return text[:-3] + ("Y" if text.isupper() else "y")
    if small.endswith(("sses", "xes", "ches", "shes")):
        return text[:-2]
    return text[:-1] if small.endswith("s") and not small.endswith("ss") else text


def _acronym(token: Token) -> bool:
    """Whether a noun in capitals is so by itself, and not because all around it is."""
    if not token.text.isupper() or not 1 < len(token.text) <= LONGEST:
        return False
    around = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return not any(other.text.isupper() and len(other.text) > LONGEST for other in around)


Language.component(FACTORY, func=finish_lemmas)
