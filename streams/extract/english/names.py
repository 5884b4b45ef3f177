"""What tells an English name."""

from streams.extract.english.common import COMMON
from streams.extract.english.function_words import NOUN_PHRASE_ENDS, OWNERS
from streams.extract.english.identity import MEN, WOMEN
from streams.extract.english.nouns import PLURAL, SINGULAR
from streams.extract.english.predicates import DISEASES
from streams.extract.grammar.names import NameWords
from streams.extract.lexicon import words

TITLES = words(
    """mr mrs ms dr gen col capt lt sgt maj rev sen rep gov judge officer deputy sheriff chief
    president general colonel captain father sister detective trooper cpl pvt pfc"""
)
SURNAMES = words(
    """cook fisher miner marshal bishop abbott pilot driver young twin father rancher hunter mason
    carpenter weaver brewer foreman butler porter baker steward ranger trapper forester
    shepherd"""
)
"""Nouns for people that are surnames, too."""
NOT_NAMES = (
    NOUN_PHRASE_ENDS
    | (SINGULAR.keys() - SURNAMES - TITLES)
    | PLURAL.keys()
    | words(DISEASES)
    | words(
        """
            january february march april may june july august september october november
            december police department county city university school high street st avenue ave
            road rd drive park hospital center centre office state united states north south
            east west northern southern american national international association party army
            force forces ministry court house white news times post press bay beach lake island
            islands river valley mountain airport church college company inc group council
            committee organization union district attorney medical supreme federal bureau
            investigation agency authority authorities officials victims man woman facebook
            twitter google apple two three four five six seven eight nine ten no one dead killed
            injured shot according however meanwhile although while several many security
            general memorial regional square bank hotel highway interstate route block lane
            boulevard place apartments town village heights hills fire rescue democratic
            republican republic kingdom islamic new year christmas day world war
            olympic league cup fc club stadium super bowl championship airlines airways flight
            boeing airbus"""
    )
)
ENGLISH_NAMES = NameWords(
    titles=TITLES,
    not_names=NOT_NAMES,
    common=COMMON,
    particles=words("de la del van von der bin al el ben ibn y da dos di"),
    owners=OWNERS,
    institutions=words(
        """
            hospital center centre school university college church boulevard avenue street road
            drive park airport bridge county library stadium elementary high middle apartments"""
    ),
    suffixes=words("jr sr ii iii iv"),
    given=words(MEN) | words(WOMEN),
    and_=words("and &"),
)
