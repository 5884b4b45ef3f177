import pytest

from streams.tally.sources import are_of_one_publisher, source
from tests.unit.tally.build import report


def test_without_a_publisher_the_host_speaks_and_without_a_host_the_article() -> None:
    bare = report("a").model_copy(update={"source": None})
    assert source(bare) == "article:a"
    assert source(bare.model_copy(update={"url": "https://www.Herald.example/x"})) == (
        "herald.example"
    )
    assert source(bare.model_copy(update={"url": "https://[broken"})) == "article:a"


def test_an_agency_speaks_in_its_publishers_place() -> None:
    assert source(report("a", source="Herald").model_copy(update={"agency": "AB"})) == "ab"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Herald", " herald", True), ("Herald", "Post", False)],
)
def test_a_publisher_is_known_by_its_name(one: str, other: str, expected: bool) -> None:
    assert are_of_one_publisher(report(source=one), report(source=other)) is expected


def test_two_reports_without_a_publisher_have_none_in_common() -> None:
    nobody = report().model_copy(update={"source": None})
    assert not are_of_one_publisher(nobody, nobody)
