import pytest

from schemas import Report
from streams.tally import grouping
from streams.tally.grouping import JOIN, Index
from tests.unit.tally.build import ABROAD, BLAST, HILLS, SLIDE, report


def index(**incidents: list[Report]) -> Index:
    kept = Index()
    for incident_id, reports in incidents.items():
        kept.replace(incident_id, {one.article_id: one for one in reports})
    return kept


def found(kept: Index, one: Report) -> list[str]:
    return [match.incident_id for match in kept.matches(one) if match.score >= JOIN]


def test_a_report_finds_its_incident() -> None:
    kept = index(blast=[report("a")], slide=[report("b", terms=SLIDE)])
    assert found(kept, report("c", 3, 5)) == ["blast"]
    assert found(kept, report("d", 3, terms=SLIDE)) == ["slide"]


def test_in_a_book_that_has_just_been_opened_common_words_find_nothing() -> None:
    common = ("fire", "workers", "building", "governor", "doors", "market")
    kept = index(fire=[report("a", terms=("ostwick", *common))])
    elsewhere = report("b", 24, 7, terms=("venning", *common), place=HILLS)
    assert found(kept, elsewhere) == []


def test_another_country_is_another_world() -> None:
    assert index(blast=[report("a")]).matches(report("b", place=ABROAD)) == []


def test_an_incident_that_is_taken_out_is_found_no_more() -> None:
    kept = index(blast=[report("a"), report("b")])
    kept.replace("blast", {})
    assert kept.matches(report("c")) == []


def test_a_new_version_is_found_by_its_own_words() -> None:
    kept = index(blast=[report("a")])
    kept.replace("blast", {"a": report("a", terms=SLIDE)})
    assert found(kept, report("b")) == []
    assert found(kept, report("b", terms=SLIDE)) == ["blast"]


def test_a_report_is_not_held_against_itself() -> None:
    assert index(blast=[report("a")]).score(report("a"), "blast") == float("-inf")


def test_words_that_a_publisher_always_prints_say_little_beside_its_own_reports() -> None:
    furniture = ("hotline", "newsroom", "subscribe", "masthead", "editorial", "bulletin")
    others = {f"o{n}": [report(f"q{n}", terms=SLIDE)] for n in range(200)}
    of_paper = {f"i{n}": [report(f"r{n}", terms=furniture, source="Herald")] for n in range(9)}
    kept = index(**others, **of_paper)
    beside_its_own = kept.score(report("y", terms=furniture, source="Herald"), "i0")
    beside_another = kept.score(report("y", terms=furniture, source="Courier"), "i0")
    assert beside_its_own < beside_another


def test_the_answer_does_not_depend_on_the_order_of_arrival() -> None:
    incidents = {f"i{n}": [report(f"r{n}", n, terms=BLAST[n:] + SLIDE[:n])] for n in range(8)}
    forwards, backwards = index(**incidents), index(**dict(reversed(incidents.items())))
    assert forwards.matches(report("new", 4)) == backwards.matches(report("new", 4))


def test_what_was_there_and_is_gone_leaves_no_trace() -> None:
    kept = index(blast=[report("a")], slide=[report("b", terms=SLIDE)], gone=[report("c")])
    kept.replace("gone", {})
    assert kept.matches(report("d")) == index(
        blast=[report("a")], slide=[report("b", terms=SLIDE)]
    ).matches(report("d"))


def test_words_that_stand_everywhere_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "COMMON", 3)
    kept = index(**{f"i{n}": [report(f"r{n}", place=None)] for n in range(4)})
    assert kept.matches(report("new", place=None)) == []


def test_of_a_long_story_only_the_first_reports_and_the_newest_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grouping, "MOST_COMPARED", 4)
    ends = [report(f"r{n}", n) for n in (0, 1, 98, 99)]
    middle = [report(f"r{n}", n, terms=SLIDE) for n in range(2, 98)]
    new = report("new", 100)
    assert index(i=[*ends, *middle]).score(new, "i") > JOIN
