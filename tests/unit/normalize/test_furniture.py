"""What pages put around a story goes; the story stays."""

import pytest

from streams.normalize.furniture import without_furniture, without_site_name

STORY = [
    "A ferry with 60 people on board sank off the northern islands on Monday.",
    "Coastguards rescued 41 of them, the harbour master said.",
]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill",
        "By Ada Quill and Tom Reed, Harbour Post",
        "Published: March 5, 2024 at 8:20 a.m.",
        "Posted by Ada Quill on March 5, 2024",
        "UPDATED 11:40 p.m. March 5, 2024",
        "Tuesday, March 5, 2024 9:05 AM EST",
        "2024-03-05T09:12:33+01:00",
        "Reading time: 4 minutes",
        "3 min read",
        "Tempo de leitura: 6 minutos",
        "Share this:",
        "Facebook Twitter WhatsApp Print",
        "Read more: Storm season starts early",
        "READ MORE | Storm season starts early",
        "See also: Storm season starts early",
        "Related: Storm season starts early",
        "Leggi anche: La stagione delle tempeste",
        "Recommended for you",
        "Comments (31)",
        "Join the conversation",
        "Sign up for the morning letter from our editors.",
        "Subscribe today and read on without limits.",
        "Our site uses cookies; see how to refuse them.",
        "Copyright 2024 Harbour Post. All rights reserved.",
        "© 2024 Harbour Post",
        "This story first appeared in the Island Courier",
        "Tags: ferry, islands",
        "Home > News > Islands",
        "Advertisement",
        "Story continues below",
        "Play Video",
        "View photos",
        "Photo by Ada Quill",
        "Image courtesy of Harbour Post",
        "A lifeboat returns to port. Photograph: Ada Quill/AP",
        "The ferry in 2019. (Photo: Ada Quill / Harbour Post)",
        "A lifeboat near the islands in this file photo. AFP/Ada Quill",
        "Lifeboats at the quay. Picture: Ada Quill",
        "The harbour on Monday. ADA QUILL / Staff photographer",
        "The harbour on Monday | AP",
        "The lifeboat crew may not be reproduced without leave.",
        "Write to the desk by clicking here",
        "Every morning: sign up for our daily newsletter and read on.",
        "(Reporting by Ada Quill; editing by Tom Reed)",
        "Tom Reed contributed to this report.",
        "https://post.example.org/ferry",
        "desk@post.example.org",
        "CLICK HERE FOR OUR WEATHER PAGE",
        "toggle caption",
        "1 of 9",
        "3 hours ago",
        "Updated 2 hours ago",
        "Got a news tip? Write to the desk",
        "Terms of use | Privacy policy",
        "This is a developing story; more will follow.",
    ],
)
def test_furniture_is_cut(line):
    assert without_furniture([STORY[0], line, STORY[1]], "Ferry sinks") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening 41 people had been rescued.",
        "Published reports put the toll at 12.",
        "Updated figures show 14 dead.",
        "Photos from the scene show two burning buses.",
        "Videos shared online showed dozens of people running.",
        "Share prices fell after three miners died.",
        "Subscribers to the warning service, 300 of them, were evacuated.",
        "Related deaths rose to 17, the ministry said.",
        "More than 200 people were arrested.",
        "More on the ground said they had seen bodies.",
        "Watch towers collapsed, killing two guards.",
        "Print workers went on strike; 12 were held.",
        "Most read the list of the dead in silence.",
        "Follow-up searches found two more bodies.",
        "Copyright protesters clashed with police; 30 were hurt.",
        "Also on Monday, three sailors died.",
        "More from the rubble: rescuers found two bodies.",
        "Like this one, the quake of 2010 killed hundreds.",
        "Video by bystanders shows two people falling.",
        "First appeared a crack, then the dam broke and killed 12.",
        "This report was published by the ministry. It lists 300 dead.",
        "1 of 9 miners died.",
        "Show trials ended with 12 death sentences.",
        "Reports this story could not verify put the toll at 12.",
        "Tuesday",
        "4 DEAD, 12 HURT",
        "321",
    ],
)
def test_sentences_of_the_story_stay(line):
    assert line in without_furniture([STORY[0], line, STORY[1]], "Ferry sinks")


def test_headlines_under_a_teaser_heading_go_with_it():
    teasers = ["Check also", "Ten hurt as roof falls in", "Reading time: 2 minutes"]
    assert without_furniture([STORY[0], *teasers, STORY[1]], "Ferry sinks") == STORY


def test_a_story_without_full_stops_does_not_vanish_behind_a_teaser_heading():
    lines = [f"{number} people were rescued from the water" for number in range(30)]
    assert len(without_furniture(["Read more:", *lines], "Ferry sinks")) > 20


def test_the_headline_is_not_repeated_in_the_body():
    assert without_furniture(["FERRY SINKS!", *STORY], "Ferry sinks") == STORY


def test_a_paragraph_that_stands_there_twice_is_kept_once():
    assert without_furniture([*STORY, STORY[0]], "Ferry sinks") == STORY


def test_a_text_of_furniture_alone_stays():
    assert without_furniture(["Photo: a burning bus, 12 dead"], "") == [
        "Photo: a burning bus, 12 dead"
    ]


@pytest.mark.parametrize(
    ("title", "source", "url"),
    [
        ("Ferry sinks | Harbour Post", "Harbour Post", None),
        ("Ferry sinks - Harbour Post", None, "https://www.harbourpost.example/a"),
        (
            "Ferry sinks - HarbourPost.example - Islands, News",
            None,
            "https://harbourpost.example/a",
        ),
        ("Ferry sinks", "Harbour Post", "https://harbourpost.example/a"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title, source, url):
    assert without_site_name(title, source, url) == "Ferry sinks"


@pytest.mark.parametrize("title", ["Ferry sinks - 12 dead", "Ferry sinks | What we know", "12 - 3"])
def test_other_parts_of_a_headline_stay(title):
    assert without_site_name(title, "Harbour Post", "https://harbourpost.example/a") == title


@pytest.mark.parametrize("unit", ["read ", "By A", "share on ", "> a ", "1 May ", "photo "])
def test_hostile_lines_are_read_in_linear_time(unit):
    lines = [unit * (400 // len(unit))] * 2_000
    assert isinstance(without_furniture(lines, ""), list)
