"""What holds for every text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extract import extract
from streams.extract.english.chunking import read_chunks
from streams.extract.text import MAX_SENTENCE, TOKEN, sentences

from .build import article

PIECES = """twelve 12 1,200 dozens of people police officers were killed injured and , . ; " “ ( )
    - – at least up to between a the man Ana Duarte 24 's died missing shot dead himself toll rose
    from by hundreds thousands million 2.3 20-30 families houses destroyed 180-day $ % in Lima
    Monday 2011 no one who including another others half or more"""
TEXTS = st.lists(st.sampled_from([*PIECES.split(), "\n", "\n\n"]), max_size=60).map(
    " ".join
) | st.text(max_size=300)


@settings(deadline=None, max_examples=300)
@given(title=TEXTS, body=TEXTS)
def test_no_text_breaks_it_and_offsets_hold(title: str, body: str) -> None:
    news = article(body, title)

    found = extract(news)

    for figure in found.figures:
        assert 0 <= figure.start < figure.end <= len(news.text)
        assert news.text[figure.start : figure.end] == news.text[figure.start : figure.end].strip()
        assert figure.quote in news.text
    assert found == extract(news)


@given(title=TEXTS, body=TEXTS)
def test_sentences_are_cut_out_of_the_text_in_order(title: str, body: str) -> None:
    news = article(body, title)
    end = 0

    for sentence in sentences(news.title, news.body, frozenset({"gen"})):
        assert news.text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        end = sentence.end


@given(TEXTS)
def test_chunks_cover_a_sentence_in_order(text: str) -> None:
    for sentence in sentences("", text, frozenset()):
        tokens = sentence.tokens()
        chunks = read_chunks(tokens, {})
        assert all(one.last <= other.first for one, other in pairwise(chunks))
        assert all(0 <= one.first < one.last <= len(tokens) for one in chunks)


def test_hostile_text_is_cut_to_sentences_of_bounded_length() -> None:
    for junk in ("9" * 1_000_000, "(" * 1_000_000, "1," * 500_000, "killed " * 150_000):
        pieces = list(sentences("", junk, frozenset()))
        assert max(len(piece.text) for piece in pieces) <= MAX_SENTENCE
        assert sum(len(TOKEN.findall(piece.text)) for piece in pieces) <= len(junk)
        assert len(extract(article(junk)).figures) <= len(junk) / 7
