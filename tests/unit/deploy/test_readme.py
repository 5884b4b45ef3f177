"""What the README says of Kubernetes, held against the files that it speaks of."""

import re
from pathlib import Path

import pytest
import yaml

from tests.unit.deploy.test_kubernetes import RELEASES

ROOT = Path(__file__).parents[3]
KUBERNETES = ROOT / "deploy" / "kubernetes"
README = (ROOT / "deploy" / "README.md").read_text()
SCHEMAS = list((Path(__file__).parent / "schemas").glob("*.yaml"))
FILES = {path.name: path.read_text() for path in KUBERNETES.glob("*.yaml")}
STANDING = README.split("### A Kafka that stands already")[1].split("\n## ")[0]
BOUND: list[tuple[str, str]] = re.findall(r"^\| (.*`.+`.*) \| (`.+`.*) \|$", STANDING, re.MULTILINE)
"""What is bound to the Kafka that is made, and where."""


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def without_comments(file: str) -> str:
    return re.sub(r"(^|\s)#.*", "", FILES[file])


@pytest.mark.parametrize(("what", "where"), BOUND, ids=[quoted(what)[0] for what, _ in BOUND])
def test_each_thing_that_is_bound_to_kafka_is_in_the_files_that_are_named(
    what: str, where: str
) -> None:
    bound = quoted(what)[0]
    named = {name for name in quoted(where) if name.endswith(".yaml")}
    found = {name for name in FILES if re.search(rf"(?<![\w-]){bound}\b", without_comments(name))}
    assert found - {"kafka.yaml"} == named


def test_all_that_is_named_after_the_kafka_that_is_made_is_bound_to_it() -> None:
    (kafka, _) = yaml.safe_load_all(FILES["kafka.yaml"])
    name = kafka["metadata"]["name"]
    texts = " ".join(map(without_comments, FILES))
    made = set(re.findall(rf"\b{name}-(?:kafka|cluster)[\w-]*(?::\d+)?", texts))
    assert made == {bound for what, _ in BOUND for bound in quoted(what)} & made
    assert len(made) == 3


def test_the_image_that_is_pushed_is_the_one_that_runs() -> None:
    (image,) = yaml.safe_load(FILES["kustomization.yaml"])["images"]
    pushed = re.findall(r"docker (?:build .*--tag|push) (\S+)", README)
    assert pushed == [f"{image['newName']}:{image['newTag']}"] * 2


def test_the_releases_that_it_names_are_those_that_the_files_are_held_against() -> None:
    (named,) = re.findall(r"held against Kubernetes (.+); take these", README)
    headers = " ".join(path.read_text()[:200].replace("\n# ", " ") for path in SCHEMAS)
    releases = set(re.findall(r"\b(?:Strimzi|KEDA|Prometheus's operator) [\d.]+\d", headers))
    kubernetes, *others = re.split(r", (?=[A-Z])| and (?=[A-Z])", named)
    assert kubernetes == " and ".join(RELEASES)
    assert set(others) == releases


def test_commands_name_files_and_users_that_are_there() -> None:
    files = re.findall(r"-f (deploy/\S+\.yaml)", README)
    assert files
    assert all((ROOT / file).is_file() for file in files)
    users = {entry["metadata"]["name"]: entry for entry in yaml.safe_load_all(FILES["users.yaml"])}
    (choice,) = re.findall(r"^user=(.+)$", README, re.MULTILINE)
    named = {*re.findall(r"tallywire-\w+", choice), *re.findall(r'username="(.+?)"', README)}
    assert named == users.keys() - {"tallywire-worker"}
    (pod,) = set(re.findall(r" exec (?:-i )?(tallywire-\S+) -- ", README))
    (kafka, nodes) = yaml.safe_load_all(FILES["kafka.yaml"])
    assert pod == f"{kafka['metadata']['name']}-{nodes['metadata']['name']}-0"
