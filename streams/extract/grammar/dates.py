"""When it happened: the date words of a sentence, resolved against the day of publication."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from schemas import DateRange
from streams.extract.text import Sentence, Trigger, letters

DIGIT = re.compile(r"\d")
LONGEST = 20
"""Characters beside a date that are looked through for who tells of it."""
EVENT = 60
"""The same for an event that happened then."""
EVENT_WORDS = 4
"""Words after a date in which the event's noun must be."""
PARTING = (",", ";", ":", "—")
FAR = 60
"""Characters that each of these marks counts as."""
WORD = re.compile(r"\w+")
SIGNED = re.compile(r"\(@\w+\) ?\Z")
"""What ends before the day of a post: "Ann Lee (@annlee) May 5"."""
MONTHS_OF_YEAR = 12
LATELY = 6
"""Months since one that is told without its year; else it is one to come."""
LATELY_IN_DAYS = timedelta(days=31 * LATELY)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The date words of a language, each pattern on lower-case text."""

    calendar: tuple[re.Pattern[str], ...]
    """A day of a month, with the groups `day`, `month` and perhaps `year`."""
    in_month: re.Pattern[str]
    """A month without a day: the groups `month`, perhaps `year`, and `last` if it is over."""
    months: Mapping[str, int]
    """Months by their first three letters."""
    relative: re.Pattern[str]
    """A weekday, a holiday or a word of `days_ago`."""
    weekdays: Mapping[str, int]
    """Weekdays, Monday as 0."""
    holidays: Mapping[str, tuple[int, int]]
    """Months and days of holidays."""
    days_ago: Mapping[str, int]
    spans: re.Pattern[str]
    """A stretch of time, one of `days`, as group `unit`; group `last` if it is over, `past` if it
    is up to now, neither if it is the present one."""
    days: Mapping[str, int]
    """Days of each unit."""
    year: str
    """The unit that is a calendar year where it is over: "last year"."""
    month: str
    in_year: re.Pattern[str]
    coming: re.Pattern[str]
    """What ends before the day of what is still to come: "will be buried on Saturday"."""
    telling: frozenset[str]
    """Verbs right beside the day of a statement or of a picture: "said on Monday"."""
    later: frozenset[str]
    """Words right beside the day of what the law does afterwards: "in court on Monday"."""
    events: frozenset[str]
    """Nouns right beside the day of an event: "the May 5 shooting"."""
    parting: frozenset[str]
    """Words after which such a noun is of another phrase: "arrested on May 5 in the shooting"."""
    happening: frozenset[str]
    """Verbs before the day of an event: "it happened on May 5"."""


@dataclass(slots=True)
class Dated:
    """Days, and the characters of the sentence that name them."""

    start: int
    end: int
    days: DateRange
    is_relative: bool = False
    """Whether it is told by its distance from today, as a weekday is."""
    is_later: bool = False
    """Whether it is the day of what the law did afterwards."""


class DateReader:
    """Reads the dates of a language."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._near = Trigger([*words.weekdays, *words.days_ago, *words.holidays])
        self._units = Trigger([*words.days, words.year])
        self._events = Trigger(words.events | words.happening)

    def read(self, sentence: str, today: date | None) -> list[Dated]:
        """The days that a sentence names, in the order of the text; none where today is unknown.

        The day of a statement dates nothing, "officials said on Monday", nor a day to come.
        """
        if today is None:
            return []
        text = sentence.lower()
        found = []
        for one in sorted(self._find(text, today), key=lambda dated: dated.start):
            beside = _beside(text, one)
            is_later = not self._words.later.isdisjoint(beside)
            one.is_later = is_later and not self._names_event(text, one)
            is_told = self._words.telling.isdisjoint(beside) and not _is_signed(text, one)
            before = text[max(0, one.start - EVENT) : one.start]
            if is_told and self._words.coming.search(before) is None:
                found.append(one)
        return _distinct(found)

    def event(self, sentence: Sentence, today: date | None) -> DateRange | None:
        """The day that a sentence gives for an event: "the May 5 shooting"."""
        if not self._events.may_be_in(sentence.letters):
            return None
        text = sentence.text.lower()
        dates = (one for one in self.read(text, today) if self._is_of_event(text, one))
        return next((one.days for one in dates if one.days.start == one.days.end), None)

    def past_days(
        self, sentence: Sentence, today: date | None, reach: timedelta
    ) -> Iterator[DateRange]:
        """The days of the calendar that a sentence tells of, but for what the law does later.

        `reach` is how long ago they may be. One without its year is of the last months: else it
        is one to come.
        """
        if today is None or DIGIT.search(sentence.text) is None:
            return
        text = sentence.text.lower()
        for one in self.read(text, today):
            day = one.days.start
            is_day = day == one.days.end and not one.is_relative
            has_year = str(day.year) in text[one.start : one.end]
            furthest = reach if has_year else min(reach, LATELY_IN_DAYS)
            if is_day and not one.is_later and timedelta(0) <= today - day <= furthest:
                yield one.days

    def _find(self, text: str, today: date) -> Iterator[Dated]:
        if DIGIT.search(text) is not None:  # days of months and years have some
            yield from self._calendar(text, today)
            yield from self._years(text, today)
        runs = letters(text)
        if self._near.may_be_in(runs):
            yield from self._relative(text, today)
        if self._units.may_be_in(runs):
            yield from self._spans(text, today)
        yield from self._in_months(text, today)

    def _is_of_event(self, text: str, dated: Dated) -> bool:
        words = self._words
        before = WORD.findall(text[max(0, dated.start - EVENT) : dated.start])
        is_told = not (words.events.isdisjoint(before[-2:]) and words.happening.isdisjoint(before))
        return not dated.is_later and (is_told or self._names_event(text, dated))

    def _names_event(self, text: str, dated: Dated) -> bool:
        """Whether a date stands right before its event: "Sunday's fatal shooting"."""
        after = WORD.findall(text[dated.end : dated.end + EVENT])[:EVENT_WORDS]
        name = takewhile(lambda word: word not in self._words.parting, after)
        return not self._words.events.isdisjoint(name)

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
            return _latest(month, day, today)
        except ValueError:
            return None

    def _in_months(self, text: str, today: date) -> Iterator[Dated]:
        for match in self._words.in_month.finditer(text):
            month = self._words.months[match["month"][:3]]
            since = (today.month - month) % MONTHS_OF_YEAR
            if match["year"]:
                year = int(match["year"])
            elif since <= LATELY or match["last"]:
                year = today.year - (month > today.month or (since == 0 and bool(match["last"])))
            else:
                continue
            start = date(year, month, 1)
            end = max(start, min(today, _end_of_month(year, month)))
            yield Dated(match.start(), match.end(), DateRange(start=start, end=end))

    def _relative(self, text: str, today: date) -> Iterator[Dated]:
        words = self._words
        for match in words.relative.finditer(text):
            told = match[0].replace("’", "'")
            if told in words.holidays:
                day = _latest(*words.holidays[told], today)
            elif told in words.days_ago:
                day = today - timedelta(days=words.days_ago[told])
            else:
                day = today - timedelta(days=(today.weekday() - words.weekdays[told]) % 7)
            yield Dated(match.start(), match.end(), _day(day), is_relative=True)

    def _spans(self, text: str, today: date) -> Iterator[Dated]:
        for match in self._words.spans.finditer(text):
            unit = match["unit"]
            if match["past"]:
                start = today - timedelta(days=self._words.days[unit])
            else:
                start = self._start_of(unit, today)
            span = DateRange(start=start, end=today)
            if match["last"]:
                end = start - timedelta(days=1)
                span = DateRange(start=self._start_of(unit, end), end=end)
            yield Dated(match.start(), match.end(), span)

    def _start_of(self, unit: str, day: date) -> date:
        """The first day of the week, the month or the year that a day is in."""
        if unit == self._words.year:
            return date(day.year, 1, 1)
        if unit == self._words.month:
            return day.replace(day=1)
        return day - timedelta(days=day.weekday())

    def _years(self, text: str, _: date) -> Iterator[Dated]:
        for match in self._words.in_year.finditer(text):
            yield Dated(match.start(), match.end(), _year(int(match["year"])))


def _beside(text: str, dated: Dated) -> list[str]:
    """The two words before a date and the one after it."""
    before = WORD.findall(text[max(0, dated.start - LONGEST) : dated.start])[-2:]
    return before + WORD.findall(text[dated.end : dated.end + LONGEST])[:1]


def _is_signed(text: str, dated: Dated) -> bool:
    """Whether it is the day of a post, which stands behind its author."""
    return SIGNED.search(text, max(0, dated.start - EVENT), dated.start) is not None


def _distinct(found: list[Dated]) -> list[Dated]:
    """Dates without those that others hold, and without the weekday of a date: "Monday, May 5"."""
    kept: list[Dated] = []
    for one in found:
        before = kept[-1] if kept else None
        if before and one.start < before.end:
            continue
        if before and _is_its_weekday(before, one):
            kept.pop()
        kept.append(one)
    return kept


def _is_its_weekday(one: Dated, other: Dated) -> bool:
    """Whether the first is the weekday of the second, which stands right behind."""
    day = other.days.start
    is_day = one.is_relative and not other.is_relative and day == other.days.end
    return is_day and other.start - one.end <= LONGEST and one.days.start.weekday() == day.weekday()


def nearest(dates: list[Dated], text: str, start: int, end: int) -> DateRange | None:
    """The date that stands nearest to a claim's characters; what parts clauses counts as far.

    It is the last one before the claim, one within or the first after it; the dates are in order.
    """

    def distance(dated: Dated) -> int:
        first, last = (dated.end, start) if dated.end <= start else (end, dated.start)
        if last < first:  # within the claim, whose end tells what befell them
            first, last = dated.end, end
        between = text[first:last].strip(" ,")  # "on Tuesday, killing 12"
        return len(between) + FAR * sum(between.count(mark) for mark in PARTING)

    within = bisect_right(dates, start, key=lambda dated: dated.end)
    after = bisect_left(dates, end, key=lambda dated: dated.start)
    near = dates[max(0, within - 1) : after + 1]
    return min(near, key=distance).days if near else None


def past_years(years: frozenset[int], today: date | None) -> DateRange | None:
    """The span of an article's years where all of them are past: it looks back."""
    if today is None or not years or max(years) >= today.year:
        return None
    return DateRange(start=date(min(years), 1, 1), end=date(max(years), 12, 31))


def _latest(month: int, day: int, today: date) -> date:
    """The last such day, tomorrow's included."""
    found = date(today.year, month, day)
    is_past = found <= today + timedelta(days=1)
    return found if is_past else found.replace(year=today.year - 1)


def _end_of_month(year: int, month: int) -> date:
    following = date(year + month // MONTHS_OF_YEAR, month % MONTHS_OF_YEAR + 1, 1)
    return following - timedelta(days=1)


def _year(year: int) -> DateRange:
    return DateRange(start=date(year, 1, 1), end=date(year, 12, 31))


def _century(year: int, today: date) -> int:
    full = today.year // 100 * 100 + year
    return full if full <= today.year + 1 else full - 100


def _day(day: date) -> DateRange:
    return DateRange(start=day, end=day)
