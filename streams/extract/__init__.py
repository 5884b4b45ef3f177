"""Figures out of articles: what the text claims, of whom, where, when, and by whose word."""

from functools import cache
from importlib import import_module

from schemas import Article, Extraction
from streams.extract.claims import Reader, Reading
from streams.extract.homes import NOWHERE, Home, Homes
from streams.extract.toll import resolve

GRAMMARS = {"en": "streams.extract.english", "es": "streams.extract.spanish"}
"""The package of each language that figures can be read in; it holds its reader, `GRAMMAR`."""


def extract(article: Article) -> Extraction:
    """Every figure that the article claims, and the toll of its main incident.

    An article in a language without a grammar has no figures.
    """
    publisher = (article.source or "").casefold()
    return extraction(article, read(article, Homes().home(publisher, 0)))


def extraction(article: Article, reading: Reading) -> Extraction:
    """What is read out of an article, with the toll of its main incident."""
    return Extraction(
        article_id=article.article_id,
        title=article.title,
        published_at=article.published_at,
        figures=tuple(sorted((c.figure for c in reading.claims), key=lambda figure: figure.start)),
        tolls=resolve(reading.claims),
        category=reading.category,
        place=reading.place,
        date=reading.date,
        is_aftermath=reading.is_aftermath,
    )


def read(article: Article, home: Home = NOWHERE) -> Reading:
    """What the grammar of its language reads out of an article.

    `home` is where its publisher's stories lie, as far as that is known.
    """
    grammar = reader(article.language)
    return grammar.read(article, home) if grammar else Reading(claims=(), category="other")


@cache
def reader(language: str) -> Reader | None:
    """The reader of a language (ISO 639-1); None where there is none."""
    package = GRAMMARS.get(language)
    grammar: Reader | None = import_module(package).GRAMMAR if package else None
    return grammar
