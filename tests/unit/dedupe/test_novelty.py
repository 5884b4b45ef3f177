"""What a text adds to an older one."""

import pytest

from streams.dedupe.novelty import Comparison
from streams.dedupe.sketch import sketch
from tests.unit.dedupe.build import PARAGRAPHS, article, with_paragraphs
from tests.unit.growth import is_linear

OLDER = sketch(article())


def added(*paragraphs: str, title: str | None = None) -> Comparison:
    fields = {"title": title} if title else {}
    return Comparison(sketch(article(body=with_paragraphs(*paragraphs), **fields)), OLDER)


def is_told_already(beside: Comparison) -> bool:
    return beside.told == 1 and not beside.has_news and not beside.has_more


def test_the_same_text_adds_nothing():
    assert is_told_already(added(*PARAGRAPHS))


@pytest.mark.parametrize(
    "paragraphs",
    [
        PARAGRAPHS[:3],
        PARAGRAPHS[::-1],
        (*PARAGRAPHS, "The tram line reopens in autumn, the transport board decided."),
        (
            "A ferry carrying sixty passengers sank near the northern islands on Monday, and two "
            "sailors were killed.",
            *PARAGRAPHS[1:],
        ),
    ],
    ids=["cut", "reordered", "with background", "reworded"],
)
def test_editing_is_no_news(paragraphs):
    assert not added(*paragraphs).has_news


@pytest.mark.parametrize(
    "paragraphs",
    [
        (PARAGRAPHS[0].replace("two", "three"), *PARAGRAPHS[1:]),
        (*PARAGRAPHS[:2], PARAGRAPHS[2].replace("11", "14"), *PARAGRAPHS[3:]),
        ("One of the passengers in the clinic has died, doctors said.", *PARAGRAPHS),
        (*PARAGRAPHS, "A sailor who was treated at the clinic died on Tuesday."),
        (PARAGRAPHS[0], "Another 7 people were on a raft nobody knew of.", *PARAGRAPHS[1:]),
        (*PARAGRAPHS[:4], "The owner was arrested; divers look for the cause."),
    ],
    ids=["toll", "figure", "death in front", "death at the end", "number within", "arrest"],
)
def test_new_figures_and_fates_are_news(paragraphs):
    assert added(*paragraphs).has_news


LEAD = "{} people were killed and {} injured when a ferry sank off the northern islands."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LEAD.format("Three", "four"), LEAD.format("Four", "three")),
        (LEAD.format("Two", "five"), LEAD.format("Five", "five")),
        (LEAD.format("Dozens of", "scores"), LEAD.format("Hundreds of", "scores")),
        (LEAD.format("1900", "2010"), LEAD.format("2000", "2010")),
        (
            "Police killed 9 in the harbour. Another 12 were found in the old town later.",
            "Police killed 12 in the harbour. Another 12 were found in the old town later.",
        ),
        (
            "The flood displaced 1.25 million in the delta provinces, officials said.",
            "The flood displaced 1.35 million in the delta provinces, officials said.",
        ),
        (
            "As many as 12 may have drowned off the northern islands, officials said.",
            "As many as 15 may have drowned off the northern islands, officials said.",
        ),
        (
            "Tres personas murieron y cuatro resultaron heridas en el puerto.",
            "Cuatro personas murieron y cuatro resultaron heridas en el puerto.",
        ),
    ],
    ids=["swapped", "neighbour", "vague", "year", "repeated", "decimal", "may", "Spanish"],
)
def test_another_toll_in_the_same_words_is_news(before, after):
    one, other = (sketch(article(title="", body=body)) for body in (before, after))
    assert Comparison(other, one).has_news
    assert Comparison(one, other).has_news
    assert not Comparison(one, one).has_news


def test_a_death_told_in_the_words_of_the_old_toll_is_news():
    lead = "A ferry sank off the northern islands, leaving two sailors dead and 11 injured."
    died = "One of the injured in the ferry off the northern islands has died."
    older = sketch(article(body=with_paragraphs(lead, *PARAGRAPHS[1:])))
    newer = sketch(article(body=with_paragraphs(died, lead, *PARAGRAPHS[1:])))
    assert Comparison(newer, older).has_news


def test_a_word_that_was_changed_is_another_word():
    assert not added(*PARAGRAPHS[::-1]).has_other_words
    assert added(PARAGRAPHS[0].replace("Monday", "Tuesday"), *PARAGRAPHS[1:]).has_other_words


def test_a_rounded_figure_in_the_headline_is_no_news():
    assert is_told_already(added(*PARAGRAPHS, title="Dozens rescued from ferry"))


def test_a_new_toll_in_the_headline_is_news():
    assert added(*PARAGRAPHS, title="Ferry sinks off northern islands, 9 dead").has_news


@pytest.mark.parametrize(
    "title", ["Two sailors die on night crossing", "Killed at sea: what we know", "Sixty aboard"]
)
def test_a_headline_that_tells_the_same_in_other_words_is_no_news(title):
    assert is_told_already(added(*PARAGRAPHS, title=title))


def test_a_fate_that_only_the_headline_names_is_news():
    assert added(*PARAGRAPHS, title="Captain arrested after ferry sinks").has_news


def test_of_a_headline_alone_all_is_compared():
    assert added(title="Farmers block motorway over fuel").told == 0
    assert added(title="Ferry sinks off northern islands").told == 1


def test_a_number_after_the_end_of_the_story_is_no_news():
    ending = "Shares of the brewery rose by 14 percent in late trading."
    assert not added(*PARAGRAPHS, ending).has_news


def test_a_new_paragraph_is_more_even_without_a_number():
    assert added(*PARAGRAPHS, "The regional parliament will debate safety rules.").has_more


def test_a_line_of_furniture_is_not_more():
    assert not added(*PARAGRAPHS, "Weather today: windy").has_more


@pytest.mark.parametrize(
    "body", ["Dead! ", "Killed bravo X. Killed bravo charlie. ", "One of five. "]
)
def test_texts_of_the_same_sentences_over_and_over_are_compared_in_linear_time(body):
    def compare(size: int) -> bool:
        hostile = sketch(article(body=body * size))
        return Comparison(hostile, hostile).has_news

    assert is_linear(compare, 100)


def test_another_story_is_not_told():
    story = "Farmers blocked the motorway near the capital to demand lower fuel prices."
    assert added(story, title="Farmers block motorway").told == 0
