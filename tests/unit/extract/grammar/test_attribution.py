import pytest

from streams.extract.english import ENGLISH
from streams.extract.grammar.attribution import attribution
from streams.extract.text import Sentence


def source(text: str) -> str | None:
    return attribution(Sentence(text, 40, 3), ENGLISH.attribution)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people died, the health ministry said.", "the health ministry"),
        ("Twelve people died, according to local officials.", "local officials"),
        ("Police said 12 people died.", "Police"),
        ("The news agency Alba reported that 12 people died.", "The news agency Alba"),
        ("“Twelve people died,” said mayor Ana Duarte.", "mayor Ana Duarte"),
        ("“Twelve died,” spokesman Ben Okoro told the radio.", "spokesman Ben Okoro"),
        ("He said that 12 people died.", None),
        ("Twelve people died.", None),
    ],
)
def test_who_says_so(text: str, expected: str | None) -> None:
    assert source(text) == expected
