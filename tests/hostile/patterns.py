"""Every regular expression that an article's words are held against."""

import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

PACKAGES = ("schemas", "streams.normalize", "streams.dedupe", "streams.extract", "streams.tally")
NO_PART = "streams.extract.gazetteer.build"
"""It makes the gazetteer, with a library that nothing else needs; no article comes near it."""
CONTAINERS = (dict, list, tuple, set, frozenset)


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Those that lie in the modules of these packages, in their tables and in their objects."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    for module in _modules():
        for pattern in _within(vars(module), set()):
            if isinstance(pattern.pattern, str):
                found[pattern.pattern, pattern.flags] = pattern
    return tuple(found[key] for key in sorted(found))


def _modules() -> Iterator[ModuleType]:
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if module.name != NO_PART:
                yield importlib.import_module(module.name)


def _within(thing: Any, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    if isinstance(thing, re.Pattern):
        yield thing
    elif id(thing) not in seen and _may_hold_some(thing):
        seen.add(id(thing))
        for part in gc.get_referents(thing):
            yield from _within(part, seen)


def _may_hold_some(thing: Any) -> bool:
    if isinstance(thing, dict) and "__builtins__" in thing and "__name__" in thing:
        return str(thing["__name__"]).startswith(PACKAGES)
    return isinstance(thing, CONTAINERS) or type(thing).__module__.startswith("streams.")
