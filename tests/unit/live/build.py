"""Records of the topics as a worker's view takes them."""

from datetime import UTC, datetime
from typing import Any

import schemas
from schemas import Alert, Duplicate, Incident, Kind, Report
from schemas.base import Record
from schemas.topics import ALERTS, COUNTS, DUPLICATES, FIGURES, INCIDENTS, Topic
from streams.broker.records import Delivery, cloudevent
from streams.live.held import Held
from tests.unit.agents.build import delivery
from tests.unit.tally.build import ABROAD, HARBOUR, at

__all__ = ["ABROAD", "HARBOUR", "alert", "at", "duplicate", "held", "incident", "put"]

NOW = datetime(2024, 3, 9, tzinfo=UTC)


def put(topic: Topic, record: Record, key: bytes = b"key") -> Delivery:
    """The record on its topic, with the headers that stages give it."""
    headers = cloudevent(id_="1", type_=topic.ce_type(record), source="test", time=NOW)
    return delivery(record.to_json(), topic=topic.name, key=key, headers=headers)


def incident(incident_id: str = "i1", hours: float = 0, **fields: Any) -> Incident:
    toll = schemas.Toll(low=10, best=12, high=None)
    return Incident.model_validate(
        {
            "incident_id": incident_id,
            "category": "explosion",
            "headline": f"Blast {incident_id} at the refinery",
            "place": HARBOUR,
            "date": None,
            "tolls": {Kind.KILLED: toll},
            "articles": ("first", "second"),
            "sources": ("Herald",),
            "first_reported_at": at(hours),
            "changed_at": at(hours),
            "updated_at": at(hours),
            "revision": 1,
        }
        | fields
    )


def alert(thread: str = "t1", hours: float = 0, **fields: Any) -> Alert:
    return Alert.model_validate(
        {
            "identifier": f"{thread}.{hours}",
            "thread": thread,
            "sender": "tallywire",
            "sent": at(hours),
            "msg_type": "Alert",
            "rule": "many-killed",
            "severity": "Severe",
            "event": "explosion",
            "headline": f"12 killed, {thread}",
            "description": "",
            "area": "Port Ostwick",
            "kinds": ("killed",),
            "low": 12,
            "best": 12,
            "high": 12,
            "threshold": 10,
            "figures": {},
        }
        | fields
    )


def duplicate(article_id: str, duplicate_of: str, **fields: Any) -> Duplicate:
    return Duplicate.model_validate(
        {
            "article_id": article_id,
            "duplicate_of": duplicate_of,
            "method": "near",
            "similarity": 0.9,
            "published_at": at(0),
        }
        | fields
    )


def held(*records: Record) -> Held:
    """What is held of these, put on their topics in this order."""
    topics = {
        Incident: INCIDENTS,
        schemas.Count: COUNTS,
        Alert: ALERTS,
        Report: FIGURES,
        schemas.Copy: FIGURES,
        schemas.Tick: FIGURES,
        schemas.Withdrawal: FIGURES,
        Duplicate: DUPLICATES,
    }
    view = Held()
    for record in records:
        view.take(put(topics[type(record)], record))
    return view
