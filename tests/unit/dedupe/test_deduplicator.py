"""The index of a partition: new articles, versions and copies."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Article, Method
from streams.dedupe import Copy, Deduplicator, Memory, New, Verdict, Version, entry, shard
from streams.dedupe.deduplicator import REDELIVERED
from tests.unit.dedupe.build import NOON, PARAGRAPHS, TITLE, article, with_paragraphs

WINDOW = timedelta(days=7)
PAGE = "https://post.example.org/ferry"
RISEN = with_paragraphs(PARAGRAPHS[0].replace("two", "three"), *PARAGRAPHS[1:])
CUT = with_paragraphs(*PARAGRAPHS[:3])


def judge(index: Deduplicator, one: Article, offset: int) -> Verdict:
    """Judge an article whose offset is the same in both topics."""
    return index.judge(one, f"raw-0-{offset}", offset)


def judged(*articles: Article) -> list[Verdict]:
    index = Deduplicator(WINDOW)
    return [judge(index, each, offset) for offset, each in enumerate(articles)]


def test_the_shard_is_the_language():
    assert shard(article(language="pt")) == "pt"


def test_a_first_article_is_new():
    assert judged(article()) == [New()]


def test_another_story_is_new():
    other = article("b1", title="Farmers block motorway", body="They want lower fuel prices now.")
    assert judged(article(), other) == [New(), New()]


# -- the same article


def test_the_same_id_and_text_from_another_record_is_a_copy_by_id():
    assert judged(article(), article(hours=1))[1] == Copy("a1", Method.ID, 1.0)


@pytest.mark.parametrize(
    "body",
    [RISEN, with_paragraphs(*PARAGRAPHS, "The regional parliament will debate safety rules.")],
    ids=["changed figure", "new paragraph"],
)
def test_the_same_id_with_something_new_is_a_version(body):
    assert judged(article(), article(body=body))[1] == Version(supersedes=None)


def test_an_earlier_state_of_an_article_that_arrives_late_says_nothing_new():
    newer, late = article(body=RISEN, hours=1), article()
    index = Deduplicator(WINDOW)
    assert judge(index, newer, 0) == New()
    verdict = judge(index, late, 1)
    assert isinstance(verdict, Copy)
    assert (verdict.duplicate_of, verdict.method) == ("a1", Method.ID)
    copy = judge(index, article("a2", body=RISEN, hours=2), 2)
    assert copy == Copy("a1", Method.EXACT, 1.0)


def test_a_correction_back_to_the_first_text_is_a_version_too():
    assert judged(article(), article(body=RISEN), article())[2] == Version(supersedes=None)


# -- the same page


def test_the_same_page_and_text_is_a_copy_by_url():
    verdict = judged(article(url=PAGE), article("a2", url="https://www.post.example.org/ferry/"))[1]
    assert verdict == Copy("a1", Method.URL, 1.0)


def test_the_same_page_with_something_new_supersedes_the_article():
    assert judged(article(url=PAGE), article("a2", url=PAGE, body=RISEN))[1] == Version("a1")


def test_a_version_supersedes_the_latest_one():
    third = article("a3", url=PAGE, body=RISEN.replace("three", "four"), hours=2)
    assert judged(article(url=PAGE), article("a2", url=PAGE, body=RISEN, hours=1), third)[
        2
    ] == Version("a2")


def test_an_earlier_state_of_a_page_that_arrives_late_replaces_nothing():
    late = article("a2", url=PAGE, hours=-1)
    assert judged(article(url=PAGE, body=RISEN), late)[1] == New()


def test_an_old_state_of_a_page_that_comes_again_under_another_id_is_a_copy():
    first, second = article(url=PAGE), article("a2", url=PAGE, body=RISEN, hours=1)
    cached = article("a3", url=PAGE, hours=2)
    assert judged(first, second, cached)[2] == Copy("a1", Method.URL, 1.0)


def test_a_full_story_supersedes_the_headline_at_its_page():
    headline = article(url=PAGE, body="")
    assert judged(headline, article("a2", url=PAGE))[1] == Version("a1")


def test_another_story_at_a_page_that_changes_is_new():
    other = article("b1", url=PAGE, title="Farmers block motorway", body="They want cheaper fuel.")
    assert judged(article(url=PAGE), other)[1] == New()


def test_the_front_of_a_site_is_no_article():
    other = article(
        "b1", url="https://post.example.org/", title="Farmers block motorway", body="They protest."
    )
    assert judged(article(url="https://post.example.org/"), other)[1] == New()


# -- the same words elsewhere


def test_the_same_words_elsewhere_are_an_exact_copy():
    assert judged(article(), article("a2", hours=1))[1] == Copy("a1", Method.EXACT, 1.0)


@pytest.mark.parametrize(
    "body",
    [
        CUT,
        with_paragraphs(*PARAGRAPHS[:3], PARAGRAPHS[4], PARAGRAPHS[3]),
        "NORTHPORT (AP) - "
        + with_paragraphs(*PARAGRAPHS, "The tram line reopens in autumn, the board decided."),
        with_paragraphs(*PARAGRAPHS).replace("60", "sixty").replace("harbour", "harbor"),
    ],
    ids=["cut", "reordered", "wrapped", "respelled"],
)
def test_edited_words_are_a_near_copy(body):
    verdict = judged(article(), article("a2", body=body, title=f"{TITLE}, report"))[1]
    assert isinstance(verdict, Copy)
    assert (verdict.duplicate_of, verdict.method) == ("a1", Method.NEAR)
    assert 0 < verdict.similarity <= 1


@pytest.mark.parametrize(
    "body",
    [
        RISEN,
        with_paragraphs("One of the injured passengers has died, doctors said.", *PARAGRAPHS),
    ],
    ids=["higher toll", "new death"],
)
def test_an_update_is_never_a_copy(body):
    assert judged(article(), article("a2", body=body))[1] == New()


def test_a_late_copy_of_the_first_report_is_a_copy_in_spite_of_the_update():
    verdict = judged(article(), article("a2", body=RISEN, hours=1), article("a3", hours=2))[2]
    assert verdict == Copy("a1", Method.EXACT, 1.0)


def test_a_copy_of_a_copy_points_to_the_original():
    verdicts = judged(article(), article("a2", body=CUT, hours=1), article("a3", body=CUT, hours=2))
    assert [v.duplicate_of for v in verdicts[1:]] == ["a1", "a1"]


def test_of_equal_originals_the_oldest_is_copied():
    index = Deduplicator(WINDOW)
    twins = [article("b1", body=RISEN), article("b0", body=RISEN, hours=1)]
    for offset, twin in enumerate(twins):
        judge(index, twin, offset)
    assert judge(index, article("c1", body=RISEN, hours=2), 9).duplicate_of == "b1"


def test_short_texts_are_copies_only_word_by_word():
    short = [article(name, title=t, body="") for name, t in (("a", "Bus fire"), ("b", "BUS FIRE!"))]
    longer = article("c", title="Bus fire in tunnel", body="")
    assert judged(*short, longer) == [New(), Copy("a", Method.EXACT, 1.0), New()]


def test_in_a_language_whose_words_for_fates_are_unknown_a_new_sentence_is_no_copy():
    sentences = (
        "Fähre mit sechzig Passagieren vor den nördlichen Inseln gesunken.",
        "Fischerboote brachten die meisten Passagiere nach Angaben der Behörden ans Ufer.",
        "Taucher suchen nach der Ursache, sobald sich die See beruhigt hat.",
    )
    more = "Ein weiterer Passagier erlag im Krankenhaus seinen schweren Verletzungen."
    verdicts = judged(
        article("a1", title="", body=with_paragraphs(*sentences), language="de"),
        article("a2", title="", body=with_paragraphs(*sentences[:2]), language="de"),
        article("a3", title="", body=with_paragraphs(*sentences, more), language="de"),
    )
    assert isinstance(verdicts[1], Copy)
    assert verdicts[2] == New()


def test_in_other_languages_any_changed_word_may_be_another_toll():
    told = "{} Menschen starben, als vor den nördlichen Inseln eine Fähre sank, sagte die Polizei."
    three, four = (
        article(name, title="", body=told.format(number), language="de")
        for name, number in (("a1", "Drei"), ("a2", "Vier"))
    )
    assert judged(three, four) == [New(), New()]


# -- time


def test_what_was_published_more_than_a_window_apart_is_no_copy():
    late = WINDOW / timedelta(hours=1) + 1
    assert judged(article(), article("a2", hours=late))[1] == New()


def test_what_is_older_than_the_window_is_forgotten():
    index = Deduplicator(WINDOW)
    judge(index, article("a1"), 0)
    judge(index, article("b1", hours=1), 1)
    judge(index, article("c1", title="Bus fire", body="", hours=400), REDELIVERED + 1)
    assert index.expire(NOON + WINDOW) == []
    assert index.expire(NOON + WINDOW + timedelta(minutes=1)) == ["a1"]
    assert index.expire(NOON + 2 * WINDOW) == ["b1"]
    assert judge(index, article("d1", hours=2), REDELIVERED + 2) == New()


def test_what_may_be_delivered_again_is_remembered_however_old_it_is():
    index = Deduplicator(WINDOW)
    judge(index, article("a1"), 0)
    judge(index, article("a2", hours=1), 1)
    late = NOON + 9 * WINDOW
    assert index.expire(late) == []
    assert isinstance(judge(index, article("a2", hours=1), 1), Copy)
    judge(index, article("b1", title="Bus fire", body="", hours=2000), REDELIVERED)
    assert index.expire(late) == ["a1"]
    assert index.expire(late) == []
    assert isinstance(judge(index, article("a2", hours=1), 1), Copy)


def test_a_copy_of_a_copy_points_to_that_one_where_the_original_is_forgotten():
    index = Deduplicator(WINDOW)
    judge(index, article("a1"), 0)
    judge(index, article("a2", hours=144), REDELIVERED + 1)
    assert index.expire(NOON + WINDOW + timedelta(hours=1)) == ["a1"]
    assert judge(index, article("a3", hours=192), REDELIVERED + 2) == Copy("a2", Method.EXACT, 1.0)


def test_an_article_without_a_time_is_an_error_of_the_caller():
    with pytest.raises(ValueError, match="no time of publication"):
        Deduplicator(WINDOW).judge(
            article().model_copy(update={"published_at": None}), "raw-0-0", 0
        )


# -- redelivery and restarts


class Table(dict[str, str]):
    """Memories as they are stored."""

    def recall(self, article_id: str) -> Memory | None:
        stored = self.get(article_id)
        return Memory.from_json(article_id, json.loads(stored)) if stored else None

    def keep(self, index: Deduplicator) -> None:
        for article_id, memory in index.unstored().items():
            self[article_id] = json.dumps(memory.to_json())


def test_a_memory_is_small_plain_json():
    index, table = Deduplicator(WINDOW), Table()
    index.judge(article(url=PAGE), "news.articles.raw.v1-3-123456", 123_456)
    memory = index.recall("a1")
    table.keep(index)
    assert table.recall("a1") == memory
    assert len(table["a1"]) < 1_000


def test_what_is_to_be_stored_is_handed_over_once():
    index = Deduplicator(WINDOW)
    judge(index, article(), 0)
    assert list(index.unstored()) == ["a1"]
    assert index.unstored() == {}


def test_a_redelivered_record_is_stored_again():
    """The table's changelog may have missed it."""
    table = Table()
    index = Deduplicator(WINDOW, table.recall)
    judge(index, article(), 0)
    table.keep(index)
    judge(index, article(), 0)
    assert list(index.unstored()) == ["a1"]


def test_a_redelivery_gets_its_first_verdict_though_the_article_has_a_new_version():
    index = Deduplicator(WINDOW)
    judge(index, article(), 0)
    judge(index, article(body=RISEN), 1)
    assert judge(index, article(), 0) == New()
    assert judge(index, article(body=RISEN), 1) == Version(supersedes=None)
    assert judge(index, article(body=RISEN), 2) == Copy("a1", Method.ID, 1.0)


bodies = st.sampled_from(
    [
        with_paragraphs(*PARAGRAPHS),
        CUT,
        RISEN,
        RISEN.replace("three", "four"),
        with_paragraphs(*PARAGRAPHS, "One of the injured passengers has died, doctors said."),
        "Farmers blocked the motorway near the capital to demand lower fuel prices at once.",
        "",
    ]
)
articles = st.builds(
    article,
    st.sampled_from(["a", "b", "c", "d"]),
    body=bodies,
    url=st.sampled_from([None, PAGE, "https://news.example.org/ferry"]),
    hours=st.integers(min_value=0, max_value=200),
)
streams_of_articles = st.lists(articles, max_size=12)


@settings(max_examples=60)
@given(streams_of_articles)
def test_a_redelivered_stream_gets_the_same_verdicts(stream):
    index = Deduplicator(WINDOW)
    first = [judge(index, each, n) for n, each in enumerate(stream)]
    assert [judge(index, each, n) for n, each in enumerate(stream)] == first


@settings(max_examples=60)
@given(streams_of_articles)
def test_a_stream_redelivered_after_its_window_has_passed_gets_the_same_verdicts(stream):
    index = Deduplicator(timedelta(hours=10))
    first = []
    for offset, each in enumerate(stream):
        first.append(judge(index, each, offset))
        index.expire(each.published_at)
    assert [judge(index, each, n) for n, each in enumerate(stream)] == first


@settings(max_examples=60)
@given(streams_of_articles, articles, st.randoms(use_true_random=False))
def test_an_index_restored_in_any_order_answers_like_the_original(stream, probe, random):
    table = Table()
    index = Deduplicator(WINDOW, table.recall)
    for offset, each in enumerate(stream):
        judge(index, each, offset)
        table.keep(index)
    order = list(table)
    random.shuffle(order)
    restored = Deduplicator(WINDOW, table.recall)
    for article_id in order:
        restored.restore(entry(article_id, table.recall(article_id).to_json()))
    restored.restored()
    assert judge(restored, probe, 99) == judge(index, probe, 99)
    late = article("z", title="Bus fire", body="", hours=999)
    for each in (index, restored):
        judge(each, late, REDELIVERED + 100)
    assert sorted(restored.expire(NOON + WINDOW)) == sorted(index.expire(NOON + WINDOW))


@settings(max_examples=60)
@given(streams_of_articles)
def test_no_copy_points_to_itself_or_to_a_copy(stream):
    index = Deduplicator(timedelta(days=30))
    originals: dict[str, Verdict] = {}
    for offset, each in enumerate(stream):
        verdict = judge(index, each, offset)
        if isinstance(verdict, Copy) and verdict.method is not Method.ID:
            assert verdict.duplicate_of != each.article_id
            assert not isinstance(originals[verdict.duplicate_of], Copy)
        if not (isinstance(verdict, Copy) and verdict.method is Method.ID):
            originals[each.article_id] = verdict
