"""The small words that hold a sentence together, by what they are to the rules."""

from streams.extract.english.tags import Tag
from streams.extract.lexicon import words

LINKS = {
    Tag.BE: """am is are was were be been being 're get gets got getting remain remains remained
        remaining stay stayed become became lay lie lying reported reportedly believed feared
        presumed confirmed declared listed found pronounced considered said known thought seen
        reporting""",
    Tag.HAVE: "have has had having 've",
    Tag.DET: "the a an its his her their our my this",
    Tag.MODAL: "may might could would can will should must",
    Tag.REACH: """rose rise rises risen rising climbed climb climbs climbing stood stands stand
        standing reached reach reaches reaching jumped jumps grew grows grown increased increases
        passed passes topped tops neared nears surpassed exceeded exceeds soared brings bring
        bringing brought put puts putting raised raises raising lowered revised dropped fell""",
    Tag.HIT: "hit hits hitting struck strikes",
    Tag.CLAIM: "claimed claims claiming claim took takes taking take cost costs costing lost loss",
    Tag.SUFFER: "suffer suffers suffered suffering sustained sustaining received",
    Tag.WHO: "who whom which that whose",
    Tag.LIVES: "lives life",
    Tag.OF: "of",
    Tag.TO: "to",
    Tag.AT: "at",
    Tag.BY: "by",
    Tag.SELF: "himself herself themselves themself self",
    Tag.FROM: "from",
    Tag.AND: "and or & plus",
    Tag.COMMA: ", ( ) [ ]",
    Tag.STOP: "; : — – - | but while",
}
LINK_TAGS = {word: tag for tag, words in LINKS.items() for word in words.split()}
SKIPPED = words(
    """\" “ ” ‘ ’ ' also already reportedly later then still now all both critically seriously
    slightly badly severely gravely brutally allegedly apparently officially since yet immediately
    instantly initially so far not"""
)
"""Adverbs and quotation marks, which no rule cares about."""

PARTITIVE = words("the its his her their our my these those")
"""What stands between "of" and the noun of a share: "two of the"."""
PRONOUNS = words("them whom us those these you which")
"""What may stand for the noun: "two of them"."""
PERSONAL = words("he she him")
DETERMINERS = PARTITIVE | words("this that an a every each another one")
MORE = words("more other others additional further")
ANOTHER = words("another second third fourth fifth other")
ADVERBS_NOT = words("family")
"""Words in -ly that are no adverbs."""
NOUN_PHRASE_ENDS = (DETERMINERS - {"one"}) | words(
    """in on at of for with from to by after before during near as when where while who whom which
    that than since until amid over under against inside outside around including into through is
    are was were be been being has have had do does did can could may might will would should and
    or but if so because not monday tuesday wednesday thursday friday saturday sunday today
    yesterday tomorrow tonight last next early late i you he she it we they him them us me said
    says told say saying reportedly also already still now then later apparently believed feared
    reported left across along among between aboard alone there here per due armed
    dressed wearing thought traveling travelling"""
)
"""Words that no noun phrase of people goes over."""
