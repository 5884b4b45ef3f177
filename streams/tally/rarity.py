"""How much a word tells by its language alone, before anything is known of a country's news.

The news of a country says by itself which of its words are common, but only once there is some:
to a book that has just been opened, "workers" would be as rare as the name of a victim.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import log10

RARE, COMMON = 3.0, 5.5
"""Words as rare as the one, or rarer, tell all they can; as common as the other, nothing. In Zipf's
unit (van Heuven et al. 2014): 3 is once in a million words, 6 once in a thousand."""

MEMORY = 1 << 16
"""Words that are remembered."""


@lru_cache(MEMORY)
def rarity(word: str, language: str) -> float:
    """Return how much a word (small letters) of a language (ISO 639-1) tells, from 0 to 1.

    One in a language whose words nobody has counted.
    """
    share = _shares(language).get(word)
    if share is None:
        return 1.0
    return min(1.0, max(0.0, (COMMON - log10(share) - 9) / (COMMON - RARE)))


@cache
def _shares(language: str) -> Mapping[str, float]:
    """The share of each word in all that is written, where it is one in a million or more."""
    # Here, since every command would wait a tenth of a second for it.
    from wordfreq import available_languages, get_frequency_dict

    counted = language in available_languages("small")  # or the nearest would be taken
    return get_frequency_dict(language, wordlist="small") if counted else {}
