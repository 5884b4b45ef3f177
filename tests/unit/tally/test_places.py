import pytest

from schemas import Place
from streams.tally.places import Precision, finest, kilometres, precision
from tests.unit.tally.build import HARBOUR, HILLS

COUNTRY = Place(name="Quilland", country="QA")
REGION = Place(name="Ostmark", admin1="Ostmark", country="QA")


def test_precision() -> None:
    found = [precision(place) for place in (COUNTRY, REGION, HARBOUR)]
    assert found == [Precision.COUNTRY, Precision.REGION, Precision.CITY]


def test_distance_of_two_known_cities() -> None:
    paris = Place(name="Paris", country="FR", latitude=48.8566, longitude=2.3522)
    london = Place(name="London", country="GB", latitude=51.5074, longitude=-0.1278)
    assert kilometres(paris, london) == pytest.approx(344, abs=1)
    assert kilometres(paris, COUNTRY) is None


def test_the_finest_place_named_most_often_stands_for_all() -> None:
    assert finest([COUNTRY, REGION, HILLS, HARBOUR, COUNTRY, HARBOUR]) == HARBOUR
    assert finest([]) is None


def test_between_places_named_as_often_the_later_report_knows_better() -> None:
    assert finest([HILLS, HARBOUR]) == HARBOUR
    assert finest([HARBOUR, HILLS, HILLS, HARBOUR, REGION]) == HARBOUR
