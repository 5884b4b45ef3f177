import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from streams.alerts.rules import DEFAULT_RULES
from streams.cli import COMMANDS
from streams.settings import Settings

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docker-compose.yml").read_text()
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
CONFIGS: dict[str, dict[str, str]] = yaml.safe_load(TEXT)["configs"]
WORKERS = {name: service for name, service in SERVICES.items() if name.startswith("worker-")}
OURS = WORKERS | {"topics": SERVICES["topics"]}
EXAMPLE = (ROOT / ".env.example").read_text()
EXPLAINED = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
"""What .env.example gives, or would if its comment were none."""
KAFKAS_OWN = {
    *("security_protocol", "sasl_mechanism", "sasl_username", "sasl_password"),
    *("ssl_cafile", "ssl_certfile", "ssl_keyfile"),
    "replication",
    "app_id",
}
"""What follows from the composition's Kafka: one node without a login, which is theirs alone."""


def test_nothing_is_published_beyond_this_machine() -> None:
    published = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_no_two_services_publish_the_same_port() -> None:
    published = [port.split(":")[1] for s in SERVICES.values() for port in s.get("ports", ())]
    assert len(set(published)) == len(published)


def test_images_of_others_are_pinned() -> None:
    images = [service["image"] for service in SERVICES.values() if "build" not in service]
    assert images
    assert all(re.search(r":v?\d+\.\d+\.\d+$", image) for image in images)


def test_kafka_is_the_one_that_the_tests_run_on() -> None:
    pom = (ROOT / "deploy" / "kafka" / "pom.xml").read_text()
    tested = re.search(r"<artifactId>kafka_[\d.]+</artifactId>\s*<version>([^<]+)<", pom)
    assert tested
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{tested[1]}"


def test_the_password_has_no_default() -> None:
    password = SERVICES["grafana"]["environment"]["GF_SECURITY_ADMIN_PASSWORD"]
    assert password.startswith("${GRAFANA_ADMIN_PASSWORD:?")
    assert "GRAFANA_ADMIN_PASSWORD=\n" in EXAMPLE


def test_every_variable_is_explained() -> None:
    variables = set(re.findall(r"\$\{(\w+)", TEXT))
    passed_on = {name for name, value in environment("topics").items() if value is None}
    assert variables | passed_on == EXPLAINED.keys()


def test_what_is_explained_is_what_holds_without_it() -> None:
    told = {name: value for name, value in settings(EXPLAINED).items() if name != "rules"}
    assert Settings(_env_file=None, **told) == Settings(_env_file=None)
    assert EXPLAINED["TALLYWIRE_RULES"] in CONFIGS["rules"]["file"]
    assert (ROOT / EXPLAINED["TALLYWIRE_RULES"]).samefile(DEFAULT_RULES)


def environment(name: str) -> dict[str, str | None]:
    """What a service of ours is told, by variable; None is passed on from .env."""
    told: dict[str, str | None] = OURS[name]["environment"]
    return told


def settings(variables: Mapping[str, Any]) -> dict[str, Any]:
    """Those that are tallywire's, by field."""
    prefix = "TALLYWIRE_"
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in variables.items()
        if name.startswith(prefix)
    }


@pytest.mark.parametrize("name", OURS)
def test_what_a_container_is_told_the_settings_understand(name: str) -> None:
    told = settings(environment(name))
    given = {field: value for field, value in told.items() if value is not None}
    (rules,) = (one for one in OURS[name]["configs"] if one["target"] == given.pop("rules"))
    assert rules["source"] == "rules"
    Settings(_env_file=None, **given)


@pytest.mark.parametrize("name", OURS)
def test_every_setting_reaches_a_container_but_those_of_kafka(name: str) -> None:
    assert settings(environment(name)).keys() == Settings.model_fields.keys() - KAFKAS_OWN


@pytest.mark.parametrize("name", OURS)
def test_no_password_of_others_reaches_a_container_of_ours(name: str) -> None:
    assert "env_file" not in OURS[name]  # .env holds Grafana's
    assert all(variable.startswith("TALLYWIRE_") for variable in environment(name))


def test_a_worker_is_told_an_address_at_which_the_broker_listens() -> None:
    advertised = SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"]
    for worker in WORKERS.values():
        assert f"INTERNAL://{worker['environment']['TALLYWIRE_BROKER']}," in advertised


def test_the_broker_makes_no_topic_by_itself() -> None:
    assert SERVICES["kafka"]["environment"]["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"


def test_each_worker_has_a_store_of_its_own() -> None:
    assert len(WORKERS) >= 2
    stores = [volume for worker in WORKERS.values() for volume in worker["volumes"]]
    assert len(set(stores)) == len(WORKERS)
    for store, worker in zip(stores, WORKERS.values(), strict=True):
        assert store.endswith(f":{worker['environment']['TALLYWIRE_DATA_DIR']}")


def test_workers_wait_for_the_topics_and_the_topics_for_the_broker() -> None:
    for worker in WORKERS.values():
        wanted = {"topics": {"condition": "service_completed_successfully"}}
        assert worker["depends_on"] == wanted
    assert SERVICES["topics"]["depends_on"] == {"kafka": {"condition": "service_healthy"}}


def test_a_worker_is_asked_whether_it_is_ready() -> None:
    for worker in WORKERS.values():
        command, interpreter, flag, code = worker["healthcheck"]["test"]
        assert (command, interpreter, flag) == ("CMD", "python", "-c")
        compile(code, "healthcheck", "exec")
        assert f"127.0.0.1:{worker['environment']['TALLYWIRE_WEB_PORT']}/readyz" in code


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_has_limits_and_a_check_of_its_health(name: str) -> None:
    limits = SERVICES[name]["deploy"]["resources"]["limits"]
    assert limits.keys() == {"cpus", "memory", "pids"}
    healthcheck = SERVICES[name]["healthcheck"]
    assert healthcheck == {"disable": True} if name == "topics" else healthcheck["test"]


@pytest.mark.parametrize("name", sorted(SERVICES.keys() - OURS.keys() - {"kafka"}))
def test_a_service_of_others_is_asked_on_its_own_port_and_gains_no_rights(name: str) -> None:
    service = SERVICES[name]
    port = re.search(r"http://127\.0\.0\.1:(\d+)/", service["healthcheck"]["test"][-1])
    assert port
    published = {one.split(":")[-1] for one in service.get("ports", ())}
    assert published <= {port[1]}
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


def test_every_volume_is_used_and_declared() -> None:
    mounted = {v.split(":")[0] for s in SERVICES.values() for v in s.get("volumes", ())}
    named = {source for source in mounted if not source.startswith(".")}
    assert named == yaml.safe_load(TEXT)["volumes"].keys()
    assert all((ROOT / source).is_dir() for source in mounted - named)


@pytest.mark.parametrize("name", OURS)
def test_no_container_of_ours_may_write_to_its_image_or_gain_rights(name: str) -> None:
    assert OURS[name]["read_only"] is True
    assert OURS[name]["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in OURS[name]["security_opt"]


def test_what_the_readme_runs_in_containers_is_there() -> None:
    """`exec` needs the command's name, which `run` has from the image."""
    readme = (ROOT / "deploy" / "README.md").read_text()
    given = re.findall(r"docker compose (exec|run) ([^`<#\n]+)", readme)
    assert {how for how, _ in given} == {"exec", "run"}
    for how, words in given:
        service, *command = (word for word in words.split() if not word.startswith("-"))
        assert service in SERVICES
        if how == "exec" and service in OURS:
            assert command.pop(0) == "tallywire"
        if service in OURS:
            assert (command or OURS[service]["command"])[0] in COMMANDS
