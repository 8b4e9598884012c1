"""Closed lists of words that tell number, gender and kind of a mention; what is open is left to the vectors."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

PRONOUNS: Final = (
    "", "i", "we", "you", "he", "she", "it", "they", "this", "that", "these", "those", "one", "here", "there", "who",
    "other", "both", "all", "some", "each",
)  # fmt: skip

_FORMS = {
    "i": "i me my mine myself",
    "we": "we us our ours ourselves 's",
    "you": "you your yours yourself yourselves ya u",
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves 'em em themself",
    "this": "this",
    "that": "that",
    "these": "these",
    "those": "those",
    "one": "one ones oneself one's",
    "here": "here",
    "there": "there",
    "who": "who whom whose what which",
    "other": "another other others",
    "both": "both",
    "all": "all everyone everybody everything",
    "some": "some someone somebody something anyone anybody anything many most few several",
    "each": "each either neither none",
}
PRONOUN_OF = MappingProxyType({form: PRONOUNS.index(key) for key, forms in _FORMS.items() for form in forms.split()})

PERSON_OF = MappingProxyType({"i": 1, "we": 2, "you": 3})

SINGULAR, PLURAL = 1, 2
NUMBER_OF = MappingProxyType(
    {
        **dict.fromkeys("i he she it this that one each".split(), SINGULAR),
        **dict.fromkeys("we they these those both".split(), PLURAL),
    }
)

MALE, FEMALE, NEUTER = 1, 2, 3
GENDER_OF = MappingProxyType({"he": MALE, "she": FEMALE, "it": NEUTER})

MALE_WORDS = frozenset(
    """mr mr. sir lord king prince duke emperor sultan sheikh emir pope father dad daddy grandfather grandpa brother son
    husband uncle nephew widower man men boy boys guy gentleman gentlemen businessman spokesman chairman congressman
    statesman policeman fisherman actor hero monk priest bishop archbishop cardinal ayatollah imam fathers brothers sons
    james john robert michael william david richard joseph thomas charles daniel matthew anthony mark donald steven paul
    andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler
    aaron jose adam henry nathan peter zachary kyle walter ethan jeremy harold keith christian roger noah gerald carl
    terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan
    wayne roy ralph randy eugene vincent russell louis philip bobby johnny bradley tom jim mike bob bill dave steve
    vladimir sergei sergey dmitry mikhail boris nikita igor oleg ivan yuri viktor volodymyr petro recep abdullah ahmed
    ahmad mohammed muhammad mohamed mahmoud hassan hussein ali omar osama saddam bashar benjamin ehud ariel yitzhak
    shimon hamid pervez imran narendra manmohan shinzo yoshihide fumio junichiro xi jinping jintao emmanuel francois
    jacques nicolas gerhard helmut olaf silvio matteo mario giuseppe pedro luis carlos fidel raul hugo nicolas evo
    jair lula kofi antonio ban jens anders rishi keir tony gordon barack joe antony ashton luke oliver isaac
    """.split()
)
FEMALE_WORDS = frozenset(
    """mrs mrs. ms ms. miss madam lady queen princess duchess empress baroness mother mom mum mommy grandmother grandma
    sister daughter wife aunt niece widow woman women girl girls businesswoman spokeswoman chairwoman congresswoman
    policewoman actress heroine nun mothers sisters daughters wives
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori kate jane sue ellen hillary condoleezza madeleine theresa angela ursula benazir
    indira sheikh-hasina hasina aung tzipi golda michele cristina dilma jacinda sanna mette giorgia nancy kamala nikki
    federica catherine penny yulia svetlana maia kaja annalena christine wendy ivanka melania jill
    """.split()
)

PERSON_CLASSES = frozenset({"PERSON"})
THING_CLASSES = frozenset({"DATE", "FAC", "LOC", "MISC", "MONEY", "ORG", "PRODUCT"})
HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir president prime minister king queen general gen.".split()
)
DEFINITE = frozenset({"the"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
INDEFINITE = frozenset({"a", "an"})
QUANTIFIED = frozenset("some any no every each many much few several more most all both another other enough".split())
EMPTY = DEFINITE | DEMONSTRATIVE | INDEFINITE | frozenset({"'s", "’s", "'", "’", "of", "and", "in", "for", "to", ","})
SPEECH = frozenset(
    """said says say told tells added adds asked asks warned warns argued argues wrote writes explained explains noted
    notes stated states announced announces claimed claims insisted insists replied stressed stresses called declared
    commented continued according""".split()
)
COMPASS = frozenset("north south east west".split())

# nouns by which news takes up the same thing; each line is one group
_TAKEN_UP = """
agreement accord deal pact treaty
visit trip tour
talks meeting summit negotiations discussions
country nation state
bloc union alliance organisation organization group
missile rocket weapon
attack strike raid assault bombing shelling
sanctions measures penalties restrictions
army military forces troops soldiers
vote election poll ballot referendum
law bill act legislation
report statement document
ministry department
company firm group
leader president ruler chief
ship vessel boat
plane aircraft jet
war conflict fighting
ceasefire truce
loan credit
child baby girl boy
place site location area
film movie
"""
TAKEN_UP = MappingProxyType(
    {
        form: frozenset(n for n, line in enumerate(_TAKEN_UP.split("\n")) if form in line.split())
        for form in _TAKEN_UP.split()
    }
)
GROUPS: Final = len(_TAKEN_UP.split("\n"))
