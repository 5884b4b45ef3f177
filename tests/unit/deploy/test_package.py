import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[3]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]


def test_the_data_beside_the_code_are_installed_with_it() -> None:
    patterns = SETUPTOOLS["package-data"]["*"]
    files = [file for package in ("streams", "schemas") for file in (ROOT / package).rglob("*.*")]
    data = {file for file in files if file.suffix not in {".py", ".pyc", ".md"} and file.is_file()}
    assert data
    assert not {f for f in data if not any(fnmatch(f.name, pattern) for pattern in patterns)}
