"""Headlines without the name of the site."""

import re
from urllib.parse import urlsplit

from streams.normalize.text import squashed

SHORTEST_NAME = 3
"""Letters of the shortest name of a site that is recognized at the end of a headline."""
SITE_SEPARATOR = re.compile(r" (?:[|·•–—]|-{1,2}|::|») ")


def without_site_name(title: str, source: str | None, url: str | None) -> str:
    """A headline without the names of the site and its sections behind it."""
    names = [squashed(name) for name in (source, urlsplit(url).hostname if url else None) if name]
    for separator in SITE_SEPARATOR.finditer(title):
        rest = squashed(title[separator.end() :].split(separator[0])[0])
        if len(rest) >= SHORTEST_NAME and any(rest in name or name in rest for name in names):
            return title[: separator.start()].rstrip(" |-–—") or title
    return title
