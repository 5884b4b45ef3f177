"""What a chunk of an English sentence is to the rules: one letter each, so that a rule is a regex."""

import re
from enum import StrEnum


class Tag(StrEnum):
    """A chunk's part in the sentence."""

    COUNT = "C"
    """A number of people: "twelve police officers"."""
    BARE = "N"
    """A number without a noun: "353"."""
    THINGS = "Q"
    """A number of what no list knows: "12 Xs"."""
    BUILDINGS = "H"
    """A number of buildings: "60 houses"."""
    TALLY = "E"
    """A number with what befell them: "12 deaths", "six wounded men"."""
    ONE = "S"
    """One person, named or described: "a policeman", "Ana Duarte, 24"."""
    PEOPLE = "P"
    """People without a number: "the protesters"."""
    LIVES = "L"
    """A number of lives: "claimed 12 lives"."""
    HARMED = "v"
    """A transitive verb's past or participle: "killed"."""
    HARMING = "g"
    """Its present participle: "killing"."""
    HARM = "t"
    """Its base or third person: "kill", "kills"."""
    DIED = "i"
    """An intransitive verb: "died"."""
    STATE = "d"
    """An adjective: "dead", "under arrest"."""
    EVENT = "n"
    """A noun of what befell: "the deaths"."""
    TOLL = "T"
    """A noun of a count: "death toll"."""
    BE = "b"
    """An auxiliary or a verb that links: "were", "have been", "remain", "reported"."""
    HAVE = "h"
    """"have", "has", "had"."""
    MODAL = "m"
    """"could", "may", "will"."""
    REACH = "r"
    """How a count moves: "rose", "stands", "reached"."""
    LEAVE = "l"
    """"left", "leaving"."""
    CLAIM = "c"
    """What takes lives: "claimed", "took", "cost"."""
    WHO = "w"
    """A relative pronoun."""
    DET = "D"
    """"the", "a", "his"."""
    OWNER = "O"
    """One person in the possessive: "Ana Duarte's"."""
    OF = "o"
    TO = "a"
    """"to", "at", "by"."""
    FROM = "f"
    AND = "j"
    COMMA = "k"
    STOP = "z"
    """A mark that parts clauses: a semicolon, a colon, a dash."""
    OTHER = "x"


NAME = re.compile(r"\b[A-Z]{2,}\b")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A rule over the names of tags as a regex over their letters; spaces mean nothing."""
    return re.compile(NAME.sub(lambda match: Tag[match[0]].value, pattern).replace(" ", ""))
