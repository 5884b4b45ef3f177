"""How an alert is worded, for people."""

from collections.abc import Iterable, Mapping, Sequence

from schemas import AlertFigure, Count, Incident, Kind, Place
from streams.tally.report import UNKNOWN_COUNTRY
from streams.tally.world import WORLD

WORDS = {
    Kind.PROTESTERS: "protesting",
    Kind.BUILDINGS_DAMAGED: "buildings damaged",
}
"""Where the kind's own name does not read well after a number."""

UNITS = {"h": "hour", "d": "day"}

NOTHING = AlertFigure(low=0, best=0, high=0)

THE_WORLD = "the world"
UNPLACED = "an unknown place"
UNPLACED_SCOPE = "unknown places"


def kind_words(kind: Kind) -> str:
    """Return the words that follow the number: "killed", "buildings damaged"."""
    return WORDS.get(kind, str(kind))


def amount(low: int, best: int, high: int | None) -> str:
    """Return a figure with its bounds: "12", "at least 12", "14 (12 to 20)", "14 (12 or more)"."""
    if low == best == high:
        return str(best)
    if high is None:
        return f"at least {best}" if low == best else f"{best} ({low} or more)"
    return f"{best} ({low} to {high})"


def figures(known: Mapping[Kind, AlertFigure], decisive: Sequence[Kind]) -> str:
    """Return the figures that are not zero: "3 killed and 5 injured"; else the decisive ones."""
    told = [kind for kind, figure in known.items() if figure.best]
    return listed(_figure(known.get(kind, NOTHING), kind) for kind in told or decisive)


def listed(words: Iterable[str], conjunction: str = "and") -> str:
    """Return a list as one says it: "one", "one and two", "one, two and three"."""
    *others, last = words
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def area(place: Place | None) -> str:
    """Return where it is: the city, the region, the country."""
    if place is None:
        return UNPLACED
    parts = [place.name, place.admin1, place.country]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def area_of_scope(scope: str) -> str:
    """Return where a count is taken: "Almaty, KZ" for the scope "KZ/Almaty"."""
    if scope == WORLD:
        return THE_WORLD
    if scope == UNKNOWN_COUNTRY:
        return UNPLACED_SCOPE
    return ", ".join(reversed(scope.split("/", 1)))


def span(duration: str) -> str:
    """Return a length of time in words: "24 hours" for "24h"."""
    return plural(int(duration[:-1]), UNITS[duration[-1]])


def plain(number: float) -> str:
    """Return a number without needless decimals: "9", "4.5"."""
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")


def headline_of_count(told: str, count: Count, usual: float | None) -> str:
    """Return "60 killed within 24 hours in Almaty, KZ, usually 9 on a Monday"."""
    headline = f"{told} within {span(count.window)} in {area_of_scope(count.scope)}"
    if usual is not None:
        headline += f", usually {plain(usual)} {_on_that_day(count)}"
    return headline[:1].upper() + headline[1:]


def describe_incident(incident: Incident) -> str:
    """Return a sentence or two on what is known of an incident, and from how many."""
    if incident.merged_into:
        return f"This proved to be the incident {incident.merged_into}."
    tolls = ", ".join(
        f"{amount(toll.low, toll.best, toll.high)} {kind_words(kind)}"
        for kind, toll in sorted(incident.tolls.items())
    )
    articles, sources = len(incident.articles), len(incident.sources)
    return (
        f"{incident.headline.strip()} - reported: {tolls or 'nothing any more'}, "
        f"by {plural(articles, 'article')} of {plural(sources, 'source')}."
    )


def describe_count(count: Count, usual: float | None = None) -> str:
    """Return a sentence or two on what a count is made of, and what is usual."""
    told = amount(count.low, count.best, count.high)
    description = (
        f"Newly reported within {span(count.window)}: {told} {kind_words(count.kind)}, "
        f"in {plural(count.incidents, 'incident')}, by {plural(count.articles, 'article')}."
    )
    if usual is not None:
        description += f" Usual {_on_that_day(count)} at this time: {plain(usual)}."
    return description


def plural(number: int, word: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _figure(figure: AlertFigure, kind: Kind) -> str:
    return f"{amount(figure.low, figure.best, figure.high)} {kind_words(kind)}"


def _on_that_day(count: Count) -> str:
    return f"on a {count.as_of:%A}"
