"""The tolls of whole stories; one that is known to be misread is expected to fail."""

import pytest

from .tolls import TOLLS, TollStory, read_toll, read_tolls


def test_every_story_of_the_file_is_read() -> None:
    assert len(list(read_tolls())) == TOLLS.read_text().count("\n## ")


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(
            story,
            id=story.title,
            marks=[pytest.mark.xfail(reason=story.miss, strict=True)] if story.miss else [],
        )
        for story in read_tolls()
    ],
)
def test_tolls_of_stories(story: TollStory) -> None:
    assert read_toll(story) == (story.killed, story.injured)
