import json
import subprocess
import sys
from pathlib import Path

import jsonschema

from schemas import export


def test_what_is_checked_in_is_what_the_models_say() -> None:
    assert export.drifted() == []


def test_each_schema_is_one_by_the_meta_schema() -> None:
    schemas = {name: text for name, text in export.documents().items() if "schema" in name}
    assert len(schemas) == len(export.documents()) - 1  # asyncapi.json
    for text in schemas.values():
        schema = json.loads(text)
        jsonschema.validators.validator_for(schema, default=None).check_schema(schema)


def test_a_changed_a_missing_and_a_forgotten_file_are_drift(tmp_path: Path) -> None:
    export.write(tmp_path)
    assert export.drifted(tmp_path) == []
    (tmp_path / "alert.v1.schema.json").write_text("{}")
    (tmp_path / "count.v1.schema.json").unlink()
    (tmp_path / "gone.v1.schema.json").write_text("{}")
    drift = ["alert.v1.schema.json", "count.v1.schema.json", "gone.v1.schema.json"]
    assert export.drifted(tmp_path) == drift
    export.write(tmp_path)
    assert export.drifted(tmp_path) == []


def test_the_command_that_checks_agrees() -> None:
    command = [sys.executable, "-m", "schemas.export", "--check"]
    assert subprocess.run(command, check=False).returncode == 0
