"""A sentence as a row of chunks."""

from itertools import takewhile

from schemas import Qualifier
from streams.extract.grammar.ages import with_ages
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.counted import CountReader
from streams.extract.grammar.language import Language
from streams.extract.grammar.lexeme import Lexeme, TaggedSentence
from streams.extract.grammar.numbers import Number, NumberReader
from streams.extract.grammar.persons import PersonReader, lacks_article
from streams.extract.grammar.phrases import Phrases
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.tags import Tag

PARTIES = frozenset({Tag.ONE, Tag.OWNER, Tag.COUNT})
THINGS = "things"
"""Why a number counts nobody, as counting cars or sheep."""
SET_OFF = frozenset({Tag.COMMA, Tag.NAMED})
"""What stands before an apposition: "the suspect, identified as Luis Romero,"."""
OF_WHAT = frozenset({Tag.OF, Tag.DET, Tag.OTHER})
"""What "of the car" consists of."""
APPOSITION_ENDS = frozenset(",);.")
EVENT_REACH = 4
"""Words between an adjective and the event that it calls fatal, at most."""


class Chunker:
    """Reads sentences of a language as rows of chunks."""

    def __init__(self, language: Language) -> None:
        self._counts = CountReader(
            language.counts, NumberReader(language.numbers), language.nouns, language.no_counts
        )
        self._persons = PersonReader(language.persons, language.nouns)

    def chunks(self, sentence: TaggedSentence, names: dict[int, int]) -> list[Chunk]:
        """The chunks of a sentence; `names` are the words of people's names, first to last."""
        chunks: list[Chunk] = []
        lexemes = sentence.lexemes
        numbers_end = _numbers_end(lexemes)
        end = 0
        for at, lexeme in enumerate(lexemes):
            if at < end:
                continue
            found: Chunk | None = None
            if not lexeme.stands_alone or at in names or _frees_noun(sentence, at):
                found = self._read(sentence, at, names, numbers_end)
            if found is not None:
                if found.has_article and _opens_sentence(sentence, at):
                    chunks.append(Chunk(Tag.STOP, at, at))
                _relate(found, chunks, is_closed=_is_closed(sentence, found.last))
                if found.tag is Tag.BARE and at and sentence.words[at - 1] == ":":
                    found.is_of_buildings = _is_label_of_buildings(sentence, chunks)
                chunks.append(found)
                end = found.last
            elif lexeme.tag is not None:
                chunks.append(Chunk(lexeme.tag, at, at + 1, lexeme.predicates))
        return with_ages(chunks) if numbers_end else chunks

    def _read(
        self, sentence: TaggedSentence, at: int, names: dict[int, int], numbers_end: int
    ) -> Chunk | None:
        """The phrase, number or person that starts at a word; None where none does."""
        lexeme = sentence.lexemes[at]
        found: Chunk | None = None
        if lexeme.victims is not None:
            found = _victims(sentence, at, lexeme.victims)
        if found is None and lexeme.phrases is not None:
            found = _phrase(sentence, at, lexeme.phrases)
        if lexeme.link_phrases is not None:
            link = _link(sentence, at, lexeme.link_phrases)
            if link is not None and (found is None or link.last > found.last):
                found = link  # "died of cancer", not "died of"
        is_surname = names.get(at) == at + 1  # the Few of "Chris Few", later "injuring Few"
        if found is None and lexeme.opens_number and at < numbers_end and not is_surname:
            found = self._counts.read(sentence, at)
            if found is not None and (found.no_count is not None or found.tag is Tag.BARE):
                found = self._persons.read_several(sentence, at) or found  # "a couple was shot"
        if found is None and at in names:
            found = self._persons.read_named(sentence, at, names[at])
        if found is None and (lexeme.opens_person or _frees_noun(sentence, at)):
            found = self._persons.read_described(sentence, at, names)
        return found


def _opens_sentence(sentence: TaggedSentence, at: int) -> bool:
    """Whether a sentence starts here though no stop parts it: "Photo by Ana Duarte A man was"."""
    before = sentence.words[at - 1] if at else ""
    is_of_words = before[:1].isalnum() and not before.isupper()
    return sentence.paragraph > 0 and is_of_words and sentence.words[at].istitle()


def _frees_noun(sentence: TaggedSentence, at: int) -> bool:
    """Whether a noun may stand at a word without its article, as at the start of a headline."""
    return at == 0 or sentence.lexemes[at - 1].frees_noun or lacks_article(sentence, at)


def _numbers_end(lexemes: list[Lexeme]) -> int:
    """The word from which on no number starts, though an "a" or "the" could open one."""
    at = len(lexemes)
    while at and not lexemes[at - 1].is_number:
        at -= 1
    return at


def _is_closed(sentence: TaggedSentence, at: int) -> bool:
    """Whether a mark stands before or at a word, as at the end of an apposition."""
    return not APPOSITION_ENDS.isdisjoint(sentence.words[at - 1 : at + 1])


def _relate(found: Chunk, before: list[Chunk], *, is_closed: bool) -> None:
    """Tell by those who were told of before what "others", "of them" or a mere number may be.

    `is_closed` tells whether a mark follows.
    """
    if found.tag is Tag.ONE and before and before[-1].tag in SET_OFF:
        _set_off(found, before, is_closed=is_closed)
    found.more_than_told = found.more and any(one.tag in PARTIES for one in before)
    if found.tag is Tag.BUILDINGS and any(one.tag is Tag.BUILDINGS for one in before):
        found.more = True  # "40 houses and two schools"
    if found.tag is Tag.BARE:
        found.after_people = any(one.tag is Tag.COUNT for one in before)
        found.after_buildings = any(one.tag is Tag.BUILDINGS for one in before)
        last = next((one for one in reversed(before) if one.number is not None), None)
        if found.more and last is not None and last.no_count == THINGS:
            found.tag, found.no_count = Tag.OTHER, THINGS  # "14 sheep and another nine"
        found.more = found.more or found.after_buildings  # one house is not damaged twice
    if not found.of_those:
        return
    counted = [at for at, one in enumerate(before) if one.tag in (Tag.COUNT, Tag.BUILDINGS)]
    if not counted:
        return
    at = counted[-1]
    found.tag = before[at].tag
    if at < 2 or before[at - 1].tag is not Tag.AND or at - 2 not in counted:
        found.group = found.group or before[at].group  # not of "38 pupils and six teachers"


def _is_label_of_buildings(sentence: TaggedSentence, before: list[Chunk]) -> bool:
    """Whether a number stands after a label that names buildings: "Houses destroyed: 1,214"."""
    ends = (one.last for one in reversed(before[:-1]) if one.tag in (Tag.COMMA, Tag.STOP))
    label = range(next(ends, 0), before[-1].first)
    return any(sentence.lexemes[at].is_building for at in label)


def _set_off(found: Chunk, before: list[Chunk], *, is_closed: bool) -> None:
    """Tell of an apposition who it is: "the suspect, Luis Romero", "Ana Duarte, a nurse"."""
    other = _set_off_from(before)
    if other is None or other.tag is not Tag.ONE or (found.name is None) is (other.name is None):
        return
    if other.name is not None:
        found.alias = other.name if found.has_article and not found.is_somebodys else None
        return
    if other.definite:
        found.group = found.group or other.group
    if is_closed and not other.is_pronoun:  # "he shot the man, Romero said"
        other.alias, other.age = found.name, other.age or found.age


def _set_off_from(before: list[Chunk]) -> Chunk | None:
    """What an apposition is of, "of" what it may be: "the driver of the car, Luis Romero"."""
    told = [one for one in reversed(before) if one.tag not in SET_OFF]
    hangs_on = list(takewhile(lambda one: one.tag in OF_WHAT, told))
    if hangs_on and hangs_on[-1].tag is not Tag.OF:
        return None
    return told[len(hangs_on)] if len(hangs_on) < len(told) else None


def _victims(
    sentence: TaggedSentence, at: int, events: Phrases[tuple[int, Predicate]]
) -> Chunk | None:
    """An event whose name tells a number of victims: "double homicide", "a deadly shooting"."""
    event = events.longest(sentence.lower, at + 1) or _later_event(sentence, at + 1, events)
    if event is None:
        return None
    last, (victims, predicate) = event
    number = Number(victims, victims, None, Qualifier.IMPLIED, at, last, at, last)
    return Chunk(Tag.FATAL, at, last, (predicate,), number)


def _later_event(
    sentence: TaggedSentence, at: int, events: Phrases[tuple[int, Predicate]]
) -> tuple[int, tuple[int, Predicate]] | None:
    """The event of one victim that words part from its adjective: "a fatal Elm Street shooting"."""
    for i in range(at, min(len(sentence.words), at + EVENT_REACH)):
        lexeme = sentence.lexemes[i]
        if lexeme.ends_phrase or lexeme.victims is not None or not sentence.words[i][0].isalnum():
            return None
        event = events.longest(sentence.lower, i + 1)
        if event is not None:
            return event if event[1][0] == 1 else None
    return None


def _phrase(sentence: TaggedSentence, at: int, phrases: Phrases[Predicate]) -> Chunk | None:
    phrase = phrases.longest(sentence.lower, at + 1)
    if phrase is None:
        return None
    last, predicate = phrase
    return Chunk(predicate.tag, at, last, (predicate,))


def _link(sentence: TaggedSentence, at: int, phrases: Phrases[Tag]) -> Chunk | None:
    phrase = phrases.longest(sentence.lower, at + 1)
    return Chunk(phrase[1], at, phrase[0]) if phrase is not None else None
