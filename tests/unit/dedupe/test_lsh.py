"""Finding similar texts without comparing with all."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from streams.dedupe.lsh import CROWD, BandIndex, signature, similarity
from streams.dedupe.sketch import sketch
from tests.unit.dedupe.build import NOON, PARAGRAPHS, article, with_paragraphs

SIGNED = signature(sketch(article()))
CUT = signature(sketch(article(body=with_paragraphs(*PARAGRAPHS[:4]))))
OTHER = signature(sketch(article(title="Farmers block motorway", body="They demand lower prices.")))


def test_similarity_is_that_of_the_texts():
    assert similarity(SIGNED, SIGNED) == 1
    assert 0.6 < similarity(SIGNED, CUT) < 0.95
    assert similarity(SIGNED, OTHER) < 0.1


def test_similar_texts_are_candidates_and_others_are_not():
    index = BandIndex()
    index.add("a1", NOON, SIGNED)
    index.add("b1", NOON, OTHER)
    assert set(index.candidates(CUT)) == {"a1"}


def test_the_more_similar_text_shares_more_bands():
    index = BandIndex()
    index.add("cut", NOON, CUT)
    index.add("same", NOON, SIGNED)
    shared = index.candidates(SIGNED)
    assert shared["same"] > shared["cut"] > 0


def test_what_was_removed_is_no_candidate():
    index = BandIndex()
    index.add("a1", NOON, SIGNED)
    index.add("a2", NOON, SIGNED)
    index.remove("a1", NOON, SIGNED)
    assert set(index.candidates(SIGNED)) == {"a2"}


@given(st.permutations(range(CROWD + 6)))
def test_of_a_crowd_the_newest_are_candidates_in_whatever_order_they_came(order):
    index = BandIndex()
    for number in order:
        index.add(f"a{number}", NOON + timedelta(minutes=number), SIGNED)
    assert set(index.candidates(SIGNED)) == {f"a{n}" for n in range(6, CROWD + 6)}
