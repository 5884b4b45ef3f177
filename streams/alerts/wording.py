"""How an alert is worded, for people."""

from schemas import Count, Incident, Kind, Place

WORDS = {
    Kind.PROTESTERS: "protesting",
    Kind.BUILDINGS_DAMAGED: "buildings damaged",
}
"""Where the kind's own name does not read well after a number."""

WORLD = "the world"
UNPLACED = "an unknown place"


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


def area(place: Place | None) -> str:
    """Return where it is: the city, the region, the country."""
    if place is None:
        return UNPLACED
    parts = [place.name, place.admin1, place.country]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def area_of_scope(scope: str) -> str:
    """Return where a count is taken: "Almaty, KZ" for the scope "KZ/Almaty"."""
    if scope == "world":
        return WORLD
    return ", ".join(reversed(scope.split("/", 1)))


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
        f"by {_plural(articles, 'article')} of {_plural(sources, 'source')}."
    )


def describe_count(count: Count) -> str:
    """Return a sentence on what a count is made of."""
    return (
        f"Newly reported within {count.window}: "
        f"{amount(count.low, count.best, count.high)} {kind_words(count.kind)}, "
        f"in {_plural(count.incidents, 'incident')}, by {_plural(count.articles, 'article')}."
    )


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
