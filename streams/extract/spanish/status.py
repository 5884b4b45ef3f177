"""Words that make a Spanish claim another than a plain statement."""

import re

from streams.extract.grammar.status import StatusWords
from streams.extract.lexicon import words
from streams.extract.spanish.things import MONTHS

SPANS = "años|meses|semanas|décadas|año|mes|semana|década"
NUMBER = (
    r"(?:\d+|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|varios|varias|muchos)"
)
SUPERLATIVE = "grave|mortífero|mortífera|sangriento|sangrienta|letal|violento|violenta|fuerte"

SPANISH_STATUS = StatusWords(
    irreal=words(
        """podría podrían puede pueden pudo pudieron podrá podrán pueda puedan pudiera pudieran
        debería deberían será serán sería serían habrá habrán para intentó intentaron intentar
        intentaba intentaban pretendía pretendían planeaba planeaban planeó quería querían
        quiere quieren buscaba buscaban evitar evitó impedir impidió posible posibles eventual
        potencial hipotético"""
    ),
    after_irreal=words("después luego"),
    conditions=words(
        """si amenazó amenaza amenazaron amenazan amenazar simulacro ejercicio ensayo escenario
        ficticio"""
    ),
    light_verbs=words(
        """dejar causar provocar ocasionar cobrar cobrarse subir aumentar llegar alcanzar superar
        elevarse ascender haber ordenar"""
    ),
    negations=words("no nunca jamás tampoco sin"),
    after_negation=words("solo sólo solamente obstante"),
    denials=words(
        """negó niega negaron niegan negar negando desmintió desmiente desmintieron desmienten
        desmentir rechazó rechaza rechazaron"""
    ),
    after_denial=words("responsabilidad participación vinculación implicación culpabilidad"),
    untrue=re.compile(
        r"\b(?:(?:es|era|son|fue|fueron|eran) fals[oa]s?|no es cierto|no era cierto|una mentira"
        r"|un montaje|desmentid[oa]s?)\b",
    ),
    background=re.compile(
        rf"\bhace (?:ya |más de |casi |unos |unas )?{NUMBER} (?:años?|meses|décadas?|siglos?)\b"
        r"|\bhace (?:décadas|años|meses)\b"
        rf"|\bhace (?:ya |casi |unos |unas )?{NUMBER} (?:días|semanas?)\b[^.;]*"
        r"\bhabían? \w+[ai]do\b"
        r"|\b(?:años?|meses|décadas?) (?:atrás|antes|después|más tarde)\b"
        r"|\b(?:el año|el mes) pasado\b|\ben años anteriores\b"
        r"|\b(?:aniversario|anteriormente|guerra mundial)\b",
    ),
    cumulative=re.compile(
        rf"\b(?:en|durante|tras|de|por) (?:los |las |más de |casi |últimos |últimas ){{0,3}}"
        rf"{NUMBER} (?:años?|décadas?) de (?:guerra|conflicto|violencia|dictadura|lucha|combates)\b"
        rf"|\b(?:en|durante) (?:más de |casi )?{NUMBER} (?:años|décadas)\b(?! de edad)"
        r"|\b(?:durante|en) (?:años|décadas|la historia|los años recientes|las últimas décadas)\b"
        r"|\bdesde (?:\w+ de )?(?:18|19|20)\d\d\b"
        r"|\b(?:guerra|conflicto|dictadura|insurgencia)\b[^,.;]{0,40}"
        r" (?:ha|han|había|habían) (?:\w+ )?(?:matado|dejado|cobrado|costado|causado|provocado)\b"
        r"|\ben lo que va (?:de|del|de este) (?:año|mes|siglo)\b|\beste año\b"
        r"|\bcon [^,.;]{1,40}? (?:suman|son|van|serían) [^,.;]{0,40}"
        r"\b(?:asesinad|homicidi|feminicidi|femicidi|ejecutad|crímenes)"
        r"|\bacumulan?\b|\bdesde que (?:inició|comenzó|empezó|arrancó)\b"
        rf"|\bdesde (?:el (?:comienzo|inicio|principio)|{'|'.join(sorted(MONTHS))})\b"
        rf"|\b(?:en|durante) (?:los|las|el|la) (?:\w+ )?últim[oa]s? (?:\w+ )?(?:{SPANS})\b"
        rf"|\b(?:cada|por|al) (?:día|{SPANS})\b"
        r"|\banual(?:mente|es)?\b",
    ),
    compared=re.compile(r"\bdesde \d{4}, cuando\b"),
    apart=re.compile(
        r"\bno\b[^.;]{0,60} (?:relación|relacionad[oa]s?|conexión|vínculo|vinculad[oa]s?)"
        r" (?:con|al?) (?P<other>[^,;]*(?:, (?:en (?:el|la) que|donde|que)\b[^,;]*)?)"
    ),
    alive=re.compile(r"\bfuera de peligro\b|\bheridas leves\b"),
    former=re.compile(
        r"\b(?:(?:al principio|inicialmente|en un principio|en un primer momento|antes|previamente)"
        r" (?:se )?(?:había |habían )?(?:habl|d[ij]|cifr|inform|report)\w+"
        r"|primer[oa]s? (?:informes?|informaciones|cifras|recuentos?)\b)"
        r"(?:(?!\bpero\b|\bdespués\b|\bahora\b)[^;])*"
    ),
    superlative=re.compile(
        rf"\b(?:peor|peores|mayor|más (?:{SUPERLATIVE})s?)\b(?! parte| número| cantidad)[^,;—]*",
    ),
)
