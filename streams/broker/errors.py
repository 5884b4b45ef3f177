"""What can go wrong with a broker."""

import os

from streams.errors import UserError
from streams.settings import Settings


class BrokerError(UserError):
    """A broker can't be started or reached; the message says which, and what to do."""

    exit_code = os.EX_UNAVAILABLE


def no_broker(settings: Settings, error: Exception) -> BrokerError:
    """The error of a client that could not connect."""
    return BrokerError(
        f"no Kafka answers at {settings.broker} ({error}); "
        "start one, or point TALLYWIRE_BROKER=host:port at yours"
    )
