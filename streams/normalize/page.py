"""The article within a web page."""

from dataclasses import dataclass

STATED_DATE = {"original_date": True, "extensive_search": False}
"""For htmldate: the day that the page states as that of publication, no guess by its text."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article; null or empty where it doesn't."""

    body: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    """A day, as ISO 8601."""


def read_page(html: str, url: str | None) -> Page:
    """Find the text of the article, its headline, address, site and day of publication."""
    import trafilatura  # takes a moment, and most feeds have no pages

    document = trafilatura.bare_extraction(
        html,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=STATED_DATE,
    )
    if document is None or isinstance(document, dict):
        return Page(body="")
    return Page(document.text or "", document.title, document.url, document.sitename, document.date)
