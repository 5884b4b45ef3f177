"""Where, and by which agency, a story was filed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Dateline
from streams.normalize.agencies import SIGNATURES, agency
from streams.normalize.dateline import LONGEST, dateline_end, read_dateline
from tests.unit.growth import GROWN, is_linear

STORY = "A ferry with 60 people on board sank on Monday."


@pytest.mark.parametrize(
    ("dateline", "place", "filed_by"),
    [
        ("ALMATY, Kazakhstan (AP) — ", "ALMATY, Kazakhstan", "AP"),
        ("PORT-AU-PRINCE, Haiti (The Associated Press) — ", "PORT-AU-PRINCE, Haiti", "AP"),
        ("ST. JOHN'S, Antigua (AP) _ ", "ST. JOHN'S, Antigua", "AP"),
        ("LONDON (Reuters) - ", "LONDON", "Reuters"),
        ("London (REUTERS) - ", "London", "Reuters"),
        ("Mexico City, 7 Jan 90 (AFP) -- ", "Mexico City", "AFP"),
        ("MEXICO CITY (MEXICO), 7 JAN 90 (NOTIMEX) -- ", "MEXICO CITY (MEXICO)", "Notimex"),
        ("KABUL, Afghanistan, Jan. 6, 2022 (Reuters) -- ", "KABUL, Afghanistan", "Reuters"),
        ("Kabul, March 3 (Xinhua) -- ", "Kabul", "Xinhua"),
        ("Tokyo, March 5 (Jiji Press)--", "Tokyo", "Jiji"),
        ("Rio de Janeiro (AFP) – ", "Rio de Janeiro", "AFP"),
        ("PARIS, 5 mars 2024 (AFP) – ", "PARIS", "AFP"),
        ("San Salvador, 12 ene (EFE).- ", "San Salvador", "EFE"),
        ("(ANSA) - ROMA, 05 MAR - ", "ROMA", "ANSA"),
        ("MOSCOW, March 5. /TASS/. ", "MOSCOW", "TASS"),
        ("NEW DELHI (PTI): ", "NEW DELHI", "PTI"),
        ("Salt Lake City (AP/Harbour Post) - ", "Salt Lake City", "AP"),
        ("(AP) — ", None, "AP"),
        ("NAIROBI, Kenya — ", "NAIROBI, Kenya", None),
        ("SÃO PAULO — ", "SÃO PAULO", None),
        ("WASHINGTON, D.C. - ", "WASHINGTON, D.C.", None),
        ("NORTHPORT (Harbour Post) -- ", "NORTHPORT", None),
        ("NORTHPORT, Ohio -\n\n", "NORTHPORT, Ohio", None),
        ("LAGOS - ", "LAGOS", None),
        ("KARACHI: ", "KARACHI", None),
        ("NEW DELHI, March 5: ", "NEW DELHI", None),
        ("AFP - ", None, "AFP"),
        ("Reuters — ", None, "Reuters"),
        ("PTI: ", None, "PTI"),
        ("ANSA - ROMA, 05 MAR - ", "ROMA", "ANSA"),
    ],
)
def test_it_gives_place_and_agency_and_where_the_story_begins(dateline, place, filed_by):
    text = dateline + STORY
    assert read_dateline(text) == Dateline(place=place, agency=filed_by)
    assert text[dateline_end(text) :] == STORY


def test_it_may_be_all_that_a_first_paragraph_holds():
    assert read_dateline("DUBAI (Reuters) -") == Dateline(place="DUBAI", agency="Reuters")


@pytest.mark.parametrize(
    "text", ["NORTHPORT, 12 JAN 90 -- TWO DIED", "LIMA, 12 JAN 90 (EL SOL) -- X"]
)
def test_a_date_makes_it_sure_in_a_text_of_capitals(text):
    assert read_dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        STORY,
        "By Ada Quill, Harbour News — Five people died.",
        "The ferry - an old one - sank.",
        "Ada Quill - the mayor - said five people died.",
        "Governor Quill (D) - who resigned - said so.",
        "NATO — which met on Monday — said five people died.",
        "A FERRY SANK -- FIVE PEOPLE DIED",
        "BREAKING — Five people died.",
        "UPDATED, March 3 - Five people died.",
        "Tuesday, March 5 — Five people died.",
        "WARNING: This story tells of violence.",
        "4 DEAD — The toll rose on Monday.",
        "Ferry (Reuters)",
        "COVID-19 - Twelve people died on Monday.",
        "NATO - Twelve soldiers died on Monday, NATO said.",
        "TOLL RISES - Twelve people died, and the toll rises.",
        "ADA QUILL: Where were you?\n\nTOM REED: At sea.\n\nADA QUILL: Alone?",
        "Mia - She was the first to be saved.",
        "AP - which filed the story - said five people died.",
        "Northport: Twelve people died.",
        "Q: Who died?",
        "TIDE TABLES: Storm season starts early\n\nFive people died on Monday.",
        "LATEST UPDATE: Five people died on Monday.",
        "HARBOUR OPENS AT 12:30 ON MONDAY",
    ],
)
def test_other_beginnings_are_none(text):
    assert read_dateline(text) is None
    assert dateline_end(text) == 0


def test_a_city_may_be_named_again_and_have_words_of_the_language():
    assert read_dateline("NEW YORK - A new ferry sank off New York on Monday.")


def test_an_agency_has_one_name_however_it_signs():
    signatures = ("AP", "Associated Press", "The Associated Press", " THE ASSOCIATED PRESS ")
    assert set(map(agency, signatures)) == {"AP"}
    assert agency("Harbour Post") is None


def test_no_signature_is_that_of_two_agencies():
    signatures = [one for name, others in SIGNATURES.items() for one in (name, *others)]
    assert len({one.casefold() for one in signatures}) == len(signatures)


@pytest.mark.parametrize(
    "unit", ["A", "A ", "A, ", "A.", "(", "A (A", "1 May ", "--", "/A", "A-", "@a.", "A: "]
)
def test_hostile_text_is_read_in_linear_time(unit):
    def read(size):
        start = (unit * size)[: size - 3] + " - "
        return {read_dateline(start) for _ in range(1_000)}

    assert is_linear(read, LONGEST // GROWN)


def test_only_the_beginning_of_a_text_is_read():
    def read(size):
        return {read_dateline("A, " * size) for _ in range(100)}

    assert is_linear(read, 100_000)


@given(st.text(max_size=150))
def test_any_text_has_a_dateline_or_none(text):
    found = read_dateline(text)
    assert found is None or found.place or found.agency
    assert (dateline_end(text) > 0) is (found is not None)
