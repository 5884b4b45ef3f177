"""Beside which words a Spanish number counts nobody."""

from streams.extract.grammar.not_counts import NoCountWords
from streams.extract.lexicon import phrases, words
from streams.extract.spanish.nouns import GATHERINGS
from streams.extract.spanish.numbers import MAGNITUDES, SMALL
from streams.extract.spanish.things import MONTHS, STREETS, WEEKDAYS

BEFORE = {
    "money": "$ £ € usd eur q l.",
    "label": """# nº n° núm num número no. kilómetro km ruta autopista carretera calle avenida vuelo
        capítulo habitación sala artículo unidad canal línea puerta nivel categoría zona sector
        distrito comuna modelo boeing airbus ak m magnitud grado estación página tramo lote el al
        del
        teléfono emergencias""",
    "age": "edad",
}
AFTER = {
    "share": "% porciento",
    "degree": "° grados",
    "time": "h hs hrs a.m. p.m. am pm gmt utc horas",
    "ordinal": "º ª °",
    "score": "/",
    "clock": ":",
    "calibre": "mm milímetros",
    "age": "años año",
}

SPANISH_NO_COUNTS = NoCountWords(
    before={word: what for what, listed in BEFORE.items() for word in listed.split()},
    after={word: what for what, listed in AFTER.items() for word in listed.split()},
    shares=frozenset(phrases("de cada | por | de entre")),  # "20 por ciento", too
    numerals=(frozenset(SMALL) | frozenset(MAGNITUDES)) - words("un una"),
    streets=STREETS,
    months=MONTHS,
    date_links=words("de"),
    ages=words("edad edades"),
    age_endings=(),
    calls=words("911 112 123"),
    alarms=words("911"),
    of_age=frozenset(),
    gatherings=GATHERINGS,
    at_age=words("a"),
    tolls=words("cifra número saldo balance total"),
    after_age=words("y que fue murió"),
    after_age_at_death=frozenset(),
    before_year=words("en desde de del hasta durante hacia año años , y entre"),
    age_links=words("y o e u"),
    clock=words("las la"),
    days=words(WEEKDAYS) | words("hoy ayer anoche"),
)
