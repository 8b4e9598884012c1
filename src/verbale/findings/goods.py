"""Goods: what a phrase names that can be handed over, how much of it, and in what condition.

The longest term of goods.csv that ends with the head counts, then the name or designation before it ("S-400 regiments",
"MiG engines"), then the head by itself; a general head ("technology", "parts") takes the category of what it is of.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.findings.syntax import conjuncts, noun_forms, preposition
from verbale.language.cardinals import SCALES, cardinal
from verbale.lexicon import Good, Lexicon, noun_lemmas

LONGEST = 4  # words of a term
BEFORE = ("compound", "amod", "flat", "nmod:desc", "nmod:unmarked", "nummod", "punct", "nmod", "nmod:poss")
GENERAL = "other"
CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "us$": "dollar"}
MONEY = Good(term="money", category="money_debt", form="money")
MANY = frozenset(("nummod", "compound", "flat", "advmod", "punct", "nmod:unmarked", "det"))
AMOUNT = frozenset(("of", "in", "on"))
EXACT = 1  # words beyond which a term is no general one


@dataclass(frozen=True, slots=True)
class Item:
    """What is handed over.

    Attributes:
        head: the head of its phrase; `core` the noun that names the goods ("drones" of "hundreds of drones").
        good: what it is.
        rivals: terms that were seen in the phrase too and not taken.
        stands_for: the goods told before that a word without goods of its own means ("the first arrived"), or None.
    """

    head: Token
    core: Token
    good: Good
    rivals: tuple[str, ...] = ()
    stands_for: "Item | None" = None


def items_in(heads: Iterable[Token], lexicon: Lexicon) -> list[Item]:
    """The goods that phrases name, each of those coordinated by itself.

    Args:
        heads: of the phrases.
        lexicon: for the goods.
    """
    found: list[Item] = []
    for head in heads:
        before: Item | None = None
        for each in conjuncts(head):
            item = item_of(each, lexicon) or _same_again(each, before, lexicon)
            before = item or before
            fellows = [f for c in list(conjuncts(item.core))[1:] if (f := item_of(c, lexicon))] if item else []
            for one in [*([item] if item is not None else []), *(fellows if item and item.core != item.head else [])]:
                if all(i.core != one.core for i in found):
                    found.append(one)
    return found


def _same_again(head: Token, before: Item | None, lexicon: Lexicon) -> Item | None:
    """A portion coordinated with goods is of those goods: "wheat to Somalia and the same amount to Mali"."""
    if before is None or not _is_unit(head, lexicon):
        return None
    return Item(head, head, before.good)


def item_of(head: Token, lexicon: Lexicon) -> Item | None:
    """What the phrase of a head names.

    Args:
        head: a noun, number or sign of a currency.
        lexicon: for the goods.
    """
    if head.text.lower() in CURRENCY or (head.pos_ == "NUM" and _currency(head)):
        return Item(head, head, MONEY)
    whole = next((c for c in head.children if c.dep_ == "nmod" and c.i > head.i and preposition(c) in AMOUNT), None)
    vague = head.pos_ == "NUM" or head.lemma_.lower() in lexicon.handover["portion"] or head.lower_ in SCALES
    if whole is not None and (vague or not _terms(head, lexicon)) and (inner := item_of(whole, lexicon)) is not None:
        return replace(inner, head=head)
    terms = _terms(head, lexicon)
    named = _named(head, lexicon)
    if terms and len(terms[0].term.split()) > EXACT:
        special = terms[0].form == "goods"
        good = _sharper(terms[0], head, lexicon) if special else terms[0]
        return Item(head, head, good, _others(terms[1:], named))
    if named is not None and (terms or vague or _is_unit(head, lexicon)):
        form = terms[0].form if terms and terms[0].form != "people" else named.form
        return Item(head, head, replace(named, form=form), _others(terms))
    if terms:
        return Item(head, head, _sharper(terms[0], head, lexicon), _others(terms[1:]))
    if vague or _is_unit(head, lexicon):  # "rice shipments"
        for child in head.children:
            if child.dep_ == "compound" and child.i < head.i and (of := _terms(child, lexicon)):
                return Item(head, head, of[0])
    return None


def _is_unit(head: Token, lexicon: Lexicon) -> bool:
    return any(form in lexicon.handover["portion"] for form in (head.lemma_.lower(), *noun_lemmas(head.lower_)))


def _others(terms: Sequence[Good], named: Good | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(t.term for t in terms), *([named.term] if named is not None else [])]))


def _chunks(head: Token) -> list[tuple[str, Token]]:
    """The words of a phrase up to its head, joined where hyphens join them: "S-400", "air", "defence", "missiles"."""
    first = head.i
    while first > head.sent.start:
        token = head.doc[first - 1]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X", "SYM") and token.text not in ("-", "–", "/"):
            break
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
            break
        first -= 1
    last = head.i
    while (
        last + 1 < head.sent.end
        and head.doc[last + 1].head.i in (head.i, last)
        and (head.doc[last + 1].dep_ == "flat" or head.doc[last + 1].text in ("-", "–"))
    ):
        last += 1
    out: list[tuple[str, Token]] = []
    glued = False
    for token in head.doc[first : last + 1]:
        if glued and out:
            out[-1] = (out[-1][0] + token.text, token)
        else:
            out.append((token.text, token))
        hyphen = token.text in ("-", "–")
        follows = token.i < last and head.doc[token.i + 1].text in ("-", "–")
        glued = not token.whitespace_ and (hyphen or follows)
    return out


def _terms(head: Token, lexicon: Lexicon) -> list[Good]:
    """The terms that end with the head, the longest first."""
    chunks = _chunks(head)
    words = [text for text, _ in chunks]
    if not words:
        return []
    found = []
    for length in range(min(LONGEST, len(words)), 0, -1):
        before = words[-length:-1]
        for last in dict.fromkeys((head.lemma_.lower(), *noun_lemmas(words[-1].lower()))):
            good = lexicon.goods.get(" ".join([*(w.lower() for w in before), last]))
            if good is not None and _written(good, words[-length]) and good not in found:
                found.append(good)
    if not found and (good := _designated(words[-1], lexicon)) is not None:
        found.append(good)
    return found


def _named(head: Token, lexicon: Lexicon) -> Good | None:
    """The make before a head: "Leopard tanks", "S-400 regiments", "MiG-17 engines"."""
    words = [text for text, _ in _chunks(head)][:-1]
    for i in range(len(words) - 1, -1, -1):
        for length in (2, 1):
            told = words[max(0, i - length + 1) : i + 1]
            good = lexicon.goods.get(" ".join(told).lower())
            if good is not None and good.named and _written(good, told[0]):
                return good
        if (good := _designated(words[i], lexicon)) is not None:
            return good
    return None


def _designated(word: str, lexicon: Lexicon) -> Good | None:
    """The make of a designation: letters, a hyphen and a number ("F-16s", "T-72B3")."""
    if "-" not in word or not any(c.isdigit() for c in word):
        return None
    whole = lexicon.goods.get(word.lower()) or lexicon.goods.get(word.lower().rstrip("s"))
    if whole is not None:
        return whole
    stem, rest = word.split("-", 1)
    good = lexicon.goods.get(f"{stem.lower()}-")
    return good if good is not None and rest[:1].isdigit() and stem[:1].isupper() else None


def _written(good: Good, first: str) -> bool:
    return not good.named or first[:1].isupper() or not good.term[:1].isupper()


def _sharper(good: Good, head: Token, lexicon: Lexicon) -> Good:
    """A general good takes the category of what it is about: "satellite technology", "parts for fighters"."""
    if good.category != GENERAL:
        return good
    near = [c for c in head.children if c.dep_ in ("compound", "amod", "nmod", "obl")]
    near = [c for c in near if preposition(c) not in ("to", "from", "with", "by", "in")]
    near += [t for c in head.children if c.dep_.startswith("acl") for t in c.subtree]
    if head.dep_ == "obj":  # "send parts for his fighters", wherever the parser hung the phrase
        near += [c for c in head.head.children if c.dep_ == "obl" and preposition(c) == "for" and c.i > head.i]
    for token in near:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        for told in (*_terms(token, lexicon), _named(token, lexicon)):
            if told is not None and told.category not in (GENERAL, "labour", "money_debt"):
                return replace(good, category=told.category)
    return good


def _currency(head: Token) -> bool:
    return any(c.text in CURRENCY for c in head.children) or (
        head.i > head.sent.start and head.doc[head.i - 1].text in CURRENCY
    )


def quantity_of(item: Item) -> tuple[float | None, str | None]:
    """How much an item is: the number and what it counts ("two million barrels of oil": 2e6, barrel).

    Args:
        item: the goods.

    Returns:
        None for both where no exact number is told.
    """
    for counted in dict.fromkeys((item.head, item.core)):
        for number in (c for c in counted.children if c.dep_ == "nummod" or c.text in ("%", "percent")):
            value = cardinal(_number_words(number))
            if value is not None:
                return value, _unit(counted)
        if counted.pos_ == "NUM":
            value = cardinal(_number_words(counted))
            if value is not None:
                return value, _unit(counted if counted == item.core else item.core)
    article = next((c for c in item.core.children if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
    if (
        article is not None
        and item.head == item.core
        and item.stands_for is None
        and item.good.form == "goods"
        and item.core.tag_ in ("NN", "NNP")
    ):
        return 1.0, _unit(item.core)
    return None, None


def _number_words(number: Token) -> list[str]:
    inside = [t for t in number.subtree if t == number or (t.dep_ in MANY and (t.i < number.i or t.lower_ in SCALES))]
    return [t.text for t in inside if t.text not in CURRENCY and t.pos_ not in ("ADV", "ADP") and t.text != "%"]


def _unit(counted: Token) -> str | None:
    text = counted.text.lower()
    if text in CURRENCY:
        return CURRENCY[text]
    if text.endswith("%") or text in ("percent", "per cent") or any(c.text == "%" for c in counted.children):
        return "percent"
    sign = next((c.text for c in counted.children if c.text in CURRENCY), None)
    if sign is None and counted.pos_ == "NUM" and counted.i > counted.sent.start:
        sign = counted.doc[counted.i - 1].text
    if sign in CURRENCY:
        return CURRENCY[sign]
    return None if counted.pos_ == "NUM" else noun_lemmas(text)[0] if counted.pos_ == "NOUN" else counted.text


def condition_of(item: Item, lexicon: Lexicon) -> str | None:
    """Whether goods are told to be second_hand, modernised or new.

    Args:
        item: the goods.
        lexicon: for the words that say so.
    """
    words = {t.lower_ for t in _phrase(item.head)} | {text.lower() for text, _ in _chunks(item.core)}
    for state in ("second_hand", "modernised", "new"):
        if words & lexicon.handover[state]:
            return state
    return None


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in BEFORE or child.dep_ == "conj":
            yield from _phrase(child)


def item_words(item: Item, lexicon: Lexicon) -> Iterator[Token]:
    """The words that name an item, without those coordinated with it and without who gives or gets it.

    Args:
        item: the goods.
        lexicon: for the nouns that tell of handing over, which name no goods ("delivery of eleven planes").
    """
    act = any((form, "noun") in lexicon.transfers for form in noun_forms(item.head))
    root = item.core if act else item.head
    yield from _own_words(root, root, item)


def _own_words(head: Token, root: Token, item: Item) -> Iterator[Token]:
    yield head
    for child in head.children:
        inner = (child.dep_ in BEFORE and child.i < head.i and child.dep_ != "nmod") or child.dep_ in ("det", "flat")
        of = child.dep_ == "nmod" and preposition(child) in ("of", "for", "worth")
        if inner or of or child == item.core:
            yield from _own_words(child, root, item)
        elif child.dep_ == "case" and head != root:
            yield child


def owner_words(item: Item) -> list[Token]:
    """The words that may tell whose goods are: "Russian gas", "Seoul's rice", "the debt of Zambia".

    Args:
        item: the goods.
    """
    out = []
    for token in dict.fromkeys((item.core, item.head)):
        out += [c for c in token.children if c.dep_ in ("amod", "nmod:poss", "compound") and c.i < token.i]
    return out
