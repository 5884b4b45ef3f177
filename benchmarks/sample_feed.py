"""How well the sample feed is read: its replay against what a careful reader found in it.

    python -m benchmarks.sample_feed [--misses]

Prints, for each of the reader's judgements, how many tallywire shares; with `--misses`, also those
that it does not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas import RawArticle
from streams.normalize import normalize

ROOT = Path(__file__).parents[1]
FEED = ROOT / "streams" / "demo" / "feed"
EXPECTED = ROOT / "tests" / "unit" / "demo" / "expected.json"

Json = dict[str, Any]


@dataclass(frozen=True)
class Judgement:
    """One thing that the reader says, and whether the replay says so, too."""

    about: str
    what: str
    shared: bool


def main() -> None:
    """Replay, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        judgements = list(compare(replay(Path(folder)), json.loads(EXPECTED.read_text())))
    for about in dict.fromkeys(judgement.about for judgement in judgements):
        shared = [judgement.shared for judgement in judgements if judgement.about == about]
        print(f"{about:<52} {sum(shared):>4} of {len(shared)}")
    if arguments.misses:
        for judgement in judgements:
            if not judgement.shared:
                print(f"missed: {judgement.about}: {judgement.what}")


def replay(folder: Path) -> dict[str, list[Json]]:
    """What the replay of the sample feed gives, by topic."""
    command = [sys.executable, "-m", "streams", "replay", str(FEED), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return {
        path.stem: [json.loads(line) for line in path.read_text().splitlines()]
        for path in folder.glob("*.jsonl")
    }


def compare(found: dict[str, list[Json]], expected: Json) -> Iterator[Judgement]:
    """Hold the replay against the reader's judgements."""
    articles: dict[str, Json] = expected["articles"]
    incidents = [one for one in found["incidents"] if one["merged_into"] is None]
    home = {article: one for one in incidents for article in one["articles"]}
    copies = {duplicate["article_id"] for duplicate in found["duplicates"]}
    for article_id, article in articles.items():
        name = _name(article_id)
        if article["kind"] == "copy":
            yield Judgement("copies seen as copies", article_id, name in copies)
        elif article["kind"] in ("original", "update", "roundup"):
            yield Judgement(
                "originals and updates kept", article_id, _is_kept(name, articles, copies)
            )
        elif article["kind"] == "nothing":
            yield Judgement("articles with nothing to report passed over", name, name not in home)
    for label, incident in expected["incidents"].items():
        theirs = [_name(one) for one, known in articles.items() if known.get("incident") == label]
        ours = Counter(home[name]["incident_id"] for name in theirs if name in home)
        if not ours:
            yield Judgement("incidents found", label, False)
            continue
        best = ours.most_common(1)[0][0]
        tolls = next(one["tolls"] for one in incidents if one["incident_id"] == best)
        yield Judgement("incidents found", label, True)
        for kind, (low, _, high) in incident["tolls"].items():
            toll = tolls.get(kind)
            right = toll is not None and low <= toll["best"] <= high
            said = toll and f"{toll['low']}-{toll['best']}-{toll['high']}"
            text = f"{label}: {kind} {said}, the reader says {low} to {high}"
            yield Judgement("final tolls within the reader's bounds", text, right)


def _name(article_id: str) -> str:
    """The id in the topics: the second record of an id is named id#2, a page by its address."""
    if article_id.startswith("https://"):
        return normalize(RawArticle(url=article_id, title="any")).article.article_id
    return article_id.partition("#")[0]


def _is_kept(name: str, articles: dict[str, Json], copies: set[str]) -> bool:
    """A repeated record is a copy of the kept one; both have the same id."""
    repeated = any(other.startswith(f"{name}#") for other in articles)
    return repeated or name not in copies


if __name__ == "__main__":
    main()
