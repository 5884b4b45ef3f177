from hypothesis import given
from hypothesis import strategies as st

from streams.extract import homes
from streams.extract.homes import EVERYBODY, IN_HAND, NOWHERE, RECENT, Home, Homes

PAPER = "valley courier"


def of(*regions: str) -> Homes:
    """What is known of a paper whose articles, numbered from 0, spoke for these regions."""
    known = Homes()
    for number, region in enumerate(regions):
        known.note(PAPER, number, region)
    return known


def home(*regions: str) -> str | None:
    return of(*regions).home(PAPER, len(regions)).area


def test_nothing_is_known_of_a_new_publisher() -> None:
    assert Homes().home(PAPER, 7) == NOWHERE


def test_one_article_is_not_enough() -> None:
    assert home("US.OH") is None


def test_a_paper_is_at_home_where_most_of_its_stories_lie() -> None:
    assert home("US.OH", "US.OH", "US.PA") == "US.OH"


def test_stories_of_several_regions_leave_the_country() -> None:
    assert home("US.OH", "US.PA", "US.TX", "US.CA") == "US"


def test_news_of_the_world_has_no_home() -> None:
    assert home("US.OH", "FR.11", "KE.05", "IN.16") is None


def test_a_new_paper_is_at_home_where_it_is_called_after() -> None:
    known = Homes()
    assert known.home("denver post", 0).area == "US.CO"

    for number in range(9):
        known.note("denver post", number, "US.WY")
    assert known.home("denver post", 9).area == "US.WY"


def test_a_paper_that_moves_is_known_by_its_latest_stories() -> None:
    assert home(*["US.OH"] * RECENT, *["KE.05"] * RECENT) == "KE.05"


@given(st.lists(st.sampled_from(["US.OH", "US.PA", "FR.11"]), max_size=3 * RECENT), st.data())
def test_what_comes_again_is_read_as_it_was(regions: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(regions)))
    assert of(*regions).home(PAPER, number) == of(*regions[:number]).home(PAPER, number)


def test_what_is_kept_of_a_publisher_is_bounded() -> None:
    known = of(*["US.OH"] * (3 * (RECENT + IN_HAND)))
    written = known.unwritten()[PAPER]
    assert written is not None
    assert len(written) == RECENT + IN_HAND


def test_the_publisher_unheard_of_for_longest_is_forgotten_first() -> None:
    known = Homes()
    for number in range(homes.MOST_PUBLISHERS):
        known.note(f"paper {number}", number, "US.OH")
    known.note("paper 0", homes.MOST_PUBLISHERS, "US.OH")
    known.unwritten()
    known.note("another", homes.MOST_PUBLISHERS + 1, "US.OH")
    changed = known.unwritten()
    changed.pop(EVERYBODY)
    assert changed == {
        "another": {homes.MOST_PUBLISHERS + 1: "US.OH"},
        "paper 2": None,
    }


def test_what_was_written_is_known_after_a_restore() -> None:
    restored = Homes()
    for publisher, sightings in of("US.OH", "US.OH").unwritten().items():
        restored.restore(publisher, sightings or {})
    assert restored.home(PAPER, 2).area == "US.OH"
    assert restored.unwritten() == {}


def test_one_article_says_a_little_already() -> None:
    after_one, after_three = of("US.OH").home(PAPER, 1), of(*["US.OH"] * 3).home(PAPER, 3)
    assert 0.5 < dict(after_one.shares)["US.OH"] < dict(after_three.shares)["US.OH"] < 1


def test_where_the_next_story_lies_is_said_of_the_first_region_or_else_the_country() -> None:
    assert of("US.OH").home(PAPER, 1).likeliest == "US.OH"
    assert of("US.OH", "US.PA", "US.TX").home(PAPER, 3).likeliest == "US"
    assert NOWHERE.likeliest is None


def test_an_unknown_publisher_tells_of_the_countries_that_the_others_tell_of() -> None:
    known = of(*["US.OH"] * 15, *["FR.11"] * 5)
    assert known.home("another", RECENT) == Home(None, (("FR", 0.25), ("US", 0.75)))
    assert known.home("", RECENT) == known.home("another", RECENT)


def test_a_few_articles_say_little_of_everybody() -> None:
    assert dict(of("US.OH").home("another", 1).shares)["US"] < 0.1


def test_an_article_without_a_publisher_says_something_of_everybody() -> None:
    known = Homes()
    known.note("", 0, "US.OH")
    assert dict(known.home(PAPER, 1).shares).keys() == {"US"}


def test_a_publishers_city_is_where_its_stories_are() -> None:
    homes = Homes()
    home = homes.home("pittsburgh.example.com", 0)
    assert home.city is not None
    assert home.city.name == "Pittsburgh"

    for number in range(RECENT):
        homes.note("pittsburgh.example.com", number, "US.OH")
    assert homes.home("pittsburgh.example.com", RECENT).city is None
