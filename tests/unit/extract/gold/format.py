"""The gold set's format: texts of our own writing, each with all that it claims.

`README.md` beside this file describes the format and the rules of annotation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from schemas import Kind, Qualifier, Status

FOLDER = Path(__file__).parent
SENTENCES = FOLDER / "sentences.gold"
SPANISH = FOLDER / "spanish.gold"
ARTICLES = FOLDER / "articles"
PUBLISHED = datetime(2024, 3, 14, 12, tzinfo=UTC)  # a Thursday
"""When the sentence cases were published; an article says so itself."""

NOTHING = "nothing"
MISS = "? "
"""Opens the line that says why a text isn't read as it should be."""
NOT_ASSERTED = "?"
FIGURE = re.compile(
    r'> (?P<kind>\S+) (?P<bounds>\S+) (?P<qualifier>\S+) "(?P<words>[^"]+)"(?:@(?P<nth>\d+))?'
    r"(?P<options>(?: .*)?)"
)
OPTION = re.compile(r' (?P<name>[a-z]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))')
OPTIONS = frozenset(("group", "status", "by", "at", "on"))
TOLL = re.compile(r"= (?P<kind>\S+) (?P<bounds>\S+)")
PLACE = re.compile(r"(?P<name>.+), (?P<country>[A-Z]{2})")
HEADER = re.compile(r"(?P<name>[a-z_]+): (?P<value>.+)")
HEADERS = frozenset(("title", "published_at", "source", "place"))
PARTS = re.compile(r"(?m)^---\n")


class GoldError(ValueError):
    """A line of a gold file cannot be read; the message names file and line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name in the text and the code of its country."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least `low`, most credibly `best`, at most `high`; None where it is open."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """One claim that the text makes; None in `by`, `at`, `on` asserts nothing."""

    line: int
    kind: Kind
    bounds: Bounds
    qualifier: Qualifier
    words: str
    start: int
    """Offset of the words in the text; it ends at `end`."""
    end: int
    group: str | None
    group_asserted: bool
    """Whether `group`, None included, is part of what is expected."""
    status: Status
    by: str | None
    at: Place | None
    on: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class ExpectedToll:
    """What an article's claims of one kind add up to for its main incident."""

    line: int
    kind: Kind
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence or two, or a headline alone, with all that they claim."""

    path: Path
    line: int
    section: str
    title: str
    body: str
    figures: tuple[ExpectedFigure, ...]
    miss: str | None
    """Why it isn't read as it should be; None where it is."""

    @property
    def text(self) -> str:
        """What the offsets of the figures count in."""
        return _text(self.title, self.body)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A whole article with all that it claims, and what that adds up to."""

    path: Path
    title: str
    body: str
    published_at: datetime
    source: str | None
    place: Place | None
    """Where the main incident happened; None asserts nothing."""
    figures: tuple[ExpectedFigure, ...]
    tolls: tuple[ExpectedToll, ...] | None
    """All tolls, a kind at most once; None asserts nothing."""
    miss: str | None
    """Why it isn't read as it should be; None where it is."""

    @property
    def text(self) -> str:
        """What the offsets of the figures count in."""
        return _text(self.title, self.body)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file, the line that is being read and the text that it speaks of: for the errors."""

    path: Path
    line: int
    text: str = ""

    def error(self, problem: str) -> GoldError:
        return GoldError(self.path, self.line, problem)


def read_cases(path: Path = SENTENCES) -> tuple[Case, ...]:
    """The cases of a file of sentences."""
    section = ""
    cases: list[Case] = []
    for first, block in _blocks(path.read_text(encoding="utf-8")):
        lines: list[tuple[int, str]] = []
        for number, line in enumerate(block, start=first):
            if line.startswith("## "):
                section = line.removeprefix("## ")
            elif not line.startswith("#"):
                lines.append((number, line))
        if lines:
            cases.append(_case(path, section, lines))
    return tuple(cases)


def read_article(path: Path) -> GoldArticle:
    """The article of a file."""
    content = path.read_text(encoding="utf-8")
    parts = PARTS.split(content)
    if len(parts) != 2:
        raise GoldError(path, 1, "expected one line `---` between the body and the figures")
    told, expected = parts
    head, _, body = told.partition("\n\n")
    headers = _headers(path, head)
    for needed in ("title", "published_at"):
        if needed not in headers:
            raise GoldError(path, 1, f"expected a line `{needed}: …`")
    title, body = headers["title"], body.strip("\n")
    if not body:
        raise GoldError(path, 1, "expected a body after the first blank line")
    first = told.count("\n") + 2
    lines = list(enumerate(expected.splitlines(), start=first))
    claims = [(number, line) for number, line in lines if line.startswith("> ")]
    totals = [(number, line) for number, line in lines if line.startswith("= ")]
    for number, line in lines:
        if line and not line.startswith(("> ", "= ", "#", MISS)):
            raise GoldError(path, number, f"expected a figure, a toll or a comment, not {line!r}")
    return GoldArticle(
        path=path,
        title=title,
        body=body,
        published_at=_published_at(path, headers["published_at"]),
        source=headers.get("source"),
        place=_place(_Source(path, 1), headers["place"]) if "place" in headers else None,
        figures=_figures(path, first, claims, _text(title, body)),
        tolls=_tolls(path, first, totals),
        miss=_miss(line for _, line in lines),
    )


def read_articles(folder: Path = ARTICLES) -> tuple[GoldArticle, ...]:
    """All articles of a folder, by name."""
    return tuple(read_article(path) for path in sorted(folder.glob("*.gold")))


def _text(title: str, body: str) -> str:
    """As `schemas.Article.text` joins them."""
    return f"{title}\n\n{body}"


def _blocks(content: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines without a blank one, each with the number of its first."""
    block: list[str] = []
    for number, line in enumerate([*content.splitlines(), ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _case(path: Path, section: str, lines: list[tuple[int, str]]) -> Case:
    miss = _miss(line for _, line in lines)
    (number, told), *claims = [(at, line) for at, line in lines if not line.startswith(MISS)]
    source = _Source(path, number)
    if told.startswith((">", "=")):
        raise source.error("expected a line of text before the figures")
    if not claims:
        raise source.error(f"expected figures or `> {NOTHING}` after the text")
    for at, line in claims:
        if not line.startswith("> "):
            raise GoldError(path, at, f"expected a figure or a blank line, not {line!r}")
    title = told.removeprefix("title: ") if told.startswith("title: ") else ""
    body = "" if title else told
    figures = _figures(path, number, claims, _text(title, body))
    return Case(path, number, section, title, body, figures, miss)


def _miss(lines: Iterable[str]) -> str | None:
    told = [line.removeprefix(MISS) for line in lines if line.startswith(MISS)]
    return told[0] if told else None


def _figures(
    path: Path, first: int, lines: list[tuple[int, str]], text: str
) -> tuple[ExpectedFigure, ...]:
    if not lines:
        raise GoldError(path, first, f"expected figures or `> {NOTHING}`")
    if [line for _, line in lines] == [f"> {NOTHING}"]:
        return ()
    figures = [_figure(_Source(path, number, text), line) for number, line in lines]
    seen: set[tuple[Kind, int]] = set()
    for figure in figures:
        if (figure.kind, figure.start) in seen:
            raise GoldError(path, figure.line, "the same figure again")
        seen.add((figure.kind, figure.start))
    return tuple(figures)


def _figure(source: _Source, line: str) -> ExpectedFigure:
    match = FIGURE.fullmatch(line)
    if match is None:
        raise source.error(f'expected `> KIND BOUNDS QUALIFIER "WORDS"…`, not {line!r}')
    start = _find(source, match["words"], match["nth"])
    options = _options(source, match["options"])
    group = options.get("group")
    return ExpectedFigure(
        line=source.line,
        kind=_kind(source, match["kind"]),
        bounds=_bounds(source, match["bounds"]),
        qualifier=_qualifier(source, match["qualifier"]),
        words=match["words"],
        start=start,
        end=start + len(match["words"]),
        group=None if group == NOT_ASSERTED else group,
        group_asserted=group != NOT_ASSERTED,
        status=_status(source, options.get("status", Status.STATED)),
        by=options.get("by"),
        at=_place(source, options["at"]) if "at" in options else None,
        on=_dates(source, options["on"]) if "on" in options else None,
    )


def _find(source: _Source, words: str, nth: str | None) -> int:
    """Where the words stand as words: the 12 of "112", "12,000" or "12-storey" is none."""
    pattern = rf"(?<!\w)(?<!\w-)(?<!\d[.,]){re.escape(words)}(?!\w)(?!-\w)(?![.,]\d)"
    starts = [match.start() for match in re.finditer(pattern, source.text)]
    if not starts:
        raise source.error(f"the text has no {words!r}")
    if nth is None:
        if len(starts) > 1:
            raise source.error(f"the text has {words!r} {len(starts)} times: say which with @n")
        return starts[0]
    if not 1 <= int(nth) <= len(starts):
        raise source.error(f"the text has {words!r} {len(starts)} times: there is no @{nth}")
    return starts[int(nth) - 1]


def _options(source: _Source, told: str) -> dict[str, str]:
    options: dict[str, str] = {}
    at = 0
    while at < len(told):
        match = OPTION.match(told, at)
        if match is None:
            raise source.error(f"expected ` NAME=VALUE`, not {told[at:]!r}")
        name, value = match["name"], match["quoted"] or match["bare"]
        if name not in OPTIONS:
            raise source.error(f"there is no option {name!r}")
        if name in options:
            raise source.error(f"the option {name!r} again")
        if not value:
            raise source.error(f"the option {name!r} has no value")
        options[name] = value
        at = match.end()
    return options


def _kind(source: _Source, word: str) -> Kind:
    try:
        return Kind(word)
    except ValueError:
        raise source.error(f"there is no kind {word!r}") from None


def _qualifier(source: _Source, word: str) -> Qualifier:
    try:
        return Qualifier(word)
    except ValueError:
        raise source.error(f"there is no qualifier {word!r}") from None


def _status(source: _Source, word: str) -> Status:
    try:
        return Status(word)
    except ValueError:
        raise source.error(f"there is no status {word!r}") from None


def _bounds(source: _Source, told: str) -> Bounds:
    if re.fullmatch(r"\d+\+?", told):
        number = int(told.rstrip("+"))
        return Bounds(number, number, None if told.endswith("+") else number)
    match = re.fullmatch(r"(\d+)/(\d+)/(\d+|-)", told)
    if match is None:
        raise source.error(f"expected bounds such as 12, 12+, 0/12/12 or 12/12/-, not {told!r}")
    low, best, high = int(match[1]), int(match[2]), None if match[3] == "-" else int(match[3])
    if low > best or (high is not None and best > high):
        raise source.error(f"bounds out of order: {told}")
    return Bounds(low, best, high)


def _place(source: _Source, told: str) -> Place:
    match = PLACE.fullmatch(told)
    if match is None:
        raise source.error(f"expected a place such as `Arequipa, PE`, not {told!r}")
    return Place(match["name"], match["country"])


def _dates(source: _Source, told: str) -> tuple[date, date]:
    first, _, last = told.partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise source.error(f"expected YYYY-MM-DD or two of them joined by `..`: {told}") from None
    if start > end:
        raise source.error(f"dates out of order: {told}")
    return start, end


def _headers(path: Path, head: str) -> dict[str, str]:
    headers: dict[str, str] = {}
    for number, line in enumerate(head.splitlines(), start=1):
        match = HEADER.fullmatch(line)
        if match is None or match["name"] not in HEADERS:
            raise GoldError(path, number, f"expected one of {sorted(HEADERS)}, not {line!r}")
        headers[match["name"]] = match["value"]
    return headers


def _published_at(path: Path, told: str) -> datetime:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise GoldError(path, 1, f"published_at is no time: {told}") from None
    if moment.tzinfo is None:
        raise GoldError(path, 1, f"published_at has no time zone: {told}")
    return moment


def _tolls(path: Path, first: int, lines: list[tuple[int, str]]) -> tuple[ExpectedToll, ...] | None:
    told = [line for _, line in lines]
    if told == [f"= {NOT_ASSERTED}"]:
        return None
    if told == [f"= {NOTHING}"]:
        return ()
    if not lines:
        raise GoldError(path, first, f"expected tolls, `= {NOTHING}` or `= {NOT_ASSERTED}`")
    tolls = [_toll(_Source(path, number), line) for number, line in lines]
    if len({toll.kind for toll in tolls}) < len(tolls):
        raise GoldError(path, tolls[-1].line, "two tolls of one kind")
    return tuple(tolls)


def _toll(source: _Source, line: str) -> ExpectedToll:
    match = TOLL.fullmatch(line)
    if match is None:
        raise source.error(f"expected `= KIND BOUNDS`, not {line!r}")
    return ExpectedToll(source.line, _kind(source, match["kind"]), _bounds(source, match["bounds"]))
