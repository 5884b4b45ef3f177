"""Whether each shooting that is worth an alert raises one thread, and nothing else raises any.

    python -m benchmarks.alerts DATA_DIR [--out DIR] [--rules FILE] [--misses]

DATA_DIR holds incidents as a registry knows them, `gold.jsonl` (`incident`, `killed`, `injured`,
`articles`), and the articles about them, `articles.jsonl`, or they lie beside it in `gva_article`.
They are replayed with the default rules or those of FILE; `--out DIR` keeps the replay, or uses the
one that lies there.

Worth an alert are incidents with `WORTH` casualties or more, by two readings: killed and injured
together, and either alone. A thread belongs to the registry's incident that most articles of its
own incident are about. Prints, for each reading, how many of those worth an alert raise one thread,
none, or several; and of all threads, the share that is for anything else: a lesser incident, or a
rolling count. The registry knows how each incident ended, an article what was known that day, so
some are missed by any reader. `--misses` lists them, and the threads for anything else.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

WORTH = 4
"""Casualties from which the Gun Violence Archive speaks of a mass shooting."""
READINGS: Mapping[str, Callable[[int, int], int]] = {
    "killed and injured": lambda killed, injured: killed + injured,
    "killed or injured": max,
}

Json = dict[str, Any]


def main() -> None:
    """Replay, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--out", type=Path, metavar="DIR")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    articles = arguments.data / "articles.jsonl"
    if not articles.exists():
        articles = arguments.data.parent / "gva_article" / "articles.jsonl"
    gold = lines(arguments.data / "gold.jsonl")
    with tempfile.TemporaryDirectory(prefix="tallywire-") as folder:
        out = arguments.out or Path(folder)
        if not (out / "alerts.jsonl").exists():
            replay(articles, out, arguments.rules)
        elif arguments.rules:
            parser.error(f"{out} holds a replay already; --rules can't change it")
        threads = {alert["thread"]: alert for alert in lines(out / "alerts.jsonl")}
        owners = owned(threads.values(), lines(out / "incidents.jsonl"), gold)
    titles = {one["id"]: one.get("title", "") for one in lines(articles)}
    print("| 4 or more | incidents | one thread | none | several | threads | for anything else |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, reading in READINGS.items():
        worth = [one for one in gold if reading(one["killed"], one["injured"]) >= WORTH]
        show(name, [one["incident"] for one in worth], owners)
    if arguments.misses:
        list_misses(worth, owners, threads, titles)


def replay(articles: Path, out: Path, rules: Path | None) -> None:
    """Replay the articles with these rules; None: the default ones."""
    environment = os.environ | ({"TALLYWIRE_RULES": str(rules.resolve())} if rules else {})
    command = [sys.executable, "-m", "streams", "replay", str(articles), "--out", str(out)]
    subprocess.run(command, check=True, env=environment)


def owned(
    alerts: Iterable[Json], incidents: Iterable[Json], gold: Iterable[Json]
) -> dict[str, str | None]:
    """The registry's incident of each thread; None where it is about none."""
    known = {one["incident_id"]: one for one in incidents}
    label = {article: one["incident"] for one in gold for article in one["articles"]}
    owners: dict[str, str | None] = {}
    for alert in alerts:
        incident = known.get(alert["incident_id"])
        while incident and incident["merged_into"]:
            incident = known[incident["merged_into"]]
        told = Counter(label[one] for one in (incident or {}).get("articles", ()) if one in label)
        owners[alert["thread"]] = told.most_common(1)[0][0] if told else None
    return owners


def show(name: str, worth: Iterable[str], owners: Mapping[str, str | None]) -> None:
    """Print a line of the table."""
    raised = Counter(owners.values())
    threads = [raised[one] for one in worth]
    one, none = threads.count(1), threads.count(0)
    print(
        f"| {name} | {len(threads)} | {one} | {none} | {len(threads) - one - none}"
        f" | {len(owners)} | {1 - sum(threads) / max(1, len(owners)):.3f} |"
    )


def list_misses(
    worth: Iterable[Json],
    owners: Mapping[str, str | None],
    threads: Mapping[str, Json],
    titles: Mapping[str, str],
) -> None:
    """List, by the last reading, what has no thread or several, and threads for anything else."""
    raised = defaultdict(list)
    for thread, owner in owners.items():
        raised[owner].append(thread)
    for one in worth:
        found = raised.pop(one["incident"], [])
        if len(found) != 1:
            casualties = f"{one['killed']} killed, {one['injured']} injured"
            headline = titles.get(one["articles"][0], "")
            print(f"{len(found)} threads: {one['incident']} ({casualties}): {headline}")
    for thread in (thread for found in raised.values() for thread in found):
        print(f"for anything else: {thread}: {threads[thread]['headline']}")


def lines(path: Path) -> list[Json]:
    """The JSON lines of a file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


if __name__ == "__main__":
    main()
