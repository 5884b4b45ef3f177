"""Words of trials, verdicts and anniversaries."""

from streams.extract.grammar.aftermath import AftermathWords
from streams.extract.lexicon import words

SPANISH_AFTERMATH = AftermathWords(
    verdict=words(
        """condenado condenada condenados condenadas sentenciado sentenciada sentenciados sentencian
        sentenció sentencia sentencias veredicto absuelto absuelta absueltos absuelven"""
    ),
    court=words(
        """condenan condenó condena sentencia juicio juicios jurado culpable culpables juez jueza
        tribunal fiscal fiscalía testificó prisión cárcel"""
    ),
    accusation=words(
        """acusado acusada acusados acusan imputado imputada imputan detenido detenida juicio
        procesado"""
    ),
    memory=words("aniversario aniversarios conmemora conmemoran conmemoró recuerda recuerdan"),
)
