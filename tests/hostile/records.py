"""Hostile records, drawn by Hypothesis: the family that each is of, and its value.

What is large is drawn by a seed that Hypothesis draws: it takes time by the choices it makes.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from streams import feeds
from tests.hostile.patterns import patterns
from tests.hostile.pieces import ADDRESSES, DIFFERS, MARKUP, PIECES, TIMES

FEED = Path(__file__).parents[2] / "streams" / "demo" / "feed"
LARGE_SHARE = 0.02
"""Of the texts and pages; the others are as long as news."""
LARGEST, USUAL = 2_100_000, 4_000
"""Characters; the largest are above what a record may have."""
GOOD = {
    "id": "good",
    "url": "https://harbourwire.example/ferry",
    "title": "Ferry sinks off Mombasa, 12 dead",
    "body": "Twelve people drowned and 30 are missing after a ferry sank off Mombasa, Kenya, on "
    "Monday, the coast guard said.",
    "published_at": "2024-03-04T09:00:00Z",
    "source": "Harbour Wire",
    "language": "en",
}

Family = tuple[str, bytes | None]


# -- broken bytes: valid records, flipped, cut, doubled and spliced


@cache
def samples() -> tuple[bytes, ...]:
    """The sample feed's records: JSON articles, pages, and what is broken already."""
    return tuple(feeds.read(str(FEED)))


def broken_bytes(rng: Random) -> bytes:
    value = bytearray(rng.choice(samples()))
    for _ in range(rng.randint(1, 6)):
        at, end = sorted(rng.randrange(len(value) + 1) for _ in range(2))
        match rng.randrange(6):
            case 0:
                value[at:end] = b""
            case 1:
                value[at:at] = rng.randbytes(rng.randint(1, 8))
            case 2:
                value[at:at] = value[at : at + 200] * rng.randint(1, 5)
            case 3:
                other = rng.choice(samples())
                value[at:end] = other[: rng.randrange(len(other) + 1)]
            case 4:
                value[at : at + 1] = bytes([rng.randrange(256)])
            case _:
                value[at:at] = rng.choice(PIECES).encode(errors="surrogatepass")
    return bytes(value)


# -- broken JSON: of other types, too deep, of doubled keys, of no number


def broken_json(rng: Random) -> bytes:
    deep = rng.choice((100, 199, 201, 100_000))
    number = rng.choice(("1e999", "-0", "9" * 5_000, "NaN", "-Infinity", "1e-999", "0x1", "1_0"))
    text = rng.choice(
        (
            '{"body": ' + "[" * deep + "]" * deep + "}",
            '{"a": ' * deep + "1" + "}" * deep,
            "[" * deep,
            f'{{"id": {number}, "title": {number}, "body": "a"}}',
            f'{{"published_at": {number}, "body": "12 killed in Lima"}}',
            '{"body": "a", "body": ["b"], "body": "12 killed in Lima"}',
            '{"body": "\\ud800", "title": "\\udc00 12 killed"}',
            '{"body": "\\u0000\\ud83d\\ude00", "id": "\\u0000"}',
            "{" + ", ".join(f'"{number}": 1' for number in range(deep)) + ', "body": "a"}',
            '{"' + "a" * 100_000 + '": 1, "body": "a"}',
            '{"body": "a"} {"body": "b"}',
            '\ufeff{"body": "a"}',
            '{"body": "a"',
            "null",
            '"a"',
            "12",
            "",
        )
    )
    return text.encode(rng.choice(("utf-8", "utf-16", "utf-8-sig")))


def other_types() -> st.SearchStrategy[bytes]:
    """Objects with the fields of an article, of any type."""
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
    anything = st.recursive(
        scalars | st.sampled_from([*TIMES, *ADDRESSES]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
        max_leaves=6,
    )
    names = [*GOOD, "html", "extra"]
    documents = st.fixed_dictionaries({}, optional=dict.fromkeys(names, anything))
    return (documents | anything).map(json.dumps).map(str.encode)


# -- fields: a good article but for when, where and whose it is


def absurd_fields(rng: Random) -> bytes:
    absurd: dict[str, Any] = {
        "published_at": rng.choice((*TIMES, _text(rng, 60))),
        "url": rng.choice((*ADDRESSES, _text(rng, 300))),
        "id": rng.choice(("", " ", "\x00", "a\nb", "a" * 201, "😀" * 200, _text(rng, 150))),
        "source": _text(rng, 500),
        "language": rng.choice(("", "xx", "en-", "english", "es_ES", "zh", _text(rng, 9))),
        "title": _text(rng, 2_000),
    }
    chosen = rng.sample(sorted(absurd), rng.randint(1, 3))
    return to_bytes(GOOD | {name: absurd[name] for name in chosen})


# -- texts: what grammars and patterns choke on


def repeated(rng: Random) -> bytes:
    return _article(rng, _repeated(rng, rng.choice(PIECES), _size(rng)))


def mixed(rng: Random) -> bytes:
    return _article(rng, _text(rng, _size(rng)))


def shuffled(rng: Random) -> bytes:
    """A good text with words of it and of others cut, moved and repeated."""
    article = rng.choice(_with("body"))
    words = article["body"].split(" ")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(words) + 1)
        match rng.randrange(4):
            case 0:
                del words[at : at + rng.randint(1, 4)]
            case 1:
                words[at:at] = words[rng.randrange(len(words) + 1) :][: rng.randint(1, 5)]
            case 2:
                words.insert(at, rng.choice(PIECES).strip() or "12")
            case _:
                words[at:at] = words[at : at + 2] * rng.randint(1, 30)
    return to_bytes(article | {"body": " ".join(words) or "a", "id": None, "url": None})


@st.composite
def near_matches(draw: st.DrawFn) -> bytes:
    """What a pattern of ours matches, again and again, and then not."""
    rng = draw(seeds)
    found = draw(st.from_regex(draw(st.sampled_from(patterns()))))
    piece = found[: len(found) - rng.randint(0, 1)] or found or "a"
    return _article(rng, _repeated(rng, piece, _size(rng)) + rng.choice(("", "!", "\x00", " a")))


# -- pages


def page(rng: Random) -> bytes:
    size = _size(rng)
    if rng.random() < 0.5:
        markup = _repeated(rng, rng.choice(MARKUP), size)
    else:
        markup = "".join(rng.choice((*MARKUP, *PIECES)) for _ in range(size // 12 + 1))[:size]
    start = rng.choice(
        ("", "<html><body>", "<!doctype html><body><article>", "<?xml version='1.0'?>")
    )
    return to_bytes({"html": start + markup, "url": rng.choice((None, *ADDRESSES))})


def broken_page(rng: Random) -> bytes:
    """A page of the sample feed with tags doubled, lost and put in."""
    article = rng.choice(_with("html"))
    html = article["html"]
    for _ in range(rng.randint(1, 9)):
        at = html.find("<", rng.randrange(len(html)))
        match rng.randrange(3):
            case 0:
                html = html[:at] + html[html.find(">", at) + 1 :]
            case 1:
                html = html[:at] + rng.choice(MARKUP) * rng.randint(1, 50) + html[at:]
            case _:
                html = html[:at] + html[at : at + 300] * rng.randint(1, 5) + html[at:]
    return to_bytes(article | {"html": html})


seeds = st.integers(0, 2**64 - 1).map(Random)


def _by_seed(make: Callable[[Random], bytes]) -> st.SearchStrategy[bytes]:
    return seeds.map(make)


FAMILIES: Mapping[str, st.SearchStrategy[bytes | None]] = {
    "broken bytes": _by_seed(broken_bytes),
    "broken JSON": _by_seed(broken_json),
    "other types": other_types(),
    "any bytes": st.none() | st.binary(max_size=200),
    "absurd fields": _by_seed(absurd_fields),
    "one piece, repeated": _by_seed(repeated),
    "pieces, mixed": _by_seed(mixed),
    "words, shuffled": _by_seed(shuffled),
    "near matches": near_matches(),
    "page": _by_seed(page),
    "broken page": _by_seed(broken_page),
}
records: st.SearchStrategy[Family] = st.sampled_from(sorted(FAMILIES)).flatmap(
    lambda name: st.tuples(st.just(name), FAMILIES[name])
)
"""A record of any family, with the family's name."""


def drawn(count: int, number: int) -> list[Family]:
    """So many records, the same for the same number."""
    found: list[Family] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(records)
    def collect(record: Family) -> None:
        found.append(record)

    collect()
    return found


@cache
def _with(field: str) -> list[dict[str, Any]]:
    """The articles of the sample feed that have text in this field."""
    return [one for one in map(_article_in, samples()) if isinstance(one.get(field), str)]


def _article_in(value: bytes) -> dict[str, Any]:
    try:
        article = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return article if isinstance(article, dict) else {}


def _size(rng: Random) -> int:
    if rng.random() < LARGE_SHARE:
        return int(10 ** rng.uniform(4, 6.32)) % LARGEST
    return rng.randint(1, USUAL)


def _text(rng: Random, size: int) -> str:
    return "".join(rng.choice(PIECES) for _ in range(size // 8 + 1))[:size]


def _repeated(rng: Random, piece: str, size: int) -> str:
    times = size // len(piece) + 1
    if DIFFERS not in piece:
        return (piece * times)[:size]
    return "".join(piece.replace(DIFFERS, _word(rng)) for _ in range(times))[:size]


def _word(rng: Random) -> str:
    return "Qu" + "".join(rng.choices("abcdefghij", k=6))


def _article(rng: Random, text: str) -> bytes:
    """The text as a body or a title, so marked that it is read as an article of its language."""
    article: dict[str, Any] = {rng.choice(("body", "body", "body", "title")): text or "a"}
    if rng.random() < 0.3:
        article["body"] = f"{GOOD['body']} {text}"
    article["language"] = rng.choice(("en", "en", "es", None))
    article["published_at"] = rng.choice((GOOD["published_at"], None))
    return to_bytes(article)


def to_bytes(article: Mapping[str, Any]) -> bytes:
    """JSON, its text as it is; half a surrogate pair passes through, as some encoders let it."""
    return json.dumps(article, ensure_ascii=False).encode(errors="surrogatepass")
