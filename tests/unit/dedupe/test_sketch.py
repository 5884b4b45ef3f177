"""A text in two bytes a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.dedupe.sketch import MAX_CODES, WORD, Sketch, sketch, words_only
from streams.dedupe.words import BREAK
from tests.unit.dedupe.build import PARAGRAPHS, article


def test_a_sketch_is_small():
    assert len(sketch(article()).packed) < len(article().text) / 3


codes = st.integers(min_value=BREAK + 1, max_value=0xFFFF)


@given(st.lists(st.lists(codes, max_size=9).map(tuple), max_size=9))
def test_sentences_are_unpacked_as_they_were(sentences):
    one = Sketch.of("", [code for sentence in sentences for code in (*sentence, BREAK)])
    places = [place for place, sentence in enumerate(sentences) for _ in sentence]
    assert one.count == len(sentences)
    assert one.sentences.tolist() == places
    assert one.words.tolist() == [code for sentence in sentences for code in sentence]


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_words_of_ascii_are_found_as_in_any_text(text):
    assert words_only(text) == " ".join(WORD.findall(text))


def test_dateline_spacing_and_case_do_not_change_it():
    plain = sketch(article(body=PARAGRAPHS[0]))
    for body in (
        f"NORTHPORT (AP) - {PARAGRAPHS[0]}",
        f"NORTHPORT, March 5 (Reuters) — {PARAGRAPHS[0]}",
        PARAGRAPHS[0].upper(),
    ):
        assert sketch(article(body=body)).packed == plain.packed


@pytest.mark.parametrize(
    "lead",
    ["A blast killed {} people in Kabul - police say.", "UN says {} killed in raid - report"],
)
def test_a_dash_within_the_first_sentence_is_no_dateline(lead):
    one, other = (sketch(article(body=lead.format(number))) for number in (12, 15))
    assert one.digest != other.digest
    assert one.packed != other.packed


def test_the_digest_is_of_all_words():
    one, other = (sketch(article(body=b)) for b in ("It was an accident.", "It was no accident."))
    assert one.digest != other.digest
    assert sketch(article(body="It was -- an ACCIDENT")).digest == one.digest


def test_another_number_is_another_text():
    assert sketch(article(body="Two died.")).digest != sketch(article(body="Three died.")).digest


def test_a_long_text_is_bounded_but_its_digest_is_of_all():
    long = " ".join(f"word{n}" for n in range(3 * MAX_CODES))
    one, other = sketch(article(body=long)), sketch(article(body=long + " more words"))
    assert len(one.words) == MAX_CODES
    assert one.packed == other.packed
    assert one.digest != other.digest
