"""The story, apart from what pages put around it."""

from streams.normalize.furniture import Furniture
from streams.normalize.story import Story, read_story

PARAGRAPHS = [
    "A ferry with 60 people on board sank off the northern islands on Monday.",
    "Coastguards rescued 41 of them, the harbour master said.",
]
CAPTION = "A lifeboat returns to port after the search. (AP Photo/Ada Quill)"


def read(*lines: str, figures: tuple[str, ...] = ()) -> Story:
    return read_story(lines, "Ferry sinks", figures)


def test_furniture_is_cut_and_counted_by_kind():
    story = read(
        "By Ada Quill", PARAGRAPHS[0], "Read more", "Share this:", PARAGRAPHS[1], "Read more"
    )
    assert story.paragraphs == PARAGRAPHS
    assert story.cut == {Furniture.BYLINE: 1, Furniture.TEASER: 2, Furniture.BUTTON: 1}


def test_headlines_under_a_teaser_heading_go_with_it():
    story = read(
        PARAGRAPHS[0], "Check also", "Ten hurt as roof falls in", "Storm ahead", PARAGRAPHS[1]
    )
    assert story.paragraphs == PARAGRAPHS
    assert story.cut == {Furniture.TEASER: 3}


def test_a_story_without_full_stops_does_not_vanish_behind_a_teaser_heading():
    lines = [f"{number} people were rescued from the water" for number in range(30)]
    assert len(read("Read more:", *lines).paragraphs) > 20


def test_a_list_at_the_end_of_a_story_stays():
    names = [
        "Ada Quill, 34, Of Northport",
        "Tom Reed, 41, Of Southport",
        "Una Webb, 9, Of Eastport",
    ]
    assert read(*PARAGRAPHS, *names).paragraphs == [*PARAGRAPHS, *names]


def test_the_headline_is_not_repeated_in_the_body():
    story = read("FERRY SINKS!", *PARAGRAPHS)
    assert (story.paragraphs, story.cut) == (PARAGRAPHS, {Furniture.HEADLINE: 1})


def test_a_paragraph_that_stands_there_twice_is_kept_once():
    story = read(*PARAGRAPHS, PARAGRAPHS[0])
    assert (story.paragraphs, story.cut) == (PARAGRAPHS, {Furniture.REPEAT: 1})


def test_captions_are_kept_apart_once_and_credits_are_not_kept():
    story = read(PARAGRAPHS[0], CAPTION, "Photo by Ada Quill", PARAGRAPHS[1], CAPTION)
    assert (story.paragraphs, story.captions) == (PARAGRAPHS, [CAPTION])
    assert story.cut[Furniture.CREDIT] == 1


def test_figures_of_a_page_are_captions_unless_they_only_say_whose_they_are():
    figures = ("A lifeboat returns to port", "Ada Quill / Harbour Post")
    story = read(*PARAGRAPHS, figures=figures)
    assert story.captions == ["A lifeboat returns to port"]
    assert story.cut == {Furniture.CAPTION: 1, Furniture.CREDIT: 1}


def test_a_paragraph_of_the_story_is_no_caption_though_a_figure_says_the_same():
    story = read(*PARAGRAPHS, figures=(PARAGRAPHS[0],))
    assert (story.paragraphs, story.captions) == (PARAGRAPHS, [])


def test_a_text_of_furniture_alone_stays():
    line = "Photo: a burning bus on the road, 12 dead"
    assert read("Ferry sinks", line) == Story([line], [], {Furniture.HEADLINE: 1})
