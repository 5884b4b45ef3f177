"""What becomes of items that are embargoed, withheld or canceled, and of new versions."""

import json
from typing import Any

import pytest
import time_machine

from streams.feeds import json_documents
from tests.unit.agents.pipeline import Pipeline
from tests.unit.feeds.samples import warnings

BUS = {
    "uri": "urn:newsml:wire.example:bus",
    "versioncreated": "2024-03-04T09:00:00Z",
    "language": "en",
    "infosources": [{"name": "Harbour Wire"}],
    "headlines": [{"value": "Bus crash near Lima kills nine"}],
    "bodies": [
        {
            "value": "Nine people were killed when a bus crashed near Lima, Peru, on Monday, "
            "police said. The bus was on its way to Ica with tourists."
        }
    ],
}
NO_END = "further notice; feed it again when that is over"
LATER = {"versioncreated": "2024-03-04T11:00:00Z"}


def read(*items: dict[str, Any]) -> list[bytes]:
    return list(json_documents.read(json.dumps(items).encode(), "feed.json"))


def killed(pipeline: Pipeline) -> list[int]:
    return [
        incident.tolls["killed"].best
        for incident in pipeline.ledger.live_incidents()
        if "killed" in incident.tolls
    ]


def fed(*items: dict[str, Any]) -> Pipeline:
    pipeline = Pipeline()
    for value in read(*items):
        pipeline.feed(value)
    return pipeline


def test_the_same_version_twice_counts_once():
    assert killed(fed(BUS, BUS)) == [9]


def test_a_new_version_replaces_what_the_old_one_said():
    body = BUS["bodies"][0]["value"].replace("Nine", "Eleven")
    newer = (
        BUS
        | LATER
        | {
            "headlines": [{"value": "Bus crash near Lima kills eleven"}],
            "bodies": [{"value": body}],
        }
    )
    assert killed(fed(BUS, newer)) == [11]
    assert killed(fed(newer, BUS)) == [11]


@pytest.mark.parametrize("status", ["withheld", "canceled"])
@pytest.mark.parametrize("words", [True, False], ids=["with its words", "without"])
def test_an_item_that_is_taken_back_takes_its_toll_back(status, words):
    back = BUS | LATER | {"pubstatus": status}
    if not words:
        back = {key: back[key] for key in ("uri", "versioncreated", "pubstatus", "language")}
    assert killed(fed(BUS, back)) == []
    assert b"Nine" not in read(back)[0]
    assert b"nine" not in read(back)[0]


def test_an_item_that_is_taken_back_goes_where_it_went_though_it_names_no_language():
    spanish = BUS | {
        "language": None,
        "headlines": [{"value": "Nueve muertos en un accidente de autobús cerca de Lima"}],
        "bodies": [
            {
                "value": "Nueve personas murieron el lunes cuando un autobús se estrelló cerca de "
                "Lima, Perú, informó la policía."
            }
        ],
    }
    assert killed(fed(spanish)) == [9]
    assert killed(fed(spanish, spanish | LATER | {"pubstatus": "canceled"})) == []


@pytest.mark.parametrize("language", [None, "spanish"], ids=["none", "no code"])
def test_an_item_that_is_taken_back_and_can_not_find_its_own_is_left_out_and_said(caplog, language):
    back = {"uri": BUS["uri"], "pubstatus": "canceled", "language": language}
    assert read(back) == []
    assert warnings(caplog) == [
        "feed.json: item 1 is left out: it is canceled, and neither names its language nor has "
        "words that tell it, so that it would not reach what it takes back; add the language that "
        "the item had"
    ]


def test_what_is_withheld_may_be_released_again():
    again = BUS | {"versioncreated": "2024-03-04T12:00:00Z", "pubstatus": "usable"}
    assert killed(fed(BUS, BUS | LATER | {"pubstatus": "withheld"}, again)) == [9]


def test_two_that_are_taken_back_are_no_copies_of_each_other():
    back = [BUS | {"uri": f"urn:{n}", "pubstatus": "canceled"} for n in range(3)]
    outcomes = fed(*back).ledger.outcomes()
    assert (outcomes.nothing, outcomes.copies, outcomes.refused) == (3, 0, 0)


def test_an_embargo_is_kept_and_said(caplog):
    embargoed = BUS | {"embargoed": "2024-03-06T06:00:00+01:00"}
    with time_machine.travel("2024-03-06T04:59:00Z", tick=False):
        assert read(embargoed) == []
    assert warnings(caplog) == [
        "feed.json: item 1 is left out: it is embargoed until 2024-03-06 05:00 UTC; "
        "feed it again then"
    ]
    with time_machine.travel("2024-03-06T05:01:00Z", tick=False):
        assert len(read(embargoed)) == 1


def test_no_embargo_is_none():
    assert len(read(BUS | {"embargoed": None, "pubstatus": None})) == 1


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"embargoed": "soon"}, "it is embargoed until 'soon', which is no date"),
        ({"embargoed": 0}, "it is embargoed until '0', which is no date"),
        ({"embargoed": ""}, f"it is embargoed until {NO_END}"),
        ({"embargoedUntil": " "}, f"it is embargoed until {NO_END}"),
        (
            {"embargoed": True},
            "field 'embargoed': Input should be a valid string, not 'True'",
        ),
        (
            {"pubstatus": {"code": "canceled"}},
            "field 'pubstatus': Input should be a valid string, not an object of 1",
        ),
        ({"pubstatus": "draft"}, "its status is 'draft', neither usable, withheld nor canceled"),
        (
            {"uri": "", "pubstatus": "canceled"},
            "it is canceled, and names no id by which it could be taken back",
        ),
    ],
)
def test_what_can_not_be_judged_is_left_out_and_said(caplog, broken, why):
    assert read(BUS | broken) == []
    assert warnings(caplog) == [f"feed.json: item 1 is left out: {why}"]


def test_an_id_that_is_too_long_stays_the_same_for_each_version():
    long = BUS | {"uri": "urn:" + "x" * 300}
    first, second = (json.loads(value)["id"] for value in read(long, long | LATER))
    assert first == second != json.loads(read(BUS | {"uri": "urn:" + "y" * 300})[0])["id"]
    assert len(first) <= 200
