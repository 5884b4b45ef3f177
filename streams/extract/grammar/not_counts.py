"""Numbers that count nobody: money, shares, dates, times, ages, addresses, years."""

from dataclasses import dataclass

from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.numbers import Number
from streams.extract.grammar.persons import OLDEST
from streams.extract.grammar.phrases import Phrase
from streams.extract.grammar.tags import Tag

LAST_DAY = 31
LAST_HOUR = 24
YEARS = range(1900, 2101)
BLOCK_REACH = 5
"""Words between a house number and the name of its street's kind, at most."""
AGE_REACH = 5
"""Words between "aged" and the ages that it opens, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCountWords:
    """The words beside which a number counts nobody, in lower case."""

    before: dict[str, str]
    """Words right before, with what the number is then: "$" money."""
    after: dict[str, str]
    """Words right after: "%" share."""
    shares: frozenset[Phrase]
    """Phrases between the two numbers of a share: "in" of "one in five"."""
    numerals: frozenset[str]
    """Numbers in words that a share can be of."""
    streets: frozenset[str]
    months: frozenset[str]
    ages: frozenset[str]
    """Words that open ages: "aged 12 and 14"."""
    age_endings: tuple[str, ...]
    calls: frozenset[str]
    """Numbers that one dials for help."""
    of_age: frozenset[str]
    """Between somebody and his or her age: "a girl of nine"."""
    gatherings: frozenset[str]
    """Nouns for people together: "a family of five"."""
    at_age: frozenset[str]
    """Prepositions before the age at which somebody died: "at 82"."""
    tolls: frozenset[str]
    """Words of a count, which "at" follows, too: "the number of dead at 12"."""
    after_age: frozenset[str]
    """Words that an age in apposition is followed by, beside marks: "Ana Duarte, 24, was"."""
    after_age_at_death: frozenset[str]
    before_year: frozenset[str]
    """Words right before a year: "in"."""
    days: frozenset[str]
    """Words with a capital that are nobody's name: "Monday, 12"."""
    measures: frozenset[Phrase] = frozenset()
    """Phrases right after, by which it counts things: "head of" cattle."""
    rankings: frozenset[str] = frozenset()
    """Words right before how many lead a list: "top 10"; deaths may "top 1,000"."""
    alarms: frozenset[str] = frozenset()
    """Those of them that hardly count anything else: "911"."""
    dialled: frozenset[str] = frozenset()
    """Words right before one that is dialled: "called 112"."""
    callers: frozenset[str] = frozenset()
    """Who dials them or answers: "911 dispatchers"."""
    of_one: frozenset[str] = frozenset()
    """Verbs whose subject is one, and no number of people: "Engine 12 was"."""
    as_old: frozenset[Phrase] = frozenset()
    """Phrases right before an age that others are measured by: "as young as 13"."""
    age_links: frozenset[str] = frozenset()
    """Between two ages that share their unit: "de 12 y 14 años"."""
    clock: frozenset[str] = frozenset()
    """Right before a time of day: "a las 12"."""
    spans: frozenset[str] = frozenset()
    """After the second number of what is no share: "in two days"."""
    date_links: frozenset[str] = frozenset()
    """Between a day and its month: "3 de marzo"."""


MOST_IN = 20
"""The largest number that is told to be in another: "nine out of ten"."""
LONGEST_RANKING = 500
ORDINAL = "ordinal"
"""Of an ending that makes an ordinal of digits: "1 st", not "two St. Louis officers"."""
MARKS_AFTER_AGE = frozenset({",", ")", ".", ";", ":", ""})


def why_no_count(sentence: TaggedSentence, number: Number, words: NoCountWords) -> str | None:
    """What a number is that counts nobody, by the words around it; None where it may count."""
    lower = sentence.lower
    before = _word_before(lower, number.first)
    after = lower[number.last] if number.last < len(lower) else ""
    if after in words.age_endings:
        return "age"
    people_follow = number.last < len(lower) and sentence.lexemes[number.last].people is not None
    if before in words.before and not people_follow:
        return words.before[before]
    if _is_share(sentence, number, words):
        return "share"
    told = _after(sentence, number, words)
    if told is not None and (told != ORDINAL or lower[number.last - 1].isdigit()):
        return told
    if _is_label(sentence, number, words, people_follow):
        return "label"
    if before == ":" and number.first > 1 and lower[number.first - 2].isdigit():
        return "clock"
    if before in words.of_age and _is_of_one(sentence, number, words):
        return "age"  # "a girl of nine"; "a father of three" counts no victims, either
    if _is_first_age(lower, number, words):
        return "age"
    if _is_clock(sentence, number, words):
        return "time"
    return _as_digits(sentence, number, words) if lower[number.first][0].isdigit() else None


def _after(sentence: TaggedSentence, number: Number, words: NoCountWords) -> str | None:
    """What a number is by the word or the phrase right after it."""
    if any(sentence.has(phrase, number.last) for phrase in words.measures):
        return "things"
    after = sentence.lower[number.last] if number.last < len(sentence.lower) else ""
    return words.after.get(after)


def _is_label(
    sentence: TaggedSentence, number: Number, words: NoCountWords, people_follow: bool
) -> bool:
    """Whether it is the number of something: of an engine, a list's length, a telephone's."""
    lower = sentence.lower
    before = _word_before(lower, number.first)
    after = lower[number.last] if number.last < len(lower) else ""
    is_one = number.best > 1 and after in words.of_one and before not in words.of_age
    told = sentence.lexemes[number.first - 2] if number.first > 1 else None
    is_verb = told is not None and (told.counted or told.case) is not None  # "deaths top 300"
    is_ranking = before in words.rankings and number.best <= LONGEST_RANKING and not is_verb
    is_call = _is_call(lower, number, words, people_follow)
    return is_one or is_ranking or is_call or _stands_for_number(lower, number)


def _is_call(lower: list[str], number: Number, words: NoCountWords, people_follow: bool) -> bool:
    """Whether it is the number that one dials for help."""
    called = lower[number.first]
    if called not in words.calls:
        return False
    if called in words.alarms and not people_follow:
        return True
    after = lower[number.last] if number.last < len(lower) else ""
    return after in words.callers or _word_before(lower, number.first) in words.dialled


def _stands_for_number(lower: list[str], number: Number) -> bool:
    """Whether it is the "no" of "No. 9"."""
    stop, after = (*lower[number.last : number.last + 2], "", "")[:2]
    return number.best == 0 and stop == "." and after[:1].isdigit()


def _word_before(lower: list[str], at: int) -> str:
    """The word before a number, with its stop where it is abbreviated: "no." of "No. 9"."""
    if at > 1 and lower[at - 1] == ".":
        return lower[at - 2] + "."
    return lower[at - 1] if at else ""


def _as_digits(sentence: TaggedSentence, number: Number, words: NoCountWords) -> str | None:
    """What a number is that only digits can be."""
    if _is_date(sentence, number, words):
        return "date"
    if _is_age(sentence, number, words):
        return "age"
    if _is_address(sentence, number.last, words):
        return "address"
    if _is_year(sentence, number, words):
        return "year"
    if _is_of_series(sentence, number):
        return "label"
    return "label" if _opens_sentence(sentence, number.last) else None


def _is_of_one(sentence: TaggedSentence, number: Number, words: NoCountWords) -> bool:
    """Whether it is told of one person and counts nobody, as that "of 12 soldiers" does."""
    at = number.first - 2
    if at < 0 or sentence.lower[at] in words.gatherings or not sentence.lexemes[at].person:
        return False
    return number.last >= len(sentence.words) or sentence.lexemes[number.last].people is None


def _is_share(sentence: TaggedSentence, number: Number, words: NoCountWords) -> bool:
    """Whether it is one of the two numbers of "one in five"; "60 in 2019" is none.

    Nor is "60 in two days": shares are told of few.
    """
    lower, first, last = sentence.lower, number.first, number.last
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    for phrase in words.shares:
        size = len(phrase)
        opens = after == phrase[0] and sentence.has(phrase, last)
        if opens and number.best <= MOST_IN and _is_number(lower, last + size, words):
            return words.spans.isdisjoint(lower[last + size + 1 : last + size + 2])
        if before == phrase[-1] and first >= size and sentence.has(phrase, first - size):
            return number.best > 1 and _is_number(lower, first - size - 1, words)
    return False


def _is_number(lower: list[str], at: int, words: NoCountWords) -> bool:
    """Whether a word is a number that a share can be of, and no year."""
    if not 0 <= at < len(lower):
        return False
    word = lower[at]
    if word.isascii() and word.isdigit():
        return len(word) != len("2019") or int(word) not in YEARS
    return word in words.numerals


def _is_first_age(lower: list[str], number: Number, words: NoCountWords) -> bool:
    """Whether it shares the unit of the age after it: "12 y 14 años"."""
    link, _, unit = (*lower[number.last : number.last + 3], "", "", "")[:3]
    return link in words.age_links and words.after.get(unit) == "age"


def _is_clock(sentence: TaggedSentence, number: Number, words: NoCountWords) -> bool:
    """Whether it is a time of day and no number of people: "a las 12", not "a las 12 familias"."""
    before = sentence.lower[number.first - 1] if number.first else ""
    if before not in words.clock or number.best > LAST_HOUR:
        return False
    if number.last == len(sentence.words):
        return True
    after = sentence.lexemes[number.last]
    return after.people is None and after.counted is None


def _is_date(sentence: TaggedSentence, number: Number, words: NoCountWords) -> bool:
    """Whether a month stands beside it: "16 November", "Nov. 16"."""
    if number.best > LAST_DAY:
        return False
    link, month = (*sentence.lower[number.last : number.last + 2], "", "")[:2]
    if link in words.date_links:
        return month in words.months
    at = number.first - 1
    if at > 0 and sentence.words[at] == ".":  # the stop of an abbreviation
        at -= 1
    return _is_month(sentence, at, words) or _is_month(sentence, number.last, words)


def _is_month(sentence: TaggedSentence, at: int, words: NoCountWords) -> bool:
    if not 0 <= at < len(sentence.words) or not sentence.words[at][0].isupper():
        return False
    return sentence.lower[at].rstrip(".") in words.months


def _is_age(sentence: TaggedSentence, number: Number, words: NoCountWords) -> bool:
    """Whether it stands as ages do: "Ana Duarte, 24, ...", "Duarte (24)", "dies at 82"."""
    if number.best > OLDEST:
        return False
    lower, first, last = sentence.lower, number.first, number.last
    if not words.ages.isdisjoint(lower[max(0, first - AGE_REACH) : first]):
        return True
    if any(sentence.has(phrase, max(0, first - len(phrase))) for phrase in words.as_old):
        return True
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    if before in (",", "(") and (after in MARKS_AFTER_AGE or after in words.after_age):
        name = sentence.words[first - 2] if first >= 2 else ""
        return name[:1].isupper() and name.lower() not in words.days
    if before not in words.at_age or first < 2 or not sentence.lexemes[first - 2].predicates:
        return False
    if not words.tolls.isdisjoint(lower[max(0, first - AGE_REACH - 2) : first]):
        return False  # "put the number of dead at 12"
    return after in MARKS_AFTER_AGE or after in words.after_age_at_death


def _is_address(sentence: TaggedSentence, at: int, words: NoCountWords) -> bool:
    """Whether a street's name follows: "8500 Elm Grove Road", "the 1400 block"."""
    for i in range(at, min(len(sentence.words), at + BLOCK_REACH)):
        if sentence.lower[i] in words.streets:
            return True
        lexeme = sentence.lexemes[i]
        if not sentence.words[i][0].isupper() or lexeme.people or lexeme.predicates:
            return False
    return False


def _opens_sentence(sentence: TaggedSentence, at: int) -> bool:
    """Whether a sentence starts here though no stop parts it: "Gallery 8 A child was shot"."""
    if at >= len(sentence.words) or sentence.lexemes[at].link is not Tag.DET:
        return False
    return sentence.paragraph > 0 and sentence.words[at].istitle()


def _is_of_series(sentence: TaggedSentence, number: Number) -> bool:
    """Whether it numbers a picture of so many, before a name: "Image 3 of 8 Ana Duarte"."""
    of = number.first - 1 if number.first > 1 else number.last
    if of + 2 >= len(sentence.words) or sentence.lexemes[of].link is not Tag.OF:
        of = number.last
    if of + 2 >= len(sentence.words) or sentence.lexemes[of].link is not Tag.OF:
        return False
    one, total, after = sentence.words[of - 1], sentence.words[of + 1], sentence.words[of + 2]
    is_series = one.isdigit() and total.isdigit() and sentence.paragraph > 0
    return is_series and after.istitle() and sentence.lexemes[of + 2].people is None


def _is_year(sentence: TaggedSentence, number: Number, words: NoCountWords) -> bool:
    """Whether it is written and stands as years do."""
    text = sentence.words[number.first]
    if number.best not in YEARS or len(text) != 4 or number.last - number.first > 1:
        return False
    if not number.first or sentence.lower[number.first - 1] in words.before_year:
        return True
    if number.last >= len(sentence.words):
        return False
    is_of_name = sentence.words[number.last].istitle()  # "2017 Protesters", below a picture
    return is_of_name or sentence.lexemes[number.last].is_plain
