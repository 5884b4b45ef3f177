"""Runs all benchmarks of speed, one after another, and writes `benchmarks/results`.

    make bench [ARGS="throughput latency"]

It takes over an hour, on a machine that does nothing else. Each is a program of its own, whose
first lines say what it measures: `python -m benchmarks.throughput --help`.
"""

import subprocess
import sys

from benchmarks.results import FOLDER, console

BENCHMARKS = {
    "core_speed": (),
    "throughput": (),
    "latency": (),
    "scaling": (),
    "recovery": (),
    "dedupe_scale": ("--articles", "1000000"),
    "grouping_scale": (),
}
"""In the order of the page, each with its arguments."""


def main() -> None:
    unknown = set(sys.argv[1:]) - BENCHMARKS.keys()
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    failed = []
    for name in sys.argv[1:] or BENCHMARKS:
        console.rule(name)
        command = [sys.executable, "-m", f"benchmarks.{name}", *BENCHMARKS[name]]
        if subprocess.run(command, check=False).returncode != 0:
            failed.append(name)
    write_page()
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def write_page() -> None:
    """All tables and plots on one page."""
    parts = ["# Results of `make bench`\n"]
    for name in BENCHMARKS:
        tables = sorted(FOLDER.glob(f"{name}*.md"))
        parts += [table.read_text(encoding="utf-8").replace("# ", "## ", 1) for table in tables]
        parts += [f"![{plot.stem}]({plot.name})\n" for plot in FOLDER.glob(f"{name}.svg")]
    (FOLDER / "README.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
