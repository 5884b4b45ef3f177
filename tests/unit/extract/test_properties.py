"""What holds for every text."""

import json
import os
import subprocess
import sys
from cProfile import Profile
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Article, Figure
from streams.extract import extract
from streams.extract.grammar.reading import MAX_SENTENCES
from streams.extract.text import MAX_SENTENCE, WORD, sentences

from .build import article
from .grammar.build import CHUNKER, LEXICON

PIECES = """twelve 12 1,200 dozens of people police officers were killed injured and , . ; " “ ( )
    - – at least up to between a the man Ana Duarte 24 's died missing shot dead himself toll rose
    from by hundreds thousands million 2.3 20-30 families houses destroyed 180-day $ % in Lima
    Monday 2011 no one who including another others half or more among identified as named the
    woman nurse was he said denied that could if years ago this year since 1954 worst THE ANA
    DUARTE KILLED : | children along with Deaths several hundred couple lives claimed between
    double homicide deadly shooting 24-year-old Mr. Gen. U.S. p.m. aged every five"""
STRANGE = [
    "\x00", "\x07", "\x1b[0m", "\x85", "\u2028", "\u200b", "\u202e", "\ufeff", "\u0301", "\ufffd",
    "²", "½", "Ⅻ", "①", "١٢", "१२", "\uff11\uff12", "死者12人", "убит", "ΑΝΑ", "قتل", "ß", "İ", "ﬁ",
    "👩\u200d👧", "9" * 30, "«", "”", "‘", "’s", "'", "))", "[", "—", "…", "-", "--", "12-", "-12",
    "1,2,3", "1.2.3", "0", "00", "29 Feb", "31 Nov.", "Feb. 29, 2023", "in 0000", "1 000 000",
    "12\u00a0345", "a.b.c.",
]  # fmt: skip
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])
TEXTS = (
    st.lists(WORDS, max_size=60).map(" ".join)
    | st.lists(WORDS | st.sampled_from(STRANGE), max_size=40).map(" ".join)
    | st.lists(WORDS | st.sampled_from(STRANGE) | st.text(max_size=3), max_size=40).map("".join)
    | st.text(max_size=300)
)
PLAIN = (
    "The meeting will go on as it began, and whoever wants to listen may listen.",
    "It is a long way, and the weather seldom helps. Still, the view is worth it.",
    "Such things are easily said. Whether they are believed is quite another question.",
)
"""Paragraphs without a figure, a name or a date, and without a word of what happened."""
HOSTILE = ("9", "(", "1,", "and ", "killed ", "killed 12 ", "killed 12. A", ". ", "\n", "“", "\x00")
MEGABYTE = 1_000_000


@settings(deadline=None, max_examples=500)
@given(title=TEXTS, body=TEXTS)
def test_no_text_breaks_it_and_offsets_hold(title: str, body: str) -> None:
    news = article(body, title)

    found = extract(news)

    for figure in found.figures:
        words = news.text[figure.start : figure.end]
        assert 0 <= figure.start < figure.end <= len(news.text)
        assert words == words.strip()
        assert words in figure.quote
        assert figure.quote in news.text
        assert figure.low <= figure.best
        assert figure.high is None or figure.best <= figure.high
    assert found == extract(news)


@settings(deadline=None, max_examples=200)
@given(title=TEXTS, body=TEXTS)
def test_no_text_breaks_it_without_a_day_of_publication(title: str, body: str) -> None:
    extract(article(body, title).model_copy(update={"published_at": None}))


def told(figure: Figure) -> tuple[Any, ...]:
    number = (figure.kind, figure.low, figure.best, figure.high, figure.qualifier)
    return (*number, figure.start, figure.end, figure.quote, figure.group, figure.status)


@settings(deadline=None, max_examples=300)
@given(title=TEXTS, body=TEXTS, plain=st.sampled_from(PLAIN))
def test_a_paragraph_of_something_else_changes_no_figure(title: str, body: str, plain: str) -> None:
    before, after = extract(article(body, title)), extract(article(f"{body}\n\n{plain}", title))

    assert [told(figure) for figure in after.figures] == [told(figure) for figure in before.figures]
    assert after.tolls == before.tolls


CORPUS = (
    "Twelve police officers were killed and dozens of protesters hurt, officials said.",
    "Ana Duarte, 24, a nurse, her husband and two children were shot dead on Monday.",
    "The fever killed 12 in every 50 villagers. One in five children was hurt.",
    "A gunman killed four people before killing himself. The 31-year-old was named as Ben Okoro.",
    "The coach saw the fire at the match in the league: 12 flooded houses burned in the storm.",
    "THE REBELS SEIZED HÉCTOR OQUELÍ AND THREE GUARDS NEAR THE TOWN HALL; FIVE PEOPLE DIED.",
)
READ_CORPUS = """\
import sys
from schemas import Article
from streams.extract import extract
for line in sys.stdin:
    print(extract(Article.model_validate_json(line)).model_dump_json())
"""


def read_in_another_process(articles: list[Article], seed: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", READ_CORPUS],
        input="\n".join(one.model_dump_json() for one in articles),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("seed", [1, 9])
def test_another_process_reads_the_same(seed: int) -> None:
    articles = [article(text) for text in CORPUS] + [article("\n\n".join(CORPUS), CORPUS[0])]

    found = read_in_another_process(articles, seed)

    assert found == read_in_another_process(articles, seed=0)
    assert len(found) == len(articles)
    assert all(json.loads(one)["figures"] for one in found[:2])


@given(title=TEXTS, body=TEXTS)
def test_sentences_are_cut_out_of_the_text_in_order(title: str, body: str) -> None:
    news = article(body, title)
    end = 0

    for number, sentence in enumerate(sentences(news.title, news.body, frozenset({"gen"}))):
        last = sentence.start + len(sentence.text)
        assert news.text[sentence.start : last] == sentence.text
        assert sentence.start >= end
        assert sentence.number == number
        end = last


@given(TEXTS)
def test_chunks_cover_a_sentence_in_order(text: str) -> None:
    for sentence in sentences("", text, frozenset()):
        chunks = CHUNKER.chunks(LEXICON.tag(sentence), {})
        assert all(one.last <= other.first for one, other in pairwise(chunks))
        assert all(0 <= one.first < one.last <= len(sentence) for one in chunks)


@pytest.mark.parametrize("junk", HOSTILE)
def test_a_megabyte_of_junk_is_cut_and_read(junk: str) -> None:
    body = junk * (MEGABYTE // len(junk))

    pieces = list(sentences("", body, frozenset()))
    found = extract(article(body))

    assert max((len(piece.text) for piece in pieces), default=0) <= MAX_SENTENCE
    assert sum(len(WORD.findall(piece.text)) for piece in pieces) <= len(body)
    assert len(found.figures) <= len(body) / len("killed 12 ")
    if len(pieces) > MAX_SENTENCES:
        assert all(figure.end <= pieces[MAX_SENTENCES].start for figure in found.figures)


LETTERS = str.maketrans("0123456789", "abcdefghij")
TELLING = (
    "killed 12 ",
    "killed 12 in 1995 ",
    "a man died and ",
    "a man shot himself ",
    "12 injured and 3 killed, ",
    "12 guards were hurt and 3 nurses killed, ",
    "a nurse, her son, ",
    "Ana {} was shot and ",
)


@pytest.mark.parametrize("piece", TELLING)
def test_twice_the_junk_is_twice_the_work(piece: str) -> None:
    extract(junk(piece, 50_000))  # load and look up all that is remembered
    once, twice = (calls_to_read(junk(piece, size)) for size in (25_000, 50_000))

    assert twice <= 2.1 * once


def junk(piece: str, size: int) -> Article:
    """So many characters of a piece, with another name each time."""
    names = (f"Qu{number}".translate(LETTERS) for number in range(size // len(piece)))
    return article("".join(piece.format(name) for name in names))


def calls_to_read(news: Article) -> int:
    """How many functions are called."""
    profile = Profile(builtins=False)
    profile.runcall(extract, news)
    return sum(entry.callcount for entry in profile.getstats())
