"""How panels look: units, thresholds, legends and colours in one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grafana_foundation_sdk.builders import (
    bargauge,
    common,
    dashboard,
    piechart,
    prometheus,
    stat,
    table,
    timeseries,
)
from grafana_foundation_sdk.models import units
from grafana_foundation_sdk.models.common import (
    BarGaugeDisplayMode,
    BarGaugeNamePlacement,
    BarGaugeValueMode,
    BigValueColorMode,
    BigValueGraphMode,
    GraphDrawStyle,
    GraphThresholdsStyleMode,
    LegendDisplayMode,
    LegendPlacement,
    LineInterpolation,
    SortOrder,
    StackingMode,
    TooltipDisplayMode,
    VisibilityMode,
    VizOrientation,
)
from grafana_foundation_sdk.models.dashboard import (
    DashboardCursorSync,
    DashboardLinkType,
    DataSourceRef,
    DataTransformerConfig,
    DynamicConfigValue,
    FieldColorModeId,
    Threshold,
    ThresholdsMode,
)
from grafana_foundation_sdk.models.piechart import PieChartLegendValues, PieChartType
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

SOURCE = DataSourceRef(type_val="prometheus", uid="prometheus")
"""As it is provisioned in provisioning/datasources."""
SITUATION, OPERATIONS = "tallywire-situation", "tallywire-operations"
"""The dashboards' uids, which their addresses end in."""

NEUTRAL, GOOD, WARN, BAD = "blue", "green", "orange", "red"
SEVERITIES = {"Extreme": "dark-red", "Severe": "red", "Moderate": "orange", "Minor": "yellow"}
"""Of CAP, each with its colour."""

Steps = Sequence[tuple[float, str]]
"""From which value on which colour holds."""


@dataclass(frozen=True)
class Query:
    """A PromQL expression, and how its series are named: `{{label}}` for a label."""

    expr: str
    legend: str = ""

    def over_time(self, ref: str = "A") -> prometheus.Dataquery:
        """Its values over the time that is shown."""
        return self._query(ref).range()

    def at_the_end(self, ref: str = "A") -> prometheus.Dataquery:
        """Its values at the end of that time."""
        return self._query(ref).instant()

    def as_table(self, ref: str = "A") -> prometheus.Dataquery:
        """The same, with a column for each label."""
        return self.at_the_end(ref).format(PromQueryFormat.TABLE)

    def _query(self, ref: str) -> prometheus.Dataquery:
        query = prometheus.Dataquery().expr(self.expr).ref_id(ref).datasource(SOURCE)
        return query.legend_format(self.legend) if self.legend else query


def page(title: str, uid: str, description: str) -> dashboard.Dashboard:
    """A dashboard without panels; it can be looked at, and changed in code alone."""
    return (
        dashboard.Dashboard(title)
        .uid(uid)
        .description(description)
        .tags(["tallywire"])
        .readonly()
        .timezone("utc")
        .time("now-24h", "now")
        .refresh("30s")
        .tooltip(DashboardCursorSync.CROSSHAIR)
    )


def link_to(title: str, uid: str, tooltip: str) -> dashboard.DashboardLink:
    """A link at the top of a dashboard to another one, at the same time."""
    return (
        dashboard.DashboardLink(title)
        .type(DashboardLinkType.LINK)
        .url(f"/d/{uid}")
        .tooltip(tooltip)
        .icon("dashboard")
        .keep_time(True)
    )


def figure(
    title: str,
    description: str,
    query: Query,
    *,
    unit: str = units.Short,
    decimals: int = 0,
    steps: Steps = (),
    base: str = NEUTRAL,
) -> stat.Panel:
    """One number in large type over its course; six fill a row."""
    return (
        stat.Panel()
        .title(title)
        .description(description)
        .datasource(SOURCE)
        .with_target(query.over_time())
        .span(4)
        .height(4)
        .unit(unit)
        .decimals(decimals)
        .thresholds(_thresholds(base, steps))
        .color_scheme(_colors(FieldColorModeId.THRESHOLDS))
        .color_mode(BigValueColorMode.VALUE)
        .graph_mode(BigValueGraphMode.AREA)
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
        .no_value("0")
    )


def lines(
    title: str,
    description: str,
    *queries: Query,
    span: int = 8,
    unit: str = units.Short,
    stacked: bool = False,
    steps: Steps = (),
    least: float | None = 0,
) -> timeseries.Panel:
    """Courses over time, each with its last and highest value in the legend."""
    panel = (
        timeseries.Panel()
        .title(title)
        .description(description)
        .datasource(SOURCE)
        .targets([query.over_time(ref) for query, ref in zip(queries, "ABCDE", strict=False)])
        .span(span)
        .height(9)
        .unit(unit)
        .color_scheme(_colors(FieldColorModeId.PALETTE_CLASSIC_BY_NAME))
        .draw_style(GraphDrawStyle.LINE)
        .line_interpolation(LineInterpolation.LINEAR)
        .line_width(2)
        .fill_opacity(30 if stacked else 8)
        .show_points(VisibilityMode.NEVER)
        .span_nulls(60_000)  # milliseconds: over a rebalance, not over an outage
        .legend(
            common.VizLegendOptions()
            .show_legend(True)
            .display_mode(LegendDisplayMode.TABLE)
            .placement(LegendPlacement.BOTTOM)
            .calcs(["lastNotNull", "max"])
            .sort_by("Last *")
            .sort_desc(True)
        )
        .tooltip(
            common.VizTooltipOptions().mode(TooltipDisplayMode.MULTI).sort(SortOrder.DESCENDING)
        )
    )
    if least is not None:
        panel = panel.axis_soft_min(least)
    if stacked:
        panel = panel.stacking(common.StackingConfig().mode(StackingMode.NORMAL))
    if steps:
        dashed = common.GraphThresholdsStyleConfig().mode(GraphThresholdsStyleMode.DASHED)
        panel = panel.thresholds(_thresholds("transparent", steps)).thresholds_style(dashed)
    return panel


def bars(
    title: str,
    description: str,
    query: Query,
    *,
    span: int = 8,
    height: int = 9,
    unit: str = units.Short,
    colors: FieldColorModeId = FieldColorModeId.CONTINUOUS_BL_PU,
    link: str | None = None,
) -> bargauge.Panel:
    """A bar for each series as it stands, in the order of the query; `link` is where one leads."""
    panel = (
        bargauge.Panel()
        .title(title)
        .description(description)
        .datasource(SOURCE)
        .with_target(query.at_the_end())
        .span(span)
        .height(height)
        .unit(unit)
        .decimals(0)
        .min(0)
        .color_scheme(_colors(colors))
        .display_mode(BarGaugeDisplayMode.GRADIENT)
        .orientation(VizOrientation.HORIZONTAL)
        .value_mode(BarGaugeValueMode.TEXT)
        .name_placement(BarGaugeNamePlacement.LEFT)
        .show_unfilled(True)
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
    )
    if link is not None:
        panel = panel.data_links([dashboard.DashboardLink("Look closer").url(link)])
    return panel


def shares(
    title: str, description: str, query: Query, colors: Mapping[str, str], span: int = 6
) -> piechart.Panel:
    """A ring of what stands, each series in a colour of its own."""
    panel = (
        piechart.Panel()
        .title(title)
        .description(description)
        .datasource(SOURCE)
        .with_target(query.at_the_end())
        .span(span)
        .height(9)
        .unit(units.Short)
        .decimals(0)
        .pie_type(PieChartType.DONUT)
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
        .legend(
            piechart.PieChartLegendOptions()
            .show_legend(True)
            .display_mode(LegendDisplayMode.TABLE)
            .placement(LegendPlacement.BOTTOM)
            .values([PieChartLegendValues.VALUE])
        )
    )
    for name, color in colors.items():
        fixed = DynamicConfigValue("color", {"mode": "fixed", "fixedColor": color})
        panel = panel.override_by_name(name, [fixed])
    return panel


def listing(
    title: str, description: str, *queries: Query, columns: Mapping[str, str], span: int
) -> table.Panel:
    """A table of the queries' series, joined by their labels.

    `columns` are the labels and values ("Value #A") to show, in order, each with its heading.
    """
    return (
        table.Panel()
        .title(title)
        .description(description)
        .datasource(SOURCE)
        .targets([query.as_table(ref) for query, ref in zip(queries, "ABCDE", strict=False)])
        .span(span)
        .height(9)
        .transformations(
            [
                DataTransformerConfig("merge", options={}),
                organized(columns),
            ]
        )
    )


def organized(columns: Mapping[str, str]) -> DataTransformerConfig:
    """Puts columns in order under their headings, and leaves out the time."""
    return DataTransformerConfig(
        "organize",
        options={
            "excludeByName": {"Time": True},
            "indexByName": {name: number for number, name in enumerate(columns)},
            "renameByName": dict(columns),
        },
    )


def _thresholds(base: str, steps: Steps) -> dashboard.ThresholdsConfig:
    return (
        dashboard.ThresholdsConfig()
        .mode(ThresholdsMode.ABSOLUTE)
        .steps([Threshold(None, base), *(Threshold(value, color) for value, color in steps)])
    )


def _colors(mode: FieldColorModeId) -> dashboard.FieldColor:
    return dashboard.FieldColor().mode(mode)
