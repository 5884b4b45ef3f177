"""What pages put around a story: bylines, buttons, teasers, credits."""

from collections.abc import Iterable


def without_furniture(lines: Iterable[str], title: str) -> list[str]:
    """The paragraphs that belong to the story."""
    return list(lines)


def without_site_name(title: str, source: str | None, url: str | None) -> str:
    """A headline without the name of the site behind it."""
    return title
