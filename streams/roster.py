"""Which stages run: those whose topics stand.

A topic that is missing, deleted by mistake or not made yet, stops the stages that read or write
it, and no other. They are left out when a worker starts, and a worker whose roster is no longer
right ends: whoever supervises it starts it anew, with the stages that can run then.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import schemas
from schemas.topics import DEADLETTERS
from streams.agents.stage import Stage
from streams.broker import admin
from streams.broker.admin import TopicsError
from streams.ending import end_process
from streams.errors import UserError
from streams.settings import Settings

LOOK_EVERY = 15.0
"""Seconds between two looks at the topics."""
LOOKS = 2
"""How often in a row a topic must be found missing, or back, to be believed."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Roster:
    """The stages of a worker."""

    able: Sequence[Stage]
    idle: Mapping[schemas.Stage, str]
    """What is left out, and why."""


def needs(stage: Stage, settings: Settings) -> set[str]:
    """Names of the topics without which the stage can't run."""
    changelogs = [admin.changelog_topic(settings, stage.table)] if stage.table else []
    return {*stage.topics, *stage.outputs, *changelogs, DEADLETTERS.name}


def draw_up(settings: Settings, stages: Sequence[Stage], missing: set[str]) -> Roster:
    """Leave out the stages that need what is missing. Raises `TopicsError` if that is all."""
    able = [stage for stage in stages if not needs(stage, settings) & missing]
    if not able:
        raise TopicsError(admin.missing_topics(missing))
    idle = {
        stage.name: admin.missing_topics(needs(stage, settings) & missing)
        for stage in stages
        if stage not in able
    }
    return Roster(able, idle)


async def watch(settings: Settings, stages: Sequence[Stage], roster: Roster) -> None:
    """Look at the topics for ever, and end the worker when another roster would be right.

    A stage that can't write must not commit, so the worker then ends at once; where a stage could
    run again it ends in good order.
    """
    able = seen = {stage.name for stage in roster.able}
    looks = 0
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            missing = await admin.missing(settings)
        except UserError as error:  # the broker is away; /healthz tells
            logger.debug("the topics can't be looked at: %s", error)
            continue
        fit = {stage.name for stage in stages if not needs(stage, settings) & missing}
        looks = looks + 1 if fit == seen else 1
        seen = fit
        if fit == able or looks < LOOKS:
            continue
        if not able <= fit:
            end_process(TopicsError(admin.missing_topics(missing)))
        logger.warning("ending, to be started again with %s", ", ".join(sorted(fit - able)))
        os.kill(os.getpid(), signal.SIGTERM)
        return
