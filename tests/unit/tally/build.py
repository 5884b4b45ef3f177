"""Reports for tests, with everything that a test does not care about filled in."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from schemas import Copy, Kind, Place, Report, Toll

START = datetime(2024, 3, 1, tzinfo=UTC)

HARBOUR = Place(
    name="Port Ostwick",
    admin1="Ostmark",
    country="QA",
    latitude=25.0,
    longitude=51.0,
    geonames_id=101,
)
HILLS = Place(
    name="Upper Venning",
    admin1="Westmark",
    country="QA",
    latitude=25.9,
    longitude=50.2,
    geonames_id=102,
)
ABROAD = Place(
    name="Lorrin", admin1="Lorrin", country="QB", latitude=10.0, longitude=10.0, geonames_id=201
)

BLAST = ("ostwick", "refinery", "blast", "tamsin", "quarrel", "pipeline", "dockers", "venter")
SLIDE = ("venning", "landslide", "quarry", "orrin", "hamlet", "mudflow", "terrace", "calder")


def at(hours: float) -> datetime:
    """A time, in hours after `START`."""
    return START + timedelta(hours=hours)


def exactly(number: int) -> Toll:
    return Toll(low=number, best=number, high=number)


def at_least(number: int) -> Toll:
    return Toll(low=number, best=number, high=None)


def report(
    article_id: str = "a",
    hours: float = 0,
    killed: int | Toll | None = 3,
    *,
    source: str | None = None,
    terms: tuple[str, ...] = BLAST,
    place: Place | None = HARBOUR,
    supersedes: str | None = None,
    category: str = "explosion",
    **tolls: int | Toll,
) -> Report:
    """A report of an explosion in a harbour town, unless it is told otherwise."""
    stated = {"killed": killed, **tolls} if killed is not None else tolls
    return Report(
        article_id=article_id,
        supersedes=supersedes,
        title=f"Title of {article_id}",
        source=source or f"Paper of {article_id}",
        language="en",
        published_at=at(hours),
        category=category,
        place=place,
        tolls={
            Kind(kind): toll if isinstance(toll, Toll) else exactly(toll)
            for kind, toll in stated.items()
        },
        figures=(),
        terms=terms,
    )


def copy(article_id: str, copy_of: str, hours: float = 0) -> Copy:
    return Copy(article_id=article_id, copy_of=copy_of, source="A Copier", published_at=at(hours))


tolls = st.builds(
    lambda low, more, most: Toll(
        low=low, best=low + more, high=None if most is None else low + more + most
    ),
    st.integers(0, 9),
    st.integers(0, 5),
    st.none() | st.integers(0, 5),
)


@st.composite
def reports_of_one_incident(draw: st.DrawFn) -> list[Report]:
    """Reports by few sources over a few days, that differ in what they state."""
    count = draw(st.integers(1, 12))
    return [
        report(
            f"article-{number}",
            hours=draw(st.integers(0, 80)),
            killed=draw(st.none() | tolls),
            injured=draw(tolls),
            source=draw(st.sampled_from(["Herald", "Courier", "Agency", "Post"])),
            category=draw(st.sampled_from(["explosion", "shooting"])),
        )
        for number in range(count)
    ]
