"""How Spanish writes numbers."""

from schemas import Qualifier
from streams.extract.grammar.numbers import NumberWords
from streams.extract.lexicon import meanings, values, words
from streams.extract.spanish.inflection import UNACCENTED, Verb

ONES = """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro
    veinticinco veintiséis veintisiete veintiocho veintinueve"""
TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
HUNDREDS = """doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
    novecientos"""
NAMES = (
    {word: value for value, word in enumerate(ONES.split())}
    | {word: 10 * value for value, word in enumerate(TENS.split(), start=3)}
    | {word: 100 * value for value, word in enumerate(HUNDREDS.split(), start=2)}
    | {word[:-2] + "as": 100 * value for value, word in enumerate(HUNDREDS.split(), start=2)}
    | {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21, "cien": 100, "ciento": 100}
)
SMALL = NAMES | {word.translate(UNACCENTED): value for word, value in NAMES.items()}
QUANTITIES = {
    "decena": 10,
    "docena": 12,
    "quincena": 15,
    "veintena": 20,
    "treintena": 30,
    "cincuentena": 50,
    "centenar": 100,
    "millar": 1_000,
}
MAGNITUDES = QUANTITIES | {
    "decenas": 10,
    "docenas": 12,
    "centenares": 100,
    "cientos": 100,
    "mil": 1_000,
    "miles": 1_000,
    "millares": 1_000,
    "millón": 1_000_000,
    "millon": 1_000_000,
    "millones": 1_000_000,
}

# ACLED's floors for words without a number.
FACTORS = {"varios": 3, "varias": 3, "algunos": 3, "algunas": 3}
VAGUE = {
    "decenas de miles": 10_000,
    "decenas de millares": 10_000,
    "cientos de miles": 100_000,
    "centenares de miles": 100_000,
    "decenas de millones": 10_000_000,
    "cientos de millones": 100_000_000,
    "decenas": 10,
    "docenas": 12,
    "centenares": 100,
    "cientos": 100,
    "miles": 1_000,
    "millares": 1_000,
    "millones": 1_000_000,
    "unos cuantos": 3,
    "unas cuantas": 3,
    "unos pocos": 3,
    "unas pocas": 3,
    "un puñado": 3,
    "numerosos": 3,
    "numerosas": 3,
}
EXACT = {
    "media docena": 6,
    "medio centenar": 50,
    "medio millar": 500,
    "medio millón": 500_000,
    "un par": 2,
    "ambos": 2,
    "ambas": 2,
    "nadie": 0,
    "ningún": 0,
    "ninguno": 0,
    "ninguna": 0,
    "sin": 0,
    "ni": 0,
    "sin que hubiera": 0,
    "sin que haya": 0,
    "sin que se registraran": 0,
    "no hubo": 0,
    "no hay": 0,
    "no había": 0,
    "no dejó": 0,
    "no causó": 0,
    "no provocó": 0,
    "no se reportan": 0,
    "no se reportaron": 0,
    "no se registran": 0,
    "no se registraron": 0,
    "no se han reportado": 0,
    "no se han registrado": 0,
}
HEDGES = {
    Qualifier.AT_LEAST: """
        al menos | por lo menos | cuando menos | como mínimo | más de | no menos de |
        un mínimo de | mínimo | algo más de | poco más de""",
    Qualifier.AT_MOST: "hasta | como máximo | como mucho | menos de | no más de | un máximo de",
    Qualifier.ABOUT: """
        unos | unas | cerca de | casi | alrededor de | en torno a | aproximadamente |
        aproximadamente unos | aproximadamente unas | aproximadamente a | prácticamente |
        próximo a | próximos a | quizá | quizás""",
    Qualifier.EXACT: """
        un total de | otros | otras | otro | otra | los otros | las otras | los | las | los demás |
        solo | sólo | solamente | exactamente | todos los | todas las | sus | estos | estas |
        esos | esas""",
}
TRAILING = {
    Qualifier.AT_LEAST: "o más | como mínimo | por lo menos",
    Qualifier.AT_MOST: "o menos | como máximo",
    Qualifier.ABOUT: "aproximadamente",
}
RISING = """subir aumentar pasar elevar ascender/asciend crecer bajar rebajar
    reducir/reduc/redujo corregir/corrig/corrigió incrementar"""
RISES = frozenset(form for entry in RISING.split() for form in Verb.of(entry).forms)

SPANISH_NUMBERS = NumberWords(
    small=SMALL,
    magnitudes=MAGNITUDES,
    alone=frozenset(QUANTITIES) | words("mil"),
    before_digits=words("mil millón millon millones"),
    decimal=",",
    vague=values(VAGUE | FACTORS),
    factors=frozenset(values(FACTORS)),
    exact=values(EXACT),
    hedges=meanings(HEDGES),
    trailing=meanings(TRAILING),
    joins={"y": words(TENS)},
    between="entre",
    and_="y",
    range_links=words("a o u - –"),
    range_openings=words("de"),
    rises=RISES,
    no_hedges={("hasta",): RISES | words("llegar llegó llegado")},
)
