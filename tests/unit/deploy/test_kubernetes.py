from pathlib import Path
from typing import Any

import yaml

from streams.settings import Settings

KUBERNETES = Path(__file__).parents[3] / "deploy" / "kubernetes"
COMPOSE = yaml.safe_load((KUBERNETES.parents[1] / "docker-compose.yml").read_text())
OBJECTS = {
    entry["kind"]: entry for entry in yaml.safe_load_all((KUBERNETES / "workers.yaml").read_text())
}
POD: dict[str, Any] = OBJECTS["StatefulSet"]["spec"]["template"]["spec"]


def test_the_settings_it_gives_are_understood() -> None:
    kustomization = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())
    (config,) = kustomization["configMapGenerator"]
    given = dict(literal.split("=", 1) for literal in config["literals"])
    told = {name.removeprefix("TALLYWIRE_").lower(): value for name, value in given.items()}
    assert told.keys() <= Settings.model_fields.keys()
    Settings(_env_file=None, **told)


def test_selectors_find_the_workers() -> None:
    labels = OBJECTS["StatefulSet"]["spec"]["template"]["metadata"]["labels"]
    assert OBJECTS["Service"]["spec"]["selector"] == labels
    assert OBJECTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert OBJECTS["StatefulSet"]["spec"]["selector"]["matchLabels"] == labels


def test_no_container_may_be_root_or_write_to_its_image() -> None:
    assert POD["securityContext"]["runAsNonRoot"] is True
    for container in POD["initContainers"] + POD["containers"]:
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        assert container["securityContext"]["allowPrivilegeEscalation"] is False


def test_tables_outlive_the_pod_where_the_image_keeps_them() -> None:
    (claim,) = OBJECTS["StatefulSet"]["spec"]["volumeClaimTemplates"]
    (worker,) = POD["containers"]
    mounts = {mount["name"]: mount["mountPath"] for mount in worker["volumeMounts"]}
    compose = COMPOSE["services"]["worker-1"]["environment"]["TALLYWIRE_DATA_DIR"]
    assert mounts[claim["metadata"]["name"]] == compose
