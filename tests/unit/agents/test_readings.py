"""What Prometheus sees of the stages' state."""

from collections.abc import Iterable
from datetime import timedelta

import schemas
from schemas.report import Tick
from schemas.topics import COUNTS
from streams import metrics
from streams.agents.alert import NEWEST, AlertStage
from streams.agents.extract import ExtractStage
from streams.agents.stage import Stage
from streams.agents.tally import TallyStage
from streams.agents.world import WorldStage
from streams.alerts.rules import parse
from streams.broker.records import Delivery
from streams.metrics import Reading, StateGauge
from streams.normalize import normalize
from tests.unit.agents.build import Runner, at, delivered, delivery, of
from tests.unit.agents.test_alert import RULES, SURGE, count, incident
from tests.unit.agents.test_tally import KILLED, figures, report
from tests.unit.alerts.build import incident as incident_record

DAY = 24


def series(stage: Stage, gauge: StateGauge) -> dict[tuple[str, ...], float]:
    """What a gauge shows, each series once."""
    readings = [reading for reading in stage.readings() if reading.gauge is gauge]
    shown = {reading.labels: reading.value for reading in readings}
    assert len(shown) == len(readings)
    return shown


def killed(stage: Stage) -> dict[tuple[str, str], float]:
    """Counts of killed by scope and window."""
    return {
        (scope, window): value
        for (scope, kind, window), value in series(stage, metrics.COUNT).items()
        if kind == KILLED
    }


def tick(hours: float, offset: int) -> Delivery:
    return figures(Tick(at=at(hours)), offset)


def counted(*best: int, scope: str = "KE", window: str = "24h") -> Iterable[schemas.Count]:
    for number, one in enumerate(best):
        yield schemas.Count(
            scope=scope, kind=KILLED, window=window, low=one, best=one, high=one,
            incidents=9, articles=9, as_of=at(number * DAY),
        )  # fmt: skip


# -- counts


def test_a_count_follows_its_window_in_article_time_and_regions_are_left_out() -> None:
    runner = Runner(TallyStage(partitions=1))
    runner.batch(figures(report("a", killed=12)))
    assert killed(runner.stage) == {("KE", window): 12 for window in ("1h", "24h", "7d", "30d")}
    runner.batch(tick(hours=2, offset=1))
    assert killed(runner.stage)["KE", "1h"] == 0
    assert killed(runner.stage)["KE", "24h"] == 12


def test_a_count_is_gone_with_its_partition() -> None:
    runner = Runner(TallyStage(partitions=1))
    runner.batch(figures(report("a", killed=12)))
    runner.stage.forget()
    assert killed(runner.stage) == {}
    assert series(runner.stage, metrics.INCIDENTS_OPEN) == {(): 0}


def test_a_count_is_there_as_soon_as_its_partition_is() -> None:
    runner = Runner(TallyStage(partitions=1))
    runner.batch(figures(report("a", killed=12)))
    runner.batch(tick(hours=2, offset=1))
    before = killed(runner.stage)
    runner.crash()
    assert killed(runner.stage) == before
    assert series(runner.stage, metrics.INCIDENTS_OPEN) == {(): 1}


def test_the_world_is_shown_by_who_adds_it_up_and_after_a_crash_at_once() -> None:
    runner = Runner(WorldStage(partitions=1))
    for offset, scope in enumerate(("KE", "PE")):
        for one in counted(5, scope=scope):
            runner.batch(delivery(one.to_json(), topic=COUNTS.name, offset=offset))
    assert killed(runner.stage) == {("world", "24h"): 10}
    runner.crash()
    assert killed(runner.stage) == {("world", "24h"): 10}
    assert series(runner.stage, metrics.STATE_RECORDS) == {("world",): 2}
    runner.stage.forget()
    assert killed(runner.stage) == {}


# -- alerts


def test_an_alert_stands_until_it_is_cancelled() -> None:
    runner = Runner(AlertStage(RULES, "a-sender"))
    runner.batch(incident(12))
    runner.batch(count(30, offset=1))
    standing = {("deadly", "Moderate"): 1.0, ("deadly-day", "Moderate"): 1.0}
    assert series(runner.stage, metrics.ALERTS_STANDING) == standing
    runner.crash()
    assert series(runner.stage, metrics.ALERTS_STANDING) == standing
    runner.batch(incident(0, offset=2))
    assert series(runner.stage, metrics.ALERTS_STANDING) == {("deadly-day", "Moderate"): 1}


def test_an_alert_is_shown_with_what_it_tells_and_when_it_did_but_not_in_its_words() -> None:
    runner = Runner(AlertStage(RULES, "a-sender"))
    runner.batch(incident(12))
    runner.batch(count(30, offset=1))
    toll = ("deadly", "Moderate", "ship accident", "ZZ")
    day = ("deadly-day", "Moderate", "killed within 24 hours", "KE")
    sent = {toll: at(0).timestamp(), day: at(1).timestamp()}
    assert series(runner.stage, metrics.ALERT_SENT) == sent
    assert series(runner.stage, metrics.ALERT_BEST) == {toll: 12, day: 30}


def test_of_alerts_that_look_alike_the_newest_is_shown() -> None:
    runner = Runner(AlertStage(RULES, "a-sender"))
    for offset, killed_ in enumerate((20, 30, 40)):
        record = incident_record(killed_, hours=offset, incident_id=f"i{offset}")
        runner.batch(delivery(record.to_json(), topic="news.incidents.v1", offset=offset))
    assert series(runner.stage, metrics.ALERTS_STANDING) == {("deadly", "Moderate"): 3}
    assert list(series(runner.stage, metrics.ALERT_BEST).values()) == [40]


def test_so_many_alerts_are_shown_and_no_more() -> None:
    runner = Runner(AlertStage(RULES, "a-sender"))
    for offset in range(NEWEST + 10):
        scope = f"{chr(65 + offset // 26)}{chr(65 + offset % 26)}"
        (one,) = counted(30, scope=scope)
        runner.batch(delivery(one.to_json(), topic=COUNTS.name, offset=offset))
    assert len(series(runner.stage, metrics.ALERT_SENT)) == NEWEST
    assert series(runner.stage, metrics.STATE_RECORDS) == {("alert",): NEWEST + 10}


def test_what_is_usual_is_shown_once_enough_weeks_are_known() -> None:
    runner = Runner(AlertStage(SURGE, "a-sender"))
    usual: list[dict[tuple[str, ...], float]] = []
    for offset, one in enumerate(counted(*[8] * 22)):
        runner.batch(delivery(one.to_json(), topic=COUNTS.name, offset=offset))
        usual.append(series(runner.stage, metrics.COUNT_USUAL))
    assert usual[0] == {}
    assert usual[-1] == {("KE", "killed", "24h"): 8}
    runner.crash()
    assert series(runner.stage, metrics.COUNT_USUAL) == usual[-1]


def test_a_region_that_surges_has_no_series() -> None:
    regional = parse(
        '[[surge]]\nname = "surge"\nkinds = ["killed"]\nwindow = "24h"\nweeks = 2\n'
        'minimum = 5\nscopes = ["*/*"]\nlevels = { Moderate = 3 }\n'
    )
    runner = Runner(AlertStage(regional, "a-sender"))
    for offset, one in enumerate(counted(*[8] * 22, scope="KE/Ta'ita: A")):
        runner.batch(delivery(one.to_json(), topic=COUNTS.name, offset=offset))
    assert series(runner.stage, metrics.COUNT_USUAL) == {}
    assert series(runner.stage, metrics.STATE_RECORDS) == {("alert",): 1}


# -- articles


def test_remembered_articles_are_counted() -> None:
    runner = Runner(ExtractStage(timedelta(days=7), partitions=1))
    for offset, words in enumerate(("Heavy rain in Lima", "A quiet day in Quito")):
        article = normalize(
            schemas.RawArticle(id=str(offset), body=words, published_at=at(0).isoformat())
        ).article
        runner.batch(delivery(article.to_json(), topic="news.articles.v1", offset=offset))
    assert list(runner.stage.readings()) == [Reading(metrics.STATE_RECORDS, 2, ("extract",))]


def test_the_world_shows_what_the_countries_do() -> None:
    tally, world = Runner(TallyStage(partitions=1)), Runner(WorldStage(partitions=1))
    records = of(COUNTS.name, tally.batch(figures(report("a", killed=12))))
    for offset, record in enumerate(records):
        world.batch(delivered(record, offset))
    assert killed(world.stage)["world", "24h"] == killed(tally.stage)["KE", "24h"] == 12
