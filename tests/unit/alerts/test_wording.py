import pytest

from schemas import AlertFigure, Kind
from streams.alerts.wording import (
    amount,
    area,
    area_of_scope,
    describe_count,
    describe_incident,
    figures,
    headline_of_count,
    kind_words,
    listed,
    plain,
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
    assert area_of_scope("ZZ") == "unknown places"


def test_descriptions_say_what_the_figure_rests_on() -> None:
    assert describe_incident(incident(12, injured=30)) == (
        "Blast at the refinery - reported: at least 30 injured, at least 12 killed, "
        "by 2 articles of 1 source."
    )
    assert describe_count(count(60)) == (
        "Newly reported within 24 hours: 60 killed, in 2 incidents, by 5 articles."
    )


def test_a_merged_incident_is_described_by_the_one_it_proved_to_be() -> None:
    assert "i2" in describe_incident(incident(merged_into="i2"))


def figure(best: int, high: int | None = None) -> AlertFigure:
    return AlertFigure(low=best, best=best, high=best if high is None else high)


def test_figures_are_told_as_one_says_them_and_none_that_is_zero() -> None:
    known = {Kind.KILLED: figure(3), Kind.INJURED: figure(0), Kind.MISSING: figure(2)}
    assert figures(known, [Kind.KILLED, Kind.INJURED]) == "3 killed and 2 missing"


def test_where_all_is_zero_the_kinds_that_were_judged_are_told() -> None:
    assert figures({}, [Kind.KILLED, Kind.INJURED]) == "0 killed and 0 injured"


def test_lists() -> None:
    assert listed(["one"]) == "one"
    assert listed(["one", "two"], "or") == "one or two"
    assert listed(["one", "two", "three"]) == "one, two and three"


def test_numbers_without_needless_decimals() -> None:
    assert [plain(number) for number in (0.0, 4.5, 4.04, 9.96, 10.5, 1_200_000.0)] == [
        "0", "4.5", "4", "10", "10", "1200000",
    ]  # fmt: skip


def test_a_headline_of_a_count_says_what_is_usual() -> None:
    one = count(60, scope="QA/Ostmark")
    assert headline_of_count("at least 60 killed", one, None) == (
        "At least 60 killed within 24 hours in Ostmark, QA"
    )
    assert headline_of_count("60 killed", one, 8.5) == (
        "60 killed within 24 hours in Ostmark, QA, usually 8.5 on a Friday"
    )
    assert "Usual on a Friday at this time: 8.5." in describe_count(one, 8.5)


def test_a_headline_of_counts_without_a_place_reads_well() -> None:
    assert headline_of_count("5 killed", count(5, scope="ZZ"), None) == (
        "5 killed within 24 hours in unknown places"
    )
