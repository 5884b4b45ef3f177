from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from schemas import Kind, Report, Toll
from streams.tally.history import history
from streams.tally.toll import courses, toll
from tests.unit.tally.build import at, report, reports_of_one_incident


def levels(reports: list[Report]) -> list[tuple[datetime, Kind, int]]:
    return [(revision.at, revision.kind, revision.best) for revision in history(courses(reports))]


def test_a_revision_stands_where_the_toll_changes_and_nowhere_else() -> None:
    reports = [report("a", 0, 3), report("b", 1, 3), report("c", 2, 5), report("d", 3, 5)]
    assert levels(reports) == [
        (at(0), Kind.KILLED, 3),
        (at(2), Kind.KILLED, 3),  # the upper bound moves
        (at(3), Kind.KILLED, 5),
    ]


def test_a_late_report_changes_the_history_at_its_own_time() -> None:
    early, late = report("a", 5, 9), report("b", 1, 4)
    assert levels([early, late]) == [(at(1), Kind.KILLED, 4), (at(5), Kind.KILLED, 9)]


@given(reports_of_one_incident())
def test_at_every_time_the_history_holds_the_toll_of_the_reports_so_far(
    reports: list[Report],
) -> None:
    revisions = history(courses(reports))
    for now in {one.published_at for one in reports}:
        then = toll(one for one in reports if one.published_at <= now)
        last = {revision.kind: revision for revision in revisions if revision.at <= now}
        assert {kind: (one.low, one.best, one.high) for kind, one in last.items()} == {
            kind: (one.low, one.best, one.high) for kind, one in then.items()
        }


@given(reports_of_one_incident(), st.permutations(range(12)))
def test_the_order_of_reports_leaves_no_trace(reports: list[Report], order: list[int]) -> None:
    shuffled = [reports[number] for number in order if number < len(reports)]
    assert history(courses(shuffled)) == history(courses(reports))


def test_no_revision_repeats_the_one_before_it() -> None:
    same = Toll(low=1, best=2, high=None)
    reports = [report(str(number), number, same) for number in range(5)]
    assert len(history(courses(reports))) == 1
