"""Words of trials, verdicts and anniversaries."""

from streams.extract.grammar.aftermath import AftermathWords
from streams.extract.lexicon import words

SPANISH_AFTERMATH = AftermathWords(
    trial=words(
        """
        condenado condenada condenados condenadas condenan condenó condena sentenciado sentenciada
        sentenciados sentencian sentencia juicio juicios jurado veredicto culpable culpables
        absuelto absuelta absueltos absuelven testificó declararon"""
    ),
    memory=words("aniversario aniversarios conmemora conmemoran conmemoró recuerda recuerdan"),
)
