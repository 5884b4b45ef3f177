"""The words of a text that carry its content, in a form that light editing does not change."""

import re
from collections.abc import Iterator

# Words, and numbers with their separators; scripts without spaces are cut into pairs of characters.
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SENTENCE_END = re.compile(r"(?<=[.!?…][\"')\]])\s+|(?<=[.!?…])\s+|(?<=[。！？])|\n+")
ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Rev|Sen|Gov|No|Jr))\.$")

STEM = 5
"""Characters that are kept of a word: a stem for any alphabet, which also evens out most of what
sets British and American spelling apart (McNamee, Nicholas and Mayfield 2009: "trun-5")."""
SHORTEST = 4
"""Characters of the shortest word that carries content; articles, prepositions, auxiliaries fall."""

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SINGULAR = "one"
"""More often a pronoun than a number: alone it states no figure."""
