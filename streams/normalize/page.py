"""The article within a web page."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from streams.refusal import Refused

MOST_ELEMENTS = 15_000
"""Elements of the largest page that is read; pages of news have some thousand, and finding the
text takes time by their number."""
STATED_DATE = {"original_date": True, "extensive_search": False}
"""For htmldate: the day that the page states as that of publication, no guess by its text."""
CAPTION = "self::figcaption or contains(concat(' ', @class, ' '), ' wp-caption-text ')"
CAPTIONS = (
    f"//body//*[{CAPTION}]"
    "[not(ancestor::a or ancestor::li or ancestor::nav or ancestor::aside or ancestor::footer)]"
    f"[not(ancestor::*[{CAPTION}])]"
    "[not(.//a[@href]//img)]"
)
"""Where the captions of a page are, those of links to other stories left out, and those within
another: each would repeat what is in it."""
MOST_CAPTIONS, LONGEST_CAPTION = 100, 2_000
"""What is read of a page, and characters of one; more are no pictures of a story."""
ADDRESSES = (
    "//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href",
    "//meta[@property='og:url']/@content",
)
"""Where a page says which address is its own, the surest first."""
TIME = "//meta[@property='article:published_time']/@content"
SPACE_BEFORE_MARK = re.compile(r" (?=[,.;:!?)])")

# They tell of every page that is none, with its address and whatever else stands in it.
for library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(library).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article; null or empty where it doesn't."""

    body: str
    captions: str = ""
    """In paragraphs, as the body is."""
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    """ISO 8601, with the time of day where the page has it."""


def read_page(html: str, url: str | None) -> Page:
    """Find the article's text, captions, headline, address, site and time of publication.

    Raises `Refused` (`oversize`) for a page of too many elements.
    """
    import trafilatura  # takes a moment, and most feeds have no pages

    tree = trafilatura.load_html(html)
    if tree is None:
        return Page(body="")
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise Refused("oversize", f"html of {elements} elements; at most {MOST_ELEMENTS} are read")
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=STATED_DATE,
    )
    # Each remembers a thousand texts, and a text may be as large as a page.
    for remembers in (trafilatura.utils.trim, trafilatura.utils.line_processing):
        remembers.cache_clear()
    if document is None or isinstance(document, dict):
        return Page(body="")
    return Page(
        body=document.text or "",
        captions="\n\n".join(_captions(tree)),
        title=document.title,
        url=_address(tree, url),
        source=document.sitename,
        published=_time(tree, document.date),
    )


def _address(tree: Any, url: str | None) -> str | None:
    stated = (address for where in ADDRESSES for address in tree.xpath(where))
    try:
        return next((urljoin(url or "", address.strip()) for address in stated), None)
    except ValueError:
        return None


def _time(tree: Any, day: str | None) -> str | None:
    """The time of that day which the page states; else the day."""
    times = (time for time in tree.xpath(TIME) if day and time.startswith(day))
    return next(times, day)


def _captions(tree: Any) -> Iterator[str]:
    for element in tree.xpath(CAPTIONS)[:MOST_CAPTIONS]:
        words = " ".join(element.itertext()).split()
        yield SPACE_BEFORE_MARK.sub("", " ".join(words)[:LONGEST_CAPTION])
