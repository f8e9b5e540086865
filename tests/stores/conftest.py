"""What the tests of stores share: payloads of every provider, and a place to write to."""

import shutil
import tempfile
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def in_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is such a thing: nobody pulls a plug here."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    made = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else tmp_path_factory.mktemp("m")))
    yield made
    shutil.rmtree(made)
