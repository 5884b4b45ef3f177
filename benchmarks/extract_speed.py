"""How fast figures are read: what `tallywire extract` spends on the articles of a file.

    python benchmarks/extract_speed.py [FILE]

FILE is whatever `tallywire extract` reads; by default it is the sample feed. Prints the CPU
seconds of each part, in all and per 1,000 articles, and how many articles a second one core reads.
They are seconds of the processor, not of the clock, so that a busy machine changes them little.

Start-up is measured on a process of its own that reads the first article alone: it holds all that
is loaded once, the grammar and the gazetteer too. What only some articles need (the readers of
pages and of unknown languages) counts where the first of them needs it.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from schemas.base import Record
from streams import feeds, settings
from streams.extract import extract
from streams.normalize import decode, normalize
from streams.refusal import Refused

FEED = Path(__file__).parents[1] / "streams" / "demo" / "feed"
MAX_BYTES = settings.load().max_article_bytes

STEPS: dict[str, Callable[[Any], Any]] = {
    "decode": lambda value: decode(value, MAX_BYTES),
    "normalize": lambda raw: normalize(raw).article,
    "extract": extract,
    "encode": Record.to_json,
}
"""What the command does with an article; each takes what the one before it gives."""


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", default=str(FEED), metavar="FILE")
    values = list(feeds.read(parser.parse_args().file))
    if not values:
        parser.error("the file holds no articles")
    steps(values[:1])  # load all that is loaded once
    spent = {"start-up": start_up(values[0]), **steps(values)}
    total = sum(spent.values())
    print(f"{'CPU seconds':<12} {'in all':>8} {'per 1,000':>10}")
    for part, seconds in [*spent.items(), ("all", total)]:
        print(f"{part:<12} {seconds:>8.3f} {1_000 * seconds / len(values):>10.3f}")
    print(f"{len(values):,} articles, {len(values) / total:.0f} a second")


def start_up(value: bytes) -> float:
    """What the command spends on one article."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "streams", "extract"]
    subprocess.run(command, input=value, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def steps(values: Iterable[bytes]) -> Counter[str]:
    """What each step spends on all articles together."""
    spent: Counter[str] = Counter()
    for value in values:
        result: Any = value
        for name, step in STEPS.items():
            start = time.process_time()
            try:
                result = step(result)
            except Refused:
                break
            finally:
                spent[name] += time.process_time() - start
    return spent


if __name__ == "__main__":
    main()
