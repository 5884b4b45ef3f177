"""A sentence as a row of chunks: counted people, verbs, links, and all the rest."""

import re
from dataclasses import dataclass

from schemas import Qualifier
from streams.extract.english.numbers import Number, read_number
from streams.extract.english.people import plural_group, singular_group
from streams.extract.english.predicates import COUNTED_EVENTS, FATAL_EVENTS, PHRASES, WORDS, Predicate
from streams.extract.english.tags import Tag
from streams.extract.text import Token

LINKS = {
    Tag.BE: """am is are was were be been being 're has have had having 've get gets got getting
        remain remains remained remaining stay stayed become became lay lie lying
        reported reportedly believed feared presumed confirmed declared listed
        found pronounced considered said known thought seen reporting trapped""",
    Tag.HAVE: "have has had having 've",
    Tag.DET: "the a an its his her their our my this",
    Tag.MODAL: "may might could would can will should must",
    Tag.REACH: """rose rise rises risen rising climbed climb climbs climbing stood stands stand
        standing reached reach reaches reaching jumped jumps grew grows grown increased
        increases passed passes topped tops neared nears surpassed exceeded exceeds soared
        brings bring bringing brought put puts putting raised raises raising lowered revised
        dropped fell""",
    Tag.HIT: "hit hits hitting struck strikes",
    Tag.CLAIM: "claimed claims claiming claim took takes taking take cost costs costing lost loss",
    Tag.WHO: "who whom which that whose",
    Tag.LIVES: "lives life",
    Tag.OF: "of",
    Tag.TO: "to",
    Tag.AT: "at",
    Tag.BY: "by",
    Tag.SELF: "himself herself themselves themself self",
    Tag.FROM: "from",
    Tag.AND: "and or but & while plus",
    Tag.COMMA: ", ( ) [ ]",
    Tag.STOP: "; : — – - |",
}
LINK_TAGS = {word: tag for tag, words in LINKS.items() for word in words.split()}
SKIPPED = frozenset(
    """\" “ ” ‘ ’ ' also already reportedly later then still now all both critically seriously
    slightly badly severely gravely brutally allegedly apparently officially since yet immediately
    instantly initially so far not""".split()
)
"""Adverbs and quotation marks, which no rule cares about."""

BEFORE_NO_COUNT = frozenset("$ £ € ¥ # @ no. nos. page route highway aged age chapter room".split())
MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
AFTER_NO_COUNT = frozenset("% percent per cent pct degrees st nd rd th pm am p.m. a.m. gmt".split())
BUILDINGS = frozenset(
    """house houses home homes building buildings apartments dwellings structures huts shacks shops
    schools mosques churches properties stores residences shelters cottages classrooms villas
    tents flats businesses""".split()
)
STREETS = frozenset(
    """block blocks street st avenue ave boulevard blvd road rd drive dr lane ln court ct place way
    highway hwy parkway pkwy terrace circle""".split()
)
MORE = frozenset("more other others additional further".split())
DETERMINERS = frozenset("the its his her their our my these those this that an a every each".split())
HEAD_ENDS = DETERMINERS | frozenset(
    """in on at of for with from to by after before during near as when where while who whom which
    that than since until amid over under against inside outside around including into through
    is are was were be been being has have had do does did can could may might will would should
    and or but if so because not monday tuesday wednesday thursday friday saturday sunday today
    yesterday tomorrow tonight last next early late i you he she it we they him them us me
    said says told say saying reportedly also already still now then later apparently believed
    feared reported suspected left across along among between aboard alone there here per due
    armed dressed wearing believed thought traveling travelling""".split()
)
PARTITIVE = frozenset("the its his her their our my these those".split())
PRONOUNS = frozenset("them whom us those these you which".split())
ANOTHER = frozenset("another second third fourth fifth other".split())
PERSONAL = frozenset("he she him".split())
SINGLE_DETERMINERS = frozenset("a an another one the his her their my our its".split())
AGE = re.compile(r"\d{1,3}-(?:year|month|week|day)s?-old|(?:\w+-)?\w+-year-old", re.ASCII)
MAX_MODIFIERS = 7


@dataclass(slots=True)
class Chunk:
    """Tokens `first` to `last` (excluded) and what they are to the rules."""

    tag: Tag
    first: int
    last: int
    predicates: tuple[Predicate, ...] = ()
    number: Number | None = None
    group: str | None = None
    who: tuple[int, int] | None = None
    """Tokens of the noun phrase without its number."""
    more: bool = False
    """Whether it is counted on top: "three more", "four others", "another three"."""
    age: int | None = None


def chunk(tokens: list[Token], names: dict[int, int]) -> list[Chunk]:
    """The chunks of a sentence; `names` are the tokens of people's names, first to last."""
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        found = (
            _fatal_event(tokens, at)
            or _phrase(tokens, at)
            or _counted(tokens, at)
            or _named(tokens, at, names)
            or _described(tokens, at)
            or _word(tokens, at)
        )
        if found.last == found.first + 1 and tokens[at].lower in SKIPPED:
            at += 1
            continue
        chunks.append(found)
        at = found.last
    return chunks


def _phrase(tokens: list[Token], at: int) -> Chunk | None:
    for words, predicate in PHRASES.get(tokens[at].lower, ()):
        if tuple(token.lower for token in tokens[at : at + len(words)]) == words:
            return Chunk(predicate.tag, at, at + len(words), (predicate,))
    return None


def _fatal_event(tokens: list[Token], at: int) -> Chunk | None:
    """An event whose name tells a number of victims: "double homicide", "a deadly shooting"."""
    for length in (2, 1):
        words = tuple(token.lower for token in tokens[at : at + length])
        if words not in FATAL_EVENTS:
            continue
        victims, kind = FATAL_EVENTS[words]
        last = at + len(words)
        number = Number(victims, victims, None, Qualifier.IMPLIED, at, last, at)
        return Chunk(Tag.FATAL, at, last, (Predicate(kind, Tag.FATAL),), number)
    return None


def _word(tokens: list[Token], at: int) -> Chunk:
    word = tokens[at].lower
    if predicates := WORDS.get(word):
        return Chunk(predicates[0].tag, at, at + 1, predicates)
    if tag := LINK_TAGS.get(word):
        return Chunk(tag, at, at + 1)
    is_people, group = plural_group(word)
    if is_people:
        return Chunk(Tag.PEOPLE, at, at + 1, group=group, who=(at, at + 1))
    return Chunk(Tag.OTHER, at, at + 1)


# ---------------------------------------------------------------- numbers


def _counted(tokens: list[Token], at: int) -> Chunk | None:
    """A number and whom (or what) it counts."""
    number = read_number(tokens, at)
    if number is None:
        return None
    if _is_no_count(tokens, number):
        return Chunk(Tag.OTHER, at, number.last)
    found = _noun_phrase(tokens, number)
    opening = {token.lower for token in tokens[at : number.first]}
    found.more = found.more or bool(opening & {"another", "additional", "further"})
    return found


def _is_no_count(tokens: list[Token], number: Number) -> bool:
    """Whether it is money, a share, a date, a time, an age, an address."""
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last] if number.last < len(tokens) else None
    digits = tokens[number.first].text[0].isdigit()
    if after is not None and after.lower.endswith(("year-old", "years-old", "month-old", "-years")):
        return True
    if before is not None and (before.lower in BEFORE_NO_COUNT or _is_month(before) and number.best <= 31):
        return True
    if before is not None and before.text in "$£€#" and before.end == tokens[number.first].start:
        return True
    if after is not None and (after.lower in AFTER_NO_COUNT or after.text in "/:" and digits):
        return True
    if after is not None and number.best <= 31 and _is_month(after) and digits:
        return True
    if _is_age(tokens, number) or digits and _is_address(tokens, number.last):
        return True
    return digits and 1900 <= number.best <= 2100 and "," not in tokens[number.first].text and (
        before is None or before.lower in ("in", "since", "of", "the", "by", "from", "until", "during", "to", "and", ",")
    )


def _is_month(token: Token) -> bool:
    return token.lower.rstrip(".") in MONTHS and token.text[0].isupper()


def _is_address(tokens: list[Token], at: int) -> bool:
    """Whether a street's name follows: "8500 Elm Grove Road", "the 1400 block"."""
    for token in tokens[at : at + 5]:
        if token.lower in STREETS:
            return True
        if not token.text[0].isupper():
            return False
    return False


def _is_age(tokens: list[Token], number: Number) -> bool:
    """Whether it stands as ages do: "Smith, 24, ...", "Smith (24)", "at 82", "24 years old"."""
    first, last = number.first, number.last
    if number.best > 120 or not tokens[first].text[0].isdigit():
        return False
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if before in (",", "(") and after in (",", ")", ".", ";", "", "and", "of", "was", "were", "is"):
        return first >= 2 and tokens[first - 2].text[0].isupper() and not tokens[first - 2].lower.endswith("day")
    return before == "at" and after in ("", ",", ".", "in", "after", "from", ";", ":", "of")


def _noun_phrase(tokens: list[Token], number: Number) -> Chunk:
    """The number with its noun: what the noun is decides what the chunk is."""
    at, more = number.last, False
    if at < len(tokens) and tokens[at].lower == "+":
        at += 1
    if at + 1 < len(tokens) and tokens[at].lower == "or" and tokens[at + 1].lower in ("more", "so"):
        at += 2
    if at + 1 < len(tokens) and tokens[at].lower == "of":
        follower = tokens[at + 1].lower
        if follower in PRONOUNS and not (at + 2 < len(tokens) and plural_group(tokens[at + 2].lower)[0]):
            return Chunk(Tag.COUNT, number.opening, at + 2, number=number, who=(at, at + 2))
        at += 1
        while at < len(tokens) and tokens[at].lower in PARTITIVE:
            at += 1
        whole = read_number(tokens, at) if at < len(tokens) else None
        at = whole.last if whole else at
        if number.qualifier is Qualifier.EXACT and not _people_follow(tokens, at):
            is_told = at >= len(tokens) or whole is not None or tokens[at].lower in WORDS
            tag = Tag.BARE if is_told else Tag.OTHER
            return Chunk(tag, number.opening, number.last, number=number)
    while at < len(tokens) and tokens[at].lower in MORE:
        more = True
        if tokens[at].lower == "others":
            return Chunk(Tag.COUNT, number.opening, at + 1, number=number, who=(at, at + 1), more=True)
        at += 1
    return _head(tokens, number, at, more)


def _head(tokens: list[Token], number: Number, start: int, more: bool) -> Chunk:
    people: int | None = None
    group: str | None = None
    kind: tuple[Predicate, ...] = ()
    at = start
    while at < min(len(tokens), start + MAX_MODIFIERS):
        word = tokens[at].lower
        is_people, new_group = singular_group(word) if number.best == 1 else plural_group(word)
        if is_people and not (people is not None and word == "people"):
            people, group = at, new_group if new_group or people is None else group
        elif word in COUNTED_EVENTS and word.endswith("s") == (number.best != 1):
            predicate = Predicate(COUNTED_EVENTS[word], Tag.EVENT)
            return Chunk(Tag.TALLY, number.opening, at + 1, (predicate,), number, who=(start, at + 1), more=more)
        elif word == "lives":
            return Chunk(Tag.LIVES, number.opening, at + 1, number=number, who=(at, at + 1), more=more)
        elif word in BUILDINGS and people is None:
            return Chunk(Tag.BUILDINGS, number.opening, at + 1, number=number, who=(start, at + 1), more=more)
        elif word in WORDS and at == start and _people_follow(tokens, at + 1):
            kind = WORDS[word]
        elif word in WORDS or _ends_head(tokens[at]):
            break
        elif people is not None:
            if word in NEVER_PEOPLE:  # "12 police cars"
                return Chunk(Tag.OTHER, number.opening, at + 1)
            break
        at += 1
    if people is not None:
        tag = Tag.TALLY if kind and kind[0].tag in (Tag.HARMED, Tag.STATE) else Tag.COUNT
        return Chunk(tag, number.opening, people + 1, kind if tag is Tag.TALLY else (), number, group, (start, people + 1), more)
    if at == start:
        return Chunk(Tag.BARE, number.opening, start, number=number, more=more)
    return _unknown_head(tokens, number, start, at, more)


def _ends_head(token: Token) -> bool:
    word = token.lower
    if word in HEAD_ENDS and token.text != "US" or not word[0].isalnum():
        return True
    return word.endswith("ly") and word not in ("elderly", "family")


def _people_follow(tokens: list[Token], at: int) -> bool:
    """Whether a noun for people stands among the next words, before anything else begins."""
    for token in tokens[at : at + 3]:
        if plural_group(token.lower)[0]:
            return True
        if token.lower in HEAD_ENDS or not token.text[0].isalnum():
            return False
    return False


NEVER_PEOPLE = frozenset(
    """years year months month weeks week days day hours hour minutes minute seconds second times
    time miles mile inch kilometer kilometre meter metre ton pound dollar point goal yard yards meters metres feet foot inches kilometers kilometres km kg pounds tons tonnes
    dollars euros cents rounds shots bullets bombs weapons guns rifles pistols cars vehicles trucks
    buses planes goals points runs games matches wickets sets wins seats votes votes percent floors
    stories storeys acres hectares billion million cases counts blocks gallons animals dogs cats
    horses cows cattle sheep whales dolphins birds jobs stores shares banks companies firms countries
    nations states cities towns villages provinces schools a.m. p.m. degrees pieces units caliber
    attacks incidents shootings bombings blasts explosions episodes occasions decades centuries
    places locations areas sites stars generations rockets missiles grenades charges steps things
    ways copies boats ships aircraft flights helicopters tanks trees computers phones songs films
    movies books albums items bags boxes votes elections reports ballots districts counties homicides
    murders crimes robberies arrests organizations groups units teams clubs parties stations officers' boats barracks posts buses checkpoints departments""".split()
)


def _unknown_head(tokens: list[Token], number: Number, start: int, last: int, more: bool) -> Chunk:
    """A number of what no list knows: of people if it is a people's name, else of things."""
    head = tokens[last - 1]
    if head.lower in NEVER_PEOPLE or any(t.lower in NEVER_PEOPLE for t in tokens[start:last]):
        return Chunk(Tag.OTHER, number.opening, last)
    is_people_name = head.text[0].isupper() and head.text[-1] == "s" and not head.text.isupper()
    if not head.lower.endswith("s") or number.best == 1:
        return Chunk(Tag.BARE, number.opening, start, number=number, more=more)
    tag = Tag.COUNT if is_people_name and last == start + 1 else Tag.THINGS
    return Chunk(tag, number.opening, last, number=number, who=(start, last), more=more)


# ---------------------------------------------------------------- single persons


def _named(tokens: list[Token], at: int, names: dict[int, int]) -> Chunk | None:
    if at not in names:
        return None
    last = names[at]
    if tokens[last - 1].lower.endswith(("'s", "’s", "s'", "s’")):
        return Chunk(Tag.OWNER, at, last, who=(at, last))
    age = _age_after(tokens, last)
    return Chunk(Tag.ONE, at, last if age is None else last + 2, who=(at, last), age=age)


def _age_after(tokens: list[Token], at: int) -> int | None:
    """The age that follows a name: "Ana Duarte, 24"."""
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return None
    age = tokens[at + 1].text
    after = tokens[at + 2].text if at + 2 < len(tokens) else ","
    is_age = len(age) <= 3 and age.isascii() and age.isdigit() and after in (",", ")", ".", "of", "was")
    return int(age) if is_age else None


def _described(tokens: list[Token], at: int) -> Chunk | None:
    """One person by a noun or a pronoun: "a young policeman", "the 24-year-old", "he"."""
    if tokens[at].lower in PERSONAL:
        return Chunk(Tag.ONE, at, at + 1, who=(at, at + 1))
    opens = tokens[at].lower in SINGLE_DETERMINERS
    led_by_age = tokens[at].lower.endswith("-year-old")
    if not opens and not led_by_age and not (at == 0 and tokens[at].text[0].isupper()):
        return None
    found: int | None = None
    group: str | None = None
    age: int | None = None
    for i in range(at + opens, min(len(tokens), at + MAX_MODIFIERS)):
        word = tokens[i].lower
        is_person, new_group = singular_group(word)
        if is_person:
            found, group = i, new_group or group
            age = _age_in(word) or age
        elif found is not None or word in HEAD_ENDS or word in WORDS or not word[0].isalnum():
            break
    if found is None or tokens[found].lower in COLLECTIVES:
        return None
    age = age or _age_after(tokens, found + 1)
    more = any(token.lower in ANOTHER for token in tokens[at:found])
    return Chunk(Tag.ONE, at, found + 1, group=group, who=(at, found + 1), more=more, age=age)


COLLECTIVES = frozenset("family household police couple crew".split())
"""Nouns that look like one person's but name several, or qualify the next noun."""


def _age_in(word: str) -> int | None:
    head = word.split("-", 1)[0]
    return int(head) if head.isascii() and head.isdigit() and word.endswith("-year-old") else None
