"""Words of trials, verdicts and anniversaries."""

from streams.extract.grammar.aftermath import AftermathWords
from streams.extract.lexicon import words

ENGLISH_AFTERMATH = AftermathWords(
    trial=words(
        """
        sentenced sentencing convicted convicts verdict verdicts pleads pleaded pled guilty trial
        trials retrial jury juries juror jurors acquitted acquits acquittal testified testifies
        testimony"""
    ),
    memory=words("anniversary anniversaries commemorate commemorates commemorated remembers"),
)
