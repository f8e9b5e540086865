"""Never half a payload, never twice: a run may be killed at any moment, and be given again."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from killing import Server, moments
from storing import held

OUTPUTS = ["out.duckdb", "out", "out.jsonl"]


def payload(key: str, *names: str) -> bytes:
    """Give a payload of a key, with an identity of each name."""
    identities = [
        {"name": name, "address": {"value": f"{n} Queen St, Auckland"}, "meta": {"n": n}}
        for n, name in enumerate(names)
    ]
    return json.dumps({"_id": key, "status": "COMPLETE", "identities": identities}).encode()


EARLIER = [payload(f"k{n}", "Ada", "Bob") for n in range(5)]
LATER = [
    payload("k1", "Cyd"), payload("n1", "Dee"), b"no JSON", payload("n2", "Eve", "Fay"),
    payload("k3"), payload("n1", "Gus", "Hal"), payload("n1", "Ida"), b'{"no": "key"}',
    payload("n3", "Jon"), payload("n2", "Kim"), payload("n4", "Lee"),
]  # fmt: skip
"""Payloads that come again: in the same span, in another one, and in the earlier output."""


def command(output: Path, way: str, workers: int = 1) -> list[object]:
    """Give the command that loads the later payloads."""
    return [
        "normalize", "later.jsonl", "--to", output, way, "--key", "_id", "--span", 4,
        "--workers", workers,
    ]  # fmt: skip


def content(output: Path) -> tuple[Any, bytes]:
    """Give everything that an output has, in its order, and its quarantine.

    Rows, not files: who is killed at the very last step appends again, to parts of other numbers.
    """
    quarantine = output.with_name(f"{output.name}.quarantine.jsonl")
    rows = output.read_bytes() if output.suffix == ".jsonl" else held(output)
    return rows, quarantine.read_bytes()


@pytest.fixture(scope="module")
def folder(in_memory: Path) -> Path:
    """A folder with the inputs."""
    made = Path(tempfile.mkdtemp(dir=in_memory))
    (made / "earlier.jsonl").write_bytes(b"\n".join([*EARLIER, b"bad"]))
    (made / "later.jsonl").write_bytes(b"\n".join(LATER))
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """A server in that folder."""
    with Server(folder) as made:
        yield made


@pytest.fixture(scope="module", params=OUTPUTS)
def output(request: pytest.FixtureRequest, folder: Path, server: Server) -> Path:
    """An earlier output, in a folder of its own that is copied for each call."""
    path: Path = folder / f"kept-{request.param}" / request.param
    path.parent.mkdir()
    server.call("normalize", "earlier.jsonl", "--to", path, "--key", "_id")
    return path


def begin(output: Path) -> Path:
    """Give a fresh copy of the earlier output."""
    fresh = output.parent.with_name(f"fresh-{output.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(output.parent, fresh)
    return fresh / output.name


@pytest.mark.parametrize(
    ("way", "workers", "number"),
    [("--replace", 1, 23), ("--append", 1, 25), ("--replace", 2, 2), ("--append", 2, 2)],
)
def test_law_a_killed_run_that_is_given_again_equals_one_that_was_not(
    server: Server, output: Path, way: str, workers: int, number: int
) -> None:
    path = begin(output)
    whole = server.call(*command(path, way, workers))
    assert whole["status"] == 1, "two payloads cannot be read"
    expected = content(path)
    killed = 0
    for moment in moments(whole, number, seed=workers):
        path = begin(output)
        killed += server.call(*command(path, way, workers), kill=moment)["status"] < 0
        assert server.call(*command(path, way))["status"] == 1
        assert content(path) == expected, moment
        assert {left.name for left in path.parent.iterdir()} == {
            path.name, f"{path.name}.quarantine.jsonl",
        }, moment  # fmt: skip
    assert killed >= number / 2, "those by operations are, and those by time may be over before"
