"""How the stages are made from the settings."""

from collections.abc import Callable, Iterable, Mapping

import schemas
from streams.agents.alert import AlertStage
from streams.agents.extract import ExtractStage
from streams.agents.normalize import NormalizeStage
from streams.agents.stage import Stage
from streams.agents.tally import TallyStage
from streams.agents.world import WorldStage
from streams.alerts.rules import load
from streams.settings import Settings

BUILDERS: Mapping[schemas.Stage, Callable[[Settings], Stage]] = {
    schemas.Stage.NORMALIZE: lambda conf: NormalizeStage(conf.max_article_bytes),
    schemas.Stage.EXTRACT: lambda conf: ExtractStage(conf.dedupe_window, conf.partitions),
    schemas.Stage.TALLY: lambda conf: TallyStage(
        conf.partitions, conf.quiet_time, conf.longest_life, conf.windows
    ),
    schemas.Stage.WORLD: lambda conf: WorldStage(conf.partitions),
    schemas.Stage.ALERT: lambda conf: AlertStage(
        load(conf.rules, conf.windows), conf.alert_sender, conf.longest_life
    ),
}


def build(conf: Settings, stages: Iterable[schemas.Stage]) -> list[Stage]:
    """Make these stages."""
    return [BUILDERS[name](conf) for name in stages]
