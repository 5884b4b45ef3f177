"""Words that tell what happened."""

from streams.extract.grammar.category import CategoryWords
from streams.extract.lexicon import words

CATEGORIES = {
    "shooting": """tiroteo tiroteos balacera balaceras disparos balazos tiros disparó baleado
        baleados""",
    "bombing": "bomba bombas explosivos coche-bomba carro-bomba granada artefacto detonó dinamita",
    "attack": """ataque ataques atacaron atacado atentado atentados emboscada apuñalado masacre
        matanza sicarios yihadistas asalto""",
    "conflict": """bombardeo bombardeos tropas rebeldes combates enfrentamientos guerra ofensiva
        ejército guerrilla guerrilleros""",
    "protest": """protesta protestas manifestación manifestaciones manifestantes disturbios marcha
        marchas huelga paro""",
    "earthquake": "terremoto terremotos sismo sismos temblor réplica réplicas magnitud tsunami",
    "flood": "inundación inundaciones inundó riada riadas desbordamiento crecida lluvias",
    "storm": """tormenta tormentas huracán huracanes tifón ciclón tornado tornados vendaval
        temporal""",
    "wildfire": "incendio-forestal forestal forestales",
    "landslide": """deslizamiento deslizamientos alud aludes deslave deslaves derrumbe avalancha
        huaico""",
    "eruption": "volcán erupción lava ceniza cenizas",
    "ship_accident": """naufragio naufragó barco lancha embarcación patera cayuco ferry zozobró
        hundió""",
    "road_accident": """autobús autocar bus ómnibus camión coche carro choque colisión vuelco volcó
        carretera autopista atropello vehículo""",
    "rail_accident": """tren trenes descarriló descarrilamiento ferrocarril ferroviario vagón
        vagones""",
    "air_accident": "avión avioneta helicóptero aeronave vuelo aterrizaje",
    "fire": "incendio incendios fuego llamas",
    "explosion": "explosión explosiones explotó estalló estallido gas",
    "collapse": "derrumbó desplome desplomó colapso colapsó escombros",
    "stampede": "estampida avalancha-humana",
    "disease": """brote brotes virus epidemia pandemia enfermedad cólera ébola dengue contagios
        coronavirus covid influenza gripe sarampión leptospirosis zika chikungunya hantavirus
        paludismo malaria intoxicación""",
    "kidnapping": "secuestro secuestros secuestrado secuestrados secuestraron rehén rehenes plagio",
    "crime": """asesinato asesinatos homicidio homicidios robo crimen feminicidio asesinado
        asesinaron""",
    "accident": "accidente accidentes accidentalmente",
}
SPORT = words(
    """partido partidos temporada entrenador delantero centrocampista defensa portero arquero liga
    copa plantel torneo campeón campeonato fútbol baloncesto béisbol tenis rugby ciclismo gol goles
    árbitro selección jornada olímpico olímpicos atletismo club"""
)

SPANISH_CATEGORIES = CategoryWords(
    categories={name: words(listed) for name, listed in CATEGORIES.items()},
    pairs={},
    bodies=frozenset(),
    obituary=frozenset(),
    sport=SPORT,
)
