"""The counts of the whole world: the sum of the countries' latest."""

from schemas import Count
from streams.tally.counts import Key

WORLD = "world"


def cell(count: Count | Key) -> str:
    """Return the kind and window of a count, as "killed|24h"."""
    return f"{count.kind}|{count.window}"


def is_country(scope: str) -> bool:
    """Say whether a scope is a country: neither a region nor the world."""
    return "/" not in scope and scope != WORLD


class World:
    """The world's count of each kind and window, from the countries' counts as they come in.

    All records of one kind and window must come to one `World`. A country's record replaces the
    one before it, so a record that comes twice changes nothing.
    """

    def __init__(self) -> None:
        self._latest: dict[str, dict[str, Count]] = {}
        """By kind and window, then by country."""

    def put(self, count: Count) -> None:
        """Take the count of a country."""
        self._latest.setdefault(cell(count), {})[count.scope] = count

    def end(self, key: Key) -> None:
        """Let a country's count be no more; one that is not there is fine."""
        countries = self._latest.get(cell(key), {})
        countries.pop(key.scope, None)
        if not countries:
            self._latest.pop(cell(key), None)

    def get(self, key: Key) -> Count | None:
        """Return a country's count; None where it has none."""
        return self._latest.get(cell(key), {}).get(key.scope)

    def total(self, cell: str) -> Count | None:
        """Return the world's count of a kind and window; None where no country has one."""
        countries = self._latest.get(cell)
        return _sum(countries) if countries else None

    def all(self) -> list[Count]:
        """Return the world's count of each kind and window."""
        return [_sum(countries) for countries in self._latest.values()]

    def __len__(self) -> int:
        """How many counts of countries it is summed up from."""
        return sum(map(len, self._latest.values()))


def _sum(countries: dict[str, Count]) -> Count:
    counts = list(countries.values())
    highs = [count.high for count in counts]
    return counts[0].model_copy(
        update={
            "scope": WORLD,
            "low": sum(count.low for count in counts),
            "best": sum(count.best for count in counts),
            "high": None if None in highs else sum(high for high in highs if high is not None),
            "incidents": sum(count.incidents for count in counts),
            "articles": sum(count.articles for count in counts),
            "as_of": max(count.as_of for count in counts),
        }
    )
