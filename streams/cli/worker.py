"""`tallywire worker`."""

import logging

import click

import schemas
from streams import settings
from streams.agents.build import build
from streams.worker import run_worker

STAGES = tuple(schemas.Stage)


@click.command("worker")
@click.option(
    "--stages",
    default=",".join(STAGES),
    show_default=True,
    help="Which stages this worker runs, separated by commas.",
)
@click.option(
    "--log-level",
    type=click.Choice(["DEBUG", "INFO", "WARNING", "ERROR"]),
    default="INFO",
    show_default=True,
)
def command(stages: str, log_level: str) -> None:
    """Run the pipeline until SIGTERM or Ctrl-C.

    Start as many as you like, up to the number of partitions: they share the work. Each serves
    the live page, /api, /metrics, /healthz and /readyz on TALLYWIRE_WEB_PORT (6066).

    \b
    Example:
      TALLYWIRE_BROKER=kafka:9092 TALLYWIRE_STORE=rocksdb tallywire worker
    """
    if log_level == "DEBUG":
        logging.getLogger("aiokafka").setLevel(log_level)  # which the command line has silenced
    conf = settings.load()
    run_worker(conf, build(conf, _chosen(stages)), log_level)


def _chosen(stages: str) -> list[schemas.Stage]:
    names = dict.fromkeys(name.strip() for name in stages.split(",") if name.strip())
    unknown = sorted(names.keys() - set(STAGES))
    if unknown or not names:
        raise click.BadParameter(
            f"{', '.join(unknown) or 'none given'}; choose from {', '.join(STAGES)}",
            param_hint="--stages",
        )
    return [schemas.Stage(name) for name in names]
