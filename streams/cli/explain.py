"""`tallywire explain`."""

from pathlib import Path

import click
from pydantic import TypeAdapter

import schemas
from streams import settings
from streams.cli.explanation import show
from streams.cli.retell import Results, Source, Topics
from streams.errors import UserError
from streams.tally.explain import Explanation, explain

SHORTEST = 4
"""Characters of an id that are asked for at least."""
NAMED = 10
"""Incidents that are named where the beginning of an id is that of several."""

_EXPLANATION = TypeAdapter(Explanation)


@click.command("explain")
@click.argument("incident")
@click.option("--json", "as_json", is_flag=True, help="The whole explanation as a line of JSON.")
@click.option(
    "--replay",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Explain from the results of `tallywire replay --out`, without a broker.",
)
def command(incident: str, as_json: bool, folder: Path | None) -> None:
    """Say why an incident has its reports, and how each figure of its toll came about.

    INCIDENT is its id, or the beginning of it. Each report is explained against the incident as it
    stands now, with the others of today; when it came in, fewer were there.

    \b
    Examples:
      tallywire explain 886b479a
      tallywire explain 886b479a --json | jq '.kinds[] | {kind, rule, votes}'
      tallywire explain 886b479a --replay results
    """
    if len(incident) < SHORTEST:
        raise click.UsageError(f"give the first {SHORTEST} characters of its id at least")
    conf = settings.load()
    source: Source = Results(conf, folder) if folder else Topics(conf)
    record = _followed(source, _found(source, incident.lower()))
    explanation = _explained(source, record)
    if as_json:
        click.echo(_EXPLANATION.dump_json(explanation))
    else:
        show(explanation)


def _found(source: Source, beginning: str) -> schemas.Incident:
    """Return the incident whose id begins so. Raises `UserError` if that is none, or several."""
    found = source.find(beginning)
    if not found:
        raise UserError(f"no incident {beginning}; `{source.listing}` shows all with their ids")
    if len(found) > 1:
        named = "\n".join(f"  {one.incident_id}  {one.headline}" for one in found[:NAMED])
        raise UserError(f"{len(found)} ids begin with {beginning}; give more of it:\n{named}")
    return found[0]


def _followed(source: Source, record: schemas.Incident) -> schemas.Incident:
    """Return the incident that this one proved to be in the end."""
    seen = {record.incident_id}
    while record.merged_into and record.merged_into not in seen:
        click.echo(f"{record.incident_id} proved to be {record.merged_into}", err=True)
        record = _found(source, record.merged_into)
        seen.add(record.incident_id)
    return record


def _explained(source: Source, record: schemas.Incident) -> Explanation:
    try:
        return explain(source.retell(record), record)
    except LookupError:
        raise UserError(
            f"none of the {len(record.articles)} articles of incident {record.incident_id} lies on "
            "the topic of figures any more; keep that topic for longer to have such explained"
        ) from None
