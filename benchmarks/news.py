"""A made-up feed: one article in ten tells of an incident, as in the world's news."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from heapq import nlargest
from random import Random

from benchmarks.core_speed import PARAGRAPHS, sentence
from schemas import RawArticle
from streams.extract.gazetteer.entry import Level
from streams.extract.gazetteer.gazetteer import gazetteer
from tests.chaos.articles import APART, OUTLETS, START
from tests.integration.carried import SYLLABLES
from tests.stories import Story, incident
from tests.stories.updates import higher_toll

TOLD = 10
"""One in so many articles tells of an incident."""
REPORTS = 3
"""Articles that tell of one incident, each with more dead than the one before, then no more."""
OWN_WORDS = 40
"""Of a paragraph."""
CITIES = 3_000
"""The largest ones; each has an incident, before one has its second."""
TOLD_IN = {
    "es": (
        "{killed} muertos en {city}",
        "{city} - Al menos {killed} personas murieron y {injured} resultaron heridas en {city}, "
        "informó la policía.\n\nOcurrió cerca de {names}. Los vecinos hablaron de {names}.",
    ),
    "de": ("{killed} Tote in {city}", "In {city} starben {killed} Menschen bei {names}."),
    "nl": ("{killed} doden in {city}", "In {city} vielen {killed} doden bij {names}."),
}
"""Title and body of an incident in a language that the stories of `tests/stories` are not in."""


def news(count: int, languages: Sequence[str] = ("en",)) -> Iterator[bytes]:
    """So many articles of some 3 kB, a minute apart, in these languages by turns."""
    for number in range(count):
        language = languages[number % len(languages)]
        nth, of_plain = divmod(number // len(languages), TOLD)
        if of_plain:
            yield _record(f"plain-{number}", _plain(Random(number)), number, language)
        elif language == "en":
            yield _record(f"told-{number}", _english(nth), number, language)
        else:
            yield _record(f"told-{number}", _told_in(language, Random(number)), number, language)


def _plain(rng: Random) -> Story:
    paragraphs = (" ".join(sentence(rng) for _ in range(3)) for _ in range(PARAGRAPHS))
    return Story(sentence(rng), tuple(paragraphs))


def _english(number: int) -> Story:
    """A report of an incident that has a city of its own for weeks."""
    nth, report = divmod(number, REPORTS)
    rng = Random(nth)
    told = incident(rng)
    for _ in range(report):
        told = higher_toll(rng, told)
    city, town = _cities()[nth % CITIES], str(told.facts["town"])
    lead = told.paragraphs[0].replace(town, city)
    paragraphs = (f"{city.upper()} - {lead}", *(_invented(rng) for _ in range(PARAGRAPHS)))
    return replace(told, title=told.title.replace(town, city), paragraphs=paragraphs)


def _invented(rng: Random) -> str:
    """A paragraph in words of its own, so that no two incidents share any."""
    words = ("".join(rng.choices(SYLLABLES, k=5)) for _ in range(OWN_WORDS))
    return f"{' '.join(words).capitalize()}."


@cache
def _cities() -> list[str]:
    cities = {one.geonames_id: one for one in gazetteer().entries() if one.level is Level.CITY}
    names = [one.name for one in nlargest(CITIES, cities.values(), key=lambda one: one.population)]
    return Random(CITIES).sample(names, CITIES)


def _told_in(language: str, rng: Random) -> Story:
    facts = {
        "killed": rng.randint(2, 30),
        "injured": rng.randint(2, 90),
        "city": rng.choice(_cities()),
        "names": " ".join("".join(rng.sample(SYLLABLES, 3)).capitalize() for _ in range(9)),
    }
    title, body = (text.format_map(facts) for text in TOLD_IN[language])
    return Story(title, tuple(body.split("\n\n")))


def _record(article_id: str, told: Story, number: int, language: str) -> bytes:
    at = START + number * APART
    return RawArticle(
        id=article_id,
        title=told.title,
        body=told.body,
        published_at=at.isoformat(),
        source=OUTLETS[number // TOLD % len(OUTLETS)],
        language=language,
    ).to_json()
