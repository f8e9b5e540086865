"""A purge that is killed leaves the old store or the new one, and the next one ends it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from storing import Rows, held, save

from identity_schema.records import Records
from identity_schema.stores.outputs import parquet_rewrite
from identity_schema.stores.outputs.choice import make_store
from identity_schema.stores.outputs.parquet_rewrite import recover, rewritten_folder

SCRIPT = Path(__file__).parents[1] / "kill_script.py"
MOMENTS = {"out.duckdb": range(1, 9), "out": [*range(1, 20, 2), *range(20, 130, 10)]}


def run(folder: Path, tasks: list[tuple[list[int], list[str]]]) -> list[tuple[int, int]]:
    """Run commands, killed at some moments."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(SCRIPT)], cwd=folder, input=json.dumps(tasks),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [(died, status) for died, status in json.loads(done.stdout)]


@pytest.mark.parametrize("name", MOMENTS)
def test_law_a_purge_that_is_killed_leaves_the_old_store_or_the_new_one(
    tmp_path: Path, many: list[Records], name: str
) -> None:
    save(make_store(str(tmp_path / name)), many, span=4)
    old = held(tmp_path / name)
    command = ["purge", name, "--subject", "m:1", "--as-of", "2026-11-22T00:00:00Z"]
    copies = {moment: tmp_path / str(moment) for moment in [0, *MOMENTS[name]]}
    for folder in copies.values():
        folder.mkdir()
        (shutil.copytree if name == "out" else shutil.copy)(tmp_path / name, folder / name)
    tasks = [([moment], _in(folder, command)) for moment, folder in copies.items()]
    died = run(tmp_path, tasks)
    assert died[0] == (0, 0)
    assert sum(count for count, _ in died) >= len(MOMENTS[name]) // 2
    new = held(copies[0] / name)
    assert new != old
    found: list[Rows] = [held(folder / name) for folder in copies.values()]
    assert all(rows in (old, new) for rows in found)
    assert old in found
    again = run(tmp_path, [([0], _in(folder, command)) for folder in copies.values()])
    assert set(again) == {(0, 0)}
    for folder in copies.values():
        assert held(folder / name) == new
        assert {entry.name for entry in folder.iterdir()} == {name}


def _in(folder: Path, command: list[str]) -> list[str]:
    return [command[0], str(folder / command[1]), *command[2:]]


def test_where_folders_cannot_be_exchanged_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_rewrite, "exchange", lambda *_: False)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine").write_text("old")
    with rewritten_folder(folder) as fresh:
        (fresh / "mine").write_text("new")
    assert (folder / "mine").read_text() == "new"
    # Killed between the two renames: the old folder lies beside, the new one too.
    home = tmp_path / "out.rewritten"
    home.mkdir()
    folder.rename(home / "old")
    recover(folder)
    assert (folder / "mine").read_text() == "new"
