"""Replay may be killed at any moment: given again, it comes to what it would have come to."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from killing import Server, moments

from identity_schema.tables.schema import TABLES

GOOD = '{"_id": "id_1", "status": "COMPLETE"}'
OTHER = '{"_id": "id_1", "status": "COMPLETE", "aunt": 1}'
OUTPUT = "out.duckdb"
LEFT = f"{OUTPUT}.quarantine.jsonl"


def content(folder: Path) -> tuple[Any, list[Any]]:
    """Read the tables and the quarantine."""
    with duckdb.connect(str(folder / OUTPUT), read_only=True) as connection:
        tables = {name: sorted(connection.table(name).fetchall(), key=repr) for name in TABLES}
    left = folder / LEFT
    lines = left.read_text(encoding="utf-8").splitlines() if left.exists() else []
    return tables, [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working folder."""
    return tmp_path_factory.mktemp("replays")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """A process that carries out commands in that folder."""
    with Server(folder) as server:
        yield server


@pytest.mark.parametrize("bad", [[], ["<html>"] * 2])
def test_law_a_killed_replay_that_is_given_again_equals_one_that_was_not(
    folder: Path, server: Server, bad: list[str]
) -> None:
    source = folder / "a.jsonl"
    source.write_text("\n".join([GOOD, OTHER] * 20 + bad), encoding="utf-8")
    begun, now = folder / "begun", folder / "now"
    shutil.rmtree(begun, ignore_errors=True)
    begun.mkdir()
    aside = ("--on-unmapped", "quarantine", "--to", f"begun/{OUTPUT}")
    assert server.call("normalize", source, *aside)["status"] == 1

    def replay(**how: Any) -> dict[str, Any]:
        return server.call("replay", now / LEFT, "--to", now / OUTPUT, "--span", 7, **how)

    def begin() -> None:
        shutil.rmtree(now, ignore_errors=True)
        shutil.copytree(begun, now)

    begin()
    whole = replay()
    assert whole["status"] == int(bool(bad))
    expected = content(now)
    assert (len(expected[0]["payloads"]), len(expected[1])) == (40, len(bad))
    killed = 0
    for moment in moments(whole, 8, seed=len(bad)):
        begin()
        status = replay(kill=moment)["status"]
        killed += status < 0
        if status < 0:
            assert replay()["status"] == int(bool(bad)), moment
        assert content(now) == expected, moment
        assert {path.name for path in now.iterdir()} <= {OUTPUT, LEFT}, moment
    assert killed >= 4, "those by operations are, and those by time may be over before"
