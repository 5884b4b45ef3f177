"""Who published a report, and who speaks in it."""

from urllib.parse import urlsplit

from schemas import Report


def publisher(report: Report) -> str | None:
    """Return who published it: the source it names, else the host of its address."""
    if report.source and report.source.strip():
        return report.source.strip()
    return _host(report.url) if report.url else None


def source(report: Report) -> str:
    """Return who speaks: the agency whose story it is, the publisher, or the article for itself.

    An agency that ten papers print is one source, whatever they cut or add.
    """
    name = report.agency or publisher(report)
    return name.casefold() if name else f"article:{report.article_id}"


def are_of_one_publisher(one: Report, other: Report) -> bool:
    """Say whether one publisher, known by name, published both."""
    name, other_name = publisher(one), publisher(other)
    return name is not None and other_name is not None and name.casefold() == other_name.casefold()


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:  # a malformed address names no source
        return None
    return host.removeprefix("www.") if host else None
