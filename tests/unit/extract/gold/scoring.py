"""What the extractor reads of the gold set: right, missed and false figures, by kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from schemas import Article, Extraction, Figure, Kind, Place, Tolls
from streams.extract import extract
from streams.extract.gazetteer import Level, fold, gazetteer

from .format import PUBLISHED, Case, ExpectedFigure, ExpectedToll, GoldArticle
from .format import Place as ExpectedPlace

ARTICLES_OF_BY = ("the ", "a ", "an ", "el ", "la ", "los ", "las ")


@dataclass(slots=True)
class Score:
    """Figures counted by kind."""

    right: Counter[Kind] = field(default_factory=Counter)
    missed: Counter[Kind] = field(default_factory=Counter)
    false: Counter[Kind] = field(default_factory=Counter)

    def precision(self, kinds: Iterable[Kind] = tuple(Kind)) -> float:
        """The share of what is read that is right."""
        kinds = tuple(kinds)
        right = sum(self.right[kind] for kind in kinds)
        return right / max(1, right + sum(self.false[kind] for kind in kinds))

    def recall(self, kinds: Iterable[Kind] = tuple(Kind)) -> float:
        """The share of what is there that is read right."""
        kinds = tuple(kinds)
        right = sum(self.right[kind] for kind in kinds)
        return right / max(1, right + sum(self.missed[kind] for kind in kinds))


def read_case(case: Case, language: str = "en") -> Extraction:
    """What is read of a sentence case."""
    return _extract(case.title, case.body, PUBLISHED, language)


def read_gold_article(article: GoldArticle, language: str = "en") -> Extraction:
    """What is read of a whole article."""
    return _extract(article.title, article.body, article.published_at, language)


def faults(expected: Iterable[ExpectedFigure], read: Iterable[Figure]) -> list[str]:
    """What is missed, false or otherwise wrong, in words; empty where all is right."""
    found = {(figure.kind, figure.start, figure.end): figure for figure in read}
    wrong = []
    for one in expected:
        figure = found.pop((one.kind, one.start, one.end), None)
        if figure is None:
            wrong.append(f"missed {one.kind} {one.bounds.best} “{one.words}”")
        else:
            wrong.extend(f"{one.kind} “{one.words}”: {fault}" for fault in _faults(one, figure))
    wrong.extend(f"false {f.kind} {f.best} ({f.rule}) “{f.quote}”" for f in found.values())
    return wrong


def toll_faults(expected: Iterable[ExpectedToll] | None, read: Tolls) -> list[str]:
    """What is wrong with the tolls of an article, in words."""
    if expected is None:
        return []
    wanted = {one.kind: (one.bounds.low, one.bounds.best, one.bounds.high) for one in expected}
    found = {kind: (toll.low, toll.best, toll.high) for kind, toll in read.items()}
    return [
        f"toll of {kind} {found.get(kind)}, not {wanted.get(kind)}"
        for kind in Kind
        if found.get(kind) != wanted.get(kind)
    ]


def place_faults(expected: ExpectedPlace | None, read: Place | None) -> list[str]:
    """What is wrong with the place of an article's main incident, in words."""
    if expected is None or _is_at(expected, read):
        return []
    return [f"in {read.name if read else None}, not {expected.name}"]


def count(score: Score, expected: Iterable[ExpectedFigure], read: Iterable[Figure]) -> None:
    """Add the figures of a text to a score: kind, place, bounds and status must be right."""
    found = {(figure.kind, figure.start, figure.end): figure for figure in read}
    for one in expected:
        figure = found.pop((one.kind, one.start, one.end), None)
        if figure is None or not _is_right(one, figure):
            score.missed[one.kind] += 1
            score.false[one.kind] += figure is not None
        else:
            score.right[one.kind] += 1
    score.false.update(figure.kind for figure in found.values())


def _extract(title: str, body: str, published_at: datetime, language: str) -> Extraction:
    return extract(
        Article(
            article_id="gold", title=title, body=body, published_at=published_at, language=language
        )
    )


def _is_right(one: ExpectedFigure, figure: Figure) -> bool:
    bounds = (one.bounds.low, one.bounds.best, one.bounds.high)
    return (figure.low, figure.best, figure.high) == bounds and figure.status is one.status


def _faults(one: ExpectedFigure, figure: Figure) -> Iterable[str]:
    bounds = (one.bounds.low, one.bounds.best, one.bounds.high)
    if (figure.low, figure.best, figure.high) != bounds:
        yield f"bounds {figure.low}/{figure.best}/{figure.high}, not {bounds}"
    if figure.qualifier is not one.qualifier:
        yield f"{figure.qualifier}, not {one.qualifier}"
    if figure.status is not one.status:
        yield f"{figure.status}, not {one.status}"
    if one.group_asserted and figure.group != one.group:
        yield f"group {figure.group}, not {one.group}"
    if one.by is not None and _bare(figure.attribution) != _bare(one.by):
        yield f"by {figure.attribution!r}, not {one.by!r}"
    if one.on is not None:
        on = (figure.date.start, figure.date.end) if figure.date else None
        if on != one.on:
            yield f"on {on}, not {one.on}"
    if one.at is not None and not _is_at(one.at, figure.place):
        yield f"at {figure.place}, not {one.at}"


def _is_at(expected: ExpectedPlace, place: Place | None) -> bool:
    """Whether it is the place by name; where only a country is named, any place in it is."""
    if place is None or place.country != expected.country:
        return False
    name = fold(expected.name)
    named = gazetteer().find(name)
    is_country = any(entry.level is Level.COUNTRY for entry in named)
    return is_country or fold(place.name) == name


def _bare(source: str | None) -> str | None:
    if source is None:
        return None
    source = source.lower()
    for article in ARTICLES_OF_BY:
        source = source.removeprefix(article)
    return source
