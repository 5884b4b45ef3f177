from hypothesis import given
from hypothesis import strategies as st

from schemas import GroupToll, Kind, Report, Toll
from streams.tally.toll import toll
from tests.unit.tally.build import at_least, exactly, report, reports_of_one_incident


def killed(*reports: Report) -> Toll:
    return toll(reports)[Kind.KILLED]


def test_the_best_figure_is_what_most_sources_state() -> None:
    assert killed(report("a", 0, 5), report("b", 1, 5), report("c", 2, 7)).best == 5


def test_a_tie_goes_to_what_was_stated_last() -> None:
    assert killed(report("a", 0, 7), report("b", 1, 5)).best == 5


def test_a_tie_at_one_time_goes_to_the_lower() -> None:
    assert killed(report("a", 0, 7), report("b", 0, 5)).best == 5


def test_a_source_counts_once_with_its_latest_statement() -> None:
    said = [report("a", 0, 9, source="Herald"), report("b", 1, 9, source=" herald")]
    assert killed(*said, report("c", 2, 4, source="Herald")) == exactly(4)


def test_statements_older_than_a_day_no_longer_speak() -> None:
    assert killed(report("a", 0, 3), report("b", 0.5, 3), report("c", 24.4, 8)) == Toll(
        low=3, best=8, high=8
    )
    assert killed(report("a", 0, 3), report("b", 0.5, 3), report("c", 24.6, 8)) == exactly(8)


def test_a_report_that_is_silent_on_a_kind_does_not_age_its_statements() -> None:
    reports = [report("a", 0, 3), report("b", 100, None, injured=4)]
    assert toll(reports) == {Kind.KILLED: exactly(3), Kind.INJURED: exactly(4)}


def test_bounds_are_the_least_and_the_greatest_that_any_source_allows() -> None:
    reports = [report("a", 0, Toll(low=2, best=6, high=9)), report("b", 1, 6), report("c", 1, 4)]
    assert killed(*reports) == Toll(low=2, best=6, high=9)


def test_one_open_statement_leaves_the_toll_open() -> None:
    assert killed(report("a", 0, 6), report("b", 1, at_least(6))).high is None


def test_groups_are_those_of_the_statement_that_is_chosen() -> None:
    dockers = (GroupToll(low=6, best=6, high=6, group="worker", group_text="dockers"),)
    told = Toll(low=6, best=6, high=6, groups=dockers)
    assert killed(report("a", 0, 6), report("b", 1, told), report("c", 2, 9)).groups == dockers


def hurt(*reports: Report) -> Toll:
    return toll(reports)[Kind.INJURED]


def test_who_was_hurt_and_has_died_since_is_hurt_no_more() -> None:
    first = report("a", 0, 1, category="shooting", injured=Toll(low=3, best=4, high=None))
    assert hurt(first, report("b", 30, 3)) == Toll(low=1, best=2, high=None)
    assert hurt(first, report("b", 30, 9)) == Toll(low=0, best=0, high=None)


def test_who_was_known_to_be_dead_was_not_among_the_hurt() -> None:
    silent = report("b", 30, None, category="shooting", injured=4)
    assert hurt(report("a", 0, 2), silent, report("c", 60, 2)) == exactly(4)
    assert hurt(report("a", 0, 2), silent, report("c", 60, 3)) == exactly(3)


def test_a_count_of_the_dead_that_falls_again_gives_the_hurt_back() -> None:
    first = report("a", 0, 1, category="shooting", injured=4)
    assert hurt(first, report("b", 30, 3), report("c", 60, 1)) == exactly(4)


def test_of_many_hurt_others_may_have_been_found_dead() -> None:
    assert hurt(report("a", 0, 10, category="shooting", injured=40), report("b", 30, 12)) == (
        exactly(40)
    )


def test_where_the_dead_may_be_found_later_the_hurt_stay() -> None:
    assert hurt(report("a", 0, 10, category="earthquake", injured=4), report("b", 30, 12)) == (
        exactly(4)
    )


def test_an_agency_is_one_source_in_whichever_papers_it_stands() -> None:
    def of_agency(article_id: str, hours: float, number: int) -> Report:
        return report(article_id, hours, number).model_copy(update={"agency": "AB"})

    said = [of_agency("a", 0, 9), of_agency("b", 1, 9), report("c", 2, 4)]
    assert killed(*said).best == 4


@given(reports_of_one_incident(), st.permutations(range(12)))
def test_the_order_of_reports_leaves_no_trace(reports: list[Report], order: list[int]) -> None:
    assert toll(reports[number] for number in order if number < len(reports)) == toll(reports)


def test_who_is_told_to_be_hurt_while_another_tells_of_the_death_is_dead() -> None:
    hurt = report("a", 5, None, injured=1, category="shooting")
    dead = report("b", 5, 1, category="shooting")
    assert toll([hurt, dead]) == {Kind.KILLED: exactly(1), Kind.INJURED: exactly(0)}


def uncounted(report: Report, *kinds: Kind) -> Report:
    return report.model_copy(update={"uncounted": kinds})


def test_who_tells_of_one_of_the_victims_takes_nothing_off_their_count() -> None:
    one = uncounted(report("b", 300, 1), Kind.KILLED)
    assert killed(report("a", 0, 5), one) == exactly(5)
    assert killed(uncounted(report("a", 0, 1), Kind.KILLED), report("b", 1, 5)) == exactly(5)


def test_who_tells_of_more_than_others_counted_is_heard() -> None:
    assert killed(report("a", 0, 1), uncounted(report("b", 300, 2), Kind.KILLED)) == exactly(2)


def test_one_who_was_not_counted_and_of_whom_nobody_tells_any_more_is_nobody() -> None:
    misread = uncounted(report("a", 0, 1, injured=2), Kind.KILLED)
    later = report("b", 5, None, injured=2)
    assert killed(misread, later).best == 0
    assert killed(misread, report("b", 0, None, injured=2)) == exactly(1)
    assert killed(misread, report("b", 5, None, missing=2)) == exactly(1)
    assert killed(report("a", 0, 1, injured=2), later) == exactly(1)


def test_one_of_whom_several_told_stays_until_as_many_are_silent() -> None:
    told = [uncounted(report(name, 0, 1, injured=2), Kind.KILLED) for name in ("a", "b")]
    silent = [report(name, 50, None, injured=2) for name in ("c", "d")]
    assert killed(*told, silent[0]) == exactly(1)
    assert killed(*told, *silent) == exactly(0)


def with_attacker(best: int) -> Toll:
    attacker = GroupToll(low=1, best=1, high=1, group="perpetrator", group_text="gunman")
    return Toll(low=best, best=best, high=best, groups=(attacker,))


def test_who_counts_the_victims_only_takes_no_dead_attacker_off() -> None:
    first = report("a", 0, with_attacker(4))
    assert killed(first, report("b", 300, 3)) == with_attacker(4)
    assert killed(first, report("b", 300, 3), report("c", 600, 3)).best == 4
    assert killed(report("a", 0, with_attacker(1)), report("b", 300, 0)).best == 1


def test_who_counts_others_than_the_victims_is_heard() -> None:
    first = report("a", 0, with_attacker(4))
    assert killed(first, report("b", 300, 2)) == exactly(2)
    assert killed(first, report("b", 300, with_attacker(3))).best == 3
    assert killed(report("a", 0, 4), report("b", 300, 3)) == exactly(3)


def test_whose_article_comes_first_by_its_id_decides_nothing_within_an_instant() -> None:
    victims = [killed(report("a", 0, with_attacker(3)), report("b", 0, 2))]
    victims += [killed(report("b", 0, with_attacker(3)), report("a", 0, 2))]
    assert [one.best for one in victims] == [3, 3]


def test_that_nobody_died_says_nothing_of_the_hurt() -> None:
    told = uncounted(report("a", 0, None, injured=1), Kind.INJURED)
    assert toll([told, report("b", 5, 0)])[Kind.INJURED] == exactly(1)
