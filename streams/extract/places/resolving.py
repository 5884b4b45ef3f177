"""Which place a name means, by what else the article speaks of.

Each name speaks for the regions that it may mean, for each by how likely it means it alone, and so
do the publisher's earlier stories. The place in the region of which most of the others speak wins.
"""

from collections.abc import Iterable, Sequence

from streams.extract.gazetteer import Entry, Level
from streams.extract.homes import NOWHERE, Home
from streams.extract.places.mentions import Mention, Role
from streams.extract.places.names import KNOWN, Name

IN_REGION = 3.0
"""How much likelier a place is if the article speaks of its region too, in powers of ten."""
PER_NAME = 0.2
"""And for each name it speaks of there."""
MOST_NAMES = 5
IN_COUNTRY = 2.0
SPOKEN_FOR = 0.5
"""Of a name's voice, what a region must have to be one of which the article speaks."""
OTHER_REGION = 0.3
"""How much is left of the weight of a place in a region of which the article has nothing else."""
OTHER_COUNTRY = 0.1
"""And of one in another country, or of a name that may be something else's."""
LOUD = 1.3
"""Of other names' voices, what tells where the article is: more than one name that is sure."""
TOWN = 5_000
"""People from which a place is told of by its own name in all of its country."""
FAR = 0.02
"""And of one in a region of which nothing else speaks, where much does of another or where the
publisher is at home: it bears the name of a smaller place there that the gazetteer has not."""
STRAY = 0.15
"""Share of a publisher's stories below which a region is far from its home."""
VOICES = {
    Role.PLAIN: 0.8,
    Role.SMALL: 0.3,
    Role.DEMONYM: 0.5,
    Role.BEARER: 0.3,
}
"""How much a name says of where the article is, where it is hardly a place's; else it says 1."""

OFFICE = 0.8
"""And where it bears the name of a region: an office, a force, a team of all of it."""

DOUBTFUL = frozenset({Role.SMALL, Role.CARE, Role.BEARER})
"""Roles in which a name may as well be no place's."""
PASSING = DOUBTFUL | {Role.PLAIN, Role.PERSON, Role.ORIGIN, Role.DEMONYM}
"""Roles in which a name does not say that anything happened there."""

Votes = dict[str, float]
"""How much a name speaks for each region and country, by its code."""


class Resolver:
    """Resolves the names of one article."""

    def __init__(self, mentions: Sequence[Mention], home: Home = NOWHERE) -> None:
        voices: dict[str, float] = {}
        names: dict[str, Name] = {}
        self._located: dict[str, Entry] = {}
        for mention in mentions:
            key, name = mention.name.key, mention.name
            voices[key] = max(voices.get(key, 0.0), _voice(mention))
            if name.is_located:
                self._located[key] = name.places[0]
            if key not in names or not names[key].is_located:
                names[key] = name
        self._votes = {key: _votes(name, voices[key]) for key, name in names.items()}
        self._text = _sum(self._votes.values())
        """What all names say, without the publisher's home."""
        self._home = home
        self._shares = dict(home.shares)
        self._total = _sum([self._text, self._shares])

    def place(self, name: Name) -> Entry:
        """The place that a name means; a land, where it may be a city of it: "Mexico"."""
        if not name.is_located and name.key in self._located:
            return self._located[name.key]
        if len(name.places) == 1:
            return name.places[0]
        scores = [
            prior + self._evidence(name.key, place)
            for place, prior in zip(name.places, name.priors, strict=True)
        ]
        best = name.places[scores.index(max(scores))]
        lands = (place for place in name.places if place.level is Level.COUNTRY)
        return next((land for land in lands if land.country == best.country), best)

    def _evidence(self, key: str, place: Entry) -> float:
        evidence = IN_COUNTRY * min(1.0, self._others(place.country, key))
        if place.region == place.country:
            return evidence
        near = self._others(place.region, key)
        return evidence + IN_REGION * min(1.0, near) + PER_NAME * min(near, MOST_NAMES)

    def _others(self, code: str, key: str) -> float:
        """How much other names speak for a region or country."""
        return self._total.get(code, 0.0) - self._votes[key].get(code, 0.0)

    def trust(self, mention: Mention, place: Entry) -> float:
        """How much of a name's weight for a place remains in the light of the article."""
        name = mention.name
        if name.is_located:
            return 1.0
        if _is_plain_area(place):
            is_whole = place.level is not Level.DISTRICT
            is_passing = is_whole and mention.role in PASSING
            return FAR if is_passing and self._is_far(name, place) else 1.0
        if self._others(place.region, name.key) >= SPOKEN_FOR:
            return 1.0
        is_known = place.population >= KNOWN and name.is_unmistakable
        if not is_known and self._speaks_of_others(name, LOUD):
            return FAR
        if self._is_far(name, place) and (not is_known or self._is_at_home(name, place)):
            return FAR
        if is_known:
            return 1.0
        if mention.role in DOUBTFUL:
            return OTHER_COUNTRY
        is_in_country = self._others(place.country, name.key) >= SPOKEN_FOR
        if not self._speaks_of_others(name) or (is_in_country and _is_known_there(place, name)):
            return 1.0
        return OTHER_REGION if is_in_country else OTHER_COUNTRY

    def _is_far(self, name: Name, place: Entry) -> bool:
        """Whether a place is where hardly any of the publisher's stories are, as this one is not.

        Of a country where the publisher is not at home, other names must speak, too.
        """
        area = self._home.area
        if area is None or place.lies_in(area) or self._shares.get(place.region, 0.0) >= STRAY:
            return False
        own = self._votes[name.key].get(place.country, 0.0)
        is_abroad = place.country != area[:2]
        return not is_abroad or self._text.get(place.country, 0.0) - own < SPOKEN_FOR

    def _is_at_home(self, name: Name, place: Entry) -> bool:
        """Whether the article is, of whose city a place is then a part: Austin in Chicago."""
        area = self._home.area or ""
        own = self._votes[name.key].get(place.country, 0.0)
        is_abroad = place.country != area[:2] and self._text.get(place.country, 0.0) > own
        return self._text.get(area, 0.0) >= SPOKEN_FOR and "." in area and not is_abroad

    def _speaks_of_others(self, name: Name, least: float = SPOKEN_FOR) -> bool:
        """Whether other names speak for a region that much."""
        own = self._votes[name.key]
        return any(
            voice - own.get(code, 0.0) >= least for code, voice in self._text.items() if "." in code
        )


def _voice(mention: Mention) -> float:
    is_region = mention.name.places[0].level is Level.REGION
    if mention.role is Role.BEARER and is_region:
        return OFFICE
    return VOICES.get(mention.role, 1.0)


def _votes(name: Name, voice: float) -> Votes:
    votes: Votes = {}
    for region, share in name.shares:
        votes[region] = votes.get(region, 0.0) + voice * share
        if "." in region:
            country = region.partition(".")[0]
            votes[country] = votes.get(country, 0.0) + voice * share
    return votes


def _sum(votes: Iterable[Votes]) -> Votes:
    total: Votes = {}
    for one in votes:
        for code, voice in one.items():
            total[code] = total.get(code, 0.0) + voice
    return total


def _is_plain_area(place: Entry) -> bool:
    """Whether it is an area that a text can name by its name alone."""
    is_small = place.level is Level.REGION and place.population < TOWN
    return place.level is not Level.CITY and not is_small


def _is_known_there(place: Entry, name: Name) -> bool:
    """Whether it is a town that its country has one of, and more than a part of another."""
    others = (one for one in name.places if one.country == place.country)
    return place.population >= TOWN and all(one.region == place.region for one in others)
