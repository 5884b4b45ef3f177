from schemas import Category
from streams.extract.english.category import CATEGORIES as ENGLISH
from streams.extract.grammar.category import OTHER
from streams.extract.spanish.category import CATEGORIES as SPANISH


def test_the_categories_are_those_that_languages_have_words_for() -> None:
    assert {*Category} == {*ENGLISH, *SPANISH, OTHER}
