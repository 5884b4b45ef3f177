"""XML and HTML of strangers, and the text in them."""

import time

import pytest

from streams.feeds import FeedError, markup
from streams.feeds.errors import LeftOut

BOMB = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def text_of(xml: str) -> str:
    return markup.text(markup.parse(xml.encode(), "story.xml"))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<nitf>", "nitf"),
        (
            "\ufeff <?xml version='1'?>\n<!-- <a> -- b -->\n<!DOCTYPE nitf SYSTEM 'x'><nitf a=''>",
            "nitf",
        ),
        ("<!DOCTYPE n [<!ENTITY a '>'>\n<!ENTITY b 'c'>]><g2:newsItem guid='x'>", "newsItem"),
        ("<?xml-stylesheet href='a?b'?><html>", "html"),
        ("plain words", None),
        ("", None),
        ("<!-- " * 800, None),
        ("<!---->" * 580, None),
        ("<!DOCTYPE [" * 370, None),
    ],
)
def test_the_root_is_found_behind_what_stands_before_it(head, name):
    started = time.process_time()
    assert markup.root_name(head.encode()) == name
    assert time.process_time() - started < 0.1


def test_blocks_are_paragraphs_and_the_rest_is_text():
    xml = """<body>One <b>and</b> two.<p> Three
    lines. </p><ul><li>Four</li><li>five<br/>six</li></ul>seven</body>"""
    assert text_of(xml) == "One and two.\n\nThree lines.\n\nFour\n\nfive\n\nsix\n\nseven"


def test_scripts_and_captions_are_no_text():
    xml = "<body>One<script>x</script><figure>y<figcaption>z</figcaption></figure> two</body>"
    assert text_of(xml) == "One two"


def test_entities_of_html_are_read_and_those_that_a_document_makes_are_not():
    doctype = '<!DOCTYPE a PUBLIC "x" "y.dtd" [<!ENTITY mine "secret"><!ENTITY eacute "secret">]>'
    assert text_of(f"{doctype}<a>caf&eacute;&nbsp;&mine;&amp;</a>") == "café &"


def test_a_bomb_of_entities_is_no_text():
    started = time.process_time()
    for bomb in ("<a>One &l9;</a>", '<a b="&l9;">One</a>'):
        try:
            text = text_of(f'<!DOCTYPE a [<!ENTITY l0 "lol">{BOMB}]>{bomb}')
        except FeedError:  # the parser sees what it would become
            text = "One"
        assert text == "One"
    assert time.process_time() - started < 1


def test_a_file_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("fourteen secret words")
    entities = f'<!ENTITY x SYSTEM "file://{tmp_path}/secret">'
    assert text_of(f"<!DOCTYPE a [{entities}]><a>One &x;</a>") == "One"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<a>", "is broken XML"),
        (b"<a>" * 10_000, "is broken XML .*[Dd]epth"),
        (b"", "is broken XML"),
        (b"<a>\x00</a>", "is broken XML"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "is broken XML"),
        (b"<a>" + b" " * markup.MAX_BYTES, f"is XML of more than {markup.MAX_BYTES} bytes; split"),
    ],
    ids=["open", "deep", "empty", "null", "charset", "large"],
)
def test_what_can_not_be_parsed_says_where_and_what_to_do(content, what):
    with pytest.raises(FeedError, match=f"^story.xml: {what}"):
        markup.parse(content, "story.xml")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Two died.\n\nOne lives.", "Two died.\n\nOne lives."),
        ("5 < 6 & 7 > 6", "5 < 6 & 7 > 6"),
        ("<p>Two died.<p>One <i>lives</i>.", "Two died.\n\nOne lives."),
        ("<?xml version='1.0'?><div>Fähre &auml;</div>", "Fähre ä"),
        ("<div>" * 200 + "deep", "deep"),
        ("</p>", ""),
        ("<!-- one -->", ""),
    ],
    ids=["plain", "signs", "paragraphs", "declared", "deep", "empty", "comment"],
)
def test_pieces_of_html_are_text(words, text):
    started = time.process_time()
    found = markup.plain(words)
    assert found == text
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("<div>" * 50_000 + "deep", "beyond what is read"),
        ("<p>" + "x" * 10_500_000, "beyond what is read"),
        (f"<p {' '.join(f'a{n}' for n in range(40_000))}>", "with an element of more than 1000 at"),
    ],
    ids=["deep", "long", "attributes"],
)
def test_pieces_of_html_that_are_beyond_what_is_read_are_not_empty_in_silence(words, what):
    started = time.process_time()
    with pytest.raises(LeftOut, match=f"^its text is HTML {what}"):
        markup.plain(words)
    assert time.process_time() - started < 1
