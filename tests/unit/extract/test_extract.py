from datetime import date

import pytest

from schemas import DateRange, Extraction, Figure, Kind, Qualifier, Status
from streams.extract import extract

from .build import article

TITLE = "Dozens dead in Bolivia as protests over water bills boil over"
BODY = """\
Army patrols killed dozens of demonstrators on the road to the reservoir, and nine police officers \
died when a barricade burned, the government said.

A policewoman was found strangled in an irrigation canal, 300 metres from her post.

Crowds came back at noon to the centre of Cochabamba, a city of 660,000 where 12% of the buses \
still run.

A union radio reported about 150 demonstrators at the gate of the waterworks in Cochabamba.

By nightfall 1,400 people had been arrested, according to the interior ministry.

“Dozens of attackers were shot dead at the pumping station,” army spokeswoman Rosa Quispe said.

At the barricade nine police officers were killed and 271 hurt, hospital officials said.

Thousands of people with empty buckets marched down from the valley, where the wells have been dry \
for three decades.

A 90-day price freeze and a fund of $40 million were promised to five provinces along the \
1,200 kilometre (745 mile) pipeline.

About the author: 4 minutes to read, 17 comments.
"""


@pytest.fixture(scope="module")
def unrest() -> Extraction:
    return extract(article(BODY, TITLE))


def of(extraction: Extraction, kind: Kind) -> list[Figure]:
    return [figure for figure in extraction.figures if figure.kind is kind]


def test_every_claim_of_an_article_is_read_and_nothing_else(unrest: Extraction) -> None:
    read = [(f.kind, f.low, f.best, f.high, f.qualifier, f.group) for f in unrest.figures]

    assert read == [
        (Kind.KILLED, 12, 12, None, Qualifier.VAGUE, None),
        (Kind.KILLED, 12, 12, None, Qualifier.VAGUE, "protester"),
        (Kind.KILLED, 9, 9, 9, Qualifier.EXACT, "police"),
        (Kind.KILLED, 1, 1, 1, Qualifier.IMPLIED, "police"),
        (Kind.PROTESTERS, 150, 150, 150, Qualifier.ABOUT, "protester"),
        (Kind.ARRESTED, 1400, 1400, 1400, Qualifier.EXACT, None),
        (Kind.KILLED, 12, 12, None, Qualifier.VAGUE, "perpetrator"),
        (Kind.KILLED, 9, 9, 9, Qualifier.EXACT, "police"),
        (Kind.INJURED, 271, 271, 271, Qualifier.EXACT, "police"),
        (Kind.PROTESTERS, 1000, 1000, None, Qualifier.VAGUE, None),
    ]
    assert {figure.status for figure in unrest.figures} == {Status.STATED}


def test_the_toll_adds_disjoint_groups_and_counts_nobody_twice(unrest: Extraction) -> None:
    bounds = {kind: (toll.low, toll.best, toll.high) for kind, toll in unrest.tolls.items()}

    assert bounds == {
        Kind.KILLED: (21, 21, None),
        Kind.INJURED: (271, 271, 271),
        Kind.ARRESTED: (1400, 1400, 1400),
        Kind.PROTESTERS: (1000, 1000, None),
    }
    killed = unrest.tolls[Kind.KILLED]
    assert [(group.group, group.best) for group in killed.groups] == [
        ("protester", 12),
        ("police", 9),
    ]


def test_each_claim_names_who_says_so(unrest: Extraction) -> None:
    killed, arrested, injured = (of(unrest, k) for k in (Kind.KILLED, Kind.ARRESTED, Kind.INJURED))

    assert killed[1].attribution == "the government"
    assert killed[4].attribution == "army spokeswoman Rosa Quispe"
    assert arrested[0].attribution == "the interior ministry"
    assert injured[0].attribution == "hospital officials"


def test_each_claim_has_a_place(unrest: Extraction) -> None:
    assert {f.place.name for f in unrest.figures if f.place} == {"Cochabamba"}
    assert all(f.place and f.place.country == "BO" for f in unrest.figures)


def test_offsets_point_at_the_number_words_or_the_person(unrest: Extraction) -> None:
    text = article(BODY, TITLE).text

    words = [text[figure.start : figure.end] for figure in unrest.figures]

    assert words[:4] == ["Dozens", "dozens", "nine", "A policewoman"]
    assert all(figure.quote in text for figure in unrest.figures)


def test_every_figure_names_the_rule_that_read_it(unrest: Extraction) -> None:
    assert [figure.rule for figure in of(unrest, Kind.KILLED)] == [
        "reduced_state",
        "active",
        "intransitive",
        "passive",
        "passive",
        "passive",
    ]


def test_what_happened_is_told(unrest: Extraction) -> None:
    assert unrest.category == "protest"


def test_an_article_in_a_language_without_a_grammar_has_no_figures() -> None:
    extraction = extract(article("Twelve people were killed.", language="xx"))

    assert extraction.figures == ()
    assert extraction.tolls == {}


def test_an_article_without_a_publication_time_is_read_without_dates() -> None:
    undated = article("Twelve people were killed on Monday.").model_copy(
        update={"published_at": None}
    )

    (figure,) = extract(undated).figures

    assert (figure.best, figure.date) == (12, None)


@pytest.mark.parametrize(
    ("body", "tolls"),
    [
        # a total beats its parts, and parts of a part add nothing
        ("Nine people, including three children, were killed.", {Kind.KILLED: 9}),
        # the same claim twice
        ("Four people died. Four people were killed, police said.", {Kind.KILLED: 4}),
        # others of another kind come on top of nobody
        ("One man was killed and two others were injured.", {Kind.KILLED: 1, Kind.INJURED: 2}),
        # others of the same kind do
        ("Two people were wounded and three others were grazed.", {Kind.INJURED: 5}),
        # who was shot and died is no wounded
        ("Three people were shot. One of them died.", {Kind.KILLED: 1, Kind.INJURED: 2}),
        # a dead attacker counts
        ("A man killed his wife and two neighbours before killing himself.", {Kind.KILLED: 4}),
        # another event's dead do not
        ("Two people were killed. In 1998 a fire killed 60 people.", {Kind.KILLED: 2}),
        # nor those who might be
        ("Six people were hurt. The gas could have killed 200 people.", {Kind.INJURED: 6}),
    ],
)
def test_tolls(body: str, tolls: dict[Kind, int]) -> None:
    found = extract(article(body)).tolls

    assert {kind: toll.best for kind, toll in found.items()} == tolls


def test_an_attacker_who_kills_himself_is_a_group_of_his_own() -> None:
    toll = extract(article("A gunman killed four people before killing himself.")).tolls[
        Kind.KILLED
    ]

    assert (toll.best, [(g.group, g.best) for g in toll.groups]) == (5, [("perpetrator", 1)])


def test_the_date_is_that_of_the_incident_and_not_of_one_before_it() -> None:
    then = "In 2011 a fire in the same street killed nine."
    assert extract(article(f"Two people died when a bus fell. {then}")).date is None
    monday = date(2023, 3, 6)
    assert extract(article(f"Two people died on Monday. {then}")).date == DateRange(
        start=monday, end=monday
    )
