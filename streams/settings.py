"""Settings: from the environment (`TALLYWIRE_*`), a `.env` file, or a TOML file, in that order."""

import os
import ssl
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    FilePath,
    SecretStr,
    ValidationError,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from schemas.alert import CapName
from streams.errors import UserError
from streams.tally.book import LONGEST, QUIET
from streams.tally.counts import WINDOWS, in_order

CONFIG_FILE = "tallywire.toml"
"""Read from the working directory; `TALLYWIRE_CONFIG` names another file."""


def _split(written: Any) -> Any:
    return [one.strip() for one in written.split(",")] if isinstance(written, str) else written


Windows = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split), AfterValidator(in_order)]


class SettingsError(UserError):
    """A setting can't be used; the message says which, why, and what is allowed."""


class Settings(BaseSettings):
    """Everything that can be set. A field `broker` is the variable `TALLYWIRE_BROKER`."""

    model_config = SettingsConfigDict(
        env_prefix="TALLYWIRE_",
        env_file=".env",
        extra="ignore",
        use_attribute_docstrings=True,
        frozen=True,
    )

    # -- the broker
    broker: str = "127.0.0.1:9092"
    """Kafka's bootstrap servers: `host:port`, several separated by commas."""
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    """Whether to log in (`SASL_`) and to encrypt (`SSL`)."""
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    """How to log in."""
    sasl_username: str | None = None
    """Name to log in with."""
    sasl_password: SecretStr | None = None
    """Password to log in with; never shown."""
    ssl_cafile: FilePath | None = None
    """PEM file of the authority that signed the broker's certificate; the system's by default."""
    ssl_certfile: FilePath | None = None
    """PEM file of our own certificate, for a broker that asks for one."""
    ssl_keyfile: FilePath | None = None
    """PEM file of its key."""
    partitions: int = Field(default=4, ge=1)
    """Partitions of every topic; fixed once the topics stand."""
    replication: int = Field(default=1, ge=1)
    """Copies of every topic; 3 on a cluster."""

    # -- the worker
    app_id: str = "tallywire"
    """Consumer group of the workers, and prefix of their changelog topics."""
    store: Literal["memory", "rocksdb"] = "memory"
    """Where tables live beside their changelog; `rocksdb` keeps them on disk over a restart."""
    data_dir: Path = Path(".tallywire")
    """Folder of the RocksDB tables; each worker of a machine needs its own."""
    web_bind: str = "127.0.0.1"
    """Address on which the page, /api, /metrics, /healthz and /readyz are served."""
    web_port: int = Field(default=6066, ge=1, le=65535)
    """Port for these; each worker of a machine needs its own."""
    web_page: bool = True
    """Whether the page and /api are served, which show what comes out to whoever reaches them."""
    web_names: str = "localhost"
    """Names by which a browser may call for these, besides addresses, separated by commas: a proxy
    in front passes its own. Whoever owns another name can't point it here to read along."""
    standby_replicas: int = Field(default=0, ge=0)
    """Other workers that keep a warm copy of each table of RocksDB, to take over without reading
    its changelog first; of a table in memory it is of no use."""

    # -- what is read, and how it is counted
    max_article_bytes: int = Field(default=2_000_000, ge=1_000, le=4_000_000)
    """A raw record larger than this is refused before it is parsed."""
    dedupe_window: timedelta = Field(default=timedelta(days=7), gt=timedelta())
    """How long an article is remembered, to know its copies by; event time."""
    windows: Windows = WINDOWS
    """The rolling windows, separated by commas: one to eight of so many hours or days, `30d` at
    most. Workers that are started with others end the counts of those that are gone, and count what
    is new from the incidents that they keep."""
    quiet_time: timedelta = Field(default=QUIET, ge=timedelta(days=31))
    """An incident that nobody reported for this long is closed; event time, and longer than the
    longest window. Every open incident takes memory: see `streams/tally/README.md`."""
    longest_life: timedelta = Field(default=LONGEST, ge=timedelta(days=31))
    """From this long after its first report on, a month without another closes an incident."""
    rules: FilePath | None = None
    """Alert rules, a TOML file; the rules that ship with tallywire by default."""
    alert_sender: CapName = "tallywire"
    """Who sends the alerts, unique in the world, such as your domain name: CAP 1.2 `sender`."""
    clock: Literal["wall", "event"] = "wall"
    """What moves the rolling windows on: the time of day, or only the articles' own times
    (for the replay of an archive)."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the TOML file below the environment."""
        path = Path(os.environ.get("TALLYWIRE_CONFIG", CONFIG_FILE))
        toml = TomlConfigSettingsSource(settings_cls, path)
        return init_settings, env_settings, dotenv_settings, toml

    def client_options(self) -> dict[str, Any]:
        """Keyword arguments that let an aiokafka client reach the broker."""
        options: dict[str, Any] = {
            "bootstrap_servers": self.broker,
            "security_protocol": self.security_protocol,
        }
        if self.uses_sasl:
            password = self.sasl_password.get_secret_value() if self.sasl_password else None
            options |= {
                "sasl_mechanism": self.sasl_mechanism,
                "sasl_plain_username": self.sasl_username,
                "sasl_plain_password": password,
            }
        if self.uses_tls:
            options["ssl_context"] = self.ssl_context()
        return options

    @property
    def uses_sasl(self) -> bool:
        """Whether clients log in with a name and a password."""
        return self.security_protocol.startswith("SASL")

    @property
    def uses_tls(self) -> bool:
        """Whether the connection is encrypted."""
        return self.security_protocol.endswith("SSL")

    def ssl_context(self) -> ssl.SSLContext:
        """The TLS context made of the certificate files."""
        context = ssl.create_default_context(cafile=self.ssl_cafile)
        if self.ssl_certfile:
            context.load_cert_chain(self.ssl_certfile, self.ssl_keyfile)
        return context


def embedded(address: str) -> dict[str, Any]:
    """What the embedded broker wants other than the user's own settings say."""
    return {
        "broker": address,
        "security_protocol": "PLAINTEXT",
        "replication": 1,
        "app_id": "tallywire",
        "clock": "event",
    }


def as_environment(**values: Any) -> dict[str, str]:
    """Settings as the variables that hand them to another process."""
    return {f"TALLYWIRE_{name.upper()}": str(value) for name, value in values.items()}


def load(**overrides: Any) -> Settings:
    """Read the settings; values given here win. Raises `SettingsError`."""
    config = os.environ.get("TALLYWIRE_CONFIG")
    if config and not Path(config).is_file():
        raise SettingsError(f"TALLYWIRE_CONFIG names {config}, which is not a file")
    try:
        return Settings(**overrides)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{config or CONFIG_FILE} is not TOML: {error}") from None
    except ValidationError as error:
        lines = (
            f"TALLYWIRE_{'_'.join(map(str, e['loc'])).upper()}: "
            + e["msg"].removeprefix("Value error, ")
            for e in error.errors()
        )
        raise SettingsError("; ".join(lines)) from None
