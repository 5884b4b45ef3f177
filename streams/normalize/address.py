"""Addresses of articles: one for all the ways that a page is linked to."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from courlan import clean_url, extract_domain

MEMORY = 1 << 12
"""Hosts whose domain is remembered."""
MAX_LENGTH = 2048
"""Characters; what is longer is no address that a reader could follow."""

HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}(?::\d{1,5})?")

CLEAN = re.compile(r"https?://(?!.*(?:\.\.|xn--))[a-z\d.-]+(?:/[a-zA-Z\d_.~%!=:,-]+)*/?", re.ASCII)
"""An address that courlan leaves as it is, as most are: to ask it takes ten times as long."""

# Hosts and paths of the second edition of a page for phones, and Google's cache of AMP pages.
# https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
MOBILE_HOST = re.compile(r"^(?:m|mobile|mobil|amp|touch)\.(?=[^.]+\.[^.])")
AMP_CACHE_HOST = ".cdn.ampproject.org"
AMP_CACHE_PATH = re.compile(r"^/[cv]/(s/)?(?=[^/]+\.[^/]+/)")
AMP_PATH = re.compile(r"/amp(?:/|\.html)?$|\.amp(?=\.html?$)|(?<=/)amp/(?=[^/]+/?$)")
AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=[^&]*)?|outputType=amp|view=amp)(?=&|$)")

# Trackers that courlan leaves: newsletter and campaign marks of news sites, social networks' marks.
TRACKER = re.compile(
    r"(?:^|&)(?:cmp(?:id)?|ocid|ncid|smid|guccounter|guce_[a-z_]+|mkt_tok|si|"
    r"s_cid|sr_share|share|soc_[a-z_]+|spm|taid|tblci|wt_mc|at_[a-z_]+)=[^&]*",
    re.IGNORECASE,
)


def canonical_url(url: str | None) -> str | None:
    """The page's own address, in a form that is the same however it was linked to.

    https, without trackers, fragment, AMP and mobile editions; null for what is no web address.
    """
    url = (url or "").strip()
    if not url or len(url) > MAX_LENGTH:
        return None
    try:
        if not CLEAN.fullmatch(url):
            url = clean_url(url if "://" in url else f"https://{url}") or ""
        parts = urlsplit(url)
        parts = _canonical(_out_of_cache(parts))
    except ValueError:
        return None
    is_web = parts.scheme == "https" and HOST.fullmatch(parts.netloc)
    return urlunsplit(parts) if is_web else None


def page_url(given: str | None, stated: str | None) -> str | None:
    """The canonical address of a page that was found at one address and states another.

    Its own word counts, unless it names another site (a copy says so of its original) or the
    front of a site, as badly made pages do.
    """
    given, stated = canonical_url(given), canonical_url(stated)
    if given is None or stated is None:
        return given or stated
    return stated if page_key(stated) and _site(given) == _site(stated) else given


def host_of(url: str) -> str:
    """The site of a canonical address, without `www.`."""
    return urlsplit(url).netloc.removeprefix("www.")


def domain_of(url: str) -> str | None:
    """The domain of a canonical address that somebody registered; null for a bare number."""
    return _domain(urlsplit(url).netloc)


def page_key(url: str) -> str | None:
    """What tells the page at a canonical address from others; null for the front of a site.

    `www.` and a last slash, which sites add and drop at will, don't count.
    """
    parts = urlsplit(url)
    host, path = host_of(url), parts.path.rstrip("/")
    if not path and not parts.query:
        return None
    return f"{host}{path}?{parts.query}" if parts.query else f"{host}{path}"


def address_key(address: str | None) -> str | None:
    """The `page_key` of an address in any form; null also for what is no address."""
    canonical = canonical_url(address)
    return page_key(canonical) if canonical else None


def _site(url: str) -> str:
    return domain_of(url) or host_of(url)


@lru_cache(MEMORY)
def _domain(host: str) -> str | None:
    return extract_domain(f"https://{host}/")


def _out_of_cache(parts: SplitResult) -> SplitResult:
    if not parts.netloc.endswith(AMP_CACHE_HOST):
        return parts
    return urlsplit("https://" + AMP_CACHE_PATH.sub("", parts.path))


def _canonical(parts: SplitResult) -> SplitResult:
    scheme = "https" if parts.scheme == "http" else parts.scheme
    host = MOBILE_HOST.sub("", parts.netloc)
    query = TRACKER.sub("", AMP_QUERY.sub("", parts.query)).removeprefix("&")
    return SplitResult(scheme, host, _without_amp(parts.path) or "/", query, "")


def _without_amp(path: str) -> str:
    while (shorter := AMP_PATH.sub("", path)) != path:
        path = shorter
    return path
