"""Where it happened: the names of places in a text, resolved to GeoNames."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas import Place
from streams.extract.english.place_words import COUNTRY_WORDS, DEMONYMS, STATE_ABBREVIATIONS
from streams.extract.english.things import STREETS
from streams.extract.gazetteer import Gazetteer, Region, fold, gazetteer
from streams.extract.lexicon import words
from streams.extract.text import Token

BEFORE_PLACES = words("in at near outside around of from to across north south east west")
BEFORE_SCENES = words("in at near outside")
PARTS = STREETS | words("county parish high school hospital university park church college")
"""What follows a name that is no city's but a street's, a county's, a house's."""
NOT_CITIES = words(
    """adams ali alley along bar bath best buy caller carolina central come court date david deal
    federal friday george goes green holiday house jackson liberal male man march may media metro
    mile mobile most much nice normal of officer orange parole police president reading sale same
    san save se sedan semi split spoken springs temple than time union university van victoria
    washington white young"""
)
"""Cities whose names mostly mean something else; they count where a region follows."""
LARGE = 100_000
"""People from which a city is known without its country being named."""
LONGEST = 3
"""Words of the longest name that is looked for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place in a sentence."""

    name: str
    region: Region | None
    """The country or state that it is; None for a city."""
    within: Region | None = None
    """The country or state named right after a city."""
    scene: bool = False
    """Whether it stands after "in", "at", "near"."""
    adjective: bool = False
    """Whether it only tells where somebody is from: "Russian"."""


def mentions(tokens: list[Token]) -> list[Mention]:
    """The places that a sentence names, in order."""
    places = gazetteer()
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention, at = _mention(tokens, at, places)
        if mention is not None:
            found.append(mention)
    return found


def _mention(tokens: list[Token], at: int, places: Gazetteer) -> tuple[Mention | None, int]:
    if not tokens[at].text[0].isupper():
        return None, at + 1
    before = tokens[at - 1].lower if at else ""
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        words = tokens[at : at + length]
        if not all(token.text[0].isupper() for token in words):
            continue
        name = fold(" ".join(token.text for token in words)).removesuffix("'s")
        last = at + length
        if last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].lower in PARTS:
            continue
        if region := _region(name, places):
            adjective = name in DEMONYMS
            return Mention(name, region, scene=before in BEFORE_SCENES, adjective=adjective), last
        if places.is_city(name):
            within, end = _named_after(tokens, last, places)
            if within or (name not in NOT_CITIES and _is_known(name, at, before, places)):
                scene = before in BEFORE_SCENES or within is not None
                return Mention(name, None, within, scene), end
    return None, at + 1


def _is_known(name: str, at: int, before: str, places: Gazetteer) -> bool:
    """Whether a name is a city's by where it stands, or by the city's size."""
    return at == 0 or before in BEFORE_PLACES or places.population(name) >= LARGE


def _region(name: str, places: Gazetteer) -> Region | None:
    if country := COUNTRY_WORDS.get(name):
        return Region(country)
    return places.region(name)


def _named_after(tokens: list[Token], at: int, places: Gazetteer) -> tuple[Region | None, int]:
    """The region right after a city: ", Texas", ", Tex.", " (Peru)"."""
    if at >= len(tokens) - 1 or tokens[at].text not in (",", "("):
        return None, at
    for length in (3, 2, 1):
        name = fold(" ".join(token.text for token in tokens[at + 1 : at + 1 + length]))
        if state := STATE_ABBREVIATIONS.get(name.rstrip(".")):
            return Region("US", state), at + 1 + length
        if region := _region(name, places):
            return region, at + 1 + length
    return None, at


class Scenes:
    """The places of an article, sentence by sentence."""

    def __init__(self, sentences: Iterable[tuple[int, int, list[Token]]]) -> None:
        """Takes number, paragraph and tokens of each sentence that may name a place."""
        self._by_sentence: dict[int, list[Mention]] = {}
        self._by_paragraph: dict[int, list[Mention]] = {}
        for number, paragraph, tokens in sentences:
            found = mentions(tokens)
            self._by_sentence[number] = found
            self._by_paragraph.setdefault(paragraph, []).extend(found)
        self._all = [m for paragraph in self._by_paragraph.values() for m in paragraph]
        regions = (mention.region or mention.within for mention in self._all)
        counts = Counter(region for region in regions if region is not None)
        self._regions = [region for region, _ in counts.most_common()]
        cities = (self._resolve(mention) for mention in self._all if mention.region is None)
        self._cities = [city for city in dict.fromkeys(cities) if city is not None]

    def place(self, sentence: int, paragraph: int) -> Place | None:
        """The place of a sentence: its own, else its paragraph's, else the article's first.

        A part of a city that the article names too is that city.
        """
        place = (
            self._best(self._by_sentence.get(sentence, []))
            or self._best(self._by_paragraph.get(paragraph, []))
            or self._best(self._all)
            or next((gazetteer().area(region) for region in self._regions), None)
        )
        if place is None:
            return None
        return next((c for c in self._cities if gazetteer().is_part_of(place, c)), place)

    def _best(self, found: list[Mention]) -> Place | None:
        named = [mention for mention in found if not mention.adjective]
        ordered = sorted(named, key=lambda m: (not m.scene, m.region is not None))
        return next(filter(None, map(self._resolve, ordered)), None)

    def _resolve(self, mention: Mention) -> Place | None:
        places = gazetteer()
        if mention.region is not None:
            return places.area(mention.region)
        if mention.within is not None:
            return places.city(mention.name, [mention.within])
        nearby = (places.city(mention.name, [region]) for region in self._regions[:3])
        return next(filter(None, nearby), None) or places.city(mention.name, ())
