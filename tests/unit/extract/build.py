"""Articles and claims for the tests of extraction."""

from datetime import UTC, datetime
from itertools import count

from schemas import Article, DateRange, Figure, Kind, Place, Qualifier, Status
from streams.extract.claims import Claim

OFFSETS = count()  # no two claims of a text stand at the same place
PUBLISHED = datetime(2023, 3, 9, 12, tzinfo=UTC)  # a Thursday


def article(
    body: str, title: str = "", language: str = "en", published_at: datetime = PUBLISHED
) -> Article:
    return Article(
        article_id="a", title=title, body=body, published_at=published_at, language=language
    )


def claim(
    best: int,
    *,
    kind: Kind = Kind.KILLED,
    low: int | None = None,
    high: int | None = -1,
    qualifier: Qualifier = Qualifier.EXACT,
    status: Status = Status.STATED,
    group: str | None = None,
    sentence: int = 0,
    person: int | None = None,
    general: bool | None = None,
    part: bool = False,
    more: bool = False,
    joined: bool = False,
    fate_open: bool = False,
    others: bool = False,
    place: Place | None = None,
    date: DateRange | None = None,
) -> Claim:
    figure = Figure(
        kind=kind,
        low=best if low is None else low,
        best=best,
        high=best if high == -1 else high,
        qualifier=qualifier,
        quote="",
        start=next(OFFSETS),
        end=10**6,
        group=group,
        status=status,
        place=place,
        date=date,
        confidence=1,
        rule="test",
    )
    return Claim(
        figure=figure,
        sentence=sentence,
        paragraph=sentence,
        person=person,
        general=group is None if general is None else general,
        part=part,
        more=more,
        joined=joined,
        fate_open=fate_open,
        others=others,
    )
