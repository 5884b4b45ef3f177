"""Words by which a Spanish text names its sources."""

from streams.extract.grammar.attribution import AttributionWords
from streams.extract.lexicon import phrases, words
from streams.extract.spanish.function_words import SAYING
from streams.extract.spanish.things import WEEKDAYS

SPANISH_ATTRIBUTION = AttributionWords(
    according=phrases("según | de acuerdo con | de acuerdo a | citado por | en palabras de"),
    saying=SAYING,
    saying_that=words("denunció denunciaron"),
    that="que",
    auxiliaries=words("ha han había habían"),
    before_source=SAYING,
    titles=words("dr dra sr sra gral cnel"),
    ends=words(
        """, . ; : " “ ” « » ( ) [ ] - – — que y pero como quien cuando mientras donde tras fue
        fueron ha han había es son murió murieron muerto muertos heridos este hoy ayer se en tras
        después sobre durante"""
    )
    | words(WEEKDAYS),
    skipped=SAYING | words("hoy ayer anoche este esta") | words(WEEKDAYS),
    nobody=words(
        """él ella ellos ellas quien que lo no también además así muertos heridos detenidos
        lesionados fallecidos desaparecidos víctimas daños"""
    ),
)
