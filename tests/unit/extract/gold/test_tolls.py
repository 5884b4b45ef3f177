"""The tolls of whole stories; one that is known to be misread is expected to fail."""

from pathlib import Path

import pytest

from .tolls import SPANISH_TOLLS, TOLLS, TollStory, read_toll, read_tolls


def marked(path: Path) -> list[object]:
    """Parameters of a test, those of known misses marked so that a mended one must be unmarked."""
    return [
        pytest.param(
            story,
            id=story.title,
            marks=[pytest.mark.xfail(reason=story.miss, strict=True)] if story.miss else [],
        )
        for story in read_tolls(path)
    ]


@pytest.mark.parametrize("path", [TOLLS, SPANISH_TOLLS], ids=lambda path: path.name)
def test_every_story_of_a_file_is_read(path: Path) -> None:
    assert len(list(read_tolls(path))) == path.read_text(encoding="utf-8").count("\n## ")


@pytest.mark.parametrize("story", marked(TOLLS))
def test_tolls_of_stories(story: TollStory) -> None:
    assert read_toll(story) == story.tolls


@pytest.mark.parametrize("story", marked(SPANISH_TOLLS))
def test_tolls_of_spanish_stories(story: TollStory) -> None:
    assert read_toll(story) == story.tolls
