"""Plain text without the scars of the web, in paragraphs."""

import pytest
from ftfy import fix_text_segment
from hypothesis import given
from hypothesis import strategies as st

from streams.normalize.text import CONFIG, MOST_LINES, PLAIN, mend, paragraphs, without_markup
from tests.unit.growth import is_linear


@pytest.mark.parametrize(
    ("scarred", "whole"),
    [
        ("The minister&#8217;s car", "The minister's car"),
        ("caf&eacute; &amp; bar", "café & bar"),
        ("the mayorâ€™s office", "the mayor's office"),
        ("SÃ£o Paulo", "São Paulo"),
        ("earth\u00adquake", "earthquake"),
        ("zero\u200bwidth", "zerowidth"),
        ("cafe\u0301", "café"),
        ("می\u200cروم", "می\u200cروم"),
        ("bell\x07 and null\x00", "bell and null"),
        ("it’s ‘over’ – he said…", "it's 'over' – he said…"),
        ("He said &amp;quot;no&amp;quot;", 'He said "no"'),
        ("Tom &amp;amp;amp; Ada", "Tom & Ada"),
        ("the mayorÃ¢â‚¬â„¢s office", "the mayor's office"),
        ("SÃƒÂ£o Paulo", "São Paulo"),
        ("earth&shy;quake", "earthquake"),
        ("zero&#8203;width", "zerowidth"),
        ("\ufb01re o\ufb03cers", "fire officers"),
        ("a 2\u2011year\u2010old boy", "a 2-year-old boy"),
        ("„Lauf“, rief sie", '"Lauf", rief sie'),
        ("ＡＢＣ１２", "ABC12"),
        ("“Run!” she said", '"Run!" she said'),
    ],
)
def test_scars_are_mended(scarred, whole):
    assert mend(scarred) == whole


@given(st.from_regex(PLAIN, fullmatch=True))
def test_a_plain_line_is_mended_as_any_other(line):
    assert mend(line) == fix_text_segment(line, CONFIG)


def test_blank_lines_part_paragraphs_and_space_is_evened_out():
    assert paragraphs("One  two\t three.\n \n\n\nFour.\u00a0 Five.") == [
        "One two three.",
        "Four. Five.",
    ]


@pytest.mark.parametrize("space", ["\u00a0", "&nbsp;", "&amp;nbsp;", "\u2009", "\u202f"])
def test_spaces_of_typography_are_spaces(space):
    assert paragraphs(mend(f"12{space}people")) == ["12 people"]


def test_single_line_breaks_part_paragraphs_too():
    assert paragraphs("Bus overturns\nTwelve people were hurt on Monday.") == [
        "Bus overturns",
        "Twelve people were hurt on Monday.",
    ]


def test_lines_broken_by_a_program_are_joined():
    wrapped = (
        "The river rose by two metres during the night and flooded\n"
        "the lower part of the town, where the fire brigade brought\n"
        "forty people to safety by boat."
    )
    assert paragraphs(wrapped) == [wrapped.replace("\n", " ")]


def test_markup_of_a_fragment_becomes_paragraphs():
    fragment = "<p>Two <b>miners</b> died.</p><!-- ad --><p>Six are <a href='/x'>missing</a>.<br/>"
    assert paragraphs(without_markup(fragment)) == ["Two miners died.", "Six are missing."]


def test_text_with_angle_brackets_is_no_markup():
    text = "Between 3 < x and y > 4 people; <unknown> source"
    assert without_markup(text) == text


@pytest.mark.parametrize(
    "unit", ["<p ", "<", "&", "\n", "\u00e9\n", "\n ", "@a.", "@a. 1\n", "<!--", "&amp;"]
)
def test_hostile_text_is_read_in_linear_time(unit):
    def read(size):
        return paragraphs(without_markup(mend((unit * size)[:size])))

    assert is_linear(read, 100_000)


def test_a_text_of_more_lines_than_prose_has_is_mended_at_once():
    lines = ["SÃ£o Paulo"] * (MOST_LINES + 1)
    assert set(mend("\n".join(lines)).split("\n")) == {"São Paulo"}
