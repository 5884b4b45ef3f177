import pytest

from streams.extract.english import ENGLISH
from streams.extract.grammar.names import add_surnames, find_names, first_name, is_cased, surname
from streams.extract.spanish import SPANISH
from streams.extract.text import Sentence


def names(text: str) -> list[str]:
    sentence = Sentence(text)
    found = find_names(sentence, ENGLISH.names)
    return [sentence.quote(first, last) for first, last in found.items()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they met Ana Duarte in the hall", ["Ana Duarte"]),
        ("they met Ana Duarte and Ben Okoro in the hall", ["Ana Duarte", "Ben Okoro"]),
        ("they met Luis de la Torre in the hall", ["Luis de la Torre"]),
        ("they met Gen. Ana Duarte in the hall", ["Gen. Ana Duarte"]),
        ("they met Ana B. Duarte in the hall", ["Ana B. Duarte"]),
        ("they mourned Ana Duarte’s early death", ["Ana Duarte’s"]),
        ("they met Duarte in the hall", []),
        ("they met at the Supreme Court in the capital", []),
        ("they drove along Elm Street to the station", []),
        ("they saw the USS Enterprise leave the port", []),
    ],
)
def test_capitals_among_small_letters_are_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescue Workers Found In Town Hall", []),
        ("Ana Duarte Found In Town Hall", ["Ana Duarte"]),
        ("THE REBELS SEIZED A POLICEMAN NEAR THE TOWN HALL", []),
        ("THE REBELS SEIZED HÉCTOR OQUELÍ NEAR THE TOWN HALL", ["HÉCTOR OQUELÍ"]),
        ("THE REBELS SEIZED GEN. OQUELÍ NEAR THE TOWN HALL", ["GEN. OQUELÍ"]),
    ],
)
def test_in_capitals_throughout_a_name_is_what_is_no_common_word(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


def test_small_letters_tell_whether_capitals_mean_something() -> None:
    assert is_cased(Sentence("they met Ana Duarte in the hall"))
    assert not is_cased(Sentence("THEY MET ANA DUARTE IN THE HALL"))
    assert not is_cased(Sentence("Ana Duarte Found In Town Hall"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Duarte", "duarte"), ("Ben Okoro Jr", "okoro"), ("Ana Duarte’s", "duarte")],
)
def test_surname(name: str, expected: str) -> None:
    sentence = Sentence(name)

    assert surname(sentence, 0, len(sentence), ENGLISH.names) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Duarte", "duarte"),
        ("Ana Duarte Robles", "duarte"),
        ("Luis Ángel Robles Mata", "robles"),
        ("Rubén Osvaldo Maldonado", "maldonado"),
        ("Evelio de la Cruz Pérez", "cruz"),
        ("Oquelí Bravo Tzoc Cux", "tzoc"),
    ],
)
def test_the_first_of_two_surnames(name: str, expected: str) -> None:
    sentence = Sentence(name)

    assert surname(sentence, 0, len(sentence), SPANISH.names) == expected


def test_a_hospital_has_its_name_after_it() -> None:
    sentence = Sentence("lo llevaron a la clínica Blas Ortega, donde murió Ana Duarte")
    found = find_names(sentence, SPANISH.names)

    assert [sentence.quote(*span) for span in found.items()] == ["Ana Duarte"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Duarte", "ana"), ("Gen. Ana Duarte", "ana"), ("Duarte", None), ("Mr. Duarte", None)],
)
def test_first_name(name: str, expected: str | None) -> None:
    sentence = Sentence(name)

    assert first_name(sentence, 0, len(sentence), ENGLISH.names) == expected


def test_a_bare_surname_is_a_name_where_the_text_names_its_bearer() -> None:
    sentence = Sentence("they buried Duarte near Okoro")

    assert add_surnames(sentence, {}, frozenset({"duarte"}), ENGLISH.names) == {2: 3}


def test_a_surname_within_a_name_is_no_second_one() -> None:
    sentence = Sentence("they buried Ana Duarte")

    assert add_surnames(sentence, {2: 4}, frozenset({"duarte"}), ENGLISH.names) == {2: 4}
