"""Places by name, out of the archive beside this module.

The members of the archive are pieces of one text, each named after the first name in it, so that
only pieces that are asked for are unpacked. The text is lines, sorted by name: the folded name,
then a tab and an entry for each place of that name, the most populous first. An entry is level,
region, population, latitude, longitude, GeoNames number and name, parted by blanks; a name that is
the folded one in title case is left out. A region and a country are found by their codes too, in
capitals: "US.TX", "US".

Most words that are looked up are no names at all. A second file tells most of these apart without
unpacking anything: a field of bits, of which each name, and each beginning of one ("rio de "), sets
the one that its checksum is the number of.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile
from zlib import crc32

from schemas import Place
from streams.extract.gazetteer.entry import Entry, Level
from streams.extract.gazetteer.names import in_full

FILE = Path(__file__).with_name("places.zip")
BITS = Path(__file__).with_name("names.bits")
MEMORY = 1 << 12
"""Names whose entries are kept: most names in the news come again."""


class Gazetteer:
    """Finds places by their folded names."""

    def __init__(self, file: Path, bits: Path) -> None:
        # Read as a whole, for an open file would share its position among forked processes.
        self._archive = ZipFile(BytesIO(file.read_bytes()))
        self._bits = bits.read_bytes()
        self._firsts = self._archive.namelist()
        self._piece = cache(self._unpack)
        self.find = lru_cache(MEMORY)(self._find)
        self.place = lru_cache(MEMORY)(self._place)

    def _find(self, name: str) -> tuple[Entry, ...]:
        """The places of that folded name, the most populous first."""
        if not self._has_bit(name):
            return ()
        piece = self._piece(bisect_right(self._firsts, name) - 1)
        start = f"\n{name}\t".encode()
        at = piece.find(start)
        if at < 0:
            return ()
        line = piece[at + len(start) : piece.index(b"\n", at + 1)].decode()
        return tuple(_entry(entry, name) for entry in line.split("\t"))

    def entries(self) -> Iterator[Entry]:
        """Every place, as often as it has names."""
        for first in self._firsts:
            for line in self._archive.read(first).decode().split("\n"):
                name, *entries = line.split("\t")
                yield from (_entry(entry, name) for entry in entries)

    def may_begin(self, words: str) -> bool:
        """Whether there may be a name that has those folded words, and then others."""
        return self._has_bit(in_full(f"{words} "))

    def _has_bit(self, text: str) -> bool:
        byte, mask = bit(text, len(self._bits))
        return self._bits[byte] & mask != 0

    def _unpack(self, number: int) -> bytes:
        return self._archive.read(self._firsts[number]) if number >= 0 else b""

    def _place(self, entry: Entry) -> Place:
        """An entry as the records show it."""
        region = next(iter(self.find(entry.region)), None) if "." in entry.region else None
        return Place(
            name=entry.name,
            admin1=region.name if region else None,
            country=entry.country,
            latitude=entry.latitude,
            longitude=entry.longitude,
            geonames_id=entry.geonames_id,
        )


def bit(name: str, size: int) -> tuple[int, int]:
    """The byte, and the bit in it, that a name sets in a field of so many bytes."""
    checksum = crc32(name.encode())
    return (checksum >> 3) % size, 1 << (checksum & 7)


def _entry(text: str, key: str) -> Entry:
    level, region, population, latitude, longitude, number, name = text.split(" ", 6)
    return Entry(
        Level(level),
        region,
        int(population),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(number),
        name or key.title(),
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read at its first use."""
    return Gazetteer(FILE, BITS)
