"""The language of a text."""

import pytest

from streams.normalize.language import language_of

ENGLISH = "Rescue workers pulled three people out of the rubble on Tuesday morning."
SPANISH = "Los equipos de rescate sacaron a tres personas de los escombros el martes."


@pytest.mark.parametrize(
    ("given", "code"), [("en", "en"), ("EN-gb", "en"), ("pt_BR", "pt"), (" fr ", "fr")]
)
def test_the_feeder_is_believed(given, code):
    assert language_of(SPANISH, given) == code


@pytest.mark.parametrize("given", [None, "", "Spanish", "123", "?"])
def test_else_the_text_tells(given):
    assert language_of(SPANISH, given) == "es"
    assert language_of(ENGLISH, given) == "en"


@pytest.mark.parametrize("text", ["", "12", "..."])
def test_what_can_not_be_told_is_undetermined(text):
    assert language_of(text) == "und"
