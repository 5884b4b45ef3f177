"""Whether the order of arrival changes what comes out: a set in order, shuffled, and fed twice.

    python -m benchmarks.order DATA... [--seeds 1 2 3] [--misses]

DATA is whatever `tallywire replay` reads. The core alone works on it, in one process and without a
broker, stage by stage as on the topics; each text is read once for all runs. The first run
takes the articles in order of publication; then they come shuffled within each day, once a seed;
each twice in a row; and all of them a second time after the last.

Prints, for each run, how many of the first run's incidents have not the same articles and tolls
there, and how many of the final counts have not the same numbers. Bars: at most .02 of incidents
for shuffling, none for feeding twice. The causes of what differs among incidents, the first that
applies: `copies`, one of its articles is an original in one run and a copy in the other, or a copy
of another; `reading`, one of its articles was read otherwise, in the light of what its publisher
had published before; `grouping`, its articles lie in other incidents; `tolls`, the same articles
make another toll. `--misses` lists them.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from itertools import chain, groupby
from random import Random
from unittest.mock import patch

import schemas
from schemas.report import figures_record
from schemas.topics import ARTICLES, COUNTS, DUPLICATES, FIGURES, INCIDENTS
from streams import feeds, settings
from streams.agents import extract as extracting
from streams.agents.batches import BATCH
from streams.agents.extract import ExtractStage
from streams.agents.tally import TallyStage
from streams.broker.partitions import partition_of
from streams.broker.records import Delivery, Outgoing, Trace, cloudevent
from streams.dedupe import shard
from streams.normalize import decode, normalize
from streams.refusal import Refused
from streams.replay import in_order
from tests.unit.agents.build import ARRIVAL, Runner, delivered

CONF = settings.load()

Numbers = tuple[int, int, int | None, int, int]
NOTHING: Numbers = (0, 0, 0, 0, 0)


class Cause(StrEnum):
    """Why an incident has other articles or another toll."""

    COPIES = "copies"
    READING = "reading"
    GROUPING = "grouping"
    TOLLS = "tolls"


@dataclass
class Run:
    """The stages at work, and what their topics hold: the last of each key."""

    extract: Runner = field(
        default_factory=lambda: Runner(ExtractStage(CONF.dedupe_window, CONF.partitions))
    )
    tally: Runner = field(
        default_factory=lambda: Runner(
            TallyStage(CONF.partitions, CONF.quiet_time, CONF.longest_life)
        )
    )
    incidents: dict[tuple[int | None, str], schemas.Incident] = field(default_factory=dict)
    """By partition and id."""
    counts: dict[str, schemas.Count] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    """By article, what it is a copy of; an article that came again is none of itself."""
    reports: dict[str, schemas.Report] = field(default_factory=dict)
    """The last of each article."""
    _offsets: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def feed(self, articles: Sequence[schemas.Article]) -> "Run":
        """Let the stages work on these, in batches as a worker does."""
        for start in range(0, len(articles), BATCH):
            self._work(self.extract, map(_record, articles[start : start + BATCH]))
        return self

    def live(self) -> list[schemas.Incident]:
        """The incidents that somebody reports."""
        return [one for one in self.incidents.values() if one.articles]

    def _work(self, runner: Runner, records: Iterable[Outgoing]) -> None:
        batches: dict[int, list[Delivery]] = defaultdict(list)
        for record in records:
            one = self._delivered(record)
            batches[one.partition].append(one)
        sent = [record for _, batch in sorted(batches.items()) for record in runner.batch(*batch)]
        for record in sent:
            self._read(record)
        figures = [record for record in sent if record.topic == FIGURES.name]
        if figures:
            self._work(self.tally, figures)

    def _delivered(self, record: Outgoing) -> Delivery:
        partition = record.partition
        if partition is None:
            partition = partition_of(record.key or b"", CONF.partitions)
        offset = self._offsets[record.topic]
        self._offsets[record.topic] += 1
        if record.topic == ARTICLES.name:
            trace = Trace(f"news.articles.raw.v1-0-{offset}", ARRIVAL)
            headers = cloudevent(id_="", type_="", source="", time=ARRIVAL, trace=trace)
            record = Outgoing(record.topic, record.key, record.value, headers)
        return delivered(record, offset, partition)

    def _read(self, record: Outgoing) -> None:
        value = record.value or b""
        if record.topic == INCIDENTS.name:
            incident = schemas.Incident.model_validate_json(value)
            self.incidents[record.partition, incident.incident_id] = incident
        elif record.topic == COUNTS.name:
            count = schemas.Count.model_validate_json(value)
            self.counts[count.key] = count
        elif record.topic == FIGURES.name:
            report = figures_record.validate_json(value)
            if isinstance(report, schemas.Report):
                self.reports[report.article_id] = report.model_copy(update={"supersedes": None})
        elif record.topic == DUPLICATES.name:
            copy = schemas.Duplicate.model_validate_json(value)
            if copy.duplicate_of != copy.article_id:
                self.copies[copy.article_id] = copy.duplicate_of


def main() -> None:
    """Run, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="+", metavar="DATA")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3], metavar="N")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    articles = list(read(arguments.data))
    orders = {f"shuffled, seed {seed}": shuffled(articles, seed) for seed in arguments.seeds}
    orders["each twice"] = [one for one in articles for _ in range(2)]
    orders["all twice"] = [*articles, *articles]
    causes = " | ".join(Cause)
    print(f"| run | incidents | differ | share | {causes} | counts | differ |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    with patch.object(extracting, "read", cache(extracting.read)):  # the slow part, once
        first = Run().feed(articles)
        for name, order in orders.items():
            show(name, first, Run().feed(order), arguments.misses)


def read(sources: Iterable[str]) -> Iterator[schemas.Article]:
    """The articles in order of publication; what can't be used is left out."""
    for value in in_order(chain.from_iterable(feeds.read(source) for source in sources)):
        try:
            yield normalize(decode(value, CONF.max_article_bytes), ARRIVAL).article
        except Refused:
            continue


def shuffled(articles: Iterable[schemas.Article], seed: int) -> list[schemas.Article]:
    """The articles of each day in any order."""
    random, mixed = Random(seed), []
    for _, day in groupby(articles, key=_day):
        together = list(day)
        random.shuffle(together)
        mixed += together
    return mixed


def show(name: str, first: Run, other: Run, misses: bool) -> None:
    """Print a line of the table."""
    causes = {one.incident_id: (one, cause) for one, cause in differing(first, other)}
    found = [cause for _, cause in causes.values()]
    counts = {*first.counts, *other.counts}
    told = [(_numbers(first.counts.get(key)), _numbers(other.counts.get(key))) for key in counts]
    standing = [pair for pair in told if pair != (NOTHING, NOTHING)]
    print(
        f"| {name} | {len(first.live())} | {len(found)} | {len(found) / len(first.live()):.4f} | "
        + " | ".join(str(found.count(cause)) for cause in Cause)
        + f" | {len(standing)} | {sum(one != two for one, two in standing)} |",
        flush=True,
    )
    if misses:
        for incident, cause in causes.values():
            print(f"{cause}: {incident.incident_id}: {incident.headline}: {incident.articles}")


def differing(first: Run, other: Run) -> Iterator[tuple[schemas.Incident, Cause]]:
    """The first run's incidents that the other has not, and why."""
    theirs = {frozenset(one.articles): one for one in other.live()}
    for incident in first.live():
        match = theirs.get(frozenset(incident.articles))
        if match and match.tolls == incident.tolls:
            continue
        if any(first.copies.get(one) != other.copies.get(one) for one in incident.articles):
            yield incident, Cause.COPIES
        elif any(first.reports.get(one) != other.reports.get(one) for one in incident.articles):
            yield incident, Cause.READING
        else:
            yield incident, Cause.TOLLS if match else Cause.GROUPING


def _record(article: schemas.Article) -> Outgoing:
    return Outgoing(ARTICLES.name, shard(article).encode(), article.to_json())


def _day(article: schemas.Article) -> date:
    return (article.published_at or datetime.min.replace(tzinfo=UTC)).date()


def _numbers(count: schemas.Count | None) -> Numbers:
    if count is None:
        return NOTHING
    return count.low, count.best, count.high, count.incidents, count.articles


if __name__ == "__main__":
    main()
