"""What befell people, in words: verbs, adjectives, nouns and phrases, by the kind that they tell.

The kinds are those of the contract. The lists are the project's own, after the event types of
ACLED and UCDP and the incident words of wire copy of Spain and Latin America. Entries are those of
`inflection`; in phrases, which "|" parts, the first word is inflected.
"""

from schemas import Kind
from streams.extract.lexicon import words

# ---------------------------------------------------------------- words

# Verbs that do something to somebody.
TRANSITIVE = {
    Kind.KILLED: """
        matar asesinar ejecutar masacrar acribillar ultimar abatir/abat degollar/degüell decapitar
        linchar estrangular asfixiar fusilar rematar calcinar electrocutar descuartizar ajusticiar
        arrollar/arroll""",
    Kind.INJURED: "herir/hier/hirió lesionar lastimar golpear hospitalizar",
    Kind.ARRESTED: """
        detener/detien/detuvo arrestar capturar apresar encarcelar aprehender recapturar""",
    Kind.KIDNAPPED: "secuestrar raptar plagiar",
    Kind.RELEASED: "liberar excarcelar",
    Kind.RESCUED: "rescatar socorrer",
    Kind.EVACUATED: "evacuar evacuar/evacú desalojar",
    Kind.DISPLACED: "desplazar",
    Kind.SICKENED: "intoxicar infectar contagiar envenenar",
    Kind.AFFECTED: "afectar damnificar",
    Kind.BUILDINGS_DAMAGED: """
        destruir/destruy/destruyó dañar derribar demoler/demuel arrasar averiar/averí inundar
        quemar incendiar sepultar afectar anegar derrumbar consumir""",
}
# Those that do it to people, and something else to anything else.
OF_PEOPLE = {Kind.INJURED: "quemar", Kind.KIDNAPPED: "retener/retien/retuvo"}
# The same, but whether one lives is open.
OPEN_FATE = "balear apuñalar acuchillar tirotear"
# Verbs whose subject is the one that it befalls.
INTRANSITIVE = {
    Kind.KILLED: "morir/muer/murió/muerto fallecer perecer ahogar sucumbir",
    Kind.MISSING: "desaparecer",
    Kind.BUILDINGS_DAMAGED: "colapsar desplomar",
    Kind.SICKENED: "enfermar",
    Kind.PROTESTERS: "protestar marchar manifestar/manifiest bloquear desfilar concentrar",
}
# Past participles of those are adjectives: "han muerto", "fue hallado muerto".
NO_STATES = words(
    "bloqueado desfilado concentrado colapsado protestado marchado manifestado sucumbido enfermado"
)
ADJECTIVES = {
    Kind.KILLED: "mortal fatal occiso/a",
    Kind.INJURED: "ingresado/a internado/a",
    Kind.MISSING: "extraviado/a ilocalizable",
    Kind.SICKENED: "enfermo/a",
}
# Nouns: "la muerte de 12 personas"; also, when counted, as many people ("12 muertes").
EVENTS = {
    Kind.KILLED: """
        muerte asesinato homicidio fallecimiento deceso ejecución masacre matanza feminicidio
        cadáver cuerpo osamenta restos""",
    Kind.ARRESTED: "detención arresto captura encarcelamiento aprehensión",
    Kind.KIDNAPPED: "secuestro rapto plagio",
    Kind.RELEASED: "liberación excarcelación",
    Kind.RESCUED: "rescate",
    Kind.EVACUATED: "evacuación desalojo",
    Kind.DISPLACED: "desplazamiento",
    Kind.MISSING: "desaparición",
    Kind.SICKENED: "intoxicación",
    Kind.BUILDINGS_DAMAGED: "destrucción",
}
# What the hurt have: "con quemaduras", "sufrió una fractura".
WOUNDS = """
    quemadura fractura contusión lesión herida traumatismo politraumatismo cortadura laceración
    esguince golpe balazo puñalada cuchillada cornada picadura mordedura roce
    rozón disparo"""
# Those that tell as many people when they are counted: "12 muertes", "dos cadáveres".
COUNTED_EVENTS = words("muerte fallecimiento deceso detención arresto captura cadáver cuerpo")
# Participles and adjectives that are people when they are counted: "12 muertos".
COUNTED_PEOPLE = {
    Kind.KILLED: "muerto/a fallecido/a asesinado/a ejecutado/a occiso/a ahogado/a calcinado/a",
    Kind.INJURED: "herido lesionado/a hospitalizado/a baleado/a apuñalado/a",
    Kind.MISSING: "desaparecido/a extraviado/a",
    Kind.ARRESTED: "detenido/a arrestado/a capturado/a aprehendido/a",
    Kind.KIDNAPPED: "secuestrado/a",
    Kind.RELEASED: "liberado/a",
    Kind.RESCUED: "rescatado/a",
    Kind.EVACUATED: "evacuado/a",
    Kind.DISPLACED: "desplazado/a",
    Kind.SICKENED: "intoxicado/a contagiado/a infectado/a enfermo/a",
    Kind.AFFECTED: "damnificado/a afectado/a",
}

# ---------------------------------------------------------------- phrases

# As a finite verb that does it to somebody.
HARM_PHRASES = {
    Kind.KILLED: """
        dar/d/dio muerte | quitar la vida | dar/d/dio de baja | prender/prend fuego""",
    Kind.ARRESTED: "poner/pon/puso bajo arresto | meter/met en prisión",
    Kind.KIDNAPPED: "tomar como rehén | tomar como rehenes | tomar de rehén",
    Kind.RELEASED: "poner/pon/puso en libertad | dejar en libertad",
    Kind.RESCUED: """
        poner/pon/puso a salvo | hallar con vida | encontrar/encuentr con vida | sacar con vida""",
    Kind.DISPLACED: "obligar a huir | obligar a abandonar sus hogares | forzar a huir",
}
# As a past participle.
HARMED_PHRASES = {
    Kind.INJURED: """
        intoxicado/a por humo | intoxicado/a por el humo | intoxicado/a por inhalación |
        intoxicado/a por inhalar | afectado/a por el humo | afectado/a por inhalación |
        atendido/a por inhalación | recluido/a en el hospital | recluido/a en la clínica |
        recluido/a en un hospital""",
    Kind.KILLED: """
        muerto/a a tiros | muerto/a a balazos | muerto/a a golpes | dado/a de baja |
        quemado/a vivo | quemado/a viva""",
    Kind.ARRESTED: """
        ingresado/a en prisión | ingresado/a en la cárcel | puesto/a bajo arresto |
        entregado/a a la policía | entregado/a a las autoridades | puesto/a a disposición |
        enviado/a a prisión | tomado/a prisionero | tomados prisioneros""",
    Kind.KIDNAPPED: """
        tomado/a como rehén | tomado/a como rehenes | retenido/a como rehenes | tomado/a de rehén |
        retenido/a como rehén""",
    Kind.RELEASED: "puesto/a en libertad | dejado/a en libertad",
    Kind.RESCUED: """puesto/a a salvo | sacado/a con vida | hallado/a con vida | encontrado/a
        con vida""",
    Kind.EVACUATED: "trasladado/a a albergues | llevado/a a albergues | trasladado/a a refugios",
    Kind.DISPLACED: "obligado/a a huir | forzado/a a huir | expulsado/a de sus hogares",
}
# As a finite verb whose subject is the one that it befalls.
DIED_PHRASES = {
    Kind.KILLED: "perder/pierd/perdió la vida | caer/ca/cayó muerto | caer/ca/cayó muertos",
    Kind.INJURED: """
        sufrir heridas | sufrir lesiones | sufrir quemaduras | sufrir contusiones |
        encontrar/encuentr grave | encontrar/encuentr graves | permanecer grave |
        permanecer graves | seguir/sigu/siguió grave | seguir/sigu/siguió graves |
        sufrir golpes | sufrir fracturas | sufrir heridas leves | sufrir heridas graves""",
    Kind.DISPLACED: """
        huir/huy/huyó de sus hogares | huir/huy/huyó de sus casas | abandonar sus hogares |
        abandonar sus casas | perder/pierd/perdió sus hogares | perder/pierd/perdió sus casas |
        perder/pierd/perdió su hogar | perder/pierd/perdió sus viviendas | dejar sus hogares |
        abandonar sus viviendas | buscar refugio | huir/huy/huyó de la violencia |
        huir/huy/huyó de los combates""",
    Kind.PROTESTERS: """
        salir a las calles | salir a la calle | tomar las calles | llenar las calles""",
    Kind.SICKENED: """
        caer/ca/cayó enfermo | caer/ca/cayó enfermos | caer/ca/cayó enfermas | dar/d/dio positivo |
        resultar positivo""",
}
# As an adjective.
STATE_PHRASES = {
    Kind.KILLED: "sin vida",
    Kind.INJURED: """
        en estado grave | en estado crítico | en cuidados intensivos | en estado de gravedad |
        en estado de coma | con heridas | con lesiones | con quemaduras | con principio de asfixia |
        con principios de asfixia | con síntomas de asfixia | con intoxicación por humo |
        con intoxicación por inhalación | con síntomas de intoxicación por humo""",
    Kind.SICKENED: "con intoxicación | con síntomas de intoxicación",
    Kind.ARRESTED: """
        bajo arresto | bajo custodia | en prisión preventiva | tras las rejas | entre rejas""",
    Kind.MISSING: "en paradero desconocido | sin localizar | por localizar",
    Kind.DISPLACED: """
        sin hogar | sin techo | en albergues | en refugios | en campos de desplazados |
        fuera de sus hogares | sin vivienda""",
    Kind.RESCUED: "a salvo",
    Kind.BUILDINGS_DAMAGED: "bajo el agua | en ruinas | en escombros",
    Kind.KIDNAPPED: "en cautiverio",
}
# Of whom a doctor takes care, for a wound: "atendidos por quemaduras".
TREATMENT = (
    "atendido/a tratado/a asistido/a curado/a trasladado/a ingresado/a",
    "por de con",
    WOUNDS,
)
# Begins the words that tell of people in hospital.
HOSPITAL = "hospital"
# Those by which one may live or not: all of the kind injured.
OPEN_FATE_HARMED = """
    trasladado/a al hospital | trasladado/a a hospitales | trasladado/a a un hospital |
    llevado/a al hospital | llevado/a a un hospital | ingresado/a en el hospital |
    alcanzado/a por disparos | alcanzado/a por las balas | atacado/a a tiros"""
# Counts: what is counted, and by which nouns.
TOLL_NOUNS = "cifra número saldo balance total cantidad recuento conteo"
TOLL_OF = {
    Kind.KILLED: """
        muertos | fallecidos | víctimas | víctimas mortales | víctimas fatales | muertes |
        personas muertas | personas fallecidas | los muertos | decesos""",
    Kind.INJURED: "heridos | lesionados | personas heridas",
    Kind.MISSING: "desaparecidos | personas desaparecidas",
    Kind.ARRESTED: "detenidos | arrestados | detenciones | arrestos | capturados",
    Kind.DISPLACED: "desplazados | personas desplazadas",
    Kind.EVACUATED: "evacuados | personas evacuadas",
    Kind.AFFECTED: "damnificados | afectados",
    Kind.SICKENED: "contagiados | intoxicados | infectados | enfermos",
}
TOLL_ALONE = "saldo mortal | balance mortal | cifra mortal | saldo fatal"
# Events by whose name people were killed, with how many at least.
FATAL_SIZES = {"doble": 2, "triple": 3, "cuádruple": 4}
FATAL_NOUNS = "homicidio asesinato crimen feminicidio ejecución"
