"""The small words that hold a Spanish sentence together, by what they are to the rules."""

import re

from streams.extract.grammar.counted import CountWords
from streams.extract.grammar.persons import PersonWords
from streams.extract.grammar.tags import Tag
from streams.extract.lexicon import meanings, phrases, words
from streams.extract.spanish.inflection import Verb
from streams.extract.spanish.nouns import GATHERINGS
from streams.extract.spanish.numbers import QUANTITIES, RISES, SMALL

# Verbs that link somebody with what befell him: "resultaron heridos", "fue hallado muerto".
LINKING = """resultar quedar/queda permanecer seguir/sigu/siguió continuar continuar/continú hallar
    encontrar/encuentr aparecer reportar declarar dar/d/dio considerar caer/ca/cayó terminar
    acabar figurar"""
# What an event does to have such an outcome: "dejó 12 muertos", "causó la muerte de 12 personas".
CAUSING = """dejar causar provocar ocasionar producir/produc/produjo originar cobrar registrar
    contabilizar contar/cuent sumar generar arrojar"""
# Verbs of saying: what follows them is a clause of its own.
SAYING = words(
    """dijo dicen dice dijeron informó informa informaron informan indicó indica indicaron indican
    señaló señala señalaron señalan precisó precisa precisaron afirmó afirma afirmaron aseguró
    asegura aseguraron anunció anuncia anunciaron declaró confirmó confirma confirmaron confirman
    reportó reporta reportaron reportan explicó explica explicaron manifestó detalló detalla
    detallaron agregó añadió añade comunicó comunicaron sostuvo relató relataron apuntó expresó
    denunció denuncia denunciaron admitió admite reconoció reconoce advirtió advierte advirtieron
    estimó estima estimaron calculó calcula aclaró aclara recordó recuerda destacó reveló revela
    revelaron"""
)
LINKS = {
    Tag.BE: """es son era eran fue fueron ser sido siendo sea sean fuera fueran fuese fuesen
        será serán sería serían está están estaba estaban estuvo estuvieron estar estado""",
    Tag.HAVE: """ha han había habían haber habido habiendo hubo hay haya hayan
        hubiera hubieran hubiese hubiesen habría habrían habrá""",
    Tag.DET: """el la los las lo un una unos unas su sus este esta estos estas ese esa esos esas
        aquel aquella dicho dicha ambos ambas""",
    Tag.MODAL: """puede pueden podría podrían podrá podrán pudo pudieron pudiera pudieran debe deben
        debió tuvo tuvieron tienen""",
    Tag.REACH: """llega llegan llegó llegaron llegar alcanza alcanzan alcanzó alcanzaron alcanzar
        supera superan superó superaron superar asciende ascienden ascendió ascendieron ascender
        suma suman sumaba sumó totaliza totalizan""",
    Tag.HIT: "sitúa sitúan situó ubica ubicó fija fijó cifra cifró mantiene",
    Tag.CLAIM: "cobró cobra cobraron cobran cobrado segó segaron perdieron perdió pierden",
    Tag.SUFFER: """sufrió sufrieron sufre sufren sufrido presenta presentan presentó recibió
        recibieron""",
    Tag.WHO: "que quien quienes cual cuales cuyo cuya cuyos cuyas",
    Tag.CLAUSE: "cuando donde mientras porque aunque pues si",
    Tag.LIVES: "vidas vida",
    Tag.OF: "de del",
    Tag.TO: "a al",
    Tag.AT: "en",
    Tag.BY: "por",
    Tag.FROM: """desde con contra sobre entre hacia hasta ante bajo durante para mediante según
        tras""",
    Tag.AND: "y e o u ni",
    Tag.AMONG: "incluidos incluidas incluido incluida incluyendo incluso",
    Tag.COMMA: ", ( ) [ ]",
    Tag.STOP: "; : — – - | pero sino",
}
LINK_PHRASES = {
    Tag.WITH: "junto con | junto a | además de | así como | al igual que",
    Tag.AMONG: """entre ellos | entre ellas | entre los que | entre las que | entre los cuales |
        entre las cuales | de ellos | de ellas | de los cuales | de las cuales""",
    Tag.NAMED: "identificado como | identificada como | identificados como | identificadas como",
    Tag.MODAL: "tenido que | tuvo que | tuvieron que | tienen que | tendrán que",
    Tag.SELF: """se suicidó | se suicida | se ha suicidado | se había suicidado | suicidarse |
        se quitó la vida | se quita la vida | se ha quitado la vida | quitarse la vida | se mató |
        se ahorcó | se ha ahorcado | ahorcarse | se degolló | se pegó un tiro | se dio un tiro |
        se lanzó al vacío | se arrojó al vacío | se inmoló |
        se disparó en la cabeza | se dispara en la cabeza | se disparó en la sien""",
    # The force, not one of it; "rescatados con vida".
    Tag.OTHER: "con vida | la policía | la guardia | la marina | la escolta | la defensa",
}
SKIPPED = words(
    """" “ ” « » ‘ ’ ' ¿ ¡ se también ya aún todavía ahora luego ayer hoy anoche casi solo sólo
    así gravemente presuntamente"""
)
"""Adverbs, clitics and quotation marks, which no rule cares about."""

PARTITIVE = words("el la los las sus su estos estas esos esas lo")
DETERMINERS = words(
    """el la un una su sus este esta ese esa aquel aquella otro otra cada mi nuestro nuestra dicho
    dicha cuyo cuya"""
)
PERSONAL = words("él ella")
PREPOSITIONS = words(
    """a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según
    sin sobre tras"""
)

AGE_UNITS = {
    1: "años de edad | años | año | año y medio | año de edad",
    12: "meses de edad | meses de nacido | meses de nacida | meses | mes de nacido | mes",
    52: "semanas de edad | semanas de nacido | semanas",
    365: "días de nacido | días de nacida | días de edad | días",
}
"""Units of an age, by how many of them are a year."""

LINK_TAGS = {word: tag for tag, listed in LINKS.items() for word in listed.split()}
LINK_TAGS = (
    dict.fromkeys(SAYING, Tag.STOP)
    | dict.fromkeys(RISES, Tag.REACH)
    | {
        form: tag
        for tag, verbs in ((Tag.HAVE, CAUSING), (Tag.BE, LINKING))
        for entry in verbs.split()
        for form in Verb.of(entry).forms
    }
    | LINK_TAGS
)
# Who dies "at 94" dies a natural death, which is no figure.
NATURAL_DEATHS = {
    (form, "a", "los"): Tag.OTHER
    for entry in ("morir/muer/murió/muerto", "fallecer")
    for form in Verb.of(entry).finite
}
LINK_PHRASE_TAGS = meanings(LINK_PHRASES) | NATURAL_DEATHS
NOUN_PHRASE_ENDS = (
    DETERMINERS
    | PREPOSITIONS
    | LINK_TAGS.keys()
    | SKIPPED
    | words(
        """no nunca jamás muy más menos después antes además entonces quizás apenas luego este
        lunes martes miércoles jueves viernes sábado domingo mañana tarde noche madrugada él
        ella ellos ellas nos les le lo tan todo toda todos todas"""
    )
) - words("joven nuevo nueva más otro otra menor")
"""Words that no noun phrase of people goes over."""
JOINING = words("y e o mientras pero ,")

SPANISH_COUNTS = CountWords(
    of=words("de"),
    partitive=PARTITIVE,
    pronouns=words("ellos ellas quienes cuales nosotros ustedes"),
    more=words("más otros otras"),
    others=words("más"),
    more_after=words("más"),
    increments=words("más adicionales"),
    gatherings=GATHERINGS,
    ordinals=re.compile(r"(?P<value>\d{2,5})(?:º|ª|°)"),
    on_top=words("otros otras otro otra"),
    quantities=frozenset(QUANTITIES) | words("centenar millar millón millones par"),
    articles=words("un una sin ni"),
    portions=words("mitad tercio tercios cuarta"),
    of_articles=words("persona víctima más"),
    lives=words("vidas vida"),
    shots=frozenset(),
    wounds=frozenset(("heridas", after) for after in ("de", "en", "por", "con", "punzocortantes")),
)
SPANISH_PERSONS = PersonWords(
    determiners=DETERMINERS,
    pronouns=PERSONAL,
    openings=DETERMINERS | PERSONAL,
    definite=words("el la su este esta ese esa aquel dicho dicha él ella"),
    possessive=words("su sus cuyo cuya mi nuestro nuestra"),
    another=words("otro otra segundo segunda tercer tercera"),
    and_=words("y e"),
    after_age=words("y que fue murió"),
    owners=(),
    ages=dict(SMALL),
    objects=words("a de"),
    bare=words("alias"),
    repeats_article=True,
    personal=words("a"),
    owned=words("suyo suya"),
    victims=words("víctima occiso occisa fallecido fallecida difunto difunta finado finada"),
    contractions=words("al del"),
    age_openings=words("de"),
    parents=words("padre madre papá mamá"),
    age_units={
        unit: in_a_year
        for in_a_year, listed in AGE_UNITS.items()
        for unit in sorted(phrases(listed), key=len, reverse=True)
    },
)
