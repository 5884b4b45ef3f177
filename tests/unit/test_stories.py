"""Invented news: the same seed, the same story; what edits may do and updates must."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from streams.dedupe.words import Sort, words
from streams.normalize.text import mend
from tests.stories import EDITS, TEMPLATES, UPDATES, Story, incident, retold, story

SEEDS = range(40)
FEW = 0.1
"""Share of runs of five words that two stories may have in common, as two of a newsroom do."""
ADDING = {"furniture", "captions", "background"}
"""Edits that put something in."""
TAKING = {"cut", "fewer_paragraphs"}


def told(told_story: Story) -> str:
    return mend(f"{told_story.title}\n\n{told_story.body}")


def counted(told_story: Story) -> Counter[str]:
    """Figures, and what befell people."""
    return Counter(word.text for word in words(told_story.body) if word.sort is not Sort.PLAIN)


def shingles(told_story: Story) -> set[tuple[str, ...]]:
    plain = told_story.body.split()
    return set(zip(*(plain[start:] for start in range(5)), strict=False))


def share(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)


@pytest.mark.parametrize("make", [story, incident, *TEMPLATES.values()])
def test_the_same_seed_gives_the_same_story_and_another_another(make):
    assert make(Random(1)) == make(Random(1))
    assert make(Random(1)).body != make(Random(2)).body


def test_stories_are_as_long_as_news():
    for seed in SEEDS:
        told_story = story(Random(seed))
        assert 6 <= len(told_story.paragraphs) <= 14
        assert 1_500 < len(told_story.body) < 3_000


def test_no_pattern_is_left_in_a_text():
    rng = Random(1)
    for _ in SEEDS:
        first = incident(rng)
        made = [story(rng), retold(rng, first), *(make(rng) for make in TEMPLATES.values())]
        made += [change(rng, first) for change in (*EDITS.values(), *UPDATES.values())]
        assert not set("[]{}|") & set("".join(told(each) for each in made))


def test_two_stories_share_few_words_in_order():
    rng = Random(1)
    for one, other in pairwise(shingles(story(rng)) for _ in range(200)):
        assert share(one, other) < FEW


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_the_story_and_no_figure(name):
    rng = Random(name)
    changed = 0
    for _ in SEEDS:
        original = story(rng)
        copy = EDITS[name](rng, original)
        changed += copy != original
        before, after = counted(original), counted(Story("", (mend(copy.body),)))
        if name not in TAKING:
            assert before <= after
        if name not in ADDING:
            assert after <= before
    assert changed > len(SEEDS) / 2


@pytest.mark.parametrize("name", ["typography", "mojibake", "entities"])
def test_what_was_done_to_characters_can_be_mended(name):
    rng = Random(1)
    for _ in SEEDS:
        original = story(rng)
        assert words(told(EDITS[name](rng, original))) == words(told(original))


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_has_a_paragraph_and_a_death_more(name):
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        update = UPDATES[name](rng, original)
        assert len(update.paragraphs) == len(original.paragraphs) + 1
        assert counted(update)["killed"] > counted(original)["killed"]


def test_a_higher_toll_is_higher_everywhere():
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        update = UPDATES["higher_toll"](rng, original)
        killed = update.facts["killed"]
        assert killed in update.title
        assert killed in update.paragraphs[0]
        assert killed in update.paragraphs[1]


def test_a_retold_story_has_the_facts_in_other_words():
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        other = retold(rng, original)
        assert original.facts["town"] in other.body
        assert original.facts["killed"] in other.body
        assert share(shingles(original), shingles(other)) < FEW
