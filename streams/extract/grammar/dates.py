"""When it happened: the date words of a sentence, resolved against the day of publication."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from schemas import DateRange
from streams.extract.text import Trigger, letters

DIGIT = re.compile(r"\d")
LONGEST = 20
"""Characters beside a date that are looked through for who tells of it."""
PARTING = (",", ";", ":", "—")
FAR = 60
"""Characters that each of these marks counts as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The date words of a language, each pattern on lower-case text."""

    calendar: tuple[re.Pattern[str], ...]
    """A day of a month, with the groups `day`, `month` and perhaps `year`."""
    months: Mapping[str, int]
    """Months by their first three letters."""
    relative: re.Pattern[str]
    """A weekday or a word of `days_ago`."""
    weekdays: Mapping[str, int]
    """Weekdays, Monday as 0."""
    days_ago: Mapping[str, int]
    spans: re.Pattern[str]
    """A stretch of time up to now, one of `days`, as group `unit`; group `last` if it is over."""
    days: Mapping[str, int]
    """Days of each unit."""
    year: str
    """The unit that is a calendar year where it is over: "last year"."""
    in_year: re.Pattern[str]
    telling: frozenset[str]
    """Verbs right beside the day of a statement: "said on Monday"."""


@dataclass(slots=True)
class Dated:
    """Days, and the characters of the sentence that name them."""

    start: int
    end: int
    days: DateRange


class DateReader:
    """Reads the dates of a language."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._near = Trigger([*words.weekdays, *words.days_ago])
        self._units = Trigger([*words.days, words.year])

    def read(self, sentence: str, today: date | None) -> list[Dated]:
        """The days that a sentence names, in the order of the text; none where today is unknown.

        The day of a statement dates nothing: "officials said on Monday".
        """
        if today is None:
            return []
        text = sentence.lower()
        found = [one for one in self._find(text, today) if not self._is_of_statement(text, one)]
        found.sort(key=lambda dated: dated.start)
        return [one for i, one in enumerate(found) if i == 0 or one.start >= found[i - 1].end]

    def _find(self, text: str, today: date) -> Iterator[Dated]:
        if DIGIT.search(text) is not None:  # days of months and years have some
            yield from self._calendar(text, today)
            yield from self._years(text, today)
        runs = letters(text)
        if self._near.may_be_in(runs):
            yield from self._relative(text, today)
        if self._units.may_be_in(runs):
            yield from self._spans(text, today)

    def _is_of_statement(self, text: str, dated: Dated) -> bool:
        before = text[max(0, dated.start - LONGEST) : dated.start].split()[-2:]
        after = text[dated.end : dated.end + LONGEST].split()[:1]
        return not self._words.telling.isdisjoint([*before, *after])

    def _calendar(self, text: str, today: date) -> Iterator[Dated]:
        for pattern in self._words.calendar:
            for match in pattern.finditer(text):
                day = self._day_of(match, today)
                if day is not None:
                    yield Dated(match.start(), match.end(), _day(day))

    def _day_of(self, match: re.Match[str], today: date) -> date | None:
        month, day = self._words.months[match["month"][:3]], int(match["day"])
        try:
            if match["year"]:
                year = int(match["year"])
                return date(year if year > 99 else _century(year, today), month, day)
            found = date(today.year, month, day)
            is_past = found <= today + timedelta(days=1)
            return found if is_past else found.replace(year=today.year - 1)
        except ValueError:
            return None

    def _relative(self, text: str, today: date) -> Iterator[Dated]:
        for match in self._words.relative.finditer(text):
            ago = self._words.days_ago.get(match[0])
            if ago is None:
                ago = (today.weekday() - self._words.weekdays[match[0]]) % 7
            yield Dated(match.start(), match.end(), _day(today - timedelta(days=ago)))

    def _spans(self, text: str, today: date) -> Iterator[Dated]:
        for match in self._words.spans.finditer(text):
            if match["unit"] == self._words.year and match["last"]:
                span = _year(today.year - 1)
            else:
                days = timedelta(days=self._words.days[match["unit"]])
                span = DateRange(start=today - days, end=today)
            yield Dated(match.start(), match.end(), span)

    def _years(self, text: str, _: date) -> Iterator[Dated]:
        for match in self._words.in_year.finditer(text):
            yield Dated(match.start(), match.end(), _year(int(match["year"])))


def nearest(dates: list[Dated], text: str, start: int, end: int) -> DateRange | None:
    """The date that stands nearest to a claim's characters; what parts clauses counts as far.

    It is the last one before the claim or the one after that; the dates are in order.
    """

    def distance(dated: Dated) -> int:
        first, last = (dated.end, start) if dated.end <= start else (end, dated.start)
        between = text[first:last].strip(" ,")  # "on Tuesday, killing 12"
        return len(between) + FAR * sum(between.count(mark) for mark in PARTING)

    after = bisect_right(dates, start, key=lambda dated: dated.end)
    near = dates[max(0, after - 1) : after + 1]
    return min(near, key=distance).days if near else None


def past_years(years: frozenset[int], today: date | None) -> DateRange | None:
    """The span of an article's years where all of them are past: it looks back."""
    if today is None or not years or max(years) >= today.year:
        return None
    return DateRange(start=date(min(years), 1, 1), end=date(max(years), 12, 31))


def _year(year: int) -> DateRange:
    return DateRange(start=date(year, 1, 1), end=date(year, 12, 31))


def _century(year: int, today: date) -> int:
    full = today.year // 100 * 100 + year
    return full if full <= today.year + 1 else full - 100


def _day(day: date) -> DateRange:
    return DateRange(start=day, end=day)
