"""When the incident of an article happened, out of all the dates that it tells."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain

from schemas import DateRange, Kind
from streams.extract.claims import LEAD, Claim
from streams.extract.grammar.dates import DateReader, past_years
from streams.extract.grammar.judging import NOW
from streams.extract.grammar.status import Times
from streams.extract.text import Sentence

LATER = frozenset({Kind.ARRESTED, Kind.RELEASED})
"""What follows on other days than that of the incident."""

NEWS = timedelta(days=31)
"""How long ago it may be, where no claim tells the day and the article is of no trial."""
LONG_PAST = timedelta(days=5 * 365)
"""And where the article is of a trial, or tells of a time in which the day must lie."""


def day_of_incident(
    claims: list[Claim],
    sentences: Sequence[Sentence],
    dates: DateReader,
    times: Times,
    *,
    looks_back: bool,
) -> DateRange | None:
    """The day that the claims tell first; where none does, another sentence may, or it is a span.

    Another one tells it of an event, else it is the first day of the calendar in the article.
    Claims of another event tell it only where there are no others, those of an arrest only where
    nobody was harmed. Where the years of the title are past, the day must lie within them.
    """
    if not claims:
        return None
    harm = [claim for claim in claims if claim.figure.kind not in LATER]
    span = past_years(times.subject, times.today)
    told = list(_dates(harm if span else _told_now(harm)))
    span = span or next(iter(told), None)
    if span and _is_day(span):
        return span
    reach = LONG_PAST if looks_back or span else NEWS
    events = (dates.event(sentence, times.today) for sentence in sentences)
    others = (day for one in sentences for day in dates.past_days(one, times.today, reach))
    days = (day for day in chain(told, events, others) if day and _is_day(day))
    day = next((day for day in days if span is None or _holds(span, day)), span)
    return day or next(_years_ago(harm, times) if harm else _dates(claims), None)


def _told_now(claims: list[Claim]) -> list[Claim]:
    """The claims that are told of this event, all of them where none is."""
    return [claim for claim in claims if claim.figure.status in NOW] or claims


def _dates(claims: Iterable[Claim]) -> Iterator[DateRange]:
    """Their days, and the spans that the lead tells; later, "in January" says what was before."""
    for claim in claims:
        date = claim.figure.date
        if date and (claim.sentence < LEAD or _is_day(date)):
            yield date


def _years_ago(claims: list[Claim], times: Times) -> Iterator[DateRange]:
    """The spans of years before this one, wherever they are told: such harm is no news."""
    for claim in _told_now(claims):
        date = claim.figure.date
        if date and times.today and date.end.year < times.today.year:
            yield date


def _is_day(date: DateRange) -> bool:
    return date.start == date.end


def _holds(span: DateRange, day: DateRange) -> bool:
    return span.start <= day.start and day.end <= span.end
