"""The grammar, sentence by sentence: each rule reads its example, and no more."""

import pytest

from schemas import Figure, Kind, Qualifier
from streams.extract import extract
from streams.extract.english.rules import ENGLISH_RULES
from streams.extract.grammar.rules import Rule

from ..build import article
from ..grammar.build import matches

K = Kind


def figures(text: str) -> tuple[Figure, ...]:
    return extract(article(text)).figures


def read(text: str) -> list[tuple[Kind, int]]:
    return [(figure.kind, figure.best) for figure in figures(text)]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("counted_event", "The fire caused 12 deaths.", (K.KILLED, 12)),
        ("counted_event", "Medics treated six wounded soldiers.", (K.INJURED, 6)),
        ("counted_event", "Divers found two bodies.", (K.KILLED, 2)),
        ("lives_lost", "The quake claimed 40 lives.", (K.KILLED, 40)),
        ("lives_lost_passive", "At least 12 lives were lost.", (K.KILLED, 12)),
        ("lives_of", "The fever took the lives of nine children.", (K.KILLED, 9)),
        ("toll_rise", "The death toll rose to 17.", (K.KILLED, 17)),
        ("toll_reached", "The death toll has reached 17.", (K.KILLED, 17)),
        ("toll_of", "Rescuers spoke of a death toll of 17.", (K.KILLED, 17)),
        ("passive", "Twelve police officers were killed.", (K.KILLED, 12)),
        ("passive", "Nine workers who were in the hall were injured.", (K.INJURED, 9)),
        ("passive", "Two thousand people have been arrested.", (K.ARRESTED, 2000)),
        ("passive", "Some 60 houses were destroyed.", (K.BUILDINGS_DAMAGED, 60)),
        ("state", "Five fishermen are still missing.", (K.MISSING, 5)),
        ("state", "Three people are dead.", (K.KILLED, 3)),
        ("event_of", "The killing of six nurses shocked the city.", (K.KILLED, 6)),
        ("event_of", "They mourn the deaths of 12 miners.", (K.KILLED, 12)),
        ("active", "A bomb killed twelve people.", (K.KILLED, 12)),
        ("active", "A bus overturned, injuring 30.", (K.INJURED, 30)),
        ("active", "Gunmen kidnapped eight nurses.", (K.KIDNAPPED, 8)),
        ("active", "The ship rescued 62 migrants.", (K.RESCUED, 62)),
        ("active", "The judge freed three women.", (K.RELEASED, 3)),
        ("active", "The river has displaced 2,000 families.", (K.DISPLACED, 2000)),
        ("active", "Fumes sickened seven diners.", (K.SICKENED, 7)),
        ("reduced", "Four injured in a crash.", (K.INJURED, 4)),
        ("attributive_noun", "An injured woman ran out.", (K.INJURED, 1)),
        (
            "taken_to_care_open",
            "Two men were taken by boat to a hospital.",
            (K.INJURED, 2),
        ),
        ("passive", "Two people - a man and a maid - from the van were hurt.", (K.INJURED, 2)),
        ("passive", "Three people were treated at Mercy Hospital.", (K.INJURED, 3)),
        ("passive", "Three people -- a cook and two maids -- were hurt.", (K.INJURED, 3)),
        ("state", "Three people are now recovering.", (K.INJURED, 3)),
        ("reduced_state", "The raid put three women into the hospital.", (K.INJURED, 3)),
        ("reduced_state", "Medics took a man, with a gunshot wound, to a ward.", (K.INJURED, 1)),
        ("intransitive", "Ana Duarte was taken off life support.", (K.KILLED, 1)),
        ("hit_by_bullet", "The gunshots hit two men.", (K.INJURED, 2)),
        ("reduced_state", "A blast left 12 people dead.", (K.KILLED, 12)),
        ("intransitive", "Dozens of people died.", (K.KILLED, 12)),
        ("intransitive", "Nine hikers went missing.", (K.MISSING, 9)),
        ("intransitive", "More than 5,000 people fled their homes.", (K.DISPLACED, 5000)),
        ("intransitive", "Some 300 teachers marched.", (K.PROTESTERS, 300)),
        ("fatal_event", "Police investigate a double homicide.", (K.KILLED, 2)),
        ("fatal_event", "Police investigate a deadly shooting.", (K.KILLED, 1)),
        ("fatal_event", "Police look into a deadly Elm Grove shooting.", (K.KILLED, 1)),
        ("toll_brought", "This brings to 300 the number of dead.", (K.KILLED, 300)),
        ("event_later_of", "They mourn the assassination on Tuesday of two mayors.", (K.KILLED, 2)),
        ("event_later_of", "They mourn the murder on Tuesday of two mayors.", (K.KILLED, 2)),
        ("intransitive_second", "Three boys climbed into a freezer and died.", (K.KILLED, 3)),
        ("suffered", "Two men suffered head injuries.", (K.INJURED, 2)),
        ("suffered", "Two men suffered from stab wounds.", (K.INJURED, 2)),
        ("suffered", "Some 40 people are suffering from cholera.", (K.SICKENED, 40)),
        ("labelled", "Deaths: 12", (K.KILLED, 12)),
        ("share_of", "Six of the dead had come on Monday.", (K.KILLED, 6)),
        ("owned_event", "They mourn Ana Duarte’s death.", (K.KILLED, 1)),
        ("counted_protesters", "Police faced about 200 protesters.", (K.PROTESTERS, 200)),
        ("reflexive", "The man shot himself.", (K.INJURED, 1)),
        ("hit", "At the shooting two men were hit in the legs.", (K.INJURED, 2)),
        ("hit_by_another", "The gunman fired, striking two students.", (K.INJURED, 2)),
        ("active_after_self", "The gunmen shot themselves and a woman.", (K.INJURED, 1)),
        ("inverted_within", "Injured in the gunfire were two sisters.", (K.INJURED, 2)),
        ("counted_event", "Three shooting victims walked in.", (K.INJURED, 3)),
    ],
)
def test_each_rule(rule: str, text: str, expected: tuple[Kind, int]) -> None:
    (figure,) = figures(text)

    assert (figure.kind, figure.best) == expected
    assert figure.rule == rule


def test_a_rise_holds_the_increment_and_the_total() -> None:
    assert read("The death toll rose by five to 17.") == [(K.KILLED, 5), (K.KILLED, 17)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people were killed and 353 injured.", [(K.KILLED, 12), (K.INJURED, 353)]),
        ("Six nurses and two drivers were murdered.", [(K.KILLED, 6), (K.KILLED, 2)]),
        ("A bomb killed six men and hurt nine.", [(K.KILLED, 6), (K.INJURED, 9)]),
        ("A bomb killed a man and hurt another.", [(K.KILLED, 1), (K.INJURED, 1)]),
        ("Eight men were kidnapped and killed.", [(K.KIDNAPPED, 8), (K.KILLED, 8)]),
        (
            "Forty girls seized by armed men have been released.",
            [(K.RELEASED, 40), (K.KIDNAPPED, 40)],
        ),
        ("Two gunmen killed nine villagers.", [(K.KILLED, 9)]),
        ("Of the 40 passengers 12 were killed.", [(K.KILLED, 12)]),
        ("Twelve of the 40 passengers were killed.", [(K.KILLED, 12)]),
    ],
)
def test_who_suffered_what(text: str, expected: list[tuple[Kind, int]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A policeman was found beheaded.",
        "Ana Duarte, 24, was shot dead.",
        "They mourn the murder of Ana Duarte.",
        "They mourn Ana Duarte’s death.",
        "The 24-year-old was killed.",
    ],
)
def test_a_person_without_a_number_is_one(text: str) -> None:
    (figure,) = figures(text)

    assert (figure.kind, figure.best, figure.qualifier) == (K.KILLED, 1, Qualifier.IMPLIED)


def test_nobody_is_none() -> None:
    assert read("No one was hurt.") == [(K.INJURED, 0)]


@pytest.mark.parametrize(
    ("text", "group", "words"),
    [
        ("Twelve police officers were killed.", "police", "police officers"),
        ("Nine young Kenyan students were killed.", "student", "young Kenyan students"),
        ("Two gunmen were killed.", "perpetrator", "gunmen"),
        ("Two welders were killed.", "worker", "welders"),
        ("Two glaziers were killed.", None, "glaziers"),
        ("Twelve people were killed.", None, "people"),
    ],
)
def test_who_they_are(text: str, group: str | None, words: str) -> None:
    (figure,) = figures(text)

    assert (figure.group, figure.group_text) == (group, words)


@pytest.mark.parametrize(
    "text",
    [
        "He was jailed for 12 years.",
        "Police fired 40 shots and destroyed 12 police cars.",
        "A budget of $12 million was shot down.",
        "They killed 12% of the herd.",
        "One in five children was hurt.",
        "The 180-day ban killed the trade.",
        "The arrested men came from 12 towns.",
        "The striker’s shot hit the bar in the 78th minute.",
        "The actor died at 82.",
        "The third person of the series arrived.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert [figure for figure in figures(text) if figure.qualifier is not Qualifier.IMPLIED] == []


@pytest.mark.parametrize("rule", ENGLISH_RULES.rules, ids=lambda rule: rule.name)
def test_every_rule_reads_its_own_example(rule: Rule) -> None:
    found = matches(rule.example, is_headline=rule.of_headlines)

    assert rule.name in {match.rule for _, match in found}
