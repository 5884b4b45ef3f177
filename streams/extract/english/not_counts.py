"""Beside which words an English number counts nobody."""

from streams.extract.english.nouns import GATHERINGS
from streams.extract.english.numbers import MAGNITUDES, SMALL
from streams.extract.english.things import MONTHS, STREETS
from streams.extract.grammar.not_counts import NoCountWords
from streams.extract.lexicon import phrases, words

BEFORE = {
    "money": "$ £ € ¥ rs rs. usd eur",
    "label": """
        # @ no. nos. page pages route highway interstate flight chapter room article section
        fox abc nbc cbs number apartment apt suite unit channel bus line gate phase level tier
        grade class district ward sector zone precinct platoon battalion model boeing airbus ak
        m i us u.s. hwy stage terminal magnitude category image photo slide""",
    "age": "aged age",
}
AFTER = {
    "share": "% percent per cent pct percentage",
    "degree": "degrees ° celsius fahrenheit",
    "time": "pm am p.m. a.m. gmt utc o'clock o’clock hrs",
    "ordinal": "st nd rd th",
    "label": "news ]",
    "age": "yo y",
    "score": "/ past",
    "clock": ":",
    "calibre": "mm caliber calibre",
}
AGE_ENDINGS = ("year-old", "years-old", "month-old", "months-old", "week-old", "day-old")

ENGLISH_NO_COUNTS = NoCountWords(
    before={word: what for what, listed in BEFORE.items() for word in listed.split()},
    after={word: what for what, listed in AFTER.items() for word in listed.split()},
    shares=frozenset(phrases("in | out of | in every | of every")),
    spans=words("seconds minutes hours days weeks months years decades"),
    numerals=frozenset(SMALL) | frozenset(MAGNITUDES),
    streets=STREETS,
    months=MONTHS,
    ages=words("age ages aged"),
    age_endings=AGE_ENDINGS,
    calls=words("911 999 112"),
    measures=frozenset(phrases("head of")),
    rankings=words("top"),
    alarms=words("911"),
    dialled=words("called call calling dialled dialed rang rung phoned"),
    callers=words("call calls caller callers dispatcher dispatchers operator operators"),
    of_age=words("of"),
    of_one=words("was is has"),
    gatherings=GATHERINGS,
    at_age=words("at"),
    as_old=frozenset(phrases("young as | old as")),
    tolls=words("number toll count figure total"),
    after_age=words("and of was is all who died has had from"),
    after_age_at_death=words("in after from of following"),
    before_year=words("in since of the by from until during to and , early late mid"),
    days=words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"),
)
