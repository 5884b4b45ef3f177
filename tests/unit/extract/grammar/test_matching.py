"""The rules at work on a sentence: lists, appositions, parts, second verbs."""

import pytest

from schemas import Kind
from streams.extract.grammar.match import FURTHER, LISTED

from .build import matches

K = Kind


def who(text: str, *, is_headline: bool = False) -> list[tuple[str, Kind]]:
    return [(words, match.kind) for words, match in matches(text, is_headline=is_headline)]


def rules(text: str) -> list[str]:
    return [match.rule for _, match in matches(text)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Six nurses and two drivers were murdered.", ["Six nurses", "two drivers"]),
        (
            "Six nurses, two drivers and a guard were killed.",
            ["Six nurses", "two drivers", "a guard"],
        ),
        (
            "A man, his wife and three children were killed.",
            ["A man", "his wife", "three children"],
        ),
        ("Gunmen killed six nurses and a driver.", ["six nurses", "a driver"]),
        ("They mourn the deaths of six nurses and a driver.", ["six nurses", "a driver"]),
        ("Six nurses were killed along with two drivers.", ["Six nurses", "two drivers"]),
        ("Six nurses, as well as two drivers, were killed.", ["Six nurses", "two drivers"]),
        ("Police said Ana Duarte and Ben Okoro were killed.", ["Ana Duarte", "Ben Okoro"]),
    ],
)
def test_all_of_a_list_suffer_the_same(text: str, parties: list[str]) -> None:
    assert who(text) == [(party, K.KILLED) for party in parties]


def test_a_list_is_told_by_the_rule_of_its_first() -> None:
    assert rules("Gunmen killed six nurses and a driver.") == ["active", "active_joined"]


def test_what_befell_one_of_a_list_alone_is_told_of_that_one() -> None:
    assert who("Six nurses were killed and two drivers were hurt.") == [
        ("Six nurses", K.KILLED),
        ("two drivers", K.INJURED),
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Police said Ana Duarte, a nurse, was killed.", "Ana Duarte,"),
        ("Police said Ana Duarte, 24, a nurse, was killed.", "Ana Duarte, 24,"),
        ("A nurse, 24, was killed.", "A nurse, 24,"),
    ],
)
def test_who_somebody_is_makes_nobody_else(text: str, party: str) -> None:
    ((words, _),) = who(text)

    assert words.rstrip(",") == party.rstrip(",")


def test_two_men_and_who_they_were_are_two() -> None:
    found = matches("Two men, a guard and a nurse, were killed.")

    assert [(words, match.is_part) for words, match in found] == [
        ("Two men", False),
        ("a guard", True),
        ("a nurse", True),
    ]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("Four people, including two children, were killed.", "Four people", "two children"),
        ("Four people, including a child, were killed.", "Four people", "a child"),
        ("Four people were killed, including two children.", "Four people", "two children"),
        ("Gunmen killed four people, among them two children.", "four people", "two children"),
    ],
)
def test_those_included_are_a_part(text: str, whole: str, part: str) -> None:
    found = [(words, match.kind, match.is_part) for words, match in matches(text)]

    assert found == [(whole, K.KILLED, False), (part, K.KILLED, True)]


@pytest.mark.parametrize(
    ("text", "is_of_whole"),
    [
        ("Ana was one of three people shot.", True),
        ("Ana was one of three people who were shot.", True),
        ("Ana was one of five people to suffer injuries.", True),
        ("One of the three people was shot.", False),
        ("Three people were shot.", False),
    ],
)
def test_a_share_may_tell_of_its_whole(text: str, is_of_whole: bool) -> None:
    ((_, match),) = matches(text)

    assert match.is_of_whole is is_of_whole


def test_one_among_those_who_were_killed_is_a_part() -> None:
    found = [(words, match.is_part) for words, match in matches("Ana Duarte was among six killed.")]

    assert found == [("Ana Duarte", True), ("six", False)]


def test_a_list_may_tell_who_a_number_in_it_is() -> None:
    text = "Ana Duarte, two sons, Ben Okoro and Eli Okoro, and a guard were killed."

    assert [(words, match.is_part) for words, match in matches(text)] == [
        ("Ana Duarte", False),
        ("two sons", False),
        ("Ben Okoro", True),
        ("Eli Okoro", True),
        ("a guard", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He shot into the crowd.", []),
        ("He shot them.", []),
        ("Ben Okoro shot and wounded two guards.", [("two guards", K.INJURED)]),
        ("They found him shot.", [("him", K.INJURED)]),
        ("A guard was shot by a clerk and she fled.", [("A guard", K.INJURED)]),
        ("They mourned the slain boy and his aunt.", [("the slain boy", K.KILLED)]),
    ],
)
def test_who_did_it_or_stands_beside_was_not_hurt(
    text: str, expected: list[tuple[str, Kind]]
) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Ben Okoro shot his wife and her son, then turned the gun on himself.", "Ben Okoro"),
        ("The boy found a gun and he shot himself.", "he"),
    ],
)
def test_who_did_it_to_himself_is_nobodys_object(text: str, doer: str) -> None:
    assert [words for words, match in matches(text) if match.rule == "reflexive"] == [doer]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Eight men were kidnapped and killed.", [K.KIDNAPPED, K.KILLED]),
        ("Eight men were kidnapped by gunmen on Monday and killed.", [K.KIDNAPPED, K.KILLED]),
        ("Eight men were killed and murdered.", [K.KILLED]),
        ("Ana Duarte was shot and was pronounced dead.", [K.INJURED, K.KILLED]),
    ],
)
def test_a_second_verb_tells_a_second_thing(text: str, kinds: list[Kind]) -> None:
    assert [kind for _, kind in who(text)] == kinds


def test_headlines_are_read_by_rules_of_their_own() -> None:
    text = "Two tourists in Cairo killed"

    assert who(text, is_headline=True) == [("Two tourists", K.KILLED)]
    assert who(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deaths: 12", [("12", K.KILLED)]),
        ("Injured: 353", [("353", K.INJURED)]),
        ("Missing people: 9", [("9", K.MISSING)]),
    ],
)
def test_a_label_tells_what_a_number_is_of(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert who(text) == expected
    assert rules(text) == ["labelled"]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("among", "Three children were among the dead.", ("Three children", K.KILLED)),
        ("among", "Three guards were among those wounded.", ("Three guards", K.INJURED)),
        ("among_inverted", "Among the dead were three children.", ("three children", K.KILLED)),
        ("inverted", "Killed were two sisters.", ("two sisters", K.KILLED)),
        ("share_of", "Six of the dead had arrived on Monday.", ("Six", K.KILLED)),
        ("identified", "The dead were identified as two sisters.", ("two sisters", K.KILLED)),
        ("identified", "The dead man was identified as Ana Duarte.", ("Ana Duarte", K.KILLED)),
        ("lives_of", "The fever took the lives of nine children.", ("nine children", K.KILLED)),
        ("made_to", "The storm forced 300 residents to flee.", ("300 residents", K.DISPLACED)),
        ("attributive", "They mourn the murdered Ana Duarte.", ("Ana Duarte", K.KILLED)),
    ],
)
def test_rules_that_tell_it_the_other_way_round(
    rule: str, text: str, expected: tuple[str, Kind]
) -> None:
    assert expected in who(text)
    assert rule in rules(text)


def test_what_somebody_did_leaves_him_out() -> None:
    ((words, match),) = matches("A gunman killed four people.")

    assert (words, match.by_another) == ("four people", True)


@pytest.mark.parametrize(
    "text",
    ["The man shot himself.", "A man killed four people before killing himself."],
)
def test_who_does_it_to_himself_is_told_of_last(text: str) -> None:
    *_, (words, match) = matches(text)

    assert (words.lower()[-3:], match.rule) == ("man", "reflexive")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two suspects fled.", []),
        ("Three hundred villagers fled.", [("Three hundred villagers", K.DISPLACED)]),
        ("The storm flattened 60 houses.", [("60 houses", K.BUILDINGS_DAMAGED)]),
        ("The storm flattened 60 people.", []),
        ("The storm killed 60 houses.", []),
        ("A woman fled.", []),
    ],
)
def test_a_predicate_must_fit_whom_it_befalls(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize("name", [name for name in FURTHER if name != LISTED])
def test_what_the_engine_itself_reads_has_a_true_example(name: str) -> None:
    assert any(rule.endswith(name) for rule in rules(FURTHER[name]))
