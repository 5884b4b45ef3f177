import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.text import (
    ASCII_WORD,
    MAX_SENTENCE,
    WORD,
    Sentence,
    Trigger,
    letters,
    sentences,
)


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


def test_a_day_ends_a_sentence() -> None:
    assert split("It burned on May 3. Two died.") == ["It burned on May 3.", "Two died."]


def test_a_sentence_ends_where_the_blank_after_it_was_lost() -> None:
    text = "Two men were shot.Police seek a third. See wral.com or Yahoo.Com, said St.Clair."

    assert [one.text for one in sentences("", text, frozenset({"st"}))] == [
        "Two men were shot.",
        "Police seek a third.",
        "See wral.com or Yahoo.Com, said St.Clair.",
    ]


def test_a_sentence_ends_before_an_age_that_a_blank_was_lost_before() -> None:
    text = "Two boys were shot on Sunday.16-year-old Luis Duarte died."
    assert split(text) == ["Two boys were shot on Sunday.", "16-year-old Luis Duarte died."]


def test_a_title_that_the_page_repeats_is_no_part_of_a_sentence() -> None:
    title = "Two men shot dead at a quay in Leeds"
    body = f"{title} News {title} Two men were shot dead.\n{title}\nMore later."

    assert split(body, title) == [title, " News", " Two men were shot dead.", "More later."]
    assert split("Fire in the fog.", "Fire") == ["Fire", "Fire in the fog."]


def test_titles_of_videos_are_no_sentences() -> None:
    assert split("1:49 Two died in a flood Pause\n10:05 Chef carves turkey\nIt rained.") == [
        "It rained."
    ]


@pytest.mark.parametrize("text", ["1:49 p.m. Two died", "14:05 Police say two died."])
def test_a_time_of_day_opens_a_sentence(text: str) -> None:
    assert "".join(split(text)).endswith(text[-8:])


def test_a_sentence_can_end_within_quotation_marks() -> None:
    assert split("“Two died.” Rescuers came.") == ["“Two died.”", "Rescuers came."]


def test_offsets_count_from_the_start_of_the_title() -> None:
    first, second = sentences("Flood", "Two died.", frozenset())

    assert (first.start, second.start) == (0, 7)
    assert (first.paragraph, second.paragraph) == (0, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,200 people", ["1,200", "people"]),
        ("1 200 people", ["1 200", "people"]),
        ("a 43-year-old", ["a", "43-year-old"]),
        ("in the U.S. army", ["in", "the", "U.S.", "army"]),
        ("the city’s (12)", ["the", "city’s", "(", "12", ")"]),
        ("80% or 2.3m", ["80", "%", "or", "2.3m"]),
        ("Around1.6 million", ["Around", "1.6", "million"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    sentence = Sentence(text)

    assert sentence.words == words
    assert sentence.lower == [word.lower() for word in words]
    assert len(sentence) == len(words)


def test_words_know_their_place_in_the_article() -> None:
    sentence = Sentence("Two  died", 7, 1)

    assert (sentence.span(0, 1), sentence.span(0, 2)) == ((7, 10), (7, 16))
    assert sentence.quote(0, 2) == "Two  died"


def test_sentences_are_numbered_through_the_article() -> None:
    found = sentences("Flood", "Two died. Rescuers came.\n\nMore later", frozenset())

    assert [(one.number, one.paragraph) for one in found] == [(0, 0), (1, 1), (2, 1), (3, 2)]


def test_a_sentence_that_never_ends_is_cut() -> None:
    pieces = split("killed " * 1_000)

    assert len(pieces) == 5
    assert max(map(len, pieces)) <= MAX_SENTENCE


@pytest.mark.parametrize("length", [MAX_SENTENCE - 2, MAX_SENTENCE - 1, MAX_SENTENCE])
def test_a_cut_parts_no_word_and_no_number(length: int) -> None:
    before = ("x " * length)[:length].rstrip()

    assert " ".join(split(f"{before} 1234 died")) == f"{before} 1234 died"


@given(st.text("ab1 ,.-'_\n\x1f", max_size=30))
def test_words_of_ascii_are_those_of_any_text(text: str) -> None:
    assert ASCII_WORD.findall(text) == WORD.findall(text)


WORDS = ["killed", "mató", "42-year-old", "sit-in", "él", "İd", "U.S."]


@given(st.lists(st.sampled_from([*WORDS, *map(str.upper, WORDS), "x", "7", "-", "’", "é", "."])))
def test_a_trigger_is_seen_in_whatever_text_has_its_word(pieces: list[str]) -> None:
    for glue in ("", " "):
        sentence = Sentence(glue.join(pieces))
        for word in sentence.lower:
            assert Trigger([word]).may_be_in(sentence.letters)


def test_a_trigger_is_not_seen_where_no_word_has_its_letters() -> None:
    trigger = Trigger(["killed", "sit-in"])

    assert not trigger.may_be_in(letters("the skilled kill time in bed"))
    assert trigger.may_be_in(letters("a sit-in"))


def test_a_trigger_without_letters_is_seen_in_every_text() -> None:
    assert Trigger(["killed", "убит"]).may_be_in(letters("rain"))
