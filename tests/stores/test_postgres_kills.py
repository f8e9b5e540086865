"""Killed at any moment: the same command again leaves what an uninterrupted run leaves."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from in_postgres import ask, tables_in

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parents[1] / "kill_script.py"
KILLS = 56
CHAIN = 7


def run(folder: Path, commands: list[tuple[list[int], list[str]]]) -> list[tuple[int, int]]:
    """Run commands that are killed at some moments; return how often, and their last status."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(SCRIPT)], cwd=folder, input=json.dumps(commands),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [(died, status) for died, status in json.loads(done.stdout)]


@pytest.mark.parametrize("append", [False, True])
def test_law_a_run_that_is_killed_again_and_again_ends_like_any_other(
    database: str, tmp_path: Path, *, append: bool
) -> None:
    lines = (ROOT / "examples" / "mixed.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "first.jsonl").write_bytes(b"".join(lines[:2]))
    (tmp_path / "all.jsonl").write_bytes(b"".join(lines))
    command = ["normalize", "all.jsonl", "--span", "2", *(["--append"] if append else [])]
    chance = random.Random(20261122)  # noqa: S311 - moments of a test
    stores = {"whole": list[int]()}
    for number in range(KILLS // 2 // CHAIN):
        # A fresh start makes all tables; what goes on behind it takes far fewer steps.
        steps = [chance.randint(1, 420), *(chance.randint(1, 90) for _ in range(CHAIN - 1))]
        stores[f"killed_{number}"] = steps
    done = run(tmp_path, [
        task
        for schema, moments in stores.items()
        for task in (
            ([0], ["normalize", "first.jsonl", "--to", f"{database}?schema={schema}"]),
            ([*moments, 0], [*command, "--to", f"{database}?schema={schema}"]),
        )
    ])  # fmt: skip
    assert {status for _, status in done} == {0}
    assert sum(died for died, _ in done) >= KILLS // 2 - CHAIN
    expected = tables_in(database, "whole")
    assert len(expected["payloads"]) == len(lines) + (2 if append else 0)
    for schema in stores:
        assert tables_in(database, schema) == expected
    left = "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%partial'"
    assert ask(database, left) == []
    assert not list(tmp_path.glob("*.partial"))
