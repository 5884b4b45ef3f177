"""Where it happened, sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import cos, hypot, radians, sqrt
from typing import NamedTuple

from schemas import Place
from streams.extract.gazetteer import Entry, Level, gazetteer
from streams.extract.homes import NOWHERE, Home
from streams.extract.places.capitals import is_capital
from streams.extract.places.mentions import Role, Sentence
from streams.extract.places.reading import read_mentions
from streams.extract.places.resolving import Resolver
from streams.extract.places.words import PlaceWords

WEIGHTS = {
    Role.DATELINE: 3.5,
    Role.LOCATED: 3.0,
    Role.SCENE: 3.0,
    Role.FORCE: 2.0,
    Role.PLAIN: 1.0,
    Role.SMALL: 0.6,
    Role.PERSON: 0.8,
    Role.ORIGIN: 0.4,
    Role.DEMONYM: 0.3,
    Role.CARE: 0.2,
    Role.BEARER: 0.2,
    Role.PUBLISHER: 0.2,
}
"""How much a mention says that it happened there; measured on news of gun violence."""
BUREAU = 0.7
"""Share of a dateline's weight that a capital has from its reporters alone: they are sent out, or
write there of what happened anywhere in the country."""
STRONG = 2.5
"""Weight from which a place counts for its own sentence, not only for the article."""
LEAD = 2
"""Paragraphs that tell the main things, and how many times more their places count."""
LEAST = 0.15
"""Weight from which a place is better than none."""
CITY = 0.45
"""Weight from which a city is preferred to a whole region."""
OWN = frozenset({Role.DATELINE, Role.LOCATED, Role.FORCE})
"""Roles in which a place is a town of its own, no part of another."""
WHOLE = OWN | {Role.SCENE, Role.PLAIN}
"""Roles in which a city is named for itself."""
PART = 10
"""How many times larger a city is than what counts as a part of it."""
AREAS = (Level.REGION, Level.DISTRICT)
"""What is more telling than a capital that a report was only sent from."""
KILOMETRES_PER_DEGREE = 111.0


class Scene(NamedTuple):
    """A place that counts for the sentence it stands in."""

    sentence: int
    place: Entry
    is_dateline: bool
    weight: float

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """The scenes before the dateline, cities before what is around them."""
        return not self.is_dateline, self.place.level is Level.CITY, self.weight


class Scenes:
    """The places of an article.

    `home` is where the stories of its publisher lie: there a bare name is looked for first, and
    there an article without one is placed, in the city that the publisher is called after.
    """

    def __init__(
        self, sentences: Iterable[Sentence], words: PlaceWords, home: Home = NOWHERE
    ) -> None:
        self._by_paragraph: dict[int, list[Scene]] = defaultdict(list)
        self._own: set[Entry] = set()
        self._whole: dict[Entry, None] = {home.city: None} if home.city else {}
        total: dict[Entry, float] = defaultdict(float)
        bureaus: dict[Entry, float] = {}
        found = read_mentions(sentences, words)
        resolver = Resolver(found, home)
        for mention in found:
            place = resolver.place(mention.name)
            weight = resolver.trust(mention, place) * WEIGHTS[mention.role]
            said = weight * (LEAD if mention.paragraph <= LEAD else 1)
            total[place] += said
            is_dateline = mention.role is Role.DATELINE
            if is_dateline and is_capital(place):
                bureaus[place] = bureaus.get(place, 0.0) + said * BUREAU
            if weight >= STRONG:
                scene = Scene(mention.sentence, place, is_dateline, weight)
                self._by_paragraph[mention.paragraph].append(scene)
            if place.level is Level.CITY and mention.role in WHOLE:
                self._whole[place] = None
                if mention.role in OWN:
                    self._own.add(place)
        told = _main(total)
        if told in bureaus:
            told = self._without_bureau(total, told, bureaus[told])
        self.region = told.region if told and "." in told.region else None
        """Code of the first-level region that the article's main place lies in, if it names one."""
        self._main = told or home.city or _area(home.likeliest)

    def place(self, sentence: int, paragraph: int) -> Place | None:
        """The place of a figure, by the numbers of its sentence and paragraph.

        It is that of the sentence, else of those before it in the paragraph, else of the article,
        in which the dateline and the first paragraphs count most. A part of a city that the
        article names too, or that its publisher is called after, is that city.
        """
        scenes = self._by_paragraph.get(paragraph, ())
        place = (
            self._best([scene for scene in scenes if scene.sentence == sentence])
            or self._best([scene for scene in scenes if scene.sentence < sentence])
            or self._main
        )
        return gazetteer().place(self._city_of(place)) if place else None

    def _without_bureau(
        self, total: Mapping[Entry, float], bureau: Entry, excess: float
    ) -> Entry | None:
        """The place of which most is said but for that a report was sent from a capital.

        That is one in the land of which most is said. Where it is not the capital, nothing happened
        there.
        """
        said = {**total, bureau: total[bureau] - excess}
        lands: dict[str, float] = defaultdict(float)
        for place, weight in said.items():
            lands[place.country] += weight
        land = max(lands, key=lambda country: lands[country])
        of_land = {place: weight for place, weight in said.items() if place.country == land}
        told = _main(of_land)
        areas = [place for place in of_land if place.level in AREAS]
        area = max(areas, key=lambda place: of_land[place], default=bureau)
        if told == bureau and of_land[area] > of_land[bureau] and not bureau.lies_in(area.region):
            told = area
        if told != bureau:
            for paragraph, scenes in self._by_paragraph.items():
                kept = [one for one in scenes if not (one.is_dateline and one.place == bureau)]
                self._by_paragraph[paragraph] = kept
        return told

    def _best(self, scenes: list[Scene]) -> Entry | None:
        """The place that counts most; the main one, if it is among them or lies within."""
        if not scenes:
            return None
        best = max(scenes, key=lambda scene: scene.rank).place
        main = self._main
        is_around = best.level is not Level.CITY and main is not None and main.lies_in(best.region)
        is_told = any(scene.place == main for scene in scenes if not scene.is_dateline)
        return main if is_around or is_told else best

    def _city_of(self, place: Entry) -> Entry:
        if place.level is not Level.CITY or place in self._own:
            return place
        cities = [city for city in self._whole if _is_part(place, city)]
        return min(cities, key=lambda city: city.population, default=place)


def _main(total: Mapping[Entry, float]) -> Entry | None:
    """The place of which the article says most: in the region of which it does, a city first."""
    spoken: dict[str, float] = defaultdict(float)
    for place, weight in total.items():
        spoken[place.region] += weight
    cities = [place for place in total if place.level is Level.CITY and total[place] >= CITY]
    places = cities or [place for place in total if total[place] >= LEAST]
    return max(places, key=lambda place: (spoken[place.region], total[place]), default=None)


def _area(code: str | None) -> Entry | None:
    """The region or country of a code."""
    return next(iter(gazetteer().find(code)), None) if code else None


def _is_part(place: Entry, city: Entry) -> bool:
    """Whether a place lies on the ground of a city that is much larger: 10 km for a million."""
    if place.country != city.country or PART * place.population > city.population:
        return False
    return _distance(place, city) <= sqrt(city.population) / 100


def _distance(one: Entry, other: Entry) -> float:
    """Kilometres between two cities, on a plane: near enough for near ones."""
    north = (one.latitude or 0.0) - (other.latitude or 0.0)
    east = (one.longitude or 0.0) - (other.longitude or 0.0)
    return KILOMETRES_PER_DEGREE * hypot(north, east * cos(radians(one.latitude or 0.0)))
