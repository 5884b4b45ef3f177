"""Nouns for people, and the group that each counts as."""

from streams.extract.grammar.nouns import NounWords
from streams.extract.lexicon import words
from streams.extract.spanish.demonyms import DEMONYMS
from streams.extract.spanish.inflection import genders, plural
from streams.extract.spanish.things import BUILDINGS, NOT_PEOPLE, THINGS

PEOPLE = {
    None: """
        persona individuo sujeto víctima ser alma miembro integrante amigo/a familiar pariente
        compañero/a adulto/a anciano/a primo/a colega dueño/a propietario/a invitado/a
        asistente abuelito/a viejito/a pareja cónyuge socio/a acompañante compatriota
        connacional paisano/a
        conviviente concubino/a autor/a jefe/a colaborador/a aspirante ayudante directivo/a
        representante militante simpatizante seguidor/a científico/a investigador/a escritor/a poeta
        instructor/a entrenador/a supervisor/a productor/a organizador/a becario/a pasante
        practicante catedrático/a rector/a jubilado/a pensionado/a indigente vagabundo/a
        veterano/a discapacitado/a""",
    "police": """
        policía agente carabinero/a gendarme alguacil patrullero/a inspector/a ertzaina mosso
        uniformado/a oficial subinspector/a comisario/a elemento detective granadero/a""",
    "military": """
        soldado militar marino infante sargento/a teniente capitán/a coronel general cabo
        recluta conscripto comandante paracaidista guardia vigilante efectivo casco-azul almirante
        brigadier suboficial paramilitar legionario/a reservista cadete custodio/a escolta""",
    "perpetrator": """
        atacante agresor/a pistolero/a asaltante sospechoso/a tirador/a terrorista insurgente
        rebelde extremista ladrón/a secuestrador/a guerrillero/a pandillero/a delincuente
        bandido/a yihadista combatiente asesino/a homicida sicario/a criminal mercenario/a
        miliciano/a pirata subversivo/a narcotraficante narco traficante contrabandista
        separatista maleante marero/a francotirador/a disidente suicida malhechor/a atracador/a
        raptor/a captor/a victimario/a alias cómplice capo cabecilla extorsionador/a violador/a
        pederasta
        estafador/a prófugo/a fugitivo/a huachicolero/a feminicida femicida parricida hechor/a
        antisocial hampón
        imputado/a
        inculpado/a""",
    "protester": "manifestante",
    "activist": "activista ambientalista huelguista sindicalista defensor/a opositor/a",
    "child": """
        niño/a bebé menor muchacho/a adolescente joven chico/a infante nene/a crío/a nacido/a
        escolar huérfano/a hermanito/a lactante neonato/a párvulo/a niñito/a""",
    "woman": """mujer esposa madre hija hermana novia abuela tía señora embarazada sobrina nuera
        viuda nieta suegra cuñada hijastra madrastra hermanastra bisabuela femenina fémina""",
    "man": """hombre varón esposo marido padre hijo hermano novio abuelo tío señor sobrino yerno
        nieto suegro cuñado hijastro padrastro hermanastro bisabuelo masculino caballero""",
    "student": "estudiante alumno/a universitario/a normalista colegial",
    "health_worker": """
        médico/a enfermero/a doctor/a paramédico/a cirujano/a partera socorrista sanitario/a
        camillero/a odontólogo/a dentista farmacéutico/a""",
    "firefighter": "bombero/a rescatista brigadista",
    "journalist": """
        periodista reportero/a camarógrafo/a fotógrafo/a corresponsal comunicador/a locutor/a
        fotoperiodista editor/a""",
    "worker": """
        trabajador/a empleado/a obrero/a minero/a albañil conductor/a chofer chófer camionero/a
        maestro/a profesor/a campesino/a agricultor/a jornalero/a pescador/a ingeniero/a
        operario/a tripulante taxista comerciante empresario/a abogado/a juez jueza cocinero/a
        docente técnico/a ganadero/a vendedor/a funcionario/a labrador/a jardinero/a mecánico/a
        panadero/a carnicero/a sastre marinero/a transportista cajero/a despachador/a repartidor/a
        mensajero/a soldador/a pintor/a plomero/a fontanero/a carpintero/a herrero/a mesero/a
        camarero/a mozo/a velador sereno remisero/a colectivero/a maquinista estibador/a buzo
        barrendero/a recolector/a operador/a auxiliar secretario/a contador/a arquitecto/a
        peluquero/a barbero/a zapatero/a tendero/a bodeguero/a dependiente/a encargado/a gerente
        ejecutivo/a veterinario/a psicólogo/a granjero/a cortador/a peón capataz caporal vaquero/a
        temporero/a cuidador/a niñera leñador/a pirotécnico/a cañero/a cocalero/a mototaxista
        portero/a conserje limpiador/a limpiadora asistenta""",
    "passenger": """pasajero/a viajero/a piloto azafata ocupante motociclista motorista copiloto
        motorizado/a motero/a parrillero/a usuario/a automovilista""",
    "official": """
        alcalde alcaldesa gobernador/a ministro/a senador/a diputado/a concejal regidor/a
        político/a candidato/a diplomático/a embajador/a presidente presidenta líder
        dirigente fiscal legislador/a congresista magistrado/a asesor/a director/a edil intendente
        edecán cónsul vicepresidente síndico/a delegado/a subsecretario/a procurador/a
        coordinador/a viceministro/a prefecto/a cacique""",
    "civilian": """
        civil residente habitante vecino/a poblador/a ciudadano/a transeúnte peatón/a turista
        visitante cliente feligrés/a fiel aficionado/a hincha espectador/a excursionista
        alpinista esquiador/a ciclista bañista inquilino/a peregrino/a devoto/a sobreviviente
        superviviente voluntario/a testigo lugareño/a indígena aldeano/a comensal músico/a
        cantante futbolista jugador/a atleta bailarín/a extranjero/a nativo/a comunero/a
        veraneante curioso/a mochilero/a montañista senderista escalador/a nadador/a cazador/a
        surfista parapentista submarinista viandante rondero/a actor actriz modelo rapero/a""",
    "refugee": "refugiado/a migrante inmigrante emigrante solicitante balsero/a",
    "prisoner": "preso/a recluso/a interno/a reo rehén cautivo/a prisionero/a",
    "patient": "paciente",
    "clergy": """
        sacerdote cura obispo arzobispo monja religioso/a párroco monje jesuita misionero/a
        pastor/a imán catequista seminarista cardenal fraile sacristán diácono""",
    "household": "familia hogar",
}
MORE_PLURAL: dict[str, str | None] = {
    "tropas": "military",
    "fuerzas": "military",
    "gente": None,
    "escoltas": "military",
    "damas": "woman",
}
COLLECTIVES = {
    "pareja": 2,
    "matrimonio": 2,
    "dúo": 2,
    "gemelos": 2,
    "gemelas": 2,
    "mellizos": 2,
    "mellizas": 2,
    "trío": 3,
}

GATHERINGS = words("familia grupo tripulación equipo banda pandilla convoy pareja")
"""Nouns for people together, whose number may follow: "una familia de cinco"."""

# Adjectives that may stand before the noun.
BEFORE_NOUN = words(
    """presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas joven jóvenes
    pequeño pequeña pequeños pequeñas alto alta altos altas ex nuevo nueva nuevos nuevas otro otra
    otros otras segundo segunda tercer tercera conocido conocida conocidos conocidas famoso famosa
    reconocido reconocida popular pobre pobres humilde humildes viejo vieja viejos viejas
    importante importantes ilustre anciano anciana excelente gran grandes mismo misma
    recién principal principales único única primer primera primeros primeras últimos últimas propio
    propia
    destacado destacada inocente inocentes desconocido desconocidos líder entonces más"""
)

# Endings of nouns that name people, for words that no list holds.
ENDINGS = ("istas", "adores", "anos", "eros")
ENDINGS_SINGULAR = ("ista",)

SINGULAR = {
    one: group
    for group, listed in PEOPLE.items()
    for entry in listed.split()
    for one in genders(entry)
}
SINGULAR |= {f"ex{noun}": group for noun, group in SINGULAR.items()}
PLURAL = {plural(one): group for one, group in SINGULAR.items()} | MORE_PLURAL

SPANISH_NOUNS = NounWords(
    singular=SINGULAR,
    plural=PLURAL,
    singular_endings=ENDINGS_SINGULAR,
    plural_endings=ENDINGS,
    not_people=NOT_PEOPLE,
    buildings=BUILDINGS,
    things=THINGS,
    collectives=COLLECTIVES,
    partners=words("pareja"),
    pairs=words("padres abuelos suegros"),
    not_one=words("familia hogar ser alma"),
    nations=frozenset(DEMONYMS),
    age_endings={},
    age_plurals=(),
    before_noun=BEFORE_NOUN,
)
