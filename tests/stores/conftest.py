"""What the tests of stores share: payloads of every provider."""

from pathlib import Path

import pytest

from identity_schema import Context, normalize
from identity_schema.records import Records

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def many() -> list[Records]:
    """The mixed examples three times, each with a key of its own."""
    lines = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines() * 3
    return [normalize(line, context=Context(source=f"m:{n}")) for n, line in enumerate(lines)]
