"""Verdicts as JSON."""

import json

import pytest

from schemas import Method
from streams.dedupe.verdict import Copy, New, Version, from_json, to_json


@pytest.mark.parametrize(
    "verdict",
    [New(), Version(None), Version("a1"), Copy("a1", Method.NEAR, 0.75)],
    ids=["new", "version", "version of another", "copy"],
)
def test_a_verdict_is_read_back_as_it_was(verdict):
    assert from_json(json.loads(json.dumps(to_json(verdict)))) == verdict
