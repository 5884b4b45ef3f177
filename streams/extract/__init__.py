"""Figures out of articles: what the text claims, of whom, where, when, and by whose word."""

from importlib import import_module

from schemas import Article, Extraction
from streams.extract.claims import Grammar, Reading
from streams.extract.toll import resolve

GRAMMARS = {"en": "streams.extract.english"}
"""The package of each language that figures can be read in; it holds the function `read`."""

NOTHING = Reading(claims=(), category="other")


def extract(article: Article) -> Extraction:
    """Every figure that the article claims, and the toll of its main incident.

    An article in a language without a grammar has no figures.
    """
    reading = _grammar(article.language)(article)
    return Extraction(
        article_id=article.article_id,
        title=article.title,
        published_at=article.published_at,
        figures=tuple(sorted((c.figure for c in reading.claims), key=lambda figure: figure.start)),
        tolls=resolve(reading.claims),
        category=reading.category,
        place=reading.place,
        date=reading.date,
    )


def _grammar(language: str) -> Grammar:
    package = GRAMMARS.get(language)
    if package is None:
        return lambda _: NOTHING
    grammar: Grammar = import_module(package).read
    return grammar
