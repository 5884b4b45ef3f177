"""Articles that tell of the dead and of the hurt: who is which, and who is somebody else."""

import pytest

from schemas import Kind
from streams.extract import extract

from .build import article


def toll(title: str, body: str) -> tuple[int, int]:
    """The killed and the injured of an article."""
    tolls = extract(article(body, title)).tolls
    killed, injured = tolls.get(Kind.KILLED), tolls.get(Kind.INJURED)
    return killed.best if killed else 0, injured.best if injured else 0


@pytest.mark.parametrize(
    "body",
    [
        "A gunman killed a 9-year-old boy and wounded his uncle. Emil Sato was pronounced dead.",
        "A suspect was killed and a 12-year-old girl wounded at a bus stop. The suspect died.",
        "A guard was shot and had minor injuries. A man was found dead in the yard.",
        "A guard was shot but will make a full recovery. A man was found dead in the yard.",
        "A man shot and killed a neighbour and wounded another on Sunday.",
    ],
)
def test_who_is_told_to_be_hurt_beside_the_dead_is_none_of_them(body: str) -> None:
    assert toll("Shooting at the depot", body) == (1, 1)


@pytest.mark.parametrize(
    "body",
    [
        "Iris Bellamy has died of a shot fired in May. She was one of five people wounded then.",
        "One of the five people wounded in a shooting in May has died. Five people were wounded.",
    ],
)
def test_one_of_the_hurt_who_died_is_no_more_hurt(body: str) -> None:
    assert toll("Shooting victim dies", body) == (1, 4)


def test_where_others_died_all_of_the_hurt_may_live() -> None:
    body = "Bellamy was one of three people wounded in a shooting. Five other adults were killed."
    assert toll("Court hears of shooting", body) == (5, 3)


def test_who_suffered_a_wound_may_have_died() -> None:
    body = "Police found a man and a woman dead. Both had suffered a single gunshot wound."
    assert toll("Two found dead after shooting", body) == (2, 0)


def test_an_event_tells_of_more_than_a_number_of_its_victims() -> None:
    body = "A man died in a quadruple shooting. Two victims were shot on the stairs."
    assert toll("Quadruple shooting", body) == (1, 3)


def test_the_attacker_is_of_the_story_however_far_below_it_tells_of_him() -> None:
    body = "Six people were wounded at a fair. " + "Streets were closed. " * 8
    assert toll("Six hurt at fair", body + "The gunman was shot dead by police.") == (1, 6)


def test_a_trial_for_murder_kills_nobody_by_the_name_of_the_accused() -> None:
    body = (
        "Jurors in Otto Reiss's murder trial heard that a shot killed Eva Lomax and hurt her son."
    )
    assert toll("Murder trial opens", body) == (1, 1)


def test_who_was_hurt_and_did_it_himself_is_one() -> None:
    body = "Sheriff Reiss said a boy who suffered a gunshot wound in Bellmore had shot himself."
    assert toll("Boy hurt", body) == (0, 1)


@pytest.mark.parametrize(
    "body",
    [
        "A woman was shot dead in Akron on Sunday. " + "Police seek help. " * 8 + "{}",
        "A woman was shot dead in Akron on Sunday. Police seek help. Her sister spoke. {}",
    ],
)
@pytest.mark.parametrize(
    "other",
    [
        "Two other shootings left three people dead.",
        "On Monday, 1 January, a bus crashed, and three people were killed.",
    ],
)
def test_what_is_told_of_other_days_and_attacks_is_another_story(body: str, other: str) -> None:
    assert toll("Woman killed in Akron", body.format(other)) == (1, 0)


def test_below_a_headline_of_one_dead_numbers_are_of_other_stories() -> None:
    body = "Eva Lomax was shot dead in her car. " + "Her neighbours wept. " * 8
    assert toll("Nurse shot dead", body + "A bus crash killed four people.") == (1, 0)


def test_below_a_lead_of_one_hurt_numbers_are_of_other_stories() -> None:
    body = "A student was wounded by a shot. " + "Lessons went on. " * 8
    assert toll("Student hurt", body + "Eight pupils were injured in a fight.") == (0, 1)


def test_the_last_of_a_row_is_nobody_else() -> None:
    body = "Emil Sato, 4, was shot in Akron. He is the fourth child to be shot there in three days."
    assert toll("Boy shot", body) == (0, 1)


def test_another_of_another_kind_comes_on_top_of_those_counted() -> None:
    body = "Two girls were shot and killed. A man was also found dead in the house."
    assert toll("Shooting in Lowell", body) == (3, 0)
    body = "Three men were shot. A woman was also shot and drove to a friend."
    assert toll("Shooting in Lowell", body) == (0, 4)


def test_whose_verb_it_is() -> None:
    body = "Three neighbours ran into the room saying she was shot in the yard."
    assert toll("Shooting in Lowell", body) == (0, 1)
    body = "Hundreds of students released balloons days after the boy was gunned down."
    assert toll("Vigil after shooting", body) == (1, 0)
    body = "A mother who was held in the case of a boy who died wept. The boy died of a gunshot."
    assert toll("Mother in court", body) == (1, 0)


def test_who_says_it_is_not_who_it_is() -> None:
    figures = extract(
        article("Eva Lomax left home. A stray shot killed Lomax, police said.")
    ).figures
    assert [figure.group for figure in figures] == [None]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Five dead in Akron", "A man shot six people, killing four, before killing himself.", 2),
        ("Fire at hostel", "At least five guests were taken to the hospital. Two others died.", 5),
        ("Shots in yard", "Shots in a yard left two boys dead and sent a girl to the hospital.", 1),
        ("Girl shot", "A girl was shot. Police came. Streets closed. A man was also shot.", 2),
    ],
)
def test_whom_the_dead_are_not_taken_off(title: str, body: str, expected: int) -> None:
    assert toll(title, body)[1] == expected


def test_so_many_as_one_of_the_story_is_one_of_are_of_the_story() -> None:
    body = "A boy was shot in Akron on Sunday. " + "His aunt prayed. " * 8
    body += "At a school in Texas his uncle said that Emil Sato was one of four people shot."
    assert toll("Boy, 6, shot in Akron", body) == (0, 4)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Four members of choir fatally shot; suspect killed", 5),
        ("Three people die at mill and police kill gunman", 4),
        ("Three people dead, gunman among them", 3),
        ("Two people are dead after a gunman shot his wife and killed himself", 2),
        ("Tom Vance killed three guards before police killed Tom Vance", 4),
        ("Triple murder at mill; police kill gunman", 4),
        ("Triple murder-suicide at mill; gunman killed", 4),
    ],
)
def test_an_attacker_whom_others_killed_comes_on_top_of_those_told_with_him(
    title: str, expected: int
) -> None:
    assert toll(title, "Sheriff Reiss spoke on Sunday.")[0] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Two women, a man and a baby were killed when a balcony fell.", 4),
        ("Five people, two men and three women, were killed when a balcony fell.", 5),
        ("Police found an adult male and an adult female, both deceased.", 2),
    ],
)
def test_what_sums_up_a_list_is_people_in_general(body: str, expected: int) -> None:
    assert toll("News", body)[0] == expected


def test_far_below_a_lead_of_hurt_the_dead_are_of_another_story() -> None:
    body = "Three women were shot in Lowell, police said. " + "Streets closed. " * 3
    body += "A boy was hit in the leg. " + "Neighbours wept. " * 12
    assert toll("Three shot", body + "At a pool near by a boy drowned.") == (0, 3)


def test_one_who_is_told_in_one_breath_to_be_shot_and_dead_may_be_of_another_story() -> None:
    body = "Three women were shot in Lowell, police said. " + "Streets closed. " * 12
    assert toll("Three shot", body + "A boy was stabbed with his aunt, who died.") == (0, 3)


@pytest.mark.parametrize("title", ["2 dead after 5 people shot", "Two dead, five people shot"])
def test_those_shot_may_hold_the_dead(title: str) -> None:
    assert toll(title, "Police found five people shot at a mill. Two died.") == (2, 3)


def test_one_told_beside_a_number_of_another_group_comes_on_top() -> None:
    assert toll("Night in Akron", "A man was stabbed and two women were shot.") == (0, 3)
    assert toll("Storm", "A man drowned in Akron and two women died in a fall.") == (3, 0)


def test_of_all_who_were_taken_to_care_one_may_have_died() -> None:
    body = "Four victims were taken to Mercy Medical Center in serious condition. One has died."
    assert toll("Shooting in Akron", body) == (1, 3)


@pytest.mark.parametrize(
    ("body", "injured"),
    [
        ("A woman was shot in the leg and a man was grazed by a bullet.", 2),
        ("Two men were shot and a woman was wounded.", 3),
        ("A man was shot and is in critical condition. He was shot twice.", 1),
    ],
)
def test_who_is_hurt_beside_those_who_were_hit_comes_on_top(body: str, injured: int) -> None:
    assert toll("Shooting at the depot", body) == (0, injured)


def test_that_nobody_died_makes_no_stranger_of_another_story_one_of_the_dead() -> None:
    lead = "Three people were wounded at a fair. Nobody was killed. " + "Streets were closed. " * 9
    assert toll("Three wounded at fair", lead + "A woman was stabbed to death in May.") == (0, 3)


def test_nobody_hurt_beside_the_dead_is_a_toll_of_none() -> None:
    body = "Two people were killed in Leeds on Monday and no one was hurt."
    tolls = extract(article(body, "Two killed")).tolls
    assert tolls[Kind.INJURED].high == 0
