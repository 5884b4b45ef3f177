"""A number and what it counts: "twelve police officers", "353", "60 houses", "12 deaths"."""

import re
from dataclasses import dataclass, replace

from schemas import Kind, Qualifier
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.names import APOSTROPHES
from streams.extract.grammar.not_counts import NoCountWords, why_no_count
from streams.extract.grammar.nouns import Noun, NounWords
from streams.extract.grammar.numbers import Number, NumberReader
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag

NOBODY = (Predicate(Kind.KILLED, Tag.EVENT), Predicate(Kind.INJURED, Tag.EVENT))
"""What no casualties have suffered."""
MAX_WORDS = 7
"""Words of the longest noun phrase that is looked through for its noun."""
BEFALLEN = (Tag.HARMED, Tag.STATE, Tag.DIED)
"""What before a noun tells what befell it: "12 collapsed houses"."""
NO_REPORT_ENDS = (Tag.COMMA, Tag.STOP, Tag.BE, Tag.HAVE, Tag.CLAUSE, Tag.AT, Tag.FROM)
REPORT_REACH = 3
"""Words from "no" to its "reports", at most."""
PEOPLE_REACH = 3
"""Words of a noun phrase before its noun, at most, where a verb form may open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """The small words that a language counts with."""

    of: frozenset[str]
    """Opens what a number is a share of: "two of the"."""
    partitive: frozenset[str]
    """What stands between "of" and the noun of a share: "the"."""
    pronouns: frozenset[str]
    """What may stand for the noun: "two of them"."""
    more: frozenset[str]
    """Between a number and its noun, they count on top: "three more soldiers"."""
    others: frozenset[str]
    """Those of them that need no noun: "four others"."""
    on_top: frozenset[str]
    """Hedges that count on top: "another three"."""
    increments: frozenset[str]
    """Those of all these that add to an earlier number: "more", not "others"."""
    gatherings: frozenset[str]
    """Nouns for people together, whose number follows: "a family of five"."""
    ordinals: re.Pattern[str]
    """An ordinal in digits, with its number as `value`: "300th"."""
    lives: frozenset[str]
    shots: frozenset[tuple[str, str]]
    """A number and a word that is what was fired, not who was hit: "one shot"."""
    wounds: frozenset[tuple[str, str]] = frozenset()
    """A noun and the word after it that are wounds, and not the wounded: "heridas de"."""
    portions: frozenset[str] = frozenset()
    """Words for a part of so many, by which one cannot tell how many: "half of the 40"."""
    rest: frozenset[tuple[str, str]] = frozenset()
    """What makes a share all the others: "all but one of the 12"."""
    reports: frozenset[str] = frozenset()
    """Nouns for news of something: "no reports of injuries"."""
    inside: frozenset[str] = frozenset()
    """Before where somebody lives: "in"."""
    shelters: frozenset[Phrase] = frozenset()
    """Where the displaced live: "displacement sites"."""
    sheltered: tuple[Predicate, ...] = ()
    """What is told of those who live there."""
    new: frozenset[tuple[str, str]] = frozenset()
    """First and last word of what adds to an earlier number: "six new cases"."""
    more_after: frozenset[str] = frozenset()
    """After the noun, they count on top: "tres soldados más"."""
    quantities: frozenset[str] = frozenset()
    """Numbers that are nouns, after which "of" opens no share: "una docena de casas"."""
    articles: frozenset[str] = frozenset()
    """Numbers that by themselves are mere articles before a person: "un muerto", not "un niño"."""
    of_articles: frozenset[str] = frozenset()
    """Nouns that describe nobody, so that they are counted even so: "una persona"."""


class CountReader:
    """Reads a number with its noun."""

    def __init__(
        self, words: CountWords, numbers: NumberReader, nouns: NounWords, no_counts: NoCountWords
    ) -> None:
        self._words = words
        self._numbers = numbers
        self._nouns = nouns
        self._no_counts = no_counts

    def read(self, sentence: TaggedSentence, at: int) -> Chunk | None:
        """The number that starts at this word, with its noun; None where none does."""
        number = self._numbers.read(sentence, at)
        if number is None:
            return self._ordinal(sentence, at)
        if reason := why_no_count(sentence, number, self._no_counts):
            return Chunk(Tag.OTHER, at, number.last, number=number, no_count=reason)
        found = self._share(sentence, number)
        if self._is_article(sentence, number, found):
            return None
        before = sentence.lower[max(0, number.opening - 2) : number.opening]
        found.of_portion = len(before) > 1 and (
            before[0] in self._words.portions and before[1] in self._words.of
        )
        found.has_place = found.tag is Tag.BARE and self._is_placed(sentence, found.last)
        if on_top := self._words.on_top.intersection(sentence.lower[at : number.first]):
            found.more = True
            found.is_increment = not self._words.increments.isdisjoint(on_top)
        return found

    def _is_placed(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether a place is named from this word on: "in Wau"."""
        if at + 1 >= len(sentence.words) or sentence.lower[at] not in self._words.inside:
            return False
        return sentence.words[at + 1][0].isupper()

    def _is_article(self, sentence: TaggedSentence, number: Number, found: Chunk) -> bool:
        """Whether a number is the article of a person, who is no count."""
        is_hedged = number.opening < number.last - 1
        if is_hedged or sentence.lower[number.first] not in self._words.articles:
            return False
        is_of_people = found.tag in (Tag.COUNT, Tag.BARE, Tag.THINGS, Tag.OTHER)
        return is_of_people and sentence.lower[found.last - 1] not in self._words.of_articles

    def _ordinal(self, sentence: TaggedSentence, at: int) -> Chunk | None:
        """The last of so many: "the 300th killing"."""
        value = sentence.lexemes[at].ordinal
        kind = sentence.lexemes[at + 1].ordinal_of if at + 1 < len(sentence.words) else None
        if value is None or kind is None:
            return None
        number = Number(value, value, value, Qualifier.EXACT, at, at + 1, at, at + 1)
        tally = (Predicate(kind, Tag.EVENT),)
        who = (at + 1, at + 2)
        return Chunk(Tag.TALLY, at, at + 2, tally, number, who=who, is_ordinal=True)

    def _nobody(self, sentence: TaggedSentence, number: Number) -> Chunk | None:
        """None of what no report tells, or of two kinds: "no reports of injuries"."""
        reach = range(number.last, min(len(sentence.words), number.last + REPORT_REACH))
        of_reports = next((i for i in reach if sentence.lower[i] in self._words.reports), None)
        told: list[Predicate] = []
        nouns = 0
        last = start = number.last if of_reports is None else of_reports + 1
        for i in range(start, min(len(sentence.words), start + 2 * REPORT_REACH)):
            lexeme = sentence.lexemes[i]
            if lexeme.is_number or lexeme.link in NO_REPORT_ENDS:
                break
            if lexeme.is_casualty:
                told.extend(NOBODY)
            elif lexeme.counted is not None:
                told.append(Predicate(lexeme.counted, Tag.EVENT))
            else:
                continue
            last, nouns = i + 1, nouns + 1
        if nouns == 0 or (of_reports is None and nouns == 1):
            return None
        return Chunk(Tag.TALLY, number.opening, last, tuple(told), number)

    def _share(self, sentence: TaggedSentence, number: Number) -> Chunk:
        """A number that may be a share: "two of them", "12 of the 30 passengers"."""
        nobody = None if number.best else self._nobody(sentence, number)
        if nobody is not None:
            return nobody
        at = number.end
        if at + 1 >= len(sentence.words) or sentence.lower[at] not in self._words.of:
            return self._counted(sentence, number, at)
        is_quantity = sentence.lower[number.last - 1] in self._words.quantities
        if is_quantity and sentence.lower[at + 1] not in self._words.partitive:
            return self._counted(sentence, number, at + 1)
        if found := self._of_those(sentence, number, at + 1):
            return found
        at += 1
        while at < len(sentence.words) and sentence.lower[at] in self._words.partitive:
            at += 1
        if found := self._of_those(sentence, number, at):
            return found
        whole = self._numbers.read(sentence, at) if at < len(sentence.words) else None
        at = whole.end if whole else at
        if number.qualifier is Qualifier.EXACT and not self._people_follow(sentence, at):
            is_told = (
                at == len(sentence.words)
                or whole is not None
                or bool(sentence.lexemes[at].predicates)
            )
            if is_told:
                return Chunk(Tag.BARE, number.opening, number.last, number=number)
            return Chunk(Tag.OTHER, number.opening, number.last, number=number, no_count="share")
        found = self._counted(sentence, number, at)
        found.whole = whole
        if whole and tuple(sentence.lower[number.opening - 2 : number.opening]) in self._words.rest:
            found.number = _less(whole, number)
        return found

    def _of_those(self, sentence: TaggedSentence, number: Number, at: int) -> Chunk | None:
        """A share of those for whom a pronoun stands: "two of them", "tres de los cuales"."""
        if at >= len(sentence.words) or sentence.lower[at] not in self._words.pronouns:
            return None
        is_article = sentence.lower[at] in self._words.partitive  # "two of those soldiers"
        if is_article and self._people_follow(sentence, at + 1):
            return None
        who = (at, at + 1)
        noun = sentence.lexemes[at + 1].people if at + 1 < len(sentence.words) else None
        group = noun.group if noun else None  # "22 of them women"
        return Chunk(
            Tag.COUNT, number.opening, at + 1, number=number, group=group, who=who, of_those=True
        )

    def _counted(self, sentence: TaggedSentence, number: Number, at: int) -> Chunk:
        start = at
        while at < len(sentence.words) and sentence.lower[at] in self._words.more:
            at += 1
        found = self._noun(sentence, number, self._skip_owner(sentence, at))
        found.more = at > start
        is_more = not self._words.increments.isdisjoint(sentence.lower[start:at])
        what = sentence.lower[at : found.last]
        found.is_increment = is_more or (len(what) > 1 and (what[0], what[-1]) in self._words.new)
        if (
            found.last < len(sentence.words)
            and sentence.lower[found.last] in self._words.more_after
        ):
            found.more = found.is_increment = True
        has_noun = found.tag not in (Tag.BARE, Tag.THINGS)
        if not has_noun and at > start and sentence.lower[at - 1] in self._words.others:
            who = (at - 1, at)
            return Chunk(Tag.COUNT, number.opening, at, number=number, who=who, more=True)
        return found

    def _skip_owner(self, sentence: TaggedSentence, at: int) -> int:
        """The word after "her" in "both her bodyguards"."""
        is_owner = at < len(sentence.words) and sentence.lower[at] in self._words.partitive
        return at + 1 if is_owner and self._people_follow(sentence, at + 1) else at

    def _noun(self, sentence: TaggedSentence, number: Number, start: int) -> Chunk:
        """The number with the noun that follows: what the noun is decides what the chunk is."""
        if self._is_of_shelters(sentence, number, start):
            return Chunk(Tag.STATE, number.opening, start + 2, self._words.sheltered)
        predicates: tuple[Predicate, ...] = ()
        at = start
        while at < min(len(sentence.words), start + MAX_WORDS):
            lexeme = sentence.lexemes[at]
            if found := self._known_noun(sentence, number, start, at, predicates):
                return found
            if not predicates and lexeme.predicates and self._nouns_follow(sentence, at + 1):
                predicates = lexeme.predicates
            elif (
                lexeme.predicates
                or lexeme.opens_number
                or (lexeme.ends_phrase and not lexeme.is_adverb)
            ):
                break
            at += 1
            if self._nouns.is_head(sentence.lower[at - 1]):
                break
        if at == start and self._is_shot(sentence, start):
            return Chunk(Tag.OTHER, number.opening, start + 1, number=number, no_count="shots")
        if at == start and tuple(sentence.lower[start : start + 2]) in self._words.wounds:
            return Chunk(Tag.OTHER, number.opening, start, number=number, no_count="wounds")
        if at == start:
            tag = Tag.COUNT if self._is_of_gathering(sentence, number.opening) else Tag.BARE
            return Chunk(tag, number.opening, start, number=number)
        return self._unknown(sentence, number, start, at)

    def _known_noun(
        self,
        sentence: TaggedSentence,
        number: Number,
        start: int,
        at: int,
        predicates: tuple[Predicate, ...],
    ) -> Chunk | None:
        """The number with a noun that a list knows; None where this word is none."""
        lexeme = sentence.lexemes[at]
        who = (start, at + 1)
        if tally := self._tally(sentence, at, number):
            return Chunk(Tag.TALLY, number.opening, at + 1, tally, number, who=who)
        if sentence.lower[at][1:].endswith(APOSTROPHES):  # "two guests' cars"
            return Chunk(Tag.OTHER, number.opening, at + 1, number=number, no_count="owners")
        if self._people(sentence, at, number) is not None:
            return self._people_phrase(sentence, number, start, at, predicates)
        if lexeme.is_building or sentence.lower[at] in self._words.lives:
            tag = Tag.BUILDINGS if lexeme.is_building else Tag.LIVES
            told = predicates if predicates and predicates[0].tag in BEFALLEN else ()
            return Chunk(tag, number.opening, at + 1, told, number, who=who)
        return None

    def _is_of_shelters(self, sentence: TaggedSentence, number: Number, at: int) -> bool:
        """Whether it tells in how many places the displaced live: "in 17 evacuation centres"."""
        before = sentence.lower[number.opening - 1] if number.opening else ""
        return before in self._words.inside and tuple(sentence.lower[at : at + 2]) in (
            self._words.shelters
        )

    def _is_of_gathering(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether the number tells how many are together: "a family of five"."""
        return (
            at >= 2
            and sentence.lower[at - 1] in self._words.of
            and sentence.lower[at - 2] in self._words.gatherings
        )

    def _is_shot(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether it is "one shot" that was fired; a headline's "1 shot" is a person."""
        return at > 0 and tuple(sentence.lower[at - 1 : at + 1]) in self._words.shots

    def _people(self, sentence: TaggedSentence, at: int, number: Number) -> Noun | None:
        lexeme = sentence.lexemes[at]
        if number.best != 1:
            return lexeme.people
        is_share = number.end < at and sentence.lower[number.end] in self._words.of
        return lexeme.people if is_share else lexeme.person

    def _tally(self, sentence: TaggedSentence, at: int, number: Number) -> tuple[Predicate, ...]:
        """What a counted noun tells of by itself: "12 deaths", "no casualties"."""
        lexeme = sentence.lexemes[at]
        if lexeme.is_casualty and number.best == 0:
            return NOBODY
        if lexeme.counted is None or not self._agrees(sentence, at, number):
            return ()
        return (Predicate(lexeme.counted, Tag.EVENT),)

    def _agrees(self, sentence: TaggedSentence, at: int, number: Number) -> bool:
        """Whether a noun has the number's own grammatical number."""
        is_plural = sentence.lower[at].endswith("s")
        return is_plural == (number.best != 1) or number.best == 0

    def _people_phrase(
        self,
        sentence: TaggedSentence,
        number: Number,
        start: int,
        at: int,
        predicates: tuple[Predicate, ...],
    ) -> Chunk:
        """A number of people, to the last noun that names them: "police officers"."""
        group: str | None = None
        last = at
        while last < len(sentence.words) and (noun := self._people(sentence, last, number)):
            group = noun.group or group
            last += 1
        if last < len(sentence.words) and sentence.lexemes[last].is_thing:  # "12 police cars"
            return Chunk(Tag.OTHER, number.opening, last + 1, number=number, no_count="things")
        told = {Tag.HARMED, Tag.STATE}
        if sentence.lexemes[last - 1].is_casualty:  # "three shooting victims"
            told |= {Tag.HARMING, Tag.EVENT}
        is_tally = bool(predicates) and predicates[0].tag in told
        return Chunk(
            tag=Tag.TALLY if is_tally else Tag.COUNT,
            first=number.opening,
            last=last,
            predicates=predicates if is_tally else (),
            number=number,
            group=group,
            who=(start, last),
        )

    def _unknown(self, sentence: TaggedSentence, number: Number, start: int, last: int) -> Chunk:
        """A number of what no list knows: of people if a people's name, else perhaps of things."""
        if any(lexeme.is_thing for lexeme in sentence.lexemes[start:last]):
            return Chunk(Tag.OTHER, number.opening, last, number=number, no_count="things")
        noun = sentence.lower[last - 1]
        if not noun.endswith("s") or number.best == 1:
            return Chunk(Tag.BARE, number.opening, start, number=number)
        tag = Tag.COUNT if noun.removesuffix("s") in self._nouns.nations else Tag.THINGS
        case = sentence.lexemes[last - 1].case
        told = () if case is None else (Predicate(case, Tag.EVENT),)
        return Chunk(tag, number.opening, last, told, number, who=(start, last))

    def _nouns_follow(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether people or buildings stand right after a participle: "12 wounded men"."""
        if self._people_follow(sentence, at):
            return True
        return at < len(sentence.words) and sentence.lexemes[at].is_building

    def _people_follow(self, sentence: TaggedSentence, at: int) -> bool:
        """Whether a noun for people stands among the next words, before anything else begins."""
        for lexeme in sentence.lexemes[at : at + PEOPLE_REACH]:
            if lexeme.people is not None:
                return True
            if lexeme.ends_phrase or lexeme.opens_number:
                return False
        return False


def _less(whole: Number, share: Number) -> Number:
    """The number of all but a share, told by the share's words."""
    left = max(0, whole.best - share.best)
    return replace(share, low=left, best=left, high=left)
