"""``identity-schema normalize`` as a process: workers, signals, a full disk, and going on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq
import pytest
from storing import held

Run = Callable[..., Any]

GOOD = b'{"_id": "id_%d", "status": "COMPLETE", "identities": [{"name": "Ada", "meta": {}}]}\n'
LIMITED = """
import resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from identity_schema.cli import main
sys.exit(main(sys.argv[2:]))
"""
LIMITS = {"out.duckdb": 300_000, "out": 21_000, "out.jsonl": 60_000}
"""Outputs, and the size of a file that each does not get along with."""


@pytest.fixture
def payloads(tmp_path: Path) -> Path:
    """A file of payloads in the folder of the test."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"".join(GOOD % n for n in range(400)) + b"bad\n")
    return path


def start(folder: Path, *arguments: object) -> "subprocess.Popen[bytes]":
    """Start the command as a process of its own."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "identity_schema.cli", "normalize", *map(str, arguments)],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def workers_of(process: "subprocess.Popen[bytes]", number: int) -> list[psutil.Process]:
    """Wait until a command has its workers and something is in the store."""
    for _ in range(3000):
        found: list[psutil.Process] = psutil.Process(process.pid).children()
        if len(found) == number:
            return found
        time.sleep(0.02)
    raise AssertionError


def output_of(path: Path) -> Any:
    """Give what an output has."""
    return path.read_bytes() if path.suffix == ".jsonl" else held(path)


@pytest.fixture
def expected(run: Run, payloads: Path, tmp_path: Path) -> bytes:
    """What an output of records has after a run that nothing happened to."""
    assert run("normalize", payloads, "--to", tmp_path / "whole.jsonl").status == 1
    return (tmp_path / "whole.jsonl").read_bytes()


def test_appending_adds_parts(run: Run, payloads: Path, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_bytes(GOOD % 1 + GOOD % 1000)
    assert run("normalize", payloads, "--to", "out", "--key", "_id").status == 1
    done = run("normalize", "more.jsonl", "--to", "out", "--append", "--key", "_id")
    assert done.status == 0
    assert "payloads     2" in done.out
    assert len(pq.read_table(tmp_path / "out" / "payloads")) == 401
    parts = {path.name for path in (tmp_path / "out" / "payloads").iterdir()}
    assert parts == {"part-000000.parquet", "part-000001.parquet"}


def test_replacing_and_appending_are_two_ways(run: Run, payloads: Path) -> None:
    assert run("normalize", payloads, "--append", "--replace").status == 2


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_workers_are_a_number(run: Run, payloads: Path, number: str) -> None:
    assert run("normalize", payloads, "--workers", number).status == 2


def test_a_worker_that_is_killed_is_one_line_and_the_run_goes_on(
    payloads: Path, tmp_path: Path, expected: bytes
) -> None:
    arguments = (payloads, "--to", "out.jsonl", "--workers", 2, "--span", 4)
    with start(tmp_path, *arguments) as process:
        workers_of(process, 2)[0].kill()
        _, err = process.communicate()
    assert process.returncode == 2
    assert err.startswith(b"identity-schema: run.worker: a worker process has ended")
    assert err.count(b"\n") == 1
    with start(tmp_path, *arguments) as process:
        process.communicate()
    assert process.returncode == 1
    assert (tmp_path / "out.jsonl").read_bytes() == expected


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_stopped_leaves_no_process(
    payloads: Path, tmp_path: Path, expected: bytes, kill: signal.Signals
) -> None:
    arguments = (payloads, "--to", "out.jsonl", "--workers", 2, "--span", 4)
    with start(tmp_path, *arguments) as process:
        workers = workers_of(process, 2)
        os.kill(process.pid, kill)
        _, err = process.communicate()
    assert process.returncode == (130 if kill is signal.SIGINT else -signal.SIGKILL)
    assert err.count(b"\n") == (kill is signal.SIGINT)
    gone, left = psutil.wait_procs(workers, timeout=60)
    assert (len(gone), left) == (2, [])
    with start(tmp_path, *arguments) as process:
        process.communicate()
    assert (tmp_path / "out.jsonl").read_bytes() == expected


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("name", "limit"), [*LIMITS.items()])
def test_a_full_disk_is_one_line_and_the_run_goes_on(
    payloads: Path, tmp_path: Path, name: str, limit: int, workers: int
) -> None:
    arguments = [str(payloads), "--to", name, "--span", "40", "--workers", str(workers)]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", LIMITED, str(limit), "normalize", *arguments],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"error of the library" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / name).exists()
    for output in (name, f"whole-{name}"):
        with start(tmp_path, payloads, "--to", output, "--span", 40) as process:
            process.communicate()
    assert output_of(tmp_path / name) == output_of(tmp_path / f"whole-{name}")
    assert not (tmp_path / f"{name}.partial").exists()
