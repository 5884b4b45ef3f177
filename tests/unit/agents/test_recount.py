"""Rolling counts against a slow recount from the latest record of each incident.

The stages run on records as they lie on the topics: corrections, copies, withdrawals, merges, late
articles, clocks that jump, batches of any size, redelivery and restarts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from schemas.base import Record
from schemas.topics import COUNTS, FIGURES, INCIDENTS
from streams.agents.tally import TallyStage
from streams.agents.world import WorldStage
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Outgoing
from streams.tally.book import LONGEST
from streams.tally.counts import WINDOWS, length
from streams.tally.report import key
from tests.unit.agents.build import Runner, delivered
from tests.unit.tally.arrivals import CATEGORY
from tests.unit.tally.build import (
    ABROAD,
    BLAST,
    HARBOUR,
    HILLS,
    SLIDE,
    START,
    at,
    copy,
    exactly,
    report,
    tolls,
)

PARTITIONS = 2
QUIET = timedelta(days=40)
LONG_AGO = schemas.DateRange(start=date(1999, 8, 17), end=date(1999, 8, 17))


# -- the recount


class Carried(NamedTuple):
    """An article as it was fed last."""

    published_at: datetime
    kinds: frozenset[schemas.Kind]
    country: str | None = None
    """Where it reports something; a copy goes where its original goes."""


class Numbers(NamedTuple):
    """The numbers of a count."""

    low: int = 0
    best: int = 0
    high: int | None = 0
    incidents: int = 0
    articles: int = 0


def recount(
    incidents: Collection[schemas.Incident],
    articles: Mapping[str, Carried],
    now: datetime,
    windows: Sequence[str],
) -> dict[str, Numbers]:
    """The counts that incidents make: for each, its toll now less its toll a window ago.

    An article that came again when its incident was closed stands in two: of those in its country,
    the one told last has it.
    """
    home = {
        one: number
        for number, incident in enumerate(incidents)
        for one in incident.articles
        if articles[one].country in (None, *scopes(incident))
    }
    shares: dict[tuple[str, schemas.Kind, str], list[Numbers]] = defaultdict(list)
    for number, incident in enumerate(incidents):
        if incident.merged_into is None and not incident.is_look_back:
            for kind, window in product(schemas.Kind, windows):
                told = [articles[one] for one, its in home.items() if its == number]
                share = share_of(incident.history, told, kind, now - length(window), now)
                for scope in scopes(incident):
                    shares[scope, kind, window].append(share)
    counts = {key: in_order(total(each)) for key, each in shares.items()}
    countries: dict[tuple[str, schemas.Kind, str], list[Numbers]] = defaultdict(list)
    for (scope, kind, window), numbers in counts.items():
        if "/" not in scope:
            countries["world", kind, window].append(numbers)
    counts |= {key: total(each) for key, each in countries.items()}
    return {"|".join(key): numbers for key, numbers in counts.items()}


def share_of(
    history: Iterable[schemas.Revision],
    articles: Iterable[Carried],
    kind: schemas.Kind,
    start: datetime,
    end: datetime,
) -> Numbers:
    carried = sum(kind in one.kinds and start < one.published_at <= end for one in articles)
    moved = [one for one in history if one.kind == kind and one.at <= end]
    if not any(start < one.at for one in moved):
        return Numbers(articles=carried)
    before, after = level([one for one in moved if one.at <= start]), level(moved)
    is_open = before.high is None or after.high is None
    return Numbers(
        low=after.low - before.low,
        best=after.best - before.best,
        high=None if is_open else after.high - before.high,  # type: ignore[operator]  # closed
        incidents=1,
        articles=carried,
    )


def level(history: Sequence[schemas.Revision]) -> Numbers:
    return Numbers(history[-1].low, history[-1].best, history[-1].high) if history else Numbers()


def scopes(incident: schemas.Incident) -> list[str]:
    place = incident.place
    if place is None:
        return ["ZZ"]
    return [place.country, *([f"{place.country}/{place.admin1}"] if place.admin1 else [])]


def total(each: list[Numbers]) -> Numbers:
    highs = [one.high for one in each]
    return Numbers(
        low=sum(one.low for one in each),
        best=sum(one.best for one in each),
        high=None if None in highs else sum(filter(None, highs)),
        incidents=sum(one.incidents for one in each),
        articles=sum(one.articles for one in each),
    )


def in_order(one: Numbers) -> Numbers:
    sums = [one.low, one.best, one.best if one.high is None else one.high]
    return one._replace(low=min(sums), high=None if one.high is None else max(sums))


# -- what is fed


@dataclass(frozen=True)
class Told:
    """A version of an article."""

    article_id: str
    hour: int
    tolls: dict[str, schemas.Toll]
    story: tuple[str, ...]
    place: schemas.Place | None
    look_back: dict[str, object]
    """What makes it tell of long ago, if it does."""


@dataclass(frozen=True)
class Copied:
    """A copy of an article."""

    article_id: str
    copy_of: str
    hour: int


@dataclass(frozen=True)
class Emptied:
    """A version of an article that tells nothing."""

    article_id: str
    hour: int


@dataclass(frozen=True)
class Passed:
    """Time, which may be wrong."""

    hour: int


@dataclass(frozen=True)
class Restarted:
    """A crash, how many records come again, and which windows are kept from then on."""

    again: int
    windows: tuple[str, ...]


Step = Told | Copied | Emptied | Passed | Restarted

ids = st.sampled_from("abcdef")
near = st.sampled_from([0, 1, 2, 3, 4, 23, 24, 25, 26])
"""Many lie just one window apart, since edges are where counts go wrong."""
far = st.sampled_from([48, 7 * 24, 7 * 24 + 2, 30 * 24, 30 * 24 + 2, 45 * 24, 100 * 24])
hours = near | near | near | far
stated = st.dictionaries(st.sampled_from(["killed", "injured"]), tolls, min_size=1)
steps = st.one_of(
    st.builds(
        Told,
        ids,
        hours,
        stated,
        st.sampled_from([BLAST, SLIDE, (*BLAST, *SLIDE)]),
        st.sampled_from([HARBOUR, HILLS, ABROAD, None]),
        st.sampled_from([{}, {}, {}, {"date": LONG_AGO}, {"is_aftermath": True}]),
    ),
    st.builds(Copied, st.sampled_from("klm"), ids, hours),
    st.builds(Emptied, ids, hours),
    st.builds(Passed, near | far),
    st.builds(
        Restarted, st.integers(0, 4), st.sampled_from([WINDOWS, ("24h", "2d", "7d"), ("30d",)])
    ),
)
merging = st.builds(
    lambda names, hour, tolls: [
        Told(name, hour, toll, story, HARBOUR, {})
        for name, toll, story in zip(names, tolls, [BLAST, SLIDE, (*BLAST, *SLIDE)], strict=True)
    ],
    st.permutations("abcdef").map(lambda names: names[:3]),
    near,
    st.tuples(stated, stated, stated),
)
"""Two stories, and a report that shows them to be one."""
batches = st.lists(st.lists(steps, min_size=1, max_size=5) | merging, max_size=12)


@dataclass
class Feeder:
    """Says of articles what `ExtractStage` says: to each country its own."""

    versions: dict[str, schemas.Report] = field(default_factory=dict)
    copies: dict[str, schemas.Copy] = field(default_factory=dict)
    seen: dict[str, datetime] = field(default_factory=dict)
    """When the newest version of each article was published."""
    now: datetime = START

    def records(self, step: Told | Copied | Emptied) -> list[tuple[str, Record]]:
        """The records of `news.figures.v1` that a step makes, each with its key."""
        if isinstance(step, Copied):
            return self._copy(step)
        if step.article_id in self.seen and at(step.hour) <= self.seen[step.article_id]:
            return []  # a version that comes too late is a copy of the one that is known
        self.seen[step.article_id] = at(step.hour)
        return self._tell(step) if isinstance(step, Told) else self._withdraw(step)

    def _copy(self, step: Copied) -> list[tuple[str, Record]]:
        if step.copy_of not in self.versions or step.article_id in self.copies:
            return []
        one = copy(step.article_id, step.copy_of, step.hour)
        self.copies[one.article_id] = one
        self.now = max(self.now, one.published_at)
        return [(key(self.versions[step.copy_of]), one)]

    def _tell(self, step: Told) -> list[tuple[str, Record]]:
        before = self.versions.get(step.article_id)
        told = report(
            step.article_id,
            step.hour,
            terms=step.story,
            place=step.place,
            category=CATEGORY,
            **{"killed": None, **step.tolls},
        ).model_copy(update=step.look_back)
        self.versions[told.article_id] = told
        self.now = max(self.now, told.published_at)
        left = self._withdraw(step, before) if before and key(before) != key(told) else []
        return [*left, (key(told), told)]

    def _withdraw(
        self, step: Told | Emptied, before: schemas.Report | None = None
    ) -> list[tuple[str, Record]]:
        before = before or self.versions.get(step.article_id)
        if before is None:
            return []
        self.now = max(self.now, at(step.hour))
        withdrawal = schemas.Withdrawal(article_id=step.article_id, published_at=at(step.hour))
        return [(key(before), withdrawal)]

    def articles(self) -> dict[str, Carried]:
        told = {
            one.article_id: Carried(one.published_at, frozenset(one.tolls), key(one))
            for one in self.versions.values()
        }
        return told | {
            one.article_id: Carried(one.published_at, told[one.copy_of].kinds)
            for one in self.copies.values()
        }


# -- the stages at work


class Pipeline:
    """The tally and the world on their topics, and what a reader finds there: the last of a key."""

    def __init__(self, longest_life: timedelta = LONGEST) -> None:
        self.windows = WINDOWS
        self._longest_life = longest_life
        self.tally = Runner(TallyStage(PARTITIONS, QUIET, longest_life))
        self.world = Runner(WorldStage(PARTITIONS))
        self.incidents: dict[str, schemas.Incident] = {}
        self.counts: dict[str, schemas.Count] = {}
        self._figures: dict[int, list[Delivery]] = defaultdict(list)
        self._counts: dict[int, list[Delivery]] = defaultdict(list)

    def feed(self, records: list[tuple[str, Record]]) -> None:
        """Let the tally work on these as one batch of each partition."""
        batches: dict[int, list[Delivery]] = defaultdict(list)
        for country, record in records:
            one = Outgoing(FIGURES.name, country.encode(), record.to_json())
            partition = partition_of(country.encode(), PARTITIONS)
            batches[partition].append(self._log(self._figures, one, partition))
        for batch in batches.values():
            self._take(self.tally.batch(*batch))

    def tick(self, now: datetime) -> None:
        """Tell each partition how late it is."""
        one = Outgoing(FIGURES.name, b"tick", schemas.Tick(at=now).to_json())
        for partition in range(PARTITIONS):
            came = replace(self._log(self._figures, one, partition), timestamp=now)
            self._take(self.tally.batch(came))

    def restart(self, again: int, windows: tuple[str, ...]) -> None:
        """Lose all but the tables; the last records of each partition come again."""
        self.windows = windows
        self.tally.stage = TallyStage(PARTITIONS, QUIET, self._longest_life, windows)
        self.tally.crash()
        self.world.crash()
        for log in self._counts.values():
            if log[-again:] and again:
                self._take(self.world.batch(*log[-again:]))
        for log in list(self._figures.values()):
            if log[-again:] and again:
                self._take(self.tally.batch(*log[-again:]))

    def _take(self, sent: list[Outgoing]) -> None:
        for record in sent:
            if record.topic == INCIDENTS.name:
                incident = schemas.Incident.model_validate_json(record.value or b"")
                self.incidents.pop(incident.incident_id, None)  # so that they stay in order
                self.incidents[incident.incident_id] = incident
            else:
                assert record.topic == COUNTS.name
                assert record.partition is not None
                self.counts.pop((record.key or b"").decode(), None)
                if record.value is not None:
                    count = schemas.Count.model_validate_json(record.value)
                    self.counts[count.key] = count
                one = self._log(self._counts, record, record.partition)
                self._take(self.world.batch(one))

    def _log(self, log: dict[int, list[Delivery]], record: Outgoing, partition: int) -> Delivery:
        one = delivered(record, len(log[partition]), partition)
        log[partition].append(one)
        return one


@settings(max_examples=100, deadline=None)
@given(batches)
def test_the_latest_counts_are_those_of_a_recount_from_the_incidents(
    batches: list[list[Step]],
) -> None:
    pipeline, feeder = Pipeline(), Feeder()
    for batch in batches:
        records: list[tuple[str, Record]] = []
        for step in batch:
            match step:
                case Passed():
                    pipeline.tick(at(step.hour))
                    feeder.now = max(feeder.now, at(step.hour))
                case Restarted():
                    pipeline.restart(step.again, step.windows)
                case _:
                    records += feeder.records(step)
        pipeline.feed(records)
    pipeline.tick(feeder.now)
    expected = recount(pipeline.incidents.values(), feeder.articles(), feeder.now, pipeline.windows)
    for name in expected.keys() | pipeline.counts.keys():
        assert numbers(pipeline.counts.get(name)) == expected.get(name, Numbers()), name


def numbers(count: schemas.Count | None) -> Numbers:
    if count is None:
        return Numbers()
    return Numbers(count.low, count.best, count.high, count.incidents, count.articles)


def test_an_article_that_founds_incidents_in_two_countries_names_them_differently() -> None:
    pipeline, feeder = Pipeline(), Feeder()
    for step in (
        Told("a", 0, {"killed": exactly(3)}, BLAST, HARBOUR, {}),
        Told("b", 1, {"killed": exactly(3)}, BLAST, HARBOUR, {}),
        Told("a", 2, {"killed": exactly(3)}, BLAST, ABROAD, {}),
    ):
        pipeline.feed(feeder.records(step))
    assert len(pipeline.incidents) == 2


def test_an_incident_that_is_closed_while_it_is_reported_stays_in_the_open_windows() -> None:
    pipeline = Pipeline(longest_life=timedelta(days=60))
    for day in (0, 20, 40, 59):
        pipeline.feed([("QA", report(f"of day {day}", 24 * day, day))])
    pipeline.tick(at(24 * 61))
    assert pipeline.counts["QA|killed|7d"].incidents == 1
