"""What the tests of the command share: a way to run it, and payloads."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from identity_schema.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@attrs.frozen
class Done:
    """What a run of the command came to."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Done:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse has spoken
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of examples."""
    return EXAMPLES
