"""Bytes of strangers to text: what names their charset may be missing, or wrong."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

FALLBACK = "windows-1252"
"""What browsers take a page for that names no charset and is not UTF-8."""
PRESCAN = 1_024
"""Bytes within which the charset must be named.
https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding"""
UTF_16 = "utf-16"


def decode(content: bytes, naming: re.Pattern[bytes], served_as: str | None = None) -> str:
    """The text of a page or a feed.

    A mark of the byte order decides. What is UTF-8 is read as such, since hardly anything else is
    so by chance; then counts the charset that the server named (`served_as`), then the one that
    the content itself names, which `naming` finds.
    """
    if is_utf_16(content):
        return content.decode(UTF_16, errors="replace")
    for charset in ("utf-8-sig", served_as, _named(content, naming)):
        try:
            if charset:
                return content.decode(charset)
        except (ValueError, LookupError):  # also of a charset such as "undefined"
            continue
    return content.decode(FALLBACK, errors="replace")


def is_utf_16(content: bytes) -> bool:
    """Whether it begins with a mark of the byte order, as UTF-16 should."""
    return content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


def _named(content: bytes, naming: re.Pattern[bytes]) -> str | None:
    found = naming.search(content[:PRESCAN])
    named = found[1].decode() if found else None
    # What says in ASCII that it is UTF-16 is not.
    return None if named and named.lower().startswith(UTF_16) else named
