"""Plain text without the scars of the web, in paragraphs."""

import re

from ftfy import TextFixerConfig, fix_text_segment

CONFIG = TextFixerConfig(unescape_html=True, normalization="NFC", explain=False)
PLAIN = re.compile(r"[\t -%'-~–—…‘’“”]*")
"""A line with nothing to mend but its quotes: printable ASCII without entities, and the marks of
typography, which are no sign of a broken encoding where no other strange character is."""
MOST_LINES = 5_000
"""Lines are mended one by one, each by its own encoding; a text of more lines is no prose, and not
worth the time."""
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc]")
"""Soft hyphens, zero-width spaces and direction marks: they split words that look whole. (Joiners
stay: Persian and the Indic scripts are written with them.)"""
HYPHENS = str.maketrans("\u2010\u2011", "--")
"""A hyphen, and one that keeps its words together, as the one of keyboards."""
BLANK_LINES = re.compile(r"\n\s*\n")
WRAPPED = range(50, 101)
"""Characters of a line that was broken by a program, as in mail and on teleprinters."""
# Markup of texts that should have none: feeds wrap their summaries in it.
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|figure|section|br)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
SENTENCE_END = (".", "!", "?", '"', "'", ":", ")")


def mend(text: str) -> str:
    """Undo broken encodings and entities; straight quotes, NFC, no invisible characters."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        return INVISIBLE.sub("", fix_text_segment(text, CONFIG))
    return INVISIBLE.sub("", "\n".join(map(_mend_line, lines)))


def _mend_line(line: str) -> str:
    if not PLAIN.fullmatch(line):
        return fix_text_segment(line, CONFIG).translate(HYPHENS)
    if line.isascii():
        return line
    return line.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"')


def without_markup(text: str) -> str:
    """The text without its HTML tags, its blocks as paragraphs; untouched where it has no blocks.

    For fragments that were meant as text; a whole page is read by `streams.normalize.page`.
    """
    return TAG.sub("", BLOCK.sub("\n\n", text)) if BLOCK.search(text) else text


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a mended text, each on one line, none empty."""
    blocks = BLANK_LINES.split(text)
    lines = (line for block in blocks for line in _unwrapped(block.split("\n")))
    return [joined for line in lines if (joined := " ".join(line.split()))]


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of a block, or one paragraph where lines end in the middle of sentences."""
    body = [line.strip() for line in lines[:-1]]
    wrapped = len(body) >= 2 and all(len(line) in WRAPPED for line in body)
    if wrapped and not all(line.endswith(SENTENCE_END) for line in body):
        return [" ".join(lines)]
    return lines


def squashed(text: str) -> str:
    """Letters and digits alone, without case: what pages leave as it is when they repeat a text."""
    return "".join(filter(str.isalnum, text)).casefold()
