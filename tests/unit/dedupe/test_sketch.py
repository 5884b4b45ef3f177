"""A text in two bytes a word."""

from hypothesis import given
from hypothesis import strategies as st

from streams.dedupe.sketch import MAX_CODES, Sketch, sketch
from tests.unit.dedupe.build import PARAGRAPHS, article


def test_a_sketch_is_packed_small():
    assert len(sketch(article()).pack()) < len(article().text) / 2


@given(st.text(max_size=500))
def test_a_packed_sketch_is_unpacked_as_it_was(body):
    whole = sketch(article(body=body))
    assert Sketch.unpack(whole.digest, whole.pack()) == whole


def test_dateline_spacing_and_case_do_not_change_it():
    plain = sketch(article(body=PARAGRAPHS[0]))
    for body in (
        f"NORTHPORT (AP) - {PARAGRAPHS[0]}",
        f"NORTHPORT, March 5 (Reuters) — {PARAGRAPHS[0]}",
        PARAGRAPHS[0].upper(),
    ):
        assert sketch(article(body=body)) == plain


def test_a_dash_within_the_first_sentence_is_no_dateline():
    one, other = (sketch(article(body=f"{name} - killed two")) for name in ("The ferry", "A bus"))
    assert one != other


def test_another_number_is_another_text():
    assert sketch(article(body="Two died.")).digest != sketch(article(body="Three died.")).digest


def test_a_long_text_is_bounded_but_its_digest_is_of_all():
    long = " ".join(f"word{n}" for n in range(3 * MAX_CODES))
    one, other = sketch(article(body=long)), sketch(article(body=long + " more words"))
    assert one.size == MAX_CODES
    assert one.sentences == other.sentences
    assert one.digest != other.digest
