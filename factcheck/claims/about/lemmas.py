"""Base forms of English words, by a table of irregular words and rules of spelling: no model, no dictionary."""

from functools import lru_cache

# Base form first, then its irregular forms. Where a form belongs to two words, the one that news uses more wins:
# "left" is leave, "lives" is life, "found" is find (so "founded" alone gives found).
_IRREGULAR_VERBS = """
be am is are was were been being 's|have has had having|do does did done doing|go goes went gone going
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun
bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung
come came coming|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven driving|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found
flee fled fleeing flees|fling flung|fly flew flown flies|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten getting|give gave given giving|grind
grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known
lay laid|lead led|lean leant|leap leapt|learn learnt|leave left leaves leaving|lend lent
lie lain lying lies lied|light lit|lose lost losing|make made making|mean meant|meet met
mistake mistook mistaken|overcome overcame|overtake overtook overtaken|oversee oversaw overseen overseeing
overthrow overthrew overthrown|pay paid|plead pled|prove proven|ride rode ridden|ring rang rung
rise rose risen rising|run ran running|say said|see saw seen sees seeing|seek sought|sell sold|send sent
sew sewn|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung
sink sank sunk|sit sat sitting|sleep slept|slide slid|speak spoke spoken|speed sped|spell spelt
spend spent|spill spilt|spin spun|spoil spoilt|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stink stank|strike struck stricken|strive strove striven|swear swore sworn
sweep swept|swell swollen|swim swam swum swimming|swing swung|take took taken|teach taught|tear tore torn
tell told|think thought|throw threw thrown|undergo undergoes underwent undergone|understand understood
undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept
win won winning|withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written writing
analyse analysed analyses analysing analyze analyzed|paralyse paralysed
die dies died dying|tie ties tied tying|vie vies vied vying|outdo outdid outdone|rebuild rebuilt
resell resold|redo redid redone|retake retook retaken|foresee foresaw foreseen|can could|will would
may might|shall should
"""

_IRREGULAR_NOUNS = """
person people persons|man men|woman women|child children|grandchild grandchildren|stepchild stepchildren
schoolchild schoolchildren|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|life lives|wife wives
knife knives|wolf wolves|half halves|shelf shelves|thief thieves|loaf loaves|calf calves|self selves
hoof hooves|scarf scarves|elf elves|crisis crises|basis bases|analysis|diagnosis diagnoses
thesis theses|oasis oases|axis axes|emergency emergencies|hypothesis hypotheses|parenthesis parentheses
bacterium bacteria|criterion criteria|phenomenon phenomena|medium media|datum data
referendum referenda referendums|stadium stadia stadiums|memorandum memoranda|nucleus nuclei|cactus cacti
alumnus alumni|fungus fungi|stimulus stimuli|genus genera|appendix appendices|index indices indexes
vertex vertices|matrix matrices|movie movies|calorie calories|cookie cookies|rookie rookies|zombie zombies
selfie selfies|pie pies|hoodie hoodies|eerie|prairie prairies|bus buses|gas gases|lens lenses
virus viruses|campus campuses|bonus bonuses|census censuses|circus circuses|corps|headquarters|series
species|news|means|focus focuses focused|agree agreed agreeing agrees|guarantee guaranteed guaranteeing
traffic trafficked trafficking|panic panicked|free freed freeing|police|politics|economics|mathematics
physics|athletics|gymnastics|diabetes|measles|rabies|always|perhaps|across|towards|afterwards
besides|overseas|indoors|outdoors|upstairs|downstairs|sometimes|nowadays|less|plus|minus|thus
versus|his|its|this|us|yes|as|has|hers|ours|theirs|yours|whereas|christmas|gauze|chaos
atlas|alas|canvas|iris|tennis|bias|cosmos|ethos|asbestos|mars|venus|paris|texas|kansas
athens|wales|naples|brussels|cannes|lens|athletics|kilometre kilometres kilometer kilometers
metre metres meter meters|centimetre centimetres centimeter centimeters
millimetre millimetres millimeter millimeters|litre litres liter liters|tonne tonnes
centre centres center centers centred centered|theatre theatres theater theaters|fibre fibres fiber fibers
programme programmes program programs|defence defences defense defenses|offence offences offense offenses
licence licences license licenses licensed licensing|labour labours labor labors|harbour harbours harbor harbors
neighbour neighbours neighbor neighbors|aluminium aluminum|tyre tyres|cheque cheques|plough plow
jewellery jewelry|storey storeys|kerb kerbs|grey gray|mum mom|aeroplane airplane|percent
colour color colours colors
"""

# Words that end like an inflected form and are none.
_WHOLE = frozenset(
    str.split("""
    need seed feed speed breed bleed exceed proceed succeed indeed hundred sacred naked wicked wretched rugged
    kindred red bed shed sled fed wed ted embed during morning evening nothing something anything
    everything king ring sing spring string thing wing bring cling fling sling sting swing ceiling wedding being
    sibling herring pudding darling sterling viking boeing beijing reading dead deadline ahead missing born beloved
    unarmed clothing building meeting hearing sailing housing funding training spending landing crossing opening
    closing ending beginning recording warning ruling screening shipping banking mining drilling wiring earnings
    savings holdings proceeds winnings surroundings clothes thanks congratulations jeans trousers scissors
    binoculars goods unaccounted unharmed unhurt alleged unscathed unnamed unidentified unprecedented armed united
    limited supposed uninjured unaffected undisclosed aged doping vaping moped steed sapling offspring upswing
    lightning plaything wrongdoing fracas ongoing forthcoming upcoming outlying xmas fledgling unchanged unoccupied
    unmatched unemployed unsolved unmanned unexploded roscosmos logistics takings innings
    """)
)
# -ing words that are nouns of their own in news: kept, so that "a hearing" and "heard" do not meet.
_KEPT_PLURAL = {
    "buildings": "building", "meetings": "meeting", "hearings": "hearing", "landings": "landing",
    "crossings": "crossing", "openings": "opening", "closings": "closing", "warnings": "warning", "rulings": "ruling",
    "weddings": "wedding", "screenings": "screening", "recordings": "recording", "evenings": "evening",
    "mornings": "morning", "siblings": "sibling", "kings": "king", "rings": "ring", "wings": "wing",
    "things": "thing", "strings": "string", "springs": "spring", "sailings": "sailing", "hundreds": "hundred",
    "needs": "need", "seeds": "seed", "speeds": "speed", "beds": "bed", "readings": "reading",
    "beginnings": "beginning",
}  # fmt: skip

# Stems whose verb ends in -e although the rules below say otherwise, and the reverse.
_WITH_E = frozenset(
    str.split("""
    invit unit cit recit excit ignit incit writ rewrit despit not vot quot promot devot denot complet delet compet
    execut disput contribut distribut salut institut substitut prosecut constitut commut refut mut rout attribut
    combin declin fin min defin determin examin lin outlin shin confin refin imagin din disciplin undermin decid
    provid divid resid guid hid collid rid sid presid coincid subsid trad invad fad evad upgrad degrad persuad
    explod erod cod conced seced imped preced reced interced includ exclud conclud intrud secl preclud elud prelud
    mak shak tak wak bak rak stak strik lik hik bik provok invok smok evok jok chok revok stok tim prim nam blam
    fram tam gam sham welcom com outcom overcom assum consum resum presum fum escap shap tap rap drap scrap hop cop
    scop slop wip pip swip grip snip typ strip rul schedul overrul fil pil compil exil reconcil smil mil til profil
    whil scal sal inhal stal hol consol sol rol scor stor restor explor ignor ador bor shor implor snor deplor adher
    interfer sever declar shar compar prepar car dar spar scar squar star glar phon ton postpon clon tun prun immun
    surviv bath breath scyth sooth loath writh charg merg emerg surg urg forg diverg purg enlarg larg verg submerg
    recharg discharg barg gorg rang chang challeng exchang arrang aveng reveng plung loung hing ting fring cring
    impin manag damag engag wag pag stag rag voyag cag salvag ravag sabotag outrag encourag discourag pledg judg
    acknowledg dodg hedg bridg edg wedg dredg lodg budg nudg trudg allig oblig besieg releas increas decreas ceas
    eas leas pleas teas purchas chas eras phas bas clos los pos impos propos oppos expos compos dispos suppos rais
    prais brows caus paus us accus refus abus confus rous hous diffus amus excus advis revis supervis televis promis
    compris surpris exercis practis disguis cruis bruis nois pois collaps elaps relaps glimps eclips endors reimburs
    revers travers rehears nurs curs dispers immers convers hors cours coars sens licens condens dispens expens
    incens recompens rins tens fir hir requir acquir retir inquir enquir wir tir admir expir inspir conspir aspir
    desir umpir injur secur captur measur pressur ensur insur assur endur featur figur pictur lectur ventur
    manufactur nurtur tortur ruptur fractur pur cur lur procur obscur matur treasur disclos enclos danc glanc chanc
    advanc financ balanc enhanc announc pronounc bounc denounc renounc ounc influenc sentenc silenc experienc
    evidenc commenc fenc convinc minc princ forc enforc reinforc sourc resourc divorc plac replac fac surfac rac
    trac brac embrac grac lac spac displac pric slic offic notic sacrific voic rejoic choic juic reduc produc
    introduc induc deduc seduc truc rat creat stat dat relat operat locat donat estimat investigat evacuat educat
    indicat celebrat nominat activat alleviat sit kit bit mit cak gaz blaz freez seiz amaz raz craz graz siz priz
    doz snooz analyz paralyz rescu issu argu valu continu pursu su du vu queu tong leagu plagu fatigu tripl doubl
    troubl settl battl handl tackl struggl cripl crippl cycl recycl peopl sampl trampl topl toppl
    """)
)
_WITHOUT_E = frozenset(
    str.split("""
    treat repeat seat beat heat defeat cheat float eat threat coat boat goat sweat great chat combat format focus
    bias canvas gas bus plus discuss belong long hang bang gang wrong among ring wing bring prolong throng bong
    cling string sing swing visit limit edit credit exit audit profit benefit exploit recruit quit suit wait await
    orbit inhabit prohibit exhibit deposit posit elicit merit inherit solicit spirit permit summit spit hit transit
    offer suffer enter deliver develop gallop envelop wallop gossip worship equip signal total equal rival trial
    deal heal steal reveal appeal seal conceal repeal abandon mention question position reason season poison prison
    ration station function sanction pardon summon condition commission auction pilot ballot riot allot boycott loot
    shoot root target market budget ticket rocket interpret jacket blanket trumpet greet meet tweet fleet sheet gain
    train remain contain maintain obtain complain explain detain retain join coin ruin drain strain sustain pain
    repair chair stair impair air pair claim aim maim proclaim reclaim fail jail mail sail detail bail rail trail
    hail prevail nail assail derail oil boil soil spoil toil foil coil avoid aid raid paid void load lead head
    spread read bread plead tread overload upload download board break leak speak peak soak streak cloak look book
    cook hook overlook cool pool fool school tool loom zoom doom room leap reap heap cheap soap doubt scout shout
    out rout fear appear hear clear near tear gear wear bear smear rear year tour pour hour four flour detour anchor
    sponsor tailor author mirror monitor factor doctor honor favor labor rumor tutor motor sector labour favour
    honour rumour harbour armour savour murmur occur spur blur concur incur filter register administer happen listen
    open climb comb bomb thumb plumb
    """)
)

_VOWELS = frozenset("aeiou")


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for block in (_IRREGULAR_NOUNS, _IRREGULAR_VERBS):
        for entry in block.replace("\n", "|").split("|"):
            words = entry.split()
            for word in words:
                table[word] = words[0]
    table |= {word: word for word in _WHOLE} | _KEPT_PLURAL
    # The verb reading of these is rarer in news than the other word's form.
    return table | {"saw": "see", "born": "born", "wound": "wound", "bound": "bound", "does": "do", "people": "person"}


_TABLE = _table()


@lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The base form of a lower-cased English word: "sank" and "sinking" give "sink", "bodies" gives "body".

    One form per spelling, since the word class is not known: "people" gives "person", "left" leave, "lives" life,
    "rose" rise, "felt" feel. American spellings of common measures fall together with British ones ("kilometer",
    "center"). Words it does not know are stripped by rule, so a lemma may be no word; forms of one word still meet.
    A possessive "'s" is dropped; a hyphenated word keeps its hyphens.
    """
    if word.endswith("'s"):
        word = word[:-2] or word
    elif word.endswith("s'"):
        word = word[:-1]
    known = _TABLE.get(word)
    if known is not None:
        return known
    if len(word) < 4 or not word[-1].isalpha():
        return word
    if word.endswith("s"):
        return _without_s(word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4:
        return _stem(word[:-2], word)
    if word.endswith("ing") and len(word) > 5:
        return _stem(word[:-3], word)
    return word


def _without_s(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return "ache" if word == "aches" else word[:-2]
    if word.endswith("oes") and len(word) > 5:
        return word[:-2]
    base = word[:-1]
    return lemma(base) if base.endswith("ing") else _TABLE.get(base, base)


def _stem(stem: str, word: str) -> str:
    """The base of a verb form whose -ed or -ing has been cut off."""
    if not any(char in "aeiouy" for char in stem):
        return word
    if stem in _WITH_E:
        return stem + "e"
    if stem in _WITHOUT_E or len(stem) < 3:
        return stem if len(stem) > 2 else stem + "e"
    last, before = stem[-1], stem[-2]
    if last == before and last not in "aeiou":
        # Doubled by the ending (dropped, travelled) or by nature (killed, passed, added, bluffed).
        long_l = last == "l" and (stem[-3] in "aiu" or len(stem) <= 5) and stem not in ("signall", "rivall", "totall")
        natural = last in "sfz" or long_l or stem in ("add", "purr", "err")
        return stem if natural else stem[:-1]
    return stem + "e" if _takes_e(stem, last, before) else stem


def _takes_e(stem: str, last: str, before: str) -> bool:
    if last in "vcuz" or (last == "l" and before not in "aeioulrw"):
        return True
    if last == "g":
        return before in "adiur"
    if last == "b":
        return before in "aio"
    if last == "n":
        return stem.endswith(("rven", "nven")) or stem == "interven"
    if last == "s":
        return before in _VOWELS or before in "nrl"
    if stem.endswith(("at", "iat", "uat")) and before == "a":
        return stem[-3] not in _VOWELS or stem[-3] in "iu"
    if last == "r":
        return before in "iu" and stem[-3] not in "aeo"
    if last in "dkm" and before in "aiou":
        return stem[-3] not in _VOWELS and stem[-3] != "w"
    return last == "t" and stem.endswith(("ut", "quit")) and stem[-3] not in _VOWELS
