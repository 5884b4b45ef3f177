"""Times of publication, as feeds and people write them."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from schemas.time import EARLIEST, LATEST
from streams.refusal import Refused

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

MAX_AHEAD = timedelta(days=1)
"""How far publication may lie after arrival: clocks and time zones of feeds are off by hours."""
LONGEST = 64
"""Characters of the longest date that is read."""

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
CALENDAR = re.compile(r"(?!19[0-9]{8}$)((?:19|20)[0-9]{6})([0-9]{2}|[0-9]{4}|[0-9]{6})?")
"""YYYYMMDD with hour, minute and second or without; ten digits from 19 on are seconds of 2030."""
EPOCH_SECONDS = re.compile(r"[0-9]{9,10}(?:\.[0-9]{1,9})?")
EPOCH_MILLISECONDS = re.compile(r"[0-9]{12,13}(?:\.0)?")
RFC_822 = re.compile(
    r"(?:[a-z]{3,9}, ?)?\d{1,2} [a-z]{3,9} \d{2}(?:\d{2})? \d{1,2}:\d{2}(?::\d{2})?"
    r"(?: (?:[+-]\d{4}(?: \([a-z]{1,5}\))?|Z|UTC?|GMT|[ECMP][SD]T))?",
    re.IGNORECASE,
)

# What people write, made such that no reader takes the month for the day.
DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
HOUR = re.compile(r"\b(\d{1,2}) ?[hH] ?(\d{2})\b")
BETWEEN = re.compile(r" (?:às|as|om|kl\.?|klo|o godz\.?) ", re.IGNORECASE)
"""What stands between day and hour, and `dateparser` doesn't know."""
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
DAY = re.compile(r"(?<![\d:])\d{1,2}(?![\d:])")
NAME_OF_MONTH = re.compile(r"[^\W\d_]{3}|[年년月월]")
NAME = re.compile(r"[^\W\d_]{3,}")
WORD = re.compile(r"\w+")
MOST_WORDS = 14
"""Of a date, the numbers of its hour among them: `dateparser` looks for what is no date in each of
its languages."""
ZONE_OF_SEVERAL = re.compile(r"\b(?:AMT|ECT|IST|SST|WST)\b", re.IGNORECASE)
"""Zones hours apart have these names: IST is that of India, of Ireland and of Israel. (CST and PST
are the American ones, as in RFC 822, and the others what the time zone database has them for.)"""

READER = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "TIMEZONE": "UTC",
    "TO_TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": True,
    "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - as dateparser asks; never the clock's
}
"""For `dateparser`: nothing is filled in, and nothing depends on when it is read."""


class Published(NamedTuple):
    """When an article was published."""

    at: datetime | None
    """In UTC; null where nothing is known."""
    ahead: timedelta | None = None
    """How far the stated time lay ahead of the arrival; null where none is stated."""


def published(text: str | None, arrived_at: datetime | None) -> Published:
    """When an article was published, in UTC; when it arrived, where nothing is said.

    Reads RFC 3339 and the rest of ISO 8601, RFC 822 as in RSS, seconds and milliseconds since
    1970, and dates in words of many languages that have day, month and year; no zone means UTC,
    and a name that several zones have is refused. Digits alone are YYYYMMDD[HH[MM[SS]]] where they
    can be: 2024030512 is a noon, 1709640000 an epoch. With marks, 5.3.2024 is the fifth of March;
    5/3/2024 and 5-3-2024 are read where one of the two can't be a month, else refused: half of the
    world would mean the other day.

    What lies a little after the arrival was published when it arrived, or counts would run ahead
    of time. Raises `Refused` (`bad-date`) for what is no date, or no possible one.
    """
    if text is None or not text.strip():
        return Published(arrived_at)
    time = _parse(text.strip())
    if time is None or not EARLIEST <= time < LATEST:
        raise Refused(
            "bad-date", f"published_at is no date: {text[:LONGEST]!r}; send RFC 3339 in UTC"
        )
    if arrived_at is not None and time > arrived_at + MAX_AHEAD:
        raise Refused("bad-date", f"published_at {text!r} lies after arrival ({arrived_at})")
    if arrived_at is None:
        return Published(time)
    return Published(min(time, arrived_at), max(time - arrived_at, timedelta()))


def _parse(text: str) -> datetime | None:
    if len(text) > LONGEST:
        return None
    for read in (_calendar, _epoch) if NUMBER.fullmatch(text) else (_iso_8601, _rfc_822, _in_words):
        try:
            time = read(text)
            if time is not None:
                return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _calendar(text: str) -> datetime | None:
    found = CALENDAR.fullmatch(text)
    return datetime.fromisoformat(f"{found[1]}T{found[2] or '00'}") if found else None


def _iso_8601(text: str) -> datetime | None:
    return datetime.fromisoformat(text)


def _rfc_822(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if RFC_822.fullmatch(text) else None


def _epoch(text: str) -> datetime | None:
    if EPOCH_SECONDS.fullmatch(text):
        return datetime.fromtimestamp(float(text), UTC)
    if EPOCH_MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(float(text) / 1_000, UTC)
    return None


def _may_be_date(text: str) -> bool:
    """Whether it has a day, few words, and no name of a day or month twice."""
    names = NAME.findall(text.casefold())
    few = len(WORD.findall(text)) <= MOST_WORDS and len(names) == len(set(names))
    return few and DAY.search(text) is not None


def _in_words(text: str) -> datetime | None:
    years = {int(year) for year in YEAR.findall(text)}
    if not years or not _may_be_date(text):
        return None
    words = DAY_AND_MONTH.sub(_day_first, YEAR_FIRST.sub(_from_year, text, count=1), count=1)
    words = BETWEEN.sub(" ", HOUR.sub(r"\1:\2", words))
    if "/" in words or not NAME_OF_MONTH.search(words):
        return None
    if zone := ZONE_OF_SEVERAL.search(words):
        raise Refused("bad-date", f"published_at has a zone of several: {zone[0]}; send RFC 3339")
    time = _reader().get_date_data(words).date_obj
    # a year that the text doesn't have was made of something else; zones move it by a day
    near = (time, time - timedelta(days=1), time + timedelta(days=1)) if time else ()
    return time if years & {day.year for day in near} else None


@cache
def _reader() -> "DateDataParser":
    """The reader of dates in words, loaded at first use: most feeds write ISO 8601 or RFC 822.

    It would try the language of the last date first, and read a date by what came before it.
    """
    from dateparser.date import DateDataParser

    return DateDataParser(settings=READER, try_previous_locales=False)


def _from_year(found: re.Match[str]) -> str:
    year, _, month, day = found.groups()
    return _spelled(int(day), int(month), year)


def _day_first(found: re.Match[str]) -> str:
    """The date in words; refuses the one that can be read in two ways."""
    first, mark, second, year = int(found[1]), found[2], int(found[3]), found[4]
    if mark != "." and first != second and max(first, second) <= len(MONTHS):
        raise Refused(
            "bad-date",
            f"published_at may mean {_spelled(first, second, year)} or "
            f"{_spelled(second, first, year)}: {found[0]!r}; send RFC 3339 in UTC",
        )
    is_month_first = mark != "." and second > len(MONTHS)
    day, month = (second, first) if is_month_first else (first, second)
    return _spelled(day, month, year)


def _spelled(day: int, month: int, year: str) -> str:
    """Raises `ValueError` where there is no such month."""
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"no month: {month}")
    return f"{day} {MONTHS[month - 1]} {year}"
