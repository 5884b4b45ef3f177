import pytest

from streams.extract.english.inflection import past, plural, present_participle, third_person


@pytest.mark.parametrize(
    ("verb", "ing", "ed", "s"),
    [
        ("kill", "killing", "killed", "kills"),
        ("evacuate", "evacuating", "evacuated", "evacuates"),
        ("free", "freeing", "freed", "frees"),
        ("stab", "stabbing", "stabbed", "stabs"),
        ("destroy", "destroying", "destroyed", "destroys"),
        ("bury", "burying", "buried", "buries"),
        ("lynch", "lynching", "lynched", "lynches"),
    ],
)
def test_verbs(verb: str, ing: str, ed: str, s: str) -> None:
    assert (present_participle(verb), past(verb), third_person(verb)) == (ing, ed, s)


def test_a_verb_in_ie() -> None:
    assert present_participle("die") == "dying"


@pytest.mark.parametrize(("noun", "expected"), [("death", "deaths"), ("injury", "injuries")])
def test_nouns(noun: str, expected: str) -> None:
    assert plural(noun) == expected
