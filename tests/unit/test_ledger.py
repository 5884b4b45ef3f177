import json

from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from schemas.base import Record
from schemas.topics import (
    ALERTS,
    ARTICLES,
    COUNTS,
    DUPLICATES,
    FIGURES,
    INCIDENTS,
    RAW,
    Topic,
)
from streams.agents.deadletters import dead_letter
from streams.broker.records import Delivery, Trace, cloudevent
from streams.ledger import Ledger, Outcomes, facts
from tests.unit.agents.build import ARRIVAL, at, delivered, delivery, exactly

KILLED = schemas.Kind.KILLED


def raw(offset: int) -> Delivery:
    return delivery(b"{}", offset=offset)


def output(topic: Topic, record: Record, raw_offset: int, offset: int = 0) -> Delivery:
    """A record that goes back to this raw article."""
    trace = Trace(f"{RAW.name}-0-{raw_offset}", ARRIVAL)
    headers = cloudevent(id_="1", type_="t", source="s", time=ARRIVAL, trace=trace)
    return delivery(record.to_json(), topic=topic.name, offset=offset, headers=headers)


def article(raw_offset: int) -> Delivery:
    record = schemas.Article(
        article_id=f"a{raw_offset}", title="t", body="b", published_at=at(0), language="en"
    )
    return output(ARTICLES, record, raw_offset)


def report(raw_offset: int, country: str = "KE") -> Delivery:
    record = schemas.Report(
        article_id=f"a{raw_offset}", title="t", language="en", published_at=at(0),
        category="other", tolls={KILLED: exactly(1)}, figures=(), terms=(country,),
    )  # fmt: skip
    return output(FIGURES, record, raw_offset)


def copy(raw_offset: int) -> list[Delivery]:
    """What a copy leaves: a duplicate, and a record for the tally of its original."""
    name = f"a{raw_offset}"
    duplicate = schemas.Duplicate(
        article_id=name, duplicate_of="a0", method="exact", similarity=1, published_at=at(0)
    )
    carried = schemas.Copy(article_id=name, copy_of="a0", published_at=at(0))
    return [output(DUPLICATES, duplicate, raw_offset), output(FIGURES, carried, raw_offset)]


def refused(one: Delivery) -> Delivery:
    return delivered(dead_letter(one, schemas.Stage.NORMALIZE, "not-json", "no"), 0)


ENDINGS = {
    "reported": lambda offset: [article(offset), report(offset), report(offset, "TR")],
    "nothing": lambda offset: [article(offset)],
    "copies": lambda offset: [article(offset), *copy(offset)],
    "refused": lambda offset: [refused(raw(offset))],
    "unaccounted": lambda offset: [],
}
"""What each outcome leaves on the topics."""


def ledger_of(*deliveries: Delivery) -> Ledger:
    ledger = Ledger()
    ledger.take_all(deliveries)
    return ledger


@settings(max_examples=40)
@given(st.lists(st.sampled_from(list(ENDINGS)), max_size=12), st.randoms(use_true_random=False))
def test_each_article_ends_exactly_one_way(endings: list[str], random: object) -> None:
    deliveries = [raw(offset) for offset in range(len(endings))]
    deliveries += [one for offset, name in enumerate(endings) for one in ENDINGS[name](offset)]
    deliveries *= 2  # everything is redelivered
    random.shuffle(deliveries)
    outcomes = ledger_of(*deliveries).outcomes()
    expected = {name: endings.count(name) for name in ENDINGS}
    assert outcomes == Outcomes(fed=len(endings), **expected)


def test_an_article_that_a_later_stage_refuses_is_refused_and_nothing_else() -> None:
    outcomes = ledger_of(raw(0), article(0), report(0), refused(report(0))).outcomes()
    assert outcomes == Outcomes(fed=1, reported=0, nothing=0, copies=0, refused=1, unaccounted=0)


def test_a_dead_letter_of_what_is_no_article_is_kept_and_is_no_outcome_of_one() -> None:
    count = delivery(b"garbage", topic=COUNTS.name, offset=9)
    ledger = ledger_of(raw(0), article(0), refused(count))
    assert list(ledger.dead_letters) == ["news.counts.v1-0-9"]
    assert ledger.outcomes().refused == 0
    assert ledger.through == 1


def test_an_article_is_through_when_it_is_past_the_first_stage() -> None:
    ledger = ledger_of(raw(0), raw(1), raw(2))
    assert ledger.through == 0
    ledger.take_all([article(0), refused(raw(1))])
    assert ledger.through == 2


def test_ticks_and_copies_are_no_reports() -> None:
    tick = output(FIGURES, schemas.Tick(at=at(0)), 0)
    assert ledger_of(raw(0), article(0), tick).outcomes().reported == 0


def incident(name: str, revision: int, hours: float, merged_into: str | None = None) -> Delivery:
    record = schemas.Incident(
        incident_id=name, category="other", headline="t", place=None, date=None, tolls={},
        articles=("a0",), sources=(), first_reported_at=at(0), changed_at=at(hours),
        updated_at=at(hours),
        revision=revision, merged_into=merged_into,
    )  # fmt: skip
    return output(INCIDENTS, record, 0)


def test_the_last_record_of_an_incident_stands() -> None:
    ledger = ledger_of(incident("one", 1, 0), incident("one", 2, 1))
    assert ledger.incidents["one"].revision == 2


def test_live_incidents_are_those_that_were_not_merged_latest_first() -> None:
    ledger = ledger_of(
        incident("old", 1, 1), incident("gone", 1, 9, merged_into="old"), incident("new", 1, 2)
    )
    assert [one.incident_id for one in ledger.live_incidents()] == ["new", "old"]


def count(best: int, hours: float) -> Delivery:
    record = schemas.Count(
        scope="KE", kind=KILLED, window="24h", low=best, best=best, high=best,
        incidents=1, articles=1, as_of=at(hours),
    )  # fmt: skip
    return output(COUNTS, record, 0)


def test_every_record_of_a_count_is_kept_and_the_last_of_a_key_stands() -> None:
    ledger = ledger_of(count(3, 0), count(5, 1))
    assert [one.best for one in ledger.all_counts] == [3, 5]
    assert ledger.counts["KE|killed|24h"].best == 5


def test_a_count_whose_window_is_kept_no_more_is_none() -> None:
    ledger = ledger_of(count(3, 0), delivery(None, topic=COUNTS.name, key=b"KE|killed|24h"))
    assert ledger.counts == {}


def test_a_message_of_an_alert_that_is_sent_twice_is_one() -> None:
    alert = schemas.Alert(
        identifier="deadly:1/1", thread="deadly:1", sender="s", sent=at(0),
        msg_type=schemas.MessageType.ALERT, rule="deadly", severity=schemas.Severity.SEVERE,
        event="e", headline="h", description="d", area="a", kinds=(KILLED,), low=1, best=1, high=1,
        threshold=1, figures={},
    )  # fmt: skip
    one = output(ALERTS, alert, 0)
    assert list(ledger_of(one, one).alerts) == ["deadly:1/1"]


def test_the_facts_of_a_dead_letter_are_plain_json_without_its_bytes() -> None:
    ledger = ledger_of(refused(delivery(b"\xff\x00", offset=7, headers=(("a", b"\xff"),))))
    (letter,) = ledger.dead_letters.values()
    told = json.loads(json.dumps(facts(letter)))
    assert (told["stage"], told["reason"], told["offset"]) == ("normalize", "not-json", 7)
    assert not {"key", "value", "headers"} & told.keys()
