"""gdelt-regkg, the extractor of counts that people would install, on the texts of articles.

    python -m benchmarks.peers.regkg FILE

FILE holds a JSON string a line. Prints the seconds of the processor that it takes, as JSON. Its
counts alone are measured, without the places that it gets from spaCy.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from types import ModuleType

PACKAGE = "gdelt_regkg"


def main() -> None:
    _skip_package_init()
    from gdelt_regkg.fields.counts import analyze_counts

    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    analyze_counts(texts[0])  # loads its rules
    before = process_time()
    for text in texts:
        analyze_counts(text)
    print(json.dumps({"cpu": process_time() - before}))


def _skip_package_init() -> None:
    """Its package as a whole needs Python 3.12, for one line; its counts don't."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.submodule_search_locations is None:
        sys.exit("gdelt-regkg is missing: make bench installs it")
    package = ModuleType(PACKAGE)
    package.__spec__ = spec
    package.__path__ = list(spec.submodule_search_locations)
    sys.modules[PACKAGE] = package


if __name__ == "__main__":
    main()
