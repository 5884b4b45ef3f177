from datetime import timedelta

import pytest

from streams.regulars import ENOUGH, LONGEST, MOST, OTHER, SILENT, Regulars
from tests.unit.agents.build import at

HOUR = timedelta(hours=1)


@pytest.fixture
def retired() -> list[str]:
    return []


@pytest.fixture
def regulars(retired: list[str]) -> Regulars:
    return Regulars(retired.append)


def fill(regulars: Regulars, hours: float = 0) -> None:
    for number in range(MOST):
        for _ in range(ENOUGH):
            regulars.label(f"paper {number}", at(hours))


def test_a_publisher_is_named_from_its_fifth_article_on(regulars: Regulars) -> None:
    labels = [regulars.label("Harbour Wire", at(0)) for _ in range(ENOUGH + 1)]
    assert labels == [OTHER] * (ENOUGH - 1) + ["harbour wire"] * 2


def test_a_publisher_that_was_read_before_a_restart_is_named_at_once(regulars: Regulars) -> None:
    for articles in (1, ENOUGH):  # as two partitions remember it
        regulars.recall("Harbour Wire", articles)
    regulars.recall("Lagoon Gazette", 1)
    assert regulars.label("Harbour Wire", at(0)) == "harbour wire"
    assert regulars.label("Lagoon Gazette", at(0)) == OTHER


def test_what_is_recalled_is_bounded_and_takes_nobodys_place(
    regulars: Regulars, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.regulars.MOST_CANDIDATES", 50)
    fill(regulars)
    for number in range(1_000):
        regulars.recall(f"once {number}", ENOUGH)
    assert len(regulars._candidates) <= 50
    assert regulars.label("paper 0", at(0)) == "paper 0"
    assert regulars.label("once 0", at(0)) == OTHER


def test_who_names_nobody_is_one_of_the_others(regulars: Regulars) -> None:
    for name in (None, "", "  "):
        assert {regulars.label(name, at(0)) for _ in range(2 * ENOUGH)} == {OTHER}


def test_a_name_is_one_however_it_is_written_and_no_longer_than_a_line(regulars: Regulars) -> None:
    for name in ("A " * 200, "a " * 200):
        labels = [regulars.label(name, at(0)) for _ in range(ENOUGH)]
    assert set(labels) == {("a " * 200)[:LONGEST]}


def test_there_are_so_many_and_no_more_whatever_is_sent(
    regulars: Regulars, retired: list[str]
) -> None:
    labels = {
        regulars.label(f"paper {number}", at(round_ / 60))
        for round_ in range(2 * ENOUGH)
        for number in range(2_000)
    }
    assert len(labels) == MOST + 1
    assert retired == []


def test_what_is_remembered_of_the_others_is_bounded(
    regulars: Regulars, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streams.regulars.MOST_CANDIDATES", 50)
    for number in range(1_000):
        regulars.label(f"once {number}", at(0))
        assert len(regulars._candidates) <= 50


def test_a_place_is_given_away_when_its_holder_was_silent_for_long(
    regulars: Regulars, retired: list[str]
) -> None:
    fill(regulars)
    late = at(0) + SILENT
    for number in range(1, MOST):
        regulars.label(f"paper {number}", late - HOUR)
    labels = [regulars.label("newcomer", late) for _ in range(ENOUGH)]
    assert labels[-1] == "newcomer"
    assert retired == ["paper 0"]
    assert regulars.label("paper 0", late) == OTHER


def test_nobody_loses_a_place_to_one_who_publishes_more(
    regulars: Regulars, retired: list[str]
) -> None:
    fill(regulars)
    almost = at(0) + SILENT - HOUR
    assert {regulars.label("newcomer", almost) for _ in range(100)} == {OTHER}
    assert retired == []
