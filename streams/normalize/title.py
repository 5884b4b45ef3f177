"""Headlines without the name of the site."""

import re
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import urlsplit

from streams.normalize.address import domain_of
from streams.normalize.text import squashed

SITE_SEPARATOR = re.compile(r" (?:[|·•–—]|-{1,2}|::|») ")
BEFORE_NAME = re.compile(r"^(?:the |www\.)")
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\b\d+\b")
LONG_NAME = 5
"""Letters of a name that more may follow, as in "Harbour Post Online"; words of the story begin
with "AP" or "RT" as well."""


def without_site_name(title: str, source: str | None, url: str | None) -> str:
    """A headline without the name of the site and of its sections behind it.

    A number is the story's, unless the name has it: then nothing before it is cut.
    """
    names = {name for name in map(_name, _stated(source, url)) if name}
    for separator in SITE_SEPARATOR.finditer(title):
        behind = title[separator.end() :]
        numbers = NUMBER.findall(behind)
        if all(any(number in name for name in names) for number in numbers) and _is_site(
            SITE_SEPARATOR.split(behind, maxsplit=1)[0], names
        ):
            return title[: separator.start()].rstrip(" |-–—") or title
    return title


def _stated(source: str | None, url: str | None) -> Iterator[str]:
    """What a site may call itself: also its address, domain, and the domain's first part."""
    if source:
        yield source
    if url:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        domain = domain_of(url) or host
        yield from (host, domain, domain.split(".")[0])


def _name(text: str) -> str:
    return squashed(BEFORE_NAME.sub("", text.casefold()))


def _is_site(part: str, names: set[str]) -> bool:
    """Whether a part of a headline is a name, or begins with one that is no word of a story."""
    words = map(squashed, WORD.findall(BEFORE_NAME.sub("", part.casefold())))
    return _name(part) in names or any(
        start in names and len(start) >= LONG_NAME for start in accumulate(words)
    )
