import pytest

from streams.extract.gazetteer import Region, fold, gazetteer


def test_a_name_means_its_largest_city() -> None:
    place = gazetteer().city("cordoba", ())

    assert place is not None
    assert place.country == "AR"


def test_a_region_tells_which_city_is_meant() -> None:
    place = gazetteer().city("springfield", [Region("US", "MO")])

    assert place is not None
    assert (place.name, place.admin1, place.country) == ("Springfield", "Missouri", "US")


def test_a_city_that_is_not_in_the_region_is_not_found() -> None:
    assert gazetteer().city("lima", [Region("FR")]) is None


@pytest.mark.parametrize(("name", "region"), [("peru", Region("PE")), ("ohio", Region("US", "OH"))])
def test_countries_and_states_are_known_by_name(name: str, region: Region) -> None:
    assert gazetteer().region(name) == region


def test_an_area_has_no_city() -> None:
    peru, ohio = gazetteer().area(Region("PE")), gazetteer().area(Region("US", "OH"))

    assert (peru.name, peru.admin1, peru.country) == ("Peru", None, "PE")
    assert (ohio.name, ohio.admin1, ohio.country) == ("Ohio", "Ohio", "US")


def test_names_are_looked_up_without_case_and_accents() -> None:
    assert fold("Córdoba") == "cordoba"
    assert fold("N’Djamena") == "n'djamena"


def test_a_suburb_is_part_of_the_large_city_beside_it() -> None:
    suburb, city = gazetteer().city("oak lawn", ()), gazetteer().city("chicago", ())

    assert suburb is not None
    assert city is not None
    assert gazetteer().is_part_of(suburb, city)
    assert not gazetteer().is_part_of(city, suburb)


def test_a_far_town_is_no_part() -> None:
    town, city = gazetteer().city("springfield", [Region("US", "IL")]), gazetteer().city("lima", ())

    assert town is not None
    assert city is not None
    assert not gazetteer().is_part_of(town, city)


def test_a_large_city_is_known_by_its_other_names() -> None:
    yangon = gazetteer().city("rangoon", ())

    assert yangon is not None
    assert (yangon.name, yangon.country) == ("Yangon", "MM")
