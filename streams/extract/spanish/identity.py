"""Words that tell somebody's sex."""

from streams.extract.grammar.identity import IdentityWords
from streams.extract.lexicon import words
from streams.extract.spanish.inflection import feminine
from streams.extract.spanish.nouns import PEOPLE

PAIRS = [
    entry.removesuffix("/a")
    for listed in PEOPLE.values()
    for entry in listed.split()
    if entry.endswith("/a")
]
"""Nouns with a form for each sex."""

SPANISH_IDENTITY = IdentityWords(
    male=frozenset(PAIRS) | words(PEOPLE["man"]) | words("él don sr cura sacerdote monje alcalde"),
    female=frozenset(map(feminine, PAIRS))
    | words(PEOPLE["woman"])
    | words("ella doña sra srta monja alcaldesa presidenta jueza azafata"),
    first_names={},
    adult=words(
        """hombre mujer esposo esposa marido padre madre abuelo abuela tío tía señor señora viuda sr
        sra don doña anciano anciana adulto adulta"""
    ),
    young=words("joven"),
    infant=words("bebé bebe"),
    teenager=words("joven adolescente muchacho muchacha"),
)
