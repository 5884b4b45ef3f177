"""A raw article to the article that the rest of the pipeline reads."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from schemas import Article, RawArticle
from streams.normalize.address import host_of, page_key, page_url
from streams.normalize.dateline import read_dateline
from streams.normalize.furniture import Furniture
from streams.normalize.language import language_of
from streams.normalize.page import Page, read_page
from streams.normalize.story import read_story
from streams.normalize.text import mend, paragraphs, without_markup
from streams.normalize.times import Published, published
from streams.normalize.title import without_site_name
from streams.refusal import Refused

MAX_TITLE, MAX_SOURCE, MAX_ADDRESS, MAX_CAPTION = 1_000, 200, 2_000, 1_000
"""Characters that are kept; the limits of `schemas.Article`, as is the next."""
MAX_CAPTIONS = 20
MAX_TEXT = 200_000
"""Characters of the longest text that is read: 33,000 words, a short book."""

SAMPLES = (
    RawArticle(body="In a language to be told.", published_at="1 of no month 2024"),
    RawArticle(html="<html><body><article><p>A page.</p></article></body></html>"),
)
"""Articles that take all that is loaded at first use; a date is sought in every language."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """An article, and what was cut from its text."""

    article: Article
    cut: Counter[Furniture]
    """Paragraphs by kind."""
    ahead: timedelta | None = None
    """How far its stated time of publication lay ahead of its arrival; null where none is."""


def normalize(raw: RawArticle, arrived_at: datetime | None = None) -> Normalized:
    """The article in a raw record; `arrived_at` stands in for a missing time of publication.

    What the record says itself wins over what is read out of its page. Raises `Refused`:
    `no-text` where nothing is left to read, `oversize` where it is more than an article can be,
    `bad-date` where the time of publication is none.
    """
    given = (raw.body or "").strip()
    page = read_page(raw.html, raw.url) if raw.html and not given else Page(body="")
    text = given or page.body
    if len(text) > MAX_TEXT:
        raise Refused("oversize", f"a text of {len(text)} characters; at most {MAX_TEXT} are read")
    url = page_url(raw.url, page.url)
    source = _publisher(raw, page, url)
    title = without_site_name(_one_line(raw.title or page.title, MAX_TITLE) or "", source, url)
    story = read_story(_paragraphs(text), title, _paragraphs(page.captions))
    body = "\n\n".join(story.paragraphs)
    if not title and not body:
        raise Refused("no-text", "no article was found in the html; send its text as body")
    when = _time_of(raw, page, arrived_at)
    article = Article(
        article_id=raw.id or _id_of(url, title, body),
        title=title,
        body=body,
        captions=tuple(caption[:MAX_CAPTION] for caption in story.captions[:MAX_CAPTIONS]),
        dateline=read_dateline(body),
        published_at=when.at,
        source=source,
        language=language_of(f"{title}\n\n{body}", raw.language),
        url=url if url and len(url) <= MAX_ADDRESS else None,
    )
    return Normalized(article, story.cut, when.ahead)


def load() -> None:
    """Load what is loaded at first use: it takes some seconds."""
    for sample in SAMPLES:
        with suppress(Refused):
            normalize(sample)


def _paragraphs(text: str) -> list[str]:
    return paragraphs(without_markup(mend(text))) if text else []


def _time_of(raw: RawArticle, page: Page, arrived_at: datetime | None) -> Published:
    if raw.published_at:
        return published(raw.published_at, arrived_at)
    try:
        return published(page.published, arrived_at)
    except Refused:  # the page's date was found by markup, not stated by the feeder
        return Published(arrived_at)


def _publisher(raw: RawArticle, page: Page, url: str | None) -> str | None:
    named = _one_line(raw.source, MAX_SOURCE) or _one_line(page.source, MAX_SOURCE)
    return named or (host_of(url)[:MAX_SOURCE] if url else None)


def _one_line(text: str | None, longest: int) -> str | None:
    return " ".join(mend(text[:MAX_TEXT]).split())[:longest] or None if text else None


def _id_of(url: str | None, title: str, body: str) -> str:
    """The same for the same page, or for the same text where no address is known."""
    name = (page_key(url) if url else None) or f"{title}\n\n{body}"
    return blake2b(name.encode(), digest_size=16).hexdigest()
