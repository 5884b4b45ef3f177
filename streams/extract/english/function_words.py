"""The small words that hold an English sentence together, by what they are to the rules."""

import re

from schemas import Kind
from streams.extract.english.nouns import GATHERINGS
from streams.extract.english.numbers import SMALL
from streams.extract.grammar.counted import CountWords
from streams.extract.grammar.persons import PersonWords
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag
from streams.extract.lexicon import meanings, words

LINKS = {
    Tag.BE: """am is are was were be been being 're get gets got getting remain remains remained
        remaining stay stayed become became lay lie lying reported believed feared
        presumed confirmed declared listed found pronounced considered said known thought seen
        reporting""",
    Tag.HAVE: "have has had having 've",
    Tag.DET: "the a an its his her their our my this",
    Tag.MODAL: "may might could would can will should must",
    Tag.REACH: """
        rose rise rises risen rising climbed climb climbs climbing stood stands stand standing
        pass top exceed
        reached reach reaches reaching jumped jumps grew grows grown increased increases passed
        passes topped tops neared nears surpassed exceeded exceeds soared brings bring bringing
        brought put puts putting raised raises raising lowered revised dropped fell""",
    Tag.HIT: "hit hits hitting struck strikes striking",
    Tag.BULLET: "bullet bullets gunfire shrapnel buckshot gunshots pellet pellets",
    Tag.CARE: "hospital hospitals clinic infirmary",
    Tag.CLAIM: "claimed claims claiming claim took takes taking take cost costs costing lost loss",
    Tag.SUFFER: "suffer suffers suffered suffering sustained sustaining received",
    Tag.WHO: "who whom that",
    Tag.CLAUSE: """
        when where after before because until although though as since how why unless if whether
        say says said told tells reports which whose""",
    Tag.AMONG: "among including included includes include",
    Tag.PEOPLE: "them",
    Tag.LIVES: "lives life",
    Tag.OF: "of",
    Tag.TO: "to",
    Tag.AT: "at",
    Tag.BY: "by",
    Tag.SELF: "himself herself themself self",
    Tag.SELVES: "themselves",
    Tag.FROM: "from",
    Tag.AND: "and or & plus",
    Tag.COMMA: ", ( ) [ ]",
    Tag.STOP: "; : — – - | but while",
}
NAMES_RELEASED = " | ".join(
    f"{names} {how} released"
    for names in ("name", "names", "identity", "identities")
    for how in (
        *("was", "were", "not", "was not", "were not", "has not been", "have not been"),
        *("was not immediately", "were not immediately", "is not being", "are not being"),
    )
)
"""Of somebody's name, who was not released himself."""
TOTALS = " | ".join(
    f"{verb} {total} to"
    for verb in (
        *("bring", "brings", "bringing", "brought", "raise", "raises", "raising", "raised"),
        *("take", "takes", "taking", "took", "push", "pushes", "pushing", "pushed"),
    )
    for total in (
        *("the total", "the total number", "the number", "the tally", "the figure", "the count"),
        *("the overall total", "the national total", "the nationwide total", "their number"),
        *("the cumulative total", "the country's total", "the country’s total"),
    )
)
LINK_PHRASES = {
    Tag.TOTAL: TOTALS,
    Tag.WITH: "along with | together with | as well as | in addition to | followed by",
    Tag.BE: "ended up | wound up | reported as | given as",
    Tag.REACH: "gone up | went up | goes up | going up",
    Tag.SUFFER: "diagnosed with",
    # Who is called to a place is not brought there.
    Tag.AT: "called to | dispatched to | summoned to",
    Tag.CARE: """
        medical center | medical centers | medical centre | trauma center | trauma centre |
        trauma unit | emergency room | burn unit | burn center | burns unit""",
    Tag.OTHER: f"""
        body camera | body cameras | body cam | body armor | body armour | homicide unit |
        homicide detective | homicide detectives | homicide investigator |
        homicide investigators | homicide division | homicide bureau | homicide squad |
        fires shot | fires shots | fired shots | shots fired | warning shot | warning shots |
        shot down | shot up | shot into | shooting into | shoots into | shot at by | shot at and |
        shot at from | shot at while | shot at when | shot at but | shot at on | shot at in |
        shot at several | shot at multiple | shot at , | shot at . |
        turn himself in | turned himself in | turns himself in | turning himself in |
        turn herself in | turned herself in | turns herself in | turning herself in |
        raced to the hospital | hurried to the hospital | headed to the hospital |
        returned to the hospital | shooting victim's | shooting victim’s | stabbing victim's |
        stabbing victim’s |
        dead or alive | alive or dead | to call | to contact | murder suspect |
        murder suspects | shooting suspect | shooting suspects | stabbing suspect |
        homicide suspect | kidnapping suspect | murder trial | murder charge | murder charges |
        injury to a child | murder case | murder conviction | murder warrant | homicide charge |
        homicide charges | homicide case | homicide trial | kidnapping charge |
        kidnapping charges | each other | one another | {NAMES_RELEASED} |
        died of natural causes | died from natural causes | died of old age | died of cancer |
        died from cancer | succumbed to cancer | dead of cancer""",
    Tag.SOURCE: "according to",
    Tag.NAMED: "identified as | named as",
}
SKIPPED = words(
    """
        \" “ ” ‘ ’ ' also already reportedly later then still now all both critically seriously
        slightly badly severely gravely brutally allegedly apparently officially since yet
        immediately instantly initially so far not completely totally partially partly
        heavily fully temporarily forcibly permanently newly"""
)
"""Adverbs and quotation marks, which no rule cares about."""

PARTITIVE = words("the its his her their our my these those")
PERSONAL = words("he she him")
DETERMINERS = PARTITIVE | words("this that an a every each another one")
OWNERS = ("'s", "’s", "s'", "s’")
NO_ADVERBS = words("family elderly lonely friendly early")
"""Words in -ly that are no adverbs."""
NOUN_PHRASE_ENDS = (DETERMINERS - {"one"}) | words(
    """
        in on at of for with from to by after before during near as when where while who whom
        which that than since until amid over under against inside outside around including into
        through is are was were be been being has have had do does did can could may might will
        would should and or but if so because not monday tuesday wednesday thursday friday
        saturday sunday today yesterday tomorrow tonight last next early late i you he she it we
        they him them me said says told say saying reportedly also already still now then later
        apparently believed feared reported left across along among between aboard alone there
        here per due dressed wearing thought traveling travelling hit struck"""
)
"""Words that no noun phrase of people goes over."""

LINK_TAGS = {word: tag for tag, listed in LINKS.items() for word in listed.split()}
LINK_PHRASE_TAGS = meanings(LINK_PHRASES)
JOINING = words("and or while but ,")

ENGLISH_COUNTS = CountWords(
    of=words("of"),
    partitive=PARTITIVE,
    pronouns=words("them whom us those these you which"),
    more=words("more other others additional further"),
    others=words("more others"),
    increments=words("more another additional further"),
    gatherings=GATHERINGS,
    ordinals=re.compile(r"(?P<value>\d{2,5})(?:st|nd|rd|th)"),
    on_top=words("another additional further"),
    reports=words("reports report"),
    inside=words("in at"),
    shelters=frozenset(
        (which, what)
        for which in words(
            """
                evacuation accommodation collective relief reception displacement transit idp
                temporary emergency makeshift refugee hosting"""
        )
        for what in words("camps centres centers sites shelters settlements")
    ),
    sheltered=(Predicate(Kind.DISPLACED, Tag.STATE),),
    new=frozenset(("new", what) for what in words("cases infections deaths fatalities arrests")),
    lives=words("lives life"),
    shots=frozenset({("one", "shot")}),
    rest=frozenset({("all", "but")}),
    portions=words("half third thirds quarter quarters fifth fifths"),
)
ENGLISH_PERSONS = PersonWords(
    determiners=DETERMINERS,
    pronouns=PERSONAL,
    subjects=words("he she"),
    before_places=words("in near"),
    openings=DETERMINERS | PERSONAL,
    definite=words("the this that his her their these those he she him"),
    possessive=words("his her their its my our"),
    named=words("named"),
    objects=words("of"),
    another=words("another other second third fourth fifth sixth seventh eighth ninth tenth"),
    and_=words("and"),
    after_age=words("of was"),
    owners=OWNERS,
    ages=SMALL,
    age_units={("years", "old"): 1, ("years", "of", "age"): 1},
)
