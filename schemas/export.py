"""Writes the contract for programs in any language: JSON Schema and AsyncAPI.

`python -m schemas.export` writes to `schemas/generated`; with `--check` it only compares, and
exits 1 if anything there differs from what the models say.
"""

import argparse
import json
import sys
from pathlib import Path

from schemas import asyncapi
from schemas.extraction import Extraction
from schemas.json_schema import file_name, json_schema
from schemas.topics import TOPICS

GENERATED = Path(__file__).with_name("generated")

# What `tallywire extract` prints; it lies on no topic.
EXTRACTION = "tallywire.extraction.v1"


def documents() -> dict[str, str]:
    """All generated files: name and text."""
    models = {ce_type: model for topic in TOPICS for model, ce_type in topic.ce_types.items()}
    models[EXTRACTION] = Extraction
    contents = {file_name(ce_type): json_schema(model) for ce_type, model in models.items()}
    contents["asyncapi.json"] = asyncapi.document()
    return {file: json.dumps(content, indent=2) + "\n" for file, content in contents.items()}


def drifted(folder: Path = GENERATED) -> list[str]:
    """Names of the files that are missing, outdated or no longer generated."""
    wanted = documents()
    present = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}
    return sorted(n for n in wanted.keys() | present.keys() if wanted.get(n) != present.get(n))


def write(folder: Path = GENERATED) -> None:
    """Make the folder hold the generated files and no other."""
    folder.mkdir(exist_ok=True)
    wanted = documents()
    for path in folder.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for file, text in wanted.items():
        (folder / file).write_text(text, "utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m schemas.export", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if not parser.parse_args().check:
        write()
    elif drift := drifted():
        sys.exit(f"out of date: {', '.join(drift)}; run `python -m schemas.export`")


if __name__ == "__main__":
    main()
