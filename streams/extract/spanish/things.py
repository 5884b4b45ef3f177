"""Nouns of what is counted but is no person: buildings, units, vehicles, events."""

from streams.extract.lexicon import words

BUILDINGS = words(
    """casa casas vivienda viviendas edificio edificios edificaciones inmueble inmuebles
    apartamentos departamentos pisos escuelas colegios iglesias mezquitas templos locales
    comercios tiendas chozas ranchos galpones estructuras construcciones propiedades negocios
    chabolas cabañas hospitales aulas hoteles"""
)
UNITS = words(
    """año años mes meses semana semanas día días hora horas minuto minutos segundo segundos vez
    veces kilómetro kilómetros km metro metros centímetros milímetros milla millas hectárea
    hectáreas grado grados tonelada toneladas kilo kilos kg kilogramos gramos litro litros
    galones dólar dólares euro euros peso pesos soles bolívares reales quetzales lempiras
    pesetas colones guaraníes libras francos siglos siglo décadas década puntos punto"""
)
THINGS = UNITS | words(
    """disparos tiros balas bombas armas fusiles pistolas rifles cohetes misiles granadas
    proyectiles cartuchos coches autos carros vehículos camiones camionetas autobuses buses
    motos motocicletas trenes vagones aviones aeronaves helicópteros vuelos barcos buques
    lanchas embarcaciones tanques goles gol partidos carreras victorias derrotas empates escaños
    votos elecciones animales perros gatos caballos vacas reses ovejas cabras cerdos aves
    árboles empleos acciones bancos empresas compañías países estados ciudades pueblos aldeas
    localidades municipios provincias distritos barrios cantones comunas regiones lugares zonas
    puestos sitios casos unidades piezas cajas bolsas libros discos canciones películas
    episodios ataques atentados incidentes tiroteos explosiones sismos réplicas incendios
    accidentes choques enfrentamientos homicidios asesinatos crímenes delitos robos operativos
    allanamientos grupos equipos clubes organizaciones artículos capítulos dosis vacunas
    billetes paquetes viajes viaje cuadras calles carreteras puentes focos ediciones impactos
    puñaladas balazos heridas fallos"""
)
NOT_PEOPLE = words(
    """listas pistas entrevistas revistas conquistas vistas propuestas ordenadores computadores
    radiadores contadores indicadores procesadores"""
)
"""Plurals whose endings are those of people."""

STREETS = words("calle avenida avda carretera autopista ruta")
MONTHS = words(
    """enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
    diciembre"""
)
WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo"
