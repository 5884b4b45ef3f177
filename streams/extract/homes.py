"""Where the stories of each publisher lie.

A bare "Springfield" is the one that a paper's readers live near, and "the east side" is a side of
their own city. So each publisher's home is learned from the regions that its articles lie in, and
from its name.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from streams.extract.gazetteer import Entry
from streams.extract.publishers import city_of, region_of

RECENT = 20
"""Articles of a publisher that say where its home is."""
IN_HAND = 200
"""Further ones that are kept, for what comes again after a crash is read as it was then."""
LEAST = 2
"""Articles that have to agree."""
SHARE = 0.6
"""Of a publisher's articles, those that have to agree; of the world's news, no region has them."""
MOST = 0.5
"""Share from which it is likelier than not that the next story lies in a region."""
DOUBT = 0.5
"""Articles beside those that a publisher is known by, which lie where anybody's do."""
BY_NAME = 2
"""Articles that a publisher's own name counts as, where it speaks for a region."""
EVERYBODY = "\n"
"""Stands for all publishers together: no name has a line break."""
MOST_PUBLISHERS = 50_000
"""Publishers that are remembered; past these, the one that is not heard of for longest goes."""

Sightings = dict[int, str]
"""By number of the article: the code of the region that it speaks for most ("US.TX")."""


class Home(NamedTuple):
    """Where the stories of a publisher lie."""

    area: str | None = None
    """Code of the region that most of them lie in, else of the country."""
    shares: tuple[tuple[str, float], ...] = ()
    """How likely its next one lies in each region and country, by code."""
    city: Entry | None = None
    """The city in that area that it is called after."""

    @property
    def likeliest(self) -> str | None:
        """The region that its next one lies in, else the country, as far as one can say."""
        likely = [code for code, share in self.shares if "." in code and share > MOST]
        return next(iter(likely), self.area)


NOWHERE = Home()
"""The home of a publisher of which nothing is known."""


class Homes:
    """The homes of publishers, from what their articles said; an article's number is its offset.

    Only what came before an article says how it is read, so that it is read as before when it
    comes again.
    """

    def __init__(self) -> None:
        self._sightings: dict[str, Sightings] = {}
        self._unwritten: dict[str, None] = {}

    def home(self, publisher: str, number: int) -> Home:
        """Return where a publisher's stories lie."""
        regions = self._regions(publisher, number)
        if called := region_of(publisher):
            regions[called] += BY_NAME
        countries = _by_country(regions)
        area = _agreed(regions) or _agreed(countries)
        articles = regions | countries
        total = regions.total() + DOUBT
        shares = {code: articles[code] / total for code in articles}
        for country, share in self._everywhere(number).items():
            shares[country] = shares.get(country, 0.0) + share * DOUBT / total
        city = city_of(publisher)
        is_there = area is not None and city is not None and city.lies_in(area)
        return Home(area, tuple(sorted(shares.items())), city if is_there else None)

    def note(self, publisher: str, number: int, region: str) -> None:
        """Take up what region an article speaks for."""
        self._note(EVERYBODY, number, region)
        if publisher:
            self._note(publisher, number, region)

    def _regions(self, publisher: str, number: int) -> Counter[str]:
        """How many of a publisher's latest articles speak for each region."""
        known = self._sightings.get(publisher, {})
        before = sorted(one for one in known if one < number)[-RECENT:]
        return Counter(known[one] for one in before)

    def _everywhere(self, number: int) -> Mapping[str, float]:
        """How the latest articles of all publishers share out among countries."""
        countries = _by_country(self._regions(EVERYBODY, number))
        return {code: articles / RECENT for code, articles in countries.items()}

    def _note(self, publisher: str, number: int, region: str) -> None:
        sightings = self._sightings.pop(publisher, {})  # so that the first is the longest unheard
        sightings[number] = region
        if len(sightings) > RECENT + IN_HAND:
            del sightings[min(sightings)]
        self._sightings[publisher] = sightings
        self._unwritten[publisher] = None
        if len(self._sightings) > MOST_PUBLISHERS:
            forgotten = next(iter(self._sightings))
            del self._sightings[forgotten]
            self._unwritten[forgotten] = None

    def unwritten(self) -> dict[str, Sightings | None]:
        """Return, once, what changed: the sightings of publishers; null for those forgotten."""
        changed = {publisher: self._sightings.get(publisher) for publisher in self._unwritten}
        self._unwritten = {}
        return changed

    def restore(self, publisher: str, sightings: Mapping[int, str]) -> None:
        """Take up what was written of a publisher."""
        self._sightings[publisher] = dict(sightings)


def _agreed(places: Mapping[str, int]) -> str | None:
    """Return the place that most articles speak for, if enough of them do."""
    total = sum(places.values())
    best = max(sorted(places), key=lambda place: places[place], default=None)
    is_enough = best is not None and places[best] >= max(LEAST, SHARE * total)
    return best if is_enough else None


def _by_country(regions: Mapping[str, int]) -> Counter[str]:
    countries: Counter[str] = Counter()
    for region, articles in regions.items():
        countries[region.partition(".")[0]] += articles
    return countries
