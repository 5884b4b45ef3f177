"""The article within a web page."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from streams.normalize import attributes, jsonld
from streams.normalize.jsonld import Statement
from streams.refusal import Refused

MOST_ELEMENTS = 10_000
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
MOST_ADDRESSES = 10
"""What is read of each of these; a page has one."""
ADDRESSES = (
    "(//link[contains(concat(' ', @rel, ' '), ' canonical ')])"
    f"[position() <= {MOST_ADDRESSES}]/@href",
    f"(//meta[@property='og:url'])[position() <= {MOST_ADDRESSES}]/@content",
)
"""Where a page says which address is its own, the surest first."""
TIME = "//meta[@property='article:published_time']/@content"
MUCH_MORE = 1.5
"""Times the text that was found, a stated one must be as long to be taken in its place: then the
page shows a beginning of it."""
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

    What the page states of them in JSON-LD is read where its markup doesn't say it. Raises
    `Refused` (`oversize`) for a page of too many elements, or attributes of one.
    """
    import trafilatura  # takes a moment, and most feeds have no pages

    tree = _tree(html)
    if tree is None:
        return Page(body="")
    stated = jsonld.of_page(tree, _addresses(tree, url))
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
        document = trafilatura.settings.Document()
    return Page(
        body=_body(document.text or "", stated),
        captions="\n\n".join(_captions(tree)),
        title=document.title or stated.title,
        url=_address(tree, url, stated),
        source=document.sitename or stated.source,
        published=_time(tree, document.date, stated),
    )


def stated_time(html: str, url: str | None) -> str | None:
    """The time of publication that `read_page` finds, without reading the rest of the page.

    Null also for a page that `read_page` refuses.
    """
    import trafilatura  # takes a moment, and most feeds have no pages

    try:
        tree = _tree(html)
    except Refused:
        return None
    if tree is None:
        return None
    found = trafilatura.extract_metadata(tree, default_url=url, date_config=STATED_DATE)
    return _time(tree, found.date, jsonld.of_page(tree, _addresses(tree, url)))


def _tree(html: str) -> Any:
    """The page as a tree; null where nothing is in it. Raises `Refused` (`oversize`)."""
    import trafilatura  # as above

    if attributes.has_too_many(html):
        most = attributes.MOST_ATTRIBUTES
        raise Refused("oversize", f"html with an element of more than {most} attributes")
    tree = trafilatura.load_html(html)
    elements = 0 if tree is None else sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise Refused("oversize", f"html of {elements} elements; at most {MOST_ELEMENTS} are read")
    return tree if tree is None or tree.tag == "html" else _with_body(tree)


def _with_body(root: Any) -> Any:
    """A page around what is none, such as an SVG; htmldate fails where it drops the root."""
    from lxml.html.builder import BODY, HTML  # as above

    return HTML(BODY(root))


def _body(found: str, stated: Statement) -> str:
    """The text that was found, unless a stated one goes on, or is the same with its paragraphs."""
    body = stated.body or ""
    is_same = found.split() == body.split()
    return body if is_same or len(body) > MUCH_MORE * len(found) else found


def _address(tree: Any, url: str | None, stated: Statement) -> str | None:
    given = [stated.url] if stated.url else []
    return next(iter([*_addresses(tree, url), *given]), None)


def _addresses(tree: Any, url: str | None) -> list[str]:
    """What the page calls its own address, the surest first."""
    addresses = [address.strip() for where in ADDRESSES for address in tree.xpath(where)]
    try:
        return [urljoin(url or "", address) for address in addresses]
    except ValueError:
        return []


def _time(tree: Any, day: str | None, stated: Statement) -> str | None:
    """The time of that day which the page states; else the day."""
    times = [*tree.xpath(TIME), *filter(None, [stated.published])]
    return next((time for time in times if day and time.startswith(day)), day)


def _captions(tree: Any) -> Iterator[str]:
    for element in tree.xpath(CAPTIONS)[:MOST_CAPTIONS]:
        words = " ".join(element.itertext()).split()
        yield SPACE_BEFORE_MARK.sub("", " ".join(words)[:LONGEST_CAPTION])
