"""English date words."""

import re

from streams.extract.grammar.dates import DateWords
from streams.extract.lexicon import words

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAYS_AGO = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": 1,
    "last night": 1,
}
HOLIDAYS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "nye": (12, 31),
    "valentine's day": (2, 14),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
}
"""Those of the same day every year."""
MONTH_NAME = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:jan|feb|aug|sept|oct|nov|dec)\b\.?)"
)
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"

RELATIVE = [*DAYS_AGO, *WEEKDAYS, *(name.replace("'", "['’]") for name in HOLIDAYS)]

ENGLISH_DATES = DateWords(
    calendar=(
        re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH}(?:,? (?P<year>(?:19|20)\d\d|\d\d\b))?"
        ),
        re.compile(
            rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:, (?P<year>(?:19|20)\d\d))?"
        ),
    ),
    in_month=re.compile(
        rf"\b(?:in|(?P<last>last)|early|late|mid|during|of|(?:the|an?)(?! ma))[ -]{MONTH_NAME}\b"
        r"(?!\.? ?\d{1,2}\b)(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?"
    ),
    months={month: number for number, month in enumerate(MONTHS, start=1)},
    relative=re.compile(r"\b(?<!usa )(?:" + "|".join(RELATIVE) + r")\b"),
    weekdays={day: number for number, day in enumerate(WEEKDAYS)},
    holidays=HOLIDAYS,
    days_ago=DAYS_AGO,
    spans=re.compile(r"\b(?:(?P<last>last)|(?P<past>past)|this) (?P<unit>week|month|year)\b"),
    days={"week": 7, "month": 31, "year": 365},
    year="year",
    month="month",
    coming=re.compile(
        r"\b(?:will be|(?:is|are|was|were) (?:to|due|scheduled|set|expected|planned)"
        r"|scheduled|set for|due)\b[^,;:—]*\Z"
    ),
    telling=words(
        """said says told reported announced confirmed named identified added posted updated
        published shown pictured photographed"""
    ),
    later=words(
        """arrested charged indicted arraigned arraignment pleaded pled guilty convicted sentenced
        sentencing court hearing trial testified ordered jailed bail bond custody surrendered"""
    ),
    events=words(
        """shooting shootings killing killings slaying slayings murder murders homicide death
        deaths stabbing attack attacks bombing robbery incident crash accident collision fire blaze
        explosion blast earthquake quake flood tornado"""
    ),
    parting=words("a an the in of for from on at by to with without after before over and or as"),
    happening=words("happened occurred took unfolded erupted"),
    in_year=re.compile(r"\b(?:in|the|of) (?P<year>(?:18|19|20)\d\d)\b(?! block)"),
)
