from hypothesis import given
from hypothesis import strategies as st

from streams.tally.rarity import rarity


def test_the_commoner_a_word_the_less_it_tells() -> None:
    found = [rarity(word, "en") for word in ("and", "people", "workers", "quarry", "oakidis")]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, 1)


def test_a_word_is_as_common_as_it_is_in_its_own_language() -> None:
    assert rarity("gente", "es") < rarity("gente", "en")


def test_in_a_language_whose_words_nobody_counted_all_tell() -> None:
    assert rarity("people", "tlh") == rarity("people", "") == 1


@given(st.text(), st.sampled_from(["en", "es", "ar", "zh", "ja", "ko", "xx"]))
def test_every_word_has_a_rarity(word: str, language: str) -> None:
    assert 0 <= rarity(word, language) <= 1
