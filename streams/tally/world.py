"""The counts of the whole world: the sum of the countries' latest."""

from typing import Any

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

    def apply(self, count: Count) -> Count | None:
        """Return the world's count now; None for a scope that is no country."""
        if not is_country(count.scope):
            return None
        countries = self._latest.setdefault(cell(count), {})
        countries[count.scope] = count
        return _sum(countries)

    def end(self, count: Key) -> Count | None:
        """Let a country's count be no more, and return the world's; None if nothing is left of it.

        A country that is not there is fine.
        """
        countries = self._latest.get(cell(count), {})
        countries.pop(count.scope, None)
        if countries:
            return _sum(countries)
        self._latest.pop(cell(count), None)
        return None

    def all(self) -> list[Count]:
        """Return the world's count of each kind and window."""
        return [_sum(countries) for countries in self._latest.values()]

    def __len__(self) -> int:
        """How many counts of countries it is summed up from."""
        return sum(map(len, self._latest.values()))

    def state(self, cell: str) -> dict[str, Any]:
        """Return what the world knows of one cell ("killed|24h"), as plain JSON values."""
        countries = self._latest.get(cell, {})
        return {scope: countries[scope].model_dump(mode="json") for scope in sorted(countries)}

    def restore(self, cell: str, state: dict[str, Any]) -> None:
        """Take up the state of a cell again."""
        self._latest[cell] = {scope: Count.model_validate(kept) for scope, kept in state.items()}


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
