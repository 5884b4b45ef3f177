"""Spanish date words."""

import re

from streams.extract.grammar.dates import DateWords
from streams.extract.lexicon import words
from streams.extract.spanish.inflection import UNACCENTED
from streams.extract.spanish.things import WEEKDAYS

MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
DAYS_AGO = {
    "hoy": 0,
    "esta mañana": 0,
    "esta tarde": 0,
    "esta noche": 0,
    "esta madrugada": 0,
    "este mediodía": 0,
    "ayer": 1,
    "anoche": 1,
    "anteayer": 2,
    "antier": 2,
}
HOLIDAYS = {"nochebuena": (12, 24), "navidad": (12, 25), "nochevieja": (12, 31)}
MONTH = (
    r"(?P<month>enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre"
    r"|noviembre|diciembre|(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)\b\.?)"
)
YEAR = r"(?:,? (?:de |del )?(?P<year>(?:19|20)\d\d))?"
DAYS = {day: number for number, day in enumerate(WEEKDAYS.split())}
DAYS |= {day.translate(UNACCENTED): number for day, number in DAYS.items()}

SPANISH_DATES = DateWords(
    calendar=(
        re.compile(rf"\b(?P<day>\d{{1,2}})(?:º|ro)? (?:de )?{MONTH}{YEAR}"),
        re.compile(rf"\b{MONTH} (?P<day>\d{{1,2}})\b{YEAR}"),
    ),
    in_month=re.compile(
        rf"\b(?:en|(?:pasado )?mes de|a (?:principios|mediados|finales|fines) de) {MONTH}"
        rf"(?P<last> pasado)?{YEAR}"
    ),
    months={month: number for number, month in enumerate(MONTHS, start=1)} | {"set": 9},
    relative=re.compile(r"\b(?:" + "|".join([*DAYS_AGO, *DAYS, *HOLIDAYS]) + r")\b"),
    weekdays=DAYS,
    holidays=HOLIDAYS,
    days_ago=DAYS_AGO,
    spans=re.compile(
        r"\b(?:(?P<this>est[ea]|(?P<past>últim[oa])) )?(?P<unit>semana|mes|año)"
        r"(?(this)| (?P<last>pasad[oa]))\b"
    ),
    days={"semana": 7, "mes": 31, "año": 365},
    year="año",
    month="mes",
    coming=re.compile(
        r"\b(?:será|serán|(?:está|están) (?:previst|programad)[oa]s?|previst[oa]s?|próxim[oa])\b"
        r"[^,;:—]*\Z"
    ),
    telling=words("dijo dijeron informó informaron anunció confirmó identificó afirmó señaló"),
    later=words(
        """detenido detenida detenidos arrestado arrestada arrestados acusado acusada condenado
        condenada juicio tribunal audiencia"""
    ),
    events=words("masacre atentado"),
    parting=words("un una el la en de por a con sin tras y"),
    happening=words("ocurrió sucedió ocurrieron produjo registró"),
    in_year=re.compile(r"\b(?:en|de|del|desde) (?P<year>(?:18|19|20)\d\d)\b"),
)
