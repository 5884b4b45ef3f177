"""Why a figure was read, and why other numbers beside it were not."""

from collections.abc import Iterator

from schemas import Article, Bounds, DateRange, Figure, Status
from streams.extract import read, reader
from streams.extract.claims import LeftOut
from streams.extract.toll import resolve

REASONS = {
    "age": "an age",
    "date": "a date",
    "year": "a year",
    "time": "a time",
    "clock": "a time",
    "share": "a share of something",
    "money": "money",
    "degree": "a temperature",
    "ordinal": "an ordinal",
    "score": "a score",
    "calibre": "a calibre",
    "label": "a name or a label, as a flight's or a road's number",
    "address": "an address",
    "things": "counts things, not people or buildings",
    "owners": "counts those to whom something belongs",
    "shots": "counts what was fired",
}
UNREAD = "no rule says what befell them"
STATUSES = {
    Status.STATED: "told as a fact",
    Status.INCREMENTAL: "added to an earlier number",
    Status.CUMULATIVE: "a total over a longer time, not in the toll",
    Status.BACKGROUND: "of an earlier event, not in the toll",
    Status.HYPOTHETICAL: "not said to have happened, not in the toll",
    Status.DENIED: "denied, not in the toll",
}


def explain(article: Article) -> Iterator[str]:
    """Lines for a person to read: each figure with its words and rule, and what was left out."""
    grammar = reader(article.language)
    yield f"{article.article_id}: {article.title}"
    if grammar is None:
        yield f"  no figures: there is no grammar for the language “{article.language}”"
        return
    reading = read(article)
    left_out = sorted(reading.left_out, key=lambda one: one.start)
    for figure in sorted((claim.figure for claim in reading.claims), key=lambda one: one.start):
        yield from _figure(figure, grammar.example(figure.rule))
    yield from (f"  left out: {_left_out(one)}" for one in left_out)
    if not reading.claims:
        yield "  no figures found"
    for kind, toll in resolve(reading.claims).items():
        yield f"  toll: {_bounds(toll)} {kind}"


def _figure(figure: Figure, example: str) -> Iterator[str]:
    told = f"{_bounds(figure)} {figure.kind} ({figure.qualifier}; {STATUSES[figure.status]})"
    yield f"  figure: {told}: “{figure.quote}”"
    yield f"    rule: {figure.rule}, which reads sentences built like “{example}”"
    details = {
        "group": figure.group,
        "by": figure.attribution,
        "place": f"{figure.place.name}, {figure.place.country}" if figure.place else None,
        "date": _dates(figure.date) if figure.date else None,
    }
    known = [f"{name}: {value}" for name, value in details.items() if value]
    if known:
        yield f"    {'; '.join(known)}"


def _dates(date: DateRange) -> str:
    return str(date.start) if date.start == date.end else f"{date.start} to {date.end}"


def _left_out(one: LeftOut) -> str:
    return f"“{one.words}” at {one.start}: {REASONS.get(one.why, UNREAD)}"


def _bounds(bounds: Bounds) -> str:
    if bounds.high is None:
        return f"{bounds.best} or more"
    if bounds.low == bounds.high:
        return str(bounds.best)
    return f"{bounds.low} to {bounds.high}, best {bounds.best},"
