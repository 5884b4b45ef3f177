"""Spanish, as the press of Spain and Latin America writes it: its lexicons and its rules."""

from streams.extract.grammar.language import Language
from streams.extract.grammar.reading import Grammar
from streams.extract.lexicon import words
from streams.extract.spanish.aftermath import SPANISH_AFTERMATH
from streams.extract.spanish.attribution import SPANISH_ATTRIBUTION
from streams.extract.spanish.category import SPANISH_CATEGORIES
from streams.extract.spanish.dates import SPANISH_DATES
from streams.extract.spanish.fiction import SPANISH_FICTION
from streams.extract.spanish.function_words import (
    JOINING,
    LINK_PHRASE_TAGS,
    LINK_TAGS,
    NOUN_PHRASE_ENDS,
    SKIPPED,
    SPANISH_COUNTS,
    SPANISH_PERSONS,
)
from streams.extract.spanish.identity import SPANISH_IDENTITY
from streams.extract.spanish.names import SPANISH_NAMES
from streams.extract.spanish.not_counts import SPANISH_NO_COUNTS
from streams.extract.spanish.nouns import SPANISH_NOUNS
from streams.extract.spanish.numbers import SPANISH_NUMBERS
from streams.extract.spanish.place_words import PLACE_WORDS
from streams.extract.spanish.rules import SPANISH_RULES
from streams.extract.spanish.status import SPANISH_STATUS
from streams.extract.spanish.vocabulary import SPANISH_PREDICATES

ABBREVIATIONS = words(
    """sr sra srta sres dr dra drs gral cnel tte cap sgto mons lic ing arq av avda c art núm nº no
    pág tel etc aprox depto dpto prov ene feb mar abr jun jul ago sep sept oct nov dic ee uu vs ud
    uds fco ma sta sto"""
)

SPANISH = Language(
    abbreviations=ABBREVIATIONS,
    numbers=SPANISH_NUMBERS,
    no_counts=SPANISH_NO_COUNTS,
    counts=SPANISH_COUNTS,
    nouns=SPANISH_NOUNS,
    persons=SPANISH_PERSONS,
    names=SPANISH_NAMES,
    identity=SPANISH_IDENTITY,
    predicates=SPANISH_PREDICATES,
    links=LINK_TAGS,
    link_phrases=LINK_PHRASE_TAGS,
    skipped=SKIPPED,
    phrase_ends=NOUN_PHRASE_ENDS,
    adverb_endings=("mente",),
    no_adverbs=words("clemente teniente"),
    rules=SPANISH_RULES,
    joining=JOINING,
    also=frozenset({"también"}),
    status=SPANISH_STATUS,
    attribution=SPANISH_ATTRIBUTION,
    dates=SPANISH_DATES,
    categories=SPANISH_CATEGORIES,
    aftermath=SPANISH_AFTERMATH,
    fiction=SPANISH_FICTION,
    places=PLACE_WORDS,
)

GRAMMAR = Grammar(SPANISH)
