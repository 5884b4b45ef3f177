"""The command `tallywire`."""

import gc
import importlib
import logging
import os
import signal
import sys

import click

from streams.errors import UserError

COMMANDS = {
    "demo": "streams.cli.demo",
    "topics": "streams.cli.topics",
    "worker": "streams.cli.worker",
    "feed": "streams.cli.feed",
    "watch": "streams.cli.watch",
    "explain": "streams.cli.explain",
    "normalize": "streams.cli.normalize",
    "extract": "streams.cli.extract",
    "rules": "streams.cli.rules",
    "replay": "streams.cli.replay",
    "deadletters": "streams.cli.deadletters",
}
"""Each command with the module that holds it as `command`; imported when it is called."""


GARBAGE = 50_000
"""New objects after which Python looks for cycles among them. Its own 700 cost a seventh of the
start, and find next to nothing: an article's objects have no cycles, and what is loaded stays."""


class LazyGroup(click.Group):
    """A group that imports a command only to run it, or to describe it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order that a new user needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(module).command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tallywire")
def cli() -> None:
    """A live tally of what the news says happened.

    Every command that needs Kafka finds it by TALLYWIRE_BROKER=host:port (default
    127.0.0.1:9092); other settings have the same prefix and may stand in .env or tallywire.toml.
    """


def main() -> None:
    """Run the command line; ends the process, with the statuses that a Unix user expects."""
    gc.set_threshold(GARBAGE)
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # its errors reach the user as ours
    try:
        status = cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = 128 + signal.SIGINT
    except UserError as error:
        click.echo(f"tallywire: {error}", err=True)
        status = error.exit_code
    except BrokenPipeError:
        # The reader of our output has seen enough; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 128 + signal.SIGPIPE
    sys.exit(status)
