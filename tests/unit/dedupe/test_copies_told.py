"""Invented stories, edited at random: copies are seen, and what only looks alike is kept."""

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Article, RawArticle
from streams.dedupe import Copy, Deduplicator, New, Verdict
from streams.normalize import normalize
from tests.stories import EDITS, REVISED, TEMPLATES, UPDATES, Story, edited, incident, retold, story
from tests.unit.dedupe.build import NOON

REWRITING = {"synonyms", "background"}
"""Edits that may look like news, so that some of their copies are kept: a sentence in mostly other
words, a fate in a paragraph of another story. `benchmarks/dedupe_methods.py` says how many."""
CUTTING = {"cut", "fewer_paragraphs"}
"""Edits that are seen in one order only: the longer text, coming second, tells more."""
SURE = sorted(EDITS.keys() - REWRITING)
MUTUAL = sorted(EDITS.keys() - REWRITING - CUTTING)

seeds = st.integers(0, 2**32).map(Random)


def article(article_id: str, told: Story, hours: float = 0) -> Article:
    """A story as an outlet carries it."""
    raw = RawArticle(
        id=article_id,
        url=f"https://{article_id}.example.org/story",
        title=told.title,
        body=told.body,
        published_at=(NOON + timedelta(hours=hours)).isoformat(),
        source=f"Outlet {article_id}",
        language="en",
    )
    return normalize(raw).article


def judged(*told: Story) -> list[Verdict]:
    """What is said of these stories, as they arrive from outlets a, b, c…"""
    index = Deduplicator(timedelta(days=7))
    return [
        index.judge(article(chr(ord("a") + n), each, n), f"raw-0-{n}", n)
        for n, each in enumerate(told)
    ]


def copied(verdicts: list[Verdict]) -> list[str | None]:
    """What each copies; null for those that are new."""
    return [one.duplicate_of if isinstance(one, Copy) else None for one in verdicts]


def applied(names: list[str], rng: Random, told: Story) -> Story:
    for name in names:
        told = EDITS[name](rng, told)
    return told


some = st.lists(st.sampled_from(MUTUAL), max_size=2, unique=True)


@settings(max_examples=60)
@given(seeds, some, some)
def test_the_order_of_two_copies_changes_which_is_the_original_not_how_many_stories(rng, one, two):
    told = story(rng)
    copies = applied(one, rng, told), applied(two, rng, told)
    assert copied(judged(*copies)) == [None, "a"]
    assert copied(judged(*reversed(copies))) == [None, "a"]


@settings(max_examples=100)
@given(seeds, st.lists(st.sampled_from(SURE), min_size=1, max_size=2, unique=True))
def test_an_edited_copy_is_always_seen(rng, names):
    told = story(rng)
    assert copied(judged(told, applied(names, rng, told))) == [None, "a"]


@settings(max_examples=60)
@given(seeds, st.sampled_from(sorted(UPDATES)), some)
def test_an_update_is_never_taken_for_a_copy(rng, update, names):
    told = incident(rng)
    assert judged(told, applied(names, rng, UPDATES[update](rng, told)))[1] == New()


@settings(max_examples=60)
@given(seeds, st.sampled_from(sorted(REVISED)), some)
def test_a_revised_figure_of_any_form_is_never_taken_for_a_copy(rng, revised, names):
    before, after = REVISED[revised](rng)
    assert judged(before, applied(names, rng, after))[1] == New()


@settings(max_examples=60)
@given(seeds, st.sampled_from(sorted(TEMPLATES)))
def test_another_event_in_the_same_template_is_never_taken_for_a_copy(rng, name):
    fill = TEMPLATES[name]
    told = [fill(rng) for _ in range(6)]
    assert copied(judged(*told)) == [None] * 6


@settings(max_examples=30)
@given(seeds)
def test_another_outlets_own_report_is_never_taken_for_a_copy(rng):
    told = incident(rng)
    assert judged(told, retold(rng, told)) == [New(), New()]


@settings(max_examples=30)
@given(seeds, st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_an_article_is_never_a_copy_of_itself_when_it_is_delivered_again(rng, redelivered):
    index = Deduplicator(timedelta(days=7))
    first = story(rng)
    told = [first, edited(rng, first, 1)[0], edited(rng, first, 2)[0], story(rng), incident(rng)]
    articles = [article(f"a{n}", each, n) for n, each in enumerate(told)]
    verdicts = [index.judge(each, f"raw-0-{n}", n) for n, each in enumerate(articles)]
    for n in redelivered:
        again = index.judge(articles[n], f"raw-0-{n}", n)
        assert again == verdicts[n]
        assert copied([again]) != [articles[n].article_id]
