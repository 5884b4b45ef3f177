"""Names of people, told by their capitals."""

from streams.extract.english.function_words import NOUN_PHRASE_ENDS
from streams.extract.lexicon import words
from streams.extract.text import Token

TITLES = words(
    """mr mrs ms dr gen col capt lt sgt maj rev sen rep gov judge officer deputy sheriff chief
    president general colonel captain father sister detective trooper cpl pvt pfc"""
)
NOT_NAMES = NOUN_PHRASE_ENDS | words(
    """january february march april may june july august september october november december police
    department county city university school high street st avenue ave road rd drive park hospital
    center centre office state united states north south east west northern southern american
    national international association party army force forces ministry court house white news
    times post press bay beach lake island islands river valley mountain airport church college
    company inc group council committee organization union district attorney medical supreme
    federal bureau investigation agency authority authorities officials victims man woman facebook
    twitter google apple two three four five six seven eight nine ten no one dead killed injured
    shot according however meanwhile although while several many security general memorial
    regional square bank hotel highway interstate route block lane boulevard place apartments town
    village heights hills fire rescue democratic republican republic kingdom islamic christian new
    year christmas day world war olympic league cup fc club stadium super bowl championship
    airlines airways flight boeing airbus"""
)
MAX_WORDS = 5
CASED_SHARE = 0.4
"""Share of words in lower case from which capitals mean names."""


def find_names(tokens: list[Token]) -> dict[int, int]:
    """The names of a sentence: the token that each starts at, and the one after its end."""
    if not _is_cased(tokens):
        return {}
    names: dict[int, int] = {}
    at = 0
    while at < len(tokens):
        last = _name_end(tokens, at)
        if last - at >= 2:
            names[at] = last
            at = last
        else:
            at += 1
    return names


def find_surnames(
    tokens: list[Token], names: dict[int, int], known: frozenset[str]
) -> dict[int, int]:
    """The names of a sentence, with the bare surnames of people whom the text names elsewhere."""
    inside = {at for first, last in names.items() for at in range(first, last)}
    found = dict(names)
    for at, token in enumerate(tokens):
        if at not in inside and _is_name_word(token) and surname(tokens, at, at + 1) in known:
            found[at] = at + 1
    return found


def surname(tokens: list[Token], first: int, last: int) -> str:
    """The last word of a name that is none of its ornaments, in lower case."""
    words = [
        t.lower.removesuffix("'s").removesuffix("’s") for t in tokens[first:last] if t.text != "."
    ]
    while len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii"):
        words.pop()
    return words[-1]


def _is_cased(tokens: list[Token]) -> bool:
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(word[0].islower() for word in words) >= CASED_SHARE * max(1, len(words))


def _name_end(tokens: list[Token], at: int) -> int:
    last = at
    while last < len(tokens) and last - at < MAX_WORDS and _is_name_word(tokens[last]):
        last += 1
        ends_title = tokens[last - 1].lower in TITLES or len(tokens[last - 1].text) == 1
        if ends_title and last < len(tokens) and tokens[last].text == ".":
            last += 1
        if tokens[last - 1].lower.endswith(("'s", "’s")):
            break
    return last


def _is_name_word(token: Token) -> bool:
    text = token.text
    if not text[0].isupper() or token.lower in NOT_NAMES:
        return False
    return (not text.isupper() or len(text) == 1) and not any(c.isdigit() for c in text)
