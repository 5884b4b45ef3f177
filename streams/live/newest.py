"""A memory of bounded size that keeps the newest."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

Item = TypeVar("Item")

KEPT = 0.8
"""Share of the bounds that is left when room is made: it is made seldom, and in one go."""


@dataclass
class Newest(Generic[Item]):
    """One item a key: the last that was put there, of those that are newest by their own time."""

    most: int
    """Items."""
    most_bytes: int
    """The sum of the sizes that `put` is told."""
    is_complete: bool = True
    """Whether everything that was put is still there, or was replaced or dropped on purpose."""
    _items: dict[str, Item] = field(default_factory=dict)
    _ages: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    _bytes: int = 0

    def put(self, key: str, item: Item, time: datetime, size: int) -> None:
        """Keep this item in place of the one before it."""
        self.drop(key)
        self._items[key] = item
        self._ages[key] = time, size
        self._bytes += size
        if len(self._items) > self.most or self._bytes > self.most_bytes:
            self._make_room()

    def drop(self, key: str) -> None:
        """Forget an item; one that is not there is fine."""
        if self._items.pop(key, None) is not None:
            self._bytes -= self._ages.pop(key)[1]

    def get(self, key: str) -> Item | None:
        """Return the item of a key, if it is there."""
        return self._items.get(key)

    def newest_first(self) -> list[Item]:
        """Return all of them."""
        return [self._items[key] for key in sorted(self._items, key=self._age, reverse=True)]

    def __len__(self) -> int:
        return len(self._items)

    def _make_room(self) -> None:
        self.is_complete = False
        for key in sorted(self._items, key=self._age):
            if len(self._items) <= self.most * KEPT and self._bytes <= self.most_bytes * KEPT:
                return
            self.drop(key)

    def _age(self, key: str) -> tuple[datetime, str]:
        return self._ages[key][0], key
