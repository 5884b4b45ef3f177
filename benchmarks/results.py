"""Tables and plots: printed, and kept in `benchmarks/results`."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

FOLDER = Path(__file__).parent / "results"
console = Console()


def keep_table(name: str, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, and write it to `results/NAME.md`."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    console.print(f"\n{title}\n{text}\n", highlight=False, soft_wrap=True)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.md").write_text(
        f"# {title}\n\n{text}\n\n{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores.\n",
        encoding="utf-8",
    )


def keep_bars(name: str, title: str, axis: str, bars: Mapping[str, float]) -> None:
    """Draw bars to `results/NAME.svg`, the first on top, on a logarithmic scale."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = name  # the same bars give the same file
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 0.6 + 0.4 * len(bars)), layout="constrained")
    drawn = axes.barh(list(bars), list(bars.values()), color="#2f6f9f")
    axes.bar_label(drawn, fmt="{:,.3g}", padding=3)
    axes.set(xscale="log", xlabel=axis, title=title)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    FOLDER.mkdir(exist_ok=True)
    figure.savefig(FOLDER / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)
