"""What tells a Spanish name."""

from streams.extract.grammar.names import NameWords
from streams.extract.lexicon import words
from streams.extract.spanish.category import CATEGORIES
from streams.extract.spanish.common import COMMON
from streams.extract.spanish.demonyms import DEMONYMS
from streams.extract.spanish.function_words import LINK_TAGS, NOUN_PHRASE_ENDS
from streams.extract.spanish.identity import GIVEN_NAMES
from streams.extract.spanish.nouns import PLURAL, SINGULAR
from streams.extract.spanish.numbers import MAGNITUDES, SMALL
from streams.extract.spanish.things import BUILDINGS, MONTHS, STREETS, THINGS
from streams.extract.spanish.vocabulary import SPANISH_PREDICATES

TITLES = words(
    """sr sra srta don doña dr dra gral cnel monseñor mons general coronel capitán sargento teniente
    presidente ministro padre fray sor comandante ing lic"""
)
SURNAMES = words("guerrero pastor cura marino soldado cabo rey moreno blanco rubio herrero romero")
"""Nouns and adjectives that are surnames, too."""
BEARERS = words(
    """hospital clínica sanatorio policlínico centro colegio escuela instituto liceo universidad
    fundación calle avenida av bulevar boulevard plaza parque paseo puente carretera autopista ruta
    barrio colonia sector fraccionamiento residencial urbanización villa ejido rancho hacienda
    comunidad vereda aldea corregimiento estadio gimnasio auditorio teatro mercado edificio torre
    hotel bar iglesia parroquia templo aeropuerto estación terminal cárcel penal penitenciaría
    presa embalse cerro río barco buque san santa santo"""
)
"""Nouns of what is called after people."""
SMALL_WORDS = (
    NOUN_PHRASE_ENDS
    | LINK_TAGS.keys()
    | SPANISH_PREDICATES.words.keys()
    | SMALL.keys()
    | MAGNITUDES.keys()
)
COUNTED = SINGULAR.keys() | PLURAL.keys() | DEMONYMS.keys() | BUILDINGS | THINGS | MONTHS | STREETS
NOT_NAMES = (
    (
        SMALL_WORDS
        | COUNTED
        | words(
            """cruz roja naciones unidas estados unidos unión europea ejército armada policía
            guardia civil nacional municipal federal ministerio gobierno estado universidad
            instituto colegio hospital clínica centro plaza parque avenida calle barrio colonia
            río monte sierra cerro isla lago mar océano costa golfo provincia departamento
            municipio región ciudad puerto aeropuerto estación norte sur este oeste abajo arriba
            nueva nuevo
            buenos aires san santa santo santiago américa latina central islas palacio corte
            suprema tribunal fiscalía congreso senado cámara partido frente movimiento comisión
            comité consejo asociación agencia grupo empresa banco iglesia catedral copa liga
            mundial club estadio fuerzas armadas aérea fuerza protección bomberos defensoría
            secretaría dirección salvamento marítimo emergencias urgencias cuerpo carabineros
            gendarmería prefectura procuraduría delegación caso ley plan operación médicos
            fronteras según unos unas varios varias algunos algunas cientos miles decenas docenas
            cerca alrededor además
            sin embargo mientras aunque así no nadie ningún ninguno solo sólo los las"""
        )
    )
    - SURNAMES
    - TITLES
)
ALL_COMMON = COMMON | NOT_NAMES | words(" ".join(CATEGORIES.values()))

SPANISH_NAMES = NameWords(
    titles=TITLES,
    not_names=NOT_NAMES,
    common=ALL_COMMON,
    particles=words("de la del los las y e von van da dos di san santa"),
    owners=(),
    institutions=frozenset(),  # they come before the name
    bearers=BEARERS,
    given=frozenset(GIVEN_NAMES),
    two_surnames=True,
    suffixes=words("jr hijo ii iii iv"),
)
