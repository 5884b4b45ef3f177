"""What a chunk is to the rules: one letter each, so that a rule is a regular expression."""

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
    """Lives, with or without a number: "claimed 12 lives"."""
    HARMED = "v"
    """A transitive verb's past or participle: "killed"."""
    HARMING = "g"
    """Its present participle: "killing"."""
    HARM = "t"
    """Its base or third person: "kill", "kills"."""
    DIED = "i"
    """An intransitive verb: "died"."""
    LETHAL = "K"
    """What turns a wound into a death: "to death"."""
    GATHER = "V"
    """What a number of people do together, in the plural of the present: "march"."""
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
    HIT = "q"
    """"hit", "struck": of a count and of people."""
    BULLET = "B"
    """What wounds those whom it hits: "the bullet"."""
    CARE = "M"
    """Where the wounded are taken: "hospital"."""
    FATAL = "F"
    """An event by which people died or were hit, their number in the word or one at least."""
    CLAIM = "c"
    """What takes lives: "claimed", "took", "cost"."""
    SUFFER = "s"
    """"suffered", "sustained"."""
    WHO = "w"
    """A relative pronoun."""
    CLAUSE = "W"
    """What opens a clause of its own: "when", "said"."""
    AMONG = "A"
    """"among", "including"."""
    NAMED = "I"
    """"identified as": who follows is the one just spoken of."""
    DET = "D"
    """"the", "a", "his"."""
    OWNER = "O"
    """One person in the possessive: "Ana Duarte's"."""
    OF = "o"
    TO = "a"
    AT = "u"
    BY = "y"
    SELF = "e"
    """"himself", "herself"."""
    SELVES = "G"
    """"themselves": several, or one of whom nobody knows the sex."""
    FROM = "f"
    AND = "j"
    WITH = "l"
    """"along with", "as well as": who follows suffers the same."""
    SOURCE = "Z"
    """"according to": who follows says so."""
    COMMA = "k"
    STOP = "z"
    """A mark that parts clauses: a semicolon, a colon, a dash."""
    OTHER = "x"

    @property
    def is_one(self) -> bool:
        """Whether it is one person without a number."""
        return self in ONES


ONES = frozenset({Tag.ONE, Tag.OWNER})


NAME = re.compile(r"\b[A-Z]{2,}\b")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A rule over the names of tags as a regex over their letters; spaces mean nothing."""
    return re.compile(NAME.sub(lambda match: Tag[match[0]].value, pattern).replace(" ", ""))
