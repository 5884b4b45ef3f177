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
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"

ENGLISH_DATES = DateWords(
    calendar=(
        re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH}(?:,? (?P<year>(?:19|20)\d\d|\d\d\b))?"
        ),
        re.compile(
            rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:, (?P<year>(?:19|20)\d\d))?"
        ),
    ),
    months={month: number for number, month in enumerate(MONTHS, start=1)},
    relative=re.compile(r"\b(?<!usa )(?:" + "|".join([*DAYS_AGO, *WEEKDAYS]) + r")\b"),
    weekdays={day: number for number, day in enumerate(WEEKDAYS)},
    days_ago=DAYS_AGO,
    spans=re.compile(r"\b(?:(?P<last>last)|the past|past|this) (?P<unit>week|month|year)\b"),
    days={"week": 7, "month": 31, "year": 365},
    year="year",
    telling=words("said says told reported announced confirmed named identified added added"),
    in_year=re.compile(r"\b(?:in|the|of) (?P<year>(?:18|19|20)\d\d)\b"),
)
