import pytest

from schemas import Kind
from streams.alerts.wording import (
    amount,
    area,
    area_of_scope,
    describe_count,
    describe_incident,
    kind_words,
)
from tests.unit.alerts.build import count, incident
from tests.unit.tally.build import HARBOUR


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((12, 12, 12), "12"),
        ((12, 12, None), "at least 12"),
        ((12, 14, 20), "14 (12 to 20)"),
        ((12, 14, None), "14 (12 or more)"),
    ],
)
def test_amount(bounds: tuple[int, int, int | None], words: str) -> None:
    assert amount(*bounds) == words


def test_kinds_read_well_after_a_number() -> None:
    assert kind_words(Kind.KILLED) == "killed"
    assert kind_words(Kind.BUILDINGS_DAMAGED) == "buildings damaged"


def test_areas() -> None:
    assert area(HARBOUR) == "Port Ostwick, Ostmark, QA"
    assert area(None) == "an unknown place"
    assert area_of_scope("QA/Ostmark") == "Ostmark, QA"
    assert area_of_scope("world") == "the world"


def test_descriptions_say_what_the_figure_rests_on() -> None:
    assert describe_incident(incident(12, injured=30)) == (
        "Blast at the refinery - reported: at least 30 injured, at least 12 killed, "
        "by 2 articles of 1 source."
    )
    assert describe_count(count(60)) == (
        "Newly reported within 24h: 60 killed, in 2 incidents, by 5 articles."
    )


def test_a_merged_incident_is_described_by_the_one_it_proved_to_be() -> None:
    assert "i2" in describe_incident(incident(merged_into="i2"))
