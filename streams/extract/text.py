"""Text as the grammars read it: paragraphs, sentences and words, each with its offsets."""

import re
from collections.abc import Collection, Iterator

WORD = re.compile(
    r"[^\W\d_]{2,}+(?![\w'’-])"  # police: a plain word, as most are
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w,.]\d|\w)"  # 1 200
    r"|\d{1,3}[ -](?i:year[ -]old)\b(?:['’]\w+)?"  # 43 Year-old
    r"|\d+(?:[.,]\d+)*\w*(?:[-'’]\w+)*"  # 12 / 1,200 / 2.3m / 43-year-old
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S. / p.m.
    r"|[^\W\d_]{4,}+(?=\d)"  # Around1.6: a space lost on the way
    r"|\w+(?:[-'’]\w+)*"  # country’s / a
    r"|[^\w\s]",
)
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[¿¡]*\w)")
LAST_WORD = re.compile(r"(\w+)\.?$")
PARAGRAPH = re.compile(r"[^\n]+")

MAX_SENTENCE = 1_500
"""Characters after which a sentence is cut: no sentence of prose is longer, a table or junk is."""


class Sentence:
    """A sentence: its words, numbers and marks, as they stand and in lower case."""

    __slots__ = ("_starts", "lower", "number", "paragraph", "start", "text", "words")

    def __init__(self, text: str, start: int = 0, paragraph: int = 0, number: int = 0) -> None:
        """`start` is its offset in the article, `paragraph` 0 the title, `number` counts from 0."""
        self.text = text
        self.start = start
        self.paragraph = paragraph
        self.number = number
        self.words: list[str] = WORD.findall(text)
        self.lower = list(map(str.lower, self.words))
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the article of the words `first` to `last` (excluded)."""
        if self._starts is None:  # few sentences hold a figure
            self._starts = list(self._find_words())
        end = self._starts[last - 1] + len(self.words[last - 1])
        return self.start + self._starts[first], self.start + end

    def _find_words(self) -> Iterator[int]:
        """Where each word starts; there is nothing but blanks between them."""
        end = 0
        for word in self.words:
            start = self.text.index(word, end)
            yield start
            end = start + len(word)

    def quote(self, first: int, last: int) -> str:
        """The words `first` to `last` (excluded) as they stand in the text."""
        start, end = self.span(first, last)
        return self.text[start - self.start : end - self.start]


def sentences(title: str, body: str, abbreviations: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a title and a body that are joined by a blank line, as `Article.text` is.

    A full stop after one of `abbreviations` (lower case) or after a single letter ends none.
    """
    number = 0
    for paragraph, start, text in _paragraphs(title, body):
        for first, piece in _split(text, abbreviations):
            yield Sentence(piece, start + first, paragraph, number)
            number += 1


def _paragraphs(title: str, body: str) -> Iterator[tuple[int, int, str]]:
    if title.strip():
        yield 0, 0, title
    offset = len(title) + 2
    for number, paragraph in enumerate(PARAGRAPH.finditer(body), start=1):
        yield number, offset + paragraph.start(), paragraph[0]


def _split(text: str, abbreviations: Collection[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for match in SENTENCE_END.finditer(text):
        if _is_abbreviated(text, match.start(), match.end(), abbreviations):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _is_abbreviated(text: str, stop: int, after: int, abbreviations: Collection[str]) -> bool:
    if text[stop] != ".":
        return False
    word = LAST_WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return False
    return text[after].islower() or len(word[1]) == 1 or word[1].lower() in abbreviations


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while start < end:
        stop = end
        if end - start > MAX_SENTENCE:  # at a blank, so that no number is parted
            stop = text.rfind(" ", start + 1, start + MAX_SENTENCE + 1)
            stop = stop if stop > start else start + MAX_SENTENCE
        piece = text[start:stop].rstrip()
        if piece.lstrip():
            yield start, piece
        start = stop + (text[stop : stop + 1] == " ")
