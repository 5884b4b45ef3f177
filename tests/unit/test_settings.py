import os
import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic_core import to_json

from streams import settings
from streams.errors import UserError
from streams.settings import Settings, SettingsError, load

SESAME = "open sesame"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory without settings, and an environment without any."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TALLYWIRE_")]:
        monkeypatch.delenv(name)
    return tmp_path


def test_there_is_a_default_for_everything() -> None:
    conf = load()
    assert conf.broker == "127.0.0.1:9092"
    assert conf.security_protocol == "PLAINTEXT"
    assert conf.web_bind == "127.0.0.1", "what tells of the worker is not for everybody"


def test_an_argument_wins_over_the_environment_over_env_file_over_toml(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = ["toml", "dotenv", "environment", "argument"]
    (folder / "tallywire.toml").write_text('broker = "toml:1"\napp_id = "toml"\nstore = "rocksdb"')
    assert (load().broker, load().app_id) == ("toml:1", sources[0])
    (folder / ".env").write_text("TALLYWIRE_BROKER=dotenv:1\nTALLYWIRE_APP_ID=dotenv\n")
    assert (load().broker, load().app_id) == ("dotenv:1", sources[1])
    monkeypatch.setenv("TALLYWIRE_BROKER", "environment:1")
    assert (load().broker, load().app_id) == ("environment:1", sources[1])
    assert load(broker="argument:1").broker == "argument:1"
    assert load().store == "rocksdb", "what nothing else says stands as the file has it"


def test_another_toml_file_can_be_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mine.toml").write_text('broker = "mine:1"')
    monkeypatch.setenv("TALLYWIRE_CONFIG", "mine.toml")
    assert load().broker == "mine:1"


def test_a_toml_file_that_is_named_and_missing_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TALLYWIRE_CONFIG", "nowhere.toml")
    with pytest.raises(SettingsError, match=r"TALLYWIRE_CONFIG names nowhere\.toml"):
        load()


def test_a_file_that_is_no_toml_is_an_error_of_the_user(folder: Path) -> None:
    (folder / "tallywire.toml").write_text("broker = kafka:9092")
    with pytest.raises(SettingsError, match=r"tallywire\.toml"):
        load()


def test_windows_are_named_in_a_line_or_in_a_list(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load().windows == ("1h", "24h", "7d", "30d")
    (folder / "tallywire.toml").write_text('windows = ["7d", "6h"]')
    assert load().windows == ("6h", "7d")
    monkeypatch.setenv("TALLYWIRE_WINDOWS", "2d, 1h,24h")
    assert load().windows == ("1h", "24h", "2d")
    monkeypatch.setenv("TALLYWIRE_WINDOWS", "1h,90d")
    with pytest.raises(SettingsError, match=r"^TALLYWIRE_WINDOWS: window '90d': expected 30d at"):
        load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TALLYWIRE_WINDOWS", ""),
        ("TALLYWIRE_WINDOWS", "24h 7d"),
        ("TALLYWIRE_WINDOWS", "90d"),
        ("TALLYWIRE_PARTITIONS", "0"),
        ("TALLYWIRE_PARTITIONS", "four"),
        ("TALLYWIRE_STORE", "redis"),
        ("TALLYWIRE_SECURITY_PROTOCOL", "TLS"),
        ("TALLYWIRE_WEB_PORT", "70000"),
        ("TALLYWIRE_DEDUPE_WINDOW", "a week"),
        ("TALLYWIRE_DEDUPE_WINDOW", "-P1D"),
        ("TALLYWIRE_QUIET_TIME", "P30D"),
        ("TALLYWIRE_MAX_ARTICLE_BYTES", "999999999"),
    ],
)
def test_a_value_that_can_not_be_used_is_said_with_the_name_of_its_variable(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load()
    assert str(error.value).startswith(f"{name}: ")
    assert "\n" not in str(error.value)


def test_all_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_PARTITIONS", "0")
    monkeypatch.setenv("TALLYWIRE_STORE", "redis")
    with pytest.raises(SettingsError, match=r"TALLYWIRE_PARTITIONS: .*; TALLYWIRE_STORE: .*"):
        load()


def test_a_sender_that_cap_could_not_refer_to_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_ALERT_SENDER", "our desk")
    with pytest.raises(SettingsError, match="TALLYWIRE_ALERT_SENDER"):
        load()


def test_allowed_values_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_STORE", "redis")
    with pytest.raises(SettingsError, match=r"'memory' or 'rocksdb'"):
        load()


def test_settings_errors_are_the_users_and_end_with_1() -> None:
    assert issubclass(SettingsError, UserError)
    assert SettingsError.exit_code == 1


def test_spans_are_written_as_iso_8601_or_as_a_clock_shows_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TALLYWIRE_DEDUPE_WINDOW", "72:00:00")
    monkeypatch.setenv("TALLYWIRE_QUIET_TIME", "P40D")
    assert load().dedupe_window == timedelta(days=3)
    assert load().quiet_time == timedelta(days=40)


def test_a_password_shows_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_SASL_PASSWORD", SESAME)
    conf = load()
    for shown in (repr(conf), str(conf), str(conf.model_dump()), to_json(conf).decode()):
        assert "sesame" not in shown


def test_a_password_shows_in_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_SASL_PASSWORD", SESAME)
    monkeypatch.setenv("TALLYWIRE_PARTITIONS", "0")
    with pytest.raises(SettingsError) as error:
        load()
    assert "sesame" not in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_a_plain_client_needs_the_address_alone() -> None:
    assert load(broker="kafka:9092").client_options() == {
        "bootstrap_servers": "kafka:9092",
        "security_protocol": "PLAINTEXT",
    }


@pytest.mark.parametrize(
    ("protocol", "logs_in", "is_encrypted"),
    [
        ("PLAINTEXT", False, False),
        ("SSL", False, True),
        ("SASL_PLAINTEXT", True, False),
        ("SASL_SSL", True, True),
    ],
)
def test_a_client_logs_in_and_encrypts_as_the_protocol_says(
    protocol: str, logs_in: bool, is_encrypted: bool
) -> None:
    conf = load(security_protocol=protocol, sasl_username="desk", sasl_password=SESAME)
    options = conf.client_options()
    assert options["security_protocol"] == protocol
    assert ("ssl_context" in options) is is_encrypted
    login = {name: value for name, value in options.items() if name.startswith("sasl_")}
    assert login == (
        {
            "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_plain_username": "desk",
            "sasl_plain_password": SESAME,
        }
        if logs_in
        else {}
    )


def test_an_encrypted_client_checks_the_brokers_certificate_and_name() -> None:
    context = load(security_protocol="SSL").client_options()["ssl_context"]
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize("name", ["ssl_cafile", "ssl_certfile"])
def test_a_certificate_file_that_is_missing_is_an_error_of_the_user(name: str) -> None:
    conf = {"security_protocol": "SSL", name: "nowhere.pem"}
    with pytest.raises(SettingsError, match=f"TALLYWIRE_{name.upper()}"):
        load(**conf).client_options()


def test_the_example_of_an_env_file_can_be_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = Path(settings.__file__).parents[1] / ".env.example"
    lines = [line.lstrip("# ") for line in example.read_text().splitlines()]
    named = [line for line in lines if line.startswith("TALLYWIRE_")]
    (folder / ".env").write_text("\n".join(named))
    (folder / "streams" / "alerts").mkdir(parents=True)  # .env lies at the root of the project
    (folder / "streams" / "alerts" / "rules.toml").touch()
    load()
    fields = {f"TALLYWIRE_{name.upper()}" for name in Settings.model_fields}
    assert {line.split("=", 1)[0] for line in named} <= fields
    assert named
