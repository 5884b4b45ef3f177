"""*Situation*, for analysts: what the news says happened, where, how much, and from whom."""

from grafana_foundation_sdk.builders import dashboard, geomap, stat, table
from grafana_foundation_sdk.builders.common import (
    FrameGeometrySource,
    MapLayerOptions,
    TableSortByFieldState,
)
from grafana_foundation_sdk.models import units
from grafana_foundation_sdk.models.common import FrameGeometrySourceMode
from grafana_foundation_sdk.models.dashboard import (
    Dashboard,
    DataTransformerConfig,
    DynamicConfigValue,
    FieldColorModeId,
    ValueMap,
    ValueMappingResult,
    VariableOption,
    VariableRefresh,
    VariableSort,
)
from grafana_foundation_sdk.models.geomap import TooltipMode

from deploy.grafana.panels import (
    BAD,
    OPERATIONS,
    SEVERITIES,
    SITUATION,
    SOURCE,
    WARN,
    Query,
    Steps,
    bars,
    figure,
    lines,
    link_to,
    listing,
    organized,
    page,
    shares,
)
from schemas import Kind
from streams.tally.counts import WINDOWS

HERE = f"/d/{SITUATION}?${{__url_time_range}}&${{kind:queryparam}}&${{window:queryparam}}"
"""This page with its time, kind and window; a country is to be added."""

EVERY_COUNTRY = "[A-Y][A-Z]|Z[A-Y]"
"""Any but ZZ: what happened nobody knows where can be chosen, and is no country."""
WITHOUT_UNKNOWN = (
    "All countries together leave out what happened in unknown places, which the world's count "
    "has in it; to see that, choose ZZ."
)

# A partition that moves may for a moment be shown by two workers: hence `max`.
BY_COUNTRY = 'max by (scope) (tallywire_count{scope=~"$country", kind="$kind", window="$window"})'
BY_KIND_AND_WINDOW = (
    'sum by (kind, window) (max by (scope, kind, window) (tallywire_count{scope=~"$country"}))'
)
COUNT = 'max by (scope, kind, window) (tallywire_count{scope=~"$country"})'
USUAL = 'max by (scope, kind, window) (tallywire_count_usual{scope=~"$country"})'
TIMES_USUAL = f"{COUNT} / on (scope, kind, window) clamp_min({USUAL}, 1)"
HIGHEST = f"topk(20, {TIMES_USUAL})"
SENT = (
    "max by (severity, event, scope, rule) "
    '(tallywire_alert_sent_timestamp_seconds{scope=~"$country|world"})'
)
TOLD = 'max by (severity, event, scope, rule) (tallywire_alert_best{scope=~"$country|world"})'


def situation() -> Dashboard:
    """The dashboard."""
    return (
        page("Situation", SITUATION, "What the news says happened, where, and from whom.")
        .link(link_to("Operations", OPERATIONS, "How the pipeline runs"))
        .variables([_country(), _kind(), _window()])
        .with_panel(_toll("Killed", Kind.KILLED, ((100, WARN), (1000, BAD))))
        .with_panel(_toll("Injured", Kind.INJURED, ((250, WARN), (2500, BAD))))
        .with_panel(_toll("Missing", Kind.MISSING, ((50, WARN), (250, BAD))))
        .with_panel(_toll("Displaced", Kind.DISPLACED, ((10_000, WARN), (100_000, BAD))))
        .with_panel(
            figure(
                "Incidents open",
                "Incidents that new reports can still join, of all countries.",
                Query("sum(tallywire_incidents_open)"),
            )
        )
        .with_panel(
            figure(
                "Alerts that stand",
                "Alerts that were sent and not cancelled, of all countries.",
                Query("sum(tallywire_alerts_standing)"),
            )
        )
        .with_row(dashboard.Row("Where and how much"))
        .with_panel(_map())
        .with_panel(
            bars(
                "$kind within $window: most affected",
                "The countries with the highest counts; click one to see it alone.",
                Query(f"sort_desc(topk(15, {BY_COUNTRY} > 0))", "{{scope}}"),
                span=9,
                height=14,
                colors=FieldColorModeId.CONTINUOUS_YL_RD,
                link=f"{HERE}&var-country=${{__field.labels.scope}}",
            )
        )
        .with_panel(
            lines(
                "$kind within $window over time",
                "The rolling count of each country, best estimate, as the articles moved it: what "
                "leaves the window is taken off, and a correction may take it below zero.",
                Query(f"topk(10, {BY_COUNTRY})", "{{scope}}"),
                span=15,
                least=None,
            )
        )
        .with_panel(_matrix())
        .with_row(dashboard.Row("Alerts and surges"))
        .with_panel(_newest_alerts())
        .with_panel(
            shares(
                "Alerts that stand, by severity",
                "Alerts that were sent and not cancelled, by CAP severity.",
                Query("sum by (severity) (tallywire_alerts_standing)", "{{severity}}"),
                SEVERITIES,
                span=4,
            )
        )
        .with_panel(
            lines(
                "Alert messages in an hour",
                "Messages sent to news.alerts.v1, by rule and CAP message type.",
                Query(
                    "sum by (rule, msg_type) (increase(tallywire_alerts_total[1h]))",
                    "{{rule}}: {{msg_type}}",
                ),
                span=6,
                stacked=True,
            )
        )
        .with_panel(
            lines(
                "Counts against what is usual",
                "How many times what is usual for that time of the week a count stands at, where "
                "a rule on surges watches it; what is usual is taken to be 1 at least. From where "
                "on it is a surge, each rule says: by `levels`, and by a `minimum`.",
                Query(f"topk(10, {TIMES_USUAL})", "{{scope}}: {{kind}} within {{window}}"),
                span=14,
                unit="suffix:×",
                least=None,
            )
        )
        .with_panel(_surges())
        .with_row(dashboard.Row("Where the figures come from"))
        .with_panel(
            bars(
                "Articles by publisher, 24 hours",
                "Publishers that were read most; small ones together are `other`.",
                Query(
                    "sort_desc(topk(15, "
                    "sum by (publisher) (increase(tallywire_publisher_articles_total[24h]))))",
                    "{{publisher}}",
                ),
                height=11,
                colors=FieldColorModeId.CONTINUOUS_BLUES,
            )
        )
        .with_panel(
            bars(
                "Reports by publisher, 24 hours",
                "Of these articles, those with something to report that no other had told in the "
                "same words.",
                Query(
                    "sort_desc(topk(15, sum by (publisher) (increase("
                    'tallywire_publisher_articles_total{outcome="reported"}[24h]))))',
                    "{{publisher}}",
                ),
                height=11,
                colors=FieldColorModeId.CONTINUOUS_BLUES,
            )
        )
        .with_panel(
            bars(
                "Figures by kind, 24 hours",
                "Figures read out of articles: each claim of each article, before they are "
                "weighed against each other.",
                Query(
                    "sort_desc(sum by (kind) (increase(tallywire_figures_total[24h])))",
                    "{{kind}}",
                ),
                height=11,
                colors=FieldColorModeId.CONTINUOUS_PURPLES,
            )
        )
        .build()
    )


def _country() -> dashboard.QueryVariable:
    return (
        dashboard.QueryVariable("country")
        .label("Country")
        .description("ISO 3166-1 alpha-2; ZZ, unknown places, is not among all of them")
        .datasource(SOURCE)
        .query({"query": "label_values(tallywire_count, scope)", "refId": "country"})
        .regex("/^[A-Z]+$/")  # not the world
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(VariableSort.ALPHABETICAL_ASC)
        .multi(True)
        .include_all(True)
        .all_value(EVERY_COUNTRY)
        .current(VariableOption(text=["All"], value=["$__all"]))
    )


def _kind() -> dashboard.CustomVariable:
    chosen = str(Kind.KILLED)
    return (
        dashboard.CustomVariable("kind")
        .label("Kind")
        .values(",".join(Kind))
        .options([VariableOption(value == chosen, value, value) for value in map(str, Kind)])
        .current(VariableOption(text=chosen, value=chosen))
    )


def _window() -> dashboard.QueryVariable:
    """Those that are kept: `TALLYWIRE_WINDOWS`."""
    return (
        dashboard.QueryVariable("window")
        .label("Window")
        .datasource(SOURCE)
        .query({"query": "label_values(tallywire_count, window)", "refId": "window"})
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(VariableSort.NATURAL_ASC)
        .current(VariableOption(text="24h", value="24h"))
    )


def _toll(title: str, kind: Kind, steps: Steps) -> stat.Panel:
    return figure(
        f"{title} within $window",
        "Newly reported within the window in these countries, best estimate. " + WITHOUT_UNKNOWN,
        Query(f"sum({BY_COUNTRY.replace('$kind', kind)})"),
        steps=steps,
    )


def _map() -> geomap.Panel:
    """Countries as circles on outlines that come with Grafana: no server of tiles is asked."""
    outlines = (
        MapLayerOptions()
        .type("geojson")
        .name("Countries")
        .config(
            {
                "src": "public/maps/countries.geojson",
                "style": {"color": {"fixed": "dark-blue"}, "opacity": 0.15, "lineWidth": 1},
            }
        )
    )
    circles = (
        MapLayerOptions()
        .type("markers")
        .name("Counts")
        .location(
            FrameGeometrySource()
            .mode(FrameGeometrySourceMode.LOOKUP)
            .lookup("scope")
            .gazetteer("public/gazetteer/countries.json")
        )
        .config(
            {
                "showLegend": True,
                "style": {
                    "color": {"field": "Value", "fixed": "red"},
                    "opacity": 0.6,
                    "size": {"field": "Value", "fixed": 8, "min": 6, "max": 40},
                    "symbol": {"mode": "fixed", "fixed": "img/icons/marker/circle.svg"},
                    "text": {"mode": "field", "field": "scope", "fixed": ""},
                    "textConfig": {"fontSize": 11, "textAlign": "center", "textBaseline": "middle"},
                },
            }
        )
        .tooltip(True)
    )
    return (
        geomap.Panel()
        .title("$kind within $window, by country")
        .description(
            "Newly reported within the window, best estimate; a larger circle is a higher count."
        )
        .datasource(SOURCE)
        .with_target(Query(f"{BY_COUNTRY} > 0").as_table())
        .span(15)
        .height(14)
        .unit(units.Short)
        .decimals(0)
        .color_scheme(dashboard.FieldColor().mode(FieldColorModeId.CONTINUOUS_YL_RD))
        .data_links(
            [
                dashboard.DashboardLink("Look closer").url(
                    f"{HERE}&var-country=${{__data.fields.scope}}"
                )
            ]
        )
        .view(geomap.MapViewConfig().id("coords").lat(20).lon(10).zoom(1))
        .controls(geomap.ControlsOptions().show_zoom(True).mouse_wheel_zoom(False))
        .basemap(outlines)
        .layers([circles])
        .tooltip(geomap.TooltipOptions().mode(TooltipMode.DETAILS))
    )


def _matrix() -> table.Panel:
    """Kinds down, windows across: those that are kept by default in this order."""
    columns = {"kind\\window": "kind"} | {window: window for window in WINDOWS}
    return (
        table.Panel()
        .title("Rolling counts by kind and window")
        .description(
            "Newly reported in these countries within each window, best estimate. "
            + WITHOUT_UNKNOWN
        )
        .datasource(SOURCE)
        .with_target(Query(BY_KIND_AND_WINDOW).as_table())
        .span(9)
        .height(9)
        .decimals(0)
        .transformations(
            [
                DataTransformerConfig(
                    "groupingToMatrix",
                    options={"columnField": "window", "rowField": "kind", "valueField": "Value"},
                ),
                organized(columns),
            ]
        )
    )


def _newest_alerts() -> table.Panel:
    newest = f"topk(20, {SENT})"
    severities = {
        name: ValueMappingResult(text=name, color=color, index=number)
        for number, (name, color) in enumerate(SEVERITIES.items())
    }
    return (
        listing(
            "Newest alerts",
            "The alerts that stand and were sent or updated last, in article time; the messages "
            "themselves are on news.alerts.v1 (`tallywire watch alerts`).",
            Query(f"{newest} * 1000"),
            Query(f"{TOLD} and {newest}"),
            columns={
                "Value #A": "sent",
                "severity": "severity",
                "event": "what",
                "scope": "where",
                "Value #B": "how many",
                "rule": "rule",
            },
            span=14,
        )
        .sort_by([TableSortByFieldState().display_name("sent").desc(True)])
        .override_by_name("sent", [DynamicConfigValue("unit", "dateTimeAsIso")])
        .override_by_name(
            "severity",
            [
                DynamicConfigValue("mappings", [ValueMap(severities)]),
                DynamicConfigValue("custom.cellOptions", {"type": "color-text"}),
            ],
        )
    )


def _surges() -> table.Panel:
    return (
        listing(
            "Furthest above what is usual",
            "Of the counts that a rule on surges watches, those highest against what is usual at "
            "this time of the week, whether or not the rule takes them for a surge.",
            Query(HIGHEST),
            Query(f"{COUNT} and on (scope, kind, window) {HIGHEST}"),
            Query(f"{USUAL} and on (scope, kind, window) {HIGHEST}"),
            columns={
                "scope": "where",
                "kind": "kind",
                "window": "window",
                "Value #B": "count",
                "Value #C": "usual",
                "Value #A": "times the usual",
            },
            span=10,
        )
        .decimals(1)
        .sort_by([TableSortByFieldState().display_name("times the usual").desc(True)])
        .override_by_name(
            "times the usual",
            [
                DynamicConfigValue("unit", "suffix:×"),
                DynamicConfigValue("custom.cellOptions", {"type": "gauge", "mode": "gradient"}),
                DynamicConfigValue("min", 0),
            ],
        )
    )
