"""How much two reports look like reports of one incident.

Words, people's ages, place, time, category, toll and publisher each add to a sum, the log odds that
the two are one: a logistic model, as record linkage has used it since Fellegi and Sunter (1969).
Its weights were fitted on dated local news reports of known incidents and rounded; place and toll
alone decide nothing without the day, since they are often missing, wrong or outdated.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import log, log1p
from typing import NamedTuple

from schemas import Category, Kind, Place, Report, Toll
from streams.extract.gazetteer import fold
from streams.tally.places import Precision, identity, kilometres, precision
from streams.tally.report import terms
from streams.tally.sources import are_of_one_publisher

BIAS = -5.0
"""Any two reports: they are of two incidents."""
WORDS = 7.0
"""Per e-fold of the rare words they share; names of people and streets are what decides."""
SAME_AGES, OTHER_AGES = 1.3, -1.8
"""They tell of people of the same ages, or of none in common."""
SAME_CITY, NEAR_CITY, OTHER_CITY = 3.0, 1.2, -1.0
SAME_REGION, OTHER_REGION = 3.0, -0.5
"""Beside a place that is not known. Another place says little: texts name several."""
FAR_CITY = -5.0
"""A city far away, of which the other does not speak: each city has its own of a day's riots. Who
speaks of both may be misread."""
NEAR_KM, FAR_KM = 40.0, 100.0
DAYS, PUBLISHED = -0.4, -0.7
"""Per e-fold of the days between what they tell of, and between their publications."""
SAME_DAY = 1.5
"""Both say on which day it was, and it is one."""
NOT_YET = -3.0
"""One was published before what the other tells of happened."""
OTHER_CATEGORY, OTHER_CONFUSED = -1.0, -0.5
CONFUSED = frozenset(
    {
        *(Category.SHOOTING, Category.ATTACK, Category.CRIME),
        *(Category.ACCIDENT, Category.ROAD_ACCIDENT),
    }
)
"""Categories that reports of one shooting are given: a robbery, an accident in a car."""
SAME_UNUSUAL = 2.0
"""They tell of one thing that no country has every day (agreement on a rare value tells more:
Winkler 1989); shootings, fires and road accidents are many."""
UNUSUAL = frozenset(
    {
        *(Category.EARTHQUAKE, Category.ERUPTION, Category.LANDSLIDE, Category.FLOOD),
        *(Category.STORM, Category.WILDFIRE, Category.DISEASE, Category.STAMPEDE),
        *(Category.SHIP_ACCIDENT, Category.RAIL_ACCIDENT, Category.AIR_ACCIDENT),
    }
)
SAME_TOLL = 1.5
"""Per e-fold of the number, where they state the same; ones are too common to tell."""
LARGE = 8
"""Numbers above this are mostly rounded, and tell no more."""
OTHER_TOLL = -0.5
"""Per e-fold between the numbers that they state."""
SAME_PUBLISHER = -2.0
"""A publisher's two reports are more often of two incidents than two publishers', and share words
that it always prints."""


class Likeness(NamedTuple):
    """What speaks for two reports being of one incident, and against it; log odds."""

    words: float
    people: float
    place: float
    time: float
    category: float
    toll: float
    publisher: float

    @property
    def score(self) -> float:
        """The sum; above 0 they are rather of one incident than of two."""
        return BIAS + sum(self)


def likeness(one: Report, other: Report, weights: Mapping[str, float]) -> Likeness:
    """Return how like two reports are.

    `weights` has the terms of the first, and says how much each tells, from 0 to 1.
    """
    return Likeness(
        words=WORDS * log1p(sum([weights[term] for term in other.terms if term in weights])),
        people=_by_ages(one, other),
        place=_by_place(one, other),
        time=_by_time(one, other),
        category=_by_category(one.category, other.category),
        toll=sum(_by_toll(one.tolls[kind], other.tolls[kind]) for kind in _both(one, other)),
        publisher=_by_publisher(one, other),
    )


def _by_ages(one: Report, other: Report) -> float:
    """Weigh the ages that both tell: among many, one is easily the same by chance.

    A trial tells of people who were not hurt, and who have become older: other ages say nothing.
    """
    fewer = min(len(one.ages), len(other.ages))
    if not fewer:
        return 0.0
    if same := len(set(one.ages).intersection(other.ages)):
        return SAME_AGES * same / fewer
    return 0.0 if one.is_aftermath or other.is_aftermath else OTHER_AGES


def _by_place(one: Report, other: Report) -> float:
    here, there = one.place, other.place
    if here is None or there is None:
        return 0.0
    finest_shared = min(precision(here), precision(there))
    if finest_shared == Precision.COUNTRY:
        return 0.0
    if finest_shared == Precision.REGION:
        return SAME_REGION if here.admin1 == there.admin1 else OTHER_REGION
    if identity(here) == identity(there):
        return SAME_CITY
    apart = kilometres(here, there)
    if apart is None or NEAR_KM < apart <= FAR_KM:
        return OTHER_CITY
    if apart <= NEAR_KM:
        return NEAR_CITY
    return OTHER_CITY if _speaks_of(one, there) or _speaks_of(other, here) else FAR_CITY


def _speaks_of(report: Report, city: Place) -> bool:
    """Whether a city's name is among the words that tell a report from others."""
    return any(words.issubset(report.terms) for words in _spellings(city.name))


@lru_cache(maxsize=1 << 12)
def _spellings(name: str) -> tuple[frozenset[str], ...]:
    """A name's words as reports have them among theirs, with their accents and without."""
    return frozenset(terms(name, "")), frozenset(terms(fold(name), ""))


def _by_time(one: Report, other: Report) -> float:
    """Weigh the days between the two; a date that is not told is taken to be the publication's.

    But for a trial: it says by its nature that what it is about was long before.
    """
    published = PUBLISHED * log1p(abs((one.published_at - other.published_at).days))
    if _tells_the_future_of(one, other) or _tells_the_future_of(other, one):
        return published + NOT_YET
    if _is_of_any_day(one) or _is_of_any_day(other):
        return published
    start, end = _days(one)
    other_start, other_end = _days(other)
    if one.date and other.date and start == end == other_start == other_end:
        return published + SAME_DAY
    return published + DAYS * log1p(max(0, (other_start - end).days, (start - other_end).days))


def _tells_the_future_of(one: Report, other: Report) -> bool:
    return one.date is not None and one.date.start > other.published_at.date()


def _is_of_any_day(report: Report) -> bool:
    return report.is_aftermath and report.date is None


def _days(report: Report) -> tuple[date, date]:
    if report.date:
        return report.date.start, report.date.end
    return report.published_at.date(), report.published_at.date()


def _by_category(one: str, other: str) -> float:
    if one == other:
        return SAME_UNUSUAL if one in UNUSUAL else 0.0
    if Category.OTHER in (one, other):
        return 0.0
    return OTHER_CONFUSED if CONFUSED.issuperset((one, other)) else OTHER_CATEGORY


def _both(one: Report, other: Report) -> list[Kind]:
    return sorted(one.tolls.keys() & other.tolls.keys())


def _by_toll(one: Toll, other: Toll) -> float:
    if one.best == other.best:
        return SAME_TOLL * log(min(one.best, LARGE)) if one.best > 1 else 0.0
    return OTHER_TOLL * abs(log(1 + one.best) - log(1 + other.best))


def _by_publisher(one: Report, other: Report) -> float:
    return SAME_PUBLISHER if are_of_one_publisher(one, other) else 0.0
