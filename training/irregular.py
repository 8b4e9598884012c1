"""Irregular English forms that the treebanks lack or give only rarely."""

from __future__ import annotations

# lemma: its irregular or doubtful forms
VERBS = """
arise arose arisen; awake awoke awoken; bear bore borne born; beat beaten; become became; befall befell;
begin began begun; behold beheld; bend bent; beset; bid; bind bound; bite bit bitten; bleed bled;
blow blew blown; break broke broken; breed bred; bring brought; broadcast; build built; burn burnt;
burst; buy bought; cast; catch caught; choose chose chosen; cling clung; come came; cost; creep crept;
cut; deal dealt; die died dies dying; dig dug; do did done does; draw drew drawn; dream dreamt;
drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; feel felt;
fight fought; find found; flee fled flees fleeing; fling flung; fly flew flown flies; forbid forbade forbidden;
forecast forecasted; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven;
forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given;
go went gone goes; grind ground; grow grew grown; hang hung hanged; have had has; hear heard;
hide hid hidden; hit; hold held; hurt; keep kept; kneel knelt; know knew known; lay laid; lead led;
lean leant; leap leapt; learn learnt; leave left; lend lent; let; lie lain lying lies; light lit; lose lost;
make made; mean meant; meet met; mislead misled; mistake mistook mistaken; misunderstand misunderstood;
offset; outdo outdid outdone; overcome overcame; oversee oversaw overseen; overrun overran;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid; prove proven; put; quit; read;
rebuild rebuilt; rerun reran; resell resold; retake retook retaken; rethink rethought; rid;
ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought;
sell sold; send sent; set; shake shook shaken; shed; shine shone; shoot shot; show shown; shrink shrank shrunk;
shut; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; speak spoke spoken;
speed sped; spend spent; spin spun; spit spat; split; spread; spring sprang sprung; stand stood;
steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove striven; string strung;
swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took taken;
teach taught; tear tore torn; tell told; think thought; throw threw thrown; thrust; tie tied tying;
undergo underwent undergone; understand understood; undertake undertook undertaken; undo undid undone;
unveil unveiled; uphold upheld; upset; wake woke woken; wear wore worn; weave wove woven; weep wept;
win won; wind wound; withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written;
free freed freeing frees; agree agreed; guarantee guaranteed; decree decreed; veto vetoed vetoes vetoing;
torpedo torpedoed torpedoes; echo echoed echoes; embargo embargoed; annex annexed annexes annexing;
traffic trafficked trafficking; panic panicked panicking; mimic mimicked; picnic picnicked;
focus focused focusing focuses focussed; bus bused; gas gassed; kidnap kidnapped kidnapping kidnaped;
worship worshipped; handicap handicapped; control controlled controlling; patrol patrolled patrolling;
propel propelled propelling; compel compelled compelling; expel expelled expelling; repel repelled repelling;
rebel rebelled rebelling; cancel cancelled cancelling canceled; travel travelled travelling traveled;
label labelled labelling; model modelled modelling; level levelled levelling; signal signalled signalling;
fuel fuelled fuelling; shell shelled shelling shells; quell quelled; enrol enrolled; fulfil fulfilled fulfilling;
equip equipped equipping; ship shipped shipping; strip stripped; blame blamed blaming; bomb bombed bombing;
storm stormed; raid raided raiding; seize seized seizing; besiege besieged besieging; siege sieged;
target targeted targeting; deter deterred deterring; defer deferred; refer referred; occur occurred occurring;
incur incurred; transfer transferred transferring; concur concurred; accuse accused accusing; abuse abused;
use used using; close closed closing; impose imposed; propose proposed; oppose opposed; expose exposed;
""".replace("\n", " ")
NOUNS = """
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; ox oxen;
knife knives; wife wives; life lives; leaf leaves; half halves; thief thieves; loaf loaves; shelf shelves;
wolf wolves; calf calves; self selves; crisis crises; analysis analyses; thesis theses;
hypothesis hypotheses; axis axes; criterion criteria; phenomenon phenomena; medium media; datum data;
bus buses; virus viruses; census censuses; campus campuses; status statuses; gas gases; lens lenses;
veto vetoes; torpedo torpedoes; hero heroes; embargo embargoes; echo echoes; potato potatoes;
attaché attachés; coup coups; corps; headquarters; series; species; aircraft; spacecraft; hovercraft;
serviceman servicemen; airman airmen; policeman policemen; spokesman spokesmen; gunman gunmen;
fisherman fishermen; businessman businessmen; spokeswoman spokeswomen; congressman congressmen;
cache caches; niche niches; house houses; base bases; case cases; cause causes; course courses; phase phases;
missile missiles; vehicle vehicles; rifle rifles; ruble rubles; rouble roubles; shoe shoes;
""".replace("\n", " ")
# adjectives whose lemma keeps its capital
NATIONAL = """
Afghan African Albanian Algerian American Angolan Arab Arabian Argentine Armenian Asian Atlantic Australian
Austrian Azerbaijani Azeri Baltic Bahraini Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British
Buddhist Bulgarian Burmese Cambodian Cameroonian Canadian Catholic Chadian Chechen Chilean Chinese Christian
Colombian Congolese Crimean Croatian Cuban Cypriot Czech Danish Dutch Ecuadorian Egyptian English Eritrean
Estonian Ethiopian European Filipino Finnish French Georgian German Ghanaian Greek Haitian Hindu Houthi
Hungarian Indian Indonesian Iranian Iraqi Irish Islamic Islamist Israeli Italian Ivorian Japanese Jewish
Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Laotian Latvian Lebanese Liberian Libyan
Lithuanian Macedonian Malaysian Malian Mauritanian Mexican Moldovan Mongolian Montenegrin Moroccan
Mozambican Muslim Namibian Nepalese Nicaraguan Nigerian Nigerien Norwegian Omani Orthodox Pacific Pakistani
Palestinian Panamanian Pashtun Persian Peruvian Polish Portuguese Protestant Qatari Romanian Russian Rwandan
Saudi Scottish Senegalese Serbian Shia Shiite Sikh Slovak Slovenian Somali Soviet Spanish Sudanese Sunni
Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian Thai Tibetan Tunisian Turkish Turkmen Ugandan Uighur
Ukrainian Uruguayan Uyghur Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean
"""
# small-letter form, part of speech, Penn tag, lemma: where the tag decides or spaCy's rules do not reach
BY_TAG = (
    ("her", "PRON", "PRP", "she"),
    ("pm", "NOUN", "NN", "p.m."), ("am", "NOUN", "NN", "a.m."),
)  # fmt: skip


def irregular(table: str) -> dict[str, str]:
    """Read a table of lemmas and their forms.

    Args:
        table: Entries divided by semicolons, the lemma first.

    Returns:
        Form to lemma; the lemma is also its own form.
    """
    forms: dict[str, str] = {}
    for entry in table.split(";"):
        words = entry.split()
        for word in words:
            forms.setdefault(word, words[0])
    return forms
