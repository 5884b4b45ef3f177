"""What names of places may mean."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from math import log10
from typing import NamedTuple

from streams.extract import lexicon
from streams.extract.gazetteer import Entry, Level, fold, gazetteer, in_full
from streams.extract.places.words import PlaceWords

PARTICLES = lexicon.words("al da de del des di do dos du el la las le los of sur the upon")
"""Small words within names: "Rio de Janeiro", "Isle of Man"."""
LONGEST = 4
"""Words of the longest name that is looked for."""
SHORTEST = 3
"""Letters of the shortest one, but for abbreviations of countries."""
CANDIDATES = 60
"""Places that one name may mean, at most: the smaller ones are left out."""
DOMINANT = 10
"""How many times larger a place is than others of its name, if it is meant without a word."""
LIKELIER = {Level.CITY: 1.0, Level.DISTRICT: 0.0, Level.REGION: 0.0, Level.COUNTRY: 2.0}
"""How much likelier a bare name means such a place than an equally populous district."""
OTHER_NAME = -2.0
"""And a place that has that name beside its own."""
LEAST = 0.05
"""Share of a name's meanings from which a region is likely."""
KNOWN = 100_000
"""People from which a city is known without its region."""
MEMORY = 1 << 14
"""Names that are remembered."""


class Use(Enum):
    """What a name is there for."""

    PLACE = auto()
    """For the place itself."""
    DEMONYM = auto()
    """For its people: "Iraqi"."""
    FORCE = auto()
    """For its police or its mayor."""
    BEARER = auto()
    """For something else that bears it: a street, a newspaper, a quarter of a town."""


class Name(NamedTuple):
    """A name in a run that may be a place's."""

    start: int
    """Offset in the run."""
    end: int
    key: str
    """The name, folded."""
    places: tuple[Entry, ...]
    """The places it may mean, the most populous first."""
    priors: tuple[float, ...]
    """How likely each is, before the article is asked: the tenfold population adds 1."""
    shares: tuple[tuple[str, float], ...]
    """How likely it means a place in each region, before the article is asked; of 1 in all."""
    is_unmistakable: bool
    """Whether it hardly means a place of another region."""
    use: Use = Use.PLACE
    is_located: bool = False
    """Whether the run itself says in which region it is: "Aurora, Colo."."""
    is_owner: bool = False
    """Whether it has the ending of a genitive."""
    byname: str | None = None
    """What the gazetteer calls the place that has this name in the language, folded."""

    def as_area(self) -> "Name":
        """The name as a region's or district's, if there is one of that name."""
        areas = [place for place in self.places if place.level is not Level.CITY]
        return self.narrowed(areas) if areas else self

    def narrowed(self, places: Sequence[Entry]) -> "Name":
        """The name with fewer places."""
        keys = _keys(self.key, self.byname)
        priors = _priors(keys, places)
        return self._replace(
            places=tuple(places),
            priors=priors,
            shares=_shares(places, priors),
            is_unmistakable=_are_of_one_region(keys, places),
        )


class Found(NamedTuple):
    """A name that some words begin with, and how many of them it takes."""

    name: Name
    words: int


class Names:
    """The names of places, in the words of one language."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._find = gazetteer().find
        self._abbreviated = frozenset(words.abbreviations.values())
        self._beginnings = set(
            map(_first_word, words.areas.keys() | words.demonyms.keys() | words.bynames.keys())
        )
        self._no_names = PARTICLES.union(
            words.directions,
            words.streets,
            words.facilities,
            words.openers,
            words.towns,
            words.sections,
            words.divisions,
            words.people,
        )
        self._name = lru_cache(MEMORY)(self._look_up)
        self._may_begin = lru_cache(MEMORY)(self._may_begin_name)

    def longest(self, words: list[str]) -> Found | None:
        """The longest name that folded words begin with."""
        found, text = None, ""
        for number, word in enumerate(words, start=1):
            text = f"{text} {word}" if text else word
            if name := self._name(text):
                found = Found(name, number)
            if not self._may_begin(text):
                break
        return found

    def located(self, name: Name, after: list[str]) -> tuple[Name, int] | None:
        """The name in the region that the words after it begin with, and its length in words."""
        for length in range(min(LONGEST, len(after)), 0, -1):
            codes = self._regions(" ".join(after[:length]))
            if not codes:
                continue
            inside = [p for p in self._places(name.key) if any(_is_inside(p, c) for c in codes)]
            if inside:
                return name.narrowed(inside)._replace(is_located=True), length
        return None

    def in_area(self, name: Name, after: list[str]) -> tuple[Name, int] | None:
        """The same of a small town that the gazetteer has not there: no more is known of it."""
        for length in range(min(LONGEST, len(after)), 0, -1):
            if area := self._area(name, " ".join(after[:length])):
                town = Entry(Level.CITY, area.region, 0, None, None, None, name.key.title())
                return name.narrowed([town])._replace(is_located=True), length
        return None

    def _area(self, name: Name, told: str) -> Entry | None:
        """The region that is told after a town's name, if both can hardly mean anything else."""
        key, first = fold(told), name.places[0]
        code = self._words.abbreviations.get(key)
        is_short = code is not None and _is_short_form(told)
        area = next(iter(self._places((is_short and code) or key)), None)
        if area is None or area.region not in self._abbreviated or first.level is not Level.CITY:
            return None
        # "Chicago, Illinois and Texas" is a list, and so may any two large names be.
        is_listed = first.population >= KNOWN and name.is_unmistakable
        return area if area.level is Level.REGION and (is_short or not is_listed) else None

    def _look_up(self, text: str) -> Name | None:
        """The name that some words, folded one by one, are together."""
        words, key = self._words, self._in_full(text)
        if key in self._no_names or (len(key) < SHORTEST and key not in words.areas):
            return None
        places = self._places(key)[:CANDIDATES]
        use = Use.DEMONYM if key in words.demonyms else Use.PLACE
        if not places:
            return None
        byname = words.bynames.get(key)
        priors = _priors(_keys(key, byname), places)
        return Name(
            start=0,
            end=0,
            key=key,
            places=places,
            priors=priors,
            shares=_shares(places, priors),
            is_unmistakable=_are_of_one_region(_keys(key, byname), places),
            use=use,
            byname=byname,
        )

    def _in_full(self, text: str) -> str:
        """Folded words with the first and the last in full: "St. Clair Co."."""
        rest, blank, last = text.rpartition(" ")
        long = self._words.divisions_in_short.get(last) if blank else None
        return in_full(f"{rest} {long}" if long else text)

    def _may_begin_name(self, text: str) -> bool:
        return _first_word(text) in self._beginnings or gazetteer().may_begin(text)

    def _places(self, key: str) -> tuple[Entry, ...]:
        """The places of that name: of an area's byname also the towns, as Holland in Michigan.

        Of a city that a language calls otherwise also its namesakes: "Florencia".
        """
        words = self._words
        if area := words.areas.get(key):
            towns = (place for place in self._find(key) if place.level is Level.CITY)
            return (*self._find(area), *towns)
        found = self._find(words.demonyms.get(key) or key)
        if byname := words.bynames.get(key):
            return (*self._find(byname)[:1], *found)
        return found

    def _regions(self, told: str) -> tuple[str, ...]:
        """Codes of the regions and countries that a name after a town's may mean."""
        key = fold(told)
        code = self._words.abbreviations.get(key)
        if code and (_is_short_form(told) or (told.islower() and key not in self._words.openers)):
            return (code,)
        return tuple(p.region for p in self._places(key) if p.level is not Level.CITY)


def _is_short_form(told: str) -> bool:
    """Whether it is written as a short form is: "Tex.", "TX", but not as "In" is."""
    return told.isupper() or told.endswith(".") or len(told) >= SHORTEST


def _first_word(text: str) -> str:
    return text.partition(" ")[0]


def _keys(key: str, byname: str | None) -> tuple[str, ...]:
    return (key,) if byname is None else (key, byname)


def _priors(keys: tuple[str, ...], places: Sequence[Entry]) -> tuple[float, ...]:
    return tuple(_prior(keys, place) for place in places)


def _prior(keys: tuple[str, ...], place: Entry) -> float:
    other = 0.0 if _is_own(keys, place) else OTHER_NAME
    return log10(place.population + 1) + LIKELIER[place.level] + other


def _shares(places: Sequence[Entry], priors: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """How likely each region is, the likely ones alone."""
    weights: dict[str, float] = {}
    for place, prior in zip(places, priors, strict=True):
        weights[place.region] = weights.get(place.region, 0.0) + 10**prior
    total = sum(weights.values())
    return tuple((code, one / total) for code, one in weights.items() if one >= LEAST * total)


def _are_of_one_region(keys: tuple[str, ...], places: Sequence[Entry]) -> bool:
    """Whether a name hardly means any of these in another region than the most populous."""
    own = [place for place in places if _is_own(keys, place)] or places
    first = own[0]
    elsewhere = [place.population for place in own if _is_elsewhere(place, first)]
    if not elsewhere or first.population >= DOMINANT * max(elsewhere):
        return True
    is_area = first.level is not Level.CITY
    return is_area and sum(place.level is not Level.CITY for place in own) == 1


def _is_own(keys: tuple[str, ...], place: Entry) -> bool:
    """Whether it is the place's own name, or a part of that, and none that it has beside it."""
    name = fold(place.name)
    return any(key in name for key in keys)


def _is_elsewhere(place: Entry, other: Entry) -> bool:
    """Whether a place is quite another one: not the region around a city, or beside its own."""
    is_near = place.country == other.country and place.level is not Level.CITY
    return place.region != other.region and not is_near


def _is_inside(place: Entry, region: str) -> bool:
    """Whether a place is a smaller one within a region or country."""
    is_small = place.level in (Level.CITY, Level.DISTRICT)
    return place.lies_in(region) and (is_small or place.region != region)
