"""How long junk takes to read: it must take time in proportion to its length, whatever it is.

    python benchmarks/extract_hostile.py [KIND ...]

Prints the CPU seconds that each kind of junk takes at a quarter, a half and a whole megabyte, and
how much longer the largest takes than the one before it: 2 is linear, 4 is quadratic; less than 2
is junk that is cut. What would take too long is left out. They are seconds of the processor, not of
the clock, so that a busy machine changes them little.
"""

import argparse
import time
from datetime import UTC, datetime

from schemas import Article
from streams.extract import extract

MEGABYTE = 1_000_000
SIZES = (MEGABYTE // 4, MEGABYTE // 2, MEGABYTE)
PATIENCE = 10.0
"""Seconds; a kind that took as long is not read at a larger size."""
DIFFERS = "*"
"""In a piece, a word that is another one in each repetition."""
PUBLISHED = datetime(2023, 3, 9, 12, tzinfo=UTC)

JUNK = {
    "digits": "9",
    "grouped digits": "1,234,",
    "spaced digits": "123 ",
    "brackets": "(",
    "brackets in pairs": "(())",
    "quotation marks": "“",
    "blanks": " ",
    "lines": "\n",
    "full stops": ". ",
    "dots": ".",
    "initials": "A.B.",
    "hyphens": "a-",
    "one letter": "a",
    "capitals": "Ab ",
    "a name": "Ana Duarte ",
    "names of all": "Ana Duarte was killed. ",
    "and": "and ",
    "commas": "killed , ",
    "one word": "killed ",
    "killed 12": "killed 12 ",
    "killed 12, in sentences": "killed 12. A",
    "twelve": "twelve ",
    "two hundred": "two hundred and ",
    "between": "between 2 and ",
    "million": "1 million million ",
    "at least": "at least ",
    "a list": "two men, ",
    "persons": "a man died. A woman died. ",
    "persons in one": "a man died and ",
    "who": "12 people who ",
    "among": "12 people, including ",
    "toll": "death toll ",
    "himself": "a man shot himself ",
    "years": "killed 12 in 1995 ",
    "years of war": "killed 12 in nine years of war ",
    "the worst": "the worst ",
    "said": "he said killed 12 ",
    "numbers of people": "12 people killed ",
    "adjectives": "12 very young very ",
    "ages": "Ana, 24, ",
    "control characters": "\x00\x1b",
    "other digits": "١٢ ",
    "other letters": "死者 ",
    "joined marks": "e\u0301",
    "other words": "* ",
    "other names": "Ana * was shot and ",
    "hurt and dead": "12 guards were hurt and 3 nurses were killed, ",
}
"""Kinds of junk, each by what is repeated."""


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", default=list(JUNK), metavar="KIND")
    kinds = parser.parse_args().kinds
    if unknown := set(kinds) - JUNK.keys():
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    extract(article("Twelve people were killed."))  # load all that is loaded once
    sizes = "".join(f"{size / MEGABYTE:>7} MB" for size in SIZES)
    print(f"{'CPU seconds':<24}{sizes}{'growth':>10}")
    for kind in kinds:
        spent = seconds(JUNK[kind])
        columns = "".join(f"{one:>10.3f}" for one in spent) + f"{'-':>10}" * (
            len(SIZES) - len(spent)
        )
        growth = f"{spent[-1] / spent[-2]:.1f}" if len(spent) > 1 and spent[-2] else "-"
        print(f"{kind:<24}{columns}{growth:>10}", flush=True)


def seconds(piece: str) -> list[float]:
    """What reading the repeated piece takes at each size, as far as patience goes."""
    spent: list[float] = []
    for size in SIZES:
        junk = article(repeated(piece, size))
        start = time.process_time()
        extract(junk)
        spent.append(time.process_time() - start)
        if spent[-1] > PATIENCE:
            break
    return spent


def repeated(piece: str, size: int) -> str:
    """So many characters of a piece."""
    times = size // len(piece) + 1
    if DIFFERS not in piece:
        return (piece * times)[:size]
    return "".join(piece.replace(DIFFERS, word(size + number)) for number in range(times))[:size]


def word(number: int) -> str:
    """A word with a capital that no other number has."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"Qu{letters}"


def article(body: str) -> Article:
    return Article(article_id="junk", title="", body=body, published_at=PUBLISHED, language="en")


if __name__ == "__main__":
    main()
