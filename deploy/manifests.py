"""What Kubernetes is told of what stands elsewhere: the program's topics, Prometheus's rules."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from streams.broker import admin
from streams.settings import Settings

DEPLOY = Path(__file__).parent
CLUSTER = "tallywire"
"""Name of the Kafka in kubernetes/kafka.yaml."""
TOPICS_HEADER = """\
# The topics, as `tallywire topics create` makes them, for Strimzi; written by `make generated`.
"""
RULES_HEADER = """\
# prometheus/alerts.yml, for Prometheus's operator; written by `make generated`.
"""


def told() -> dict[str, str]:
    """The settings that kubernetes/kustomization.yaml gives, by variable."""
    kustomization = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())
    (config,) = kustomization["configMapGenerator"]
    return dict(literal.split("=", 1) for literal in config["literals"])


def topics() -> str:
    """A `KafkaTopic` for each topic and changelog: kubernetes/topics.yaml."""
    variables = told()
    settings = Settings(
        _env_file=None,
        partitions=int(variables["TALLYWIRE_PARTITIONS"]),
        replication=int(variables["TALLYWIRE_REPLICATION"]),
    )
    return TOPICS_HEADER + _yaml(
        *(
            {
                "apiVersion": "kafka.strimzi.io/v1",
                "kind": "KafkaTopic",
                "metadata": {"name": topic.name, "labels": {"strimzi.io/cluster": CLUSTER}},
                "spec": {
                    "partitions": topic.num_partitions,
                    "replicas": topic.replication_factor,
                    "config": topic.topic_configs,
                },
            }
            for topic in admin.wanted(settings)
        )
    )


def alert_rules() -> str:
    """The `PrometheusRule`: kubernetes/alerts.yaml."""
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())
    return RULES_HEADER + _yaml(
        {
            "apiVersion": "monitoring.coreos.com/v1",
            "kind": "PrometheusRule",
            "metadata": {"name": "tallywire"},
            "spec": rules,
        }
    )


def _yaml(*objects: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump_all(objects, sort_keys=False, allow_unicode=True, width=100)
    return text
