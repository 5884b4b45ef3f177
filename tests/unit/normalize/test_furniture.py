"""What a paragraph around a story is, by kind; sentences of the story are none of it."""

import pytest

from streams.normalize.furniture import LONGEST, Furniture, kind_of
from tests.unit.growth import GROWN, is_linear

LINES = {
    Furniture.BYLINE: [
        "By Ada Quill",
        "By Ada Quill and Tom Reed, Harbour Post",
        "By Ada Quill | World news",
        "(Reporting by Ada Quill; editing by Tom Reed)",
        "Tom Reed contributed to this report.",
        "Contributing: Ada Quill, Harbour Post",
        "Staff Reporter",
    ],
    Furniture.DATE: [
        "Published: March 5, 2024 at 8:20 a.m.",
        "Posted by Ada Quill on March 5, 2024",
        "UPDATED 11:40 p.m. March 5, 2024",
        "Tuesday, March 5, 2024 9:05 AM EST",
        "2024-03-05T09:12:33+01:00",
    ],
    Furniture.BUTTON: [
        "Share this:",
        "Facebook Twitter WhatsApp Print",
        "Share on Facebook Share on X 4 min read",
        "Tweet | Reading time: 3 minutes",
        "Read or share this story: https://post.example.org/f7",
        "Comments (31)",
        "Join the conversation",
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Skip advertisement",
        "Leave a reply",
        "Be the first to comment",
        "Compartir en Facebook",
        "Story continues below",
        "Play Video",
        "View photos",
        "CLICK HERE FOR OUR WEATHER PAGE",
        "toggle caption",
        "1 of 9",
        "3 hours ago",
        "Updated 2 hours ago",
    ],
    Furniture.TEASER: [
        "Read more",
        "Read more: Storm season starts early",
        "READ MORE | Storm season starts early",
        "See also: Storm season starts early",
        "Check also",
        "Check also: Storm season starts early",
        "Up next",
        "Previous article",
        "Editor's picks",
        "Lire la suite",
        "Related: Storm season starts early",
        "Previous related story: Storm season starts early",
        "Leggi anche: La stagione delle tempeste",
        "Recommended for you",
    ],
    Furniture.SUBSCRIPTION: [
        "Sign up for the morning letter from our editors.",
        "Subscribe today and read on without limits.",
        "Every morning: sign up for our daily newsletter and read on.",
        "Got a news tip? Write to the desk",
    ],
    Furniture.NOTICE: [
        "Reading time: 4 minutes",
        "3 min read",
        "Tempo de leitura: 6 minutos",
        "Our site uses cookies; see how to refuse them.",
        "We use cookies to make this page work.",
        "Please enable JavaScript to view the comments.",
        "Comments are closed.",
        "No comments",
        "Your email address will not be published.",
        "We and our partners use cookies to show you what you like.",
        "Accept all cookies",
        "Read time: 5 minutes",
        "Source: Harbour Post",
        "Copyright 2024 Harbour Post. All rights reserved.",
        "© 2024 Harbour Post",
        "This story first appeared in the Island Courier",
        "Tags: ferry, islands",
        "The lifeboat crew may not be reproduced without leave.",
        "Write to the desk by clicking here",
        "Terms of use | Privacy policy",
        "This is a developing story; more will follow.",
        "Information from: Island Courier, http://courier.example.org",
    ],
    Furniture.CREDIT: [
        "Photo by Ada Quill",
        "Photo: Ada Quill / AP",
        "Image courtesy of Harbour Post",
        "Getty Images",
        "AFP via Getty Images",
        "Image source, Harbour Post",
        "Foto: Ada Quill",
        "Representational image",
        "(Getty Images)",
        "Tom Reed via AP/Harbour Post/AP",
        "Ada Quill (Photo: Harbour Post)",
        "ADA QUILL / Staff photographer",
    ],
    Furniture.CAPTION: [
        "A lifeboat returns to port after the search. Photograph: Ada Quill/AP",
        "The ferry leaves the harbour in 2019. (Photo: Ada Quill / Harbour Post)",
        "A lifeboat lies near the islands in this file photo. AFP/Ada Quill",
        "Lifeboats at the quay after the search. Picture: Ada Quill",
        "The harbour seen from above on Monday. ADA QUILL / Staff photographer",
        "The harbour seen from above on Monday | AP",
        "A sailor carries a child to the shore in Northport, March 5. (AP Photo/Ada Quill)",
        "A sailor carries a child to the shore. (Ada Quill/Harbour Post via AP)",
        "A sailor carries a child to the shore (Getty Images)",
        "Photo: a burning bus on the road to Northport",
        "Image: A sailor carries a child to the shore",
        "Image caption A sailor carries a child to the shore",
        "In this March 5, 2024, photo, Ada Quill waits.",
        "In this image taken from video, people wait on the quay.",
        "In this undated handout photo, the ferry.",
    ],
    Furniture.ADDRESS: [
        "https://post.example.org/ferry",
        "desk@post.example.org",
        "Email: desk@post.example.org",
        "desk@islands.post.example.org.",
        "Twitter: @adaquill",
        "quill@post.example.org, (555) 555-0100",
        "[email protected]",
    ],
    Furniture.TRAIL: ["Home > News > Islands"],
}


@pytest.mark.parametrize(
    ("line", "kind"), [(line, kind) for kind, lines in LINES.items() for line in lines]
)
def test_furniture_has_a_kind(line, kind):
    assert kind_of(line) is kind


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
        "In this town, a photo studio burned down with six people in it.",
        "In this picture of chaos three men were killed.",
        "Five people were killed on the islands, the harbour master said. (AP)",
        "Five people were killed on the islands, the harbour master said (Reuters/AFP)",
        "NORTHPORT (AP) — Five people were killed on the islands. (Photo: Ada Quill)",
        "Source: 12 people died",
        "Credit unions closed after the quake that killed 12.",
        "Share this grief with us, said the widow of one of the 12.",
        "Next article of the peace plan: 300 prisoners are released.",
        "By cookies they meant drugs: 12 dealers were arrested.",
        "Captions were found on the graves of 12 sailors.",
        "Contributing factors were fog and speed, which killed 12.",
        "File a report if you saw who shot the three men.",
        "ALSO KILLED: two sailors",
        "___",
        "Tuesday",
        "4 DEAD, 12 HURT",
        "321",
    ],
)
def test_sentences_of_the_story_are_no_furniture(line):
    assert kind_of(line) is None


FEW = 60
"""Characters that fill forms of a limited number of words: longer lines cost no more."""


@pytest.mark.parametrize(
    ("start", "unit"),
    [
        *(("", unit) for unit in ("read ", "By A", "share on ", "> a ", "1 May ", "photo ")),
        *(("", unit) for unit in ("in this ", "@a.", ".a@", "a.", "AP/", " via AP")),
        *(("Posted", unit) for unit in (" 1,", " A,", " -")),
        *(("https://", "a 1"), ("By", " A,")),
    ],
)
def test_hostile_lines_are_read_in_linear_time(start, unit):
    def read(size):
        line = (start + unit * size)[: size - 2] + " !"
        return {kind_of(line) for _ in range(200)}

    assert is_linear(read, FEW // GROWN)
    assert is_linear(read, LONGEST // GROWN)
