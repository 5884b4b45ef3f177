import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import schemas
from schemas.topics import COUNTS, FIGURES, INCIDENTS
from streams import replay
from streams.agents.deadletters import dead_letter
from streams.ledger import Ledger
from tests.unit.agents.build import at, delivered, delivery, exactly, raw


def article(name: str, published_at: Any = None) -> bytes:
    return raw(id=name, title=name, language="en", published_at=published_at)


def test_articles_are_put_in_the_order_of_their_publication() -> None:
    late, early = article("late", "2024-03-04T12:00:00Z"), article("early", "2024-03-04T11:00:00Z")
    assert replay.in_order([late, early]) == [early, late]


def test_times_are_compared_across_time_zones_and_notations() -> None:
    values = [
        article("third", "2024-03-04T09:30:00-03:00"),  # 12:30 UTC
        article("first", "2024-03-04T13:00:00+02:00"),  # 11:00 UTC
        article("second", "Mon, 04 Mar 2024 12:00:00 GMT"),
    ]
    assert replay.in_order(values) == [values[1], values[2], values[0]]


def test_what_has_no_time_stays_behind_its_forerunner() -> None:
    values = [
        article("late", "2024-03-05T00:00:00Z"),
        b"\xff no article",
        article("undated"),
        article("early", "2024-03-04T00:00:00Z"),
        b"{",
    ]
    assert replay.in_order(values) == [values[3], values[4], values[0], values[1], values[2]]


def test_articles_of_one_time_keep_their_order() -> None:
    values = [article(name, "2024-03-04T00:00:00Z") for name in "zay"]
    assert replay.in_order(values) == values


@given(
    st.lists(
        st.binary(max_size=9)
        | st.builds(
            article, st.just("a"), st.none() | st.text(max_size=9) | st.datetimes().map(str)
        )
    )
)
def test_ordering_loses_nothing_and_adds_nothing(values: list[bytes]) -> None:
    assert sorted(replay.in_order(values)) == sorted(values)


def test_what_the_topics_hold_is_written_as_json_lines_a_file_a_topic(tmp_path: Path) -> None:
    ledger = Ledger()
    for name, hours in (("later", 2), ("earlier", 1)):
        incident = schemas.Incident(
            incident_id=name, category="other", headline="Łódź", place=None, date=None,
            tolls={schemas.Kind.KILLED: exactly(3)}, articles=("a",), sources=(),
            first_reported_at=at(hours), changed_at=at(hours), updated_at=at(hours), revision=1,
        )  # fmt: skip
        ledger.take(delivery(incident.to_json(), topic=INCIDENTS.name))
    for best in (3, 5):
        count = schemas.Count(
            scope="KE", kind=schemas.Kind.KILLED, window="24h", low=best, best=best, high=None,
            incidents=1, articles=1, as_of=at(best),
        )  # fmt: skip
        ledger.take(delivery(count.to_json(), topic=COUNTS.name))
    refused = dead_letter(delivery(b"{"), schemas.Stage.NORMALIZE, "not-json", "no")
    ledger.take(delivered(refused, 0))

    replay.write(ledger, tmp_path / "new" / "folder")

    written = {
        path.name: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in (tmp_path / "new" / "folder").iterdir()
    }
    assert written.keys() == {
        "incidents.jsonl",
        "counts.jsonl",
        "alerts.jsonl",
        "duplicates.jsonl",
        "deadletters.jsonl",
    }
    assert [one["incident_id"] for one in written["incidents.jsonl"]] == ["earlier", "later"]
    assert written["incidents.jsonl"][0]["tolls"]["killed"]["best"] == 3
    assert [one["best"] for one in written["counts.jsonl"]] == [3, 5]
    assert written["deadletters.jsonl"][0]["reason"] == "not-json"
    assert written["alerts.jsonl"] == written["duplicates.jsonl"] == []


def test_figures_are_written_as_they_come_with_their_partition(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    ticks = [schemas.Tick(at=at(hours)) for hours in (2, 1)]
    with replay.keeping_figures(folder) as keep:
        for partition, tick in enumerate(ticks):
            keep(delivery(tick.to_json(), topic=FIGURES.name, partition=partition))
            keep(delivery(b"{}", topic=COUNTS.name))
    lines = (folder / replay.FIGURES_FILE).read_text("utf-8").splitlines()
    read = [replay.FiguresLine.model_validate_json(line) for line in lines]
    assert [(one.partition, one.record) for one in read] == list(enumerate(ticks))
