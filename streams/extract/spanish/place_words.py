"""What Spanish says around the names of places."""

from collections.abc import Iterable, Mapping

from streams.extract.gazetteer import fold
from streams.extract.lexicon import words
from streams.extract.places.words import PlaceWords
from streams.extract.spanish.attribution import SPANISH_ATTRIBUTION
from streams.extract.spanish.common import COMMON
from streams.extract.spanish.demonyms import DEMONYMS
from streams.extract.spanish.function_words import NOUN_PHRASE_ENDS, PARTITIVE, SAYING
from streams.extract.spanish.names import TITLES
from streams.extract.spanish.things import MONTHS, WEEKDAYS

# Countries and regions whose Spanish name is another than the English one.
AREAS = {
    "AE": "emiratos árabes unidos",
    "AF": "afganistán",
    "AZ": "azerbaiyán",
    "BA": "bosnia",
    "BD": "bangladés",
    "BE": "bélgica",
    "BO.03": "beni",
    "BR": "brasil",
    "BY": "bielorrusia",
    "CD": "república democrática del congo|rdc",
    "CF": "república centroafricana",
    "CH": "suiza",
    "CI": "costa de marfil",
    "CM": "camerún",
    "CY": "chipre",
    "CZ": "república checa|chequia",
    "DE": "alemania",
    "DK": "dinamarca",
    "DO": "república dominicana",
    "DZ": "argelia",
    "EG": "egipto",
    "ES": "españa",
    "ES.07": "mallorca|menorca|ibiza|formentera",
    "ES.53": "gran canaria|tenerife|lanzarote|fuerteventura|la gomera",
    "ET": "etiopía",
    "FI": "finlandia",
    "FR": "francia",
    "GB": "reino unido|gran bretaña|inglaterra|escocia|gales|irlanda del norte",
    "GQ": "guinea ecuatorial",
    "GR": "grecia",
    "HR": "croacia",
    "HT": "haití",
    "HU": "hungría",
    "IE": "irlanda",
    "IQ": "irak",
    "IT": "italia",
    "IT.14": "cerdeña",
    "JO": "jordania",
    "JP": "japón",
    "KE": "kenia",
    "KH": "camboya",
    "KP": "corea del norte",
    "KR": "corea del sur",
    "LB": "líbano",
    "LY": "libia",
    "MA": "marruecos",
    "ML": "malí",
    "MM": "birmania",
    "MX.15": "edomex|estado de méxico",
    "MY": "malasia",
    "NE": "níger",
    "NL": "países bajos|holanda",
    "NO": "noruega",
    "NZ": "nueva zelanda|nueva zelandia",
    "PA": "panamá",
    "PE": "perú",
    "PG": "papúa nueva guinea",
    "PH": "filipinas",
    "PK": "pakistán|paquistán",
    "PL": "polonia",
    "PS": "palestina|gaza|cisjordania",
    "RO": "rumania|rumanía",
    "RU": "rusia|unión soviética|urss",
    "SA": "arabia saudí|arabia saudita",
    "SD": "sudán",
    "SE": "suecia",
    "SS": "sudán del sur",
    "SY": "siria",
    "TH": "tailandia",
    "TN": "túnez",
    "TR": "turquía",
    "UA": "ucrania",
    "US": "estados unidos|eeuu|ee. uu.",
    "ZA": "sudáfrica",
}
# Names of cities and regions that the gazetteer has of others only, or not at all, by its own.
BYNAMES = {
    "athens": "atenas",
    "bavaria": "baviera",
    "bordeaux": "burdeos",
    "brittany": "bretaña",
    "chechnya": "chechenia",
    "chios": "quíos",
    "corsica": "córcega",
    "crete": "creta",
    "florence": "florencia",
    "geneva": "ginebra",
    "genoa": "génova",
    "girona": "gerona",
    "jenin": "yenín",
    "kashmir": "cachemira",
    "kherson": "jersón",
    "lleida": "lérida",
    "louisiana": "luisiana",
    "marseille": "marsella",
    "nice": "niza",
    "normandy": "normandía",
    "north sinai": "norte del sinaí",
    "philadelphia": "filadelfia",
    "saxony": "sajonia",
    "tetouan": "tetuán",
    "vitoria gasteiz": "vitoria",
}


def _folded(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, listed))


def _by_name(table: Mapping[str, str]) -> dict[str, str]:
    return {fold(name): place for place, names in table.items() for name in names.split("|")}


PLACE_WORDS = PlaceWords(
    areas=_by_name(AREAS),
    bynames=_by_name(BYNAMES),
    demonyms={fold(name): code for name, code in DEMONYMS.items()},
    abbreviations={},
    scene=_folded(words("en cerca junto frente dentro fuera alrededor por ante")),
    source=_folded(words("desde procedente natural oriundo oriunda originario originaria")),
    other=_folded(words("a hacia hasta con entre sobre tras contra rumbo")),
    possessive=_folded(words("de del")),
    joining=_folded(words("y e o u")),
    articles=_folded(words("el la los las un una")),
    definite=_folded(words("el la los las")),
    openers=_folded(
        NOUN_PHRASE_ENDS | PARTITIVE | MONTHS | words(WEEKDAYS) | SPANISH_ATTRIBUTION.nobody
    ),
    towns=_folded(
        words(
            """ciudad pueblo villa municipio localidad aldea vereda corregimiento caserío capital
            puerto campamento comuna población poblado asentamiento"""
        )
    ),
    sections=_folded(words("barrio colonia sector urbanización zona suburbio barriada complejo")),
    divisions=_folded(
        words(
            """provincia departamento estado región distrito condado cantón gobernación prefectura
            comunidad partido parroquia territorio"""
        )
    ),
    divisions_in_short={},
    forces=_folded(
        words("policía alcalde alcaldesa bomberos autoridades ayuntamiento alcaldía agentes")
    ),
    people=_folded(
        words(
            """hombre mujer vecino vecina vecinos residente residentes natural joven pareja niño
            niña familia madre padre hombres mujeres habitantes pobladores"""
        )
    ),
    care=_folded(words("hospital hospitales clínica centro trasladado trasladada llevado llevada")),
    goal=_folded(words("a hacia hasta")),
    flight=_folded(words("huyó huyeron huido huir huyendo escaparon cruzaron cruzado")),
    bodies=_folded(
        words("""estado ejército fuerzas frente movimiento partido brigadas qaeda liga misión""")
    ),
    streets=_folded(
        words(
            """calle avenida avda paseo plaza carretera autopista autovía ruta puente río arroyo
            lago volcán"""
        )
    ),
    crossings=_folded(words("esquina cuadra")),
    facilities=_folded(
        words(
            """hospital universidad colegio instituto escuela iglesia catedral parque hotel bar
            restaurante tienda estación aeropuerto centro edificio torre cárcel prisión penal museo
            teatro estadio cementerio diario periódico mercado"""
        )
    ),
    directions=_folded(
        words(
            """norte sur este oeste noreste noroeste sureste suroeste nordeste sudeste sudoeste
            centro central oriental occidental alto bajo alta baja"""
        )
    ),
    titles=_folded(TITLES),
    speech=_folded(SAYING),
    not_places=_folded(
        words(
            """cruz roja navidad guerra paz marina reyes santos flores rosa rosario victoria
            esperanza mercedes dolores soledad guardia unión nacional central federal general"""
        )
    ),
    common=_folded(COMMON),
    seats=_folded(words("sede base")),
    bearers_first=True,
)
