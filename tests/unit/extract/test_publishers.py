from collections import Counter

import pytest

from streams.extract.newspapers import NEWSPAPERS
from streams.extract.publishers import STATIONS, city_of, region_of


@pytest.mark.parametrize(
    ("publisher", "region"),
    [
        ("wsmv.com", "US.TN"),
        ("chron.com", "US.TX"),
        ("blogs.mercurynews.com", "US.CA"),
        ("www.kctv5.com", "US.MO"),
        ("WISTV.com", "US.SC"),
        ("WSMV-TV", "US.TN"),
        ("Denver Post", "US.CO"),
        ("denverpost.com", "US.CO"),
        ("pittsburgh.example.com", "US.PA"),
        ("nbcphiladelphia.com", "US.PA"),
        ("thegrandrapidspress.com", "US.MI"),
        ("connecticutnews.com", "US.CT"),
        ("Leeds Mercury", "GB.ENG"),
    ],
)
def test_a_name_that_tells_of_a_region(publisher: str, region: str) -> None:
    assert region_of(publisher) == region


@pytest.mark.parametrize(
    "publisher",
    [
        "",
        "reuters.com",
        "who.int",
        "The Times",
        "springfieldnews.com",  # of which Springfield?
        "washingtonpost.com",  # the state or the city?
        "kxyzw.com",
        "police.uk",
        "valley courier",
    ],
)
def test_a_name_that_tells_of_none(publisher: str) -> None:
    assert region_of(publisher) is None


def test_the_city_that_a_publisher_is_called_after() -> None:
    found = city_of("pittsburgh.example.com")
    assert found is not None
    assert (found.name, found.region) == ("Pittsburgh", "US.PA")
    assert city_of("connecticutnews.com") is None
    assert city_of("wsmv.com") is None


def test_each_call_is_of_one_station() -> None:
    calls = Counter(call for listed in STATIONS.values() for call in listed.split())

    assert [call for call, times in calls.items() if times > 1] == []
    assert [call for call in calls if len(call) not in (3, 4) or call[0] not in "kw"] == []


def test_each_site_is_of_one_state() -> None:
    sites = Counter(site for listed in NEWSPAPERS.values() for site in listed.split())

    assert [site for site, times in sites.items() if times > 1] == []
    assert [site for site in sites if not (site.isalnum() and site.islower())] == []


@pytest.mark.parametrize(
    "publisher",
    ["KABC " + "1" * 150 + " x", "CBSlocal " * 20 + "x", "7" * 195, ".", "al.news.example"],
)
def test_a_name_of_junk_is_soon_told_to_say_nothing(publisher: str) -> None:
    assert region_of(publisher) is None
