"""Text as the grammars read it: paragraphs, sentences and tokens, each with its offsets."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w,.]\d|\w)"  # 1 200
    r"|\d+(?:[.,]\d+)*\w*(?:[-'’]\w+)*"  # 12 / 1,200 / 2.3m / 43-year-old
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S. / p.m.
    r"|\w+(?:[-'’]\w+)*"  # police / country’s / beheaded
    r"|[^\w\s]",
)
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*\w)")
LAST_WORD = re.compile(r"(\w+)\.?$")
PARAGRAPH = re.compile(r"[^\n]+")

MAX_SENTENCE = 1_500
"""Characters after which a sentence is cut: no sentence of prose is longer, a table or junk is."""


class Token(NamedTuple):
    """A word, a number or a mark, with its place in the article's text."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands, and in which paragraph (0 is the title)."""

    text: str
    start: int
    paragraph: int

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)

    def words(self, first: Token, last: Token) -> str:
        """The words from one of its tokens to another."""
        return self.text[first.start - self.start : last.end - self.start]

    def tokens(self) -> list[Token]:
        """Its tokens, in order."""
        start = self.start
        return [
            Token(match[0], match[0].lower(), start + match.start(), start + match.end())
            for match in TOKEN.finditer(self.text)
        ]


def sentences(title: str, body: str, abbreviations: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a title and a body that are joined by a blank line, as `Article.text` is.

    A full stop after one of `abbreviations` (lower case) or after a single letter ends none.
    """
    if title.strip():
        yield from _split(title, 0, 0, abbreviations)
    offset = len(title) + 2
    for number, paragraph in enumerate(PARAGRAPH.finditer(body), start=1):
        yield from _split(paragraph[0], offset + paragraph.start(), number, abbreviations)


def _split(
    text: str, offset: int, paragraph: int, abbreviations: Collection[str]
) -> Iterator[Sentence]:
    start = 0
    for match in SENTENCE_END.finditer(text):
        if _is_abbreviated(text, match.start(), match.end(), abbreviations):
            continue
        yield from _cut(text[start : match.end()], offset + start, paragraph)
        start = match.end()
    yield from _cut(text[start:], offset + start, paragraph)


def _is_abbreviated(text: str, stop: int, after: int, abbreviations: Collection[str]) -> bool:
    if text[stop] != ".":
        return False
    word = LAST_WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return False
    return text[after].islower() or len(word[1]) == 1 or word[1].lower() in abbreviations


def _cut(text: str, offset: int, paragraph: int) -> Iterator[Sentence]:
    for start in range(0, len(text), MAX_SENTENCE):
        piece = text[start : start + MAX_SENTENCE]
        if piece.strip():
            yield Sentence(piece.rstrip(), offset + start, paragraph)
