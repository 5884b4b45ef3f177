"""What a text says that another does not."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from streams.dedupe.sketch import NEWS, Sketch

TOLD = 0.5
"""Share of a sentence's words that must stand in one sentence of the other text for it to be
told there already, in the same or in other words."""


@dataclass(frozen=True)
class Comparison:
    """A newer text beside an older one."""

    told: float
    """Share of the newer text's words that stand in sentences told by the older."""
    has_news: bool
    """Whether the newer text states a number or a fate that the older does not state there."""


class Reader:
    """Compares newer texts with one older text."""

    def __init__(self, older: Sketch) -> None:
        self._older = older

    @cached_property
    def _sentences_with(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._older.sentences):
            for code in dict.fromkeys(sentence):
                found[code].append(number)
        return found

    def compare(self, newer: Sketch) -> Comparison:
        told = 0
        news = False
        for sentence in newer.sentences:
            codes = dict.fromkeys(sentence)
            shared = Counter(n for code in codes for n in self._sentences_with.get(code, ()))
            best, count = max(shared.items(), key=lambda i: (i[1], -i[0]), default=(None, 0))
            is_told = best is not None and count >= TOLD * len(codes)
            if is_told:
                told += len(sentence)
            known = set(self._older.sentences[best]) if is_told and best is not None else set()
            if any(code & NEWS and code not in known for code in codes):
                news = True
        return Comparison(told / (newer.size or 1), news)
