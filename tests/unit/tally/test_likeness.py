from collections.abc import Iterator, Mapping

import pytest

from schemas import DateRange, Place, Report
from streams.tally.likeness import BIAS, likeness
from tests.unit.tally.build import BLAST, HARBOUR, HILLS, SLIDE, at, report

RARE = dict.fromkeys(BLAST, 1.0)
COMMON = dict.fromkeys(BLAST, 0.001)
NEXT_DOOR = HARBOUR.model_copy(
    update={"name": "East Ostwick", "geonames_id": 103, "latitude": 25.1}
)
REGION = Place(name="Ostmark", admin1="Ostmark", country="QA")
OTHER_REGION = Place(name="Westmark", admin1="Westmark", country="QA")


def score(one: Report, other: Report, rarity: Mapping[str, float]) -> float:
    return likeness(one, other, rarity).score


def dated(one: Report, start: float, end: float | None = None) -> Report:
    days = DateRange(start=at(start).date(), end=at(start if end is None else end).date())
    return one.model_copy(update={"date": days})


def test_reports_that_share_rare_words_are_one_incident() -> None:
    assert score(report("a"), report("b"), RARE) > 0


def test_reports_that_share_no_words_are_not_though_place_time_and_toll_agree() -> None:
    assert score(report("a", terms=BLAST), report("b", terms=SLIDE), RARE) < 0


def test_common_words_say_little() -> None:
    assert score(report("a"), report("b"), COMMON) < 0


def places() -> Iterator[tuple[Place | None, Place | None]]:
    """Pairs of places, each less like one another than the pair before."""
    yield HARBOUR, HARBOUR
    yield HARBOUR, NEXT_DOOR
    yield HARBOUR, HILLS


def test_the_nearer_the_likelier() -> None:
    found = [score(report(place=one), report(place=other), RARE) for one, other in places()]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_a_city_far_away_tells_unless_one_report_speaks_of_both() -> None:
    words = ("refinery", "blast")
    here = report(place=HARBOUR, terms=words)
    far = report(place=HILLS, terms=words)
    speaking = report(place=HILLS, terms=(*words, "port", "ostwick"))

    assert score(here, far, RARE) < score(here, speaking, RARE)
    assert score(far, here, RARE) < score(speaking, here, RARE)


def test_a_city_fits_its_region_and_no_other() -> None:
    city = report(place=HARBOUR)
    own, unknown, other = (
        score(city, report(place=place), RARE) for place in (REGION, None, OTHER_REGION)
    )
    assert own > unknown > other


def test_the_longer_ago_the_less_likely() -> None:
    found = [score(report("a"), report("b", hours), RARE) for hours in (0, 48, 480, 4_800)]
    assert found == sorted(found, reverse=True)


def test_dates_count_before_times_of_publication() -> None:
    late = report("b", 2_400)
    assert score(dated(report("a"), 0), dated(late, 0), RARE) > score(
        dated(report("a"), 0), late, RARE
    )


def test_a_trial_that_tells_no_day_may_be_of_any() -> None:
    trial = report("b", 9_000).model_copy(update={"is_aftermath": True})
    news = report("b", 9_000)
    first = dated(report("a"), 0)
    assert score(first, dated(trial, 0), RARE) > score(first, trial, RARE)
    assert score(first, trial, RARE) > score(first, news, RARE)
    assert score(first, dated(trial, 8_000), RARE) == score(first, dated(news, 8_000), RARE)


def test_one_day_that_both_tell_speaks_for_it() -> None:
    both = score(dated(report("a"), 0), dated(report("b"), 0), RARE)
    assert both > score(dated(report("a"), 0), report("b"), RARE)
    assert score(dated(report("a"), 0, 48), dated(report("b"), 0, 48), RARE) < both


def test_a_range_of_dates_is_as_near_as_its_nearest_day() -> None:
    first = dated(report("a", 240), 0, 96)
    assert score(first, dated(report("b", 240), 96), RARE) == score(
        first, dated(report("b", 240), 48), RARE
    )


@pytest.mark.parametrize("turned", [False, True])
def test_no_report_tells_of_what_had_not_yet_happened(turned: bool) -> None:
    earlier, later = report("a", 0), dated(report("b", 240), 216)
    pair = (later, earlier) if turned else (earlier, later)
    assert score(*pair, RARE) < score(report("a", 0), report("b", 240), RARE)


def test_another_category_speaks_against_unless_one_is_not_known() -> None:
    def of(category: str) -> Report:
        return report().model_copy(update={"category": category})

    assert score(of("fire"), of("flood"), RARE) < score(of("fire"), of("other"), RARE)
    assert score(of("fire"), of("other"), RARE) == score(of("fire"), of("fire"), RARE)
    robbery = score(of("shooting"), of("crime"), RARE)
    assert score(of("shooting"), of("flood"), RARE) < robbery < score(report(), report(), RARE)


def test_the_same_number_speaks_for_and_the_further_apart_the_less() -> None:
    found = [score(report(killed=5), report(killed=n), RARE) for n in (5, 6, 50)]
    assert found == sorted(found, reverse=True)
    ones = score(report(killed=1), report(killed=1), RARE)
    assert ones == score(report(killed=1), report(killed=None, injured=1), RARE)


def test_people_of_one_age_speak_for_it_and_of_other_ages_against_it() -> None:
    def of(*ages: int) -> Report:
        return report().model_copy(update={"ages": ages})

    same, unknown, others = (score(of(7, 34), of(*ages), RARE) for ages in ((7,), (), (8, 61)))
    assert same > unknown > others


def test_among_many_ages_a_single_one_is_easily_the_same() -> None:
    def of(*ages: int) -> Report:
        return report().model_copy(update={"ages": ages})

    all_of_them, one_of_them = (
        score(of(7, 19, 34), of(*ages), RARE) for ages in ((7, 19, 34), (7, 25, 61))
    )
    assert all_of_them > one_of_them > score(of(7, 19, 34), of(), RARE)


def test_other_ages_in_a_report_of_a_trial_say_nothing() -> None:
    news = report().model_copy(update={"ages": (7,)})
    trial, silent = (
        report().model_copy(update={"ages": ages, "is_aftermath": True}) for ages in ((31,), ())
    )
    assert score(news, trial, RARE) == score(news, silent, RARE)


def test_a_publisher_tells_of_one_incident_once_rather_than_twice() -> None:
    def of(source: str | None) -> Report:
        return report().model_copy(update={"source": source})

    assert score(of("Post"), of("Post"), RARE) < score(of("Post"), of("Herald"), RARE)
    assert score(of(None), of(None), RARE) == score(of("Post"), of("Herald"), RARE)


def test_the_score_is_the_sum_of_what_speaks_for_and_against() -> None:
    found = likeness(report("a"), report("b"), RARE)
    assert found.score == pytest.approx(BIAS + sum(found))
    assert (found.people, found.category) == (0, 0)
    assert found.words > 0
