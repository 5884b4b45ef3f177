"""When it happened: the date words of a sentence, resolved against the day of publication."""

import re
from datetime import date, timedelta

from schemas import DateRange

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
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
DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH}(?:,? (?P<year>(?:19|20)\d\d|\d\d\b))?", re.I
)
MONTH_DAY = re.compile(
    rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:, (?P<year>(?:19|20)\d\d))?", re.I
)
RELATIVE = re.compile(r"\b(?:" + "|".join([*DAYS_AGO, *WEEKDAYS]) + r")\b", re.I)
SPAN = re.compile(r"\b(?:last|the past|past|this) (?P<unit>week|month|year)\b", re.I)
IN_YEAR = re.compile(r"\b(?:in|the|of) (?P<year>(?:18|19|20)\d\d)\b", re.I)


def read_date(sentence: str, today: date | None) -> DateRange | None:
    """The day or days that a sentence names; None where it names none or today is unknown."""
    if today is None:
        return None
    return (
        _calendar(sentence, today)
        or _relative(sentence, today)
        or _span(sentence, today)
        or _year(sentence)
    )


def _calendar(sentence: str, today: date) -> DateRange | None:
    match = DAY_MONTH.search(sentence) or MONTH_DAY.search(sentence)
    if match is None:
        return None
    month = MONTHS.index(match["month"].lower()[:3]) + 1
    try:
        if match["year"]:
            year = int(match["year"])
            return _day(
                date(year if year > 99 else _century(year, today), month, int(match["day"]))
            )
        day = date(today.year, month, int(match["day"]))
        return _day(day if day <= today + timedelta(days=1) else day.replace(year=today.year - 1))
    except ValueError:
        return None


def _century(year: int, today: date) -> int:
    full = today.year // 100 * 100 + year
    return full if full <= today.year + 1 else full - 100


def _relative(sentence: str, today: date) -> DateRange | None:
    match = RELATIVE.search(sentence)
    if match is None:
        return None
    word = match[0].lower()
    ago = DAYS_AGO[word] if word in DAYS_AGO else (today.weekday() - WEEKDAYS.index(word)) % 7
    return _day(today - timedelta(days=ago))


def _span(sentence: str, today: date) -> DateRange | None:
    match = SPAN.search(sentence)
    if match is None:
        return None
    if match["unit"].lower() == "year" and match[0].lower().startswith("last"):
        return DateRange(start=date(today.year - 1, 1, 1), end=date(today.year - 1, 12, 31))
    days = {"week": 7, "month": 31, "year": 365}[match["unit"].lower()]
    return DateRange(start=today - timedelta(days=days), end=today)


def _year(sentence: str) -> DateRange | None:
    match = IN_YEAR.search(sentence)
    if match is None:
        return None
    year = int(match["year"])
    return DateRange(start=date(year, 1, 1), end=date(year, 12, 31))


def past_years(years: frozenset[int], today: date | None) -> DateRange | None:
    """The span of an article's years where all of them are past: it looks back."""
    if today is None or not years or max(years) >= today.year:
        return None
    return DateRange(start=date(min(years), 1, 1), end=date(max(years), 12, 31))


def _day(day: date) -> DateRange:
    return DateRange(start=day, end=day)
