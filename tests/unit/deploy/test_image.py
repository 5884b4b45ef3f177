import re
from pathlib import Path

from streams.settings import Settings

ROOT = Path(__file__).parents[3]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text()
IGNORE = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text().split("\n")


def test_it_does_not_run_as_root() -> None:
    (created,) = re.findall(r"useradd --uid (\d+)", DOCKERFILE)
    *_, user = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert user == created != "0"


def test_its_environment_is_understood() -> None:
    told = dict(re.findall(r"\bTALLYWIRE_(\w+)=(\S+)", DOCKERFILE))
    assert told
    assert {name.lower() for name in told} <= Settings.model_fields.keys()
    Settings(_env_file=None, **{name.lower(): value for name, value in told.items()})


def test_what_it_copies_is_let_through() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    assert sources == {line.removeprefix("!") for line in IGNORE if line.startswith("!")}


def test_it_installs_only_what_is_pinned() -> None:
    installs = re.findall(r"pip install (.+)$", DOCKERFILE, re.MULTILINE)
    assert installs == ["--requirement requirements/runtime.txt", "--no-deps ."]
