"""Words that tell somebody's sex."""

from streams.extract.grammar.identity import IdentityWords
from streams.extract.lexicon import words

ENGLISH_IDENTITY = IdentityWords(
    male=words(
        """he him mr man boy husband father son brother boyfriend grandfather uncle nephew guy
        dad grandson businessman policeman fireman fisherman gunman priest monk male groom"""
    ),
    female=words(
        """she mrs ms miss woman girl wife mother daughter sister girlfriend grandmother aunt
        niece mom mum granddaughter businesswoman policewoman nun female bride lady"""
    ),
    adult=words(
        """
            man woman husband wife mother father grandmother grandfather lady mr mrs mom mum dad
            parent aunt uncle"""
    ),
)
