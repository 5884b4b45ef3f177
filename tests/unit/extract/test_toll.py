from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from schemas import DateRange, Kind, Place, Qualifier, Status
from streams.extract.claims import Claim
from streams.extract.toll import resolve

from .build import claim

IMPLIED = Qualifier.IMPLIED


def killed(*claims: Claim) -> tuple[int, int, int | None] | None:
    toll = resolve(claims).get(Kind.KILLED)
    return (toll.low, toll.best, toll.high) if toll else None


def test_a_claim_that_is_repeated_counts_once() -> None:
    assert killed(claim(12), claim(12, sentence=3)) == (12, 12, 12)


def test_disjoint_groups_add_up() -> None:
    police, protesters = claim(12, group="police"), claim(30, group="protester", high=None)

    assert killed(police, protesters) == (42, 42, None)


def test_a_total_beats_its_parts() -> None:
    assert killed(claim(20), claim(12, group="police"), claim(3, group="civilian")) == (20, 20, 20)


def test_a_total_without_a_number_beats_no_parts_that_are_more() -> None:
    total = claim(12, qualifier=Qualifier.VAGUE, high=None)
    protesters = claim(12, qualifier=Qualifier.VAGUE, group="protester", high=None)

    assert killed(total, protesters, claim(9, group="police")) == (21, 21, None)


LEEDS, YORK = (
    Place(name=name, admin1=region, country="GB")
    for name, region in (("Leeds", "A"), ("York", "B"))
)
LYON = Place(name="Lyon", admin1="A", country="FR")


def test_what_the_rest_of_a_text_tells_of_elsewhere_is_another_event() -> None:
    lead = claim(1, qualifier=IMPLIED, general=False, person=1, place=LEEDS)
    assert killed(lead, claim(49, sentence=7, place=LYON)) == (1, 1, 1)
    assert killed(lead, claim(49, sentence=7, place=YORK)) == (1, 1, 1)
    assert killed(lead, claim(49, sentence=7, place=LEEDS)) == (49, 49, 49)
    assert killed(lead, claim(49, sentence=7)) == (49, 49, 49)


def one(person: int, sentence: int, day: int | None = None, kind: Kind = Kind.KILLED) -> Claim:
    """A single person whom something befell, on a day of the month."""
    on = date(2024, 3, day) if day else None
    when = DateRange(start=on, end=on) if on else None
    return claim(
        1,
        kind=kind,
        qualifier=IMPLIED,
        general=False,
        person=person,
        sentence=sentence,
        date=when,
        fate_open=kind is Kind.INJURED,
    )


def test_somebody_who_died_on_another_day_is_of_another_story() -> None:
    hurt = one(1, 0, 9, Kind.INJURED)

    assert killed(hurt, one(2, 5, 2)) is None
    assert killed(hurt, one(2, 5, 10)) == (1, 1, 1)
    assert killed(hurt, one(2, 5)) == (1, 1, 1)
    assert killed(hurt, one(1, 5, 15)) == (1, 1, 1)  # died of it


def test_where_the_lead_tells_of_the_hurt_alone_the_dead_far_below_are_of_another_story() -> None:
    hurt = one(1, 0, kind=Kind.INJURED)

    assert killed(hurt, one(2, 12)) is None
    assert killed(hurt, one(2, 5), one(2, 12)) == (1, 1, 1)
    assert killed(hurt, one(1, 12)) == (1, 1, 1)
    assert killed(hurt, one(2, 10, kind=Kind.INJURED), one(2, 12)) == (1, 1, 1)
    assert killed(one(2, 12)) == (1, 1, 1)


def test_where_the_headline_tells_of_the_hurt_more_dead_far_below_are_of_another_event() -> None:
    hurt = claim(5, kind=Kind.INJURED)

    assert killed(hurt, claim(900, sentence=10)) is None
    assert killed(hurt, claim(2, sentence=10)) == (2, 2, 2)
    assert killed(hurt, claim(900, sentence=5)) == (900, 900, 900)


def test_the_single_dead_are_those_who_are_told_of_first() -> None:
    assert killed(one(1, 6), one(2, 8), one(3, 20)) == (2, 2, 2)


def test_the_lead_may_tell_of_several_places() -> None:
    assert killed(claim(2, place=LEEDS), claim(9, sentence=1, place=YORK)) == (9, 9, 9)


def test_age_and_sex_cut_across_what_people_are() -> None:
    assert killed(claim(12, group="student"), claim(7, group="woman")) == (12, 12, 12)


def test_two_names_for_the_same_number_are_the_same_people() -> None:
    attackers = claim(12, group="perpetrator", high=None, sentence=5)

    assert killed(claim(12, group="protester", high=None), attackers) == (12, 12, None)


def test_two_names_are_the_same_people_though_one_of_the_first_is_told_beside_the_second() -> None:
    told = [claim(3, group="child"), claim(1, group="woman")]

    assert killed(*told, claim(3, group="woman", sentence=5)) == (3, 3, 3)


def test_two_names_in_one_sentence_are_two_groups() -> None:
    assert killed(claim(2, group="police"), claim(2, group="perpetrator")) == (4, 4, 4)


def test_what_was_not_stated_of_this_incident_stays_out() -> None:
    out = (Status.BACKGROUND, Status.DENIED, Status.HYPOTHETICAL, Status.CUMULATIVE)

    assert killed(*(claim(9, status=status) for status in out)) is None


def test_an_increment_comes_on_top_of_what_was_told_just_before() -> None:
    assert killed(claim(5), claim(3, more=True)) == (8, 8, 8)


def test_an_increment_after_another_kind_comes_on_top_of_nobody() -> None:
    tolls = resolve([claim(1), claim(4, kind=Kind.INJURED, more=True)])

    assert tolls[Kind.INJURED].best == 4


def test_one_person_told_of_twice_counts_once() -> None:
    ana, ben = (claim(1, qualifier=IMPLIED, person=number) for number in (0, 1))

    assert killed(ana, ben, ana) == (2, 2, 2)


def test_that_none_of_a_group_died_says_nothing_of_the_others() -> None:
    assert killed(claim(0, group="police")) is None
    assert killed(claim(0)) == (0, 0, 0)


def test_parts_add_nothing() -> None:
    whole, part = claim(9), claim(3, group="child", part=True)

    assert killed(whole, part) == (9, 9, 9)
    assert killed(part) is None


def test_persons_of_the_lead_are_the_main_incidents() -> None:
    first, later = (claim(1, qualifier=IMPLIED, person=p, sentence=20 * p) for p in (0, 1))

    assert killed(first, later) == (1, 1, 1)


def test_people_in_general_are_a_total_whatever_group_they_are_known_to_be_of() -> None:
    told, again = claim(12, group="police"), claim(12, group="police", general=True, sentence=3)

    assert killed(told, claim(3, group="civilian"), again) == (12, 12, 12)


def test_a_list_adds_up() -> None:
    father = claim(1, qualifier=IMPLIED, joined=True, group="man")
    sons = claim(2, joined=True, group="man")

    assert killed(father, sons) == (3, 3, 3)


def test_a_list_that_opens_with_its_sum_is_that_sum() -> None:
    whole, men, women = (claim(number, joined=True) for number in (6, 4, 2))

    assert killed(whole, men, women) == (6, 6, 6)


def test_the_lead_decides_where_it_gives_a_number() -> None:
    assert killed(claim(3), claim(40, group="student", sentence=20)) == (3, 3, 3)


def test_those_who_were_hit_and_did_not_die_are_hurt() -> None:
    hit = claim(5, kind=Kind.INJURED, fate_open=True)

    tolls = resolve([hit, claim(2)])

    assert tolls[Kind.INJURED].best == 3


def test_one_who_was_hurt_and_died_is_no_longer_hurt() -> None:
    hurt = claim(1, kind=Kind.INJURED, qualifier=IMPLIED, person=0, sentence=1)
    dead = claim(1, qualifier=IMPLIED, person=0, sentence=4)

    assert Kind.INJURED not in resolve([hurt, dead])


def test_one_is_hurt_where_another_died() -> None:
    hurt = claim(1, kind=Kind.INJURED, qualifier=IMPLIED, person=1, sentence=1)
    dead = claim(1, qualifier=IMPLIED, person=0, sentence=4)

    assert resolve([hurt, dead])[Kind.INJURED].best == 1


def test_persons_who_were_hit_and_did_not_die_are_hurt() -> None:
    hit = [
        claim(1, kind=Kind.INJURED, qualifier=IMPLIED, person=p, sentence=1, fate_open=True)
        for p in (0, 1)
    ]
    dead = claim(1, qualifier=IMPLIED, person=0, sentence=2)

    assert resolve([*hit, dead])[Kind.INJURED].best == 1


def test_who_died_of_two_who_were_hit_nobody_need_say() -> None:
    hit = [
        claim(1, kind=Kind.INJURED, qualifier=IMPLIED, person=p, sentence=1, fate_open=True)
        for p in (0, 1)
    ]

    assert resolve([*hit, claim(1, sentence=2)])[Kind.INJURED].best == 1


def test_others_than_the_dead_are_alive() -> None:
    wife = claim(
        1,
        kind=Kind.INJURED,
        qualifier=IMPLIED,
        person=1,
        sentence=2,
        fate_open=True,
        others=True,
    )

    assert resolve([claim(3), wife])[Kind.INJURED].best == 1


def test_an_attacker_is_none_of_a_group_that_died() -> None:
    officers = claim(3, group="police")
    gunman = claim(1, qualifier=IMPLIED, person=0, group="perpetrator", sentence=2)

    assert killed(officers, gunman) == (4, 4, 4)


def test_an_attacker_may_be_one_of_the_people_who_died() -> None:
    gunman = claim(1, qualifier=IMPLIED, person=0, group="perpetrator", sentence=2)

    assert killed(claim(3), gunman) == (3, 3, 3)
    assert killed(claim(3, group="man"), gunman) == (3, 3, 3)


CLAIMS = st.builds(
    claim,
    st.integers(0, 50),
    kind=st.sampled_from(list(Kind)),
    group=st.sampled_from([None, "police", "man", "woman", "perpetrator"]),
    sentence=st.integers(0, 9),
    more=st.booleans(),
    joined=st.booleans(),
    fate_open=st.booleans(),
)


@given(st.lists(CLAIMS, max_size=12))
def test_a_toll_of_one_kind_is_no_more_than_all_claims_together(claims: list[Claim]) -> None:
    ordered = sorted(claims, key=lambda one: one.sentence)

    for kind, toll in resolve(ordered).items():
        stated = [one.figure.best for one in claims if one.figure.kind is kind]
        assert toll.low <= toll.best <= sum(stated)
