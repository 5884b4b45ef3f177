"""An explanation, for people to read."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from schemas import Incident, Kind
from streams.cli.tables import SHORT_ID, add, bounds, where
from streams.tally.explain import Affinity, Carried, Decision, Explanation, Merged, Said, Told
from streams.tally.grouping import JOIN

UNWRAPPED = 10_000
"""Columns where there is no terminal: each line is a fact."""
QUOTES = 3
"""Quotes shown of a kind; the JSON has all."""


def show(explanation: Explanation) -> None:
    """Print it: in colour on a terminal, as plain text in a pipe."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=UNWRAPPED)
    for block in _blocks(explanation):
        console.print(block)


def _blocks(explanation: Explanation) -> Iterator[RenderableType]:
    numbers = {told.article_id: f"[{n}]" for n, told in enumerate(explanation.reports, start=1)}
    yield from _head(explanation)
    for decision in sorted(explanation.kinds, key=lambda one: list(Kind).index(one.kind)):
        yield from _decision(decision, numbers)
    for told in explanation.reports:
        yield from _told(told, explanation, numbers)
    yield from _rest(explanation, numbers)
    yield Text(
        "\nEach report is explained against the incident as it stands now; when it came in, fewer "
        "were there.",
        style="dim",
    )


def _head(explanation: Explanation) -> Iterator[RenderableType]:
    incident = explanation.incident
    yield Text(incident.headline, style="bold")
    facts = [f"incident {explanation.record.incident_id}", incident.category.replace("_", " ")]
    facts.append(where(incident.place))
    if incident.date:
        facts.append(" to ".join(dict.fromkeys(map(str, (incident.date.start, incident.date.end)))))
    if incident.is_look_back:
        facts.append("a look-back, which counts nowhere")
    if explanation.is_closed:
        facts.append("closed: new reports tell of something else")
    yield _indented("; ".join(facts))
    yield _indented(
        f"{incident.first_reported_at:%Y-%m-%d %H:%M} to {incident.updated_at:%Y-%m-%d %H:%M} UTC; "
        f"reports: {len(explanation.reports)}, copies: {len(explanation.copies)}, "
        f"sources: {len(incident.sources)}, revision: {incident.revision}"
    )
    yield from _what_is_missing(explanation)


def _what_is_missing(explanation: Explanation) -> Iterator[RenderableType]:
    if explanation.unknown:
        yield _indented(
            f"Not explained, since their reports lie on the topic no more: "
            f"{', '.join(explanation.unknown)}",
            style="yellow",
        )
    for article_id, home in explanation.elsewhere.items():
        yield _indented(f"Without these, {article_id} lies in {_short(home)}", style="yellow")
    if explanation.record.tolls != explanation.incident.tolls:
        yield _indented(
            f"The record says {_tolls(explanation.record)}; what is at hand makes "
            f"{_tolls(explanation.incident)}",
            style="yellow",
        )


def _decision(decision: Decision, numbers: dict[str, str]) -> Iterator[RenderableType]:
    toll = decision.toll
    yield Text()
    yield Text.assemble((_kind(decision.kind), "bold"), "  ", (bounds(toll), "bold cyan"))
    yield _indented(f"best {toll.best:,}: {_why(decision)}")
    if decision.said:
        highest = f"high {toll.high:,}" if toll.high is not None else "open above"
        yield _indented(
            f"low {toll.low:,}: {_listed(decision.lowest)}; {highest}: {_listed(decision.highest)}"
        )
        statements = Table.grid(padding=(0, 2))
        for said in decision.said:
            add(statements, *_said(said, numbers))
        yield Padding(statements, (0, 0, 0, 4), expand=False)


def _why(decision: Decision) -> str:
    if len(decision.votes) < 2:
        return decision.rule
    votes = ", ".join(f"{best:,} by {len(sources)}" for best, sources in decision.votes.items())
    return f"{decision.rule} ({votes})"


def _said(said: Said, numbers: dict[str, str]) -> tuple[str, ...]:
    stated = bounds(said.stated)
    if said.counted != said.stated:
        stated += f", counted as {bounds(said.counted)}"
    return (
        numbers[said.article_id],
        f"{said.published_at:%Y-%m-%d %H:%M}",
        said.source,
        stated,
        "stands" if said.stands else "left out",
    )


def _told(
    told: Told, explanation: Explanation, numbers: dict[str, str]
) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble(
        f"{numbers[told.article_id]} {told.published_at:%Y-%m-%d %H:%M} ",
        _by(told),
        ": ",
        (told.title, "bold"),
    )
    yield _indented(" ".join(filter(None, (told.article_id, told.url))))
    for kind, toll in told.tolls.items():
        quotes = "; ".join(f"“{quote}”" for quote in told.quotes.get(kind, ())[:QUOTES])
        yield _indented(f"{_kind(kind)} {bounds(toll)}{': ' if quotes else ''}{quotes}")
    yield from (_indented(line) for line in _history(told, explanation))
    if told.belongs:
        yield from _affinity("like the others", told.belongs, numbers)
    if told.runner_up:
        other = f"{_short(told.runner_up.incident_id)} “{told.runner_up.headline}”"
        like = f"{_comparison(told.belongs, told.runner_up)} {other}"
        yield from _affinity(like, told.runner_up, numbers)


def _by(told: Told) -> str:
    publisher = told.publisher or "no publisher"
    return f"{publisher}, from {told.agency}" if told.agency else publisher


def _comparison(belongs: Affinity | None, runner_up: Affinity) -> str:
    if belongs is None:
        return "likest is"
    return "less like" if runner_up.score < belongs.score else "more like"


def _history(told: Told, explanation: Explanation) -> Iterator[str]:
    here = explanation.incident.incident_id
    for founded in told.founded:
        yield f"founded {'this incident' if founded == here else _short(founded)}"
    if told.moves:
        yield f"changed incidents {told.moves} times"
    if told.replaces:
        yield f"replaced the reports of {', '.join(told.replaces)}"
    for copy in explanation.copies:
        if copy.copy_of == told.article_id:
            yield f"carried by {_copy(copy)}"


def _affinity(like: str, affinity: Affinity, numbers: dict[str, str]) -> Iterator[RenderableType]:
    """Say the sum, what speaks for it and what against it, and which reports are the likest."""
    sign = "≥" if affinity.score >= JOIN else "<"
    parts = sorted(affinity.parts.items(), key=lambda part: -part[1])
    weighed = ", ".join(f"{name} {value:+.1f}" for name, value in parts if round(value, 1))
    yield _indented(f"{like}: {affinity.score:+.1f} {sign} {JOIN:.1f} from {weighed}")
    likest = "; ".join(
        f"{numbers.get(one.article_id, one.article_id)} {one.score:+.1f} ({', '.join(one.terms)})"
        for one in affinity.likest
    )
    yield _indented(f"likest of {affinity.compared}: {likest}", by=4, style="dim")


def _rest(explanation: Explanation, numbers: dict[str, str]) -> Iterator[RenderableType]:
    lines = [_merged(one, numbers) for one in explanation.merged]
    lines += [
        f"{one} was replaced by {numbers.get(new, new)}"
        for one, new in explanation.superseded.items()
    ]
    lines += [
        f"{one} was withdrawn at {since:%Y-%m-%d %H:%M}"
        for one, since in explanation.withdrawn.items()
    ]
    lines += [
        f"{copy.article_id} copies {copy.copy_of}, which reports nothing any more"
        for copy in explanation.copies
        if copy.copy_of not in numbers and not copy.kinds
    ]
    if explanation.past:
        lines.append(f"too old to be kept whole: {', '.join(explanation.past)}")
    if lines:
        yield Text()
        yield from map(Text, lines)


def _merged(merged: Merged, numbers: dict[str, str]) -> str:
    shown = numbers.get(merged.shown_by or "", merged.shown_by)
    by = f", as {shown} showed" if shown else ""
    return f"{_short(merged.incident_id)} “{merged.headline}” proved to be this one{by}"


def _copy(copy: Carried) -> str:
    return f"{copy.article_id} ({copy.publisher or '?'}, {copy.published_at:%Y-%m-%d %H:%M})"


def _tolls(incident: Incident) -> str:
    return ", ".join(f"{_kind(kind)} {bounds(toll)}" for kind, toll in incident.tolls.items())


def _kind(kind: Kind) -> str:
    return kind.replace("_", " ")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _short(incident_id: str) -> str:
    return f"incident {incident_id[:SHORT_ID]}"


def _indented(text: str, by: int = 2, style: str = "") -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, by), expand=False)
