"""A raw article to the article that the rest of the pipeline reads."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Article, Dateline, RawArticle
from streams import normalize as stage
from streams.normalize import Furniture, decode, language, times
from streams.normalize.article import MAX_TEXT
from streams.refusal import Refused

LONG = "A ferry sank. Two died. " * (MAX_TEXT // 20)
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def raw(**fields) -> RawArticle:
    return RawArticle(**{"title": "Ferry sinks", "body": "A ferry sank. Two died."} | fields)


def normalize(raw: RawArticle, arrived_at: datetime | None = None) -> Article:
    return stage.normalize(raw, arrived_at).article


def article_or_reason(read: Callable[[], RawArticle]) -> Article | str:
    try:
        return normalize(read(), NOON)
    except Refused as refused:
        return refused.reason


def test_a_plain_article_keeps_what_it_says():
    article = normalize(
        raw(
            id="a1",
            url="http://m.example.org/ferry/?utm_source=x",
            published_at="2024-03-05T13:00:00+01:00",
            source="Harbour Post",
            language="en",
        )
    )
    assert article == Article(
        article_id="a1",
        title="Ferry sinks",
        body="A ferry sank. Two died.",
        published_at=NOON,
        source="Harbour Post",
        language="en",
        url="https://example.org/ferry/",
    )


def test_the_body_comes_in_clean_paragraphs():
    body = "By Ada Quill\n\nThe mayor&#8217;s  boat sank.\n\n\nTwo died.\n\nRead more: Storms"
    assert normalize(raw(body=body)).body == "The mayor's boat sank.\n\nTwo died."


def test_what_was_cut_is_counted():
    body = "By Ada Quill\n\nA ferry sank.\n\nShare this\n\nRead more: Storms"
    cut = stage.normalize(raw(body=body)).cut
    assert cut == {Furniture.BYLINE: 1, Furniture.BUTTON: 1, Furniture.TEASER: 1}


def test_captions_are_kept_apart_from_the_body():
    caption = "A lifeboat returns to port after the search. (AP Photo/Ada Quill)"
    article = normalize(raw(body=f"A ferry sank.\n\n{caption}\n\nTwo died."))
    assert article.body == "A ferry sank.\n\nTwo died."
    assert article.captions == (caption,)


def test_a_dateline_is_read_and_stays_in_the_body():
    body = "NORTHPORT, Ohio (AP) — A ferry sank."
    article = normalize(raw(body=body))
    assert article.dateline == Dateline(place="NORTHPORT, Ohio", agency="AP")
    assert article.body == body


def test_captions_are_bounded():
    body = "\n\n".join(f"Image: a lifeboat returns to port number {n}" for n in range(50))
    assert len(normalize(raw(body=f"A ferry sank.\n\n{body}")).captions) == 20


def test_a_bad_address_is_dropped_and_the_article_kept():
    assert normalize(raw(url="http://[broken")).url is None


def test_arrival_stands_in_for_publication():
    assert normalize(raw(), arrived_at=NOON).published_at == NOON
    assert normalize(raw()).published_at is None


PAGE = """<html><head><meta property="article:published_time" content="{day}"></head>
<body><article>
<p>A ferry with sixty people on board sank off the islands, and two died, officials said.</p>
<p>Fishing boats brought the others to the shore, where doctors treated eleven of them.</p>
</article></body></html>"""


def test_a_page_states_the_day_itself():
    article = normalize(RawArticle(html=PAGE.format(day="2024-03-04")), arrived_at=NOON)
    assert article.published_at == datetime(2024, 3, 4, tzinfo=UTC)


def test_a_page_with_an_impossible_day_was_published_when_it_arrived():
    article = normalize(RawArticle(html=PAGE.format(day="2024-09-09")), arrived_at=NOON)
    assert article.published_at == NOON


def test_a_page_states_its_time_of_day():
    article = normalize(RawArticle(html=PAGE.format(day="2024-03-05T09:00:00+01:00")), NOON)
    assert article.published_at == datetime(2024, 3, 5, 8, tzinfo=UTC)


LINKED = PAGE.replace(
    "<head>", '<head><link rel="canonical" href="https://post.example.org/ferry">'
)


def test_the_canonical_link_of_a_page_wins_over_the_address_it_came_by():
    came_by = RawArticle(html=LINKED.format(day="2024-03-04"), url="https://m.example.org/?id=7")
    assert normalize(came_by).url == "https://post.example.org/ferry"


def test_the_publisher_is_the_source_else_the_site_else_the_host():
    url = "https://www.post.example.org/ferry"
    named = LINKED.replace("<head>", '<head><meta property="og:site_name" content="Harbour Post">')
    html = named.format(day="2024-03-04")
    assert normalize(RawArticle(html=html, url=url, source="Courier")).source == "Courier"
    assert normalize(RawArticle(html=html, url=url)).source == "Harbour Post"
    assert normalize(raw(url=url)).source == "post.example.org"
    assert normalize(raw(url=url, source=" ")).source == "post.example.org"
    assert normalize(raw()).source is None


def test_without_an_id_the_page_gives_it():
    one = normalize(raw(url="http://www.example.org/ferry/?utm_source=x"))
    other = normalize(raw(url="https://example.org/ferry", title="Ferry sinks, two dead"))
    assert one.article_id == other.article_id


def test_without_an_address_the_text_gives_it():
    assert normalize(raw()).article_id == normalize(raw()).article_id
    assert normalize(raw()).article_id != normalize(raw(body="A ferry sank.")).article_id


def test_articles_without_a_page_of_their_own_are_told_apart_by_their_text():
    one, other = (normalize(raw(url="https://example.org/", title=t)) for t in ("One", "Two"))
    assert one.article_id != other.article_id


@pytest.mark.parametrize("body", ["\u200b", "&nbsp;", "\ufeff \u00ad"])
def test_nothing_to_read_is_refused(body):
    with pytest.raises(Refused) as caught:
        normalize(RawArticle(body=body))
    assert caught.value.reason == "no-text"


def test_a_broken_date_is_refused():
    with pytest.raises(Refused) as caught:
        normalize(raw(published_at="soon"))
    assert caught.value.reason == "bad-date"


texts = st.none() | st.text(max_size=300)


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("title", "body", "url", "source"), texts)),
    texts,
)
def test_any_raw_article_ends_as_an_article_or_refused(fields, language):
    value = RawArticle(title="Ferry", language=language).model_copy(update=fields)
    outcome = article_or_reason(lambda: value)
    assert outcome == "no-text" or Article.model_validate_json(outcome.to_json()) == outcome


@given(st.binary(max_size=200))
def test_any_bytes_end_as_an_article_or_refused(value):
    outcome = article_or_reason(lambda: decode(value, 1_000))
    assert isinstance(outcome, Article) or outcome in {"not-utf8", "not-json", "not-an-article"}


@pytest.mark.parametrize(
    "fields",
    [{"body": LONG}, {"body": None, "html": f"<html><body><article><p>{LONG}</p></article>"}],
)
def test_a_text_longer_than_any_article_is_refused(fields):
    assert article_or_reason(lambda: raw(**fields)) == "oversize"


def test_a_blank_body_does_not_stand_in_the_way_of_the_page():
    page = f"<html><body><article><p>{'A ferry sank and two people died. ' * 9}</p></article>"
    assert normalize(raw(body=" \n", html=page)).body.startswith("A ferry sank")


def test_a_worker_has_loaded_what_articles_take_before_the_first_comes():
    for cached in (times._reader, language._identifier):
        cached.cache_clear()
    stage.load()
    assert times._reader.cache_info().currsize == language._identifier.cache_info().currsize == 1
