"""English: its lexicons and its rules."""

from streams.extract.english.aftermath import ENGLISH_AFTERMATH
from streams.extract.english.attribution import ENGLISH_ATTRIBUTION
from streams.extract.english.category import ENGLISH_CATEGORIES
from streams.extract.english.dates import ENGLISH_DATES
from streams.extract.english.fiction import ENGLISH_FICTION
from streams.extract.english.function_words import (
    ENGLISH_COUNTS,
    ENGLISH_PERSONS,
    JOINING,
    LINK_PHRASE_TAGS,
    LINK_TAGS,
    NO_ADVERBS,
    NOUN_PHRASE_ENDS,
    SKIPPED,
)
from streams.extract.english.identity import ENGLISH_IDENTITY
from streams.extract.english.names import ENGLISH_NAMES
from streams.extract.english.not_counts import ENGLISH_NO_COUNTS
from streams.extract.english.nouns import ENGLISH_NOUNS
from streams.extract.english.numbers import ENGLISH_NUMBERS
from streams.extract.english.place_words import PLACE_WORDS
from streams.extract.english.rules import ENGLISH_RULES
from streams.extract.english.status import ENGLISH_STATUS
from streams.extract.english.vocabulary import ENGLISH_PREDICATES
from streams.extract.grammar.language import Language
from streams.extract.grammar.reading import Grammar
from streams.extract.lexicon import words

ABBREVIATIONS = words(
    """mr mrs ms dr prof gen col capt lt cpl sgt maj rev hon sen rep gov st mt no nos vs etc jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec ave blvd dept det pvt pfc adm cmdr inc ltd co
    corp ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
    neb nev okla ore pa tenn tex vt va wash wis wyo ft approx u.s u.n u.k"""
)

ENGLISH = Language(
    abbreviations=ABBREVIATIONS,
    saints=words("st ft mt"),
    numbers=ENGLISH_NUMBERS,
    no_counts=ENGLISH_NO_COUNTS,
    counts=ENGLISH_COUNTS,
    nouns=ENGLISH_NOUNS,
    persons=ENGLISH_PERSONS,
    names=ENGLISH_NAMES,
    identity=ENGLISH_IDENTITY,
    predicates=ENGLISH_PREDICATES,
    links=LINK_TAGS,
    link_phrases=LINK_PHRASE_TAGS,
    skipped=SKIPPED,
    phrase_ends=NOUN_PHRASE_ENDS,
    adverb_endings=("ly",),
    no_adverbs=NO_ADVERBS,
    rules=ENGLISH_RULES,
    joining=JOINING,
    also=frozenset({"also"}),
    status=ENGLISH_STATUS,
    attribution=ENGLISH_ATTRIBUTION,
    dates=ENGLISH_DATES,
    categories=ENGLISH_CATEGORIES,
    aftermath=ENGLISH_AFTERMATH,
    fiction=ENGLISH_FICTION,
    places=PLACE_WORDS,
)

GRAMMAR = Grammar(ENGLISH)
