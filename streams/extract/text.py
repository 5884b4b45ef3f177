"""Text as the grammars read it: paragraphs, sentences and words, each with its offsets."""

import re
from collections.abc import Collection, Iterable, Iterator


def _word(letter: str, word: str) -> re.Pattern[str]:
    """A word, a number or a mark; `letter` and `word` are classes of characters.

    To find the blanks before it too takes two thirds of the time that it would take to pass them.
    """
    return re.compile(
        rf"\s*+({letter}{{2,}}+(?![{word}'’-])"  # police: a plain word, as most are
        rf"|\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?![{word},.]\d|[{word}])"  # 1 200
        rf"|\d{{1,3}}[ -](?i:y(?:ea)?r[ -]old)\b(?:['’][{word}]+)?"  # 43 Year-old
        rf"|\d+(?:[.,]\d+)*[{word}]*(?:[-'’][{word}]+)*"  # 12 / 1,200 / 2.3m / 43-year-old
        rf"|{letter}\.(?:{letter}\.)+"  # U.S. / p.m.
        rf"|{letter}{{4,}}+(?=\d)"  # Around1.6: a space lost on the way
        rf"|[{word}]+(?:[-'’][{word}]+)*(?:(?<=s)['’](?=\s[{word}]))?"  # country’s / James’ / a
        rf"|[^{word}\s])"
    )


WORD = _word(r"[^\W\d_]", r"\w")
ASCII_WORD = _word("[A-Za-z]", "A-Za-z0-9_")
"""The same for a text in ASCII, in two thirds of the time."""
SENTENCE_END = re.compile(
    r"[.!?…](?:[\"”’'»)\]]*\s+(?=[\"“‘'«(\[¿¡]*\w)"
    r"|(?<=[^\W\d_]{2}[.!?])[\"”]?(?=[A-Z][a-z]+ |\d+-year-old ))"  # shot.Police: a lost blank
)
LAST_WORD = re.compile(r"(\w+)\.?$")
SMALL_LETTERS = bytes(
    ord(chr(b).lower()) if chr(b).isascii() and chr(b).isalpha() else ord(" ") for b in range(256)
)
"""Each letter of ASCII in lower case, a blank for any other byte."""
PARAGRAPH = re.compile(r"[^\n]+")
VIDEO = re.compile(r"\d?\d:[0-5]\d (?![AaPp]\.?[Mm]\b)[^a-z].{,150}(?<![.\s])\s*$")
"""A title of a page's list of videos, each after its running time: "1:49 Neighbors are shaken".

What a live blog tells at a time of day is a sentence, with a full stop.
"""

LONG_TITLE = 25
"""Characters of a title that no sentence holds by chance."""
MAX_SENTENCE = 1_500
"""Characters after which a sentence is cut: no sentence of prose is longer, a table or junk is."""


def letters(text: str) -> list[bytes]:
    """The runs of letters in a text, in lower case, those without accents; native code alone.

    The words of a text hold whole runs: what none of its runs has a part of, is none of its words.
    """
    lower = text if text.isascii() else text.lower()  # of some letters, one of ASCII
    return lower.encode().translate(SMALL_LETTERS).split()


class Trigger:
    """Words without which a text needs no reading; asked of its letters, before it is split."""

    __slots__ = ("_parts",)

    def __init__(self, words: Iterable[str]) -> None:
        parts = [letters(word) for word in words]
        self._parts = frozenset(max(runs, key=len) for runs in parts) if all(parts) else None

    def may_be_in(self, runs: list[bytes]) -> bool:
        """Whether a text with these letters may hold one of the words; if not, it holds none."""
        return self._parts is None or not self._parts.isdisjoint(runs)


class Sentence:
    """A sentence: its words, numbers and marks, as they stand and in lower case."""

    __slots__ = (
        "_capitals",
        "_lower",
        "_starts",
        "_words",
        "letters",
        "number",
        "paragraph",
        "start",
        "text",
    )

    def __init__(self, text: str, start: int = 0, paragraph: int = 0, number: int = 0) -> None:
        """`start` is its offset in the article, `paragraph` 0 the title, `number` counts from 0."""
        self.text = text
        self.start = start
        self.paragraph = paragraph
        self.number = number
        self.letters = letters(text)
        self._words: list[str] | None = None
        self._lower: list[str] | None = None
        self._capitals: list[int] | None = None
        self._starts: list[int] | None = None

    @property
    def words(self) -> list[str]:
        """Split when they are first asked for: many sentences are never read."""
        if self._words is None:
            self._words = (ASCII_WORD if self.text.isascii() else WORD).findall(self.text)
        return self._words

    @property
    def lower(self) -> list[str]:
        """The words in lower case."""
        if self._lower is None:
            self._lower = list(map(str.lower, self.words))
        return self._lower

    @property
    def capitals(self) -> list[int]:
        """The words that begin with a capital."""
        if self._capitals is None:
            self._capitals = [at for at, word in enumerate(self.words) if word[0].isupper()]
        return self._capitals

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the article of the words `first` to `last` (excluded)."""
        if self._starts is None:  # few sentences hold a figure
            self._starts = self._find_words()
        end = self._starts[last - 1] + len(self.words[last - 1])
        return self.start + self._starts[first], self.start + end

    def _find_words(self) -> list[int]:
        """Where each word starts; there is nothing but blanks between them."""
        starts, end = [], 0
        for word in self.words:
            start = self.text.index(word, end)
            starts.append(start)
            end = start + len(word)
        return starts

    def quote(self, first: int, last: int) -> str:
        """The words `first` to `last` (excluded) as they stand in the text."""
        start, end = self.span(first, last)
        return self.text[start - self.start : end - self.start]


def sentences(title: str, body: str, abbreviations: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a title and a body that are joined by a blank line, as `Article.text` is.

    A full stop after one of `abbreviations` (lower case) or after a single letter ends none; after
    a digit, as of a day, it does.
    """
    number = 0
    for paragraph, start, text in _paragraphs(title, body):
        for offset, told in _without_title(text, title if paragraph else ""):
            for first, piece in _split(told, abbreviations):
                yield Sentence(piece, start + offset + first, paragraph, number)
                number += 1


def _paragraphs(title: str, body: str) -> Iterator[tuple[int, int, str]]:
    if title.strip():
        yield 0, 0, title
    offset = len(title) + 2
    for number, paragraph in enumerate(PARAGRAPH.finditer(body), start=1):
        if VIDEO.match(paragraph[0]) is None:
            yield number, offset + paragraph.start(), paragraph[0]


def _without_title(text: str, title: str) -> Iterator[tuple[int, str]]:
    """A paragraph, parted where a page's furniture repeats the title within it."""
    start = 0
    while len(title) >= LONG_TITLE and (at := text.find(title, start)) >= 0:
        yield start, text[start:at]
        start = at + len(title)
    yield start, text[start:]


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
    last = text[max(0, stop - 20) : stop].rsplit(" ", 1)[-1]
    if not last.isalnum():
        word = LAST_WORD.search(last)
        if word is None:
            return False
        last = word[1]
    is_initial = len(last) == 1 and not last.isdigit()
    return text[after].islower() or is_initial or last.lower() in abbreviations


def _cut(text: str, start: int, end: int) -> list[tuple[int, str]]:
    pieces = []
    while end - start > MAX_SENTENCE:  # at a blank, so that no number is parted
        stop = text.rfind(" ", start + 1, start + MAX_SENTENCE + 1)
        stop = stop if stop > start else start + MAX_SENTENCE
        pieces.append((start, text[start:stop].rstrip()))
        start = stop + (text[stop] == " ")
    pieces.append((start, text[start:end].rstrip()))
    return [(first, piece) for first, piece in pieces if piece]
