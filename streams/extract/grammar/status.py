"""How a claim relates to the incident that is reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from schemas import DateRange, Kind, Status
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.match import Match
from streams.extract.grammar.tags import Tag

YEAR = re.compile(r"(?:18|19|20)(?<!\w..)\d\d\b")
VERB_REACH = 7
"""Words of the longest group of auxiliaries and adverbs before a verb."""
CLAUSE_REACH = 16
"""Words before a predicate, at most, where an "if" or a "denied" still governs it."""
IN_VERB_GROUP = frozenset({Tag.BE, Tag.HAVE, Tag.MODAL, Tag.TO, Tag.DET})
Span = tuple[int, int]
"""The characters of a sentence from the first to the second (excluded)."""
CLAUSE_ENDS = frozenset({Tag.STOP, Tag.COMMA})


@dataclass(frozen=True, kw_only=True)
class StatusWords:
    """What makes a claim another than a plain statement.

    Each pattern is for lower-case text, and whatever it finds starts at a word.
    """

    irreal: frozenset[str]
    """Words before a verb of what is not so, or not yet: "could", "plotted to"."""
    after_irreal: frozenset[str]
    """Words after which such a word tells what came true: "would later"."""
    conditions: frozenset[str]
    """That open a clause of what may not be so: "if"."""
    light_verbs: frozenset[str]
    """Verbs that carry what befell in their object: "could leave 40 dead", "may rise to 300"."""
    negations: frozenset[str]
    after_negation: frozenset[str]
    """Words after which a negation denies nothing: "not only"."""
    denials: frozenset[str]
    after_denial: frozenset[str]
    """Words after which what follows did happen: "denied responsibility for"."""
    untrue: re.Pattern[str]
    """By which a sentence calls untrue what it tells: "was false"."""
    background: re.Pattern[str]
    """Of another, older event: "ten years ago"."""
    cumulative: re.Pattern[str]
    """Over many incidents: "this year", "in nine years of war"."""
    compared: re.Pattern[str]
    """By which what follows is of the year that is compared with: "since 1954, when"."""
    apart: re.Pattern[str]
    """By which what follows, the group `other`, is of another event, however recent: "is not linked
    to"."""
    alive: re.Pattern[str]
    """By which a sentence tells that those whom it told of before live: "minor injuries"."""
    former: re.Pattern[str]
    """A clause that tells what was believed before: "at first put the dead at four"."""
    superlative: re.Pattern[str]
    """By which a clause compares with the past, to its end: its dates tell nothing of the claim."""

    def telling(self, text: str) -> str:
        """A text in lower case; empty where no pattern finds anything, as in most."""
        return text if self._any.search(f" {text}") else ""

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """All that they find, and years, found in one go.

        It starts with a class of characters, and each choice with a letter: `re` is fast with
        both, unlike with a boundary.
        """
        patterns = (
            *(self.untrue, self.background, self.cumulative, self.compared, self.alive),
            *(self.apart, self.former, self.superlative, YEAR),
        )
        choices = "|".join(pattern.pattern for pattern in patterns)
        return re.compile(rf"\W(?:{choices})".replace(r"(?:\b", "(?:").replace(r"|\b", "|"))


WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Times:
    """What a text tells of time beside its sentences."""

    today: date | None
    """The day of publication."""
    subject: frozenset[int]
    """The years that the text is about."""

    def is_now(self, told: DateRange | None) -> bool:
        """Whether a claim is of a day of the last week, whatever other times its sentence names."""
        if self.today is None or told is None or told.start != told.end:
            return False
        return abs(self.today - told.end) <= WEEK


@dataclass(slots=True)
class Doubts:
    """What in a sentence may make its claims other than plain statements."""

    untrue: int
    """Where it calls untrue what it told before; -1 where it doesn't."""
    of_verbs: bool
    """Whether it has words that turn the verb after them: "not", "could"."""
    of_clauses: bool
    """Whether it has words that turn all of their clause: "denied", "if"."""


def statuses(
    matches: list[Match],
    spans: list[Span],
    days: list[DateRange | None],
    chunks: list[Chunk],
    sentence: TaggedSentence,
    text: str,
    words: StatusWords,
    times: Times,
) -> list[Status]:
    """The status of each claim of a sentence, told in the characters of its span, on its day.

    The claims come in the order of telling; `text` is what `StatusWords.telling` has of the
    sentence.
    """
    doubts = _doubts(text, sentence.lower, words)
    timed = [
        None if told is Status.BACKGROUND and times.is_now(day) else told
        for told, day in zip(_by_time(spans, text, sentence, words, times), days, strict=True)
    ]
    if apart := words.apart.search(text):
        first, last = apart.span("other")
        for at, (start, _) in enumerate(spans):
            timed[at] = Status.BACKGROUND if first <= start < last else timed[at]
    return [
        _by_verb(match, chunks, sentence, words, doubts) or time or _by_rule(match, chunks)
        for match, time in zip(matches, timed, strict=True)
    ]


def _by_rule(match: Match, chunks: list[Chunk]) -> Status:
    if chunks[match.who].is_ordinal:
        return Status.CUMULATIVE
    return Status.INCREMENTAL if match.is_increment else Status.STATED


def _doubts(text: str, lower: list[str], words: StatusWords) -> Doubts:
    return Doubts(
        untrue=max((match.start() for match in words.untrue.finditer(text)), default=-1),
        of_verbs=not (words.negations.isdisjoint(lower) and words.irreal.isdisjoint(lower)),
        of_clauses=not (words.denials.isdisjoint(lower) and words.conditions.isdisjoint(lower)),
    )


def _by_verb(
    match: Match, chunks: list[Chunk], sentence: TaggedSentence, words: StatusWords, doubts: Doubts
) -> Status | None:
    """Whether the words before the predicate deny it or make it a mere possibility."""
    at = chunks[match.what].first
    if doubts.untrue >= 0 and sentence.span(at, at + 1)[0] - sentence.start <= doubts.untrue:
        return Status.DENIED
    starts = {at, chunks[match.who].first} if doubts.of_verbs else ()
    for i in chain.from_iterable(_verb_group(sentence, start, words) for start in starts):
        word, after = sentence.lower[i], sentence.lower[i + 1]
        if word in words.negations and after not in words.after_negation:
            return Status.DENIED
        if word in words.irreal and after not in words.after_irreal:
            return Status.HYPOTHETICAL
    for i in _clause(sentence, at, words) if doubts.of_clauses else ():
        word, after = sentence.lower[i], sentence.lower[i + 1]
        if word in words.denials and after not in words.after_denial:
            return Status.DENIED
        if word in words.conditions:
            return Status.HYPOTHETICAL
    return None


def _verb_group(sentence: TaggedSentence, at: int, words: StatusWords) -> Iterator[int]:
    """The auxiliaries and adverbs right before a predicate and the word before them, backwards."""
    for i in range(at - 1, max(-1, at - 1 - VERB_REACH), -1):
        yield i
        lexeme = sentence.lexemes[i]
        is_inside = lexeme.link in IN_VERB_GROUP or lexeme.is_skipped or lexeme.is_adverb
        if not is_inside and sentence.lower[i] not in words.light_verbs:
            return


def _clause(sentence: TaggedSentence, at: int, words: StatusWords) -> Iterator[int]:
    """The words before a predicate in its clause, backwards."""
    for i in range(at - 1, max(-1, at - 1 - CLAUSE_REACH), -1):
        if sentence.lexemes[i].link in CLAUSE_ENDS:
            return
        yield i
        before = sentence.lower[max(0, i - 2) : i]
        if sentence.lexemes[i].link is Tag.WHO and words.denials.isdisjoint(before):
            return


def told_in(match: Match, chunks: list[Chunk], sentence: TaggedSentence) -> Span:
    """The characters of the sentence that a claim is told in."""
    who, what = chunks[match.who], chunks[match.what]
    start, end = sentence.span(min(who.first, what.first), max(who.last, what.last))
    return start - sentence.start, end - sentence.start


def survive(matches: list[Match], spans: list[Span], text: str, words: StatusWords) -> list[Match]:
    """The claims, with no open fate left to those who are told to live.

    `text` is what `StatusWords.telling` has of the sentence; its words speak of those who were told
    of last.
    """
    result = list(matches)
    for hit in words.alive.finditer(text):
        told = [at for at, span in enumerate(spans) if span[0] < hit.start()]
        last = max((spans[at] for at in told), default=(0, 0))
        for at in told:
            predicate = matches[at].predicate
            if predicate.kind is Kind.INJURED and spans[at][1] >= last[1]:
                alive = replace(predicate, fate_open=False)
                result[at] = replace(matches[at], predicate=alive, lives=True)
    return result


def superseded(
    matches: list[Match], spans: list[Span], text: str, words: StatusWords
) -> list[Match]:
    """The claims, with those marked that were believed before.

    `text` is what `StatusWords.telling` has of the sentence.
    """
    clauses = [hit.span() for hit in words.former.finditer(text)]
    if not clauses:
        return matches
    return [
        replace(match, is_former=any(a <= end <= b for a, b in clauses))
        for match, (_, end) in zip(matches, spans, strict=True)
    ]


def _by_time(
    spans: list[Span],
    text: str,
    sentence: TaggedSentence,
    words: StatusWords,
    times: Times,
) -> list[Status | None]:
    """What the words of time in a text say of each claim.

    They speak of all that is told before them, or after them where they open a clause.
    """
    found: list[Status | None] = [None] * len(spans)
    hits = [hit for hit in _hits(text, words, times) if not _is_aside(hit[0], spans, sentence)]
    for at, told in sorted(hits, key=lambda hit: hit[0]):
        before = [i for i, (start, _) in enumerate(spans) if start <= at]
        if len(before) > 1:
            before = _of_last_clause(before, spans, sentence)
        nearest = max((spans[i][1] for i in before), default=0)
        opens = not before or any(mark in text[nearest:at] for mark in ",;:–—")
        chosen = [i for i in range(len(spans)) if i not in before] if opens else before
        for i in chosen or before:
            found[i] = found[i] or told
    return found


def _is_aside(at: int, spans: list[Span], sentence: TaggedSentence) -> bool:
    """Whether a time is told in a clause about who all of this befell, and not when it did.

    "Luis Duarte, who resigned in 2015, was shot."
    """
    opening, closing = sentence.text.rfind(",", 0, at), sentence.text.find(",", at)
    if min(opening, closing) < 0 or not all(s < opening and closing < e for s, e in spans):
        return False
    words = (
        i for i in range(len(sentence)) if sentence.span(i, i + 1)[0] - sentence.start > opening
    )
    first = next(words, None)
    return first is not None and sentence.lexemes[first].link is Tag.WHO


def _of_last_clause(before: list[int], spans: list[Span], sentence: TaggedSentence) -> list[int]:
    """The claims after the last "where" or "which" that parts some of them from the others."""
    _, end = min((spans[i] for i in before), key=lambda span: span[1])
    last, _ = max(spans[i] for i in before)
    for at in reversed(range(len(sentence))):
        if sentence.lexemes[at].link in (Tag.WHO, Tag.CLAUSE):
            start = sentence.span(at, at + 1)[0] - sentence.start
            if end <= start <= last:
                return [i for i in before if spans[i][0] >= start]
    return before


def _hits(text: str, words: StatusWords, times: Times) -> Iterator[tuple[int, Status]]:
    """Where words of time stand, and what they say."""
    told = words.superlative.sub(lambda match: " " * len(match[0]), text)
    if compared := words.compared.search(text):
        yield compared.end(), Status.BACKGROUND
    for match in words.background.finditer(told):
        yield match.start(), Status.BACKGROUND
    for match in words.cumulative.finditer(told):
        yield match.start(), Status.CUMULATIVE
    if times.today is None:
        return
    named = {int(match[0]): match.start() for match in YEAR.finditer(told)}
    if not named or named.keys() & times.subject:
        return
    if max(named) < times.today.year - (times.today.month == 1):  # in January, December is now
        yield max(named.values()), Status.BACKGROUND


def years(text: str) -> frozenset[int]:
    """The years that a text names."""
    return frozenset(int(year) for year in YEAR.findall(text))
