"""The regular forms of English verbs and nouns."""

from streams.extract.lexicon import words

DOUBLING = words("stab kidnap nab gut trap")
"""Verbs of the lexicon whose last letter doubles: "stabbed"."""


def present_participle(verb: str) -> str:
    """The form in -ing."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def past(verb: str) -> str:
    """The form in -ed."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _turns_y(verb) else _stem(verb) + "ed"


def third_person(verb: str) -> str:
    """The form in -s."""
    return plural(verb)


def plural(noun: str) -> str:
    """The plural in -s."""
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun[:-1] + "ies" if _turns_y(noun) else noun + "s"


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in DOUBLING else verb


def _turns_y(word: str) -> bool:
    """Whether its y becomes an i before an ending: "bury", not "destroy"."""
    return word.endswith("y") and word[-2] not in "aeou"
