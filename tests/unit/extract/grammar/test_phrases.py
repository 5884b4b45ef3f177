import pytest

from streams.extract.grammar.phrases import Phrases

PHRASES = Phrases({("up", "to"): 1, ("up", "to", "now"): 2, ("set", "up"): 3, ("over",): 4})


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("up to 12", 0, (2, 1)),
        ("up to now", 0, (3, 2)),
        ("it was set up", 2, (4, 3)),
        ("over", 0, (1, 4)),
        ("up", 0, None),
        ("to", 0, None),
        ("up", 1, None),
    ],
)
def test_the_longest_phrase_is_found(text: str, at: int, found: tuple[int, int] | None) -> None:
    assert PHRASES.longest(text.split(), at) == found


def test_a_phrase_is_found_from_its_second_word_on() -> None:
    after_up = PHRASES.after("up")

    assert after_up is not None
    assert after_up.longest(["up", "to", "12"], 1) == (2, 1)
    assert PHRASES.after("to") is None
