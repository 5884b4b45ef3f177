"""An article, read from the text to its claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from schemas import Article, Status
from streams.extract.claims import Claim, LeftOut, Reading
from streams.extract.grammar.aftermath import is_aftermath, is_of_law, is_recent
from streams.extract.grammar.attribution import attribution
from streams.extract.grammar.category import Categories
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.chunking import PARTIES, Chunker
from streams.extract.grammar.dates import DateReader, nearest, past_years
from streams.extract.grammar.dating import LATER, day_of_incident
from streams.extract.grammar.fiction import Fiction
from streams.extract.grammar.identity import FullName, Named, Persons
from streams.extract.grammar.judging import judge
from streams.extract.grammar.language import Language
from streams.extract.grammar.lexeme import TaggedSentence
from streams.extract.grammar.lexicon import Lexicon
from streams.extract.grammar.match import FURTHER, IDENTIFIED, Match
from streams.extract.grammar.matching import Matcher, attackers
from streams.extract.grammar.mention import Mention, claim
from streams.extract.grammar.names import add_surnames, find_names, first_name, surname
from streams.extract.grammar.predicates import Predicate
from streams.extract.grammar.status import Times, statuses, superseded, survive, told_in, years
from streams.extract.homes import NOWHERE, Home
from streams.extract.places import Scenes
from streams.extract.text import Sentence, sentences

MAX_SENTENCES = 1_000
"""Sentences after which a text is read no further: it is no article any more."""
MAX_CHARACTERS = 60_000
"""Characters after which the same is done: 10,000 words; within them, junk of the worst kind takes
less than a second."""
MAX_MENTIONS = 1_000
"""The same of claims: a list of victims has hundreds."""
LEAD_SENTENCES = 12
"""Sentences that are read for places and names, whether they hold figures or not."""


Names = dict[int, int]
"""The words that the names of a sentence start at, and those after their ends."""


@dataclass(slots=True)
class Context:
    """What one sentence must know of the article."""

    times: Times
    surnames: frozenset[str]
    list_of: Predicate | None = None
    """What is told of those who are named a line each, where such a list is open."""
    attackers: list[Named] = field(default_factory=list)
    """Those who are named to have done it."""


class Grammar:
    """Reads the articles of a language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon = Lexicon(language)
        self._chunker = Chunker(language)
        self._matcher = Matcher(language.rules)
        self._dates = DateReader(language.dates)
        self._categories = Categories(language.categories)
        self._fiction = Fiction(language.fiction)

    def read(self, article: Article, home: Home = NOWHERE) -> Reading:
        """Every claim of an article, and what, where and when its main incident was."""
        every = sentences(article.title, article.body, self._language.abbreviations)
        told = list(takewhile(lambda one: one.start < MAX_CHARACTERS, islice(every, MAX_SENTENCES)))
        happened = self._categories.category(told)
        telling = self._lexicon.tag_telling(told)
        if not telling:
            return Reading(claims=(), category=happened)
        today = article.published_at.date() if article.published_at else None
        times = Times(today, subject=years(article.title))
        left_out: list[LeftOut] = []
        names = self._names(told, telling)
        context = Context(times, self._surnames(told, names))
        mentions = self._mentions_of(told, telling, names, context, left_out)
        looks_back = False
        if mentions:
            if self._fiction.is_told(told, article.url, happened, mentions, today):
                for mention in mentions:
                    mention.status = Status.HYPOTHETICAL
            said = self._categories.said(told)
            full = self._full_names(told, names)
            words = self._language
            persons = Persons(words.identity, words.names, full, context.attackers)
            is_past = past_years(times.subject, today) is not None
            looks_back = is_past or is_of_law(told, words.aftermath)
            mentions = judge(
                mentions, said, happened, self._categories, persons, looks_back=looks_back
            )
        scenes = self._scenes(mentions, told, home)
        claims = self._claims(mentions, scenes)
        date = day_of_incident(claims, told, self._dates, times, looks_back=looks_back)
        is_later = is_aftermath(told, date, today, self._language.aftermath)
        return Reading(
            claims=tuple(claims),
            category=happened,
            place=claims[0].figure.place if claims else None,
            date=None if is_later and is_recent(date, today) else date,
            is_aftermath=is_later,
            region=scenes.region,
            left_out=tuple(left_out),
        )

    def example(self, rule: str) -> str:
        """Words that a rule reads, by the rule's name as it stands in a figure."""
        base = next((one for one in self._language.rules.rules if one.name == rule), None)
        if base is not None:
            return base.example
        return next(told for name, told in FURTHER.items() if rule.endswith(name))

    def _names(self, told: list[Sentence], telling: dict[int, TaggedSentence]) -> dict[int, Names]:
        """The names of each sentence that tells or leads; none where no sentence can tell."""
        if not any(one.ends_open() or self._lexicon.may_tell(one) for one in telling.values()):
            return {}  # most news that tells of no figure ends here
        return {
            one.number: find_names(telling.get(one.number, one), self._language.names)
            for one in told
            if one.number in telling or one.number < LEAD_SENTENCES
        }

    def _mentions_of(
        self,
        told: list[Sentence],
        telling: dict[int, TaggedSentence],
        names: dict[int, Names],
        context: Context,
        left_out: list[LeftOut],
    ) -> list[Mention]:
        """The claims of all sentences; `telling` are those with a word to hang a figure on."""
        if not names:
            return []
        mentions = (
            mention
            for one in told
            if one.number in telling or context.list_of
            for mention in self._mentions(
                telling.get(one.number) or self._lexicon.tag(one),
                names.get(one.number),
                context,
                left_out,
            )
        )
        return list(islice(mentions, MAX_MENTIONS))

    def _surnames(self, told: list[Sentence], names: dict[int, Names]) -> frozenset[str]:
        return frozenset(
            part
            for number, found in names.items()
            for name in found.items()
            for part in self._names_of(told[number], *name)
        )

    def _full_names(self, told: list[Sentence], names: dict[int, Names]) -> Iterator[FullName]:
        words = self._language.names
        for number, found in names.items():
            for name in found.items():
                given = first_name(told[number], *name, words)
                if given is not None:
                    yield given, surname(told[number], *name, words)

    def _names_of(self, sentence: Sentence, first: int, last: int) -> Iterator[str]:
        """The words by which a text may call somebody after it gave the full name."""
        words = self._language.names
        yield surname(sentence, first, last, words)
        given = first_name(sentence, first, last, words)
        if given is not None and given not in words.common:
            yield given

    def _mentions(
        self,
        sentence: TaggedSentence,
        names: Names | None,
        context: Context,
        left_out: list[LeftOut],
    ) -> Iterator[Mention]:
        """The claims of one sentence."""
        names = find_names(sentence, self._language.names) if names is None else names
        names = add_surnames(sentence, names, context.surnames, self._language.names)
        if not self._may_tell(sentence, names, context):
            return
        chunks = self._chunker.chunks(sentence, names)
        matches = self._matcher.matches(chunks, is_headline=sentence.paragraph == 0)
        matches = matches or self._matcher.listed(chunks, context.list_of)
        context.list_of = self._matcher.list_after(chunks, context.list_of)
        context.attackers.extend((sentence, one) for one in attackers(chunks, matches))
        if not matches:
            return
        left_out.extend(_left_out(sentence, chunks, matches))
        said_by = attribution(sentence, self._language.attribution)
        dates = self._dates.read(sentence.text, context.times.today)
        spans = [told_in(match, chunks, sentence) for match in matches]
        words = self._language.status
        text = words.telling(sentence.text.lower())
        matches = survive(matches, spans, text, words)
        matches = superseded(matches, spans, text, words)
        known = [one for one in dates if not one.is_later]
        days = [
            nearest(dates if match.predicate.kind in LATER else known, sentence.text, *span)
            for match, span in zip(matches, spans, strict=True)
        ]
        told = statuses(matches, spans, days, chunks, sentence, text, words, context.times)
        parties: dict[int, set[int]] = {}
        for match in matches:
            is_party = not match.is_part and match.rule != IDENTIFIED
            if is_party and not chunks[match.who].is_unborn:
                parties.setdefault(match.what, set()).add(match.who)
        before: str | None = None
        for match, date, status in zip(matches, days, told, strict=True):
            who, what = chunks[match.who], chunks[match.what]
            if who.is_unborn:
                continue
            if match.is_of_whole:
                who = replace(who, number=who.whole)
            between = sentence.lower[min(who.last, what.last) : max(who.first, what.first)]
            if not self._language.also.isdisjoint(between):
                is_told = any(chunk.tag in PARTIES for chunk in chunks[: match.who])
                who = replace(who, more=not who.is_pronoun, more_than_told=is_told)
            group = before if self._is_elliptic(who, sentence) else who.group
            before = group if who.number is not None else None
            yield Mention(
                sentence=sentence,
                match=match,
                who=who,
                what=what,
                status=status,
                group=group,
                attribution=said_by,
                date=date,
                joined=len(parties.get(match.what, ())) > 1,
            )

    def _may_tell(self, sentence: TaggedSentence, names: dict[int, int], context: Context) -> bool:
        """Whether a sentence can tell of somebody, or open a list of names or go on with it."""
        is_of_list = context.list_of is not None or sentence.ends_open()
        return is_of_list or self._lexicon.may_tell(sentence, has_names=bool(names))

    def _is_elliptic(self, who: Chunk, sentence: TaggedSentence) -> bool:
        """Whether a bare number counts those just named: "six guards died and 20 were hurt"."""
        bare = who.number is not None and who.number.best > 0 and who.who is None
        return bare and who.first > 0 and sentence.lower[who.first - 1] in self._language.joining

    @staticmethod
    def _claims(mentions: list[Mention], scenes: Scenes) -> list[Claim]:
        told_of = {mention.sentence.number: mention.sentence for mention in mentions}
        places = {number: scenes.place(number, one.paragraph) for number, one in told_of.items()}
        return [claim(mention, places[mention.sentence.number]) for mention in mentions]

    def _scenes(self, mentions: list[Mention], told: list[Sentence], home: Home) -> Scenes:
        paragraphs = {mention.sentence.paragraph for mention in mentions}
        near = (one for one in told if one.number < LEAD_SENTENCES or one.paragraph in paragraphs)
        return Scenes(near if mentions else (), self._language.places, home)


def _left_out(
    sentence: TaggedSentence, chunks: list[Chunk], matches: list[Match]
) -> Iterator[LeftOut]:
    matched = {match.who for match in matches}
    for at, chunk in enumerate(chunks):
        if chunk.number is not None and at not in matched:
            start, end = sentence.span(chunk.number.first, chunk.number.last)
            words = sentence.quote(chunk.number.first, chunk.number.last)
            yield LeftOut(words, start, end, chunk.no_count or "nothing")
