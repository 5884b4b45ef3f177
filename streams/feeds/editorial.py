"""What an agency lets its customers do with an item: use it, wait, take it back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from schemas import RawArticle
from streams.feeds.errors import LeftOut
from streams.normalize.dateline import read_dateline
from streams.normalize.language import UNKNOWN, language_code, language_of
from streams.normalize.times import published
from streams.refusal import Refused

USABLE = "usable"
TAKEN_BACK = frozenset(["withheld", "canceled", "cancelled"])
"""In both, what was published must be withdrawn: until further notice, or for good.
https://cv.iptc.org/newscodes/pubstatusg2/"""
BEGINNING = 200
"""Characters of a story, its first sentence or two."""
NOTICE = "Withdrawn by its publisher"
MAX_ID = 200
"""Characters of an article's id, by `schemas.article`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One version of an item of ninjs, NewsML-G2 or NITF."""

    id: str | None
    """The same for all its versions."""
    title: str | None
    body: str | None
    published_at: str | None
    """When this version was made."""
    source: str | None
    language: str | None
    url: str | None = None
    filed_from: str | None = None
    """The place that papers print before the story."""
    status: str | None = None
    """One of IPTC's; null means usable."""
    embargoed_until: str | None = None
    """Empty: until further notice, as NewsML-G2 has it. Null: not embargoed."""


def release(item: Item) -> RawArticle:
    """The article that an item gives the pipeline now.

    One that is withheld or canceled gives a new version without its words, so that what was fed of
    it before counts no longer. Raises `LeftOut` for what is embargoed, has an unknown status, or
    has no text.
    """
    if (status := (item.status or USABLE).lower()) in TAKEN_BACK:
        return _notice(item)
    if status != USABLE:
        raise LeftOut(f"its status is {status!r}, neither usable, withheld nor canceled")
    if item.embargoed_until is not None:
        _check_embargo(item.embargoed_until)
    if not (item.title or item.body):
        raise LeftOut("it has no headline and no text")
    return RawArticle(
        id=_article_id(item.id),
        url=item.url,
        title=item.title,
        body=_with_dateline(item.filed_from, item.body) if item.body else None,
        published_at=item.published_at,
        source=item.source,
        language=item.language,
    )


def _with_dateline(place: str | None, story: str) -> str:
    """The story behind the city that it was filed from, unless its beginning names that or has a
    dateline."""
    city, *country = (place or "").strip(" ,.:-–—").split(",", 1)
    if not city or city.casefold() in story[:BEGINNING].casefold() or read_dateline(story):
        return story
    return f"{','.join([city.upper(), *country])} — {story}"


def _notice(item: Item) -> RawArticle:
    """It goes where the item went, so it keeps its language; its words are its own, being its id.

    Two with the same words would be taken for copies. Raises `LeftOut` for one that can't find its
    item.
    """
    if not item.id:
        raise LeftOut(f"it is {item.status}, and names no id by which it could be taken back")
    words = f"{item.title or ''}\n\n{item.body or ''}".strip()
    language = language_code(item.language) or (language_of(words) if words else UNKNOWN)
    if language == UNKNOWN:
        raise LeftOut(
            f"it is {item.status}, and neither names its language nor has words that tell it, so "
            "that it would not reach what it takes back; add the language that the item had"
        )
    return RawArticle(
        id=_article_id(item.id),
        title=NOTICE,
        body=item.id,
        published_at=item.published_at,
        source=item.source,
        language=language,
    )


def _check_embargo(until: str) -> None:
    if not until.strip():
        raise LeftOut("it is embargoed until further notice; feed it again when that is over")
    try:
        end = published(until, None).at
    except Refused:
        end = None
    if end is None:
        raise LeftOut(f"it is embargoed until {until!r}, which is no date")
    if end > datetime.now(UTC):
        raise LeftOut(f"it is embargoed until {end:%Y-%m-%d %H:%M} UTC; feed it again then")


def _article_id(id_: str | None) -> str | None:
    """The id; of one that is too long, a digest, which stays the same for each version too."""
    if not id_ or len(id_) <= MAX_ID:
        return id_ or None
    return blake2b(id_.encode(), digest_size=16).hexdigest()
