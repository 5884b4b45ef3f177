"""The tolls of whole stories; one that is known to be misread is expected to fail."""

import pytest

from schemas import Kind
from streams.extract import extract

from ..build import article
from .tolls import PUBLISHED, TOLLS, TollStory, read_tolls


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
    tolls = extract(article(story.body, story.title, published_at=PUBLISHED)).tolls

    read = {kind: toll.best for kind, toll in tolls.items()}
    assert (read.get(Kind.KILLED, 0), read.get(Kind.INJURED, 0)) == (story.killed, story.injured)
