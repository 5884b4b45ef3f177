import pytest

from streams.extract.text import Sentence, sentences


def split(body: str, title: str = "") -> list[str]:
    return [one.text for one in sentences(title, body, frozenset({"gen", "st"}))]


def test_a_sentence_ends_at_a_full_stop_and_a_paragraph_at_a_line() -> None:
    assert split("It rained. Two died!\nMore later", "Flood") == [
        "Flood",
        "It rained.",
        "Two died!",
        "More later",
    ]


@pytest.mark.parametrize("text", ["Gen. Ruiz was shot.", "J. Ruiz was shot.", "St. Anne burned."])
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert split(text) == [text]


def test_a_sentence_can_end_within_quotation_marks() -> None:
    assert split("“Two died.” Rescuers came.") == ["“Two died.”", "Rescuers came."]


def test_offsets_count_from_the_start_of_the_title() -> None:
    first, second = sentences("Flood", "Two died.", frozenset())

    assert (first.start, second.start) == (0, 7)
    assert (first.paragraph, second.paragraph) == (0, 1)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1,200 people", ["1,200", "people"]),
        ("1 200 people", ["1 200", "people"]),
        ("a 43-year-old", ["a", "43-year-old"]),
        ("in the U.S. army", ["in", "the", "U.S.", "army"]),
        ("the city’s (12)", ["the", "city’s", "(", "12", ")"]),
        ("80% or 2.3m", ["80", "%", "or", "2.3m"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in Sentence(text, 5, 0).tokens()] == tokens


def test_tokens_know_their_place_in_the_article() -> None:
    sentence = Sentence("Two died", 7, 1)

    first, last = sentence.tokens()

    assert (first.start, last.end) == (7, 15)
    assert sentence.words(first, last) == "Two died"
