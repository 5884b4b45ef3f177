"""A made-up feed: one article in ten tells of an incident, as in the world's news."""

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.core_speed import PARAGRAPHS, sentence
from schemas import RawArticle
from tests.chaos.articles import APART, OUTLETS, START, articles
from tests.integration.carried import CITIES, SYLLABLES

TOLD = 10
"""One in so many articles tells of an incident."""
TOLD_IN = {
    "es": (
        "{killed} muertos en {city}",
        "{city} - Al menos {killed} personas murieron y {injured} resultaron heridas en {city}, "
        "informó la policía.\n\nOcurrió cerca de {names}. Los vecinos hablaron de {names}.",
    ),
    "de": ("{killed} Tote in {city}", "In {city} starben {killed} Menschen bei {names}."),
    "nl": ("{killed} doden in {city}", "In {city} vielen {killed} doden bij {names}."),
}
"""Title and body of an incident; English ones are those of `tests/chaos`."""


def news(count: int, languages: Sequence[str] = ("en",)) -> Iterator[bytes]:
    """So many articles, a minute apart, in these languages by turns."""
    every = TOLD * len(languages)
    english = iter(articles(count // every + 1, apart=every * APART))
    for number in range(count):
        language = languages[number % len(languages)]
        if number // len(languages) % TOLD:
            yield _plain(number, language)
        elif language == "en":
            yield next(english)
        else:
            yield _incident(number, language)


def _plain(number: int, language: str) -> bytes:
    rng = Random(number)
    body = "\n\n".join(" ".join(sentence(rng) for _ in range(3)) for _ in range(PARAGRAPHS))
    return _record(f"plain-{number}", sentence(rng), body, number, "Example News", language)


def _incident(number: int, language: str) -> bytes:
    rng = Random(number)
    told = {
        "killed": rng.randint(2, 30),
        "injured": rng.randint(2, 90),
        "city": CITIES[number // TOLD % len(CITIES)],
        "names": " ".join("".join(rng.sample(SYLLABLES, 3)).capitalize() for _ in range(9)),
    }
    title, body = (text.format_map(told) for text in TOLD_IN[language])
    return _record(f"told-{number}", title, body, number, rng.choice(OUTLETS), language)


def _record(
    article_id: str, title: str, body: str, number: int, source: str, language: str
) -> bytes:
    at = START + number * APART
    return RawArticle(
        id=article_id,
        title=title,
        body=body,
        published_at=at.isoformat(),
        source=source,
        language=language,
    ).to_json()
