"""Invented news: the same seed, the same story; what edits may do and updates must."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from random import Random

import pytest

from streams.dedupe.words import Sort, prose, words
from streams.normalize.text import mend
from tests.stories import (
    EDITS,
    REVISED,
    TEMPLATES,
    UPDATES,
    Story,
    incident,
    retold,
    story,
    updated,
)

SEEDS = range(40)
FEW = 0.1
"""Share of runs of five words that two stories may have in common, as two of a newsroom do."""
ADDING = {"furniture", "captions", "background"}
"""Edits that put something in."""
TAKING = {"cut", "fewer_paragraphs"}
ANNOUNCING = ("higher_toll", "new_death")
"""Updates with a paragraph that says what is new."""
RESTATING = ("death_of_injured", "neighbouring_toll", "corrected_down")
"""Updates that only change figures."""


def told(told_story: Story) -> str:
    return mend(f"{told_story.title}\n\n{told_story.body}")


def counted(told_story: Story) -> Counter[str]:
    """Figures, and what befell people."""
    told = (Sort.NUMBER, Sort.FATE)
    return Counter(word.text for word in prose(told_story.body) if word.sort in told)


def restated(before: Story, after: Story) -> set[tuple[str, str]]:
    """Words of a story, each with what took its place."""
    one, other = (re.findall(r"\w+(?:[.,]\w+)*", told(each)) for each in (before, after))
    return {
        (" ".join(one[start:end]), " ".join(other[from_:to]))
        for change, start, end, from_, to in SequenceMatcher(None, one, other, False).get_opcodes()
        if change != "equal"
    }


def changed_facts(before: Story, after: Story) -> set[tuple[str, str]]:
    """Facts of a story, each with what took its place."""
    pairs = ((fact, after.facts[name]) for name, fact in before.facts.items())
    return {(fact, other) for fact, other in pairs if fact != other}


def number(figure: str) -> int:
    return int(words(f"{figure} people")[0].text)


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
        made += [each for revise in REVISED.values() for each in revise(rng)]
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


@pytest.mark.parametrize("name", ANNOUNCING)
def test_what_is_announced_takes_a_paragraph_and_tells_of_a_death_more(name):
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


@pytest.mark.parametrize("name", RESTATING)
def test_a_restated_toll_changes_wherever_it_stands_and_nothing_else_does(name):
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        update = UPDATES[name](rng, original)
        assert restated(original, update) == changed_facts(original, update) != set()
        assert update.facts["killed"] in update.title


def test_an_injured_person_who_has_died_is_counted_among_the_dead():
    original = incident(Random(1))
    update = UPDATES["death_of_injured"](Random(1), original)
    assert number(update.facts["killed"]) == number(original.facts["killed"]) + 1
    assert number(update.facts["injured"]) == number(original.facts["injured"]) - 1


def test_a_neighbouring_toll_is_higher_and_a_figure_that_the_story_had():
    rng = Random(1)
    names = set()
    for _ in SEEDS:
        original = incident(rng)
        update = UPDATES["neighbouring_toll"](rng, original)
        (name,) = (name for name in original.facts if update.facts[name] != original.facts[name])
        assert update.facts[name] in " ".join(original.paragraphs[:2])
        assert number(update.facts[name]) > number(original.facts[name])
        names.add(name)
    assert names == {"killed", "injured"}


def test_a_corrected_toll_is_lower():
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        update = UPDATES["corrected_down"](rng, original)
        assert 1 < number(update.facts["killed"]) < number(original.facts["killed"])


def test_who_fell_ill_or_was_freed_is_told_at_the_end():
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        update = UPDATES["ill_or_freed"](rng, original)
        *others, last = update.paragraphs
        assert (update.title, tuple(others)) == (original.title, original.paragraphs)
        assert any(word.sort is Sort.NUMBER for word in words(last))


@pytest.mark.parametrize("name", REVISED)
def test_a_revised_story_has_another_figure_and_nothing_else(name):
    rng = Random(1)
    for _ in SEEDS:
        before, after = REVISED[name](rng)
        assert restated(before, after) == changed_facts(before, after) != set()


def test_figures_that_look_like_years_are_given_for_other_such():
    before, after = REVISED["large_toll"](Random(1))
    assert 1900 <= int(before.facts["figure"]) < int(after.facts["figure"]) <= 2050


def test_a_toll_in_front_of_a_dash_stands_nowhere_else():
    rng = Random(1)
    for _ in SEEDS:
        for each in REVISED["dash_in_lead"](rng):
            assert re.search(
                rf"killed {each.facts['killed']} people .* (--?|–) ", each.paragraphs[0]
            )
            assert not counted(Story("", (each.title,)))


def test_an_update_of_any_kind_is_another_story():
    rng = Random(1)
    for _ in SEEDS:
        before, after = updated(rng)
        assert told(before) != told(after)


def test_a_retold_story_has_the_facts_in_other_words():
    rng = Random(1)
    for _ in SEEDS:
        original = incident(rng)
        other = retold(rng, original)
        assert original.facts["town"] in other.body
        assert original.facts["killed"] in other.body
        assert share(shingles(original), shingles(other)) < FEW
