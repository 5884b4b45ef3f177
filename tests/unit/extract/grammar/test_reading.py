"""What an article as a whole says of its claims."""

import pytest

from schemas import Kind, Qualifier, Status
from streams.extract.claims import Reading
from streams.extract.english import ENGLISH
from streams.extract.grammar.reading import MAX_CHARACTERS, MAX_SENTENCES, Grammar

from ..build import article

read = Grammar(ENGLISH).read


def reading(*paragraphs: str, title: str = "") -> Reading:
    return read(article("\n\n".join(paragraphs), title))


def groups(*paragraphs: str) -> list[str | None]:
    return [claim.figure.group for claim in reading(*paragraphs).claims]


def persons(*paragraphs: str) -> list[int | None]:
    return [claim.person for claim in reading(*paragraphs).claims]


def test_those_told_of_again_are_of_the_group_that_was_named() -> None:
    found = reading("Twelve police officers were killed.", "The 12 people who died were young.")

    assert [claim.figure.group for claim in found.claims] == ["police", "police"]
    assert [claim.general for claim in found.claims] == [False, True]


def test_two_groups_of_one_number_stay_two() -> None:
    assert groups("Twelve guards were killed.", "Twelve nurses were killed.") == [
        "military",
        "health_worker",
    ]


def test_a_vague_number_is_not_the_same_people_again() -> None:
    assert groups("Dozens are dead.", "Dozens of nurses were killed.") == [None, "health_worker"]


def test_a_bare_number_counts_those_just_named() -> None:
    assert groups("Six nurses were killed and 20 were hurt.") == ["health_worker", "health_worker"]


def test_persons_are_numbered_through_the_article() -> None:
    texts = ("Police said Mrs. Ana Duarte died.", "A man was killed.", "Duarte was shot.")

    assert persons(*texts) == [0, 1, 0]


def test_a_surname_that_is_named_later_is_known_before() -> None:
    assert persons("Duarte was killed on Monday.", "They said Ana Duarte was shot.") == [0, 0]


def test_a_name_alone_is_the_one_full_name_of_the_text_that_it_is_a_part_of() -> None:
    full = "Luis Okoro lived nearby."

    assert persons(full, "Okoro was shot.", "Luis died.") == [0, 0]
    assert persons(full, "A woman was killed.", "Okoro was shot dead.") == [0, 1]


def test_somebodys_wife_is_another_than_those_of_her_sentence() -> None:
    assert persons("Police mourn the death of Duarte, 40, and the wounding of his wife.") == [0, 1]


def test_who_the_dead_one_was_is_no_second_death() -> None:
    assert set(persons("The dead teen was identified as 17-year-old Ben Okoro.")) == {0}


def test_what_follows_a_look_back_in_its_paragraph_is_part_of_it() -> None:
    lead = ("A girl was shot on Tuesday.", "She is in hospital.", "It rained.", "It was late.")
    look_back = "Two years ago a boy was killed there. A woman did not survive either."

    told = reading(*lead, look_back, "A dog was found. A man was killed.").claims

    assert [claim.figure.status for claim in told if claim.figure.kind is Kind.KILLED] == [
        Status.BACKGROUND,
        Status.BACKGROUND,
        Status.STATED,
    ]


def test_one_who_was_hurt_and_died_is_one() -> None:
    texts = ("A policeman was wounded on Monday.", "The policeman died on Tuesday.")

    assert persons(*texts) == [0, 0]


def test_who_killed_others_and_then_himself_is_the_attacker() -> None:
    found = reading("A man killed four people before killing himself.")

    assert [claim.figure.group for claim in found.claims] == [None, "perpetrator"]
    assert [claim.by_another for claim in found.claims] == [True, False]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Two people died; the damage is $12 million.", [("12 million", "money")]),
        ("Two people died on 12 March.", [("12", "date")]),
        ("Two people died and 12% of the homes burned.", [("12", "share")]),
        ("Two people died in the 12 villages.", [("12", "things")]),
        ("Two people died.", []),
        ("It costs $12 million.", []),
    ],
)
def test_every_number_beside_a_claim_is_accounted_for(
    text: str, left_out: list[tuple[str, str]]
) -> None:
    news = article(text)

    found = read(news).left_out

    assert [(one.words, one.why) for one in found] == left_out
    assert all(news.text[one.start : one.end] == one.words for one in found)


def test_headline_rules_read_the_title_alone() -> None:
    told = "Two tourists in Cairo killed"

    assert [claim.paragraph for claim in reading("It rained.", title=told).claims] == [0]
    assert reading(told).claims == ()


def test_a_part_is_a_figure_and_known_as_a_part() -> None:
    found = reading("Nine people, including three children, were killed.")

    assert [(claim.figure.best, claim.part) for claim in found.claims] == [(9, False), (3, True)]


def test_text_in_capitals_throughout_is_read() -> None:
    found = reading("REBELS KILLED TWELVE POLICE OFFICERS. HÉCTOR OQUELÍ WAS KIDNAPPED ON MONDAY.")

    assert [(c.figure.kind, c.figure.best, c.figure.qualifier) for c in found.claims] == [
        (Kind.KILLED, 12, Qualifier.EXACT),
        (Kind.KIDNAPPED, 1, Qualifier.IMPLIED),
    ]
    assert found.claims[1].figure.group_text == "HÉCTOR OQUELÍ"


def test_a_text_is_read_no_further_than_an_article_is_long() -> None:
    found = reading("It rained. " * (MAX_SENTENCES - 1) + "Two people died. Nine people died.")

    assert [claim.figure.best for claim in found.claims] == [2]

    sentence = f"It rained{' on and on' * 100}. "
    long = sentence * (MAX_CHARACTERS // len(sentence))
    found = reading(f"{long}Two people died. {sentence}Nine people died.")

    assert [claim.figure.best for claim in found.claims] == [2]
