"""What an article as a whole says of the claims in its sentences."""

from dataclasses import replace
from itertools import pairwise

from schemas import ATTACKER, Kind, Qualifier, Status
from streams.extract.claims import LEAD
from streams.extract.grammar.category import OTHER, Categories
from streams.extract.grammar.chunk import Chunk
from streams.extract.grammar.identity import HELD, Persons
from streams.extract.grammar.match import CASES, IDENTIFIED
from streams.extract.grammar.mention import Mention
from streams.extract.grammar.tags import Tag

NOW = frozenset({Status.STATED, Status.INCREMENTAL})
PAST = frozenset({Status.BACKGROUND, Status.CUMULATIVE})
NO_PREDICATE = -1
NO_SENTENCE = 1 << 30
SHOTS = frozenset({"shooting", "crime"})
"""What happens where shots are told of."""
KIDNAPPING, DISEASE = "kidnapping", "disease"
PROTEST, PROTESTER = "protest", "protester"
HARM = frozenset({Kind.KILLED, Kind.INJURED})
EMPLOYED = "worker"
HOUSEHOLD = "household"
EVERYDAY = frozenset({Kind.RELEASED, Kind.RESCUED, Kind.SICKENED})
"""What befalls single people without any incident."""
GENERAL = frozenset({None, "civilian"})
"""Groups that anybody can be told to be of."""


def judge(
    mentions: list[Mention],
    said: frozenset[str],
    happened: str,
    categories: Categories,
    persons: Persons,
    *,
    looks_back: bool = False,
) -> list[Mention]:
    """The mentions that are claims, with status, group and person as the whole article has them.

    `said` holds its words in lower case, `happened` is its category; `looks_back` tells whether it
    is about something past, as a charge is, a verdict, or by the year in its title.
    """
    mentions = _as_meant(mentions, happened)
    if categories.is_sport(said):
        mentions = _without_players(mentions, happened)
    if happened != DISEASE or all(mention.match.rule == CASES for mention in mentions):
        mentions = [mention for mention in mentions if mention.match.rule != CASES]
    is_quiet = happened == OTHER or (happened not in SHOTS and categories.is_obituary(said))
    if is_quiet and all(map(_is_everyday, mentions)):
        mentions = []
    if happened == DISEASE:
        _settle_outbreak(mentions)
    _settle_captives(mentions, happened)
    _settle_patients(mentions)
    if looks_back:
        _settle_subject(mentions)
    _settle_look_back(mentions)
    _mark_increments(mentions)
    _mark_parts(mentions)
    _mark_superseded(mentions)
    _mark_taken_to_care(mentions)
    _identify(mentions, persons)
    _go_on_with_look_back(mentions)
    _mark_attackers(mentions, persons)
    _share_groups(mentions)
    return mentions


def _as_meant(mentions: list[Mention], happened: str) -> list[Mention]:
    """The mentions, as words are meant where this happened: "hit", "gathered", "held"."""
    if happened not in SHOTS:
        mentions = [mention for mention in mentions if not mention.match.predicate.of_shots]
    if happened != PROTEST:
        mentions = [mention for mention in mentions if _is_protest(mention)]
    return mentions


def _is_protest(mention: Mention) -> bool:
    """Whether a claim needs no article on a protest: "300 protesters gathered" tells of one."""
    return not mention.match.predicate.of_protests or mention.group == PROTESTER


def _identify(mentions: list[Mention], persons: Persons) -> None:
    """Tell who is who, and name everybody's group as it is best told."""
    dead: dict[int, list[Chunk]] = {}
    for mention in mentions:
        if mention.match.kind is Kind.KILLED:
            dead.setdefault(mention.sentence.number, []).append(mention.who)
    in_text = (m for m in mentions if m.match.kind is Kind.KILLED and m.sentence.paragraph)
    first = next((mention.sentence.number for mention in in_text), NO_SENTENCE)
    for mention in mentions:
        if mention.match.rule == IDENTIFIED:
            mention.who.definite = True
        if mention.who.tag.is_one:
            is_named = mention.match.rule == IDENTIFIED  # who it is, and not what befell
            dies = _dies(mention, mentions)
            mention.person = persons.identify(
                mention.sentence,
                mention.who,
                mention.match.kind,
                NO_PREDICATE if is_named else mention.what.first,
                lives=_lives(mention, dead.get(mention.sentence.number, []), first),
                dies=dies,
                is_victim=mention.match.by_another and mention.who.is_somebodys,
                apart_from_dead=not dies and _is_hurt_beside(mention),
            )
    for mention in mentions:
        if mention.person is not None:
            mention.group = mention.person.group or mention.group


def _lives(mention: Mention, dead: list[Chunk], first: int) -> bool:
    """Whether somebody is told to be hurt and alive: "it killed a boy and wounded his father".

    Or is one of so many: "five were hurt, including a boy". So is who opens a sentence after one of
    the text that tells of a dead: "His brother was hurt". `dead` are those of whom the sentence
    tells that they died, `first` is the first sentence of the text that tells so of anybody.
    """
    match, who = mention.match, mention.who
    if match.lives:
        return True
    is_hurt = match.kind is Kind.INJURED and not match.predicate.fate_open and _is_told_anew(who)
    if is_hurt and who.first == 0 and who.name is None and mention.sentence.paragraph and not dead:
        return mention.sentence.number > first
    is_of_title = mention.sentence.paragraph == 0 and not dead  # or it would say so
    is_apart = is_of_title or match.is_part or any(map(_is_told_anew, dead))
    return is_hurt and who not in dead and is_apart


def _dies(mention: Mention, mentions: list[Mention]) -> bool:
    """Whether a pronoun right after somebody who was hit tells that he died of it.

    "Luis Romero was taken to a hospital, where he died".
    """
    if not mention.match.predicate.fate_open:
        return False
    later = [
        m
        for m in mentions
        if m.sentence is mention.sentence and m.who.first > mention.what.first and m.who.tag.is_one
    ]
    return bool(later) and later[0].who.is_pronoun and later[0].match.kind is Kind.KILLED


def _is_hurt_beside(mention: Mention) -> bool:
    """Whether it is somebody else who was hurt, and not other than he who did it."""
    match = mention.match
    return mention.who.more and match.kind is Kind.INJURED and not match.by_another


def _is_told_anew(who: Chunk) -> bool:
    """Whether nothing says that somebody was spoken of before: "a boy", "his father"."""
    return who.is_somebodys or not who.definite


def _mark_parts(mentions: list[Mention]) -> None:
    """Tell those who are some of others: "20 were hurt, of whom 17 are in hospital"."""
    for before, mention in pairwise(mentions):
        whole, part = before.who.number, mention.who.number
        kinds = (before.match.kind, mention.match.kind)
        is_one_kind = kinds[0] is kinds[1] or kinds == (Kind.SICKENED, Kind.INJURED)
        if mention.who.of_those and whole and part and part.best <= whole.best:
            if is_one_kind:
                mention.match = replace(mention.match, is_part=True)
            else:
                mention.who.whole = whole  # "six were hurt, and one of them has died"
        if is_one_kind and whole and part and _are_told_twice(before, mention):
            households = before if before.group == HOUSEHOLD else mention
            households.match = replace(households.match, is_part=True)


def _are_told_twice(one: Mention, other: Mention) -> bool:
    """Whether people are counted by heads and by households: "38,400 people (7,680 households)"."""
    sentence, between = one.sentence, one.who.last
    is_next = sentence is other.sentence and other.who.first == between + 1
    if not is_next or HOUSEHOLD not in (one.group, other.group) or one.group == other.group:
        return False
    return sentence.lexemes[between].link is Tag.COMMA or sentence.words[between] == "/"


def _mark_superseded(mentions: list[Mention]) -> None:
    """Let what was believed before add nothing, where a number that holds now is told, too."""
    counted = (m for m in mentions if m.who.number is not None and not m.match.is_former)
    now = {mention.match.kind for mention in counted}
    for mention in mentions:
        if mention.match.is_former and mention.match.kind in now:
            mention.match = replace(mention.match, is_part=True)


def _mark_taken_to_care(mentions: list[Mention]) -> None:
    """Let those live who were taken to care beside the dead: "two died and six were taken to".

    Or whose kin is with them: "his wife and two sons were taken to".
    """
    dead: set[int] = set()
    kin = {m.sentence.number for m in mentions if m.joined and m.who.is_somebodys}
    for mention in mentions:
        match, number, at = mention.match, mention.who.number, mention.sentence.number
        if mention.who.of_those or match.is_part:
            continue
        is_with_kin = mention.joined and at in kin
        if match.kind is Kind.KILLED and number is not None and number.best > 0:
            dead.add(at)
        elif (
            match.predicate.in_care
            and match.predicate.fate_open
            and (is_with_kin or (number is not None and at in dead))
        ):
            mention.match = replace(match, predicate=replace(match.predicate, fate_open=False))


def _mark_attackers(mentions: list[Mention], persons: Persons) -> None:
    """Put those who killed others and then died in the group of attackers."""
    attackers = {
        m.person.number
        for m in mentions
        if m.person is not None and (m.match.by_himself or _is_killer(m, mentions))
    }
    attackers |= persons.attackers()
    victims = [m for m in mentions if m.match.by_another and m.match.kind in HARM]
    if all(m.person is not None and m.person.number in attackers for m in victims):
        return
    for mention in mentions:
        if mention.person is not None and mention.person.number in attackers:
            mention.group = ATTACKER


def _is_killer(mention: Mention, mentions: list[Mention]) -> bool:
    """Whether a pronoun can only mean who killed the others: "killed two before he was shot"."""
    if not mention.who.is_pronoun or mention.match.kind is not Kind.KILLED:
        return False
    return any(
        m.sentence is mention.sentence
        and m.match.kind is Kind.KILLED
        and m.match.by_another
        and m.who.number is not None
        for m in mentions
    )


def _mark_increments(mentions: list[Mention]) -> None:
    """Tell what is added to an earlier number from what is only other: "wounded another six"."""
    for i, mention in enumerate(mentions):
        if mention.who.is_increment and mention.status is Status.STATED:
            before = mentions[:i]
            same = any(m.match.kind is mention.match.kind for m in before)
            alone = not any(m.sentence is mention.sentence for m in before)
            if same or alone:
                mention.status = Status.INCREMENTAL


def _is_everyday(mention: Mention) -> bool:
    """Whether it may befall anybody on any day: to be freed from a contract, to die in bed."""
    if mention.match.kind is Kind.AFFECTED:
        return mention.who.group == EMPLOYED
    if mention.who.number is not None:
        return False
    return mention.match.predicate.natural or mention.match.kind in EVERYDAY


def _settle_subject(mentions: list[Mention]) -> None:
    """Let what the lead of a look back tells to be long past be what it is about."""
    for mention in mentions:
        if mention.status is Status.BACKGROUND and mention.sentence.number < LEAD:
            mention.status = Status.STATED


def _settle_outbreak(mentions: list[Mention]) -> None:
    """Let what the lead counts over months be the toll: an outbreak is one incident.

    The present tense tells of every year: "malaria kills 600,000 a year". A lead that tells of a
    single dead is about him or her.
    """
    lead = [m for m in mentions if m.sentence.number < LEAD and m.match.kind is Kind.KILLED]
    if lead and lead[0].who.tag.is_one:
        return
    for mention in mentions:
        is_total = mention.status is Status.CUMULATIVE and mention.what.tag is not Tag.HARM
        if is_total and mention.sentence.number < LEAD:
            mention.status = Status.STATED


def _settle_captives(mentions: list[Mention], happened: str) -> None:
    """Let those who are held be so by kidnappers, where a text is about some, or told of some."""
    are_taken = happened == KIDNAPPING
    for mention in mentions:
        are_taken = are_taken or mention.match.kind is Kind.KIDNAPPED
        predicate = mention.match.predicate
        if are_taken and predicate.of_captives and mention.who.group != ATTACKER:
            kidnapped = replace(predicate, kind=Kind.KIDNAPPED)
            mention.match = replace(mention.match, predicate=kidnapped)


def _settle_patients(mentions: list[Mention]) -> None:
    """Let those in hospital be ill, where the lead tells of the ill and nobody of the hurt."""
    sick = {(m.sentence.number, m.who.first) for m in mentions if m.match.kind is Kind.SICKENED}
    for mention in mentions:
        is_sick = (mention.sentence.number, mention.who.first) in sick
        if is_sick and mention.match.kind is Kind.INJURED:  # "fell ill and are in hospital"
            mention.match = replace(mention.match, is_part=True)
    lead = [m for m in mentions if m.sentence.number < LEAD and m.status in NOW]
    is_of_ill = any(m.match.kind is Kind.SICKENED for m in lead)
    if not is_of_ill or any(
        m.match.kind is Kind.INJURED and not m.match.predicate.in_care for m in lead
    ):
        return
    for mention in mentions:
        if mention.match.predicate.in_care and mention.who.number is not None:
            ill = replace(mention.match.predicate, kind=Kind.SICKENED, fate_open=False)
            mention.match = replace(mention.match, predicate=ill)


def _settle_look_back(mentions: list[Mention]) -> None:
    """Where many sentences tell of what is long past, and none of now, they are the subject."""
    harm = [mention for mention in mentions if mention.match.kind not in HELD]
    past = {m.sentence.number for m in harm if m.status is Status.BACKGROUND}
    if len(past) > 1 and not any(mention.status in NOW for mention in harm):
        for mention in harm:
            if mention.status is Status.BACKGROUND:
                mention.status = Status.STATED


def _go_on_with_look_back(mentions: list[Mention]) -> None:
    """Tell what follows a look back in its paragraph as a part of it, but for those of the lead."""
    known = {m.person.number for m in mentions if m.person and m.sentence.number < LEAD}
    paragraph, past = -1, Status.BACKGROUND
    for mention in mentions:
        is_known = mention.person is not None and mention.person.number in known
        if mention.sentence.number < LEAD or mention.match.kind in HELD:
            continue
        if mention.status in PAST:
            paragraph, past = mention.sentence.paragraph, mention.status
        elif mention.status in NOW and mention.sentence.paragraph == paragraph and not is_known:
            mention.status = past


def _share_groups(mentions: list[Mention]) -> None:
    """Name those who are told of again in other words by the group that was named first.

    "Twelve police officers were killed", and later "the 12 people who died".
    """
    known: dict[tuple[Kind, int], Mention] = {}
    for mention in mentions:
        number = mention.who.number
        if number is None or number.best < 2 or number.qualifier is Qualifier.VAGUE:
            continue
        if mention.status in PAST:
            continue
        first = known.get((mention.match.kind, number.best))
        if first is None:
            known[mention.match.kind, number.best] = mention
        elif first.sentence is not mention.sentence and _may_be_one(first.group, mention.group):
            group = first.group if first.group not in GENERAL else mention.group
            first.group = mention.group = group


def _may_be_one(group: str | None, other: str | None) -> bool:
    return group == other or group in GENERAL or other in GENERAL


def _without_players(mentions: list[Mention], happened: str) -> list[Mention]:
    """The claims of an article on sport: hurt players are no incident, unless somebody died."""
    if any(mention.match.kind is Kind.KILLED for mention in mentions):
        return mentions
    counted = [mention for mention in mentions if mention.who.number is not None]
    is_of_shots = any(mention.match.predicate.of_shots for mention in mentions)
    is_of_fans = happened != OTHER and (happened not in SHOTS or is_of_shots)  # no shot at goal
    return counted if is_of_fans else [m for m in counted if m.match.kind is not Kind.INJURED]
