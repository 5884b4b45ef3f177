import re
from zipfile import ZipFile

import pytest

from schemas import Place
from streams.extract.gazetteer import Entry, Level, fold, gazetteer
from streams.extract.gazetteer.gazetteer import BITS, FILE

ENTRY = re.compile(
    r"(?:c [A-Z]{2}(?:\.\w+)? \d+ -?\d+(?:\.\d+)? -?\d+(?:\.\d+)?"
    r"|[dr] [A-Z]{2}\.\w+ \d+  "
    r"|n [A-Z]{2} \d+  ) \d+ [^\t]*"
)


def first(name: str, region: str = "") -> Entry:
    return next(entry for entry in gazetteer().find(name) if entry.region.startswith(region))


def place(name: str, region: str = "") -> Place:
    return gazetteer().place(first(name, region))


def lines() -> list[str]:
    with ZipFile(FILE) as archive:
        pieces = [archive.read(name).decode() for name in archive.namelist()]
    return "".join(piece[1:] for piece in pieces).splitlines()


def test_the_files_are_small() -> None:
    assert FILE.stat().st_size + BITS.stat().st_size < 6_000_000


def test_the_file_is_sorted_names_with_their_places() -> None:
    names, entries = zip(*(line.split("\t", 1) for line in lines()), strict=True)

    assert list(names) == sorted(set(names))
    assert all(ENTRY.fullmatch(entry) for line in entries for entry in line.split("\t"))


def test_pieces_are_named_after_the_first_name_in_them() -> None:
    with ZipFile(FILE) as archive:
        for piece in archive.namelist():
            assert archive.read(piece).decode().startswith(f"\n{piece}\t")


def test_every_name_and_every_beginning_of_one_is_possible() -> None:
    places = gazetteer()
    names = [line.partition("\t")[0] for line in lines()]

    for name in names[::1_000]:
        assert places.find(name)
    assert places.may_begin("san francisco de")
    assert places.may_begin("st")
    assert not places.may_begin("no such place")


@pytest.mark.parametrize(
    ("code", "name"),
    [("US.CA", "California"), ("KZ.02", "Almaty"), ("PL.77", "Lesser Poland"), ("EG.11", "Cairo")],
)
def test_a_region_has_its_english_name_and_no_byname(code: str, name: str) -> None:
    assert [region.name for region in gazetteer().find(code)] == [name]


@pytest.mark.parametrize("name", ["", "!", "limaa", "no such place", "zzzz", "ñ", "a" * 1_000])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_first_and_last_name_are_found() -> None:
    names = [line.partition("\t")[0] for line in lines()]

    assert gazetteer().find(names[0])
    assert gazetteer().find(names[-1])


@pytest.mark.parametrize(
    ("name", "admin1", "country"),
    [
        ("lima", "Lima", "PE"),
        ("san vicente", "San Vicente", "SV"),
        ("mosul", "Nineveh", "IQ"),
        ("maiduguri", "Borno", "NG"),
        ("aurora", "Colorado", "US"),
    ],
)
def test_a_city_has_its_region(name: str, admin1: str, country: str) -> None:
    found = next(
        gazetteer().place(entry)
        for entry in gazetteer().find(name)
        if entry.level is Level.CITY and entry.country == country
    )

    assert (found.admin1, found.country) == (admin1, country)
    assert found.latitude is not None
    assert found.longitude is not None


def test_small_towns_are_there() -> None:
    assert first("coaldale", "US.PA").population < 3_000


@pytest.mark.parametrize(
    ("name", "code"), [("texas", "US.TX"), ("nineveh", "IQ.15"), ("usulutan", "SV.14")]
)
def test_regions_are_found_by_name_and_by_code(name: str, code: str) -> None:
    by_name = next(entry for entry in gazetteer().find(name) if entry.level is Level.REGION)

    assert by_name.region == code
    assert gazetteer().find(code) == (by_name,)


def test_an_area_has_no_coordinates() -> None:
    peru, ohio = place("PE"), place("US.OH")

    assert (peru.name, peru.admin1, peru.country) == ("Peru", None, "PE")
    assert (ohio.name, ohio.admin1, ohio.country) == ("Ohio", "Ohio", "US")
    assert peru.latitude is ohio.latitude is None


def test_a_county_lies_in_its_state() -> None:
    found = place("harris county", "US.TX")

    assert (found.name, found.admin1, found.latitude) == ("Harris County", "Texas", None)


def test_the_most_populous_place_of_a_name_comes_first() -> None:
    people = [entry.population for entry in gazetteer().find("springfield")]

    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ("rangoon", "Yangon"),
        ("florence", "Florence"),
        ("florencia", "Florence"),
        ("raqqa", "Ar Raqqah"),
    ],
)
def test_a_large_city_is_known_by_its_other_names(other: str, name: str) -> None:
    assert name in {entry.name for entry in gazetteer().find(other)}


def test_a_place_lies_in_its_region_and_country() -> None:
    houston = first("houston", "US.TX")

    assert houston.lies_in("US.TX")
    assert houston.lies_in("US")
    assert not houston.lies_in("US.OK")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Córdoba", "cordoba"),
        ("N’Djamena", "ndjamena"),
        ("Port-au-Prince", "port au prince"),
        ("St. Louis", "saint louis"),
        ("Łódź", "lodz"),
        ("ÇANKIRI", "cankiri"),
        ("U.S.", "us"),
        ("St", "st"),
    ],
)
def test_names_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded
