import pytest

from streams.extract.english import ENGLISH
from streams.extract.grammar import lexicon
from streams.extract.grammar.lexicon import Lexicon
from streams.extract.grammar.names import find_names
from streams.extract.grammar.rules import Rule
from streams.extract.text import Sentence

from .build import LEXICON


def test_every_word_that_tells_something_opens_the_gate() -> None:
    predicates = ENGLISH.predicates

    assert predicates.words.keys() <= LEXICON.telling
    assert predicates.counted.keys() <= LEXICON.telling
    for phrase in (*predicates.phrases, *predicates.victims):
        assert not LEXICON.telling.isdisjoint(phrase), phrase


@pytest.mark.parametrize("text", ["The minister spoke of pensions.", "It cost 12 dollars.", "..."])
def test_what_tells_nothing_is_not_read(text: str) -> None:
    assert LEXICON.telling.isdisjoint(Sentence(text).lower)


@pytest.mark.parametrize(
    ("text", "may_tell"),
    [
        ("Two houses collapsed.", True),
        ("The house collapsed.", False),
        ("A guard was killed.", True),
        ("He was killed.", True),
        ("The time was killed.", False),
        ("Dozens were displaced.", True),
        ("He was displaced.", False),
        ("The deadly shooting went on.", True),
        ("The couple was killed.", True),
        ("No casualties were reported.", True),
        ("The flood claimed the lives of the guard.", True),
    ],
)
def test_what_befell_needs_somebody_whom_it_can_befall(text: str, may_tell: bool) -> None:
    assert LEXICON.may_tell(LEXICON.tag(Sentence(text)), has_names=False) is may_tell


@pytest.mark.parametrize("rule", ENGLISH.rules.rules, ids=lambda rule: rule.name)
def test_whatever_a_rule_reads_may_tell(rule: Rule) -> None:
    sentence = LEXICON.tag(Sentence(rule.example))

    assert not LEXICON.telling.isdisjoint(sentence.lower)
    assert LEXICON.may_tell(sentence, has_names=bool(find_names(sentence, ENGLISH.names)))


def test_somebody_may_be_told_of_by_a_mere_name() -> None:
    sentence = LEXICON.tag(Sentence("Duarte was killed."))

    assert LEXICON.may_tell(sentence, has_names=True)
    assert not LEXICON.may_tell(sentence, has_names=False)


@pytest.mark.parametrize(
    ("text", "ends_open"),
    [
        ("The dead are:", True),
        ("The dead are:”", True),
        ("The dead: two guards.", False),
        ("”", False),
    ],
)
def test_a_colon_at_the_end_opens_something(text: str, ends_open: bool) -> None:
    assert LEXICON.tag(Sentence(text)).ends_open() is ends_open


def test_junk_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "MOST_WORDS", 10)
    small = Lexicon(ENGLISH)

    for number in range(100):
        assert small[f"word{number}"].is_plain
    assert len(small) <= 10
    assert small["killed"].predicates == LEXICON["killed"].predicates
