"""HTML of which an element has very many attributes: a tree of it takes time by their square."""

from collections.abc import Mapping

MOST_ATTRIBUTES = 1_000
"""Of an element that is read; elements of pages have some."""


class _TooMany(Exception):  # noqa: N818 - it ends a look, and is no error
    pass


class _Look:
    """What lxml tells of each element, building no tree."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > MOST_ATTRIBUTES:
            raise _TooMany

    def close(self) -> None:
        """Nothing is kept."""


def has_too_many(html: str) -> bool:
    """Whether an element of a page, or of a piece of one, has more than `MOST_ATTRIBUTES`."""
    from lxml import etree  # takes a moment, and most feeds have no markup

    try:
        etree.fromstring(
            html.encode(errors="replace"), etree.HTMLParser(encoding="utf-8", target=_Look())
        )
    except _TooMany:
        return True
    except (etree.XMLSyntaxError, ValueError):  # whoever reads it says what is wrong
        pass
    return False
