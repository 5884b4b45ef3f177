from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from schemas import Place
from streams.extract.english.place_words import PLACE_WORDS
from streams.extract.gazetteer import gazetteer
from streams.extract.homes import Home
from streams.extract.lexicon import words
from streams.extract.places import PlaceWords, Scenes


@dataclass(frozen=True)
class Sentence:
    text: str
    paragraph: int
    number: int


def sentences(title: str, paragraphs: tuple[str, ...]) -> Iterator[Sentence]:
    number = 0
    for paragraph, text in enumerate((title, *paragraphs)):
        for sentence in text.split(" / "):
            yield Sentence(sentence, paragraph, number)
            number += 1


def last(
    *paragraphs: str, title: str = "", words: PlaceWords = PLACE_WORDS, home: str | None = None
) -> Place | None:
    """The place of a figure in the last sentence; " / " parts the sentences of a paragraph.

    `home` is where all earlier stories of its publisher lay.
    """
    told = list(sentences(title, paragraphs))
    return Scenes(told, words, at_home_in(home)).place(told[-1].number, told[-1].paragraph)


def at_home_in(area: str | None) -> Home:
    codes = dict.fromkeys((area, area[:2])) if area else ()
    return Home(area, tuple((code, 1.0) for code in codes))


def name(*paragraphs: str, title: str = "") -> str | None:
    place = last(*paragraphs, title=title)
    return place.name if place else None


def region(
    *paragraphs: str, title: str = "", home: str | None = None
) -> tuple[str | None, str] | None:
    place = last(*paragraphs, title=title, home=home)
    return (place.admin1, place.country) if place else None


def test_an_article_without_places_has_none() -> None:
    assert last("Twelve people were killed.") is None


def test_an_article_without_sentences_has_none() -> None:
    assert Scenes([], PLACE_WORDS).place(0, 0) is None


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ("US.OH", ("Ohio", "US")),
        ("US.IL", ("Illinois", "US")),
        ("JM", (None, "JM")),
    ],
)
def test_a_bare_name_means_the_place_near_the_publisher(
    home: str, expected: tuple[str | None, str]
) -> None:
    found = last("Two people were shot dead in Springfield.", home=home)
    assert found is not None
    assert (found.admin1 if "." in home else None, found.country) == expected


def test_an_article_without_places_lies_at_its_publishers_home() -> None:
    found = last("Two people were shot on the east side.", home="US.OH")
    assert found is not None
    assert (found.name, found.country, found.latitude) == ("Ohio", "US", None)


def test_a_publishers_city_holds_its_parts_and_what_has_no_place() -> None:
    chicago = gazetteer().find("chicago")[0]
    home = Home("US.IL", (("US", 1.0), ("US.IL", 1.0)), chicago)

    def city(text: str) -> str | None:
        place = Scenes(sentences("", (text,)), PLACE_WORDS, home).place(0, 1)
        return place.name if place else None

    assert city("Two people were shot on the east side.") == "Chicago"
    assert city("Two people were shot in Bridgeport.") == "Chicago"
    assert city("Oak Park police found two people shot.") == "Oak Park"
    assert city("Two people were shot in Peoria.") == "Peoria"


def test_a_region_far_from_the_publisher_is_spoken_of_in_passing() -> None:
    told = ("Two people were shot on the east side.", "Mr. Smith left Colorado.", "Two died.")
    there = ("Two people were shot in Colorado.", "Two died.")

    assert region(*told, home="US.OH") == ("Ohio", "US")
    assert region(*there, home="US.OH") == ("Colorado", "US")


def test_a_publisher_away_from_home_is_where_its_story_says() -> None:
    told = (
        "BOGOTA - Two drivers were shot in Buenaventura, said the governor of Valle del Cauca.",
        "The Colombian army sent 40 men to Valle del Cauca.",
    )

    read = sentences("Two shot on Colombia's Pacific coast", told)
    headline = Scenes(read, PLACE_WORDS, at_home_in("ZM.09")).place(0, 0)

    assert headline is not None
    assert headline.name == "Buenaventura"


def test_a_capital_by_its_letters() -> None:
    for text in ("Two people were shot in Southeast D.C.", "DC police found two people shot."):
        assert name(text) == "Washington"
    assert region("Two people were shot in Brookland, D.C.") == ("District of Columbia", "US")


def test_a_section_of_a_city_is_in_it() -> None:
    found = last("Two people were shot in the harbor section of Philadelphia.")
    assert found is not None
    assert (found.name, found.admin1) == ("Philadelphia", "Pennsylvania")


def test_what_the_text_says_outweighs_the_publishers_home() -> None:
    assert last("Two died in Springfield, Mo.", home="US.OH") == last(
        "Two died in Springfield, Mo."
    )
    assert last("Two died in Nairobi.", home="US.OH") == last("Two died in Nairobi.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died in Dayton, Ohio. / He came from Erie, Pa.", "US.OH"),
        ("Two died in Springfield.", "US.OH"),
        ("Two died on Monday.", None),
    ],
)
def test_the_region_that_an_article_is_about(text: str, expected: str | None) -> None:
    assert Scenes(sentences("", (text,)), PLACE_WORDS, at_home_in("US.OH")).region == expected


def test_a_town_that_the_gazetteer_has_elsewhere_lies_where_the_article_is() -> None:
    text = "Two died in Kokomo. / They came from Rutland and Burlington, Vermont."

    assert region("Vermont grieves. / The sheriff of Windsor County wept.", text) == (
        "Vermont",
        "US",
    )
    assert region("Two died in Kokomo.") == ("Indiana", "US")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died in Anderson Co., S.C.", "South Carolina"),
        ("Two died in Prince George's Co. on Monday.", "Maryland"),
        ("COLUMBIA, SC (WIS) – Two died.", "South Carolina"),
        ("Austin wept. / Benitez Benitez is one of two who died.", "Texas"),
        ("Riverside County sent men. / FRENCH VALLEY – Two died.", "California"),
    ],
)
def test_regions_that_are_told_in_short_or_seem_to_be(text: str, expected: str) -> None:
    assert region(*text.split(" / ")) == (expected, "US")


def test_a_town_that_is_called_as_a_country_is() -> None:
    found = region("Colorado grieves. / Trinidad police found two dead.", "They were shot.")

    assert found == ("Colorado", "US")
    assert region("Two died in Trinidad.") == (None, "TT")


def test_names_that_many_places_have_speak_together() -> None:
    text = "Two people were shot dead in Jackson. / The car was found near Vicksburg."

    assert region(text, "They were brothers.") == ("Mississippi", "US")


def test_a_publisher_of_two_states_is_read_by_how_often_it_tells_of_each() -> None:
    home = Home("US.NY", (("US", 1.0), ("US.NJ", 0.3), ("US.NY", 0.7)))
    told = list(sentences("", ("Two people were shot in Newark.",)))
    place = Scenes(told, PLACE_WORDS, home).place(told[-1].number, 1)

    assert place is not None
    assert place.admin1 == "New Jersey"


def test_a_city_far_from_home_is_a_part_of_the_one_that_the_article_is_in() -> None:
    text = "Two people were shot in Austin, Chicago police said."

    assert last(text, "They were brothers.", home="US.IL") == last("Two died in Chicago.")
    assert last("Two people were shot in Austin.", home="US.IL") == last("Two died in Austin.")


def test_the_place_lies_in_the_region_that_the_article_speaks_of() -> None:
    found = last(
        "Two people died, the Bamberg County sheriff said.",
        "Bamberg County has seen many fires. A man of Denmark wept.",
        "A truck from Laurel passed.",
    )

    assert found is not None
    assert found.admin1 == "South Carolina"


@pytest.mark.parametrize(
    "text",
    [
        "Two died in Kokomo, Vt.",
        "Two died in Kokomo, VT",
        "Two died in Kokomo, Vermont.",
        "KOKOMO, Vt. (AB) — Two died.",
        "A man of Kokomo, Vt., called. / Two died in Kokomo.",
    ],
)
def test_a_town_that_the_gazetteer_has_not_in_that_region(text: str) -> None:
    assert last(text) == Place(name="Kokomo", admin1="Vermont", country="US")


def test_two_large_places_in_a_row_are_a_list() -> None:
    assert region("Two died in Chicago, Florida and Texas.") == ("Illinois", "US")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died in Dayton, OH", "Ohio"),
        ("Two died in Columbus, IN late on Saturday.", "Indiana"),
        ("Two died in Columbus, In Kenya it rained.", "Ohio"),
    ],
)
def test_a_region_in_short(text: str, expected: str) -> None:
    assert region(text) == (expected, "US")


def test_the_offices_of_a_region_speak_for_it() -> None:
    text = "Two died in Springfield. / The Vermont Bureau of Fires asks for help."

    assert region(text, "They were brothers.") == ("Vermont", "US")
    assert region("Two died in Springfield near Vermont Avenue.") != ("Vermont", "US")


@pytest.mark.parametrize(
    "text",
    [
        "Two died in Christmas morning shooting.",
        "Supreme courts and a Swat team have spoken. / First came the police.",
        "Here’s what is known of the two.",
        "Two died, a Hub man said.",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert last(text) is None


def test_a_common_word_may_be_one_where_it_stands_alone() -> None:
    assert name("Two died in Christmas on Monday.") == "Christmas"


def test_a_street_in_a_headline_is_no_town() -> None:
    assert last("They were found on Monday.", title="Two Die in Avery St. Blaze") is None


def test_the_sentence_comes_first() -> None:
    assert name("It rained in Quito.", "Twelve people were killed in Lima.") == "Lima"


def test_then_what_the_paragraph_said_before() -> None:
    text = "Roofs flew off in Guayaquil. / Twelve people were killed."

    assert name("Storms hit Quito.", "Rain fell in Quito.", text) == "Guayaquil"


def test_then_the_main_place() -> None:
    assert name("LIMA, Peru (AB) — It rained hard.", "Twelve people were killed.") == "Lima"


def test_each_of_several_incidents_has_its_own_place() -> None:
    told = list(sentences("Two died in Leeds", ("Three died in Cardiff.",)))
    scenes = Scenes(told, PLACE_WORDS)

    found = [scenes.place(one.number, one.paragraph) for one in told]

    assert [place.name for place in found if place] == ["Leeds", "Cardiff"]


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("NAIROBI, Kenya (AB) — Twelve people were killed.", "Nairobi"),
        ("SAN SALVADOR, 12 JAN 90 (ACAN) -- TWELVE PEOPLE WERE KILLED.", "San Salvador"),
        ("PORT-AU-PRINCE – Twelve people were killed.", "Port-au-Prince"),
        ("ST. LOUIS (KXYZ) - Twelve people were killed.", "St. Louis"),
    ],
)
def test_datelines(dateline: str, expected: str) -> None:
    assert name(dateline) == expected


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("LIMA, Peru - A bus plunged into a ravine near the town of Abancay.", "Abancay"),
        ("ABUJA - Gunmen stormed a school in Zamfara state on Monday.", "Zamfara"),
        ("GENEVA - Floods drove 9,000 people from their homes in Beira, Mozambique.", "Beira"),
        ("MEXICO CITY - A truck overturned in Chiapas, in southern Mexico.", "Chiapas"),
        ("LIMA, Peru - A bus plunged off a bridge on Monday.", "Lima"),
        ("LEUVEN, Belgium - A tram struck a lorry near Ghent.", "Leuven"),
    ],
)
def test_a_report_sent_from_a_capital_is_of_a_place_that_it_tells(
    report: str, expected: str
) -> None:
    assert name(report, "Police told of it.") == expected


def test_what_happened_elsewhere_counts_more_than_the_dateline() -> None:
    assert name("NAIROBI, Kenya (AB) — Twelve people were killed in Mogadishu.") == "Mogadishu"


def test_an_unknown_village_is_its_region() -> None:
    text = "BAGHDAD (AB) — Twelve people were killed in the village of Umm Zed in Nineveh province."

    assert region(text) == ("Nineveh", "IQ")


def test_an_unknown_village_is_its_country() -> None:
    assert region("Twelve people were killed in the hamlet of Xoxobe in Peru.") == (None, "PE")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Two people were killed in Springfield, Mo., police said.", "Missouri"),
        ("Two people were killed in Springfield, Ohio.", "Ohio"),
        ("Two people were killed in Springfield (Oregon) on Monday.", "Oregon"),
        ("Ohio grieves. / Two people were killed in Springfield.", "Ohio"),
        ("Cleveland police and Columbus, Ohio, sent men. / Two died in Springfield.", "Ohio"),
    ],
)
def test_a_state_tells_towns_of_one_name_apart(text: str, state: str) -> None:
    assert region(text) == (state, "US")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Twelve people were killed in Cordoba.", "AR"),
        ("The Spanish police said twelve people were killed in Cordoba.", "ES"),
        ("Twelve people were killed in Georgia, near Atlanta.", "US"),
        ("Twelve people were killed in Georgia, near Tbilisi.", "GE"),
        ("Twelve people were killed in Niger.", "NE"),
        ("Twelve people were killed in Niger State, Nigeria.", "NG"),
    ],
)
def test_names_of_several_places(text: str, country: str) -> None:
    found = region(text)

    assert found is not None
    assert found[1] == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were shot in Harris County, Texas.", "Harris County"),
        ("Two people were killed in the department of Ayacucho, Peru.", "Ayacucho"),
        ("Thousands were displaced in Anbar province.", "Al-Anbar"),
        ("Thousands were displaced in Anbar Governorate.", "Al-Anbar"),
        ("Two people were killed in the town of Umm Zed, Peru.", "Peru"),
        ("Twelve died in the U.S. on Monday.", "United States"),
        ("Twelve died in the UK.", "United Kingdom"),
    ],
)
def test_what_is_no_city(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in Lima. / The hurt were taken to a hospital in Callao.",
        "Two people were killed in Lima. / Jorge Paz, of Cusco, is dead.",
        "Two people were killed in Lima. / A man from Cusco is dead.",
        "Two people were killed in Lima. / The Quito Times counts three dead.",
        "Two people were killed in Lima. / A Brazilian aid worker is dead.",
        "Lima police found two dead. / The Chilean ambassador was not hurt.",
        "Two people were killed in Lima. / Witnesses were driven to Cusco.",
    ],
)
def test_where_people_come_from_and_go_to_is_no_scene(text: str) -> None:
    assert name(text) == "Lima"


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed on Media Street.",
        "Paris Hilton and Jordan Smith saw two people die.",
        "Officer Michael Houston said two people were killed. / Houston said no more.",
        "Two people were killed in a black Honda. / The Honda burnt.",
        "Two people were killed at the corner of Prescott and Lima.",
        "Two people were killed in the 200 block of North Prescott.",
        "Patrick and two others were killed.",
    ],
)
def test_names_of_people_and_things_are_no_places(text: str) -> None:
    assert last(text) is None


def test_a_part_of_a_city_is_that_city() -> None:
    assert name("Chicago police were called. / Two people were killed in Gage Park.") == "Chicago"


def test_a_town_with_a_police_of_its_own_is_no_part_of_the_city() -> None:
    text = "Cicero police came from near Chicago. / Two people were killed in Cicero."

    assert name(text) == "Cicero"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed in Prince George's County on Monday.", "Prince George's County"),
        ("A man was killed in St. Mary's County on Monday.", "Saint Mary's County"),
        ("A man was killed in Boston's North End on Monday.", "Boston"),
        ("A man was killed in Southeast D.C. on Monday.", "Washington"),
    ],
)
def test_a_genitive_and_an_abbreviation_may_be_a_name(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed near Aleppo, and the Islamic State in Iraq said it did it.",
        "Fighting with the Islamic State of Jordan and Iraq killed nine people near Aleppo.",
        "The Armed Forces of Lebanon said that nine people were killed near Aleppo.",
    ],
)
def test_what_a_body_is_named_after_is_not_where_it_happened(text: str) -> None:
    assert name(text) == "Aleppo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 90,000 South Sudanese have fled to Uganda since January.", "South Sudan"),
        ("Residents of Aleppo fled across the border into Turkey.", "Aleppo"),
        ("They fled in Lima when the shooting began.", "Lima"),
    ],
)
def test_people_flee_from_where_it_happened(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Two Die in Lima Blast", "Lima"),
        ("TWO DIE IN LIMA, PERU", "Lima"),
        ("Two die in blaze in Lima - The Quito Post", "Lima"),
    ],
)
def test_headlines(title: str, expected: str) -> None:
    assert name("They were found on Monday.", title=title) == expected


def test_the_publisher_is_better_than_nothing() -> None:
    title = "Two people shot at a bar - WXYZ News - Memphis, Tennessee"

    assert name("They were found on Monday.", title=title) == "Memphis"


def test_text_in_capitals() -> None:
    text = "TWO SOLDIERS DIED IN SAN SEBASTIAN. / THE SALVADORAN ARMY DENIED IT."

    assert region("SAN SALVADOR, 3 MAY 89 (ABC) -- THE ARMY SPOKE.", text) == ("San Vicente", "SV")


def test_another_language_needs_words_only() -> None:
    none = frozenset[str]()
    spanish = PlaceWords(
        areas={"reino unido": "GB"},
        demonyms={"peruano": "PE"},
        abbreviations={},
        scene=words("en"),
        source=words("desde"),
        other=words("a hacia"),
        possessive=words("de del"),
        joining=words("y"),
        articles=words("el la los las un una"),
        definite=words("el"),
        openers=words("en el la los las"),
        towns=words("ciudad pueblo"),
        sections=words("barrio"),
        divisions=words("departamento provincia"),
        forces=words("policia"),
        divisions_in_short={},
        people=none,
        care=words("hospital"),
        goal=words("a hacia"),
        flight=none,
        bodies=none,
        streets=words("calle"),
        crossings=none,
        facilities=none,
        directions=words("norte sur"),
        titles=words("sr"),
        speech=words("dijo"),
        not_places=none,
        common=none,
    )

    found = last("Dos policías murieron en la ciudad de Arequipa.", words=spanish)
    country = last("Dos personas murieron en el Reino Unido.", words=spanish)

    assert found is not None
    assert (found.name, found.admin1, found.country) == ("Arequipa", "Arequipa", "PE")
    assert country is not None
    assert country.country == "GB"


def test_a_capital_that_a_late_dateline_names_is_a_place_all_the_same() -> None:
    told = ("By Ana Duarte", "Updated 5 p.m.", "KATHMANDU (AP) - Twelve people died in a fire.")
    assert name(*told) == "Kathmandu"
