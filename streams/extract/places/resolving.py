"""Which place a name means, by what else the article speaks of."""

from collections.abc import Iterable, Sequence

from streams.extract.gazetteer import Entry, Level
from streams.extract.places.mentions import Mention
from streams.extract.places.names import Name

KNOWN = 100_000
"""People from which a city is known without its region."""
IN_REGION = 2.0
"""How much likelier a place is if the article speaks of its region too, in powers of ten."""
PER_NAME = 0.2
"""And for each name it speaks of there."""
MOST_NAMES = 5
IN_COUNTRY = 1.5
OTHER_REGION = 0.4
"""How much is left of the weight of a place in a region of which the article has nothing else."""
OTHER_COUNTRY = 0.1
"""And of one in another country, or of a name that may be something else's."""
FAR_FROM_HOME = 0.02
"""And of one that is far from the publisher's home, and of whose region nothing else speaks."""
NONE: frozenset[str] = frozenset()
HOME = ""
"""Stands among the names for the publisher's home, which speaks for its region as a name does."""

Votes = dict[str, set[str]]
"""The names that speak for each region and country, by its code."""


class Resolver:
    """Resolves the names of one article.

    `home` is the region or country that the stories of its publisher lie in, by its code.
    """

    def __init__(self, mentions: Sequence[Mention], home: str | None = None) -> None:
        self._votes: Votes = {}
        located: dict[str, Name] = {}
        names: dict[str, Name] = {}
        for mention in mentions:
            name = mention.name
            (located if name.is_located else names)[name.key] = name
        for key, name in names.items():
            _vote(self._votes, key, name.sure)
        for key, name in located.items():
            # With a region it speaks for the same name without one.
            _vote(self._votes, f"{key},", name.places[:1])
        regional = {code: keys for code, keys in self._votes.items() if "." in code}
        self.region = max(regional, key=lambda code: len(regional[code]), default=None)
        """Code of the first-level region that most names of the text speak for."""
        self._home = home
        self._regional = {key for keys in regional.values() for key in keys}
        if home:
            _vote_for(self._votes, HOME, home)

    def place(self, name: Name) -> Entry:
        """The place that a name means."""
        if len(name.places) == 1:
            return name.places[0]
        scores = [
            prior + self._evidence(name.key, place)
            for place, prior in zip(name.places, name.priors, strict=True)
        ]
        return name.places[scores.index(max(scores))]

    def _evidence(self, key: str, place: Entry) -> float:
        votes = self._votes
        country = place.country
        if country not in votes or not self._others(country, key):
            return 0.0
        if place.region == country or place.region not in votes:
            return IN_COUNTRY
        near = self._others(place.region, key)
        return IN_COUNTRY + (IN_REGION + PER_NAME * min(near, MOST_NAMES) if near else 0.0)

    def _others(self, code: str, key: str) -> int:
        """How many other names speak for a region or country."""
        keys = self._votes.get(code, NONE)
        return len(keys) - (key in keys)

    def trust(self, name: Name, place: Entry, is_doubtful: bool) -> float:
        """How much of the weight of a name that means a place remains in the light of the article.

        `is_doubtful` is a name that may as well be no place's.
        """
        is_sure = name.is_located or (place.population >= KNOWN and name.is_unmistakable)
        if is_sure or place.level is not Level.CITY or self._others(place.region, name.key):
            return 1.0
        if self._home and not place.lies_in(self._home):
            return FAR_FROM_HOME
        if is_doubtful:
            return OTHER_COUNTRY
        is_in_country = bool(self._others(place.country, name.key))
        speaks_of_others = len(self._regional) > (name.key in self._regional)
        if not speaks_of_others or (is_in_country and _is_alone(place, name)):
            return 1.0
        return OTHER_REGION if is_in_country else OTHER_COUNTRY


def _vote(votes: Votes, key: str, places: Iterable[Entry]) -> None:
    for place in places:
        _vote_for(votes, key, place.region)


def _vote_for(votes: Votes, key: str, region: str) -> None:
    votes.setdefault(region, set()).add(key)
    votes.setdefault(region.partition(".")[0], set()).add(key)


def _is_alone(place: Entry, name: Name) -> bool:
    """Whether its country has no other place of its name."""
    return all(one.region == place.region for one in name.places if one.country == place.country)
