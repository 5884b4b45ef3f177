"""How English writes numbers."""

from schemas import Qualifier
from streams.extract.grammar.numbers import NumberWords
from streams.extract.lexicon import meanings, values, words

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(ONES.split())} | {
    word: 10 * value for value, word in enumerate(TENS.split(), start=2)
}
MAGNITUDES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
MAGNITUDES |= {"billion": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000}

# ACLED's floors for words without a number.
FACTORS = {"several": 3, "a few": 3, "a couple": 2}
VAGUE = {
    "tens of thousands": 10_000,
    "tens of millions": 10_000_000,
    "hundreds of thousands": 100_000,
    "hundreds of millions": 100_000_000,
    "dozens and dozens": 12,
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "few": 3,
    "a handful": 3,
}
EXACT = {
    "half a dozen": 6,
    "a half dozen": 6,
    "a half-dozen": 6,
    "half-dozen": 6,
    "half a million": 500_000,
    "a quarter of a million": 250_000,
    "a quarter million": 250_000,
    "a pair": 2,
    "both": 2,
    "a dozen": 12,
    "a hundred": 100,
    "a thousand": 1_000,
    "a million": 1_000_000,
    "no one": 0,
    "nobody": 0,
    "none": 0,
    "neither": 0,
    "not one": 0,
    "no": 0,
}
HEDGES = {
    Qualifier.AT_LEAST: """
        at least | more than | no fewer than | no less than | well over | just over | not less
        than | not fewer than | upwards of | upward of | a minimum of | over | in excess of""",
    Qualifier.AT_MOST: """
        up to | as many as | as much as | at most | fewer than | less than | a maximum of |
        under | no more than""",
    Qualifier.ABOUT: """
        close to | an estimated | estimated | some | about | around | approximately | roughly |
        nearly | almost | perhaps | possibly | just under | virtually |
        nearly about""",
    Qualifier.EXACT: """
        an additional | additional | a total of | exactly | just | only | all | another |
        a further | a combined | an alleged | the""",
}
TRAILING = {
    Qualifier.AT_LEAST: "or more | +",
    Qualifier.ABOUT: "or so",
    Qualifier.AT_MOST: "or fewer",
}

ENGLISH_NUMBERS = NumberWords(
    small=SMALL,
    magnitudes=MAGNITUDES,
    vague=values(VAGUE | FACTORS),
    factors=frozenset(values(FACTORS)),
    exact=values(EXACT),
    hedges=meanings(HEDGES),
    trailing=meanings(TRAILING),
    joins={"and": words("hundred thousand")},
    between="between",
    and_="and",
    range_links=words("to or - –"),
    range_openings=frozenset(),
    rises=words("from by"),
    no_hedges={("up", "to"): words("gone went going goes")},
)
