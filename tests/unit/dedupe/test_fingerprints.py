"""The numbers by which a text is found, and how alike two texts are."""

from streams.dedupe.fingerprints import SAMPLE, SHARED, fingerprints, similarity
from streams.dedupe.sketch import Sketch, sketch
from streams.dedupe.words import BREAK
from tests.unit.dedupe.build import PARAGRAPHS, article, with_paragraphs

TEXT = sketch(article())


def words(*codes: int) -> Sketch:
    return Sketch.of(str(codes), [*codes, BREAK])


def test_a_text_has_a_few_fingerprints_that_fit_in_31_bits():
    found = fingerprints(words(*range(1, 400)))
    assert len(set(found)) == SAMPLE
    assert all(0 <= one < 2**31 for one in found)


def test_a_short_text_has_fewer_and_two_words_have_none():
    assert len(fingerprints(words(1, 2, 3, 4))) == 2
    assert fingerprints(words(1, 2)) == ()
    assert fingerprints(words()) == ()


def test_a_text_that_was_cut_shares_enough_to_be_found():
    cut = sketch(article(body=with_paragraphs(*PARAGRAPHS[:3])))
    assert len(set(fingerprints(cut)) & set(fingerprints(TEXT))) >= SHARED


def test_similarity_is_that_of_the_sets_of_shingles():
    assert similarity(words(1, 2, 3, 4), words(1, 2, 3, 5)) == 1 / 3
    assert similarity(words(1, 2, 3), words(4, 5, 6)) == 0
    assert similarity(words(1), words(2)) == 0
    assert similarity(TEXT, TEXT) == 1
