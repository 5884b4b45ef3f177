"""Words of trials, verdicts and anniversaries."""

from streams.extract.grammar.aftermath import AftermathWords
from streams.extract.lexicon import words

ENGLISH_AFTERMATH = AftermathWords(
    verdict=words(
        """sentenced sentencing verdict verdicts pleads pleaded pled guilty acquitted acquits
        acquittal"""
    ),
    court=words(
        """convicted convicts trial trials retrial jury juries juror jurors testified testifies
        testimony judge court prosecutor prosecutors"""
    ),
    accusation=words(
        """charged charges charge indicted indictment arraigned arraignment accused arrested trial
        court hearing extradited"""
    ),
    memory=words("anniversary anniversaries commemorate commemorates commemorated remembers"),
)
