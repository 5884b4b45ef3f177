"""What Kubernetes is given, held against the program and the rest of the deployment."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml

from deploy import manifests
from streams.broker import admin
from streams.settings import Settings
from tests.unit.deploy.test_acls import rights

ROOT = Path(__file__).parents[3]
KUBERNETES = ROOT / "deploy" / "kubernetes"
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
KUSTOMIZATION = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())
OBJECTS: dict[tuple[str, str], dict[str, Any]] = {
    (entry["kind"], entry["metadata"]["name"]): entry
    for file in KUSTOMIZATION["resources"]
    if file.endswith(".yaml")
    for entry in yaml.safe_load_all((KUBERNETES / file).read_text())
}
SET = OBJECTS["StatefulSet", "tallywire"]["spec"]
POD: dict[str, Any] = SET["template"]["spec"]
(WORKER,) = POD["containers"]
TOLD = manifests.told()
ROLES = ("feeder", "worker", "subscriber", "operator")


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [entry for (one, _), entry in OBJECTS.items() if one == kind]


# -- the folder


def test_every_file_is_applied() -> None:
    files = {path.name for path in KUBERNETES.iterdir()} - {"kustomization.yaml"}
    assert files == {name for name in KUSTOMIZATION["resources"] if name.endswith(".yaml")}


# -- Kubernetes

RELEASES = ("1.30", "1.37")
PLAIN = {
    "/".join(key): entry
    for key, entry in OBJECTS.items()
    if "." not in entry["apiVersion"] or entry["apiVersion"].split("/")[0].endswith(".k8s.io")
}


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("entry", PLAIN.values(), ids=PLAIN)
def test_an_object_is_one_by_kubernetes_own_schema(entry: dict[str, Any], release: str) -> None:
    kubernetes_validate.validate(entry, release, strict=True)
    misspelt = {**entry, "spec": {**entry.get("spec", {}), "selektor": {}}}
    with pytest.raises(kubernetes_validate.ValidationError, match="selektor"):
        kubernetes_validate.validate(misspelt, release, strict=True)


# -- what operators read

SCHEMAS = Path(__file__).parent / "schemas"
READ_BY_OPERATORS = {
    kind: entry for (kind, _), entry in OBJECTS.items() if entry not in PLAIN.values()
}
"""One of each kind."""


def closed(schema: Any) -> Any:
    """The schema, with no room for what it doesn't name: the API server would drop that."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: closed(part) for name, part in schema.items()}
    is_open = parts.get("x-kubernetes-preserve-unknown-fields") or "properties" not in parts
    return (
        parts
        if is_open or parts.get("type") != "object"
        else {"additionalProperties": False} | parts
    )


def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = yaml.safe_load((SCHEMAS / f"{kind}.yaml").read_text())
    return jsonschema.Draft202012Validator(closed(schema))


def test_there_is_a_schema_of_every_kind_that_an_operator_reads() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.yaml")} == READ_BY_OPERATORS.keys()


@pytest.mark.parametrize("kind", READ_BY_OPERATORS)
def test_an_object_is_one_by_its_operators_own_schema(kind: str) -> None:
    for entry in of_kind(kind):
        validator(kind).validate(entry)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        *((kind, "selektor: {}") for kind in READ_BY_OPERATORS),
        ("Kafka", "kafka: {listeners: [{name: a, port: 9093, type: internal, tls: 'on'}]}"),
        ("Kafka", "kafkaExporter: {groupRegexp: x}"),
        ("KafkaNodePool", "roles: [leader]"),
        ("KafkaTopic", "partitions: '8'"),
        ("KafkaUser", "authorization: {type: simple}"),  # without rights
        ("PodMonitor", "podMetricsEndpoints: [{interval: ten}]"),
        ("PrometheusRule", "groups: [{name: a, rules: [{alert: A, expr: up, for: a while}]}]"),
        ("ScaledObject", "triggers: [{type: kafka}]"),
        ("ServiceMonitor", "endpoints: [{interval: ten}]"),
        ("TriggerAuthentication", "secretTargetRef: [{parameter: password, name: a}]"),
    ],
)
def test_what_an_operator_does_not_understand_would_be_seen(kind: str, wrong: str) -> None:
    entry = READ_BY_OPERATORS[kind]
    assert not validator(kind).is_valid(entry | {"spec": entry["spec"] | yaml.safe_load(wrong)})


def test_the_folder_is_built_and_what_comes_out_is_as_valid() -> None:
    if shutil.which("kubectl") is None:
        pytest.skip("kubectl is missing, which builds the folder")
    done = subprocess.run(
        ["kubectl", "kustomize", KUBERNETES], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    built = list(yaml.safe_load_all(done.stdout))
    assert len(built) > len(OBJECTS)  # with the settings and the dashboards
    for entry in built:
        if entry["kind"] in READ_BY_OPERATORS:
            validator(entry["kind"]).validate(entry)
        else:
            kubernetes_validate.validate(entry, RELEASES[-1], strict=True)
        assert entry["kind"] == "Namespace" or entry["metadata"]["namespace"] == "tallywire"


# -- Strimzi


def test_the_topics_are_those_that_the_program_creates() -> None:
    partitions, replication = (
        int(TOLD[f"TALLYWIRE_{name}"]) for name in ("PARTITIONS", "REPLICATION")
    )
    conf = Settings(_env_file=None, partitions=partitions, replication=replication)
    created = {
        topic.name: {
            "partitions": topic.num_partitions,
            "replicas": topic.replication_factor,
            "config": topic.topic_configs,
        }
        for topic in admin.wanted(conf)
    }
    assert {entry["metadata"]["name"]: entry["spec"] for entry in of_kind("KafkaTopic")} == created


@pytest.mark.parametrize("role", ROLES)
def test_a_user_may_what_its_role_may(role: str) -> None:
    user = OBJECTS["KafkaUser", f"tallywire-{role}"]
    assert set(_granted(user)) == rights(role, f"tallywire-{role}")


def _granted(user: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """As `rights` gives them: a name that a star follows is a prefix."""
    assert user["spec"]["authorization"]["type"] == "simple"
    for rule in user["spec"]["authorization"]["acls"]:
        resource = rule["resource"]
        star = "*" if resource.get("patternType") == "prefix" else ""
        for operation in rule["operations"]:
            yield operation, f"{resource['name']}{star}"


def test_every_role_has_its_user() -> None:
    names = {entry["metadata"]["name"] for entry in of_kind("KafkaUser")}
    assert names == {f"tallywire-{role}" for role in ROLES}


def test_topics_users_and_nodes_belong_to_the_kafka_that_is_made() -> None:
    (kafka,) = of_kind("Kafka")
    for member in [*of_kind("KafkaTopic"), *of_kind("KafkaUser"), *of_kind("KafkaNodePool")]:
        assert member["metadata"]["labels"]["strimzi.io/cluster"] == kafka["metadata"]["name"]


def test_as_many_nodes_stand_as_copies_are_kept() -> None:
    (nodes,) = of_kind("KafkaNodePool")
    (kafka,) = of_kind("Kafka")
    config = kafka["spec"]["kafka"]["config"]
    copies = int(TOLD["TALLYWIRE_REPLICATION"])
    assert nodes["spec"]["replicas"] == copies == config["default.replication.factor"]
    assert config["min.insync.replicas"] < copies
    assert config["auto.create.topics.enable"] is False


# -- the workers


def test_the_settings_it_gives_are_understood() -> None:
    variables = [*TOLD, *(variable["name"] for variable in WORKER["env"])]
    fields = {name.removeprefix("TALLYWIRE_").lower() for name in variables}
    assert fields <= Settings.model_fields.keys()
    told = {name.removeprefix("TALLYWIRE_").lower(): value for name, value in TOLD.items()}
    Settings(_env_file=None, **told | {"ssl_cafile": __file__})  # which must be there


def test_a_worker_logs_in_as_the_user_that_is_made_at_the_kafka_that_is_made() -> None:
    (kafka,) = of_kind("Kafka")
    name = kafka["metadata"]["name"]
    (listener,) = kafka["spec"]["kafka"]["listeners"]
    assert TOLD["TALLYWIRE_BROKER"] == f"{name}-kafka-bootstrap:{listener['port']}"
    assert TOLD["TALLYWIRE_SECURITY_PROTOCOL"] == "SASL_SSL"
    assert listener["tls"] is True
    assert TOLD["TALLYWIRE_SASL_MECHANISM"].lower() == listener["authentication"]["type"]
    user = TOLD["TALLYWIRE_SASL_USERNAME"]
    assert OBJECTS["KafkaUser", user]["spec"]["authentication"] == listener["authentication"]
    (password,) = WORKER["env"]
    assert password["name"] == "TALLYWIRE_SASL_PASSWORD"
    assert password["valueFrom"]["secretKeyRef"] == {"name": user, "key": "password"}


def test_the_authority_of_kafka_lies_where_the_settings_say() -> None:
    volumes = {volume["name"]: volume for volume in POD["volumes"]}
    secret = volumes["kafka-ca"]["secret"]
    (kafka,) = of_kind("Kafka")
    assert secret["secretName"] == f"{kafka['metadata']['name']}-cluster-ca-cert"
    (item,) = secret["items"]
    assert f"{mounts()['kafka-ca']}/{item['path']}" == TOLD["TALLYWIRE_SSL_CAFILE"]


def mounts() -> dict[str, str]:
    return {mount["name"]: mount["mountPath"] for mount in WORKER["volumeMounts"]}


def test_workers_are_spread_over_machines_and_zones_and_kafka_over_machines() -> None:
    labels = SET["template"]["metadata"]["labels"]
    assert _spread(POD) == {
        "kubernetes.io/hostname": labels,
        "topology.kubernetes.io/zone": labels,
    }
    (nodes,) = of_kind("KafkaNodePool")
    pool = {"strimzi.io/pool-name": nodes["metadata"]["name"]}  # as Strimzi labels its pods
    assert _spread(nodes["spec"]["template"]["pod"]) == {"kubernetes.io/hostname": pool}


def _spread(pod: dict[str, Any]) -> dict[str, Any]:
    """The labels of the pods that are spread, by what they are spread over."""
    rules = pod["topologySpreadConstraints"]
    assert all(
        (rule["maxSkew"], rule["whenUnsatisfiable"]) == (1, "ScheduleAnyway") for rule in rules
    )
    return {rule["topologyKey"]: rule["labelSelector"]["matchLabels"] for rule in rules}


def test_selectors_find_the_workers() -> None:
    labels = SET["template"]["metadata"]["labels"]
    service = OBJECTS["Service", "tallywire"]
    assert service["metadata"]["name"] == SET["serviceName"]
    assert service["spec"]["clusterIP"] == "None"
    assert service["spec"]["selector"] == service["metadata"]["labels"] == labels
    assert SET["selector"]["matchLabels"] == labels
    for kind in ("PodDisruptionBudget", "ServiceMonitor"):
        (entry,) = of_kind(kind)
        assert entry["spec"]["selector"]["matchLabels"] == labels
    (policy,) = of_kind("NetworkPolicy")
    assert policy["spec"]["podSelector"]["matchLabels"] == labels


def test_ports_are_those_that_the_image_and_kafka_serve() -> None:
    image = (ROOT / "deploy" / "Dockerfile").read_text()
    (port,) = re.findall(r"TALLYWIRE_WEB_PORT=(\d+)", image)
    (container,) = WORKER["ports"]
    (service,) = OBJECTS["Service", "tallywire"]["spec"]["ports"]
    assert container["containerPort"] == service["port"] == int(port)
    (policy,) = of_kind("NetworkPolicy")
    (ingress,), (egress,) = policy["spec"]["ingress"], policy["spec"]["egress"]
    assert ingress["ports"] == [{"port": int(port)}]
    assert {"port": int(TOLD["TALLYWIRE_BROKER"].split(":")[1])} in egress["ports"]


@pytest.mark.parametrize(
    ("probe", "path"),
    [("startupProbe", "/healthz"), ("livenessProbe", "/healthz"), ("readinessProbe", "/readyz")],
)
def test_a_probe_asks_what_a_worker_answers(probe: str, path: str) -> None:
    (port,) = WORKER["ports"]
    assert WORKER[probe]["httpGet"] == {"path": path, "port": port["name"]}


def test_no_container_may_be_root_write_to_its_image_or_take_all_memory() -> None:
    assert POD["securityContext"]["runAsNonRoot"] is True
    for container in [*POD.get("initContainers", []), *POD["containers"]]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["limits"]["memory"]


def test_images_are_pinned() -> None:
    (image,) = KUSTOMIZATION["images"]
    assert WORKER["image"] == image["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", image["newTag"])


def test_tables_outlive_the_pod_where_the_image_keeps_them() -> None:
    (claim,) = SET["volumeClaimTemplates"]
    compose = COMPOSE["services"]["worker-1"]["environment"]["TALLYWIRE_DATA_DIR"]
    assert mounts()[claim["metadata"]["name"]] == compose


# -- how many there are


def test_workers_are_added_up_to_the_partitions() -> None:
    (scaled,) = of_kind("ScaledObject")
    assert scaled["spec"]["scaleTargetRef"] == {"kind": "StatefulSet", "name": "tallywire"}
    assert scaled["spec"]["maxReplicaCount"] == int(TOLD["TALLYWIRE_PARTITIONS"])
    assert 2 <= scaled["spec"]["minReplicaCount"] <= scaled["spec"]["maxReplicaCount"]
    assert "replicas" not in SET  # an `apply` would undo what was scaled


def test_the_lag_is_the_workers_and_is_read_as_a_worker() -> None:
    (scaled,) = of_kind("ScaledObject")
    (trigger,) = scaled["spec"]["triggers"]
    (listener,) = OBJECTS["Kafka", "tallywire"]["spec"]["kafka"]["listeners"]
    metadata = trigger["metadata"]
    assert metadata["consumerGroup"] == Settings.model_fields["app_id"].default
    assert metadata["bootstrapServers"] == TOLD["TALLYWIRE_BROKER"]
    assert metadata["sasl"].replace("_", "-") == "scram-sha512"
    assert listener["authentication"] == {"type": "scram-sha-512"}
    login = OBJECTS["TriggerAuthentication", trigger["authenticationRef"]["name"]]["spec"]
    (username,) = login["env"]
    assert username["parameter"] == "username"
    assert username["name"] in TOLD
    assert username["containerName"] == WORKER["name"]
    secrets = {
        entry["parameter"]: (entry["name"], entry["key"]) for entry in login["secretTargetRef"]
    }
    assert secrets == {
        "password": (TOLD["TALLYWIRE_SASL_USERNAME"], "password"),
        "ca": ("tallywire-cluster-ca-cert", "ca.crt"),
    }


# -- what is watched


def test_prometheus_knows_the_workers_by_the_names_that_alerts_use() -> None:
    """Its operator takes the name of the Service as `job`."""
    config = yaml.safe_load((ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    jobs = {scrape["job_name"] for scrape in config["scrape_configs"]}
    assert OBJECTS["Service", "tallywire"]["metadata"]["name"] in jobs
    (monitor,) = of_kind("ServiceMonitor")
    (endpoint,) = monitor["spec"]["endpoints"]
    (port,) = OBJECTS["Service", "tallywire"]["spec"]["ports"]
    assert endpoint["port"] == port["name"]
    assert endpoint["interval"] == config["global"]["scrape_interval"]


def test_the_exporter_of_the_kafka_that_is_made_is_scraped_for_the_lag_of_the_workers() -> None:
    config = yaml.safe_load((ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    (monitor,) = of_kind("PodMonitor")
    (kafka,) = of_kind("Kafka")
    name = f"{kafka['metadata']['name']}-kafka-exporter"  # as Strimzi calls it
    assert monitor["spec"]["selector"]["matchLabels"] == {"strimzi.io/name": name}
    (endpoint,) = monitor["spec"]["podMetricsEndpoints"]
    assert endpoint["interval"] == config["global"]["scrape_interval"]
    (job,) = endpoint["relabelings"]
    assert job["targetLabel"] == "job"
    assert job["replacement"] in {scrape["job_name"] for scrape in config["scrape_configs"]}
    group = Settings.model_fields["app_id"].default
    assert re.fullmatch(kafka["spec"]["kafkaExporter"]["groupRegex"], group)


def test_the_alert_rules_are_those_of_prometheus() -> None:
    (rules,) = of_kind("PrometheusRule")
    alerts = yaml.safe_load((ROOT / "deploy" / "prometheus" / "alerts.yml").read_text())
    assert rules["spec"] == alerts


def test_every_dashboard_is_given_to_grafanas_sidecar() -> None:
    grafana = ROOT / "deploy" / "grafana"
    assert "../grafana" in KUSTOMIZATION["resources"]
    kustomization = yaml.safe_load((grafana / "kustomization.yaml").read_text())
    (config,) = kustomization["configMapGenerator"]
    files = {f"dashboards/{path.name}" for path in (grafana / "dashboards").iterdir()}
    assert set(config["files"]) == files
    assert kustomization["generatorOptions"]["labels"] == {"grafana_dashboard": "1"}
